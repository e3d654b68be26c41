"""The city's list of districts: the fifty of Bangkok to begin with, or another list in its place."""

from collections.abc import Iterable
from dataclasses import dataclass

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


THE_FIFTY: tuple[PlaceEntry, ...] = tuple(
    PlaceEntry(one.code, one.name_th, one.name_en, one.also_named, one.column, one.row) for one in DISTRICTS
)


def put_in_place(entries: Iterable[PlaceEntry]) -> dict[str, int]:
    """Let the list be these, as a part of an action; tells how many are new, changed, gone, or kept for records that name them."""
    there = {place.code: place for place in Place.objects.all()}
    counts = {"new": 0, "changed": 0, "removed": 0, "kept_for_records": 0}
    listed = set()
    for entry in entries:
        is_new = entry.code not in there
        place = there.get(entry.code) or Place(code=entry.code)
        values = {
            "name_th": entry.name_th,
            "name_en": entry.name_en,
            "also_named": "\n".join(entry.also_named),
            "column": entry.column,
            "row": entry.row,
            "is_listed": True,
        }
        listed.add(entry.code)
        if not is_new and all(getattr(place, name) == value for name, value in values.items()):
            continue
        counts["new" if is_new else "changed"] += 1
        for name, value in values.items():
            setattr(place, name, value)
        save_checked(place)
    gone = [place for code, place in there.items() if code not in listed and place.is_listed]
    named = _named()
    for place in gone:
        if place.pk in named:
            place.is_listed = False
            save_checked(place)
            counts["kept_for_records"] += 1
        else:
            place.delete()
            counts["removed"] += 1
    return counts


def _named() -> set[int]:
    """The districts that a record names."""
    models = (Partner, Practice, Fact)
    return {
        key
        for model in models
        for key in model._default_manager.exclude(place=None).values_list("place", flat=True)  # noqa: SLF001 - Django documents it
    }
