"""The page of an agency's annual plan."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.actions.report_permissions import BUILD_PLAN
from samrit.definitions.weights import WHOLE, total, weighing
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.queries.plans.agencies import Succession, has_succession, succession
from samrit.queries.plans.plan import plan_page
from samrit.queries.plans.projects import project_totals
from samrit.records.models import AgencyChange, AnnualPlan
from samrit.report import Verdict
from samrit.thai.calendar import fiscal_year_be as year_of
from samrit.web import words
from samrit.web.asked import may
from samrit.web.plans.forms.plan import FilterForm
from samrit.web.plans.plan_rows import rows_html


@require_safe
def plan(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """The plan at a glance; htmx asks for the rows alone."""
    today = timezone.localdate()
    visible = visible_agencies(signed_in(request), today=today).filter(code=agency)
    rows = AnnualPlan.objects.select_related("agency").filter(agency__in=visible)
    rows = rows.annotate(is_of_several=has_succession("agency", today=today))
    plans = {one.fiscal_year_be: one for one in rows}
    found = plans.get(fiscal_year_be)
    if found is None:
        row = visible.first()
        if row is None or not succession(row, today=today):
            raise Http404
        return redirect("agency", row.code)  # where the plans of the agencies stand that it goes on with
    related = succession(found.agency, today=today) if found.is_of_several else Succession((), ())
    form = FilterForm(request.GET)
    page = plan_page(found, today=today, only=form.chosen)
    context = {
        "page": page,
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "rows": rows_html(page.rows),
        "year": words.year(page.fiscal_year_be),
        "weighted": words.value(page.summary.year.value, "%"),
        "mean_rule": [str(sentence) for sentence in page.summary.year.rule],
        "verdicts": [(words.verdict(v), page.summary.verdicts[v]) for v in Verdict if page.summary.verdicts[v]],
        "other_years": _other_years(plans, found),
        "weights": str(weighing(page.summary.weights)),
        "is_whole": total(page.summary.weights) == WHOLE,
        "plan": found,
        "goes_on": [(one.other, one.from_on) for one in related.after if _is_of(one, found)],
        "goes_on_with": [(one.agency, one.from_on) for one in related.before if _is_of(one, found)],
        "projects": project_totals(found, today=today),
        "may_plan": not page.summary.indicators
        and may(request, BUILD_PLAN, AnnualPlan(agency=found.agency, fiscal_year_be=fiscal_year_be)),
        "may_file": may(request, Permission.FILE, found.agency),
        "may_export": may(request, Permission.EXPORT, found.agency),
    }
    response = render(
        request, "plans/plan_rows.html" if request.headers.get("HX-Request") else "plans/plan.html", context
    )
    response["Vary"] = "HX-Request"
    return response


def _is_of(change: AgencyChange, shown: AnnualPlan) -> bool:
    """Whether it was so in the plan's year: the page of a year before stays as it was."""
    return change.from_on is not None and year_of(change.from_on) <= shown.fiscal_year_be


def _other_years(plans: Iterable[int], shown: AnnualPlan) -> list[dict[str, str]]:
    others = sorted((year for year in plans if year != shown.fiscal_year_be), reverse=True)
    return [{"year": words.year(year), "url": reverse("plan", args=[shown.agency.code, year])} for year in others]
