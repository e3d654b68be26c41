"""What a year's package would hold, before it is made."""

from dataclasses import dataclass

from django.db.models import Sum

from samrit.package.scope import Scope
from samrit.package.tables import TABLES
from samrit.records.models import AnnualPlan, Blob, Event, Indicator, QuarterReport, SignOff


@dataclass(frozen=True, slots=True)
class Preview:
    """How much of what; `file_bytes` is the size of evidence and papers, before packing."""

    plans: int
    indicators: int
    reports: int
    signatures: int
    events: int
    files: int
    file_bytes: int


def preview(scope: Scope) -> Preview:
    """Count it: a fixed number of SQL queries."""
    rows = {table.model: table.rows(scope) for table in TABLES}
    size = rows[Blob].aggregate(size=Sum("size_bytes"))["size"] or 0
    return Preview(
        plans=rows[AnnualPlan].count(),
        indicators=rows[Indicator].count(),
        reports=rows[QuarterReport].count(),
        signatures=rows[SignOff].count(),
        events=rows[Event].count(),
        files=rows[Blob].count(),
        file_bytes=size,
    )
