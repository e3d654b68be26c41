"""A list of agencies held against those that the city has: what each row would do, and in which order."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from samrit.organisations.agency_list import CLOSED, AgencyEntry, ListedAgency, understood, unknown_agency, with_zero
from samrit.queries.plans.agency_list_days import without_wrong_days
from samrit.queries.plans.agency_list_row import ResolvedAgency
from samrit.records.models import Agency, AgencyChange
from samrit.thai.organisations import key
from samrit.thai.translation import Message, ShownDay
from samrit.vocabulary.agencies import AgencyChangeKind
from samrit.vocabulary.row_states import RowState

_UNCLEAR = RowState.UNCLEAR


@dataclass(slots=True)
class _City:
    """The agencies by code, and by name where a name is one's alone."""

    top: Agency
    rows: Mapping[str, Agency]
    happened: Mapping[str, AbstractSet[date]]
    names: dict[str, str] = field(default_factory=dict)

    def code_of(self, words: str, listed: set[str]) -> str | None:
        """The code of the agency that is meant by its code or its name; None where none is."""
        if not words:
            return self.top.code
        if words in listed or words in self.rows:
            return words
        return self.names.get(key(words)) or None


def resolve_agencies(
    rows: Iterable[ListedAgency], *, top: Agency, from_on: date | None, reason: str, today: date
) -> list[ResolvedAgency]:
    """Each row held against the city; what the rows don't say of day and reason, was said for all. Two queries."""
    there = {agency.code: agency for agency in Agency.objects.select_related("parent")}
    entries = understood(rows, there, today=today)
    happened: dict[str, set[date]] = defaultdict(set)
    dated = AgencyChange.objects.exclude(kind=AgencyChangeKind.ADDED.value)
    for code, day in dated.values_list("agency__code", "from_on"):
        if day is not None:
            happened[code].add(day)
    city = _City(top, there, happened)
    called = [(one.code, one.name_th) for one in there.values()] + [(one.code, one.name_th) for one in entries]
    for code, name in ((code, name) for code, name in called if name):
        known = city.names.setdefault(key(name), code)
        if known != code:
            city.names[key(name)] = ""  # a name of several says nothing
    listed = {entry.code for entry in entries if entry.code}
    found = [_resolved(entry, city, listed, from_on, reason) for entry in entries]
    found = without_wrong_days(_without_lost_heirs(_without_circles(found, there)), there)
    return _without_places(_without_twins(found, there), there)


def in_order(rows: Iterable[ResolvedAgency]) -> list[ResolvedAgency]:
    """The rows that do something, each after the one that it belongs to."""
    waiting = {row.entry.code: row for row in rows if row.state in (RowState.NEW, RowState.CHANGED)}
    ordered: list[ResolvedAgency] = []
    while waiting:
        ready = [row for row in waiting.values() if row.parent not in waiting or row.parent == row.entry.code]
        if not ready:  # what moves around each other is refused by the move itself
            ready = list(waiting.values())
        ordered += ready
        for row in ready:
            del waiting[row.entry.code]
    return ordered


def _resolved(entry: AgencyEntry, city: _City, listed: set[str], from_on: date | None, reason: str) -> ResolvedAgency:
    issues = list(entry.issues)
    agency = city.rows.get(entry.code)
    parent = city.code_of(entry.parent, listed)
    if parent is None:
        issues.append(("parent", _unknown(entry.parent, listed | city.rows.keys())))
    elif parent == entry.code and (agency is None or agency.parent is not None):
        issues.append(("parent", Message("An agency doesn't belong to itself.")))
    if not entry.name_th and agency is None:
        issues.append(("name_th", Message("There is no name.")))
    row = ResolvedAgency(entry, agency, parent or "", entry.from_on or from_on, entry.reason or reason)
    if agency is not None:
        row = replace(row, is_renamed=_is_renamed(entry, agency), is_moved=_is_moved(entry, agency, parent))
        row = replace(row, is_ended=bool(entry.into) and agency.until_on is None)
        row, redating = _redated(row, agency, city.happened.get(agency.code))
        issues += redating
        is_changed = row.is_changed
        if is_changed and row.from_on is None:
            issues.append(("from_on", Message("It differs from the records; say from which day on.")))
        elif is_changed and agency.until_on is not None and row.from_on is not None and row.from_on > agency.until_on:
            issues.append(("code", Message("The agency was closed after {day}.", day=ShownDay(agency.until_on))))
    if row.is_ended:
        heirs = [city.code_of(words, listed) for words in entry.into if words.casefold() not in CLOSED]
        row = replace(row, heirs=tuple(code for code in heirs if code is not None))
        issues += [
            ("into", _unknown(words, listed | city.rows.keys()))
            for words, code in zip(entry.into, heirs, strict=False)
            if code is None
        ]
    elif entry.into and agency is None:
        issues.append(("into", Message("An agency that ends has to be in the records.")))
    return replace(row, issues=tuple(issues))


def _redated(
    row: ResolvedAgency, agency: Agency, happened: AbstractSet[date] | None
) -> tuple[ResolvedAgency, list[tuple[str, Message]]]:
    """A row that says nothing else corrects the first day, where it is another and nothing happened since."""
    day = row.entry.from_on
    if row.is_changed or day in {None, agency.from_on, *(happened or ())}:
        return row, []
    if happened:
        said = Message("Nothing is recorded of it for this day; what is recorded can be corrected on its page.")
        return row, [("from_on", said)]
    return replace(row, is_redated=True), []


def _unknown(words: str, known: Container[str]) -> Message:
    if with_zero(words, known) is not None:
        return unknown_agency(words, known)
    return Message("There is no agency {words}, neither in the list nor in the records.", words=words[:60])


def _is_renamed(entry: AgencyEntry, agency: Agency) -> bool:
    """An empty cell says nothing."""
    is_thai = bool(entry.name_th) and entry.name_th != agency.name_th
    return is_thai or (bool(entry.name_en) and entry.name_en != agency.name_en)


def _is_moved(entry: AgencyEntry, agency: Agency, parent: str | None) -> bool:
    return bool(entry.parent) and agency.parent is not None and parent not in (None, agency.parent.code)


def _without_circles(rows: list[ResolvedAgency], there: Mapping[str, Agency]) -> list[ResolvedAgency]:
    """Rows that would stand below themselves are not understood."""
    above = {code: agency.parent.code for code, agency in there.items() if agency.parent is not None}
    above |= {row.entry.code: row.parent for row in rows if row.parent and row.parent != row.entry.code}

    def is_round(code: str) -> bool:
        been: set[str] = set()
        at = code
        while at in above and at not in been:
            been.add(at)
            at = above[at]
        return at in been

    said = Message("By the list it would stand below itself.")
    return [replace(row, issues=(*row.issues, ("parent", said))) if is_round(row.entry.code) else row for row in rows]


def _without_lost_heirs(rows: list[ResolvedAgency]) -> list[ResolvedAgency]:
    """Rows of which what they had would go to an agency that ends itself by then are not understood."""
    ended = {row.entry.code: row for row in rows if row.is_ended and row.entry.code not in row.heirs}
    found = []
    for row in rows:
        lost = [ended[code] for code in row.heirs if code in ended and _is_by_then(ended[code], row)]
        said = Message("{code} ends by this list itself (row {number}); name the agency that goes on.")
        issues = (("into", said.filled(code=one.entry.code, number=one.entry.number)) for one in lost)
        found.append(replace(row, issues=(*row.issues, *issues)) if lost else row)
    return found


def _is_by_then(other: ResolvedAgency, row: ResolvedAgency) -> bool:
    return other.from_on is None or row.from_on is None or other.from_on <= row.from_on


def _without_twins(rows: list[ResolvedAgency], there: Mapping[str, Agency]) -> list[ResolvedAgency]:
    """Rows that would give a place two agencies of one name are not understood."""
    gone = {row.entry.code for row in rows if row.is_ended or row.is_moved or row.is_renamed}
    taken = {
        (agency.parent.code, agency.name_th): agency.code
        for agency in there.values()
        if agency.parent is not None and agency.until_on is None and agency.code not in gone
    }
    found = []
    for row in rows:
        place = (row.parent, row.entry.name_th or (row.agency.name_th if row.agency is not None else ""))
        is_placed = row.agency is None or row.is_renamed or row.is_moved
        other = taken.setdefault(place, row.entry.code) if is_placed and row.state is not _UNCLEAR else row.entry.code
        if other != row.entry.code:
            above = there.get(row.parent)
            said = Message(
                "Below {above} there is an agency of this name already: {code}.",
                above=above.names() if above is not None else row.parent,
                code=other,
            )
            row = replace(row, issues=(*row.issues, ("name_th", said)))  # noqa: PLW2901 - the row, with what was found
        found.append(row)
    return found


def _without_places(rows: list[ResolvedAgency], there: Mapping[str, Agency]) -> list[ResolvedAgency]:
    """Rows that need an agency of the list that is itself not understood, or one that is closed, are not, either."""
    while True:
        clear = {row.entry.code for row in rows if row.state is not _UNCLEAR}.union(there)
        found = [_in_need(row, clear, there) for row in rows]
        if found == rows:
            return rows
        rows = found


def _in_need(row: ResolvedAgency, clear: AbstractSet[str], there: Mapping[str, Agency]) -> ResolvedAgency:
    if row.state is _UNCLEAR:
        return row
    unclear = Message("The agency {code} is not understood itself; correct its row first.")
    issues = [("parent", unclear.filled(code=code)) for code in (row.parent,) if code not in clear]
    issues += [("into", unclear.filled(code=code)) for code in row.heirs if code not in clear]
    above = there.get(row.parent)
    if (row.agency is None or row.is_moved) and above is not None and above.until_on is not None:
        said = Message("{name} was closed after {day}.", name=above.names())
        issues.append(("parent", said.filled(day=ShownDay(above.until_on))))
    return replace(row, issues=tuple(issues)) if issues else row
