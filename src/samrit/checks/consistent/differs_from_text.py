"""K201: a figure in the narrative, in the indicator's own unit, differs from the result, unexplained."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.counted import counted_as
from samrit.checks.example import form, quarter_of_form
from samrit.checks.likeness import shares_words
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import is_share, shown
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.translation import Message

_BEFORE = 80  # characters: where the thing that is counted is named
_ALIKE = 10  # letters that the name and the words before the figure must share to speak of one thing
_OF_TARGET = re.compile(r"\s?(?:ของ)?(?:ค่า)?(?:เป้าหมาย|แผน|เป้า)")
_ROUNDING = Decimal("0.6")  # percent points: 36.5 may be written 37, or 36


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    yield from _recorded(subject)
    if is_share(report):
        yield from _shares(subject, report)
    else:
        yield from _counts(subject, report)


def _counts(subject: Subject, report: IndicatorReport) -> Iterator[Hit]:
    """Counts of the very thing that the indicator's name counts, none of which is its result."""
    unit = (report.target.unit or report.result.unit_text).removeprefix("จำนวน").strip()
    if not unit or report.result.value is None:
        return
    named = [
        (m, f)
        for m in subject.narratives
        for f in m.figures
        if f.unit == unit and f.quantity is Quantity.COUNT and _names(report, m, f)
    ]
    known = {report.result.value, report.target.value} | {q.result.value for q in report.quarters}
    if any(f.value == report.result.value for _, f in named):
        return  # the text gets to the result: the other figures lead there
    for mentions, figure in named:
        if figure.value in known or counted_as(figure, mentions, subject.counted) is not None:
            continue  # the record says what it counts, or that it doesn't come to that
        words = mentions.text[figure.start : figure.end]
        yield Hit(
            mentions.field,
            Message(
                "The text counts “{words}”, the result is {printed}, and nothing explains it",
                words=words,
                printed=report.result.printed,
            ),
            figure.start,
            figure.end,
            # Of an excerpt, the explanation may be in the part that is not there.
            severity=None if subject.reaches_end else Severity.NOTE,
        )


def _recorded(subject: Subject) -> Iterator[Hit]:
    """Figures that are told to be counted from the records, and are not what the records come to."""
    for mentions in subject.narratives:
        for figure in mentions.figures:
            stated = counted_as(figure, mentions, subject.counted)
            if stated is None or stated.recorded == figure.value:
                continue
            words = mentions.text[figure.start : figure.end]
            yield Hit(
                mentions.field,
                Message(
                    "The text says “{words}”, but the records come to {recorded} ({what})",
                    words=words,
                    recorded=shown(stated.recorded),
                    what=stated.what,
                ),
                figure.start,
                figure.end,
                severity=Severity.ERROR,
            )


def _names(report: IndicatorReport, mentions: Mentions, figure: Figure) -> bool:
    before = mentions.text[max(0, figure.start - _BEFORE) : figure.start]
    return shares_words(before, report.name, size=_ALIKE)


def _shares(subject: Subject, report: IndicatorReport) -> Iterator[Hit]:
    """A quarter whose narrative has one percentage, "คิดเป็นร้อยละ", that is not the quarter's result."""
    for q in report.quarters:
        mentions = subject[f"quarters.{q.quarter}.narrative"]
        value = q.result.value
        if mentions is None or value is None or mentions.field == subject.report.broken_off:
            continue
        shares = [f for f in mentions.figures if f.quantity is Quantity.SHARE]
        if len(shares) != 1 or any(abs(f.value - value) < _ROUNDING for f in mentions.figures):
            continue
        only = shares[0]
        if not mentions.text[: only.start].rstrip().endswith("คิดเป็น") or _is_of_target(mentions, only, report, value):
            continue
        yield Hit(
            mentions.field,
            Message(
                "The text says “{mentions}”, the result of quarter {quarter} is {value}",
                mentions=mentions.text[only.start : only.end],
                quarter=q.quarter,
                value=shown(value),
            ),
            only.start,
            only.end,
        )


def _is_of_target(mentions: Mentions, figure: Figure, report: IndicatorReport, value: Decimal) -> bool:
    """Whether the percentage is the result's share of its target, which is another thing than the result."""
    if _OF_TARGET.match(mentions.text, figure.end):
        return True
    target = report.target.value
    return bool(target) and target is not None and abs(value / target * 100 - figure.value) < _ROUNDING


RULE = Rule(
    code="K201",
    name="differs-from-text",
    family=Family.CONSISTENT,
    severity=Severity.WARNING,
    title=Message("The figure in the text is not the result"),
    why=Message("One report gives two figures for one thing; the reader can't know which to believe."),
    remedy=Message(
        "Make them agree, or say why they differ: so many took part, so many carried on. Or tell by "
        "which records the figure of the text is counted; then it has to be what those come to."
    ),
    check=_check,
    good=form(),
    bad=quarter_of_form(4, narrative="เมื่อสิ้นปี มีชุมชนที่คัดแยกเศษอาหารตามทะเบียนทั้งเมือง 41 ชุมชน และยังเพิ่มขึ้นทุกเดือน"),
)
