"""The original of a file of evidence: sealed, and opened with a reason that stands in the history."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samrit.actions.evidence.change_evidence import report_of
from samrit.actions.evidence.originals import OPEN_ORIGINAL, open_original
from samrit.queries.people.access import signed_in
from samrit.records.models import Evidence, PracticeFile
from samrit.web.asked import require
from samrit.web.evidence.forms.evidence import OpenForm
from samrit.web.form_view import form_view, sent
from samrit.web.stored_file import sent_file, unbroken


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why; then the file comes as it was brought, to save."""
    rows = Evidence.objects.select_related("original", "blob", "indicator__annual_plan__agency")
    item = get_object_or_404(rows, pk=pk)
    back = reverse("evidence", args=[item.indicator_id, report_of(item).quarter])
    return _opened(request, item, item.ref, above=item.indicator, back=back)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def practice_original(request: HttpRequest, pk: int) -> HttpResponse:
    """The same of a file that shows a practice."""
    rows = PracticeFile.objects.select_related("original", "practice__campaign__agency")
    item = get_object_or_404(rows, pk=pk)
    back = reverse("practice", args=[item.practice_id])
    return _opened(request, item, item.name, above=item.practice.campaign, back=back)


def _opened(
    request: HttpRequest, item: Evidence | PracticeFile, name: str, *, above: object, back: str
) -> HttpResponse:
    stored = item.original
    if stored is None:
        raise Http404
    require(request, OPEN_ORIGINAL, item)
    form = OpenForm(sent(request))

    def act() -> HttpResponse:
        by, reason = signed_in(request), form.cleaned_data["reason"]
        data = unbroken(lambda: open_original(evidence=item, reason=reason, by=by, at=timezone.now()))
        return sent_file(data, stored, name)

    def page() -> HttpResponse:
        context = {"name": name, "above": above, "back": back, "form": form, "original": stored}
        return render(request, "evidence/original.html", context)

    return form_view(request, form, act, page, field="reason")
