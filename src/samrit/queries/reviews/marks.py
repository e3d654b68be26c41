"""What the program can say of a report before an evaluator does: achievement under the year's method, and lateness."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from samrit.queries.reports.judged import judged
from samrit.records.models import YEAR_END, FiscalYear, Indicator, QuarterReport, SubmissionCheck
from samrit.scoring import METHODS, Judgement, Method, MethodName, ScoreResult, judge, method_for, score

_IN_TIME = Decimal(100)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Three judgements that are kept apart: the computed achievement, and what is known of the report's being in time.

    `days_late` is None where nothing was handed in. The quality of the report is for a person to judge.
    """

    achievement: ScoreResult
    due_on: date
    handed_in_on: date | None

    @property
    def days_late(self) -> int | None:
        """Days between the due date and the handing in; 0 in time."""
        return None if self.handed_in_on is None else max((self.handed_in_on - self.due_on).days, 0)

    @property
    def timeliness(self) -> Decimal | None:
        """Full marks for what came in time; what came late is for the evaluator to judge."""
        return _IN_TIME if self.days_late == 0 else None


def suggestion(row: QuarterReport, indicator: Indicator) -> Suggestion:
    """What is suggested for a report of an indicator loaded `with_reports`; two queries: first handing in, and method.

    Whoever handed in in time is in time, however often the report was sent back since.
    """
    handed_in = SubmissionCheck.objects.filter(report=row).order_by("pk").values_list("at", flat=True).first()
    handed_in = handed_in or row.submitted_at
    return Suggestion(
        achievement=score(judgement_of(row, indicator), method_of(indicator.annual_plan.fiscal_year_be)),
        due_on=row.due_on,
        handed_in_on=timezone.localdate(handed_in) if handed_in is not None else None,
    )


def judgement_of(row: QuarterReport, indicator: Indicator) -> Judgement:
    """The year's judgement for the year end, else the quarter's result against the quarter's own target."""
    if row.quarter != YEAR_END:
        return judge(row.target, row.result)
    rows = {one.quarter: one for one in indicator.quarters.all()}
    quarters = tuple(_printed(rows.get(number)) for number in (1, 2, 3, 4))
    target = (indicator.target_value_text, indicator.target_unit_text)
    return judged(target, quarters, indicator.accumulation, _printed(row))


def method_of(fiscal_year_be: int) -> Method:
    """How a year is scored: as the city has settled, else by the table of methods; one query."""
    settings = FiscalYear.objects.filter(fiscal_year_be=fiscal_year_be).values_list("method", flat=True).first()
    return METHODS[MethodName(settings)] if settings in set(MethodName) else method_for(fiscal_year_be)


def _printed(row: QuarterReport | None) -> tuple[str, str]:
    return (row.result_value_text, row.result_unit_text) if row is not None else ("", "")
