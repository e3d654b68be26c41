"""A campaign's page for those who work on it, and the lists behind its numbers; what anybody sees is in `samrit.web.public`."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.counting import Sector
from samrit.queries.campaigns.campaign_counts import Step
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.queries.public.campaign_page import members
from samrit.records.models import Campaign, Partner
from samrit.thai.translation import Message, either
from samrit.vocabulary.counted import SECTOR_WORDS
from samrit.web.asked import may
from samrit.web.listing import Column, Listing
from samrit.web.public import campaign_page as says
from samrit.web.public.addresses import public_address
from samrit.web.public.campaign_context import context_of, paper

_COLUMNS: tuple[Column[Partner], ...] = (
    Column(Message("Organisation"), lambda row: either(row.name_th, row.name_en), by=("name_th",)),
    Column(Message("Sector"), lambda row: SECTOR_WORDS[Sector(row.sector)], by=("sector", "name_th")),
    Column(Message("District"), lambda row: row.place and either(row.place.name_th, row.place.name_en)),
)


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
    asked = request.GET
    step = Step(asked["step"]) if asked.get("step") in set(Step) else Step.TOOK_PART
    narrowed, about = Q(), []
    if asked.get("sector") in set(Sector):
        narrowed &= Q(sector=asked["sector"])
        about.append(str(SECTOR_WORDS[Sector(asked["sector"])]))
    for name, rows in (("theme", found.themes.all()), ("activity", found.activities.all())):
        if name in asked:
            row = rows.filter(pk=asked[name]).first() if asked[name].isdecimal() and len(asked[name]) < 19 else None
            if row is None:
                raise Http404
            narrowed &= Q(**{name: row.pk})
            about.append(either(row.name_th, row.name_en))
    listed: Listing[Partner, Partner] = Listing(request, members(found, step, narrowed=narrowed), list, _COLUMNS)
    context = {
        "campaign": found,
        "name": either(found.name_th, found.name_en),
        "words": says.step_words(step),
        "about": about,
        "rows": [(one, str(SECTOR_WORDS[Sector(one.sector)])) for one in listed.lines],
        "now": timezone.now(),
    }
    return listed.answer("public/campaign_counted.html", context, name=f"{code}-{step.value}")
