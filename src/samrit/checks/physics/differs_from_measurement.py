"""P406: a figure that stands on a measurement is not what the measurement says."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import quarter_of_form
from samrit.checks.measured import MeasuredFigure, measured_as
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.translation import Message

_KILO = Decimal("0.001")
_SCALE = {"กิโลวัตต์": _KILO, "กิโลวัตต์-ชั่วโมง": _KILO, "หน่วย": _KILO, "กิโลกรัม": _KILO}
_ROUNDED = Decimal("0.01")  # of the value: nobody gives more digits than people read
_LARGEST = re.compile(r"สูงสุด|มากที่สุด|มากสุด")
_NEAR = 60


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.narratives:
        for figure in mentions.figures:
            known = measured_as(figure, mentions, subject.measured)
            said = None if known is None else _said(figure, mentions, known)
            if said is not None:
                yield Hit.at(mentions, figure, said)


def _said(figure: Figure, mentions: Mentions, known: MeasuredFigure) -> Message | None:
    words, value = mentions.words(figure), figure.value * _SCALE.get(figure.unit, Decimal(1))
    if figure.quantity is Quantity.POWER:
        if _is(value, known.mean_mw):
            return None
        if _is(value, known.largest_mw):
            around = mentions.text[max(0, figure.start - _NEAR) : figure.end + _NEAR]
            return None if _LARGEST.search(around) else _largest(words, known)
        sizes = Message(
            "{mean:.4g} MW (mean), {largest:.4g} MW (largest)", mean=known.mean_mw, largest=known.largest_mw
        )
        return _differs(words, sizes)
    if figure.quantity is Quantity.ENERGY and not _is(value, known.saved_mwh):
        mwh = f"{known.saved_mwh:.4g} MWh"
        return _differs(words, mwh)
    if figure.quantity is Quantity.EMISSION and known.tonnes and not any(_is(value, one) for one in known.tonnes):
        tonnes = ", ".join(f"{one:.4g}" for one in known.tonnes)
        return _differs(words, Message("{tonnes} t", tonnes=tonnes))
    return None


def _is(value: Decimal, measured: Decimal) -> bool:
    digits = value.as_tuple().exponent
    step = Decimal(1).scaleb(digits) / 2 if isinstance(digits, int) else Decimal(0)
    return abs(value - abs(measured)) <= max(step, abs(measured) * _ROUNDED)


def _largest(words: str, known: MeasuredFigure) -> Message:
    return Message(
        "“{words}” is the largest of one interval; the mean over the event is {mean_mw:.4g} MW",
        words=words,
        mean_mw=known.mean_mw,
    )


def _differs(words: str, measured: str | Message) -> Message:
    return Message(
        "“{words}” is not what the measurement that it stands on says: {measured}",
        words=words,
        measured=measured,
    )


_FIELD = "quarters.2.narrative"
_BAD = MeasuredFigure("29.4 เมกะวัตต์", Decimal("19.2"), Decimal("19.2"), Decimal("29.4"), (Decimal("8.4"),))
_GOOD = MeasuredFigure("19.2 เมกะวัตต์", Decimal("19.2"), Decimal("19.2"), Decimal("29.4"), (Decimal("8.4"),))

RULE = Rule(
    code="P406",
    name="differs-from-measurement",
    severity=Severity.WARNING,
    title=Message("A figure that its measurement doesn't say"),
    why=Message(
        "Energy, mean power and the largest power of one interval are three things; one taken for "
        "another falsifies tonnes and baht."
    ),
    remedy=Message("Take the figure from the measurement, and say whether it is the mean, the largest, or the energy."),
    check=_check,
    good=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดได้เฉลี่ย 19.2 เมกะวัตต์"),
    bad=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดได้ 29.4 เมกะวัตต์"),
    good_measured={_FIELD: (_GOOD,)},
    bad_measured={_FIELD: (_BAD,)},
)
