"""`samrit measure`: what an event saved, from load or meter data."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samrit.cli.command import Command
from samrit.cli.measure_options import OPTIONS, factors_of, protocol_of, stated_of, tariffs_of
from samrit.cli.saving import save
from samrit.cli.words import RefusalError, language
from samrit.thai.message import Message

if TYPE_CHECKING:
    from samrit.measure.answer import Answer
    from samrit.measure.protocol import Protocol


@click.command(
    cls=Command,
    params=[click.Argument(["data"], type=click.Path(path_type=Path), metavar="DATA"), *OPTIONS],
    words=Message(
        "วัดว่ากิจกรรมประหยัดไฟได้เท่าใด จากข้อมูลการใช้ไฟ พร้อมความไม่แน่นอน DATA เป็น CSV, Parquet, Excel หรือ Green Button",
        "What did an event save? From load or meter data, with its uncertainty. DATA is CSV, Parquet, Excel, Green Button.",
    ),
    notes=(
        Message(
            "เขตเวลา หน่วย และปลายช่วงที่เวลาหมายถึง ต้องระบุ หรือมีในข้อมูลเอง โปรแกรมไม่เดา",
            "Time zone, unit and the end of the interval that a time marks are stated or in the data: nothing is guessed.",
        ),
    ),
)
def command(data: Path, *, is_json: bool, is_backtest: bool, write_protocol: Path | None, **given: Any) -> int:
    """Measure, and tell."""
    from samrit.measure.refusal import UnmeasurableError

    try:
        protocol = protocol_of(given)
        if write_protocol is not None:
            return _write(protocol, write_protocol)
        text = _backtest(data, protocol, given) if is_backtest else _measure(data, protocol, given, is_json=is_json)
    except UnmeasurableError as error:
        raise RefusalError(error.message) from error
    click.echo(text, nl=False)
    return 0


def _write(protocol: "Protocol", target: Path) -> int:
    fields = {**json.loads(protocol.canonical()), "sha256": protocol.sha256}
    save(str(target), (json.dumps(fields, ensure_ascii=False, indent=2) + "\n").encode())
    click.echo(protocol.sha256)
    return 0


def _measure(data: Path, protocol: "Protocol", given: dict[str, Any], *, is_json: bool) -> str:
    from samrit.cli.measured import measured
    from samrit.measure.event import parse_event
    from samrit.measure.incoming.reading import read
    from samrit.measure.measuring import measure
    from samrit.measure.record import record

    year, tz = parse_event(protocol.event, protocol.tz).day.year, protocol.tz
    factors, tariffs = factors_of(given, year, tz), tariffs_of(given, tz)
    answer = measure(read(data, stated_of(given, protocol.tz)), protocol, factors=factors, tariffs=tariffs)
    if given["charts"] is not None:
        _draw(answer, given["charts"])
    return json.dumps(record(answer), ensure_ascii=False, indent=2) + "\n" if is_json else measured(answer)


def _draw(answer: "Answer", folder: Path) -> None:
    from samrit.measure.charts import evening, placebos
    from samrit.measure.drawing import png, svg

    folder.mkdir(parents=True, exist_ok=True)
    pictures = {"evening": evening(answer, language())}
    if answer.main.placebo_percent:
        pictures["placebos"] = placebos(answer, language())
    for name, picture in pictures.items():
        save(str(folder / f"{name}.svg"), svg(picture).encode())
        save(str(folder / f"{name}.png"), png(picture))


def _backtest(data: Path, protocol: "Protocol", given: dict[str, Any]) -> str:
    from samrit.cli.measured import backtested
    from samrit.measure.incoming.reading import read
    from samrit.measure.measuring import backtest

    return backtested(backtest(read(data, stated_of(given, protocol.tz)), protocol))
