"""A campaign as anybody may see it once it is opened: its page, the lists behind its numbers, and one printed page of it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samrit.records.models import Campaign
from samrit.web.public.campaign_context import context_of, paper
from samrit.web.public.campaign_lists import counted_page


@require_safe
@login_not_required
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """What happened, who took part, what came of it, what was measured, year over year."""
    return render(request, "public/campaign_page.html", context_of(request, _opened(code), may_read=False))


@require_safe
@login_not_required
def summary(request: HttpRequest, code: str) -> HttpResponse:
    """The same on one A4 page, ready to print."""
    return paper(request, _opened(code), may_read=False)


@require_safe
@login_not_required
def counted(request: HttpRequest, code: str) -> HttpResponse:
    """The organisations behind a number; of persons only that they are counted, too."""
    return counted_page(request, _opened(code), may_read=False)


def _opened(code: str) -> Campaign:
    found = Campaign.objects.select_related("agency").filter(code=code, opened_at__isnull=False).first()
    if found is None:
        raise Http404
    return found
