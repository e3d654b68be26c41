"""Withdrawing what was published of a report, with a reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.public.withdraw_publication import WITHDRAW_PUBLICATION, there
from samrit.actions.public.withdraw_publication import withdraw_publication as withdraw
from samrit.records.models import QuarterReport
from samrit.thai.translation import _
from samrit.web.asked import require
from samrit.web.city.history import quarter_name
from samrit.web.form_view import done, form_view, sent
from samrit.web.reviews.forms.withdraw_publication import WithdrawPublicationForm


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_publication(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What is published of a report, each publication to be ticked; withdrawn when posted."""
    rows = QuarterReport.objects.select_related("indicator__annual_plan__agency")
    row = get_object_or_404(rows, indicator_id=pk, quarter=number)
    by = require(request, WITHDRAW_PUBLICATION, row)
    form = WithdrawPublicationForm(sent(request))
    publications = list(there(row))
    form.offer(publications)

    def act() -> HttpResponse:
        withdraw(
            report=row,
            serials=form.cleaned_data["publications"],
            reason=form.cleaned_data["reason"],
            by=by,
            at=timezone.now(),
        )
        return done(request, _("It is withdrawn: its address says so, and why."), "versions", pk, number)

    def page() -> HttpResponse:
        context = {"row": row, "form": form, "quarter": quarter_name(number), "is_published": bool(publications)}
        return render(request, "reviews/withdraw_publication.html", context)

    return form_view(request, form, act, page)
