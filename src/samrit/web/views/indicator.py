"""The page of an indicator, and its report as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import check_can_read, why_not_edit_quarter
from samrit.queries.access import signed_in
from samrit.queries.indicator import IndicatorPage, indicator_page
from samrit.records.models import Indicator, User
from samrit.records.to_report import indicator_report, with_reports
from samrit.web import history, words
from samrit.web.downloads import FORMATS, download


def readable(pk: int, user: User) -> Indicator:
    """The indicator with all its parts, for somebody who may read it; 404 or Denied."""
    indicator = get_object_or_404(with_reports(Indicator.objects.all()), pk=pk)
    check_can_read(indicator.annual_plan.agency, user)
    return indicator


@require_safe
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """The year of an indicator as a document with the findings in it."""
    found = readable(pk, signed_in(request))
    language = words.language()
    page = indicator_page(found, today=timezone.localdate(), language=language)
    judged = page.judgement
    context = {
        "page": page,
        "year": words.year(page.fiscal_year_be),
        "verdict": words.verdict(judged.verdict),
        "achievement": words.percent(judged.achievement_percent),
        "formed": judged.formed.reason.text(language) if judged.formed else "",
        "reason": judged.reason.text(language),
        "assumption": judged.assumption.text(language) if judged.assumption else "",
        "stands": _stands(page, signed_in(request)),
        "history": [{"at": e.at, "by": e.by, "words": history.sentence(e.action, e.quarter)} for e in page.history],
    }
    return render(request, "indicator.html", context)


@require_safe
def report(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """The report as a file: the paper, the plain text, the data."""
    if extension not in FORMATS:
        raise Http404
    found = readable(pk, signed_in(request))
    return download(indicator_report(found), extension, name=f"{found.annual_plan.fiscal_year_be}-{found.number or pk}")


def _stands(page: IndicatorPage, user: User) -> dict[str, dict[str, object]]:
    """Where each quarter's report stands, by its section's key; with the way to edit it, or why there is none."""
    stands: dict[str, dict[str, object]] = {}
    for number, quarter in page.quarters.items():
        why_not = why_not_edit_quarter(quarter.report, user)
        stands["year-end" if number == 5 else f"q{number}"] = {
            "state": quarter.state,
            "due_on": quarter.report.due_on,
            "returned": quarter.report.return_reason if quarter.state == "returned" else "",
            "edit_url": reverse("quarter", args=[page.pk, number]) if why_not is None else "",
            "why_not": why_not.text(words.language()) if why_not else "",
        }
    return stands
