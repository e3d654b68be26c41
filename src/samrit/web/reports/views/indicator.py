"""The page of an indicator, and its report as a file."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.queries.counting.paper_sources import paper_sources
from samrit.queries.people.access import signed_in
from samrit.queries.reports.doubts import doubts_on_paper, mark_altered, with_doubts
from samrit.queries.reports.to_report import indicator_report, indicator_with_reports
from samrit.records.models import Indicator, PublishedIndicator, User
from samrit.web.reports.downloads import report_file
from samrit.web.reports.indicator_page import workspace


def readable(pk: int, user: User) -> Indicator:
    """The indicator with all its parts, for somebody who may read it; 404 or Denied."""
    indicator = indicator_with_reports(pk)
    if indicator is None:
        raise Http404
    Permission.READ.check(indicator.annual_plan.agency, user, timezone.now())
    return mark_altered(indicator)


@require_safe
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """The year of an indicator as a place to work: its result, its quarters, and one of them with who is waited for."""
    user = signed_in(request)
    found = readable(pk, user)
    context = workspace(found, user, request.GET.get("quarter", ""), now=timezone.now())
    return render(request, "reports/indicator.html", context)


@require_safe
def report(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The report as a file: the paper, the plain text, the data."""
    found = readable(pk, signed_in(request))
    typed, name = indicator_report(found), f"{found.annual_plan.fiscal_year_be}-{found.number or pk}"
    if suffix != "pdf":
        return report_file(with_doubts(typed, found), suffix, name=name)
    base = settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
    sources = paper_sources(found, typed, base, against=doubts_on_paper(found))
    return report_file(typed, suffix, name=name, sources=replace(sources, verify_at=f"{base}{_found_at(found)}"))


def _found_at(found: Indicator) -> str:
    """Where a paper's holder finds the report as it stands: the public's page of it, else the one of those who work on it."""
    copied = PublishedIndicator.objects.filter(source=found.pk).first()
    if copied is None:
        return reverse("indicator", args=[found.pk])
    return reverse("public:indicator", args=[copied.fiscal_year_be, copied.code])
