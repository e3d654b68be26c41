"""What the program can say of a report before an evaluator does: achievement under the year's method, and lateness."""

from dataclasses import dataclass
from decimal import Decimal

from samrit.ledger.stored_judgement import report_judgement
from samrit.records.models import YEAR_END, FiscalYear, Indicator, QuarterReport
from samrit.scoring import METHODS, Method, MethodName, ScoreResult, method_for, score
from samrit.scoring.deadline import Deadline

_IN_TIME = Decimal(100)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Three judgements that are kept apart: the computed achievement, and what is known of the report's being in time.

    `full` is the best achievement under the year's method. The quality of the report is for a person to judge.
    """

    achievement: ScoreResult
    full: Decimal
    deadline: Deadline

    @property
    def timeliness(self) -> Decimal | None:
        """Full marks for what came in time; what came late is for the evaluator to judge."""
        return _IN_TIME if self.deadline.days_late == 0 else None


def suggestion(row: QuarterReport, indicator: Indicator) -> Suggestion:
    """What is suggested for a report of an indicator loaded `with_reports`; one query, for the method."""
    method = method_of(indicator.annual_plan.fiscal_year_be)
    return Suggestion(score(report_judgement(indicator, row), method), method.full, row.deadline)


def full_marks(quarter: int, fiscal_year_be: int) -> Decimal:
    """The best score that there is: 100 for a quarter, for the year end that of the year's method; one query there."""
    return method_of(fiscal_year_be).full if quarter == YEAR_END else _IN_TIME


def method_of(fiscal_year_be: int) -> Method:
    """How a year is scored: as the city has settled, else by the table of methods; one query."""
    settings = FiscalYear.objects.filter(fiscal_year_be=fiscal_year_be).values_list("method", flat=True).first()
    return METHODS[MethodName(settings)] if settings in set(MethodName) else method_for(fiscal_year_be)
