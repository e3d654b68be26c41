"""The register of partners as a list: searched, narrowed, in leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from samrit.counting import Sector
from samrit.queries.partners.partner_names import named
from samrit.records.models import Agency, Fact, Partner, Place
from samrit.records.ordering import in_thai_order


@dataclass(frozen=True, slots=True)
class PartnerFilter:
    """Which partners to list; what is "" filters nothing. `agency` and `place` are codes."""

    words: str = ""
    sector: str = ""
    agency: str = ""
    place: str = ""

    @property
    def query(self) -> str:
        """As it stands in the address, "" where nothing is chosen."""
        chosen = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name)}
        return urlencode(chosen)


def register_lines(rows: Sequence[Partner]) -> list[Partner]:
    """These rows, each with how many `campaigns` it took part in; one query.

    The campaigns are counted for a page alone: a database counts them for all rows before it, too, where they are asked for
    with the page.
    """
    facts = Fact.objects.filter(partner__in=[row.pk for row in rows], known_until=None, campaign__isnull=False)
    took_part = dict(facts.order_by().values_list("partner").annotate(n=Count("campaign", distinct=True)))
    for row in rows:
        row.campaigns = took_part.get(row.pk, 0)  # type: ignore[attr-defined]  # goes with the row to its page
    return list(rows)


def register_rows(only: PartnerFilter) -> QuerySet[Partner]:
    """All of it, by name."""
    return listed(only).select_related("agency", "place").order_by(*in_thai_order("name_th"))


def listed(only: PartnerFilter) -> QuerySet[Partner]:
    """The partners that count, without those merged into another; a duplicate is found by its own name, too."""
    found = Partner.objects.filter(merged_into=None)
    if only.words.strip():
        wanted = named(only.words)
        duplicate = Partner.objects.filter(wanted, merged_into__isnull=False).values("merged_into")
        found = found.filter(wanted | Q(pk__in=duplicate))
    if only.sector in set(Sector):
        found = found.filter(sector=only.sector)
    if only.agency:
        found = found.filter(agency__path__contains=f"/{only.agency}/")
    if only.place:
        found = found.filter(place__code=only.place)
    return found


def places() -> list[Place]:
    """The districts where partners sit, for choosing."""
    return list(Place.objects.filter(pk__in=Partner.objects.exclude(place=None).values("place")).order_by("code"))


def managing_agencies() -> list[Agency]:
    """The agencies that keep partners, for choosing."""
    return list(Agency.objects.filter(pk__in=Partner.objects.values("agency")).order_by("path"))
