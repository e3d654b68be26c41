"""What machines ask for: which addresses there are, and which they are to leave alone."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samrit.queries.public import portal
from samrit.queries.public.addresses import lasting_addresses, published_addresses
from samrit.queries.public.etags import NEWEST
from samrit.web.public.answering import answered, open_page

_LEFT_ALONE = ("/office/", "/v/", "/en/v/", "/search", "/en/search")


@require_safe
@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    """What robots leave alone: work, the codes of papers, searches."""
    lines = ["User-agent: *", *(f"Disallow: {one}" for one in _LEFT_ALONE)]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    answer = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = NEWEST
    return answer


@open_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemaps: of what belongs to no year, and of each year."""

    def page() -> HttpResponse:
        names = ["pages", *portal.years()]
        maps = [request.build_absolute_uri(f"/sitemap-{name}.xml") for name in names]
        return render(request, "public/sitemaps.xml", {"maps": maps}, content_type="application/xml; charset=utf-8")

    return answered(request, "", page=page)


@open_page
def sitemap_of_pages(request: HttpRequest) -> HttpResponse:
    """The addresses that belong to no year."""
    return answered(request, "", page=lambda: _map(request, lasting_addresses()))


@open_page
def sitemap_of_year(request: HttpRequest, year: int) -> HttpResponse:
    """The addresses of a year."""
    return answered(request, str(year), page=lambda: _map(request, published_addresses(year)))


def _map(request: HttpRequest, addresses: Iterable[tuple[str, datetime | None]]) -> HttpResponse:
    """Some addresses, each with that of the other language."""
    pairs = [
        (request.build_absolute_uri(f"/{path}"), request.build_absolute_uri(f"/en/{path}"), at)
        for path, at in addresses
    ]
    return render(request, "public/sitemap.xml", {"pairs": pairs}, content_type="application/xml; charset=utf-8")
