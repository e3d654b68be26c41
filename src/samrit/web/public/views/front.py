"""The public's first page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samrit.queries.campaigns.campaigns import campaign_lines
from samrit.records.models import Campaign
from samrit.web import words
from samrit.web.listing import Listing

CAMPAIGNS_SHOWN = 20


@require_safe
@login_not_required
def front(request: HttpRequest) -> HttpResponse:
    """The campaigns that were opened to everybody, newest year first."""
    opened = (
        Campaign.objects.filter(opened_at__isnull=False).select_related("agency").order_by("-fiscal_year_be", "code")
    )
    listed = Listing(request, opened, campaign_lines, size=CAMPAIGNS_SHOWN)
    lines = [(line, words.year(line.fiscal_year_be)) for line in listed.lines]
    return listed.answer("public/front.html", {"lines": lines}, name="campaigns")
