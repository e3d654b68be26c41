"""Partners' links, as officers see them: make, copy, print, revoke."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.campaigns.campaign_permissions import is_live
from samrit.actions.campaigns.partner_links import MOST_AT_ONCE, make_links, revoke_link
from samrit.actions.people import mail
from samrit.actions.permissions import Permission
from samrit.queries.campaigns.campaigns import participants
from samrit.queries.partners.named_partners import suggested
from samrit.queries.people.access import signed_in
from samrit.records.models import Campaign, Partner, PartnerLink
from samrit.records.ordering import in_thai_order
from samrit.thai.translation import Message, _
from samrit.web.asked import require
from samrit.web.campaigns.campaign_links import campaign_or_404, shown
from samrit.web.campaigns.forms.campaigns import LinksForm
from samrit.web.campaigns.tokens import link_token
from samrit.web.form_view import done, form_view, sent
from samrit.web.listing import Listing
from samrit.writers.qr import qr_address

PRINTED = 200


@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, code: str) -> HttpResponse:
    """The links of a campaign; made for one partner, or for all that take part, when posted."""
    found, at = campaign_or_404(request, code, Permission.CAMPAIGN), timezone.now()
    form = LinksForm(sent(request))
    form.initial["expires_on"] = max(found.ends_on, timezone.localdate(at)) + timedelta(days=90)

    def act() -> HttpResponse:
        made = make_links(
            campaign=found, partners=_wanted(request, found), expires_on=form.cleaned_data["expires_on"],
            by=signed_in(request), at=at,
        )  # fmt: skip
        said = Message.counted("{count} link is made.", "{count} links are made.", count=len(made))
        return done(request, str(said), "partner_links", code)

    def show() -> HttpResponse:
        rows = found.links.select_related("partner").order_by("revoked_at", *in_thai_order("partner__name_th"))
        listed: Listing[PartnerLink, tuple[PartnerLink, str, str]] = Listing(
            request,
            rows,
            lambda some: [
                (row, row.partner.name(), _address(request, row) if is_live(row, at=at) else "") for row in some
            ],
        )
        typed = request.GET.get("q", "")
        context = shown(
            request, found, form=form, typed=typed, asked=bool(typed.strip()),
            suggestions=suggested(typed),
        )  # fmt: skip
        return _closed(listed.answer("campaigns/links.html", context, name="links"))

    return form_view(request, form, act, show)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """A link leads nowhere from now on."""
    row = get_object_or_404(PartnerLink.objects.select_related("campaign__agency"), pk=pk)
    require(request, Permission.CAMPAIGN, row.campaign.agency)
    revoke_link(link=row, by=signed_in(request), at=timezone.now())
    return done(request, _("The link is revoked; it leads nowhere now."), "partner_links", row.campaign.code)


@require_safe
def printed(request: HttpRequest, code: str) -> HttpResponse:
    """Letters to print, one a page, each with the link as a code."""
    found, at = campaign_or_404(request, code, Permission.CAMPAIGN), timezone.now()
    rows = found.links.filter(revoked_at=None, expires_on__gte=timezone.localdate(at)).select_related("partner")
    chosen = request.GET.get("link", "")
    if chosen.isascii() and chosen.isdecimal():
        rows = rows.filter(pk=int(chosen))
    letters = []
    for row in rows.order_by(*in_thai_order("partner__name_th"))[:PRINTED]:
        address = _address(request, row)
        letters.append((row, row.partner.name(), address, qr_address(address)))
    return _closed(render(request, "campaigns/letters.html", shown(request, found, letters=letters, most=PRINTED)))


def _wanted(request: HttpRequest, found: Campaign) -> list[Partner]:
    if request.POST.get("whom") == "all":
        return list(participants(found)[: MOST_AT_ONCE + 1])
    keys = [int(one) for one in request.POST.getlist("partner") if one.isascii() and one.isdecimal()]
    return list(Partner.objects.filter(pk__in=keys).select_related("merged_into"))


def _address(request: HttpRequest, row: PartnerLink) -> str:
    token = link_token(row)
    return mail.public(request.build_absolute_uri(reverse("by_link", args=[token]))) if token else ""


def _closed(response: HttpResponse) -> HttpResponse:
    # The links stand on it: it stays in no cache.
    response["Cache-Control"] = "no-store"
    return response
