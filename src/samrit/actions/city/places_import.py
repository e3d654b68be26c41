"""The city's list of districts comes in as a file: what is new, changes or goes is looked at first, then it is the list."""

from datetime import datetime

from samrit.actions.acting import Acting
from samrit.actions.city.load_places import PlaceEntry, put_in_place
from samrit.actions.city.year import the_city
from samrit.actions.importer import Importer, rows_of, stored_problems
from samrit.actions.importing import upload_file
from samrit.actions.permissions import Permission
from samrit.readers.place_list import PlaceRow, places_in, read_place_list
from samrit.records.models import Import, User
from samrit.thai.translation import Message


def upload_places(*, data: bytes, name: str, by: User, at: datetime) -> Import:
    """Read the file for a look; the list stays as it is."""
    return upload_file("places", agency=the_city(), data=data, name=name, by=by, at=at)


class PlacesImporter(Importer):
    """The list as a whole: what the file doesn't have is gone from it, and stays where a record names it."""

    permission = Permission.MANAGE_AGENCIES

    def read(self, data: bytes) -> None:
        """The rows as they stand in the file."""
        sheet = read_place_list(data)
        self.take(sheet.cells)
        self.row.problems = stored_problems(sheet.issues)

    def why_not_ready(self) -> Message | None:
        """A row is not understood."""
        unclear = sum(bool(one.issues) for one in listed_in(self.row))
        if not unclear:
            return None
        return Message.counted(
            "{count:,} row is not understood: correct the file and upload it again.",
            "{count:,} rows are not understood: correct the file and upload it again.",
            count=unclear,
        )

    def save(self, act: Acting[Import, User]) -> None:
        """Let it be the list."""
        counts = put_in_place([entry_of(one) for one in listed_in(self.row)])
        act.log("save_places", self.agency, after={name: count for name, count in counts.items() if count})


def listed_in(row: Import) -> tuple[PlaceRow, ...]:
    """The districts that a file has."""
    return rows_of(row, places_in)


def entry_of(row: PlaceRow) -> PlaceEntry:
    """A district as it stands in the list, once it is saved."""
    return PlaceEntry(row.code, row.name_th, row.name_en, row.also_named, row.column, row.row)
