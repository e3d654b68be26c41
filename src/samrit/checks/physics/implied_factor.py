"""P402: tonnes and megawatt-hours imply an emission factor that the grid of that year doesn't have."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import quarter_of_form
from samrit.checks.measured import measured_as
from samrit.checks.physics.factors import credible, published
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.translation import Message, ShownYear

_MEGA = {"เมกะวัตต์": Decimal(1), "เมกะวัตต์-ชั่วโมง": Decimal(1)}
_KILO = Decimal("0.001")
_FROM = re.compile(r"[^\d\n]{0,30}(?:จาก|from)[^\d\n]{0,30}")


def _check(subject: Subject) -> Iterator[Hit]:
    if not any(f.quantity is Quantity.EMISSION for m in subject.narratives for f in m.figures):
        return
    year = _year_ce(subject)
    low, high = credible(year)
    for mentions in subject.narratives:
        for tonnes in (f for f in mentions.figures if f.quantity is Quantity.EMISSION):
            mwh = _mwh(subject, mentions, tonnes)
            if mwh is None:
                continue
            t = tonnes.value * (Decimal(1) if tonnes.unit == "ตัน" else _KILO)
            if mwh <= 0 or low <= t / mwh <= high:
                continue
            yield _hit(mentions, tonnes, (t, mwh), (low, high), year)


def _mwh(subject: Subject, mentions: Mentions, tonnes: Figure) -> Decimal | None:
    """The energy that the tonnes come from: of the measurement that they or their source stand on, else as it is told."""
    source = _source(mentions, tonnes)
    for figure in (tonnes, source):
        known = None if figure is None else measured_as(figure, mentions, subject.measured)
        if known is not None:
            return known.saved_mwh
    hours = None if source is None else _hours(subject, source)
    return None if source is None or hours is None else source.value * _MEGA.get(source.unit, _KILO) * hours


def _source(mentions: Mentions, tonnes: Figure) -> Figure | None:
    """The energy that the tonnes are said to come from ("8.4 ตัน จากไฟฟ้า 20 MWh"), else the energy or power told nearest before."""
    behind = next((f for f in mentions.figures if f.start >= tonnes.end), None)
    if behind and behind.quantity is Quantity.ENERGY and _FROM.fullmatch(mentions.text[tonnes.end : behind.start]):
        return behind
    before = [f for f in mentions.figures if f.start < tonnes.start]
    for quantity in (Quantity.ENERGY, Quantity.POWER):
        stated = [f for f in before if f.quantity is quantity]
        if stated:
            return stated[-1]
    return None


def _hours(subject: Subject, source: Figure) -> Decimal | None:
    """For how long the power was saved: as the name says ("ปิดไฟ 1 ชั่วโมง"), else the shortest window told."""
    if source.quantity is Quantity.ENERGY:
        return Decimal(1)
    name = subject["name"]
    for figure in name.figures if name else ():
        if figure.unit == "ชั่วโมง":
            return figure.value
    minutes = [
        (t.ends_at.hour - t.starts_at.hour) * 60 + t.ends_at.minute - t.starts_at.minute
        for m in subject.narratives
        for t in m.times
        if t.ends_at is not None and t.ends_at > t.starts_at
    ]
    return Decimal(min(minutes)) / 60 if minutes else None


def _year_ce(subject: Subject) -> int | None:
    days = [d.starts_on.year for m in subject.narratives for d in m.dates]
    if days:
        return max(days)
    return subject.report.fiscal_year_be - 543 if subject.report.fiscal_year_be else None


def _hit(
    mentions: Mentions,
    tonnes: Figure,
    claim: tuple[Decimal, Decimal],
    limits: tuple[Decimal, Decimal],
    year: int | None,
) -> Hit:
    t, mwh = claim
    words = mentions.words(tonnes)
    grid = published(year) if year else limits
    factors = " - ".join(dict.fromkeys(f"{factor}" for factor in (grid[0], grid[-1])))
    fits = " - ".join(dict.fromkeys(f"{t / factor:.1f}" for factor in (grid[-1], grid[0])))
    low, high = (f"{limit:.2f}" for limit in limits)
    return Hit.at(
        mentions,
        tonnes,
        Message(
            "“{words}” from {mwh:.1f} MWh is {t:.3f} t/MWh, outside {low} to {high} of {grid}; at "
            "the published {factors} t/MWh it fits {fits} MWh",
            words=words,
            mwh=mwh,
            t=t / mwh,
            low=low,
            high=high,
            grid=Message("Thailand's grid of {year}", year=ShownYear(year + 543))
            if year
            else Message("Thailand's grid"),
            factors=factors,
            fits=fits,
        ),
    )


RULE = Rule(
    code="P402",
    name="implied-factor",
    severity=Severity.WARNING,
    title=Message("An emission factor that the grid doesn't have"),
    why=Message(
        "Tonnes by megawatt-hours is the emission factor of the grid, which EPPO and TGO publish for "
        "each year. One far from it means that the two come from different bases, as the largest "
        "power instead of the mean."
    ),
    remedy=Message("Work the tonnes out from the energy (MWh) with that year's factor, and name its source."),
    check=_check,
    good=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดได้ 20 เมกะวัตต์-ชั่วโมง ลดคาร์บอนไดออกไซด์ได้ 8.4 ตัน"),
    bad=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดได้ 40 เมกะวัตต์-ชั่วโมง ลดคาร์บอนไดออกไซด์ได้ 8.4 ตัน"),
)
