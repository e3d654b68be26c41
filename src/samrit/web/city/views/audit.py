"""Whether the audit trail is whole, for those who may ask; and what becomes of a row that isn't."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.city.resolve_row import resolve_row, restore_row, whole_version
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.ledger.row_seals import RowFaultKind
from samrit.ledger.row_words import stated_rows
from samrit.ledger.verification import row_fault, trail_head
from samrit.queries.city.log import log_state
from samrit.queries.reports.verification import verify
from samrit.records.models import Agency
from samrit.thai.translation import _
from samrit.web.asked import may, require
from samrit.web.city.forms.history import ResolveForm
from samrit.web.form_view import done, form_view, sent

_MOST = 200  # things that were found, on a page; the command tells all


@require_http_methods(["GET", "HEAD", "POST"])
def resolve(request: HttpRequest, table: str, key: int) -> HttpResponse:
    """A row that was changed past the system; when posted, it is kept as it stands, or what was recorded is brought back."""
    by = require(request, Permission.OPERATE, the_city())
    fault = row_fault(table, key)
    if fault is None:
        raise Http404
    ((_fault, words),) = stated_rows([fault])
    form = ResolveForm(sent(request))
    version = whole_version(key) if (table, fault.kind) == ("quarterreport", RowFaultKind.CHANGED) else None

    def act() -> HttpResponse:
        reason = form.cleaned_data["reason"]
        if "bring_back" in request.POST and version is not None:
            restore_row(key=key, reason=reason, by=by, at=timezone.now())
            return done(request, _("It is again what was recorded, and an event says why."), "audit")
        resolve_row(table=table, key=key, reason=reason, by=by, at=timezone.now())
        return done(request, _("It is kept as it stands, and an event says why."), "audit")

    context = {"words": words, "form": form, "version": version}
    return form_view(request, form, act, lambda: render(request, "city/resolve_row.html", context))


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Where the trail ends; with `?verify=1`, read it all and say whether it is whole."""
    require(request, Permission.VERIFY.anywhere)
    city = Agency.objects.filter(parent=None).first()
    wanted = request.GET.get("verify", "")
    found = verify(with_files=wanted == "files") if wanted in ("trail", "files") else None
    sentences = [str(sentence) for sentence in found.sentences()] if found is not None else []
    context = {
        "head": trail_head(),
        "log": log_state(),
        "found": found,
        "sentences": sentences[:_MOST],
        "more": len(sentences[_MOST:]),
        "rows": stated_rows(found.trail.row_faults[:_MOST])
        if found is not None and city is not None and may(request, Permission.OPERATE, city)
        else (),
        "may_read": city is not None and may(request, Permission.VERIFY, city),
    }
    return render(request, "city/audit.html", context)
