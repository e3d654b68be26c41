"""What is still open in a year when it is signed: the quarters that nobody has evaluated."""

from samrit.records.models import YEAR_END, QuarterReport
from samrit.vocabulary.workflow import Status

_FINISHED = (Status.EVALUATED.value, Status.PUBLISHED.value)


def unfinished_quarters(row: QuarterReport) -> list[QuarterReport]:
    """The quarters of a year end's year that are not evaluated yet; one query."""
    rows = row.indicator.quarters.exclude(quarter=YEAR_END).exclude(status__in=_FINISHED)
    return list(rows.order_by("quarter"))
