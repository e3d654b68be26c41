"""What is still open in a fiscal year, agency by agency: for those who close it."""

from dataclasses import dataclass

from django.db.models import Count, Q

from samrit.records.models import Agency, QuarterReport
from samrit.records.workflow import OPEN, Status


@dataclass(frozen=True, slots=True)
class AgencyLeft:
    """How far an agency's year is: its reports, and how many stand where."""

    agency: Agency
    reports: int
    to_report: int
    to_endorse: int
    to_evaluate: int
    to_publish: int

    @property
    def open(self) -> int:
        """How many are not finished: an evaluated report is, though the public doesn't see it yet."""
        return self.to_report + self.to_endorse + self.to_evaluate


def unfinished(fiscal_year_be: int) -> tuple[AgencyLeft, ...]:
    """All agencies with a plan of the year, in two queries."""
    counted = (
        QuarterReport.objects.filter(indicator__annual_plan__fiscal_year_be=fiscal_year_be)
        .values_list("indicator__annual_plan__agency")
        .annotate(
            Count("pk"),
            to_report=Count("pk", filter=Q(status__in=OPEN)),
            to_endorse=Count("pk", filter=Q(status=Status.SUBMITTED)),
            to_evaluate=Count("pk", filter=Q(status=Status.ENDORSED)),
            to_publish=Count("pk", filter=Q(status=Status.EVALUATED)),
        )
        .order_by()
    )
    counts = {agency: numbers for agency, *numbers in counted}
    agencies = Agency.objects.filter(annual_plans__fiscal_year_be=fiscal_year_be).order_by("path")
    return tuple(AgencyLeft(agency, *counts.get(agency.pk, (0, 0, 0, 0, 0))) for agency in agencies)
