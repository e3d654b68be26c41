"""What the page of a campaign shows, and its printed page: the same for anybody and, with the ways into it, for those who work on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from samrit.actions.people import mail
from samrit.queries.public.campaign_page import SHOWN, campaign_page, shown_practices, verified_practices
from samrit.queries.public.campaign_years import Saved
from samrit.records.models import Campaign
from samrit.web import words
from samrit.web.download import download
from samrit.web.listing import Listing
from samrit.web.public import campaign_page as says
from samrit.web.public.addresses import public_address
from samrit.web.public.campaign_drawing import district_map, intervals
from samrit.web.public.campaign_summary import summary_of
from samrit.writers.campaign_summary import write_campaign_summary


def context_of(request: HttpRequest, found: Campaign, *, may_read: bool) -> dict[str, Any]:
    """What the page shows; `may_read` leads to the records, for who may read the agency's."""
    page = campaign_page(found, may_read=may_read)
    listed = Listing(request, verified_practices(found), shown_practices, size=SHOWN)
    drawn = district_map(page.in_district())
    labelled = [(words.year(one.fiscal_year_be), one) for one in page.years]
    return {
        "page": page,
        "year": words.year(page.fiscal_year_be),
        "span": says.span(page),
        "lead": says.lead(page.counts),
        "undecided": says.undecided(page),
        "funnel": says.funnel(page, may_read=may_read),
        "happenings": [
            (
                one,
                says.kind(one),
                says.when(one),
                says.channel(one),
                says.came(one),
                says.came_url(page, one, may_read=may_read),
            )
            for one in page.happenings
        ],
        "sectors": says.by_sector(page, may_read=may_read),
        "themes": says.by_theme(page, may_read=may_read),
        "tiles": drawn.tiles,
        "map_size": (drawn.width, drawn.height),
        "practices": listed.lines,
        "list": listed,
        "measured": [measured(one) for one in page.this_year.saved],
        "years": [(label, one, [measured(saved) for saved in one.saved]) for label, one in labelled],
        "charts": intervals(labelled),
        "now": timezone.now(),
        "may_read": may_read,
        "campaign": found,
    }


def paper(request: HttpRequest, found: Campaign, *, may_read: bool) -> HttpResponse:
    """One A4 page, with the address under which anybody finds the campaign."""
    page = campaign_page(found, may_read=may_read)
    address = mail.public(request.build_absolute_uri(public_address("campaign", found.code)))
    data = b"" if request.method == "HEAD" else write_campaign_summary(summary_of(page, address, at=timezone.now()))
    return download(data, f"{found.code}.pdf", "application/pdf", is_shown=True)


def measured(saved: Saved) -> dict[str, object]:
    """A measurement with its words."""
    return {"saved": saved, "mwh": says.mwh(saved), "verdict": says.verdict(saved), "tonnes": says.tonnes(saved)}
