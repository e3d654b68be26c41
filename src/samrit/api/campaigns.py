"""Campaigns: those that were opened for anybody, the others for who may read the agency's records."""

from dataclasses import asdict

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from samrit.actions.permissions import Permission
from samrit.api.paging import PageQuery, page_of
from samrit.api.shapes import Both, CampaignCountsOut, CampaignOut, CampaignsOut, CountsOut, GroupOut, Refusal
from samrit.api.who import session
from samrit.queries.campaigns.campaign_counts import NONE, Counts, counts, counts_by, counts_by_sector
from samrit.queries.people.access import visible_agencies
from samrit.records.models import Campaign
from samrit.vocabulary.counted import SECTOR_WORDS

router = Router(tags=["campaigns"])


@router.get("/campaigns", response={200: CampaignsOut, 403: Refusal, 422: Refusal}, auth=None)
def campaigns(request: HttpRequest, paging: Query[PageQuery]) -> CampaignsOut:
    """Campaigns that were opened, and those of the agencies that the reader may look into; the newest first."""
    user = session(request)
    visited = Q(opened_at__isnull=False)
    if user is not None:
        visited |= Q(agency__in=visible_agencies(user, today=timezone.localdate()))
    rows = Campaign.objects.filter(visited).select_related("agency").order_by("-starts_on", "pk")
    count, those = page_of(rows, paging)
    return CampaignsOut(count=count, items=[_campaign(row) for row in those])


@router.get("/campaigns/{code}", response={200: CampaignCountsOut, 403: Refusal, 404: Refusal, 422: Refusal}, auth=None)
def campaign(request: HttpRequest, code: str) -> CampaignCountsOut:
    """A campaign with who took part, by sector and by theme; an organisation counts once, after merging."""
    row = get_object_or_404(Campaign.objects.select_related("agency"), code=code)
    user = session(request)
    if row.opened_at is None and (user is None or not Permission.READ.allows(row.agency, user, timezone.now())):
        raise Http404  # nobody learns that it is there
    by_theme = counts_by("theme_id", [row.pk])
    return CampaignCountsOut(
        campaign=_campaign(row),
        counts=_counts(counts(row.pk)),
        by_sector=[
            GroupOut(
                key=sector.value, name=_both(SECTOR_WORDS[sector].th, SECTOR_WORDS[sector].en), counts=_counts(those)
            )
            for sector, those in counts_by_sector(row.pk).items()
        ],
        by_theme=[
            GroupOut(
                key=str(at), name=_both(theme.name_th, theme.name_en), counts=_counts(by_theme.get(theme.pk, NONE))
            )
            for at, theme in enumerate(row.themes.order_by("position", "pk"), 1)
        ],
    )


def _campaign(row: Campaign) -> CampaignOut:
    return CampaignOut(
        code=row.code,
        agency=row.agency.code,
        fiscal_year_be=row.fiscal_year_be,
        name=_both(row.name_th, row.name_en),
        about=_both(row.about_th, row.about_en),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        opened_at=row.opened_at,
    )


def _both(th: str, en: str) -> Both:
    return Both(th=th, en=en)


def _counts(those: Counts) -> CountsOut:
    return CountsOut(**asdict(those))
