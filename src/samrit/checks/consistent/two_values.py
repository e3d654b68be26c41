"""K202: the same quantity has two values in two places of the report."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from samrit.checks.binding import is_of_unit
from samrit.checks.example import form
from samrit.checks.ledger import words_before
from samrit.checks.likeness import letters, without_fillers
from samrit.checks.named_again import named_again
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import accumulates, shown
from samrit.checks.subject import Subject
from samrit.report import YearEnd
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from datetime import date

_ALIKE = 14  # letters before the figure that must be the same
_ONCE = (Quantity.POWER, Quantity.ENERGY, Quantity.EMISSION)  # measured once for an event; doesn't grow by quarter


def _check(subject: Subject) -> Iterator[Hit]:
    """The summary against the last quarter, of which it tells again; what an event saved, anywhere."""
    yield from _of_last_quarter(subject)
    yield from _of_one_event(subject)
    for mentions in subject.narratives:
        yield from _of_one_day(mentions)
        if len(mentions.figures) > 1:
            yield from (_hit(mentions, again, (mentions, first)) for again, first in named_again(mentions))
    found: dict[tuple[str, str], tuple[Mentions, Figure]] = {}
    last = subject.quarters[-1].quarter if subject.quarters else 0
    grows = accumulates(subject) is True
    for mentions in subject.narratives:
        here: dict[tuple[str, str], Figure] = {}
        for figure in mentions.figures:
            lead = letters(mentions.text[max(0, figure.start - 40) : figure.start])[-_ALIKE:]
            if not figure.unit or len(lead) < _ALIKE:
                continue
            key = (figure.unit, lead)
            if key in here:  # a list of like things: 5 places here, 7 there
                found.pop(key, None)
                continue
            here[key] = figure
            if key in found and _differ(found[key], (mentions, figure), last, grows=grows):
                yield _hit(mentions, figure, found[key])
        found |= {key: (mentions, figure) for key, figure in here.items() if key not in found}


def _of_last_quarter(subject: Subject) -> Iterator[Hit]:
    """ไตรมาสที่แล้วมี 15 ร้าน, where the quarter before has 13 and no other figure in its unit."""
    report = subject.indicator
    if report is None or "ไตรมาส" not in subject.all_text:
        return
    for before, after in pairwise(report.quarters):
        mentions, value = subject.narrative(after.quarter), before.result.value
        earlier = subject.narrative(before.quarter)
        for figure in mentions.figures if mentions is not None and value is not None else ():
            if mentions is None or value is None or not is_of_unit(report, figure) or figure.change is not None:
                continue
            lead = words_before(mentions, figure)
            known = {value, *(f.value for f in earlier.figures)} if earlier is not None else {value}
            if _LAST_QUARTER.search(lead) and figure.value not in known and not figure.is_approximate:
                words = mentions.words(figure)
                sentence = Message("Here it is “{words}”, before it was “{other}”", words=words, other=shown(value))
                yield Hit.at(mentions, figure, sentence)


def _of_one_event(subject: Subject) -> Iterator[Hit]:
    """งานผลไม้ในเดือนกุมภาพันธ์ มีผู้ร่วมงาน 1,250 คน, and later 1,520 คน: the same words of the same days in two quarters."""
    stated: dict[tuple[str, str, date, date], tuple[Mentions, Figure]] = {}
    for mentions in subject.narratives:
        for figure in mentions.figures:
            days = figure.period
            if days is None or not figure.unit or figure.reach is not None or figure.change is not None:
                continue
            of_what = without_fillers(mentions.text[days.end : figure.start])
            event = without_fillers(_LEADS_TO_DAY.sub("", mentions.text[max(0, days.start - 40) : days.start]))[
                -_EVENT:
            ]
            if len(of_what) < _OF_WHAT or len(event) < _EVENT:
                continue
            key = (figure.unit, event + of_what, days.starts_on, days.ends_on)
            first, other = stated.setdefault(key, (mentions, figure))
            if first is not mentions and other.value != figure.value and not figure.is_approximate:
                yield _hit(mentions, figure, (first, other))


def _of_one_day(mentions: Mentions) -> Iterator[Hit]:
    """ณ วันที่ 30 กันยายน จำนวน 1,245,000 คน, and 1,254,000 คน of the same day: two of its digits have changed places."""
    if len(mentions.dates) < 2:
        return
    dated = [
        (day, f)
        for f in mentions.figures
        for day in mentions.dates
        if _AS_OF.fullmatch(mentions.text, day.end, f.start)
    ]
    for (first_day, first), (day, figure) in pairwise(dated):
        is_one = first_day.starts_on == day.starts_on and first.unit == figure.unit != ""
        digits, others = (f"{one.value.normalize():f}" for one in (first, figure))
        if is_one and digits != others and sorted(digits) == sorted(others) and len(digits) >= _FEWEST_DIGITS:
            yield _hit(mentions, figure, (mentions, first))


_AS_OF = re.compile(r"\s*(?:มี)?(?:จำนวน|รวม|ทั้งสิ้น)?\s*")
_FEWEST_DIGITS = 4
_LEADS_TO_DAY = re.compile(r"(?:ระหว่าง|เมื่อ|ใน|ช่วง)?(?:วัน[ก-๎]{0,10}ที่|เดือน)?\s*$")
_OF_WHAT, _EVENT = 5, 8  # letters
_LAST_QUARTER = re.compile(r"ไตรมาส(?:ที่แล้ว|ก่อน|ที่ผ่านมา)\s*(?:ซึ่ง|ที่)?(?:มี|ได้|อยู่ที่|ทำได้|มีจำนวน|จำนวน)(?:ผล|จำนวน)?\s*$")


def _differ(first: tuple[Mentions, Figure], second: tuple[Mentions, Figure], last: int, *, grows: bool) -> bool:
    if first[1].value == second[1].value:
        return False
    retold = first[0].field == f"quarters.{last}.narrative" and second[0].field == "year_end.narrative"
    return retold or (second[1].quantity in _ONCE and second[1].reach is None and not grows)


def _hit(mentions: Mentions, figure: Figure, first: tuple[Mentions, Figure]) -> Hit:
    words = mentions.words(figure)
    other = first[0].words(first[1])
    return Hit.at(mentions, figure, Message("Here it is “{words}”, before it was “{other}”", words=words, other=other))


RULE = Rule(
    code="K202",
    name="two-values",
    severity=Severity.WARNING,
    title=Message("The same quantity has two values"),
    why=Message("Figures that are copied on go wrong, and the wrong one may be published."),
    remedy=Message("Look at the evidence, and use one value everywhere."),
    check=_check,
    good=form(),
    bad=form(
        year_end=YearEnd(verdict_text="สูงกว่าเป้าหมาย", narrative="สิ้นปีมีชุมชนที่คัดแยกต่อเนื่อง 31 ชุมชน และเขตรับช่วงดูแลจุดรับต่อ")
    ),
)
