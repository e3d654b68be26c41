"""The city's districts: those of the list, and which of them is meant by words."""

from samrit.records.models import Place
from samrit.thai.collation import sort_key
from samrit.thai.place_names import NamedPlace, PlaceList


def listed_places() -> list[Place]:
    """The districts that the list has now, by code; one query."""
    return list(Place.objects.in_use())


def places_to_choose(chosen: Place | None = None) -> list[Place]:
    """The districts of the list by name, with the one that a record names, though the list no longer has it; one query."""
    places = listed_places()
    if chosen is not None and all(one.pk != chosen.pk for one in places):
        places.append(chosen)
    return sorted(places, key=lambda one: sort_key(one.name()))


def place_list() -> PlaceList:
    """The same, for finding which one is meant; one query."""
    return PlaceList.of(NamedPlace(place.pk, place.code, names_of(place)) for place in Place.objects.in_use())


def names_of(place: Place) -> tuple[str, ...]:
    """All that a district is called, its name first."""
    return tuple(filter(None, (place.name_th, place.name_en, *place.also_named.splitlines())))
