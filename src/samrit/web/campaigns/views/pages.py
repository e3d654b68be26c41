"""A campaign's page for those who work on it, and the lists behind its numbers; what anybody sees is in `samrit.web.public`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.records.models import Campaign
from samrit.web.asked import may
from samrit.web.public.addresses import public_address
from samrit.web.public.campaign_context import context_of, paper
from samrit.web.public.campaign_lists import counted_page


@require_safe
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """The campaign's page with the ways into its records; who may not read them is led to the public's page."""
    found = get_object_or_404(Campaign.objects.select_related("agency"), code=code)
    if not may(request, Permission.READ, found.agency):
        if found.opened_at is None:
            raise Http404
        return redirect(public_address("campaign", code))
    context = context_of(request, found, may_read=True)
    context["may_run"] = may(request, Permission.CAMPAIGN, found.agency)
    return render(request, "public/campaign_page.html", context)


@require_safe
def summary(request: HttpRequest, code: str) -> HttpResponse:
    """The same on one A4 page, also before the public may see it."""
    found = get_object_or_404(Campaign.objects.select_related("agency"), code=code)
    if not may(request, Permission.READ, found.agency):
        raise Http404
    return paper(request, found, may_read=True)


@require_safe
def counted(request: HttpRequest, code: str) -> HttpResponse:
    """The organisations behind a number, for who may read the agency's records."""
    mine = Campaign.objects.filter(agency__in=visible_agencies(signed_in(request), today=timezone.localdate()))
    found = get_object_or_404(mine.select_related("agency"), code=code)
    return counted_page(request, found, may_read=True)
