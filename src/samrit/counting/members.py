"""Who or what is counted, worked out the plain way over plain facts: the reference that the database is held to."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from samrit.counting.dates import Days
from samrit.counting.rule import Count, CountUnit
from samrit.vocabulary.counted import RecordKind, RecordStatus, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainFact:
    """What was known of one record from `known_from` until just before `known_until` (None: still); keys of rows.

    `agencies` is the agency that keeps the record with all above it.
    """

    kind: RecordKind
    record: int
    status: RecordStatus
    on: date
    agencies: frozenset[int]
    known_from: datetime
    known_until: datetime | None = None
    campaign: int | None = None
    partner: int | None = None
    sector: Sector | None = None
    theme: int | None = None
    activity: int | None = None
    until_on: date | None = None
    people: int | None = None

    def is_known(self, at: datetime) -> bool:
        """Whether this was what was known at a time."""
        return self.known_from <= at and (self.known_until is None or at < self.known_until)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number, and the sorted keys of what was counted: of partners where each counts once, else of records."""

    number: int = 0
    keys: tuple[int, ...] = ()


def members(count: Count, facts: Iterable[PlainFact], days: Days, *, agency: int) -> Counted:
    """What a count comes to over facts of one time; `agency` is the indicator's own, which scopes a count without a campaign."""
    fitting = [fact for fact in facts if fits(count, fact, days, agency=agency)]
    if count.unit is CountUnit.PARTNERS:
        partners = tuple(sorted({fact.partner for fact in fitting if fact.partner is not None}))
        return Counted(len(partners), partners)
    keys = tuple(sorted(fact.record for fact in fitting))
    people = sum(fact.people or 0 for fact in fitting)
    return Counted(people if count.unit is CountUnit.PEOPLE else len(keys), keys)


def fits(count: Count, fact: PlainFact, days: Days, *, agency: int) -> bool:
    """Whether a fact is one of those that are counted."""
    return (
        fact.kind is count.of
        and (not count.statuses or fact.status in count.statuses)
        and (fact.campaign in count.campaigns if count.campaigns else agency in fact.agencies)
        and (not count.themes or fact.theme in count.themes)
        and (not count.activities or fact.activity in count.activities)
        and (not count.sectors or fact.sector in count.sectors)
        and fact.on in days
        and (not count.is_ongoing or fact.until_on is None or (days.last is not None and fact.until_on >= days.last))
    )


def fingerprint(keys: Iterable[Iterable[int]]) -> str:
    """A hash over the keys of what each term counted: the same members, the same hash. SHA-256 in hex."""
    lines = "\n".join(",".join(map(str, some)) for some in keys)
    return hashlib.sha256(lines.encode()).hexdigest()
