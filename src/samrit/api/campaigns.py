"""Campaigns: those that were opened for anybody, the others for who may read the agency's records; and the register of partners."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router

from samrit.api.campaign_shapes import CampaignCountsOut, CampaignOut, CountsOut, GroupOut, PartnerOut
from samrit.api.filters import of_agencies, of_words, of_years
from samrit.api.listing import Listed, ListQuery, Order, list_answer
from samrit.api.refusing import stranger
from samrit.api.shapes import REFUSALS, list_of
from samrit.api.who import READ, is_wrong, reader, reader_or_nobody
from samrit.queries.campaigns.campaign_counts import NONE, Counts, counts, counts_by, counts_by_sector
from samrit.queries.people.access import visible_agencies
from samrit.records.models import Campaign, Partner, User
from samrit.vocabulary.counted import SECTOR_WORDS

router = Router(tags=["campaigns"])


class CampaignQuery(ListQuery):
    """Filters of campaigns."""

    year: list[str] = Field([], description="fiscal years (2564) or ranges of them (2560..2564)")
    q: str = Field("", description="words of a name, or of a code")


class PartnerQuery(ListQuery):
    """Filters of partners."""

    agency: list[str] = Field([], description="codes of agencies that keep them")
    under: list[str] = Field([], description="codes of agencies: these and all below them")
    q: str = Field("", description="words of a name")


@router.get("/campaigns", response={200: list_of(CampaignOut), **REFUSALS}, auth=None)
def campaigns(request: HttpRequest, asked: Query[CampaignQuery]) -> HttpResponse:
    """Campaigns that were opened, and with a token those of the agencies that you may look into; the newest first."""
    if is_wrong(request):
        return stranger(request, None)
    rows = Campaign.objects.filter(
        _may_read(reader_or_nobody(request)),
        of_years(asked.year, "fiscal_year_be"),
        of_words(asked.q, ("name_th", "name_en", "code")),
    ).select_related("agency")
    order = Order({"year": ("fiscal_year_be", int), "code": ("code", str)}, "-year,code")
    return list_answer(request, asked, Listed(rows, order, CampaignOut, _campaigns))


@router.get("/campaigns/{code}", response={200: CampaignCountsOut, **REFUSALS}, auth=None)
def campaign(request: HttpRequest, code: str) -> CampaignCountsOut | HttpResponse:
    """A campaign with who took part, by sector and by theme; an organisation counts once, after merging."""
    if is_wrong(request):
        return stranger(request, None)
    wanted = _may_read(reader_or_nobody(request)) & Q(code=code.replace("\x00", ""))
    row = Campaign.objects.select_related("agency").filter(wanted).first()
    if row is None:
        raise Http404  # nobody learns that it is there
    by_theme = counts_by("theme_id", [row.pk])
    return CampaignCountsOut(
        campaign=_campaigns([row])[0],
        counts=_counts(counts(row.pk)),
        by_sector=[
            GroupOut(
                key=sector.value,
                name_th=SECTOR_WORDS[sector].th,
                name_en=SECTOR_WORDS[sector].en,
                counts=_counts(those),
            )
            for sector, those in counts_by_sector(row.pk).items()
        ],
        by_theme=[
            GroupOut(
                key=str(at),
                name_th=theme.name_th,
                name_en=theme.name_en,
                counts=_counts(by_theme.get(theme.pk, NONE)),
            )
            for at, theme in enumerate(row.themes.order_by("position", "pk"), 1)
        ],
    )


@router.get("/partners", response={200: list_of(PartnerOut), **REFUSALS}, auth=READ)
def partners(request: HttpRequest, asked: Query[PartnerQuery]) -> HttpResponse:
    """The organisations that your agencies keep in their register; never people at them."""
    wanted = of_agencies(reader(request), asked.agency, asked.under, "agency", today=timezone.localdate())
    rows = Partner.objects.filter(wanted, of_words(asked.q, ("name_th", "name_en", "short_name")))
    order = Order({"agency": ("agency__code", str), "id": ("pk", int)}, "agency")
    return list_answer(request, asked, Listed(rows.select_related("agency", "place"), order, PartnerOut, _partners))


def _may_read(user: User | None) -> Q:
    opened = Q(opened_at__isnull=False)
    return opened if user is None else opened | Q(agency__in=visible_agencies(user, today=timezone.localdate()))


def _campaigns(rows: Sequence[Campaign]) -> list[CampaignOut]:
    return [
        CampaignOut(
            campaign_code=row.code,
            agency_code=row.agency.code,
            fiscal_year=row.fiscal_year_be,
            name_th=row.name_th,
            name_en=row.name_en,
            about_th=row.about_th,
            about_en=row.about_en,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            opened_at=row.opened_at,
        )
        for row in rows
    ]


def _counts(those: Counts) -> CountsOut:
    return CountsOut(**asdict(those))


def _partners(rows: Sequence[Partner]) -> list[PartnerOut]:
    return [
        PartnerOut(
            id=row.pk,
            agency_code=row.agency.code,
            name_th=row.name_th,
            name_en=row.name_en,
            short_name=row.short_name,
            sector=row.sector,
            place_code=row.place.code if row.place is not None else None,
            counts_as=row.merged_into_id,
        )
        for row in rows
    ]
