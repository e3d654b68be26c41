"""Whether the audit trail is whole, for those who may ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.ledger.verification import trail_head
from samrit.queries.city.log import log_state
from samrit.queries.city.verification import verify
from samrit.records.models import Agency
from samrit.web.asked import may, require


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
        "sentences": sentences,
        "may_read": city is not None and may(request, Permission.VERIFY, city),
    }
    return render(request, "city/audit.html", context)
