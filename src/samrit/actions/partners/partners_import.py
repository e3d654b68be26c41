"""A list of partners as a file: matched with the register row by row, looked at by a person, saved whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from samrit.actions.acting import Acting
from samrit.actions.counting.recount import facts_changed
from samrit.actions.importer import Importer, stored_problems
from samrit.actions.importing import upload_file
from samrit.actions.partners.answers import store_apart, store_spellings
from samrit.actions.partners.contacts import Person
from samrit.actions.partners.manage_partners import Entry
from samrit.actions.permissions import Permission
from samrit.counting import Sector
from samrit.organisations.columns import REGISTER_COLUMNS
from samrit.organisations.listed import NEW, OPEN, Listed, match
from samrit.queries.city.places import place_list
from samrit.queries.partners.partner_names import whole_register
from samrit.readers.organisation_list import OrganisationRow, entered, read_organisation_list
from samrit.readers.table import CellIssue
from samrit.records.models import Agency, Contact, Import, Partner, User
from samrit.thai.organisations import key
from samrit.thai.place_names import PlaceList, has_letters
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.row_states import RowState

_STEP = 250  # rows between two looks at the progress
_BATCH = 2000
OF_PLACE = "-place"  # a decision about the row's district, behind its number
_NO_GROUND = Message(
    "Nothing about people was kept, since neither a purpose nor the day on which they were told was given."
)


@dataclass(frozen=True, slots=True)
class Ground:
    """On what ground a list's columns about people are kept: what they were told it is for, and when. Or not at all."""

    purpose: str = ""
    notified_on: date | None = None

    @property
    def is_given(self) -> bool:
        """Whether people's data may be kept."""
        return bool(self.purpose.strip()) and self.notified_on is not None


def upload_partner_list(  # noqa: PLR0913 - a file, whose it is, on what ground, who brings it and when
    *, agency: Agency, data: bytes, name: str, ground: Ground, by: User, at: datetime
) -> Import:
    """Store a file for a worker, who reads and matches it; no record changes."""
    stated = {}
    if ground.is_given and ground.notified_on is not None:
        Person("–", purpose=ground.purpose, notified_on=ground.notified_on).check(timezone.localdate(at))
        stated = {"purpose": ground.purpose.strip(), "notified_on": ground.notified_on.isoformat()}
    return upload_file("partners", agency=agency, data=data, name=name, stated=stated, by=by, at=at)


class PartnerImporter(Importer):
    """Partners of an agency, and contacts where a ground is `stated`; `decisions` say of rows "new", or who they are."""

    permission = Permission.MANAGE_PARTNERS
    is_queued = True
    is_personal = True
    new: list[tuple[Listed, Partner]]

    def read(self, data: bytes) -> None:
        """Each row with whom it means."""
        found = read_organisation_list(data, REGISTER_COLUMNS)
        places = place_list()
        rows = [_listed(row, places, is_grounded=bool(self.row.stated)) for row in found.rows]
        self.step(0, len(rows))
        done: list[Listed] = []
        for one in match(rows, whole_register()):
            done.append(one)
            if len(done) % _STEP == 0:
                self.step(len(done), len(rows))
        self.row.content = {"rows": [one.to_json() for one in done], "letters": dict(found.letters)}
        without = [CellIssue("", _NO_GROUND)] if found.is_personal and not self.row.stated else []
        self.row.problems = stored_problems([*found.issues, *without])

    def retype(self, cells: Mapping[str, str]) -> None:
        """The rows with other words in these cells; all are matched anew, and decided anew where a row has changed."""
        letters, places, rows = self.row.content["letters"], place_list(), listed_rows(self.row)
        changed: set[int] = set()
        for at, one in enumerate(rows):
            row, typed = (
                _as_read(one, letters),
                {name for name, letter in letters.items() if f"{letter}{one.number}" in cells},
            )
            if not typed:
                continue
            for name in typed:
                row = entered(row, name, cells[row.cells[name]])
            rows[at] = _listed(row, places, is_grounded=bool(self.row.stated))
            rows[at].placed = one.placed if "place" not in typed else ""
            changed.add(one.number)
        self.row.content["rows"] = [one.to_json() for one in match(rows, whole_register())]
        self.row.decisions = {
            asked: said
            for asked, said in self.row.decisions.items()
            if int(asked) not in changed and not (said.startswith("-") and -int(said) in changed)
        }

    def decide(self, decisions: Mapping[str, str], rest: str) -> None:
        """`rest` is "new": all that wait are new. A district that was said holds for all rows with these words."""
        listed = listed_rows(self.row)
        if self._place(listed, decisions):
            listed = list(match(listed, whole_register()))  # where it sits is a part of what it is
            self.row.content["rows"] = [one.to_json() for one in listed]
        for one in listed:
            if not one.alike:
                continue
            choice = decisions.get(str(one.number))
            if choice is not None and choice in {NEW, "", *(str(number) for number, *_ in one.alike)}:
                self.row.decisions[str(one.number)] = choice
            elif one.decision == "" and rest == NEW:
                self.row.decisions[str(one.number)] = NEW

    def _place(self, listed: list[Listed], decisions: Mapping[str, str]) -> bool:
        """Take what was said of districts; tells whether anything was."""
        said: dict[str, str] = {}
        for one in listed:
            choice = decisions.get(f"{one.number}{OF_PLACE}", "")
            if one.asks_place and choice != one.placed and choice in {OPEN, *map(str, one.places)}:
                said[one.entry["place"]] = choice
        for one in listed:
            if one.asks_place and one.entry["place"] in said:
                one.placed = said[one.entry["place"]]
        return bool(said)

    def why_not_ready(self) -> Message | None:
        """Rows wait for a decision, or are not understood and not left out."""
        states = [one.state for one in listed_rows(self.row)]
        if not any(state in (RowState.NEW, RowState.UNCHANGED, RowState.PLACE) for state in states):
            return Message("There is no row that could be saved.")
        waiting, unclear = states.count(RowState.ALIKE), states.count(RowState.UNCLEAR)
        placeless = states.count(RowState.PLACE)
        if placeless:
            return Message.counted(
                "{count:,} row names a district that is not in the list: say which one is meant.",
                "{count:,} rows name a district that is not in the list: say which one is meant.",
                count=placeless,
            )
        if waiting:
            return Message.counted(
                "{count:,} row that looks like a partner waits for your decision.",
                "{count:,} rows that look like a partner wait for your decision.",
                count=waiting,
            )
        return self.why_unclear(unclear)

    def prepare(self) -> None:
        """Make the names of new partners comparable."""
        self.new = [(one, partner_of(one)) for one in listed_rows(self.row) if one.state is RowState.NEW]

    def save(self, act: Acting[Import, User]) -> None:
        """All new partners and contacts, in few queries."""
        listed = listed_rows(self.row)
        _check_still_new([partner for _, partner in self.new], since=self.row.uploaded_at)
        for _, partner in self.new:
            partner.agency, partner.upload = self.agency, self.row
            partner.registered_by, partner.registered_at = act.who, act.at
        made = Partner.objects.bulk_create([partner for _, partner in self.new], batch_size=_BATCH)
        by_row = {one.number: partner for one, partner in self.new} | {
            one.number: partner for one, partner in _known(listed)
        }
        apart = store_apart(_two(listed, by_row), by=act.who, at=act.at)
        store_spellings(_spellings(listed, by_row), by=act.who, at=act.at)
        contacts = _contacts(self.row, [*self.new, *_there(listed)], by=act.who, at=act.at)
        Contact.objects.bulk_create(contacts, batch_size=_BATCH)
        after = {"agency": self.agency.code, "partners": len(made), "contacts": len(contacts), "rows": len(listed)}
        after |= {"apart": apart} if apart else {}
        after |= {"facts": facts_changed(made, at=act.at)}
        act.log("save_partner_list", self.row, after=after)

    def forget(self) -> None:
        """Nothing about people stays but the contacts."""
        self.row.content, self.row.problems, self.row.decisions, self.row.stated = {}, [], {}, {}


def listed_rows(row: Import) -> list[Listed]:
    """The rows as they were read, with what was decided."""
    listed = [Listed.of(one) for one in row.content.get("rows", ())]
    for one in listed:
        one.decision = row.decisions.get(str(one.number), "")
    return listed


def partner_of(row: Listed) -> Partner:
    """The (unsaved) partner that a row tells of."""
    entry = row.entry
    partner = Partner()
    Entry(
        name_th=entry["name_th"],
        name_en=entry.get("name_en", ""),
        short_name=entry.get("short_name", ""),
        sector=Sector(entry.get("sector", Sector.UNKNOWN.value)),
        note=entry.get("note", ""),
    ).write(partner)
    partner.place_id = row.place
    return partner


def _check_still_new(rows: list[Partner], *, since: datetime) -> None:
    """Nobody registered one of these names while the list was looked at."""
    fresh = set(Partner.objects.filter(registered_at__gte=since).values_list("key", flat=True))
    taken = [row.name_th for row in rows if row.key in fresh]
    if taken:
        raise Invalid(
            Message.counted(
                "Somebody else registered “{taken}” while you looked ({count:,} name). Nothing was saved; please upload the list again, so that it is compared anew.",
                "Somebody else registered “{taken}” while you looked ({count:,} names). Nothing was saved; please upload the list again, so that it is compared anew.",
                count=len(taken),
                taken=taken[0],
            )
        )


def _known(listed: list[Listed]) -> list[tuple[Listed, Partner]]:
    """The rows about partners that are there already, with the partner."""
    rows = [row for row in listed if row.state is RowState.UNCHANGED]
    found = Partner.objects.select_related("agency").in_bulk([row.partner for row in rows if row.partner is not None])
    return [(row, found[row.partner]) for row in rows if row.partner in found]


def _there(listed: list[Listed]) -> list[tuple[Listed, Partner]]:
    """Those of them that tell of a person."""
    return [(row, partner) for row, partner in _known(listed) if row.is_personal]


def _row_meant(row: Listed) -> int | None:
    """The earlier row of the list that names the same one."""
    return row.twice if row.twice is not None else int(row.decision.removeprefix("-")) if row.decision else None


def _two(listed: list[Listed], by_row: Mapping[int, Partner]) -> Iterator[tuple[int, int]]:
    """The pairs that a person said are two: a row entered as new, and whom it looked like."""
    meant = {row.number: _row_meant(row) for row in listed if row.state is RowState.TWICE}
    for row in listed:
        if row.state is not RowState.NEW or row.decision != NEW:
            continue
        for number, *_ in row.alike:
            other = -number
            while other in meant:
                other = meant[other] or 0
            pk = number if number > 0 else by_row[other].pk if other in by_row else None
            if pk is not None:
                yield by_row[row.number].pk, pk


def _spellings(listed: list[Listed], by_row: Mapping[int, Partner]) -> Iterator[tuple[Partner, str]]:
    """The names under which a person knew a partner that is called otherwise."""
    for row in listed:
        if row.decision.isdecimal() and row.number in by_row:
            yield by_row[row.number], row.entry["name_th"]
        elif row.decision.startswith("-") and int(row.decision[1:]) in by_row:
            yield by_row[int(row.decision[1:])], row.entry["name_th"]


def _contacts(row: Import, pairs: Iterable[tuple[Listed, Partner]], *, by: User, at: datetime) -> list[Contact]:
    if not row.stated:
        return []
    notified_on = date.fromisoformat(row.stated["notified_on"])
    made = []
    for one, partner in pairs:
        if not one.entry.get("contact_name"):
            continue
        person = Person(
            name=one.entry["contact_name"],
            position=one.entry.get("contact_position", ""),
            email=one.entry.get("contact_email", ""),
            phone=one.entry.get("contact_phone", ""),
            purpose=row.stated["purpose"],
            notified_on=notified_on,
        )
        contact = Contact(partner=partner, agency=row.agency, added_by=by, added_at=at)
        person.write(contact)
        made.append(contact)
    return made


def _as_read(one: Listed, letters: Mapping[str, str]) -> OrganisationRow:
    """A row as the reader gave it."""
    cells = {name: f"{letter}{one.number}" for name, letter in letters.items()}
    issues = tuple(CellIssue(cell, Worded(th=th, en=en)) for cell, th, en in one.issues)
    entry = {name: words for name, words in one.entry.items() if name in letters or name == "name_th"}
    return OrganisationRow(one.number, entry, cells, issues, one.typed)


def _listed(row: OrganisationRow, places: PlaceList, *, is_grounded: bool) -> Listed:
    """The row as it is kept: its district by its key or with those that may be meant, people only on a ground."""
    entry = dict(row.entry)
    issues = [(one.cell, one.message.th, one.message.en) for one in row.issues]
    meant = places.find(entry.get("place", ""))
    if meant.same is not None:
        entry["place_id"] = str(meant.same)
    if "name_th" in entry and not key(entry["name_th"]):
        nameless = Message("The name has no letters.")
        issues.append((row.cells.get("name_th", ""), nameless.th, nameless.en))
    asks = meant.same is None and has_letters(entry.get("place", ""))
    listed = Listed(row.number, entry, issues, asks_place=asks, places=list(meant.alike), typed=dict(row.typed))
    if not is_grounded:
        listed.forget()
    return listed
