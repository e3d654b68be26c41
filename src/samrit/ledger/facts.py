"""Write what is counted: each action that changes a countable record closes its fact and opens the next, by `store_facts`.

Facts are the only table that is counted, as of any time. What is kept here stands also in the event of the action, under
"facts", so that the audit trail replayed gives the same counts; a test holds both to it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from samrit.counting import RecordKind, RecordStatus
from samrit.records.models import Activity, Attendance, Commitment, Fact, Partner, Practice

_AT_ONCE = 500  # keys in one query


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a fact says of a record at one time; keys of rows, the day that rules' dates are about."""

    kind: RecordKind
    record_id: int
    status: RecordStatus
    on: date
    agency_id: int
    campaign_id: int | None = None
    partner_id: int | None = None
    sector: str = ""
    theme_id: int | None = None
    activity_id: int | None = None
    place_id: int | None = None
    until_on: date | None = None
    people: int | None = None

    def to_json(self) -> dict[str, Any]:
        """As an event keeps it: only what is there."""
        return {name: value for name, value in asdict(self).items() if value not in (None, "")}


Countable = Partner | Activity | Attendance | Commitment | Practice
"""The records that can be counted; each with what it hangs on (`partner`, `campaign`, `activity__campaign`) at hand."""


def counted_as(partner: Partner) -> Partner:
    """The organisation that a partner counts as: itself, or the one that it and its duplicates were merged into."""
    while partner.merged_into is not None:
        partner = partner.merged_into
    return partner


@dataclass(frozen=True, slots=True)
class StoredFacts:
    """What keeping came to: `reported` for the action's event, and the states that ended and that are new."""

    payload: list[dict[str, Any]]
    ended: tuple[State, ...]
    fresh: tuple[State, ...]


def store_facts(records: Iterable[Countable], *, at: datetime) -> StoredFacts:
    """Bring the facts of these records to how they stand now, in two or three queries; part of the action that changed them.

    Tells the states that are new, for the action's event (`after={"facts": ...}`). A record whose state is what it was
    leaves its fact alone. A partner that was merged into another has no fact of its own: that is closed.
    """
    records = list(records)
    now = {(state.kind, state.record_id): state for state in map(_state, records) if state is not None}
    asked: dict[RecordKind, list[int]] = {}
    for record in records:
        asked.setdefault(_KINDS[type(record)], []).append(record.pk)
    open_rows = [
        row
        for kind, keys in asked.items()
        for some in _batches(keys)
        for row in Fact.objects.filter(kind=kind.value, record_id__in=some, known_until__isnull=True)
    ]
    stale: list[Fact] = []
    same: set[tuple[RecordKind, int]] = set()
    for row in open_rows:
        key = RecordKind(row.kind), row.record_id
        if now.get(key) == state_of(row):
            same.add(key)
        else:
            stale.append(row)
    for some in _batches([row.pk for row in stale]):
        Fact.objects.filter(pk__in=some).update(known_until=at)
    fresh = [state for key, state in now.items() if key not in same]
    Fact.objects.bulk_create((Fact(**asdict(state), known_from=at) for state in fresh), batch_size=2000)
    closed = [key for key in map(_key, open_rows) if key not in now]
    payload = [state.to_json() for state in fresh] + [
        {"kind": kind, "record_id": record_id, "status": ""} for kind, record_id in closed
    ]
    return StoredFacts(payload, tuple(map(state_of, stale)), tuple(fresh))


def state_of(row: Fact) -> State:
    """What a fact says, as a value."""
    return State(
        kind=RecordKind(row.kind),
        record_id=row.record_id,
        status=RecordStatus(row.status),
        on=row.on,
        agency_id=row.agency_id,
        campaign_id=row.campaign_id,
        partner_id=row.partner_id,
        sector=row.sector,
        theme_id=row.theme_id,
        activity_id=row.activity_id,
        place_id=row.place_id,
        until_on=row.until_on,
        people=row.people,
    )


def records_of(partners: Iterable[int]) -> list[Countable]:
    """All countable records of these partners, by their own keys, duplicates not followed; four queries."""
    keys = list(partners)
    # A duplicate of a duplicate of a duplicate is as far as is looked at once; further ones are asked for one by one.
    above = "merged_into__merged_into__merged_into"
    relations = (f"partner__{above}", "campaign")
    return [
        *Partner.objects.filter(pk__in=keys).select_related(above),
        *Attendance.objects.filter(partner__in=keys).select_related(f"partner__{above}", "activity__campaign"),
        *Commitment.objects.filter(partner__in=keys).select_related(*relations),
        *Practice.objects.filter(partner__in=keys).select_related(*relations),
    ]


def _key(row: Fact) -> tuple[RecordKind, int]:
    return RecordKind(row.kind), row.record_id


def _batches(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _state(record: Countable) -> State | None:
    return _STATES[type(record)](record)


def _partner(record: Partner) -> State | None:
    if record.merged_into_id is not None:
        return None
    return State(
        kind=RecordKind.PARTNER,
        record_id=record.pk,
        status=RecordStatus.REGISTERED,
        on=timezone.localdate(record.registered_at),
        agency_id=record.agency_id,
        partner_id=record.pk,
        sector=record.sector,
        place_id=record.place_id,
    )


def _activity(record: Activity) -> State:
    return State(
        kind=RecordKind.ACTIVITY,
        record_id=record.pk,
        status=RecordStatus.CANCELLED if record.cancelled_at is not None else RecordStatus.HELD,
        on=timezone.localdate(record.starts_at),
        agency_id=record.campaign.agency_id,
        campaign_id=record.campaign_id,
        activity_id=record.pk,
    )


def _attendance(record: Attendance) -> State:
    partner, activity = counted_as(record.partner), record.activity
    return State(
        kind=RecordKind.ATTENDANCE,
        record_id=record.pk,
        status=RecordStatus.PRESENT if record.withdrawn_at is None else RecordStatus.WITHDRAWN,
        on=timezone.localdate(activity.starts_at),
        agency_id=activity.campaign.agency_id,
        campaign_id=activity.campaign_id,
        partner_id=partner.pk,
        sector=partner.sector,
        activity_id=activity.pk,
        place_id=partner.place_id,
        people=record.people,
    )


def _commitment(record: Commitment) -> State:
    partner = counted_as(record.partner)
    return State(
        kind=RecordKind.COMMITMENT,
        record_id=record.pk,
        status=RecordStatus.DECLARED if record.withdrawn_at is None else RecordStatus.WITHDRAWN,
        on=record.declared_on,
        agency_id=record.campaign.agency_id,
        campaign_id=record.campaign_id,
        partner_id=partner.pk,
        sector=partner.sector,
        theme_id=record.theme_id,
        place_id=partner.place_id,
    )


def _practice(record: Practice) -> State:
    partner = counted_as(record.partner)
    return State(
        kind=RecordKind.PRACTICE,
        record_id=record.pk,
        status=RecordStatus(record.status),
        on=record.since_on,
        agency_id=record.campaign.agency_id,
        campaign_id=record.campaign_id,
        partner_id=partner.pk,
        sector=partner.sector,
        theme_id=record.theme_id,
        place_id=record.place_id or partner.place_id,
        until_on=record.until_on,
    )


_KINDS: Mapping[type[Model], RecordKind] = {
    Partner: RecordKind.PARTNER,
    Activity: RecordKind.ACTIVITY,
    Attendance: RecordKind.ATTENDANCE,
    Commitment: RecordKind.COMMITMENT,
    Practice: RecordKind.PRACTICE,
}
_STATES: Mapping[type[Model], Callable[[Any], State | None]] = {
    Partner: _partner,
    Activity: _activity,
    Attendance: _attendance,
    Commitment: _commitment,
    Practice: _practice,
}
