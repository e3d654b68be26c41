"""The fiscal year that runs: the plans of the year before, carried over as people do it, and what has fallen due reported."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from samrit.actions.plans.start_plan import copy_plan
from samrit.ledger import trail
from samrit.ledger.content import content_of, revision_of, write_content
from samrit.ops.sample_city import approved
from samrit.ops.sample_city.frame import Frame
from samrit.ops.sample_city.rows import morning
from samrit.ops.sample_city.schema import AgencyData
from samrit.ops.sample_city.years import Later
from samrit.records.models import YEAR_END, AnnualPlan, QuarterReport, Review, Revision
from samrit.report import Absence, Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

_HANDED_IN = timedelta(days=3)  # before the day on which it is due
_ENDORSED = timedelta(days=30)  # after it: what is newer waits for its coordinator


def write_running_year(frame: Frame, agency: AgencyData, words: str, *, at: datetime) -> AnnualPlan:
    """Carry an agency's plan over, and report the quarters that are due by now; what is due later waits for its officer.

    `words` are what the officer writes of a quarter, with a place for its number and one for its result.
    """
    source = frame.annual_plans[agency.code]
    by = frame.people[RoleName.COORDINATOR, agency.code]
    plan = copy_plan(source=source, fiscal_year_be=source.fiscal_year_be + 1, by=by, at=at)
    today = timezone.localdate(at)
    due = QuarterReport.objects.filter(indicator__annual_plan=plan, due_on__lt=today).exclude(quarter=YEAR_END)
    rows = list(due.select_related("indicator"))
    for row in rows:
        _file(row, frame, agency, words, today)
        row.save()
    Revision.objects.bulk_create(revision_of(row, by=row.submitted_by, at=row.submitted_at or at) for row in rows)
    Review.objects.bulk_create(one for row in rows for one in approved.reviews(row))
    if rows:
        trail.record("load_sample", plan, by=None, at=at, after={"agency": agency.code, "reports": len(rows)})
    return plan


def _file(row: QuarterReport, frame: Frame, agency: AgencyData, words: str, today: date) -> None:
    """Report what the same quarter reached a year before; a day moves with the year, and what was not reported can't be measured."""
    before = QuarterReport.objects.get(indicator=row.indicator.last_year_id, quarter=row.quarter)
    result, reached = before.result, before.result.printed
    if before.result_value is not None:
        reached = f"{result.value_text.partition(' [')[0]} {row.indicator.target_unit}"
    elif not result.value_text:
        result = Result.none(Absence.NOT_MEASURABLE_YET)
        reached = result.printed
    elif result.absence is None:
        result = Result(value_text=Later(1).text(result.value_text), unit_text=result.unit_text)
        reached = result.value_text
    narrative = words.format(quarter=row.quarter, result=reached)
    write_content(row, content_of(row).replace(result=result, narrative=narrative))
    row.version += 1
    row.submitted_by = frame.people[RoleName.OFFICER, agency.code]
    row.submitted_at = row.first_submitted_at = morning(row.due_on - _HANDED_IN)
    row.status = Status.SUBMITTED.value
    if today > row.due_on + _ENDORSED:
        row.status = Status.ENDORSED.value
        row.endorsed_by, row.endorsed_at = frame.people[RoleName.COORDINATOR, agency.code], morning(row.due_on)
