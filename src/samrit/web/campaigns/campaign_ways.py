"""The way into a campaign's working pages: whose it is, who may, and what every such page shows."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from samrit.actions.permissions import Act, can, check_can
from samrit.queries.campaigns.campaigns import named
from samrit.queries.people.access import signed_in
from samrit.records.models import Activity, Campaign
from samrit.web import words


def campaign_or_404(request: HttpRequest, code: str, act: Act = Act.READ) -> Campaign:
    """The campaign, for who may do this over its agency; Denied to others."""
    found = get_object_or_404(Campaign.objects.select_related("agency", "follows"), code=code)
    check_can(act, found.agency, signed_in(request))
    return found


def activity_or_404(request: HttpRequest, pk: int, act: Act = Act.READ) -> Activity:
    """The activity, for who may do this over its campaign's agency; Denied to others."""
    found = get_object_or_404(Activity.objects.select_related("campaign__agency", "cancelled_by"), pk=pk)
    check_can(act, found.campaign.agency, signed_in(request))
    return found


def shown(request: HttpRequest, campaign: Campaign, **more: Any) -> dict[str, Any]:
    """What a template needs of the campaign: itself, its name, and whether this person runs it."""
    return {
        "campaign": campaign,
        "campaign_name": named(campaign, words.language()),
        "may_run": can(Act.CAMPAIGN, campaign.agency, signed_in(request)),
        **more,
    }
