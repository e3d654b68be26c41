"""A row of a list of agencies, held against the city: what it says, and what saving would do with it."""

from dataclasses import dataclass
from datetime import date

from samrit.organisations.agency_list import AgencyEntry
from samrit.records.models import Agency
from samrit.thai.translation import Message, ShownDay
from samrit.vocabulary.row_states import RowState


@dataclass(frozen=True, slots=True)
class ResolvedAgency:
    """A row: what it says, the agency that it is about (None: a new one), and what would become of that.

    `parent` is the code of the agency that it belongs to; one that `is_ended` is merged into the one of `heirs`, split into
    several, closed where there is none. `issues` are by field.
    """

    entry: AgencyEntry
    agency: Agency | None
    parent: str
    from_on: date | None
    reason: str
    is_renamed: bool = False
    is_moved: bool = False
    is_ended: bool = False
    is_redated: bool = False
    heirs: tuple[str, ...] = ()
    issues: tuple[tuple[str, Message], ...] = ()

    @property
    def state(self) -> RowState:
        """What saving would do with it."""
        if self.issues:
            return RowState.UNCLEAR
        if self.agency is None:
            return RowState.NEW
        return RowState.CHANGED if self.is_changed else RowState.UNCHANGED

    @property
    def is_changed(self) -> bool:
        """Whether something of the agency would become otherwise."""
        return self.is_renamed or self.is_moved or self.is_ended or self.is_redated

    @property
    def changes(self) -> list[Message]:
        """What saving would do, in words."""
        found = []
        if self.agency is not None and self.is_renamed:
            found.append(Message("is called {name} in the records", name=self.agency.name_th))
        if self.agency is not None and self.is_moved and self.agency.parent is not None:
            found.append(Message("stands below {parent} in the records", parent=self.agency.parent.code))
        if self.agency is not None and self.is_redated:
            day = (
                ShownDay(self.agency.from_on)
                if self.agency.from_on is not None
                else Message("for as long as anybody knows")
            )
            found.append(Message("its first day is corrected; in the records: {day}", day=day))
        if self.is_ended:
            ends = Message("is merged into {heirs}") if self.heirs else Message("is closed, and nobody goes on")
            ends = Message("is split into {heirs}") if len(self.heirs) > 1 else ends
            found.append(ends.filled(heirs=", ".join(self.heirs)))
        return found
