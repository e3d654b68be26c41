"""What the tree of agencies was on a day: names, places, existence, and who took over what was closed.

This is the one place that reads it out of the changes; what it says of today stands in the agencies' own rows, and what it
says of a year in the rows of that year's plans and campaigns, so that pages ask nothing more (`agency_then`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from samrit.records.models import Agency, AgencyChange
from samrit.thai.calendar import fiscal_year_dates
from samrit.vocabulary.agencies import ENDS, AgencyChangeKind


@dataclass(frozen=True, slots=True)
class AgencyOn:
    """What an agency is on a day; its path holds the codes from the root down."""

    name_th: str
    name_en: str
    parent_id: int | None
    path: str


class AgencyTree:
    """All agencies with all that happened to them; two queries."""

    def __init__(self, agencies: Iterable[Agency], changes: Iterable[AgencyChange]) -> None:
        self.agencies: Mapping[int, Agency] = {row.pk: row for row in agencies}
        self._changes: dict[int, list[AgencyChange]] = defaultdict(list)
        for change in sorted(changes, key=lambda one: (one.from_on or date.min, one.pk)):
            self._changes[change.agency_id].append(change)

    @classmethod
    def load(cls) -> "AgencyTree":
        """As the records have it."""
        return cls(Agency.objects.all(), AgencyChange.objects.all())

    def on(self, pk: int, day: date) -> AgencyOn:
        """What an agency is on a day; before its first, what it was then."""
        row, changes = self.agencies[pk], self._changes[pk]
        named = _last((one for one in changes if one.name_th), day)
        name_th, name_en = (named.name_th, named.name_en) if named is not None else (row.name_th, row.name_en)
        parent = self.parent(pk, day)
        return AgencyOn(name_th, name_en, parent, self.path(pk, day))

    def in_year(self, pk: int, fiscal_year_be: int, *, today: date) -> AgencyOn:
        """What an agency is in a year: at its end; in the one that runs, today; in one to come, at its beginning."""
        first, last = fiscal_year_dates(fiscal_year_be)
        return self.on(pk, min(max(today, first), last))

    def heir_in_year(self, pk: int, fiscal_year_be: int, *, today: date) -> int:
        """Who goes on in a year with what an agency had: at the beginning of one to come, today in the one that runs."""
        first, last = fiscal_year_dates(fiscal_year_be)
        return self.heir(pk, min(max(today, first), last))

    def path(self, pk: int, day: date) -> str:
        """Where an agency stands on a day."""
        return "/" + "".join(f"{self.agencies[one].code}/" for one in reversed(self.upwards(pk, day)))

    def upwards(self, pk: int, day: date) -> list[int]:
        """An agency and those above it on a day, up to the city; each once, where they stand around in a circle."""
        passed: dict[int, None] = {}
        at: int | None = pk
        while at is not None and at not in passed:
            passed[at] = None
            at = self.parent(at, day)
        return list(passed)

    def astray(self, day: date) -> frozenset[int]:
        """The agencies that on a day don't stand below the city: in a circle, or below one."""
        parents = {pk: self.parent(pk, day) for pk in self.agencies}
        rooted, found = set[int](), set[int]()
        for pk in parents:
            passed: dict[int, None] = {}
            at: int | None = pk
            while at is not None and at not in passed and at not in rooted and at not in found:
                passed[at] = None
                at = parents[at]
            (rooted if at is None or at in rooted else found).update(passed)
        return frozenset(found)

    def days(self, since: date) -> list[date]:
        """A day, and those after it on which something is otherwise than on the day before."""
        recorded = {one.from_on for ones in self._changes.values() for one in ones if one.from_on is not None}
        ends = {
            row.until_on + timedelta(days=1) for row in self.agencies.values() if row.until_on not in {None, date.max}
        }
        return sorted({since, *(day for day in recorded | ends if day > since)})

    def existence(self, pk: int) -> tuple[date | None, date | None]:
        """The first and the last day of an agency, None for as long as anybody knows."""
        row = self.agencies[pk]
        added = next((one for one in self._changes[pk] if one.kind == AgencyChangeKind.ADDED), None)
        end = self.end(pk)
        if added is None:  # nothing is recorded of it
            return row.from_on, row.until_on
        return added.from_on, end.from_on - timedelta(days=1) if end is not None and end.from_on is not None else None

    def happened(self, pk: int) -> list[AgencyChange]:
        """What happened to an agency beyond that it was added, in order."""
        return [one for one in self._changes[pk] if one.kind != AgencyChangeKind.ADDED]

    def end(self, pk: int) -> AgencyChange | None:
        """By which change an agency ends, None where it goes on."""
        return next((one for one in self._changes[pk] if _is_end(one)), None)

    def heir(self, pk: int, day: date) -> int:
        """Who goes on with what an agency had: itself, as long as it is there on the day, or nobody took it over."""
        at, been = pk, set()
        while at not in been:
            been.add(at)
            end = self.end(at)
            if end is None or end.other_id is None or end.from_on is None or day < end.from_on:
                break
            at = end.other_id
        return at

    def taken_over_by(self, pk: int, day: date) -> list[int]:
        """The agency itself, and those whose all it goes on with on a day."""
        return [pk, *(other for other in self.has_changed if other != pk and self.heir(other, day) == pk)]

    @property
    def has_changed(self) -> frozenset[int]:
        """The agencies of which something is recorded beyond that they were added."""
        added = AgencyChangeKind.ADDED
        return frozenset(pk for pk, ones in self._changes.items() if any(one.kind != added for one in ones))

    def parent(self, pk: int, day: date) -> int | None:
        """Below which agency one stands on a day, None for the city itself."""
        moved = _last((one for one in self._changes[pk] if one.parent_id is not None), day)
        return moved.parent_id if moved is not None else self.agencies[pk].parent_id


def _is_end(change: AgencyChange) -> bool:
    """Of a split that an agency outlives, no row says below whom it stands from then on."""
    kind = AgencyChangeKind(change.kind)
    return kind in ENDS and (kind is not AgencyChangeKind.SPLIT or change.parent_id is not None)


def _last(changes: Iterator[AgencyChange], day: date) -> AgencyChange | None:
    """The last that holds on a day, else the first of all."""
    found = None
    for one in changes:
        if found is not None and (one.from_on or date.min) > day:
            break
        found = one
    return found
