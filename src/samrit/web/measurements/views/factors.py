"""Emission factors and prices: those that are shipped and the city's own, together; own ones are added and retired."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from samrit.actions.measurements.factors import add_factor, add_tariff, retire_factor
from samrit.actions.measurements.measure_event import measurable_agencies
from samrit.actions.permissions import Permission
from samrit.queries.measurements.factors import factor_page
from samrit.queries.people.access import signed_in
from samrit.records.models import EmissionFactor, Tariff
from samrit.thai.translation import _
from samrit.web.asked import require
from samrit.web.form_view import done, form_view, press
from samrit.web.measurements.forms.factors import FactorForm, TariffForm


@require_http_methods(["GET", "HEAD", "POST"])
def factors(request: HttpRequest) -> HttpResponse:
    """All of them; an own one is added when posted."""
    by = signed_in(request)
    agencies = measurable_agencies(by, timezone.now())
    what = request.POST.get("what", "")
    factor = FactorForm(request.POST if what == "factor" else None, agencies=agencies, prefix="factor")
    tariff = TariffForm(request.POST if what == "tariff" else None, agencies=agencies, prefix="tariff")
    form = factor if what == "factor" else tariff

    def act() -> HttpResponse:
        if isinstance(form, FactorForm):
            add_factor(agency=form.chosen_agency, entry=form.entry, by=by, at=timezone.now())
        else:
            add_tariff(agency=form.chosen_agency, entry=form.entry, by=by, at=timezone.now())
        return done(request, _("It is added; measurements from now on use it."), "factors")

    def page() -> HttpResponse:
        context = {
            "page": factor_page(by, today=timezone.localdate()),
            "factor_form": factor,
            "tariff_form": tariff,
            "may_add": bool(agencies),
        }
        return render(request, "measurements/factors.html", context)

    return form_view(request, form, act, page)


@require_POST
def retire(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """No measurement uses it any more."""
    row: EmissionFactor | Tariff
    if kind == "factor":
        row = get_object_or_404(EmissionFactor.objects.select_related("agency"), pk=pk)
    else:
        row = get_object_or_404(Tariff.objects.select_related("agency"), pk=pk)
    by = require(request, Permission.READ, row.agency)

    def act() -> str:
        retire_factor(factor=row, reason=request.POST.get("reason", ""), by=by, at=timezone.now())
        return _("It is retired; what was measured with it stands.")

    return press(request, act, redirect("factors"))
