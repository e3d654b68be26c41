"""What was signed, as it was signed: the kept paper and the kept content, never made anew."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.actions.reviews.paper_signing import newest_paper
from samrit.ledger.blobs import blob_bytes
from samrit.queries.city.log import paper_proof
from samrit.records.models import SignOff
from samrit.web.asked import require
from samrit.web.download import download


@require_safe
def signed_paper(request: HttpRequest, pk: int, signoff: int, suffix: str) -> HttpResponse:
    """The paper (pdf), the same with the signatures by certificate (signatures.pdf), or the canonical JSON that the hash stands for (json), or the proof that both are in the published log."""
    stored = get_object_or_404(
        SignOff.objects.select_related("indicator__annual_plan__agency", "paper"), pk=signoff, indicator_id=pk
    )
    plan = stored.indicator.annual_plan
    require(request, Permission.READ, plan.agency)
    name = f"{plan.fiscal_year_be}-{pk}-signed-{stored.pk}.{suffix}"
    if suffix == "pdf":
        return download(blob_bytes(stored.paper), name, stored.paper.media_type, is_shown=True)
    if suffix == "signatures.pdf":
        return download(blob_bytes(newest_paper(stored)), name, stored.paper.media_type, is_shown=True)
    if suffix == "json":
        return download(stored.content, name, "application/json")
    if suffix == "tlog-proof":
        proof = paper_proof(stored)
        if proof is None:
            raise Http404
        return download(str(proof), name, "text/plain; charset=utf-8")
    raise Http404
