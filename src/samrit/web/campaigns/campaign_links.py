"""The way into a campaign's working pages: whose it is, who may, and what every such page shows."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from samrit.actions.permissions import Permission
from samrit.records.models import Activity, Campaign
from samrit.web.asked import may, require


def campaign_or_404(request: HttpRequest, code: str, permission: Permission = Permission.READ) -> Campaign:
    """The campaign, for who may do this over its agency; Denied to others."""
    found = get_object_or_404(Campaign.objects.select_related("agency", "follows"), code=code)
    require(request, permission, found.agency)
    return found


def activity_or_404(request: HttpRequest, pk: int, permission: Permission = Permission.READ) -> Activity:
    """The activity, for who may do this over its campaign's agency; Denied to others."""
    found = get_object_or_404(Activity.objects.select_related("campaign__agency", "cancelled_by"), pk=pk)
    require(request, permission, found.campaign.agency)
    return found


def shown(request: HttpRequest, campaign: Campaign, **more: Any) -> dict[str, Any]:
    """What a template needs of the campaign: itself, its name, and whether this person runs it."""
    return {
        "campaign": campaign,
        "campaign_name": campaign.name(),
        "may_run": may(request, Permission.CAMPAIGN, campaign.agency),
        **more,
    }
