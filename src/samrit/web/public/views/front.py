"""The front page of the city's results: what the city promised, what became of it, and the ways to all of it."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samrit.queries.campaigns.campaigns import campaign_lines
from samrit.queries.city.publisher import publisher
from samrit.queries.public import portal
from samrit.records.models import Campaign
from samrit.thai.translation import Message, _
from samrit.vocabulary.public_states import PUBLIC_STATE_WORDS
from samrit.web import words
from samrit.web.listing import Listing
from samrit.web.public.addresses import public_address
from samrit.web.public.answering import answered, open_page
from samrit.web.public.picture import Picture
from samrit.web.public.publications import publication_lines
from samrit.web.public.trail import to_front
from samrit.web.public.views.embed import CARD_HEIGHT, as_card
from samrit.web.public.views.year import of_agencies, of_nodes
from samrit.writers.counts_drawing import bar

CAMPAIGNS_SHOWN = 20
_FEW = 3


@open_page
def front(request: HttpRequest) -> HttpResponse:
    """The question, the search, the bar of the last year with results, agencies, plan, what is new, campaigns."""
    opened = [(one.name(), str(one.agency_then), words.year(one.fiscal_year_be), one.code) for one in _opened()[:_FEW]]
    return answered(request, "", page=lambda: _front(request, opened), besides=str(opened))


def _front(request: HttpRequest, opened: list[tuple[str, str, str, str]]) -> HttpResponse:
    years, at = portal.years_and_shown()
    context: dict[str, Any] = {"campaigns": opened, "bar": None}
    if at is not None:
        plans, today = portal.plans_of(at), timezone.localdate()
        agencies = portal.agencies_of_year(at, today=today, plans=plans)
        counts = portal.together(one.state_counts for one in agencies)
        context |= {
            "card_url": request.build_absolute_uri(public_address("card")),
            "year": words.year(at),
            "year_url": public_address("year", at),
            "counts": counts,
            "bar": bar(counts.counts, PUBLIC_STATE_WORDS, list_url=f"{public_address('year', at)}#"),
            "below": of_nodes(at, portal.nodes_below(at, "", today=today, plans=plans)),
            "plan_url": public_address("plan", at),
            "agencies": of_agencies(at, agencies),
            "latest": publication_lines(portal.latest()),
            "years": [(words.year(one), public_address("year", one)) for one in years if one != at],
        }
    return render(request, "public/front.html", context)


@open_page
def card(request: HttpRequest) -> HttpResponse:
    """The year that is shown first as a picture for whoever passes the address on: how many came out how (PNG)."""

    def page() -> HttpResponse:
        at = portal.last_year_with_results()
        if at is None:
            raise Http404
        counts = portal.together(one.state_counts for one in portal.agencies_of_year(at, today=timezone.localdate()))
        picture = Picture(_("What did the city promise, and what became of it?"), least=CARD_HEIGHT)
        said = Message.counted(
            "{year}: {total} promise",
            "{year}: {total} promises",
            count=counts.total,
            year=words.year(at),
            total=counts.total,
        )
        picture.write(str(said), "value")
        for state, number in counts.counts.items():
            picture.state(state.value, f"{PUBLIC_STATE_WORDS[state]}: {number}")
        picture.write(f"{publisher()} · {request.build_absolute_uri(public_address('front'))}", "source")
        return as_card(request, picture)

    return answered(request, "", page=page)


@open_page
def campaigns(request: HttpRequest) -> HttpResponse:
    """The campaigns that were opened to everybody, newest year first."""
    listed = Listing(request, _opened(), campaign_lines, size=CAMPAIGNS_SHOWN)
    lines = [(line, words.year(line.fiscal_year_be)) for line in listed.lines]
    return listed.answer(
        "public/campaigns.html", {"lines": lines, "crumbs": to_front(_("Campaigns"))}, name="campaigns"
    )


def _opened() -> QuerySet[Campaign]:
    return Campaign.objects.filter(opened_at__isnull=False).select_related("agency").order_by("-fiscal_year_be", "code")
