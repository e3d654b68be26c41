"""Practices of a campaign: the queue of those that wait, those decided below, and how many wait in which campaign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, IntegerField, Prefetch, Q, QuerySet, Value, When

from samrit.queries.people.access import within
from samrit.records.agency_then import agency_then
from samrit.records.models import Campaign, Event, Practice, PracticeFile
from samrit.records.ready import ReadyQuery
from samrit.thai.translation import language
from samrit.vocabulary.counted import RecordStatus
from samrit.vocabulary.events import EVENT_WORDS

# What waits first, then what an officer may look at once more.
_ORDER = (RecordStatus.REPORTED, RecordStatus.REFUSED, RecordStatus.VERIFIED, RecordStatus.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A campaign in which practices wait to be verified."""

    code: str
    name: str
    agency: str
    count: int


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a practice: when, what, by whom ("" by the partner itself), and the reason that was given."""

    at: datetime
    words: str
    by: str
    reason: str


def practices_of(campaign: Campaign, *, status: str = "") -> QuerySet[Practice]:
    """The queue, with all that a page shows: what waits first, the oldest on top; three queries a page."""
    place = [When(status=one.value, then=Value(at)) for at, one in enumerate(_ORDER)]
    rows = Practice.objects.filter(campaign=campaign, **({"status": status} if status else {}))
    return with_all(rows).order_by(Case(*place, default=Value(9), output_field=IntegerField()), "reported_at", "pk")


def with_all(rows: QuerySet[Practice]) -> QuerySet[Practice]:
    """Practices with what rules and pages ask of them."""
    files = PracticeFile.objects.filter(removed_at=None).select_related("blob").order_by("pk")
    relations = (
        "campaign__agency",
        "partner",
        "theme",
        "place",
        "reported_by",
        "edited_by",
        "decided_by",
        "withdrawn_by",
        "link",
    )
    return rows.select_related(*relations).prefetch_related(Prefetch("files", queryset=files, to_attr="stored"))


def counts(campaign: Campaign) -> dict[str, int]:
    """How many practices stand where; one query."""
    rows = Practice.objects.filter(campaign=campaign).order_by()
    return dict(rows.values_list("status").annotate(count=Count("pk")))


def waiting_practices(branches: tuple[str, ...]) -> tuple[Waiting, ...]:
    """The campaigns of these branches of the tree in which practices wait, those with most first; one query."""
    is_english = language() == "en"
    return tuple(
        Waiting(code, (en if is_english else "") or th, (agency_en if is_english else "") or agency_th, count)
        for code, th, en, agency_th, agency_en, count in _WAITING(sorted(set(branches)))
    )


def _waiting(branches: Sequence[str]) -> QuerySet[Practice, Any]:
    waits = Practice.objects.filter(within(branches, "campaign__agency__"), status=RecordStatus.REPORTED.value)
    then = waits.order_by().annotate(th=agency_then("name_th", "campaign__"), en=agency_then("name_en", "campaign__"))
    named = then.values_list("campaign__code", "campaign__name_th", "campaign__name_en", "th", "en")
    return named.annotate(count=Count("pk")).order_by("-count", "campaign__code")[:10]


_WAITING: ReadyQuery[Any] = ReadyQuery(_waiting)


def steps(row: Practice) -> tuple[Step, ...]:
    """What happened to a practice and its files, the newest first; two queries."""
    files = [str(pk) for pk in PracticeFile.objects.filter(practice=row).values_list("pk", flat=True)]
    about = Q(subject_type="practice", subject_id=row.pk) | Q(subject_type="practicefile", subject_id__in=files)
    events = Event.objects.filter(about).select_related("by").order_by("-pk")[:50]
    return tuple(
        Step(
            at=one.at,
            words=str(EVENT_WORDS[one.action]),
            by=one.by.name() if one.by is not None else "",
            reason=str(one.after.get("reason", "")),
        )
        for one in events
    )
