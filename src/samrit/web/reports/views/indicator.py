"""The page of an indicator, and its report as a file."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import DEFINE, Permission
from samrit.ledger.publication import last_published
from samrit.queries.counting.paper_sources import paper_sources
from samrit.queries.people.access import signed_in
from samrit.queries.plans.plan_tree import plan_name
from samrit.queries.reports.doubts import doubts_on_paper, with_doubts
from samrit.queries.reports.figures import figures_of
from samrit.queries.reports.indicator import indicator_page
from samrit.queries.reports.judged import asked
from samrit.queries.reports.to_report import indicator_report, indicator_with_reports
from samrit.queries.reviews.approvals import approvals_of, asked_in_years
from samrit.queries.reviews.signatures import signatures_of
from samrit.records.models import Indicator, User
from samrit.thai.translation import either
from samrit.web import words
from samrit.web.asked import may
from samrit.web.city import history
from samrit.web.counting.counted import shown_lines
from samrit.web.counting.numbers import numbers_of
from samrit.web.reports.downloads import report_file
from samrit.web.reports.quarter_statuses import key, quarter_status
from samrit.web.reports.sparkline import sparkline


def readable(pk: int, user: User) -> Indicator:
    """The indicator with all its parts, for somebody who may read it; 404 or Denied."""
    indicator = indicator_with_reports(pk)
    if indicator is None:
        raise Http404
    Permission.READ.check(indicator.annual_plan.agency, user, timezone.now())
    return indicator


@require_safe
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """The year of an indicator as a document with the findings in it."""
    found = readable(pk, signed_in(request))
    now = timezone.now()
    page = indicator_page(found, today=timezone.localdate(now))
    judged = page.judgement
    approvals = approvals_of([quarter.report for quarter in page.quarters.values()], asked_in_years())
    statuses = {
        key(number): quarter_status(quarter, signed_in(request), approvals[quarter.report.pk], now=now)
        for number, quarter in page.quarters.items()
    }
    reasons = {one.why_not for one in statuses.values()}  # one for all is told once, on top
    context = {
        "page": page,
        "indicator": found,
        "chart": sparkline(page.points, found.target_value),
        "year": words.year(page.fiscal_year_be),
        "doubt": words.doubt(page.doubt),
        "verdict": words.verdict(page.verdict),
        "computed_verdict": words.verdict(judged.verdict),
        "signatures": signatures_of(found),
        "log_is_published": last_published() is not None,
        "achievement": words.value(judged.achievement_percent, "%"),
        "target": str(asked((found.target_value_text, found.target_unit_text))),
        "reason": str(judged.reason),
        "assumption": str(judged.assumption) if judged.assumption else "",
        "quarter_statuses": statuses,
        "figures": {key(quarter): stated for quarter, stated in figures_of(found.pk).items()},
        "numbers": numbers_of(found),
        "counted": shown_lines(found),
        "may_define": may(request, DEFINE, found),
        "supports": [
            (link.node, either(link.node.name_th, link.node.name_en), plan_name(link.node.plan))
            for link in found.indicator_nodes.all()
        ],
        "serving": found.projects.order_by("position", "pk"),
        "why_nobody": next(iter(reasons)) if len(reasons) == 1 else "",
        "history": [{"at": e.at, "by": e.by, "words": history.sentence(e.action, e.quarter)} for e in page.history],
    }
    return render(request, "reports/indicator.html", context)


@require_safe
def report(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The report as a file: the paper, the plain text, the data."""
    found = readable(pk, signed_in(request))
    typed, name = indicator_report(found), f"{found.annual_plan.fiscal_year_be}-{found.number or pk}"
    if suffix != "pdf":
        return report_file(with_doubts(typed, found), suffix, name=name)
    base = settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
    return report_file(
        typed, suffix, name=name, sources=paper_sources(found, typed, base, against=doubts_on_paper(found))
    )
