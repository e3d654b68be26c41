"""Organisations of the register by what somebody types of a name: a few to choose from, never the register."""

from dataclasses import dataclass

from django.db.models import Q

from samrit.records.models import Partner
from samrit.records.ordering import in_thai_order
from samrit.thai.organisations import parse
from samrit.vocabulary.counted import SECTOR_WORDS, Sector

FEWEST_LETTERS = 3
MOST = 8


@dataclass(frozen=True, slots=True)
class Suggested:
    """One organisation to choose; `besides` tells it from another of that name: its district, and to officers its sector."""

    pk: int
    name: str
    besides: str


def suggested(words: str, *, names_only: bool = False) -> tuple[Suggested, ...]:
    """Up to eight organisations whose name holds these words; none for fewer than three letters. One query.

    A duplicate is not among them: it counts as the one that it was merged into.
    """
    plain = " ".join(words.split())
    if len(plain) < FEWEST_LETTERS:
        return ()
    compared = parse(plain).bare  # whatever legal form it is typed with
    matches = Q(name_th__icontains=plain) | Q(name_en__icontains=plain) | Q(short_name__iexact=plain)
    if len(compared) >= FEWEST_LETTERS:
        matches |= Q(key__contains=compared)
    rows = (
        Partner.objects.filter(matches, merged_into=None)
        .select_related("place")
        .order_by(*in_thai_order("name_th"))[:MOST]
    )
    return tuple(_suggested(row, names_only) for row in rows)


def _suggested(row: Partner, names_only: bool) -> Suggested:
    name = row.name()
    place = row.place.name() if row.place is not None else ""
    besides = " · ".join(filter(None, (str(SECTOR_WORDS[Sector(row.sector)]), place)))
    return Suggested(row.pk, name, place if names_only else besides)
