"""K205: the result falls from one quarter to the next."""

from collections.abc import Iterator
from itertools import pairwise

from samrit.checks.complete.direction_unstated import asks_less
from samrit.checks.example import results_of_page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import accumulates, results, shown
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_SURE = Message(
    "The result falls from {before} (quarter {quarter}) to {value} (quarter {next_quarter}), though it accumulates"
)
_UNSURE = Message(
    "The result falls from {before} (quarter {quarter}) to {value} (quarter {next_quarter}), and nothing says whether "
    "quarters accumulate"
)


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    if asks_less(report):
        return  # a fall is what is asked for
    series = results(report)
    grows = accumulates(subject)
    if grows is False:
        return
    for i, ((quarter, before), (next_quarter, value)) in enumerate(pairwise(series)):
        # Work done grows from a low start; a success that begins at its full height is each quarter's own.
        sure = grows is True and (i > 0 and series[0][1] < before)
        if value < before and value != 0:  # a fall to 0.00 is rather a quarter that nobody reported
            yield Hit(
                f"quarters.{next_quarter}.result",
                (_SURE if sure else _UNSURE).filled(
                    before=shown(before), quarter=quarter, value=shown(value), next_quarter=next_quarter
                ),
                severity=None if sure else Severity.NOTE,
            )


RULE = Rule(
    code="K205",
    name="result-falls",
    severity=Severity.WARNING,
    title=Message("A cumulative result falls"),
    why=Message("What accumulates can't fall; an earlier quarter claimed too much, or the way of counting changed."),
    remedy=Message("Look at both quarters, and say in the definition whether they accumulate."),
    check=_check,
    good=results_of_page("12.5", "31", "52.75", "84.5"),
    bad=results_of_page("12.5", "61.75", "52.75", "84.5").replace(method="นับสายที่ตรวจรับแล้ว เป็นค่าสะสมตั้งแต่ต้นปี"),
)
