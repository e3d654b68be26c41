"""Campaigns by year, and what each partner did in one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from samrit.queries.people.access import visible_agencies
from samrit.records.models import Activity, Attendance, Campaign, Commitment, Partner, Practice, User
from samrit.records.ordering import in_thai_order
from samrit.vocabulary.counted import RecordStatus


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """One campaign of the list."""

    code: str
    name: str
    agency: str
    fiscal_year_be: int
    starts_on: date
    ends_on: date
    is_open: bool
    activities: int
    waiting: int
    verified: int


@dataclass(slots=True)
class Took:
    """What one partner did in a campaign."""

    pk: int
    name: str
    sector: str
    came: list[tuple[int, str, int]] = field(default_factory=list)  # activity, its name, people
    declared: list[str] = field(default_factory=list)
    practices: list[tuple[int, str, RecordStatus]] = field(default_factory=list)


def campaigns_of(user: User, *, today: date) -> QuerySet[Campaign]:
    """The campaigns of the agencies that somebody may look into, the latest year first; one query for the agencies."""
    visible = Campaign.objects.filter(agency__in=list(visible_agencies(user, today=today).values_list("pk", flat=True)))
    return visible.select_related("agency").order_by("-fiscal_year_be", "-starts_on", "pk")


def campaign_lines(campaigns: Iterable[Campaign]) -> tuple[CampaignLine, ...]:
    """What the list says of these campaigns, in their order; two queries besides them."""
    rows = list(campaigns)
    keys = [row.pk for row in rows]
    meeting = Activity.objects.filter(campaign__in=keys, cancelled_at=None).order_by()
    activities = dict(meeting.values_list("campaign").annotate(n=Count("pk")))
    status_counts: dict[int, dict[str, int]] = defaultdict(dict)
    stated = Practice.objects.filter(campaign__in=keys).order_by().values_list("campaign", "status")
    for campaign, status, count in stated.annotate(n=Count("pk")):
        status_counts[campaign][status] = count
    return tuple(
        CampaignLine(
            code=row.code,
            name=row.name(),
            agency=str(row.agency_then),
            fiscal_year_be=row.fiscal_year_be,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            is_open=row.opened_at is not None,
            activities=activities.get(row.pk, 0),
            waiting=status_counts[row.pk].get(RecordStatus.REPORTED.value, 0),
            verified=status_counts[row.pk].get(RecordStatus.VERIFIED.value, 0),
        )
        for row in rows
    )


def participants(
    campaign: Campaign, *, sector: str = "", theme: int | None = None, words: str = ""
) -> QuerySet[Partner]:
    """The partners that did anything in a campaign, by name.

    By the keys of all that did, gathered once: asked partner by partner, a campaign of thousands takes a minute on SQLite.
    """
    came = Attendance.objects.filter(activity__campaign=campaign, withdrawn_at=None).values("partner")
    declared = Commitment.objects.filter(campaign=campaign, withdrawn_at=None).values("partner")
    practised = Practice.objects.filter(campaign=campaign).values("partner")
    took: QuerySet[Any, Any] = came.union(declared, practised)
    if theme is not None:
        took = declared.filter(theme=theme).union(practised.filter(theme=theme))
    rows = Partner.objects.filter(pk__in=took)
    if sector:
        rows = rows.filter(sector=sector)
    if words:
        rows = rows.filter(Q(name_th__icontains=words) | Q(name_en__icontains=words) | Q(short_name__icontains=words))
    return rows.order_by(*in_thai_order("name_th"))


def what_they_did(campaign: Campaign, partners: Iterable[Partner]) -> tuple[Took, ...]:
    """What these partners did; three queries."""
    took = {row.pk: Took(row.pk, row.name(), row.sector) for row in partners}
    keys = list(took)
    here = Attendance.objects.filter(partner__in=keys, activity__campaign=campaign, withdrawn_at=None)
    for one in here.select_related("activity").order_by("activity__starts_at", "pk"):
        took[one.partner_id].came.append((one.activity_id, one.activity.name(), one.people))
    declared = Commitment.objects.filter(partner__in=keys, campaign=campaign, withdrawn_at=None)
    for two in declared.select_related("theme").order_by("theme__position", "pk"):
        took[two.partner_id].declared.append(two.theme.name())
    for three in Practice.objects.filter(partner__in=keys, campaign=campaign).order_by("pk"):
        took[three.partner_id].practices.append((three.pk, three.what, RecordStatus(three.status)))
    return tuple(took.values())


def activities_until(campaign: Campaign, at: datetime) -> QuerySet[Activity]:
    """The activities to which somebody can have come by then, the latest first."""
    return campaign.activities.filter(cancelled_at=None, starts_at__lte=at).order_by("-starts_at", "pk")
