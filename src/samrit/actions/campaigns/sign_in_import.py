"""A sign-in sheet as a file: who is meant, row by row, then all who came are recorded.

How many came of each organisation is kept; who they were is neither read nor kept, and the file itself is not kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from samrit.actions.acting import Acting
from samrit.actions.campaigns.participation import check_has_begun, record_attendance
from samrit.actions.importer import Importer, stored_problems
from samrit.actions.partners.answers import store_apart, store_spellings
from samrit.actions.partners.manage_partners import Entry, enter_partner, notify_of_partner
from samrit.actions.permissions import Permission
from samrit.counting import Sector
from samrit.organisations.columns import SIGN_IN_COLUMNS
from samrit.queries.partners.partner_names import whole_register
from samrit.readers.organisation_list import OrganisationRow, entered, read_organisation_list
from samrit.records.models import Activity, Import, Partner, User
from samrit.thai.organisations import key
from samrit.thai.translation import Message, stored, storing
from samrit.vocabulary.codes import How
from samrit.vocabulary.refusal import Invalid

NEW, LEFT_OUT = "new", "out"


class SignInImporter(Importer):
    """Who came to the activity that is stated; `decisions` say of each row a partner's key, "new" or "out"."""

    permission = Permission.CAMPAIGN
    is_personal = True
    is_shared = True

    def read(self, data: bytes) -> None:
        """Rows of one organisation are summed; who is known, or new beyond doubt, is decided."""
        check_has_begun(activity_of(self.row), at=self.row.uploaded_at)
        found = read_organisation_list(data, SIGN_IN_COLUMNS)
        self._take(found.rows)
        self.row.problems = stored_problems(found.issues)

    def retype(self, cells: Mapping[str, str]) -> None:
        """The rows with other words in these cells, summed anew; what was decided of a name stays."""
        rows = []
        for row in read_rows(self.row):
            for name, cell in row.cells.items():
                if cell in cells:
                    row = entered(row, name, cells[cell])  # noqa: PLW2901 - cell by cell
            rows.append(row)
        decided = {one["name"]: self.row.decisions.get(str(one["number"])) for one in self.row.content["rows"]}
        self._take(rows)
        for one in self.row.content["rows"]:
            said = decided.get(one["name"])
            if said is not None:
                self.row.decisions[str(one["number"])] = said

    def _take(self, rows: Iterable[OrganisationRow]) -> None:
        read = tuple(_without_others(one) for one in rows)
        summed = _summed(read)
        self.row.content = {"rows": summed, "read": [msgspec.to_builtins(one, enc_hook=storing) for one in read]}
        self.row.decisions = {
            str(one["number"]): str(one["same"]) if one["same"] else NEW
            for one in summed
            if one["same"] or not one["alike"]
        }

    def decide(self, decisions: Mapping[str, str], rest: str) -> None:
        """Any partner of the register may be meant; `rest` is what is said of all rows that are not decided."""
        numbers = {str(one["number"]) for one in self.row.content["rows"]}
        waiting = dict.fromkeys(numbers - set(self.row.decisions), rest) if rest in (NEW, LEFT_OUT) else {}
        said = {number: choice for number, choice in decisions.items() if number in numbers and choice}
        self.row.decisions |= waiting | said

    def why_not_ready(self) -> Message | None:
        """Every row is decided."""
        if {str(one["number"]) for one in self.row.content["rows"]} - set(self.row.decisions):
            return Message("Say of each row which organisation it is.")
        return None

    def save(self, act: Acting[Any, User]) -> None:
        """Record all who came, and enter those into the register who are new."""
        keys = [int(said) for said in self.row.decisions.values() if said.isascii() and said.isdecimal()]
        known = Partner.objects.select_related("merged_into", "agency").in_bulk(keys)
        came: list[tuple[Partner, int]] = []
        entered: list[tuple[Partner, Entry]] = []
        apart: list[tuple[int, int]] = []
        spellings: list[tuple[Partner, str]] = []
        for one in self.row.content["rows"]:
            said = self.row.decisions[str(one["number"])]
            if said == NEW:
                act.require(Permission.MANAGE_PARTNERS, self.agency)
                entry = Entry(name_th=one["name"], sector=Sector(one["sector"] or Sector.UNKNOWN))
                entered.append((enter_partner(self.agency, entry, act), entry))
                came.append((entered[-1][0], one["people"]))
                apart += [(entered[-1][0].pk, other) for other in one["alike"]]
            elif said.isascii() and said.isdecimal() and int(said) in known:
                came.append((known[int(said)], one["people"]))
                spellings += [(known[int(said)], one["name"])] if int(said) in one["alike"] else []
            elif said != LEFT_OUT:
                raise Invalid(Message("The chosen organisation is not in the register."))
        store_apart(apart, by=act.who, at=act.at)
        store_spellings(spellings, by=act.who, at=act.at)
        new = [partner for partner, _ in entered]
        record_attendance(
            activity=activity_of(self.row),
            came=came,
            how=How.SHEET,
            upload=self.row,
            entered=new,
            by=act.who,
            at=act.at,
        )
        for partner, entry in entered:
            notify_of_partner(partner, entry, act)

    def forget(self) -> None:
        """Nothing that was read stays."""
        self.row.content, self.row.problems, self.row.decisions = {}, [], {}


def activity_of(row: Import) -> Activity:
    """To which activity people came."""
    return Activity.objects.select_related("campaign__agency").get(pk=row.stated["activity"])


_OF_A_ROW = frozenset({"name_th", "name_en", "people", "sector"})  # what counting needs; a note may tell of people


def _without_others(row: OrganisationRow) -> OrganisationRow:
    def only(part: Mapping[str, str]) -> dict[str, str]:
        return {field: words for field, words in part.items() if field in _OF_A_ROW}

    return replace(row, entry=only(row.entry), typed=only(row.typed), cells=only(row.cells))


def read_rows(row: Import) -> tuple[OrganisationRow, ...]:
    """The rows of the sheet as the reader gave them."""
    return msgspec.convert(row.content.get("read", []), tuple[OrganisationRow, ...], dec_hook=stored)


def _summed(read: Iterable[OrganisationRow]) -> list[dict[str, Any]]:
    register = whole_register()
    summed: dict[str, dict[str, Any]] = {}
    for one in read:
        name = one.entry.get("name_th", "")
        if not key(name):
            continue
        people = int(one.entry.get("people", "1"))
        there = summed.get(key(name))
        if there is not None:
            there["people"] += people
            continue
        found = register.find(name)
        summed[key(name)] = {
            "name": name,
            "people": people,
            "number": one.number,
            "sector": one.entry.get("sector", ""),
            "same": found.same,
            "alike": [near.number for near in found.alike],
        }
    return list(summed.values())
