"""The register of partners as a list: searched, narrowed, in leaves."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from samrit.counting import Sector
from samrit.queries.partners.partner_names import named
from samrit.records.models import Agency, Fact, Partner

ROWS = 50


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


def register_page(only: PartnerFilter, number: str) -> Page[Partner]:
    """One leaf of the register, each row with how many `campaigns` it took part in; three queries.

    The campaigns are counted for the leaf alone: a database counts them for all rows before it, too, where they are asked
    for with the leaf.
    """
    keys = listed(only).order_by("name_th", "pk").values_list("pk", flat=True)
    page = Paginator(keys, ROWS).get_page(number)
    return Page(list(_rows(list(page.object_list))), page.number, page.paginator)  # type: ignore[arg-type]  # the same leaf, with rows in the place of keys


def register_rows(only: PartnerFilter) -> QuerySet[Partner]:
    """All of it, for a file."""
    return listed(only).select_related("agency", "place").order_by("name_th", "pk")


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


def places() -> list[Agency]:
    """The districts where partners sit, for choosing."""
    return list(Agency.objects.filter(pk__in=Partner.objects.exclude(place=None).values("place")).order_by("path"))


def managing_agencies() -> list[Agency]:
    """The agencies that keep partners, for choosing."""
    return list(Agency.objects.filter(pk__in=Partner.objects.values("agency")).order_by("path"))


def _rows(keys: list[int]) -> QuerySet[Partner]:
    facts = Fact.objects.filter(partner=OuterRef("pk"), known_until=None, campaign__isnull=False).order_by()
    took_part = facts.values("partner").annotate(n=Count(F("campaign"), distinct=True)).values("n")
    rows = Partner.objects.filter(pk__in=keys).select_related("agency", "place").order_by("name_th", "pk")
    return rows.annotate(campaigns=Coalesce(Subquery(took_part), 0))
