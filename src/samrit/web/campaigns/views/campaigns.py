"""Campaigns: the list by year, a new one, its themes and days, its page for the public, next year's."""

from itertools import groupby

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
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
from samrit.queries.campaigns.campaigns import campaign_lines, campaigns_of
from samrit.queries.people.access import signed_in, within
from samrit.records.models import Agency
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import _
from samrit.vocabulary.refusal import Invalid, StaleVersion
from samrit.web.asked import require
from samrit.web.campaigns.campaign_links import campaign_or_404, shown
from samrit.web.campaigns.forms.campaigns import CampaignForm, NewCampaignForm
from samrit.web.components.stale import show_stale, status_of

PAGE_SIZE = 50


@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """The campaigns of one's agencies, by year."""
    user = signed_in(request)
    page = Paginator(campaigns_of(user, today=timezone.localdate()), PAGE_SIZE).get_page(request.GET.get("page"))
    lines = campaign_lines(page)
    by_year = [(year, list(some)) for year, some in groupby(lines, key=lambda line: line.fiscal_year_be)]
    context = {"by_year": by_year, "page": page, "may_make": bool(Permission.CAMPAIGN.branches(user, timezone.now()))}
    return render(request, "campaigns/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a campaign."""
    by = require(request, Permission.CAMPAIGN.anywhere)
    agencies = list(Agency.objects.filter(within(Permission.CAMPAIGN.branches(by, timezone.now()))).order_by("path"))
    year_be = fiscal_year_be(timezone.localdate())
    form = NewCampaignForm(request.POST if request.method == "POST" else None, agencies=agencies, year_be=year_be)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            made = make_campaign(
                agency=form.agencies[cleaned["agency"]], fiscal_year_be=cleaned["fiscal_year_be"], code=cleaned["code"],
                entry=form.entry, by=by, at=timezone.now(),
            )  # fmt: skip
        except Invalid as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("The campaign is made. Add its meetings and events next."))
            return redirect("campaign", made.code)
    return render(request, "campaigns/edit.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change a campaign and its themes."""
    found = campaign_or_404(request, code, Permission.CAMPAIGN)
    form = CampaignForm(request.POST if request.method == "POST" else None, campaign=found)
    if form.is_valid():
        try:
            change_campaign(
                campaign=found,
                entry=form.entry,
                expected_version=form.cleaned_data["expected_version"] or 0,
                by=signed_in(request),
                at=timezone.now(),
            )
        except StaleVersion as clash:
            show_stale(form, clash, version="expected_version")
        except Invalid as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("The campaign is saved."))
            return redirect("campaign", code)
    context = shown(request, found, form=form)
    return render(request, "campaigns/edit.html", context, status=status_of(form))


@require_POST
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Open the page to the public, or close it."""
    found = campaign_or_404(request, code)
    action = close_campaign if found.opened_at else open_campaign
    row = action(campaign=found, by=signed_in(request), at=timezone.now())
    is_open = row.opened_at is not None
    messages.success(
        request, _("Anybody can see the page now.") if is_open else _("The page is the agency's own again.")
    )
    return redirect("campaign", code)


@require_POST
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Make next year's campaign out of this one."""
    row = follow_campaign(campaign=campaign_or_404(request, code), by=signed_in(request), at=timezone.now())
    messages.success(request, _("Next year's campaign is made; look over its words and days."))
    return redirect("edit_campaign", row.code)
