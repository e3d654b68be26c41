"""Campaigns: the list by year, a new one, its themes and days, its page for the public, next year's."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.campaigns.campaigns import (
    change_campaign,
    close_campaign,
    follow_campaign,
    make_campaign,
    open_campaign,
)
from samrit.actions.permissions import Permission
from samrit.queries.campaigns.campaigns import CampaignLine, campaign_lines, campaigns_of
from samrit.queries.people.access import signed_in, within
from samrit.records.models import Agency
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import Message, _
from samrit.web.asked import require
from samrit.web.campaigns.campaign_links import campaign_or_404, shown
from samrit.web.campaigns.forms.campaigns import CampaignForm, NewCampaignForm
from samrit.web.form_view import done, form_view, sent
from samrit.web.listing import Column, Listing

_COUNT = Message.counted("{count} campaign", "{count} campaigns", count=0)
COLUMNS: tuple[Column[CampaignLine], ...] = (
    Column(Message("Campaign"), lambda line: line.name),
    Column(Message("Agency"), lambda line: line.agency),
    Column(Message("Fiscal year"), lambda line: line.fiscal_year_be),
    Column(Message("Begins"), lambda line: line.starts_on),
    Column(Message("Ends"), lambda line: line.ends_on),
    Column(Message("Meetings and events"), lambda line: line.activities),
    Column(Message("Practices verified"), lambda line: line.verified),
    Column(Message("Wait to be verified"), lambda line: line.waiting),
)


@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """The campaigns of one's agencies, by year."""
    user = signed_in(request)
    found = Listing(request, campaigns_of(user, today=timezone.localdate()), campaign_lines, COLUMNS, count=_COUNT)
    by_year = [(year, list(some)) for year, some in groupby(found.lines, key=lambda line: line.fiscal_year_be)]
    context = {"by_year": by_year, "may_make": bool(Permission.CAMPAIGN.branches(user, timezone.now()))}
    return found.answer("campaigns/list.html", context, name="campaigns")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a campaign."""
    by = require(request, Permission.CAMPAIGN.anywhere)
    rows = Agency.objects.not_closed(timezone.localdate()).filter(
        within(Permission.CAMPAIGN.branches(by, timezone.now()))
    )
    agencies = list(rows.order_by("path"))
    year_be = fiscal_year_be(timezone.localdate())
    form = NewCampaignForm(sent(request), agencies=agencies, year_be=year_be)

    def act() -> HttpResponse:
        cleaned = form.cleaned_data
        made = make_campaign(
            agency=form.agencies[cleaned["agency"]], fiscal_year_be=cleaned["fiscal_year_be"], code=cleaned["code"],
            entry=form.entry, by=by, at=timezone.now(),
        )  # fmt: skip
        return done(request, _("The campaign is made. Add its meetings and events next."), "campaign", made.code)

    return form_view(request, form, act, lambda: render(request, "campaigns/edit.html", {"form": form}))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change a campaign and its themes."""
    found = campaign_or_404(request, code, Permission.CAMPAIGN)
    form = CampaignForm(sent(request), campaign=found)

    def act() -> HttpResponse:
        change_campaign(
            campaign=found,
            entry=form.entry,
            expected_version=form.cleaned_data["expected_version"] or 0,
            by=signed_in(request),
            at=timezone.now(),
        )
        return done(request, _("The campaign is saved."), "campaign", code)

    def page() -> HttpResponse:
        return render(request, "campaigns/edit.html", shown(request, found, form=form))

    return form_view(request, form, act, page, version="expected_version")


@require_POST
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Open the page to the public, or close it."""
    found = campaign_or_404(request, code)
    action = close_campaign if found.opened_at else open_campaign
    row = action(campaign=found, by=signed_in(request), at=timezone.now())
    is_open = row.opened_at is not None
    said = _("Anybody can see the page now.") if is_open else _("The page is the agency's own again.")
    return done(request, said, "campaign", code)


@require_POST
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Make next year's campaign out of this one."""
    row = follow_campaign(campaign=campaign_or_404(request, code), by=signed_in(request), at=timezone.now())
    return done(request, _("Next year's campaign is made; look over its words and days."), "edit_campaign", row.code)
