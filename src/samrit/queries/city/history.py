"""The history of a record: its events, newest first, in leaves; with whose they are and what they are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q, QuerySet

from samrit.ledger.clock import reached_before
from samrit.records.models import (
    AnnualPlan,
    Capture,
    Contact,
    Event,
    Evidence,
    Figure,
    Indicator,
    PaperSignature,
    Partner,
    Project,
    QuarterReport,
    Reopening,
    Review,
    SignOff,
    SubmissionCheck,
    User,
)
from samrit.thai.translation import either

# What an indicator's history is about besides the indicator itself, and by which way each leads to it.
_PARTS: tuple[tuple[type[Model], str], ...] = (
    (QuarterReport, "indicator"),
    (Evidence, "indicator"),
    (SignOff, "indicator"),
    (Reopening, "signoff__indicator"),
    (PaperSignature, "signoff__indicator"),
    (Review, "report__indicator"),
    (Figure, "report__indicator"),
    (SubmissionCheck, "report__indicator"),
    (Capture, "evidence__indicator"),
)
# Of these a quarter is told.
_WITH_QUARTER: tuple[tuple[type[Model], str], ...] = ((QuarterReport, "quarter"), (Evidence, "quarter"))


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which events are wanted; None and "" want all."""

    person: int | None = None
    action: str = ""
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event. `by` is "" for what the system did itself; `quarter` is None where it concerns none; `about` names what.

    `indicator` is the one that it is about, 0 where that is none.
    """

    number: int
    at: datetime
    action: str
    by: str
    on_behalf_of: str
    quarter: int | None
    about: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    indicator: int = 0
    reached: datetime | None = None  # what the trail had reached, where the clock stood behind it


@dataclass(frozen=True, slots=True)
class HistoryChoices:
    """What can be chosen of a history: the people who did something, the actions that were done."""

    people: tuple[tuple[int, str], ...]
    actions: tuple[str, ...]


def of_indicator(indicator: Indicator) -> Q:
    """All events of an indicator, its quarters, its evidence, its signatures."""
    return Q(subject_type="indicator", subject_id=indicator.pk) | _parts("", indicator.pk)


def of_plan(plan: AnnualPlan) -> Q:
    """All events of an annual plan, of the indicators and of the projects in it."""
    indicators = Indicator.objects.filter(annual_plan=plan).values("pk")
    projects = Project.objects.filter(annual_plan=plan).values("pk")
    return (
        Q(subject_type="annualplan", subject_id=plan.pk)
        | Q(subject_type="indicator", subject_id__in=indicators)
        | Q(subject_type="project", subject_id__in=projects)
        | _parts("__annual_plan", plan.pk)
    )


def of_project(project: Project) -> Q:
    """All events of a project."""
    return Q(subject_type="project", subject_id=project.pk)


def of_partner(partner: Partner) -> Q:
    """All events of a partner's entry, and that its contacts changed."""
    contacts = Contact.objects.filter(partner=partner).values("pk")
    entry = Q(subject_type="partner", subject_id=partner.pk)
    return entry | Q(subject_type="contact", subject_id__in=contacts)


def of_city(*, with_accounts: bool) -> Q:
    """Everything; the events of accounts only where they are asked for."""
    return Q() if with_accounts else ~Q(subject_type__in=("user", "role"))


def history_choices(scope: Q) -> HistoryChoices:
    """Who did something in these events, and what; two SQL queries."""
    events = Event.objects.filter(scope)
    people = User.objects.filter(pk__in=events.filter(by__isnull=False).values("by")).order_by("pk")
    actions = tuple(events.order_by("action").values_list("action", flat=True).distinct())
    return HistoryChoices(people=tuple((person.pk, person.name()) for person in people), actions=actions)


def history_rows(scope: Q, only: HistoryFilter) -> QuerySet[Event]:
    """The events, the newest first."""
    wanted = Event.objects.filter(scope).filter(_wanted(only))
    return wanted.select_related("by", "on_behalf_of").order_by("-pk")


def history_entries(rows: Sequence[Event]) -> list[HistoryEntry]:
    """These events with what they are about; a fixed number of SQL queries."""
    quarters, names = _quarters(rows), _indicators(rows)
    return [_entry(row, quarters, names) for row in rows]


def _parts(lookup: str, pk: int) -> Q:
    return reduce(or_, (_about(model, {path + lookup: pk}) for model, path in _PARTS))


def _about(model: type[Model], condition: Mapping[str, int]) -> Q:
    """Events about the records of a kind that fulfil a condition."""
    return Q(subject_type=_name(model), subject_id__in=_all(model).filter(**condition).values("pk"))


def _all(model: type[Model]) -> QuerySet[Model]:
    return model._default_manager.all()  # noqa: SLF001 - Django documents it


def _wanted(only: HistoryFilter) -> Q:
    wanted = Q()
    if only.person is not None:
        wanted &= Q(by=only.person) | Q(on_behalf_of=only.person)
    if only.action:
        wanted &= Q(action=only.action)
    if only.quarter is not None:
        wanted &= reduce(or_, (_about(model, {field: only.quarter}) for model, field in _WITH_QUARTER))
    return wanted


def _quarters(rows: Sequence[Event]) -> dict[tuple[str, int], tuple[int | None, int]]:
    """The quarter of what the events are about, and its indicator; a query for each kind that has one."""
    found: dict[tuple[str, int], tuple[int | None, int]] = {}
    for model, field in _WITH_QUARTER:
        name = _name(model)
        wanted = {row.subject_id for row in rows if row.subject_type == name}
        values = _all(model).filter(pk__in=wanted).values_list("pk", field, "indicator_id")
        found |= {(name, pk): (quarter, indicator) for pk, quarter, indicator in values}
    return found


def _indicators(rows: Sequence[Event]) -> dict[tuple[str, int], str]:
    """By what the events are about: the number and name of the indicator, the code and name of the project."""
    named: dict[tuple[str, int], str] = {}
    ids = {row.subject_id for row in rows if row.subject_type == "indicator"}
    parts = {row.subject_id for row in rows if row.subject_type == "quarterreport"}
    found = Indicator.objects.filter(Q(pk__in=ids) | Q(quarters__in=parts)).distinct()
    for pk, number, name_th, name_en in found.values_list("pk", "number", "name_th", "name_en"):
        name = either(name_th, name_en)
        named["indicator", pk] = f"{number}. {name}" if number else name
    projects = {row.subject_id for row in rows if row.subject_type == "project"}
    for pk, code, name_th, name_en in Project.objects.filter(pk__in=projects).values_list(
        "pk", "code", "name_th", "name_en"
    ):
        named["project", pk] = f"{code} {either(name_th, name_en)}".strip()
    return named


def _entry(
    row: Event, quarters: Mapping[tuple[str, int], tuple[int | None, int]], names: Mapping[tuple[str, int], str]
) -> HistoryEntry:
    subject = (row.subject_type, row.subject_id)
    quarter, indicator = quarters.get(subject, (None, row.subject_id if row.subject_type == "indicator" else 0))
    return HistoryEntry(
        number=row.pk,
        at=row.at,
        action=row.action,
        by=row.by.name() if row.by else "",
        on_behalf_of=row.on_behalf_of.name() if row.on_behalf_of else "",
        quarter=quarter,
        about=names.get(subject, "") or names.get(("indicator", indicator), ""),
        before=row.before,
        after=row.after,
        indicator=indicator if ("indicator", indicator) in names else 0,
        reached=reached_before(row.text),
    )


def _name(model: type[Model]) -> str:
    """What the trail calls a kind of record."""
    return model.__name__.lower()
