"""Duplicates in the register: the pairs that look alike, what a merge would change, merging, keeping apart, undoing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.partners.manage_partners import with_duplicates
from samrit.actions.partners.merge_partners import mark_not_duplicates, merge_partners, undo_merge
from samrit.actions.permissions import Permission
from samrit.queries.partners.partner import merge_counts
from samrit.queries.partners.partner_duplicates import Pair, pairs_of
from samrit.queries.partners.partner_duplicates import duplicates as duplicates_of
from samrit.queries.people.access import signed_in
from samrit.records.models import Partner, PartnerMerge
from samrit.thai.translation import Message, _
from samrit.web.asked import require
from samrit.web.form_view import done
from samrit.web.listing import Column, Listing
from samrit.web.partners.views.partners import partner_or_404, sector

SHOWN = 20
_COLUMNS: tuple[Column[Pair], ...] = (
    Column(Message("Partner"), lambda pair: pair.one.name_th),
    Column(Message("Looks like"), lambda pair: pair.other.name_th),
    Column(Message("Why"), lambda pair: pair.likeness.why),
    Column(Message("Alike (%)"), lambda pair: int(pair.likeness.score * 100)),
)


@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """The pairs, most alike first."""
    by = require(request, Permission.MANAGE_PARTNERS.anywhere)
    found = duplicates_of(Permission.MANAGE_PARTNERS.branches(by, timezone.now()))
    listed = Listing(request, found, pairs_of, _COLUMNS, size=SHOWN)
    pairs = []
    for pair in listed.lines:
        refusals = filter(
            None, (Permission.MANAGE_PARTNERS.why_not(row.agency, by, timezone.now()) for row in (pair.one, pair.other))
        )
        refusal = next(refusals, None)
        pairs.append({
            "sides": [
                {"partner": row, "sector": sector(row), "records": records, "other": other.pk}
                for row, records, other in zip(
                    (pair.one, pair.other), pair.records, (pair.other, pair.one), strict=True
                )
            ],
            "why": str(pair.likeness.why),
            "percent": int(pair.likeness.score * 100),
            "why_not": str(refusal) if refusal else "",
        })  # fmt: skip
    return listed.answer("partners/duplicates.html", {"pairs": pairs}, name="duplicates")


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """What counting the other as this one would change; sent, it is done."""
    by, survivor, merged = signed_in(request), partner_or_404(pk), partner_or_404(other)
    for row in (survivor, merged):
        require(request, Permission.MANAGE_PARTNERS, row.agency)
    if request.method == "POST":
        reason = request.POST.get("reason", "")[:300]
        merge_partners(survivor=survivor, merged=merged, reason=reason, by=by, at=timezone.now())
        return done(
            request, _("The two count as one from now on; it can be undone on this page."), "partner", survivor.pk
        )
    counts = merge_counts(survivor, merged, with_duplicates([merged.pk]))
    return render(request, "partners/merge.html", {"survivor": survivor, "merged": merged, "counts": counts})


@require_POST
def apart(request: HttpRequest) -> HttpResponse:
    """Two that look alike are two."""
    sent = [request.POST.get(name, "") for name in ("one", "other")]
    one, other = (
        get_object_or_404(Partner, pk=int(pk) if pk.isdecimal() and len(pk) < 18 else 0) for pk in sent
    )  # fmt: skip
    mark_not_duplicates(one=one, other=other, by=signed_in(request), at=timezone.now())
    return done(request, _("They are two; they are not suggested again."), "partner_duplicates")


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """The merged one counts by itself again."""
    row = undo_merge(merge=get_object_or_404(PartnerMerge, pk=pk), by=signed_in(request), at=timezone.now())
    return done(request, _("The merge is undone; it counts by itself again."), "partner", row.pk)
