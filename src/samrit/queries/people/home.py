"""What somebody comes for: what is to be reported, what waits for a decision, and how the agencies stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from samrit.queries.people.access import roles_of, within
from samrit.queries.people.roles import active_roles
from samrit.queries.plans.plan import Summary, load_rows, summarize
from samrit.queries.reviews.waiting import AGENCY, filed_as, files_as, waiting_for
from samrit.records.agency_then import agency_then
from samrit.records.models import YEAR_END, AnnualPlan, QuarterReport, User
from samrit.records.models.reports.deadline import AWAITED_ON, DEADLINE, deadline_of
from samrit.records.ready import ReadyQuery
from samrit.scoring.deadline import Deadline
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import either
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import OPEN, Status

# What falls due within this time stands on the home page; what is later can wait.
SOON = timedelta(days=45)
# A year stands on the home page when its first quarter is over; until then, what is left of the year before.
_FIRST_QUARTER = timedelta(days=92)
SHOWN = 50


class Urgency(StrEnum):
    """Why something stands on the list of things to do."""

    RETURNED = "returned"
    LATE = "late"
    DUE = "due"
    AGAIN = "again"
    SIGN = "sign"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Task:
    """One quarter's report that somebody should turn to; `quarter` 5 is the year end,
    `due` says by when it is awaited.
    """

    report_pk: int
    indicator_pk: int
    indicator: str
    agency: str
    quarter: int
    deadline: Deadline
    urgency: Urgency
    due: str


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency's year in a line; `later` are the years planned after it."""

    code: str
    name: str
    fiscal_year_be: int
    summary: Summary
    later: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows; `may_wait` tells whether this person decides about others' reports at all.

    `may_begin` tells whether there may be an agency whose plan this person could begin, `has_role` whether they have any.
    """

    mine: tuple[Task, ...]
    waiting: tuple[Task, ...]
    agencies: tuple[AgencyLine, ...]
    may_wait: bool
    may_begin: bool = False
    has_role: bool = False


def home_page(user: User, *, today: date) -> HomePage:
    """The home page of somebody, in seven SQL queries however many agencies and reports."""
    mine, waiting = tasks(user, today=today)
    active = tuple(active_roles(user, today))
    return HomePage(
        mine=mine,
        waiting=waiting,
        agencies=tuple(_agencies(user, today)),
        may_wait=waiting_for(user, today=today) is not None,
        may_begin=any(one.role in (RoleName.OFFICER, RoleName.COORDINATOR) for one in active),
        has_role=bool(active),
    )


def tasks(user: User, *, today: date) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """What somebody has to report or sign, and what waits for their decision; two queries, and one for their roles."""
    waiting = waiting_for(user, today=today)
    return (
        own_tasks(user, today=today),
        tuple(_tasks(_listed(waiting), today, Urgency.WAITING)) if waiting is not None else (),
    )


def own_tasks(user: User, *, today: date) -> tuple[Task, ...]:
    """What somebody has to report or sign; one query, and one for their roles."""
    return tuple(_tasks(_MINE(*files_as(user, today=today), today + SOON), today))


def _mine(persons: Sequence[int], branches: Sequence[str], until: date) -> QuerySet[QuarterReport]:
    """What somebody has to report until a day, and the year ends that wait for their signature: their own, and those of
    their agency that are nobody's.
    """
    own = filed_as(persons, branches)
    of_nobody = Q(indicator__responsible=None, indicator__deputy=None) & within(branches, AGENCY)
    unsigned = Q(status=Status.SUBMITTED, quarter=YEAR_END, indicator__signoff=None)
    due = Q(status__in=OPEN, awaited_on__lte=until) & own
    return QuarterReport.objects.alias(awaited_on=AWAITED_ON).filter(due | (unsigned & (own | of_nobody)))


def _listed(reports: QuerySet[QuarterReport]) -> QuerySet[QuarterReport, Any]:
    return reports.order_by(AWAITED_ON, "indicator__position", "indicator_id").values_list(
        "pk", "indicator_id", "indicator__number", "indicator__name_th", "indicator__name_en",
        agency_then("name_th", "indicator__annual_plan__"), agency_then("name_en", "indicator__annual_plan__"),
        "quarter", *DEADLINE,
    )[:SHOWN]  # fmt: skip


_MINE = ReadyQuery(lambda persons, branches, until: _listed(_mine(persons, branches, until)))
_PLANS = ReadyQuery(lambda branches: _in_order(AnnualPlan.objects.filter(within(branches, "agency__"))))


def _in_order(plans: QuerySet[AnnualPlan]) -> QuerySet[AnnualPlan]:
    return plans.select_related("agency").order_by("agency__path", "-fiscal_year_be")


def _tasks(rows: Iterable[Any], today: date, urgency: Urgency | None = None) -> Iterator[Task]:
    for report, pk, number, name_th, name_en, agency_th, agency_en, quarter, *columns in rows:
        name, agency = _name(name_th, name_en), _name(agency_th, agency_en)
        deadline = deadline_of(*columns)
        why, due = urgency or _urgency(columns[0], deadline, today), str(deadline.words(today))
        yield Task(report, pk, f"{number}. {name}" if number else name, agency, quarter, deadline, why, due)


def _urgency(status: str, deadline: Deadline, today: date) -> Urgency:
    if status == Status.RETURNED:
        return Urgency.RETURNED
    if status == Status.SUBMITTED:
        return Urgency.SIGN
    if deadline.handed_in_on is not None:
        return Urgency.AGAIN
    return Urgency.LATE if deadline.is_late(today) else Urgency.DUE


def _agencies(user: User, today: date) -> Iterator[AgencyLine]:
    branches = sorted({path for _role, path in roles_of(user, today=today)})
    plans = list(_in_order(AnnualPlan.objects.all())) if user.is_superuser else _PLANS(branches)
    running = fiscal_year_be(today - _FIRST_QUARTER)
    of_agency: dict[int, list[AnnualPlan]] = {}
    for plan in plans:
        of_agency.setdefault(plan.agency_id, []).append(plan)
    shown = {
        pk: next((plan for plan in own if plan.fiscal_year_be <= running), own[-1]) for pk, own in of_agency.items()
    }
    rows = load_rows([plan.pk for plan in shown.values()], today=today)
    for pk, plan in shown.items():
        name = str(plan.agency_then)
        later = sorted(one.fiscal_year_be for one in of_agency[pk] if one.fiscal_year_be > plan.fiscal_year_be)
        yield AgencyLine(
            plan.agency.code,
            name,
            plan.fiscal_year_be,
            summarize(rows.get(plan.pk, ()), plan.fiscal_year_be),
            tuple(later),
        )


def _name(name_th: str, name_en: str) -> str:
    return either(name_th, name_en)
