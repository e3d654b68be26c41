"""The turn of the fiscal year: what is left, closing, reopening."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.city.carry_over import carry_over
from samrit.actions.city.close_year import close_year, reopen_year
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.queries.city.closing import carried, unfinished
from samrit.queries.plans.earlier_plans import heirs_in
from samrit.records.models import FiscalYear
from samrit.thai.translation import Message, _
from samrit.web.asked import require
from samrit.web.city.forms.year import CloseForm
from samrit.web.city.views.year import YEARS_BE
from samrit.web.form_view import done, form_view, sent


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, year_be: int) -> HttpResponse:
    """What is still open in a year, agency by agency; closed, or reopened, when posted."""
    if year_be not in YEARS_BE:
        raise Http404
    by = require(request, Permission.SET_YEAR, the_city())
    settings = FiscalYear.objects.select_related("closed_by").filter(fiscal_year_be=year_be).first()
    is_closed = settings is not None and settings.closed_at is not None
    form = CloseForm(sent(request))

    def act() -> HttpResponse:
        turn = reopen_year if is_closed else close_year
        turn(fiscal_year_be=year_be, reason=form.cleaned_data["reason"], by=by, at=timezone.now())
        said = _("The year is open again.") if is_closed else _("The year is closed.")
        return done(request, said, "close_year", year_be)

    def page() -> HttpResponse:
        lines = unfinished(year_be)
        context = {
            "year_be": year_be,
            "resolved": settings,
            "is_closed": is_closed,
            "lines": lines,
            "left": sum(line.open for line in lines),
            "form": form,
        }
        return render(request, "city/close_year.html", context)

    return form_view(request, form, act, page, field="reason")


@require_http_methods(["GET", "HEAD", "POST"])
def carry(request: HttpRequest, year_be: int) -> HttpResponse:
    """How far the plans are carried over into the next year; begun, or begun again, when posted. htmx asks for the list."""
    if year_be not in YEARS_BE:
        raise Http404
    by = require(request, Permission.SET_YEAR, the_city())
    if request.method == "POST":
        asked = carry_over(fiscal_year_be=year_be, by=by, at=timezone.now())
        stated = str(
            Message.counted("{count} plan is being carried over.", "{count} plans are being carried over.", count=asked)
        )
        return done(request, stated if asked else _("Every plan is carried over already."), "carry_over", year_be)
    lines = carried(year_be, heirs_in(year_be + 1, today=timezone.localdate()))
    context = {
        "year_be": year_be,
        "next_be": year_be + 1,
        "lines": lines,
        "done": sum(bool(line.carried) for line in lines),
        "is_running": any(line.is_asked_for and not line.carried for line in lines),
        "stuck": sum(line.is_stuck(timezone.now()) for line in lines),
    }
    is_part = request.headers.get("HX-Request")
    response = render(request, "city/parts/carried.html" if is_part else "city/carry_over.html", context)
    response["Vary"] = "HX-Request"
    return response
