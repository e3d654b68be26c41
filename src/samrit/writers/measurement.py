"""A measurement as a paper: the sentence, two charts, the table of all methods, tonnes and baht, every doubt; tagged PDF.

In: an answer of `samrit.measure`. Out: bytes of a PDF/UA-1 that carries `measurement.json`, the whole record of the run.
"""

import json
import tempfile
from pathlib import Path
from typing import Any

from samrit.measure.answer import Answer
from samrit.measure.charts import evening, placebos
from samrit.measure.drawing import png
from samrit.measure.estimate import Estimate
from samrit.measure.methods.table import METHODS
from samrit.measure.record import record
from samrit.measure.sentences import Scale, scale, statement, verdict, with_interval
from samrit.thai.translation import Message, language
from samrit.writers.typeset import typeset

_TITLE = Message("What an event saved")
_METHODS = Message("All methods")
_CHARTS = (
    Message("the load of the evening against what it would have been"),
    Message("the event's saving among those of ordinary days"),
)
_UNABLE = Message("Methods that can't be run")
_FACTS = Message("Carbon dioxide and cost")
_FINDINGS = Message("About the data")
_RUN = Message("What it was made from")


def write_measurement(answer: Answer) -> bytes:
    """The paper in a language, with the sentence in both."""
    own = scale(answer.main)
    page = {
        "lang": language(),
        "title": str(_TITLE),
        "statement": str(statement(answer)),
        "other": statement(answer).text("en" if language() == "th" else "th"),
        "charts": [{"alt": str(alt), "at": at} for at, alt in enumerate(_CHARTS[: len(_pictures(answer))])],
        "methods": str(_METHODS),
        "heads": [str(head) for head in _heads(own)],
        "rows": [_row(one, own, is_chosen=one.method == answer.chosen) for one in answer.estimates],
        "unable_title": str(_UNABLE),
        "unable": [f"{METHODS[name].title}: {reason}" for name, reason in answer.unable],
        "facts_title": str(_FACTS),
        "facts": _facts(answer),
        "findings_title": str(_FINDINGS),
        "findings": [f"{one.code}: {one.message}" for one in answer.findings],
        "run_title": str(_RUN),
        "run": [f"protocol SHA-256 {answer.protocol.sha256}", f"data SHA-256 {answer.data_sha256}"],
    }
    with tempfile.TemporaryDirectory() as folder:
        # Typst reads pictures from files only, and none from outside its root.
        root = Path(folder)
        for at, make in enumerate(_pictures(answer)):
            # As pixels: the words of an SVG would be set a second time, and Thai marks lose their letters on the way.
            (root / f"chart{at}.png").write_bytes(png(make(answer)))
        whole = json.dumps(record(answer), ensure_ascii=False)
        return typeset("measurement.typ", page, folder=root, record=whole)


def _pictures(answer: Answer) -> tuple[Any, ...]:
    return (evening, placebos) if answer.main.placebo_percent else (evening,)


def _heads(own: Scale) -> tuple[str | Message, ...]:
    interval = Message("90 % interval ({unit})", unit=own.energy)
    return Message("method"), own.energy, "%", interval, Message("error on ordinary days"), "p", Message("verdict")


def _row(one: Estimate, own: Scale, *, is_chosen: bool) -> list[str]:
    saved, interval = own.with_interval(one.saved_mwh, one.low_mwh, one.high_mwh)
    return [
        ("● " if is_chosen else "") + one.method,
        saved,
        f"{one.percent:.2f}",
        interval or "-",
        f"{one.spread.sd:.2f} %" if one.spread.count else "-",
        "-" if one.p_value is None else f"{one.p_value:.3f}",
        str(verdict(one)),
    ]


def _facts(answer: Answer) -> list[str]:
    lines = []
    for emission in answer.emissions:
        tonnes = _amount(emission.tonnes, emission.low_tonnes, emission.high_tonnes)
        factor = emission.factor
        unit = str(Message("t"))
        lines.append(
            f"{tonnes} {unit} CO2 ({factor.t_per_mwh:g} t/MWh, {factor.kind} {factor.year_ce}, {factor.source})"
        )
    for cost in answer.costs:
        baht, unit = _amount(cost.baht, cost.low_baht, cost.high_baht), str(Message("baht"))
        lines.append(f"{baht} {unit} ({cost.tariff.baht_per_kwh:g} baht/kWh, {cost.tariff.source})")
    return lines


def _amount(value: float, low: float | None, high: float | None) -> str:
    point, interval = with_interval(value, low, high)
    return f"{point} ({interval})" if interval else point
