"""The city's list of districts comes in as a file: what is new, changes or goes is looked at first, then it is the list."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from samrit.actions.acting import Acting
from samrit.actions.city.load_places import PlaceEntry, put_in_place
from samrit.actions.city.year import the_city
from samrit.actions.importer import Importer, stored_problems
from samrit.actions.importing import upload_file
from samrit.actions.permissions import Permission
from samrit.readers.cells import Cells
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

    def take(self, cells: Cells) -> None:
        """The rows as their cells say."""
        super().take(cells)
        self.row.content["rows"] = [_stored(one) for one in places_in(cells)]

    def why_not_ready(self) -> Message | None:
        """A row is not understood."""
        unclear = sum(bool(one["unclear"]) for one in self.row.content["rows"])
        if not unclear:
            return None
        return Message.counted(
            "{count:,} row is not understood: correct the file and upload it again.",
            "{count:,} rows are not understood: correct the file and upload it again.",
            count=unclear,
        )

    def save(self, act: Acting[Import, User]) -> None:
        """Let it be the list."""
        counts = put_in_place(entries_of(self.row))
        act.log("save_places", self.agency, after={name: count for name, count in counts.items() if count})


def entries_of(row: Import) -> list[PlaceEntry]:
    """The districts that a file has."""
    return [_entry(one) for one in row.content["rows"]]


def _entry(stored: Mapping[str, Any]) -> PlaceEntry:
    values = {name: stored[name] for name in ("code", "name_th", "name_en", "column", "row")}
    return PlaceEntry(**values, also_named=tuple(stored["also_named"]))


def _stored(row: PlaceRow) -> dict[str, Any]:
    names = ("number", "code", "name_th", "name_en", "column", "row")
    values = {name: getattr(row, name) for name in names}
    return values | {"also_named": list(row.also_named), "unclear": stored_problems(row.issues)}
