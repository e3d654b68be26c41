"""Writing a quarter's report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samrit.actions.edit_quarter import Conflict, edit_quarter
from samrit.actions.permissions import check_can_edit_quarter
from samrit.actions.refusal import Invalid
from samrit.queries.access import signed_in
from samrit.queries.judged import asked
from samrit.records.models import QuarterReport
from samrit.web import words
from samrit.web.forms.quarter import QuarterForm, form_for
from samrit.web.history import quarter_name


@require_http_methods(["GET", "HEAD", "POST"])
def quarter(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The form of a quarter; saved when posted."""
    rows = QuarterReport.objects.select_related("indicator__annual_plan__agency")
    row = get_object_or_404(rows, indicator_id=pk, quarter=number)
    check_can_edit_quarter(row, signed_in(request))
    unit = row.result_unit_text or row.indicator.target_unit_text
    form = form_for(number)(request.POST or None, initial=QuarterForm.initial_of(row), unit_text=unit)
    conflict = None
    if form.is_valid():
        try:
            edit_quarter(
                report=row,
                content=form.content,
                version=form.cleaned_data["version"],
                by=signed_in(request),
                at=timezone.now(),
            )
        except Conflict as clash:
            conflict = clash
            # What was typed stays; saving it once more is then over the version that is shown above the form.
            form.data = {**form.data.dict(), "version": str(clash.version)}  # type: ignore[attr-defined]  # a QueryDict
        except Invalid as refusal:
            form.add_error(None, refusal.message.text(words.language()))
        else:
            messages.success(request, _("%(quarter)s is saved.") % {"quarter": quarter_name(number)})
            return redirect("indicator", pk)
    context = {
        "form": form,
        "row": row,
        "indicator": row.indicator,
        "heading": quarter_name(number),
        "conflict": conflict,
    }
    context["target"] = asked((row.indicator.target_value_text, row.indicator.target_unit_text)).text(words.language())
    context["conflict_words"] = conflict.message.text(words.language()) if conflict else ""
    return render(request, "quarter.html", context, status=409 if conflict else 422 if form.errors else 200)
