"""C119: a quarter's words say nothing from which its value could be seen."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from samrit.checks.binding import Ground, bindings, names, stated_otherwise, states_value
from samrit.checks.effort import GENERAL, MEANS, PRAISE
from samrit.checks.example import quarter_of_page
from samrit.checks.ledger import words_before
from samrit.checks.likeness import numbers, shares_words
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_scale, is_share, shown
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport
from samrit.report.mentions import Mentions, Quantity
from samrit.scoring.words import without_blank
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_EMPTY = " -–—.\n"
# Words for all of it, which stand for a full value.
_ALL = re.compile(
    r"ครบ|แล้วเสร็จ|เสร็จสิ้น|ทุกแห่ง|ทุกราย|ทุกคน|ทุกเรื่อง|ทุกครั้ง|ทั้งหมด|ทั้งสิ้น|เป็นไปตามเป้าหมาย|\b(?:all|complete[d]?|every)\b"
)
_FULL = 100
_FEWEST = 3  # quarters with words


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    yield from _of_year(subject, report)
    unsupported: list[int] = []
    with_words = 0
    for q, mentions in subject.narrated:
        value = q.result.value
        if not value or not mentions.text.strip(_EMPTY) or mentions.field == report.broken_off:
            continue
        with_words += 1
        if value in (_FULL, report.target.value) and _ALL.search(mentions.text):
            continue
        text = to_arabic(mentions.text)
        # "ขั้นตอนที่ 3" names a step, and so tells how far it came.
        is_named = any(text[one.start : one.end].replace(",", "") == shown(value) for one in mentions.named)
        if not is_named and not states_value(report, mentions, value) and stated_otherwise(subject, q, value) is None:
            unsupported.append(q.quarter)
    # Sure where no quarter's words support its value and no text has any figure at all: said once, of the last.
    is_bare = len(unsupported) == with_words >= _FEWEST and not any(m.figures or m.named for m in subject.narratives)
    some_are_supported = len(unsupported) < with_words
    for quarter in unsupported:
        is_sure = (is_bare and quarter == unsupported[-1]) or (
            some_are_supported and _reports_other_things(subject, report, quarter)
        )
        yield Hit(
            f"quarters.{quarter}.result",
            Message(
                "Quarter {quarter} reports {value}, and none of its words says what that comes from",
                quarter=quarter,
                value=shown(_value(report, quarter)),
            ),
            severity=Severity.WARNING if is_sure else None,
        )


def _of_year(subject: Subject, report: IndicatorReport) -> Iterator[Hit]:
    """A share of which the quarters, without results of their own, tell no count and no percentage: that the summary repeats it proves nothing."""
    if not is_share(report) or not report.result.value or report.broken_off or not subject.reaches_end:
        return
    texts = [m for _q, m in subject.narrated if m.text.strip(_EMPTY)]
    if len(texts) < _FEWEST or any(q.result.value is not None or q.result.printed for q in report.quarters):
        return
    summary = subject["year_end.narrative"]
    others = [f for f in summary.figures if f.base or f.quantity is Quantity.COUNT] if summary is not None else []
    if others or any(_may_show_share(report, m) for m in texts):
        return
    yield Hit(
        "result",
        Message(
            "The year's result is {printed}, and no quarter tells what it was counted or measured from",
            printed=without_blank(report.result),
        ),
        severity=Severity.WARNING,
    )


def _may_show_share(report: IndicatorReport, mentions: Mentions) -> bool:
    """Whether a text has a percentage, a part of a whole, or a count of what the name speaks of; or says that all is done."""
    counted = [f for f in mentions.figures if f.quantity is not Quantity.DURATION]
    units = [f.unit for f in counted]
    is_part = any(f.quantity is Quantity.SHARE or f.base is not None for f in counted) or len(units) > len({*units})
    is_named = any(shares_words(words_before(mentions, f), report.name, size=_ALIKE) for f in counted)
    return is_part or is_named or (report.result.value == _FULL and "ทุก" in mentions.text)


_ALIKE = 6  # letters that the words before a count and the name must share


def _reports_other_things(subject: Subject, report: IndicatorReport, quarter: int) -> bool:
    """Whether a text tells, for a new value, only what was done for it, only praise, or only what another quarter counted.

    Asked where other quarters do tell their value: there the words are what is missing, and not the officer's manner.
    """
    q, mentions = report.quarter(quarter), subject.narrative(quarter)
    if q is None or mentions is None or is_scale(report) or q.result.value in (_FULL, report.target.value):
        return False
    value = q.result.value or Decimal(0)
    if value % 1 and not is_share(report):
        return False  # of what is counted whole, the value itself is what is wrong
    others = {one.result.value for one in report.quarters if one.quarter != quarter}
    if value in others:
        return False
    own = [one for one in bindings(subject, q) if one.figure.quantity is Quantity.COUNT]
    counted = [one.figure.value for one in own if one.figure.change is None and not one.figure.is_limit]
    before = max(
        (v for one in report.quarters if one.quarter < quarter and (v := one.result.value)), default=Decimal(0)
    )
    sums = {sum(some) for size in range(1, len(counted[:_MOST]) + 1) for some in combinations(counted[:_MOST], size)}
    written = {
        Decimal(number.replace(",", "")) for number in numbers(to_arabic(mentions.text))
    }  # also where no unit stands
    if (sums | written) & {value, value - before}:
        return False
    if counted and not any(one.ground in (Ground.TARGET, Ground.YEAR, Ground.RECORD, Ground.EXPLAINED) for one in own):
        return not _OF_OTHER_QUARTER.search(mentions.text)
    words = (MEANS.search(mentions.text), PRAISE.search(mentions.text), GENERAL.fullmatch(mentions.text.strip()))
    is_of_means = any(word is not None for word in words)
    return not own and is_of_means and not _is_of_unit_or_result(report, mentions)


def _is_of_unit_or_result(report: IndicatorReport, mentions: Mentions) -> bool:
    """Whether a share or a part of a whole is told, or a figure for the very thing that the name counts."""
    if is_share(report):
        return any(figure.quantity is Quantity.SHARE or figure.base for figure in mentions.figures)
    return any(names(report, mentions, figure) for figure in mentions.figures)


_MOST = 6
_OF_OTHER_QUARTER = re.compile(r"ไตรมาส(?:ที่)?\s?(?:[1-4]|ก่อน|แรก)|ที่ผ่านมา|ต่อเนื่องจาก")


def _value(report: IndicatorReport, quarter: int) -> Decimal:
    found = report.quarter(quarter)
    return (found.result.value if found is not None else None) or Decimal(0)


RULE = Rule(
    code="C119",
    name="value-unsupported",
    severity=Severity.NOTE,
    title=Message("A value that no word supports"),
    why=Message("The evaluator reads what was done, and can't see how the value follows from it."),
    remedy=Message("Say what was counted to get this value: so many out of so many, and where they are listed."),
    check=_check,
    good=quarter_of_page(2, narrative="ซ่อมแล้วเสร็จ 31 สาย จาก 100 สายในแผน"),
    bad=quarter_of_page(2, narrative="ประชุมติดตามงาน 2 ครั้ง และตรวจพื้นที่ร่วมกับผู้รับจ้าง"),
)
