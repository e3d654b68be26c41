"""`samrit measure`: what an event saved, from load or meter data."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samrit.cli.command import Command
from samrit.cli.measure_options import (
    NO_EVENT,
    NO_ZONE,
    OPTIONS,
    factors_of,
    groups_of,
    participants_of,
    protocol_of,
    stated_of,
    store_answers,
    tariffs_of,
)
from samrit.cli.saving import save
from samrit.cli.words import RefusalError, notify_all
from samrit.thai.translation import Message
from samrit.vocabulary.kind_of_data import says_synthetic

if TYPE_CHECKING:
    from samrit.measure.answer import Answer
    from samrit.measure.protocol import Protocol
    from samrit.measure.readings import Readings


@click.command(
    cls=Command,
    params=[click.Argument(["data"], type=click.Path(path_type=Path), metavar="DATA"), *OPTIONS],
    words=Message(
        "What did an event save? From load or meter data, with its uncertainty. DATA is CSV, "
        "Parquet, Excel, Green Button."
    ),
    notes=(
        Message(
            "Time zone, unit and the end of the interval that a time marks are stated or in the data: "
            "nothing is guessed."
        ),
    ),
)
def command(data: Path, *, is_json: bool, is_backtest: bool, write_protocol: Path | None, **given: Any) -> int:
    """Measure, and tell."""
    if given["keep"] is not None:
        return _store(data, given)
    if not given["event"] and given["protocol_file"] is None and given["tz"]:
        return _preview(data, given)
    protocol = protocol_of(given)
    if write_protocol is not None:
        return _write(protocol, write_protocol)
    if is_backtest:
        text = _backtest(data, protocol, given)
    elif given["groups_file"] is not None:
        text = _groups(data, protocol, given, is_json=is_json)
    else:
        text = _measure(data, protocol, given, is_json=is_json)
    click.echo(text, nl=False)
    return 0


def _preview(data: Path, given: dict[str, Any]) -> int:
    """How the file is read, and what is missing to measure by it."""
    from samrit.cli.measured import found, shown
    from samrit.measure.incoming.reading import read

    readings = read(data, stated_of(given, given["tz"]))
    store_answers(given, readings)
    lines = [*(shown(readings.read_as) if readings.read_as is not None else []), *map(found, readings.findings)]
    click.echo("\n".join(lines))
    raise RefusalError(NO_EVENT)


def _store(data: Path, given: dict[str, Any]) -> int:
    from samrit.measure.incoming.engine import engine
    from samrit.measure.incoming.reading import read
    from samrit.measure.layout import write_layout

    if not given["tz"]:
        raise RefusalError(NO_ZONE)
    con = engine()
    readings = read(data, stated_of(given, given["tz"]), on=con)
    for one in readings.findings:
        notify_all(Message("{code}: {message}", code=one.code, message=one.message))
    with click.progressbar(length=1, file=sys.stderr, label=str(Message("days kept"))) as bar:

        def progress(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        files = write_layout(con, readings, given["keep"], given["tz"], progress=progress)
    click.echo(str(Message.counted("{count} day written", "{count} days written", count=files)))
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
    readings = read(data, stated_of(given, protocol.tz))
    store_answers(given, readings)
    if given["participants_file"] is not None:
        readings, protocol = _with_control(readings, protocol, given)
    answer = measure(readings, protocol, factors=factors, tariffs=tariffs)
    if given["charts"] is not None:
        _draw(answer, given["charts"])
    if given["pdf"] is not None:
        from samrit.writers.measurement import Measured, write_measurement

        save(
            str(given["pdf"]),
            write_measurement(answer, Measured(data=data.name, is_synthetic=says_synthetic(data.name))),
        )
    if is_json:
        return json.dumps(record(answer), ensure_ascii=False, indent=2) + "\n"
    first, _, rest = measured(answer).partition("\n")
    return f"{first}\n{_otherwise(data, protocol, given, readings)}{rest}"


def _otherwise(data: Path, protocol: "Protocol", given: dict[str, Any], readings: "Readings") -> str:
    """What came out if times marked the other end of their intervals, where nobody has said which."""
    from samrit.measure.incoming.reading import read
    from samrit.measure.measuring import measure
    from samrit.measure.refusal import UnmeasurableError
    from samrit.measure.sentences import statement

    if not readings.is_end_unstated:
        return ""
    try:
        other = measure(read(data, stated_of({**given, "label": "end"}, protocol.tz)), protocol)
    except UnmeasurableError as refused:
        return str(Message("if times mark the end of their intervals: {answer}", answer=refused.message)) + "\n"
    return str(Message("if times mark the end of their intervals: {answer}", answer=statement(other))) + "\n"


def _with_control(readings: "Readings", protocol: "Protocol", given: dict[str, Any]) -> tuple["Readings", "Protocol"]:
    """The participants against others like them, by their load on the eight weeks before."""
    from dataclasses import replace

    from samrit.measure.controls import matched
    from samrit.measure.event import parse_event

    event = parse_event(protocol.event, protocol.tz)
    groups = matched(readings, event, participants_of(given), tuple(-7 * week for week in range(1, 9)))
    return replace(readings, groups=groups), replace(protocol, method=given["method"] or "control-group")


def _groups(data: Path, protocol: "Protocol", given: dict[str, Any], *, is_json: bool) -> str:
    from samrit.cli.measured import grouped
    from samrit.measure.groups import in_figures, measure_groups
    from samrit.measure.incoming.reading import read

    answer = measure_groups(read(data, stated_of(given, protocol.tz)), protocol, groups_of(given))
    return json.dumps(in_figures(answer), indent=2, ensure_ascii=False) + "\n" if is_json else grouped(answer)


def _draw(answer: "Answer", folder: Path) -> None:
    from samrit.measure.charts import evening, placebos
    from samrit.measure.drawing import png, svg

    folder.mkdir(parents=True, exist_ok=True)
    pictures = {"evening": evening(answer)}
    if answer.main.placebo_percent:
        pictures["placebos"] = placebos(answer)
    for name, picture in pictures.items():
        save(str(folder / f"{name}.svg"), svg(picture).encode())
        save(str(folder / f"{name}.png"), png(picture))


def _backtest(data: Path, protocol: "Protocol", given: dict[str, Any]) -> str:
    from samrit.cli.measured import backtested
    from samrit.measure.incoming.reading import read
    from samrit.measure.measuring import backtest

    return backtested(backtest(read(data, stated_of(given, protocol.tz)), protocol))
