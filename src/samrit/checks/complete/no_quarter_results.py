"""C107: the year has a result, and no quarter has one."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.binding import is_of_unit
from samrit.checks.example import form
from samrit.checks.ledger import words_before
from samrit.checks.likeness import shares_words
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_share
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, Result
from samrit.report.mentions import Mentions, Quantity
from samrit.scoring.domain import unit_of_report
from samrit.scoring.words import without_blank
from samrit.thai.translation import Message

_NONE = Result()


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.result.value is None or not report.quarters or not subject.reaches_end:
        return
    if all(q.result == _NONE for q in report.quarters) and not _quarters_count(subject, report):
        yield Hit(
            "quarters",
            Message(
                "The year's result is {printed}, but the quarters hold words only, no figure",
                printed=without_blank(report.result),
            ),
            # Where the words give the result, the fields alone are empty.
            severity=Severity.NOTE if any(_gives(m, report.result.value) for m in subject.narratives) else None,
        )


def _quarters_count(subject: Subject, report: IndicatorReport) -> bool:
    """Whether the quarters' words hold their figures: all but one, the last among them, count in the indicator's unit, or of what it is a share."""
    texts = [m for _q, m in subject.narrated]
    counting = [m for m in texts if _counts(report, m)]
    return len(counting) > 1 and counting[-1] is texts[-1] and len(counting) >= len(texts) - 1


def _counts(report: IndicatorReport, mentions: Mentions) -> bool:
    own = [f for f in mentions.figures if not f.is_limit and not f.upper and f.unit]
    if any(is_of_unit(report, f) or f.unit == unit_of_report(report) for f in own):
        return True
    counted = [words_before(mentions, f) for f in own if f.quantity is Quantity.COUNT] if is_share(report) else []
    return any(shares_words(words, report.name, size=_ALIKE) for words in counted)


_ALIKE = 6  # letters that the words before a figure and the name must share


def _gives(mentions: Mentions, value: Decimal) -> bool:
    return any(figure.value == value for figure in mentions.figures)


_WORDS = "อบรมผู้นำชุมชน และเยี่ยมจุดรับที่เปิดแล้ว"

RULE = Rule(
    code="C107",
    name="no-quarter-results",
    severity=Severity.WARNING,
    title=Message("The year has a result, the quarters have none"),
    why=Message("Without quarterly figures nobody sees where the year's figure comes from, and when it came about."),
    remedy=Message("Give each quarter its result, or say why it can't be measured yet."),
    check=_check,
    good=form(),
    bad=form(quarters=tuple(q.replace(result=Result(), narrative=_WORDS) for q in form().quarters)),
)
