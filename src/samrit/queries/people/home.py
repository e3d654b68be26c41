"""What somebody comes for: what is to be reported, what waits for a decision, and how the agencies stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from samrit.ledger.field_words import reason_words
from samrit.queries.people.access import roles_of, within
from samrit.queries.people.roles import active_roles
from samrit.queries.plans.plan_counts import PlanCounts, plan_counts
from samrit.queries.reviews.waiting import AGENCY, filed_as, files_as, waiting_for
from samrit.records.agency_then import agency_then
from samrit.records.models import YEAR_END, AnnualPlan, QuarterReport, User
from samrit.records.models.reports.deadline import AWAITED, AWAITED_ON, DEADLINE, deadline_of
from samrit.records.ready import ReadyQuery
from samrit.scoring.deadline import Deadline
from samrit.scoring.domain import without_unit
from samrit.scoring.words import figure_said, unit_after
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import either
from samrit.vocabulary.choices import ResultSource
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

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


class Verb(StrEnum):
    """What is to be done with a report."""

    REPAIR = "mend"
    SIGN = "sign"
    GO_ON = "go_on"
    CHECK = "check"
    START = "start"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class Task:
    """One quarter's report that somebody should turn to; `quarter` 5 is the year end,
    `due` says by when it is awaited.

    `value` is its result as printed, "" where it has none yet; `is_counted` tells that no person typed it, `has_text` that
    something is written. `reasons` are those of its return, `returned_by` who gave them.
    """

    report_pk: int
    indicator_pk: int
    indicator: str
    agency: str
    fiscal_year_be: int
    quarter: int
    deadline: Deadline
    urgency: Urgency
    due: str
    number: str = ""
    name: str = ""
    value: str = ""
    unit: str = ""
    is_counted: bool = False
    has_text: bool = False
    reasons: tuple[str, ...] = ()
    returned_by: str = ""

    @property
    def verb(self) -> Verb:
        """What is to be done with it next."""
        by_urgency = {Urgency.RETURNED: Verb.REPAIR, Urgency.SIGN: Verb.SIGN, Urgency.WAITING: Verb.DECIDE}
        if self.urgency in by_urgency:
            return by_urgency[self.urgency]
        if self.has_text:
            return Verb.GO_ON
        return Verb.CHECK if self.value else Verb.START


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency's year in a line; `later` are the years planned after it."""

    code: str
    name: str
    fiscal_year_be: int
    summary: PlanCounts
    later: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows; `may_wait` tells whether this person decides about others' reports at all.

    `next_due_on` is when the next one is due that isn't listed.
    `may_begin` tells whether there may be an agency whose plan this person could begin, `has_role` whether they have any.
    """

    mine: tuple[Task, ...]
    agencies: tuple[AgencyLine, ...]
    may_wait: bool
    may_begin: bool = False
    has_role: bool = False
    next_due_on: date | None = None


def home_page(user: User, *, today: date, year: int | None = None) -> HomePage:
    """The home page of somebody, with the agencies in a `year` or in the running one; eight SQL queries, however many there are."""
    files = files_as(user, today=today)
    mine = tuple(_tasks(_MINE(*files, today + SOON), today))
    active = tuple(active_roles(user, today))
    return HomePage(
        mine=mine,
        agencies=tuple(_agencies(user, today, year)),
        may_wait=waiting_for(user, today=today) is not None,
        may_begin=any(one.role in (RoleName.OFFICER, RoleName.COORDINATOR) for one in active),
        has_role=bool(active),
        next_due_on=next_due_on(files, today=today) if not mine else None,
    )


def tasks(user: User, *, today: date) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """What somebody has to report or sign, and what waits for their decision; two queries, and one for their roles."""
    return own_tasks(user, today=today), _waiting(user, today) or ()


def _waiting(user: User, today: date) -> tuple[Task, ...] | None:
    waiting = waiting_for(user, today=today)
    return None if waiting is None else tuple(_tasks(_listed(waiting), today, Urgency.WAITING))


def own_tasks(user: User, *, today: date) -> tuple[Task, ...]:
    """What somebody has to report or sign; one query, and one for their roles."""
    return tuple(_tasks(_MINE(*files_as(user, today=today), today + SOON), today))


Files = tuple[list[int], list[str]]  # for whom somebody files, over which branch of agencies for each


def next_due_on(files: Files, *, today: date) -> date | None:
    """When the next report of somebody is due that doesn't stand on the list yet, None where none is; one query."""
    later = filed_as(*files) & AWAITED & Q(awaited_on__gt=today + SOON)
    rows = QuarterReport.objects.alias(awaited_on=AWAITED_ON).filter(later).order_by(AWAITED_ON)
    return rows.values_list(AWAITED_ON, flat=True).first()


def _mine(persons: Sequence[int], branches: Sequence[str], until: date) -> QuerySet[QuarterReport]:
    """What somebody has to report until a day, and the year ends that wait for their signature: their own, and those of
    their agency that are nobody's.
    """
    own = filed_as(persons, branches)
    of_nobody = Q(indicator__responsible=None, indicator__deputy=None) & within(branches, AGENCY)
    unsigned = Q(status=Status.SUBMITTED, quarter=YEAR_END, indicator__signoff=None)
    due = AWAITED & Q(awaited_on__lte=until) & own
    return QuarterReport.objects.alias(awaited_on=AWAITED_ON).filter(due | (unsigned & (own | of_nobody)))


class _Columns(NamedTuple):
    """One row of the list as the database gives it."""

    report: int
    indicator: int
    number: str
    name_th: str
    name_en: str
    agency_th: str
    agency_en: str
    fiscal_year_be: int
    quarter: int
    value: Decimal | None
    value_text: str
    unit_text: str
    target_unit_text: str
    source: str
    has_text: bool
    reasons: dict[str, str]
    by_th: str | None
    by_en: str | None
    status: str
    due_on: date
    correction_due_on: date | None
    first_submitted_at: datetime | None


def _listed(reports: QuerySet[QuarterReport]) -> QuerySet[QuarterReport, Any]:
    return reports.order_by(AWAITED_ON, "indicator__position", "indicator_id").values_list(
        "pk", "indicator_id", "indicator__number", "indicator__name_th", "indicator__name_en",
        agency_then("name_th", "indicator__annual_plan__"), agency_then("name_en", "indicator__annual_plan__"),
        "indicator__annual_plan__fiscal_year_be", "quarter", "result_value", "result_value_text", "result_unit_text", "indicator__target_unit_text",
        "indicator__result_source", _HAS_TEXT, "return_reasons", "returned_by__name_th", "returned_by__name_en",
        *DEADLINE,
    )[:SHOWN]  # fmt: skip


_HAS_TEXT = ExpressionWrapper(~Q(narrative=""), output_field=BooleanField())


_MINE = ReadyQuery(lambda persons, branches, until: _listed(_mine(persons, branches, until)))
_PLANS = ReadyQuery(lambda branches: _in_order(AnnualPlan.objects.filter(within(branches, "agency__"))))


def _in_order(plans: QuerySet[AnnualPlan]) -> QuerySet[AnnualPlan]:
    return plans.select_related("agency").order_by("agency__path", "-fiscal_year_be")


def _tasks(rows: Iterable[Any], today: date, urgency: Urgency | None = None) -> Iterator[Task]:
    for row in map(_Columns._make, rows):
        name, agency = either(row.name_th, row.name_en), either(row.agency_th, row.agency_en)
        deadline = deadline_of(row.status, row.due_on, row.correction_due_on, row.first_submitted_at)
        is_returned = row.status == Status.RETURNED
        unit_text = row.unit_text or row.target_unit_text
        yield Task(
            report_pk=row.report,
            indicator_pk=row.indicator,
            indicator=f"{row.number}. {name}" if row.number else name,
            agency=agency,
            fiscal_year_be=row.fiscal_year_be,
            quarter=row.quarter,
            deadline=deadline,
            urgency=urgency or _urgency(row.status, deadline, today),
            due=str(deadline.words(today)),
            number=row.number,
            name=name,
            value=figure_said(without_unit(row.value_text, unit_text)) if row.value is not None else "",
            unit=unit_after(unit_text),
            is_counted=row.source == ResultSource.COUNTED,
            has_text=bool(row.has_text),
            reasons=reason_words(row.reasons) if is_returned else (),
            returned_by=either(row.by_th or "", row.by_en or "") if is_returned else "",
        )


def _urgency(status: str, deadline: Deadline, today: date) -> Urgency:
    if status == Status.RETURNED:
        return Urgency.RETURNED
    if status == Status.SUBMITTED:
        return Urgency.SIGN
    if deadline.handed_in_on is not None:
        return Urgency.AGAIN
    return Urgency.LATE if deadline.is_late(today) else Urgency.DUE


def _agencies(user: User, today: date, year: int | None) -> Iterator[AgencyLine]:
    branches = sorted({path for _role, path in roles_of(user, today=today)})
    plans = list(_in_order(AnnualPlan.objects.all())) if user.is_superuser else _PLANS(branches)
    running = reporting_year(today)
    of_agency: dict[int, list[AnnualPlan]] = {}
    for plan in plans:
        of_agency.setdefault(plan.agency_id, []).append(plan)
    shown = {
        pk: next((plan for plan in own if plan.fiscal_year_be <= running), own[-1]) for pk, own in of_agency.items()
    }
    if year is not None:
        in_year = {pk: [plan for plan in own if plan.fiscal_year_be == year] for pk, own in of_agency.items()}
        shown = {pk: own[0] for pk, own in in_year.items() if own}
    counted = plan_counts(shown.values(), today=today)
    for pk, plan in shown.items():
        name = str(plan.agency_then)
        later = sorted(one.fiscal_year_be for one in of_agency[pk] if one.fiscal_year_be > plan.fiscal_year_be)
        yield AgencyLine(
            plan.agency.code,
            name,
            plan.fiscal_year_be,
            counted[plan.pk],
            tuple(later),
        )


def reporting_year(today: date) -> int:
    """The fiscal year that people report on: the running one once its first quarter is over."""
    return fiscal_year_be(today - _FIRST_QUARTER)
