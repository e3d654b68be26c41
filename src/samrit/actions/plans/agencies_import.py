"""The city's agencies as a file: looked at row by row, saved whole or not at all."""

from collections import Counter
from datetime import date, datetime

from django.utils import timezone

from samrit.actions.acting import Acting
from samrit.actions.importer import Importer, stored_cells, stored_problems
from samrit.actions.importing import upload_file
from samrit.actions.permissions import Permission
from samrit.actions.plans.agencies import WHY, add_agency, check_day
from samrit.actions.plans.agency_changes import (
    close_agency,
    correct_first_day,
    merge_agency,
    move_agency,
    rename_agency,
    split_agency,
)
from samrit.queries.plans.agency_list import in_order, resolve_agencies
from samrit.queries.plans.agency_list_row import ResolvedAgency
from samrit.readers.agency_list import listed_agencies, read_agency_list
from samrit.records.models import Agency, Import, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.row_states import RowState

_DOES = (RowState.NEW, RowState.CHANGED)


def upload_agency_list(  # noqa: PLR0913 - a file, what holds for its rows, who brings it and when
    *, top: Agency, data: bytes, name: str, from_on: date | None, reason: str, by: User, at: datetime
) -> Import:
    """Read a list; `top` is the agency below which stands what says nothing else. No agency changes yet.

    Why may be said once it is saved, so that a file need not be chosen again for it.
    """
    check_day(from_on, at)
    stated = {"from_on": from_on.isoformat() if from_on is not None else "", "reason": reason.strip()}
    return upload_file("agencies", agency=top, data=data, name=name, stated=stated, by=by, at=at)


class AgencyImporter(Importer):
    """Agencies below one: added, renamed, moved, from the day and for the reason that is `stated`, or that a row says."""

    permission = Permission.MANAGE_AGENCIES

    def read(self, data: bytes) -> None:
        """The words of each row; what they would do is told against the city of that moment."""
        found = read_agency_list(data)
        self.take(found.cells)
        self.row.problems = stored_problems(found.issues)

    def why_not_ready(self) -> Message | None:
        """A row is not understood and not left out, or none would do anything."""
        rows = resolved_rows(self.row, self.choice.get("reason", ""))
        states = Counter(row.state for row in rows)
        if why := self.why_unclear(states[RowState.UNCLEAR]):
            return why
        if not any(states[one] for one in _DOES):
            return Message("There is no row that would change anything.")
        if any(not row.reason for row in rows if row.state in _DOES):
            return WHY
        return None

    def save(self, act: Acting[Import, User]) -> None:
        """Each row as if it were done by hand, the agencies above first."""
        counts: Counter[RowState] = Counter()
        there = {agency.code: agency for agency in Agency.objects.select_related("parent")}
        rows = in_order(resolved_rows(self.row, self.choice.get("reason", "")))
        for row in sorted((row for row in rows if row.is_redated), key=_from_the_earliest):
            self._redate(row, act)
        ended = sorted((row for row in rows if row.agency is not None and row.is_ended), key=_depth, reverse=True)
        for do, some in ((self._do, rows), (self._end, ended)):  # an agency that goes on is there before another ends
            for row in some:
                try:
                    do(row, there, act)
                except Invalid as refusal:
                    raise Invalid(
                        Message("Row {number}: {why}", number=row.entry.number, why=refusal.message)
                    ) from refusal
        counts.update(row.state for row in rows)
        after = {
            "agency": self.agency.code,
            "new": counts[RowState.NEW],
            "changed": counts[RowState.CHANGED],
        }
        act.log("save_agency_list", self.row, after=after)

    def _do(self, row: ResolvedAgency, there: dict[str, Agency], act: Acting[Import, User]) -> None:
        entry, by, at = row.entry, act.who, act.at
        if row.parent not in there:
            raise Invalid(Message("The agency {code} that it belongs to is left out.", code=row.parent))
        parent = there[row.parent]
        if row.agency is None:
            there[entry.code] = add_agency(
                parent=parent, code=entry.code, name_th=entry.name_th, name_en=entry.name_en, from_on=row.from_on,
                reason=row.reason, by=by, at=at,
            )  # fmt: skip
            return
        assert row.from_on is not None, "a row that changes something says from when, or is not understood"
        if row.is_moved:
            move_agency(agency=row.agency, parent=parent, from_on=row.from_on, reason=row.reason, by=by, at=at)
        if row.is_renamed:
            names = {"name_th": entry.name_th or row.agency.name_th, "name_en": entry.name_en or row.agency.name_en}
            rename_agency(agency=row.agency, **names, from_on=row.from_on, reason=row.reason, by=by, at=at)

    @staticmethod
    def _redate(row: ResolvedAgency, act: Acting[Import, User]) -> None:
        assert row.agency is not None, "only what is there has a first day that is wrong"
        try:
            correct_first_day(agency=row.agency, from_on=row.from_on, reason=row.reason, by=act.who, at=act.at)
        except Invalid as refusal:
            raise Invalid(Message("Row {number}: {why}", number=row.entry.number, why=refusal.message)) from refusal

    def _end(self, row: ResolvedAgency, there: dict[str, Agency], act: Acting[Import, User]) -> None:
        """Merged into one, split into several, or closed."""
        assert row.agency is not None, "what ends is there"
        assert row.from_on is not None, "a row that changes something says from when, or is not understood"
        left_out = next((code for code in row.heirs if code not in there), None)
        if left_out is not None:
            raise Invalid(Message("The agency {code} is left out.", code=left_out))
        heirs = [there[code] for code in row.heirs]
        if not heirs:
            close_agency(agency=row.agency, from_on=row.from_on, reason=row.reason, by=act.who, at=act.at)
        elif len(heirs) == 1:
            merge_agency(
                agency=row.agency, into=heirs[0], from_on=row.from_on, reason=row.reason, by=act.who, at=act.at
            )
        else:
            split_agency(agency=row.agency, into=heirs, from_on=row.from_on, reason=row.reason, by=act.who, at=act.at)


def _from_the_earliest(row: ResolvedAgency) -> tuple[bool, int]:
    """What begins earlier than recorded comes first, from the city down; then what begins later, from below."""
    first = row.agency.from_on if row.agency is not None else None
    is_later = row.from_on is not None and (first is None or first < row.from_on)
    return is_later, -_depth(row) if is_later else _depth(row)


def _depth(row: ResolvedAgency) -> int:
    return row.agency.path.count("/") if row.agency is not None else 0


def resolved_rows(row: Import, reason: str = "") -> list[ResolvedAgency]:
    """The rows of a list, held against the city as it is now; `reason` is why, where it wasn't stated with the file."""
    assert row.agency is not None, "a list is of agencies below one"
    day, cells = row.stated.get("from_on", ""), stored_cells(row)
    return resolve_agencies(
        listed_agencies(cells) if cells is not None else (),
        top=row.agency,
        from_on=date.fromisoformat(day) if day else None,
        reason=row.stated.get("reason", "") or reason.strip(),
        today=timezone.localdate(row.uploaded_at),
    )
