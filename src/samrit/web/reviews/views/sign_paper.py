"""A signed paper is signed with certificates, one person after another: taken away, signed, brought back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.reviews.paper_signing import SIGN_PAPER, add_paper_signature
from samrit.queries.reviews.signatures import signatures_of
from samrit.records.models import SignOff
from samrit.thai.translation import _
from samrit.web.asked import require
from samrit.web.form_view import done, form_view, sent
from samrit.web.reviews.forms.sign_paper import SignPaperForm


@require_http_methods(["GET", "HEAD", "POST"])
def sign_paper(request: HttpRequest, pk: int, signoff: int) -> HttpResponse:
    """The newest form of the paper to take away; with the signature of whoever is next it is stored."""
    rows = SignOff.objects.select_related("indicator__annual_plan__agency", "paper")
    stored = get_object_or_404(rows, pk=signoff, indicator_id=pk)
    by = require(request, SIGN_PAPER, stored)
    form = SignPaperForm(sent(request), request.FILES or None)

    def act() -> HttpResponse:
        add_paper_signature(signoff=stored, pdf=form.cleaned_data["paper"].read(), by=by, at=timezone.now())
        return done(request, _("The paper is signed; whoever is next finds it on this page."), "indicator", pk)

    def page() -> HttpResponse:
        signature = next(one for one in signatures_of(stored.indicator) if one.pk == stored.pk)
        context = {"indicator": stored.indicator, "signature": signature, "form": form}
        return render(request, "reviews/sign_paper.html", context)

    return form_view(request, form, act, page, field="paper")
