"""What each figure of a quarter's text is of: its value, its target, another quarter, a part, or nothing that is known.

A figure is bound where the report itself shows what it is; each binding has its reason, and needs no more than one.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from samrit.checks.counted import counted_as, is_explained
from samrit.checks.ledger import words_before
from samrit.checks.likeness import letters, shares_words
from samrit.checks.series import is_scale, is_share
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, QuarterReport
from samrit.report.figures import Reach
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.domain import unit_of_report
from samrit.thai.calendar import quarter_dates

__all__ = ["ROUNDING", "Binding", "Ground", "bindings", "is_share_of", "names", "stated_otherwise", "states_value"]

ROUNDING = Decimal("0.6")  # percent points: 36.5 may be written 37, or 36
_BEFORE = 80  # characters: where the thing that is counted is named
_ALIKE = 10  # letters that the name and the words before the figure must share to speak of one thing
_MEASURED = (Quantity.MASS, Quantity.VOLUME, Quantity.LENGTH, Quantity.AREA)
_MEASURED_TO, _ABOUT = Decimal("0.01"), Decimal("0.1")  # of the value: "1,265 ตัน" for 1,265.4; "ประมาณ 300 คน" for 290
_CHANCE = Decimal("0.02")  # percent points: closer than two figures come to a value by chance
_MOST_ALIKE = 12
_ONE_THING = (frozenset({"คน", "ราย"}), frozenset({"แห่ง", "จุด"}))
_OF_TARGET = re.compile(r"\s?(?:ของ)?(?:ค่า)?(?:เป้าหมาย|แผน|เป้า)")
_SAYS_SHARE = re.compile(r"(?:คิดเป็น|เป็น|ได้|อยู่ที่|เท่ากับ|สะสม|=|:)(?:อัตรา)?\s*$")
_IN_BRACKETS = re.compile(r"\(\s*$")
_FOUND = re.compile(r"(?<!ไม่)(?:พบ|เกิดเหตุ|เกิดขึ้น|found)[^\d]{0,20}$")
_LEAD = 30
_AIMED_AT = re.compile(r"เป้าหมาย|แผน|กำหนดไว้")
_GATHERS = re.compile(r"สะสม|รวม|ทั้งสิ้น|ทั้งหมด|แล้ว|จำนวน|เป็น|ได้")
_SAME_WORDS, _SUM_WORDS = 8, 3  # letters
_NEAR = 7  # two figures of one thing differ by less than a seventh
_OF_WHOLE = re.compile(r"ผลการดำเนินงาน|ผลการดำเนินการ|ผลงาน|ผลสำเร็จ|ภาพรวม")
_ALL_DONE = re.compile(r"\s*(?:ผลสำเร็จ|ความสำเร็จ|ผลงาน|ดำเนินการ(?:ได้|แล้วเสร็จ|แล้ว))\s*(?:คิดเป็น)?\s*")
_OF_YEAR = re.compile(r"ผลงาน|ผลการดำเนินงาน|ผลการดำเนินการ|ทั้งปี|ตลอดปี|สิ้นปี")
# A figure of one of them is a part's.
_OF_A_PART = re.compile(
    r"ถนน|ซอย|สาย|แขวง|ชุมชน|โครงการ|กิจกรรม|รุ่น|งวด|โรงเรียน|อาคาร|งบประมาณ|เบิกจ่าย|ความก้าวหน้า|คืบหน้า|เป้าหมาย|แผน|พึงพอใจ|แบบประเมิน|ทดสอบ|เดือน"
)
_OF_PEOPLE = re.compile(r"ผู้|คน|ราย|ประชาชน|นักเรียน|บุคลากร|เจ้าหน้าที่|เด็ก|สมาชิก|ข้าราชการ|อาสา")
_PEOPLE = frozenset({"คน", "ราย"})
_OF_BEFORE = re.compile(r"ไตรมาส(?:ที่)?\s?(?:[1-4]|ก่อน|แรก|ที่แล้ว)|ที่ผ่านมา|ต่อเนื่อง|เดิม|ปีก่อน|ปีที่แล้ว|quarter")
_REACHED = re.compile(r"(?:ถึง|ได้|บรรลุ|ครบ|อยู่ใน|อยู่ที่|เท่ากับ|สำเร็จใน)\s*$")
_FILLS = re.compile(r"แล้วเสร็จ|แล้ว|จำนวน|ทั้งสิ้น|รวม|ได้|คิดเป็น|เป็น|อัตรา|[\s:=(]")
_LONGEST_NAMED, _SHORTEST_NAMED, _SHORTEST_VERB = 12, 6, 4


class Ground(StrEnum):
    """By what a figure is known."""

    VALUE = "value"  # the quarter's result
    ADDED = "added"  # what the quarter added to the one before
    TARGET = "target"
    OTHER_QUARTER = "other quarter"
    CARRIED = "carried"  # it stands in another quarter's text
    YEAR = "year"
    PART = "part"  # of a total that the text gives
    BASE = "base"  # what a part is out of
    LIMIT = "limit"  # asked for, and not counted
    CHANGE = "change"  # by how much something went up or down
    RECORD = "record"  # somebody told by which records it is counted
    EXPLAINED = "explained"  # the officer has said what it is
    OTHER_PERIOD = "other period"  # the text tells it of days that are not the quarter's


class Binding(NamedTuple):
    """A figure in the indicator's own unit, the text in which it stands, and by what it is known; None for nothing."""

    quarter: QuarterReport
    mentions: Mentions
    figure: Figure
    ground: Ground | None


def bindings(subject: Subject, quarter: QuarterReport, field: str = "") -> tuple[Binding, ...]:
    """The figures of a quarter's text, or of the field of a text about it, that are in the indicator's own unit."""
    mentions = subject[field or f"quarters.{quarter.quarter}.narrative"]
    if subject.indicator is None or mentions is None:
        return ()
    key = (mentions.field, quarter)
    if key not in subject.bound:
        subject.bound[key] = tuple(_bindings(subject, subject.indicator, quarter, mentions))
    return subject.bound[key]


def _bindings(
    subject: Subject, report: IndicatorReport, quarter: QuarterReport, mentions: Mentions
) -> Iterator[Binding]:
    parts = {part for found in subject.parts(mentions.field) for part in found.parts}
    parts.update(figure for found in subject.balances(mentions.field) for figure in (found.given, found.left))
    bases = {f.base for f in mentions.figures if f.base is not None}
    for figure in mentions.figures:
        if not is_of_unit(report, figure):
            continue
        ground = _ground(subject, report, quarter, mentions, figure)
        if ground is None and figure in parts:
            ground = Ground.PART
        if ground is None and figure.value in bases:
            ground = Ground.BASE
        yield Binding(quarter, mentions, figure, ground)


def is_of_unit(report: IndicatorReport, figure: Figure) -> bool:
    """Whether a figure is in the indicator's own unit, and of nothing else's rate."""
    if figure.per or figure.upper is not None:
        return False
    if is_share(report):
        return figure.quantity is Quantity.SHARE
    unit = unit_of_report(report)
    if figure.quantity in _MEASURED:
        return figure.unit == unit
    return figure.quantity is Quantity.COUNT and (figure.unit == unit or {figure.unit, unit} in _ONE_THING)


def names(report: IndicatorReport, mentions: Mentions, figure: Figure) -> bool:
    """Whether the words before a figure speak of what the indicator's name counts."""
    before = mentions.text[max(0, figure.start - _BEFORE) : figure.start]
    return shares_words(before, report.name, size=_ALIKE)


def states_value(report: IndicatorReport, mentions: Mentions, value: Decimal) -> bool:
    """Whether a text gives the value: as a figure, in whatever unit, as a share of its target, as a sum or a share of what it lists."""
    figures = [f for f in mentions.figures if not f.is_limit]
    target = report.target.value
    if any(_same(report, f, value) for f in figures):
        return True
    if target and any(f.quantity is Quantity.SHARE and abs(value / target * 100 - f.value) < ROUNDING for f in figures):
        return True
    own = [f.value for f in figures if is_of_unit(report, f) and f.change is None]
    if not is_share(report):
        return len(own) > 1 and sum(own) == value
    return any(f.base and abs(f.value * 100 / f.base - value) <= ROUNDING for f in figures) or is_share_of(
        value, mentions.figures
    )


def is_share_of(value: Decimal, figures: Sequence[Figure]) -> bool:
    """Whether a percentage is that of two figures of one unit, or of one and the two wholes that the text adds up."""
    for unit in {f.unit for f in figures if f.quantity is not Quantity.SHARE}:
        alike = [f.value for f in figures if f.unit == unit and f.value > 0][:_MOST_ALIKE]
        wholes = [*alike, *(sum(pair) for pair in combinations(alike, 2))]
        if any(part < whole and abs(part * 100 / whole - value) <= _CHANCE for part in alike for whole in wholes):
            return True
    return False


def _ground(
    subject: Subject, report: IndicatorReport, quarter: QuarterReport, mentions: Mentions, figure: Figure
) -> Ground | None:
    if counted_as(figure, mentions, subject.counted) is not None:
        return Ground.RECORD
    if is_explained(figure, mentions, subject.explained):
        return Ground.EXPLAINED
    if figure.is_limit:
        return Ground.LIMIT
    if figure.change is not None or _is_beyond_target(report, mentions, figure):
        return Ground.CHANGE
    return next((ground for ground, value in _known(report, quarter) if _same(report, figure, value)), None) or (
        Ground.OTHER_PERIOD
        if _is_of_other_days(subject, quarter, figure)
        else Ground.CARRIED
        if _is_carried(subject, mentions, figure)
        else None
    )


def _is_beyond_target(report: IndicatorReport, mentions: Mentions, figure: Figure) -> bool:
    """Whether a summary opens with by how much the year is above its target, or below: "สูงกว่าเป้าหมาย 2 บริการ"."""
    is_first = mentions.field == "year_end.narrative" and figure.start == 0
    values = report.result.value, report.target.value
    return is_first and None not in values and figure.value == abs((values[0] or 0) - (values[1] or 0))


def _known(report: IndicatorReport, quarter: QuarterReport) -> Iterator[tuple[Ground, Decimal]]:
    """The values that a quarter's figure may be, with what each is; the first that fits counts."""
    value = quarter.result.value
    earlier = [q.result.value for q in report.quarters if q.quarter < quarter.quarter and q.result.value is not None]
    others = [q.result.value for q in report.quarters if q.quarter != quarter.quarter and q.result.value is not None]
    if value is not None:
        yield Ground.VALUE, value
        if earlier and not is_scale(report):
            yield Ground.ADDED, value - earlier[-1]
            yield Ground.ADDED, value + sum(earlier)
    for target in (quarter.target, report.target):
        if target.value is not None:
            yield Ground.TARGET, target.value
    for other in others:
        yield Ground.OTHER_QUARTER, other
    if report.result.value is not None:
        yield Ground.YEAR, report.result.value


def _same(report: IndicatorReport, figure: Figure, value: Decimal) -> bool:
    allowed = ROUNDING if is_share(report) else Decimal(0)
    if figure.quantity in _MEASURED:
        allowed = abs(value) * _MEASURED_TO
    if figure.is_approximate:
        allowed = max(allowed, abs(value) * _ABOUT)
    return abs(figure.value - value) <= allowed


def _is_of_other_days(subject: Subject, quarter: QuarterReport, figure: Figure) -> bool:
    """Whether the text tells a figure of days that end before the quarter begins, or of another year."""
    period, year = figure.period, subject.fiscal_year_be
    if period is None or year is None or figure.reach is Reach.CUMULATIVE:
        return False
    starts_on, _ends_on = quarter_dates(year, quarter.quarter)
    return period.ends_on < starts_on


def _is_carried(subject: Subject, mentions: Mentions, figure: Figure) -> bool:
    """Whether a figure stands in another quarter's text, too: a base that is told each time."""
    if figure.reach is Reach.CUMULATIVE:
        return False
    others = (m for m in subject.narratives if m.field != mentions.field)
    return any(f.value == figure.value and f.unit == figure.unit for m in others for f in m.figures)


def stated_otherwise(subject: Subject, quarter: QuarterReport, value: Decimal, field: str = "") -> Binding | None:
    """The figure by which a quarter's text tells its result, where that is another than its value; None where it agrees or says none.

    What another quarter's text says excuses nothing. Of a text that breaks off, the right one may be in what is missing.
    `field` is another text about the same result: the summary of the year.
    """
    report = subject.indicator
    mentions = subject[field or f"quarters.{quarter.quarter}.narrative"]
    if report is None or mentions is None or mentions.field == report.broken_off or not mentions.figures:
        return None
    own = bindings(subject, quarter, field)
    free = [one for one in own if one.ground is None]
    if not free:
        left = _of_earlier_quarter(report, quarter, own)
        return left if left is not None and not states_value(report, mentions, value) else None
    if states_value(report, mentions, value):
        return _said_again(report, free, own)
    if not value:  # "พบผู้ป่วย 1 ราย" is none, or says what the zero leaves out
        return next((one for one in free if _FOUND.search(_lead(one))), None)
    if is_scale(report):
        return free[0] if len(own) == 1 and _REACHED.search(_lead(free[0])) else None
    return _stated_share(report, free, own) if is_share(report) else _stated_count(subject, report, free, own)


def _of_earlier_quarter(report: IndicatorReport, quarter: QuarterReport, own: Sequence[Binding]) -> Binding | None:
    """The figure of an earlier quarter, where it is all that a text counts and the text doesn't look back: it was left from before."""
    counted = [one for one in own if one.ground not in (Ground.LIMIT, Ground.CHANGE, Ground.TARGET)]
    earlier = {one.result.value for one in report.quarters if one.quarter < quarter.quarter}
    are_earlier = all(one.ground is Ground.OTHER_QUARTER and one.figure.value in earlier for one in counted)
    if not counted or not are_earlier or not quarter.result.value or _OF_BEFORE.search(counted[0].mentions.text):
        return None
    return counted[-1]


def _said_again(report: IndicatorReport, free: Sequence[Binding], own: Sequence[Binding]) -> Binding | None:
    """A second figure for the very thing of which the text has the value: in the same words, or where the value is only aimed at."""
    if is_share(report):
        return None
    equal = [one for one in own if one.ground is Ground.VALUE]
    done = [one for one in equal if not _AIMED_AT.search(words_before(one.mentions, one.figure))]
    for one in free:
        so_far = one.figure.reach is Reach.CUMULATIVE
        lead = words_before(one.mentions, one.figure)
        is_named = names(report, one.mentions, one.figure)
        if equal and not done and so_far and is_named:
            return one
        sums_up = "สรุป" in lead and one.figure.reach in (Reach.CUMULATIVE, Reach.TOTAL) and not _OF_A_PART.search(lead)
        if sums_up and is_named and any(_is_near(one.figure.value, other.figure.value) for other in done):
            return one
        words = _of_what(one)
        is_alike = len(words) >= _SAME_WORDS and any(
            _of_what(other) == words and other.figure.reach is one.figure.reach for other in done
        )
        if so_far and is_alike:
            return one
    return None


def _is_near(value: Decimal, other: Decimal) -> bool:
    return abs(value - other) * _NEAR <= max(abs(value), abs(other))


def _of_what(one: Binding) -> str:
    return letters(_GATHERS.sub("", words_before(one.mentions, one.figure)))[-_ALIKE - 2 :]


def _is_stated_alike(subject: Subject, report: IndicatorReport, stated: Binding) -> bool:
    """Whether other quarters tell their value in the same words, "สะสม 415 คน"."""
    words = words_before(stated.mentions, stated.figure).strip()
    is_sum = stated.figure.reach is Reach.TOTAL
    if stated.figure.reach is not Reach.CUMULATIVE and len(letters(words)) < (_SUM_WORDS if is_sum else _SAME_WORDS):
        return False
    alike = 0
    for q, mentions in subject.narrated:
        if q is stated.quarter or not q.result.value:
            continue
        same = [f for f in mentions.figures if f.value == q.result.value and is_of_unit(report, f)]
        alike += any(words_before(mentions, f).strip() == words for f in same)
    return alike > is_sum


def _stated_count(
    subject: Subject, report: IndicatorReport, free: Sequence[Binding], own: Sequence[Binding]
) -> Binding | None:
    """The count that a text gives as the result: of what the name counts, so far or in all before any other."""
    named = [one for one in free if names(report, one.mentions, one.figure)]
    gathered = [one for one in free if one.figure.reach in (Reach.CUMULATIVE, Reach.TOTAL)]
    is_counted_by_name = unit_of_report(report) in report.name
    for one in gathered:
        so_far = one.figure.reach is Reach.CUMULATIVE
        if one in named or (so_far and (is_counted_by_name or _is_stated_alike(subject, report, one))):
            return one
    if named:
        return named[-1]
    value = free[0].quarter.result.value or Decimal(0)
    is_summary = free[0].mentions.field == "year_end.narrative"
    for one in free:
        if one.figure.reach is not Reach.CUMULATIVE and _is_stated_alike(subject, report, one):
            return one
        lead = words_before(one.mentions, one.figure)
        is_sum = is_summary and one.figure.reach in (Reach.CUMULATIVE, Reach.TOTAL) and len(free) == 1
        if is_sum and not _OF_A_PART.search(lead) and _is_near(one.figure.value, value):
            return one
        if _OF_YEAR.search(lead) and not _OF_A_PART.search(lead) and _is_near(one.figure.value, value):
            return one
    lead = words_before(free[0].mentions, free[0].figure)
    opens = free[0].mentions.text.startswith(lead)
    is_named = _is_of_name(report, lead, _SHORTEST_VERB if opens else _SHORTEST_NAMED)
    return free[0] if len(own) == 1 and (is_counted_by_name or is_named) else None


def _stated_share(report: IndicatorReport, free: Sequence[Binding], own: Sequence[Binding]) -> Binding | None:
    """The percentage that a text gives as the result: the only one that it "comes to", or the one of what the name measures."""
    shares = [one for one in free if not _OF_TARGET.match(one.mentions.text, one.figure.end)]
    said = [one for one in shares if _SAYS_SHARE.search(_lead(one))]
    named = [one for one in said if names(report, one.mentions, one.figure)]
    gathered = [
        one
        for one in said
        if one.figure.reach in (Reach.CUMULATIVE, Reach.TOTAL)
        and (one in named or not _OF_A_PART.search(words_before(one.mentions, one.figure)))
    ]
    if gathered or named:
        return (gathered or named)[-1]
    if len({one.figure.value for one in own}) > 1:
        return None  # several are told, and nothing says which is the indicator's
    if said and _comes_to(said[0]):
        return said[0]
    if (only := _only_share(report, shares, own)) is not None:
        return only
    bracketed = [one for one in shares if _IN_BRACKETS.search(_lead(one)) and names(report, one.mentions, one.figure)]
    return bracketed[0] if bracketed else None


def _only_share(report: IndicatorReport, shares: Sequence[Binding], own: Sequence[Binding]) -> Binding | None:
    """The one percentage of a text, where it stands behind the name's own words, is the whole's, or is of the only two figures."""
    if len(own) != 1 or not shares:
        return None
    one = shares[0]
    before = words_before(one.mentions, one.figure)
    if _OF_A_PART.search(before):
        return None
    if (
        _ALL_DONE.fullmatch(before)
        or _is_of_name(report, before, _SHORTEST_NAMED)
        or (_OF_WHOLE.search(before) and _SAYS_SHARE.search(before))
    ):
        return one
    pairs = [f for f in one.mentions.figures if f.base is not None and f.quantity is not Quantity.MONEY]
    part = pairs[0] if len(pairs) == 1 else None
    if part is None or part.share != one.figure.value or _OF_A_PART.search(words_before(one.mentions, part)):
        return None
    is_of_people = part.unit in _PEOPLE and not _OF_PEOPLE.search(report.name)
    words = words_before(one.mentions, part)
    return one if not is_of_people and _is_of_name(report, words, _SHORTEST_VERB) else None


def _is_of_name(report: IndicatorReport, words: str, shortest: int) -> bool:
    """Whether the words before a figure end as the indicator's name speaks: "ผ่านเกณฑ์"."""
    if (whole := letters(words)[-_LONGEST_NAMED:]) in letters(report.name) and len(whole) == _LONGEST_NAMED:
        return True
    last = _FILLS.sub("", words)
    return len(last) >= shortest and last[-shortest:] in _FILLS.sub("", report.name)


def _lead(one: Binding) -> str:
    return one.mentions.text[max(0, one.figure.start - _LEAD) : one.figure.start]


def _comes_to(one: Binding) -> bool:
    return _lead(one).rstrip().endswith(("คิดเป็น", "คิดเป็นอัตรา"))
