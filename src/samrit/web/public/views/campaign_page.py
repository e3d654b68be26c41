"""A campaign as anybody may see it once it is opened: its page, the lists behind its numbers, and one printed page of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from samrit.queries.public.etags import whole_trail
from samrit.records.models import Campaign
from samrit.web.public.answering import answered, open_page
from samrit.web.public.campaign_context import context_of, paper
from samrit.web.public.campaign_lists import counted_page


@open_page
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """What happened, who took part, what came of it, what was measured, year over year."""
    found = _opened(code)

    def page() -> HttpResponse:
        return render(request, "public/campaign_page.html", context_of(request, found, may_read=False))

    return answered(request, page=page, besides=whole_trail())


@open_page
def summary(request: HttpRequest, code: str) -> HttpResponse:
    """The same on one A4 page, ready to print."""
    found = _opened(code)
    return answered(request, page=lambda: paper(request, found, may_read=False), besides=whole_trail())


@open_page
def counted(request: HttpRequest, code: str) -> HttpResponse:
    """The organisations behind a number; of persons only that they are counted, too."""
    found = _opened(code)
    return answered(request, page=lambda: counted_page(request, found, may_read=False), besides=whole_trail())


def _opened(code: str) -> Campaign:
    found = Campaign.objects.select_related("agency").filter(code=code, opened_at__isnull=False).first()
    if found is None:
        raise Http404
    return found
