"""A measurement as a paper that stands alone: what was measured, whose, of which data; the sentence, two charts, the table of all methods,
tonnes and baht, every doubt; tagged PDF in one language.

In: an answer of `samrit.measure`, and where it was measured. Out: bytes of a PDF/UA-1 that carries `measurement.json`, the whole record of the run.
"""

import json
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from samrit.measure.answer import Answer
from samrit.measure.charts import evening, placebos
from samrit.measure.drawing import png
from samrit.measure.emissions import kind_words
from samrit.measure.estimate import Estimate
from samrit.measure.names import NAMES
from samrit.measure.record import record
from samrit.measure.sentences import Scale, carbon, scale, statement, verdict, with_interval
from samrit.thai.calendar import to_buddhist
from samrit.thai.translation import Message, ShownDay, ShownYear, language
from samrit.vocabulary.kind_of_data import KIND_OF_DATA, SYNTHETIC_WHOLE
from samrit.writers.qr import qr_svg
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
_PROTOCOL_HASH = Message("SHA-256 of the protocol: {sha256}")
_DATA_HASH = Message("SHA-256 of the data: {sha256}")
_TONNES = Message("{carbon} of CO2 (factor {factor} t/MWh, {kind}, {year}, {source})")
_BAHT = Message("{baht} baht ({price} baht/kWh, {source})")
_AGENCY, _AREA, _DATA = Message("Agency"), Message("Area"), Message("Load data")
_SOURCE, _AUTHOR, _ON = Message("Source of the data"), Message("Measured by"), Message("Measured on")
_PAGE = Message("Page")
_QR = Message("QR code of the address below")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a paper says of a measurement besides its answer: its name, whose it is, what the data are called and where they are from, who
    measured, when, and where it is on the web; whether the data are made up. What isn't known is "".
    """

    name: str = ""
    agency: Message | str = ""
    area: str = ""
    data: str = ""
    source: str = ""
    author: Message | str = ""
    on: date | None = None
    address: str = ""
    is_synthetic: bool = False

    @property
    def kind(self) -> str:
        """What kind of data they are, where that has to be said."""
        return str(SYNTHETIC_WHOLE) if self.is_synthetic else ""


_UNNAMED = Measured()


def write_measurement(answer: Answer, measured: Measured = _UNNAMED) -> bytes:
    """The paper in the reader's language."""
    own = scale(answer.main)
    page = {
        "lang": language(),
        "title": str(_TITLE),
        "name": measured.name,
        "author": str(measured.author),
        "about": [[str(label), words] for label, words in _about(measured) if words],
        "page": str(_PAGE),
        "qr_alt": f"{_QR} {measured.address}",
        "statement": str(statement(answer)),
        "kind": measured.kind,
        "charts": [{"alt": str(alt), "at": at} for at, alt in enumerate(_CHARTS[: len(_pictures(answer))])],
        "methods": str(_METHODS),
        "heads": [str(head) for head in _heads(own)],
        "rows": [_row(one, own, is_chosen=one.method == answer.chosen) for one in answer.estimates],
        "unable_title": str(_UNABLE),
        "unable": [f"{NAMES[name].title}: {reason}" for name, reason in answer.unable],
        "facts_title": str(_FACTS),
        "facts": _facts(answer),
        "findings_title": str(_FINDINGS),
        "findings": [f"{one.code}: {one.message}" for one in answer.findings],
        "run_title": str(_RUN),
        "run": [
            str(_PROTOCOL_HASH.filled(sha256=answer.protocol.sha256)),
            *([str(_DATA_HASH.filled(sha256=answer.data_sha256))] if answer.data_sha256 else []),
        ],
    }
    with tempfile.TemporaryDirectory() as folder:
        # Typst reads pictures from files only, and none from outside its root.
        root = Path(folder)
        for at, make in enumerate(_pictures(answer)):
            # As pixels: the words of an SVG would be set a second time, and Thai marks lose their letters on the way.
            (root / f"chart{at}.png").write_bytes(png(make(answer)))
        whole = json.dumps(record(answer), ensure_ascii=False)
        qr = qr_svg(measured.address) if measured.address else ""
        return typeset("measurement.typ", page, folder=root, record=whole, qr=qr)


def _about(measured: Measured) -> tuple[tuple[Message, str], ...]:
    return (
        (_AGENCY, str(measured.agency)),
        (_AREA, measured.area),
        (_DATA, measured.data),
        (_SOURCE, measured.source),
        (KIND_OF_DATA, measured.kind),
        (_AUTHOR, str(measured.author)),
        (_ON, str(ShownDay(measured.on)) if measured.on else ""),
    )


def _pictures(answer: Answer) -> tuple[Any, ...]:
    return (evening, placebos) if answer.main.placebo_percent else (evening,)


def _heads(own: Scale) -> tuple[str | Message, ...]:
    interval = Message("90 % interval ({unit})", unit=own.energy)
    return Message("method"), own.energy, "%", interval, Message("error on ordinary days"), "p", Message("verdict")


def _row(one: Estimate, own: Scale, *, is_chosen: bool) -> list[str]:
    saved, interval = own.with_interval(one.saved_mwh, one.low_mwh, one.high_mwh)
    return [
        ("● " if is_chosen else "") + str(NAMES[one.method].title),
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
        factor = emission.factor
        said = _TONNES.filled(
            carbon=carbon(emission.tonnes, emission.low_tonnes, emission.high_tonnes),
            factor=f"{factor.t_per_mwh:g}",
            kind=kind_words(factor.kind),
            year=ShownYear(to_buddhist(factor.year_ce)),
            source=factor.source,
        )
        lines.append(str(said))
    for cost in answer.costs:
        baht = _amount(cost.baht, cost.low_baht, cost.high_baht)
        lines.append(str(_BAHT.filled(baht=baht, price=f"{cost.tariff.baht_per_kwh:g}", source=cost.tariff.source)))
    return lines


def _amount(value: float, low: float | None, high: float | None) -> str:
    point, interval = with_interval(value, low, high)
    return f"{point} ({interval})" if interval else point
