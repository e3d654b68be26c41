"""Carry a fiscal year's plans over into the next: each agency's as a copy, all of it or nothing, by the worker."""

from datetime import date, datetime

from django.utils import timezone
from django_tasks import task

from samrit.actions.acting import acting, refuse
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.actions.plans.start_plan import copy_into
from samrit.actions.report_permissions import why_not_in_year
from samrit.ledger.queue import ending_task
from samrit.queries.plans.earlier_plans import carried_together, plans_for
from samrit.records.models import AnnualPlan, JobRun, User
from samrit.thai.calendar import fiscal_year_dates
from samrit.vocabulary.refusal import Refused, Unavailable

_LONGEST_WHY = 1000


def carry_over(*, fiscal_year_be: int, by: User, at: datetime) -> int:
    """Have the plans of a year carried over into the next; gives how many agencies that is.

    An agency whose next plan has indicators already is let be, so that asking again does no harm: it asks for those
    that are missing, and for those that failed.
    """
    with acting(Permission.SET_YEAR, the_city(), by, at):
        refuse(why_not_in_year(fiscal_year_be + 1))
        plans = _to_carry(fiscal_year_be, today=timezone.localdate(at))
        for plan in plans:
            JobRun.objects.update_or_create(
                job=_job(plan), day=_day(plan), defaults={"began_at": at, "ended_at": None, "why_failed": ""}
            )
        for plan in plans:
            carry_over_plan.enqueue(plan.pk, by.pk)
        return len(plans)


def _to_carry(fiscal_year_be: int, *, today: date) -> list[AnnualPlan]:
    """Of each agency whose next plan is to be filled, one plan with which it goes on."""
    filled = AnnualPlan.objects.filter(indicators__isnull=False)
    there = set(filled.filter(fiscal_year_be=fiscal_year_be + 1).values_list("agency", flat=True))
    wanted = set(filled.filter(fiscal_year_be=fiscal_year_be).exclude(agency__in=there).values_list("pk", flat=True))
    return [
        next(plan for plan in plans if plan.pk in wanted)
        for agency, plans in carried_together(fiscal_year_be, today=today)
        if agency.pk not in there and any(plan.pk in wanted for plan in plans)
    ]


@task()
def carry_over_plan(plan_id: int, by_id: int) -> str:
    """Carry one agency's plan over now; gives why it could not be, "" where it was or needed not to be."""
    plan = AnnualPlan.objects.select_related("agency").get(pk=plan_id)
    by, at = User.objects.get(pk=by_id), timezone.now()
    with ending_task(at):
        try:
            _carry(plan, by=by, at=at)
            why = ""
        except Unavailable:
            raise
        except Refused as refusal:
            why = refusal.message.text("en" if by.language == "en" else "th")[:_LONGEST_WHY]
        ended = None if why else at
        JobRun.objects.filter(job=_job(plan), day=_day(plan)).update(ended_at=ended, why_failed=why)
    return why


def _carry(plan: AnnualPlan, *, by: User, at: datetime) -> None:
    with acting(Permission.SET_YEAR, the_city(), by, at) as act:
        next_year = plan.fiscal_year_be + 1
        refuse(why_not_in_year(next_year))
        agency, _sources = plans_for(plan, next_year, today=timezone.localdate(at))
        following = AnnualPlan.objects.filter(agency=agency, fiscal_year_be=next_year)
        if following.filter(indicators__isnull=False).exists():
            return
        copy_into(plan, next_year, act)


def _job(plan: AnnualPlan) -> str:
    return f"carry {plan.agency.code}"


def _day(plan: AnnualPlan) -> date:
    """The first day of the year into which it is carried."""
    return fiscal_year_dates(plan.fiscal_year_be + 1)[0]
