"""Who in the register goes by a name: asked for one name while it is typed, or for thousands from a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from samrit.organisations.matching import Alike, Found, Known, Register
from samrit.records.models import NotDuplicate, Partner
from samrit.thai.organisation_likeness import SAME_NAME
from samrit.thai.organisations import Name, key, parse

_MOST = 2000  # rows that one name is compared with
_ENDS, _PART = 3, 5
_NAMES = ("name_th", "name_en", "short_name", "also_named")


@dataclass(frozen=True, slots=True)
class Near:
    """A partner whose name comes near: the row it counts as, how much (1 is the same name), and why."""

    partner: Partner
    alike: Alike

    @property
    def is_same(self) -> bool:
        """Whether it is the very same name."""
        return self.alike.score == 1


def whole_register() -> Register:
    """Every name in the register, for matching lists; a duplicate leads to the partner that it counts as. One query."""
    rows = Partner.objects.values_list("pk", "place", "merged_into", *_NAMES)
    found = list(rows.order_by("pk"))
    above = {pk: merged_into for pk, _, merged_into, *_ in found if merged_into is not None}
    places = {pk: place for pk, place, *_ in found}
    return Register.of(Known(_top(pk, above), _names(*names), places[_top(pk, above)]) for pk, _, _, *names in found)


def near(names: Iterable[str], *, place: int | None = None, but: int | None = None) -> tuple[Near, ...]:
    """Partners that look like somebody of these names in this district, most alike first; three queries.

    `but` is not compared: oneself; nor are those who were found to be others than oneself.
    """
    asked = tuple(filter(key, names))
    if not asked:
        return ()
    rows = Partner.objects.filter(_may_be(asked)).exclude(pk__in=[but, *apart_from(but)] if but else []).order_by("pk")
    found = list(rows.values_list("pk", "place", *_NAMES)[:_MOST])
    answer = Register.of(Known(pk, _names(*words), there) for pk, there, *words in found).find(*asked, place=place)
    alike = _all(answer)
    stored = Partner.objects.select_related("agency", "place", "merged_into").in_bulk([one.number for one in alike])
    nearest: dict[int, Near] = {}
    for one in alike:
        partner = stored[one.number].merged_into or stored[one.number]
        if partner.pk != but:
            nearest.setdefault(partner.pk, Near(partner, one))
    return tuple(nearest.values())


def apart_from(partner: int) -> set[int]:
    """Those that somebody found to be others than this one; one query."""
    pairs = NotDuplicate.objects.filter(Q(one=partner) | Q(other=partner)).values_list("one", "other")
    return {pk for pair in pairs for pk in pair} - {partner}


def named(words: str) -> Q:
    """The condition "goes by these words", as people search: by any spelling of the name, in Thai or English."""
    condition = Q()
    for word in words.split():
        plain = Q(name_en__icontains=word) | Q(short_name__icontains=word) | Q(name_th__icontains=word)
        plain |= Q(also_named__icontains=word)
        letters = parse(word).bare
        condition &= plain | (Q(key__contains=letters) if letters else Q())
    whole = parse(words).bare
    return condition | (Q(key__contains=whole) if whole else Q(pk__in=()))


def _all(found: Found) -> tuple[Alike, ...]:
    return found.alike if found.same is None else (Alike(found.same, 1.0, SAME_NAME),)


def _top(pk: int, above: dict[int, int]) -> int:
    while pk in above:
        pk = above[pk]
    return pk


def _names(*names: str) -> tuple[str, ...]:
    """All that a partner is called: its own names, and spellings that somebody said are its own."""
    *own, also = names
    return tuple(filter(None, (*own, *also.splitlines())))


def _may_be(names: tuple[str, ...]) -> Q:
    """Rows that hold a beginning or an end of the name, or what it is called for short."""
    wanted = Q()
    for text in names:
        name: Name = parse(text)
        wanted |= Q(also_named__icontains=text) | Q(key=name.key) | Q(name_en__iexact=text) | Q(short_name__iexact=text)
        core = name.core if len(name.core) >= _ENDS else name.bare
        wanted |= Q(key__contains=core[:_ENDS]) | Q(key__contains=core[-_ENDS:])
        for at in range(0, len(core) - _PART + 1, _PART):  # a slip at both ends leaves the middle
            wanted |= Q(key__contains=core[at : at + _PART])
        for short in name.short:
            wanted |= Q(short_name__icontains=short) | Q(name_th__icontains=short)
        if name.bare.isascii():
            wanted |= Q(name_en__icontains=text.split()[0])
    return wanted
