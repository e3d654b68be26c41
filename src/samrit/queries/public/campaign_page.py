"""What a campaign's page shows to anybody: its numbers, and the organisations behind each, never a person.

In a fixed number of SQL queries, however many took part. The people who preside stand there in office, as the activity
names them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from samrit.counting import RecordKind, RecordStatus, Sector
from samrit.queries.campaigns.campaign_counts import (
    NONE,
    STEPS,
    Came,
    Counts,
    Step,
    came_to,
    counts_by,
    counts_by_sector,
    facts_now,
    practices_by_place,
)
from samrit.queries.public.campaign_years import Year, years_of
from samrit.records.models import Activity, Campaign, Fact, Partner, Place, Practice
from samrit.records.ordering import in_thai_order
from samrit.thai.collation import sort_key
from samrit.thai.personal import is_person
from samrit.thai.translation import either
from samrit.vocabulary.codes import ActivityKind, Channel

SHOWN = 25
_ALL = Q()


@dataclass(frozen=True, slots=True)
class Happening:
    """A meeting or event, with who came. `why_not` is the reason where it was cancelled."""

    pk: int
    kind: ActivityKind
    name: str
    starts_at: datetime
    ends_at: datetime
    channel: Channel
    venue: str
    presiding: str
    themes: tuple[str, ...]
    came: Came
    why_not: str
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class OfTheme:
    """A theme with its counts."""

    pk: int
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class OfPlace:
    """Verified practices of a district; `pk` is None, and `name` empty, where it is not known."""

    pk: int | None
    name: str
    practices: int
    organisations: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A verified practice as anybody may read it."""

    organisation: str
    what: str
    theme: str
    place: str
    since_on: date
    until_on: date | None
    latitude: Decimal | None
    longitude: Decimal | None


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """The whole page, as known now. `waiting` and `refused` are practices that are not verified."""

    code: str
    name: str
    about: str
    agency: str
    fiscal_year_be: int
    starts_on: date
    ends_on: date
    is_open: bool
    counts: Counts
    waiting: int
    refused: int
    happenings: tuple[Happening, ...]
    sectors: dict[Sector, Counts]
    themes: tuple[OfTheme, ...]
    places: tuple[OfPlace, ...]
    districts: tuple[Place, ...]  # the whole list, also those without a practice
    years: tuple[Year, ...]

    @property
    def this_year(self) -> Year:
        """The campaign itself in the row of years."""
        return next(year for year in self.years if year.is_this)

    def in_district(self) -> tuple[tuple[Place, int], ...]:
        """Every district of the city with its verified practices."""
        found = {place.pk: place.practices for place in self.places}
        return tuple((district, found.get(district.pk, 0)) for district in self.districts)


def campaign_page(campaign: Campaign, *, may_read: bool) -> CampaignPage:
    """The page of a campaign (with its `agency` at hand); `may_read` is whether the reader sees what isn't opened yet."""
    themes = {theme.pk: _named(theme) for theme in campaign.themes.order_by("position", "pk")}
    by_theme = counts_by("theme_id", [campaign.pk])
    undecided = _undecided(campaign.pk)
    districts = {place.pk: place for place in Place.objects.order_by("code")}
    years = years_of(campaign, only_opened=not may_read)
    return CampaignPage(
        code=campaign.code,
        name=_named(campaign),
        about=either(campaign.about_th, campaign.about_en),
        agency=str(campaign.agency_then),
        fiscal_year_be=campaign.fiscal_year_be,
        starts_on=campaign.starts_on,
        ends_on=campaign.ends_on,
        is_open=campaign.opened_at is not None,
        counts=next(year.counts for year in years if year.is_this),  # counted once, with the other years
        waiting=undecided.get(RecordStatus.REPORTED.value, 0),
        refused=undecided.get(RecordStatus.REFUSED.value, 0),
        happenings=_happenings(campaign),
        sectors=counts_by_sector(campaign.pk),
        themes=tuple(OfTheme(pk, name, by_theme.get(pk, NONE)) for pk, name in themes.items()),
        places=_places(campaign.pk, districts),
        districts=tuple(place for place in districts.values() if place.is_listed),
        years=years,
    )


def verified_practices(campaign: Campaign) -> QuerySet[Fact]:
    """The facts of verified practices, by the name of the organisation that they count for."""
    found = facts_now([campaign.pk]).filter(STEPS[Step.VERIFIED])
    return found.select_related("partner", "theme", "place").order_by(*in_thai_order("partner__name_th"))


def shown_practices(facts: Sequence[Fact]) -> tuple[Shown, ...]:
    """Verified practices by their facts; one query."""
    rows = Practice.objects.in_bulk([fact.record_id for fact in facts])
    return tuple(_shown(fact, rows[fact.record_id]) for fact in facts)


def members(campaign: Campaign, step: Step, *, narrowed: Q = _ALL) -> QuerySet[Partner]:
    """The organisations behind a number, each once, by name."""
    keys = facts_now([campaign.pk]).filter(STEPS[step]).filter(narrowed).values("partner_id")
    return Partner.objects.filter(pk__in=keys).select_related("place").order_by(*in_thai_order("name_th"))


def persons_among(partners: QuerySet[Partner]) -> tuple[int, ...]:
    """Those of them that are persons, who are counted and never named; one query."""
    return tuple(pk for pk, name in partners.order_by().values_list("pk", "name_th") if is_person(name))


def _named(row: object) -> str:
    name_en, name_th = getattr(row, "name_en", ""), getattr(row, "name_th", "")
    return str(either(name_th, name_en))


def _undecided(campaign: int) -> dict[str, int]:
    rows = facts_now([campaign]).filter(kind=RecordKind.PRACTICE.value).order_by().values_list("status")
    return dict(rows.annotate(Count("pk")))


def _happenings(campaign: Campaign) -> tuple[Happening, ...]:
    came = came_to(campaign.pk)
    rows = Activity.objects.filter(campaign=campaign).prefetch_related("themes").order_by("starts_at", "pk")
    return tuple(
        Happening(
            pk=row.pk,
            kind=ActivityKind(row.kind),
            name=_named(row),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            channel=Channel(row.channel),
            venue=row.venue,
            presiding=row.presiding,
            themes=tuple(_named(theme) for theme in sorted(row.themes.all(), key=lambda one: one.position)),
            came=came.get(row.pk, Came()),
            why_not=row.cancelled_reason,
            is_cancelled=row.cancelled_at is not None,
        )
        for row in rows
    )


def _places(campaign: int, districts: Mapping[int, Place]) -> tuple[OfPlace, ...]:
    found = []
    for pk, (practices, organisations) in practices_by_place(campaign).items():
        name = _named(districts[pk]) if pk is not None else ""
        found.append(OfPlace(pk, name, practices, organisations))
    return tuple(sorted(found, key=lambda place: (-place.practices, place.pk is None, sort_key(place.name))))


def _shown(fact: Fact, row: Practice) -> Shown:
    assert fact.partner is not None
    return Shown(
        organisation=_named(fact.partner),
        what=row.what,
        theme=_named(fact.theme),
        place=_named(fact.place) if fact.place is not None else "",
        since_on=row.since_on,
        until_on=row.until_on,
        latitude=row.latitude,
        longitude=row.longitude,
    )
