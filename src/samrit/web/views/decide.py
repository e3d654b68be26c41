"""Moving a quarter's report on: submit, endorse, evaluate, publish, send back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions import review
from samrit.actions.permissions import check_can_move
from samrit.actions.refusal import Invalid
from samrit.queries.access import signed_in
from samrit.records.models import QuarterReport
from samrit.records.workflow import DEED_WORDS, STATUS_WORDS, Deed, Status, move
from samrit.web import words
from samrit.web.forms.decide import form_for
from samrit.web.history import quarter_name, sentence

_ACTIONS: dict[Deed, Callable[..., QuarterReport]] = {
    Deed.SUBMIT: review.submit,
    Deed.ENDORSE: review.endorse,
    Deed.EVALUATE: review.evaluate,
    Deed.PUBLISH: review.publish,
    Deed.RETURN: review.return_,
}


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int, number: int, deed: str) -> HttpResponse:
    """What the deed would do; done when posted."""
    if deed not in set(Deed):
        raise Http404
    wanted = Deed(deed)
    rows = QuarterReport.objects.select_related("indicator__annual_plan__agency")
    row = get_object_or_404(rows, indicator_id=pk, quarter=number)
    check_can_move(wanted, row, signed_in(request))
    form = form_for(wanted)(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            _ACTIONS[wanted](report=row, by=signed_in(request), at=timezone.now(), **form.details)
        except Invalid as refusal:
            form.add_error(None, refusal.message.text(words.language()))
        else:
            messages.success(request, sentence(wanted.value, number))
            return redirect("indicator", pk)
    step = move(Status(row.status), wanted)
    context = {
        "form": form,
        "row": row,
        "quarter": quarter_name(number),
        "deed": DEED_WORDS[wanted].text(words.language()),
        "now": STATUS_WORDS[Status(row.status)].text(words.language()),
        "then": STATUS_WORDS[step.to].text(words.language()) if step else "",
    }
    return render(request, "decide.html", context, status=422 if form.errors else 200)
