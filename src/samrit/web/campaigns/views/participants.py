"""All partners of a campaign with what they did, and one of them, where commitments are recorded."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.campaigns.participation import record_commitment, withdraw_commitment
from samrit.actions.permissions import Permission
from samrit.queries.campaigns.campaigns import Took, participants, what_they_did
from samrit.queries.partners.named_partners import suggested
from samrit.queries.people.access import signed_in
from samrit.records.models import Campaign, Commitment, Partner
from samrit.thai.translation import Message, _
from samrit.vocabulary.counted import RECORD_STATUS_WORDS, SECTOR_WORDS, Sector
from samrit.web.asked import require
from samrit.web.campaigns.campaign_links import campaign_or_404, shown
from samrit.web.campaigns.forms.campaigns import CommitmentForm, ParticipantFilterForm, WhyForm
from samrit.web.form_view import done, form_view, press, sent
from samrit.web.listing import Column, Listing


@require_safe
def everybody(request: HttpRequest, code: str) -> HttpResponse:
    """The list, by sector and theme."""
    found = campaign_or_404(request, code)
    form = ParticipantFilterForm(request.GET, campaign=found)
    typed = form.choice("q")
    rows = participants(found, sector=form.choice("sector"), theme=form.choice("theme") or None, words=typed)
    listed = Listing(request, rows, partial(what_they_did, found), _COLUMNS, form=form, count=_COUNT)
    context = shown(
        request,
        found,
        rows=[(took, _sector(took), _practices(took)) for took in listed.lines],
        suggestions=[one for one in suggested(typed) if one.pk not in {took.pk for took in listed.lines}],
    )
    return listed.answer("campaigns/participants.html", context, name=f"participants-{code}")


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One partner in a campaign: what it did; a commitment is recorded when posted."""
    found = campaign_or_404(request, code, Permission.CAMPAIGN if request.method == "POST" else Permission.READ)
    partner = get_object_or_404(Partner.objects.select_related("merged_into"), pk=pk)
    form = CommitmentForm(sent(request), campaign=found)

    def act() -> HttpResponse:
        cleaned = form.cleaned_data
        record_commitment(
            campaign=found, partner=partner, theme=form.themes[cleaned["theme"]], declared_on=cleaned["declared_on"],
            by=signed_in(request), at=timezone.now(),
        )  # fmt: skip
        return done(request, _("The commitment is recorded."), "participant", code, pk)

    return form_view(request, form, act, lambda: _one(request, found, partner, form))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """A partner does not stand by its commitment any more."""
    row = get_object_or_404(Commitment.objects.select_related("campaign__agency"), pk=pk)
    require(request, Permission.CAMPAIGN, row.campaign.agency)

    def act() -> str:
        reason = WhyForm(request.POST).why
        withdraw_commitment(commitment=row, reason=reason, by=signed_in(request), at=timezone.now())
        return _("The commitment is withdrawn.")

    return press(request, act, redirect("participant", row.campaign.code, row.partner_id))


def _one(request: HttpRequest, found: Campaign, partner: Partner, form: CommitmentForm) -> HttpResponse:
    (took,) = what_they_did(found, [partner])
    commitments = Commitment.objects.filter(campaign=found, partner=partner, withdrawn_at=None).select_related("theme")
    context = shown(
        request, found, partner=partner, name=partner.name(), took=took, practices=_practices(took), form=form,
        commitments=[(row, row.theme.name()) for row in commitments.order_by("theme__position", "pk")],
    )  # fmt: skip
    return render(request, "campaigns/participant.html", context)


def _sector(took: Took) -> str:
    return str(SECTOR_WORDS[Sector(took.sector)])


def _practices(took: Took) -> list[tuple[int, str, str, str]]:
    return [(pk, what, status.value, str(RECORD_STATUS_WORDS[status])) for pk, what, status in took.practices]


_COUNT = Message.counted("{count} organisation", "{count} organisations", count=0)
_COLUMNS: tuple[Column[Took], ...] = (
    Column(Message("Organisation"), lambda took: took.name, by=("name_th",)),
    Column(Message("Sector"), _sector, by=("sector", "name_th")),
    Column(Message("Declared in"), lambda took: ", ".join(took.declared)),
    Column(Message("Came to"), lambda took: ", ".join(name for _pk, name, _people in took.came)),
    Column(
        Message("Practices"), lambda took: " · ".join(f"{what} ({words})" for _pk, what, _, words in _practices(took))
    ),
)
