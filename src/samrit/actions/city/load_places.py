"""The city's list of districts: the fifty of Bangkok to begin with, or another list in its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from samrit.actions.saving import save_checked
from samrit.records.models import Fact, Partner, Place, Practice
from samrit.thai.districts import DISTRICTS


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """What a list says of a district; `column` and `row` place it on the schematic map, both or none."""

    code: str
    name_th: str
    name_en: str = ""
    also_named: tuple[str, ...] = ()
    column: int | None = None
    row: int | None = None

    def values(self) -> dict[str, Any]:
        """As a row of the list holds them."""
        names = {"name_th": self.name_th, "name_en": self.name_en, "also_named": "\n".join(self.also_named)}
        return names | {"column": self.column, "row": self.row, "is_listed": True}


THE_FIFTY: tuple[PlaceEntry, ...] = tuple(
    PlaceEntry(one.code, one.name_th, one.name_en, one.also_named, one.column, one.row) for one in DISTRICTS
)


def differs(place: Place, entry: PlaceEntry) -> bool:
    """Whether a list says something else of a district than the records."""
    return any(getattr(place, name) != value for name, value in entry.values().items())


def put_in_place(entries: Iterable[PlaceEntry]) -> dict[str, int]:
    """Let the list be these, as a part of an action; tells how many are new, changed, removed, or stay for records that name them."""
    there = {place.code: place for place in Place.objects.all()}
    counts = {"new_places": 0, "changed_places": 0, "removed_places": 0, "retired_places": 0}
    listed = set()
    for entry in entries:
        is_new = entry.code not in there
        place = there.get(entry.code) or Place(code=entry.code)
        listed.add(entry.code)
        if not is_new and not differs(place, entry):
            continue
        counts["new_places" if is_new else "changed_places"] += 1
        for name, value in entry.values().items():
            setattr(place, name, value)
        save_checked(place)
    gone = [place for code, place in there.items() if code not in listed and place.is_listed]
    named = _named()
    for place in gone:
        if place.pk in named:
            place.is_listed = False
            save_checked(place)
            counts["retired_places"] += 1
        else:
            place.delete()
            counts["removed_places"] += 1
    return counts


def _named() -> set[int]:
    """The districts that a record names."""
    models = (Partner, Practice, Fact)
    return {
        key
        for model in models
        for key in model._default_manager.exclude(place=None).values_list("place", flat=True)  # noqa: SLF001 - Django documents it
    }
