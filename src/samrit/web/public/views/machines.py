"""What machines ask for: which addresses there are, and which they are to leave alone."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samrit.queries.public import portal
from samrit.queries.public.addresses import published_addresses
from samrit.web.public.answering import NEWEST, answered, open_page

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
    """The sitemaps, one for each year."""

    def page() -> HttpResponse:
        maps = [request.build_absolute_uri(f"/sitemap-{year}.xml") for year in portal.years()]
        return render(request, "public/sitemaps.xml", {"maps": maps}, content_type="application/xml; charset=utf-8")

    return answered(request, "", page=page)


@open_page
def sitemap_of_year(request: HttpRequest, year: int) -> HttpResponse:
    """The addresses of a year, each with that of the other language."""

    def page() -> HttpResponse:
        pairs = [
            (request.build_absolute_uri(f"/{path}"), request.build_absolute_uri(f"/en/{path}"), at)
            for path, at in published_addresses(year)
        ]
        return render(request, "public/sitemap.xml", {"pairs": pairs}, content_type="application/xml; charset=utf-8")

    return answered(request, str(year), page=page)
