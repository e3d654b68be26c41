"""K201: a figure in the narrative, in the indicator's own unit, differs from the result, unexplained."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.all_done import all_done
from samrit.checks.binding import ROUNDING, Binding, is_of_unit, names, stated_otherwise, states_value
from samrit.checks.complete.direction_unstated import asks_less
from samrit.checks.counted import counted_as, is_explained
from samrit.checks.example import form, quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_scale, is_share, shown
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, QuarterReport
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.words import without_blank
from samrit.thai.translation import Message

_SUMMARY = "year_end.narrative"


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    yield from _recorded(subject)
    yield from _of_fractions(subject, report)
    yield from _of_all_done(subject, report)
    for quarter in report.quarters:
        value = quarter.result.value
        # 0 is, on a page of the web system, rather a quarter without a value, unless none is what is asked for.
        if value is not None and (value or asks_less(report) or report.target.value == 0):
            yield from _of_quarter(subject, quarter, value)
    if not any(quarter.result.value is not None for quarter in report.quarters):
        yield from _of_year(subject, report)
    else:
        yield from _of_summary(subject, report)


def _of_fractions(subject: Subject, report: IndicatorReport) -> Iterator[Hit]:
    """9 แห่ง จาก 12 แห่ง beside 91.67 %, where another quarter's value is its own so many of the same twelve."""
    if not is_share(report):
        return
    parts: list[tuple[QuarterReport, Mentions, Figure]] = []
    for q, mentions in subject.narrated:
        found = [f for f in mentions.figures if f.base and f.quantity is Quantity.COUNT]
        shares = [f for f in mentions.figures if f.quantity is Quantity.SHARE]
        if len(found) == 1 and not shares and q.result.value:
            parts.append((q, mentions, found[0]))
    for q, mentions, part in parts:
        fits = [other for other, _m, f in parts if (f.base, f.unit) == (part.base, part.unit) and _is_share(other, f)]
        if fits and not _is_share(q, part):
            sentence = Message(
                "The text says “{mentions}”, the result of quarter {quarter} is {value}",
                mentions=mentions.words(part),
                quarter=q.quarter,
                value=shown(q.result.value or Decimal(0)),
            )
            yield Hit.at(mentions, part, sentence)


def _of_all_done(subject: Subject, report: IndicatorReport) -> Iterator[Hit]:
    """ก่อหนี้ผูกพันครบทุกรายการ, at the end of a year with 90 %."""
    last = report.quarter(_LAST)
    mentions = subject[_LAST_WORDS] if last is not None else None
    full = Decimal(100) if is_share(report) else report.target.value
    if last is None or mentions is None or not last.result.value or not full or is_scale(report) or asks_less(report):
        return
    found = all_done(report, mentions.text) if last.result.value < full - ROUNDING else None
    if (
        found is None
        or states_value(report, mentions, last.result.value)
        or (is_share(report) and "เป้าหมาย" in found[0])
    ):
        return
    sentence = Message(
        "The text says “{mentions}”, the result of quarter {quarter} is {value}",
        mentions=found[0],
        quarter=last.quarter,
        value=shown(last.result.value),
    )
    yield Hit(mentions.field, sentence, *found.span())


def _is_share(quarter: QuarterReport, part: Figure) -> bool:
    return abs(part.value * 100 / (part.base or 1) - (quarter.result.value or 0)) < 1


def _of_quarter(subject: Subject, quarter: QuarterReport, value: Decimal) -> Iterator[Hit]:
    stated = stated_otherwise(subject, quarter, value)
    if stated is not None:
        mentions, figure = stated.mentions, stated.figure
        yield Hit.at(
            mentions,
            figure,
            Message(
                "The text says “{mentions}”, the result of quarter {quarter} is {value}",
                mentions=mentions.words(figure),
                quarter=quarter.quarter,
                value=shown(value),
            ),
        )


def _of_summary(subject: Subject, report: IndicatorReport) -> Iterator[Hit]:
    """The year's summary against the year's result, or, where none is entered, the last quarter's."""
    last = report.quarters[-1] if report.quarters else None
    summary = subject[_SUMMARY]
    if last is None or summary is None:
        return
    result = report.result if report.result.value is not None else last.result
    if not result.value or any(f.period is not None for f in summary.figures):
        return
    stated = stated_otherwise(subject, last.replace(result=result), result.value, _SUMMARY) or _compared_otherwise(
        report,
        summary,
        {result.value, report.target.value, *(f.value for m in subject.narratives[:-1] for f in m.figures)},
    )
    if stated is not None:
        figure, text = stated.figure, stated.mentions.text
        yield Hit(
            _SUMMARY,
            Message(
                "The summary says “{words}”, the year's result is {value}",
                words=text[figure.start : figure.end],
                value=shown(result.value),
            ),
            figure.start,
            figure.end,
        )


def _compared_otherwise(report: IndicatorReport, summary: Mentions, known: set[Decimal | None]) -> Binding | None:
    """A share that the summary holds against the target, and that stands nowhere else."""
    for figure in summary.figures if is_share(report) else ():
        is_compared = _AGAINST_TARGET.match(summary.text, figure.end) is not None
        if is_compared and figure.value not in known and is_of_unit(report, figure) and not figure.change:
            return Binding(report.quarters[-1], summary, figure, None)
    return None


_AGAINST_TARGET = re.compile(r"\s*(?:ซึ่ง)?(?:สูงกว่า|มากกว่า|เกินกว่า|เกิน|ต่ำกว่า|น้อยกว่า|เป็นไปตาม|บรรลุ)(?:ค่า)?เป้าหมาย")
_LAST, _LAST_WORDS = 4, "quarters.4.narrative"


def _of_year(subject: Subject, report: IndicatorReport) -> Iterator[Hit]:
    """Counts of the very thing that the indicator's name counts, where only the year has a result: none of them is it."""
    value = report.result.value
    if value is None or is_share(report):
        return
    counted = [(m, f) for m in subject.narratives for f in m.figures if is_of_unit(report, f) and names(report, m, f)]
    known = {value, report.target.value}
    if is_scale(report):  # a quarter's level is its own
        counted = [(m, f) for m, f in counted if m.field in (_LAST_WORDS, _SUMMARY)]
    for at, (mentions, figure) in enumerate(counted):
        leads_there = any(other.value == value for _m, other in counted[at:]) and figure.value <= value
        stated_here = any(other.value == value for other in mentions.figures)
        is_said = is_explained(figure, mentions, subject.explained)
        if is_said or figure.value in known or figure.is_limit or figure.change or leads_there or stated_here:
            continue
        if counted_as(figure, mentions, subject.counted) is not None:
            continue  # the record says what it counts, or that it doesn't come to that
        yield Hit.at(
            mentions,
            figure,
            Message(
                "The text counts “{words}”, the result is {printed}, and nothing explains it",
                words=mentions.words(figure),
                printed=without_blank(report.result),
            ),
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
            words = mentions.words(figure)
            yield Hit.at(
                mentions,
                figure,
                Message(
                    "The text says “{words}”, but the records come to {recorded} ({what})",
                    words=words,
                    recorded=shown(stated.recorded),
                    what=stated.what,
                ),
                severity=Severity.ERROR,
            )


RULE = Rule(
    code="K201",
    name="differs-from-text",
    severity=Severity.WARNING,
    title=Message("The figure in the text is not the result"),
    why=Message("One report gives two figures for one thing; the reader can't know which to believe."),
    remedy=Message(
        "Make them agree, or say why they differ: so many took part, so many carried on. Or tell by "
        "which records the figure of the text is counted; then it has to be what those come to. Or choose what else it is."
    ),
    check=_check,
    good=form(),
    bad=quarter_of_form(4, narrative="เมื่อสิ้นปี มีชุมชนที่คัดแยกเศษอาหารตามทะเบียนทั้งเมือง 41 ชุมชน และยังเพิ่มขึ้นทุกเดือน"),
)
