"""The history of a record, in words that need no explanation."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Act
from samrit.queries.city.history import history_page, of_city, of_indicator, of_plan
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.records.models import Agency, AnnualPlan, Indicator
from samrit.thai.translation import _
from samrit.web import words
from samrit.web.asked import may, require
from samrit.web.city.forms.history import HistoryForm, chosen
from samrit.web.city.history import told

Crumbs = list[tuple[str, str]]


@require_safe
def indicator_history(request: HttpRequest, pk: int) -> HttpResponse:
    """All that happened to an indicator, its quarters, its evidence and its signatures."""
    found = get_object_or_404(Indicator.objects.select_related("annual_plan__agency"), pk=pk)
    require(request, Act.READ, found.annual_plan.agency)
    name = (found.name_en if words.language() == "en" else "") or found.name_th
    title = f"{found.number}. {name}" if found.number else name
    crumbs = [*plan_crumbs(found.annual_plan), (title, reverse("indicator", args=[pk]))]
    return history_of(request, of_indicator(found), crumbs)


@require_safe
def plan_history(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """All that happened to an annual plan and its indicators."""
    plans = AnnualPlan.objects.select_related("agency").filter(agency__in=visible_agencies(signed_in(request)))
    found = plans.filter(agency__code=agency, fiscal_year_be=fiscal_year_be).first()
    if found is None:
        raise Http404
    return history_of(request, of_plan(found), plan_crumbs(found), has_about=True)


@require_safe
def city_history(request: HttpRequest) -> HttpResponse:
    """All that happened anywhere; what happened to accounts, for administrators only."""
    city = get_object_or_404(Agency, parent=None)
    require(request, Act.VERIFY, city)
    scope = of_city(with_accounts=may(request, Act.MANAGE_PEOPLE, city))
    return history_of(request, scope, [(_("Audit trail"), reverse("audit"))], has_about=True)


def plan_crumbs(plan: AnnualPlan) -> Crumbs:
    """The way to a plan."""
    agency = plan.agency
    name = (agency.name_en if words.language() == "en" else "") or agency.name_th
    return [(f"{name} {words.year(plan.fiscal_year_be)}", reverse("plan", args=[agency.code, plan.fiscal_year_be]))]


def history_of(request: HttpRequest, scope: Q, crumbs: Crumbs, *, has_about: bool = False) -> HttpResponse:
    """The page of some events (a condition on them), with the way that leads there."""
    query = request.GET.dict()
    page = history_page(scope, chosen(query), language=words.language())
    form = HistoryForm(query, page)
    context = {
        "page": page,
        "events": [told(entry) for entry in page.entries],
        "form": form,
        "crumbs": crumbs,
        "has_about": has_about,
        "is_filtered": any(query.get(name) for name in form.fields),
    }
    return render(request, "city/history.html", context)
