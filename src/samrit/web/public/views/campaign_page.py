"""A campaign as anybody may see it once it is opened: its page, the lists behind its numbers, and one printed page of it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from samrit.queries.public.altered_campaigns import is_altered
from samrit.queries.public.etags import whole_trail
from samrit.records.models import Campaign
from samrit.records.models.public.copies import ALTERED
from samrit.thai.translation import either
from samrit.web.public.answering import answered, open_page
from samrit.web.public.campaign_context import context_of, paper
from samrit.web.public.campaign_lists import counted_page


@open_page
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """What happened, who took part, what came of it, what was measured, year over year."""
    return _answered(
        request,
        code,
        lambda found: render(request, "public/campaign_page.html", context_of(request, found, may_read=False)),
    )


@open_page
def summary(request: HttpRequest, code: str) -> HttpResponse:
    """The same on one A4 page, ready to print."""
    return _answered(request, code, lambda found: paper(request, found, may_read=False))


@open_page
def counted(request: HttpRequest, code: str) -> HttpResponse:
    """The organisations behind a number; of persons only that they are counted, too."""
    return _answered(request, code, lambda found: counted_page(request, found, may_read=False))


def _answered(request: HttpRequest, code: str, page: Callable[[Campaign], HttpResponse]) -> HttpResponse:
    """What is made of an opened campaign; where that was changed past the system, this alone is said."""
    found = Campaign.objects.select_related("agency").filter(code=code, opened_at__isnull=False).first()
    if found is None:
        raise Http404

    def made() -> HttpResponse:
        if is_altered(found):
            return render(
                request, "public/campaign_altered.html", {"code": code, "said": either(ALTERED.th, ALTERED.en)}
            )
        return page(found)

    return answered(request, page=made, besides=whole_trail())
