"""A partner's own page, without an account: declare, confirm, report, mend. Opening it never writes anything."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.campaigns.campaign_permissions import (
    CHANGE_PRACTICE,
    LINK_OVER,
    is_live,
)
from samrit.actions.campaigns.participation import (
    confirm_attendance,
    record_commitment,
    withdraw_attendance,
    withdraw_commitment,
)
from samrit.actions.campaigns.practices import apply_to_practice, change_practice, report_practice
from samrit.queries.campaigns.campaigns import activities_until
from samrit.queries.campaigns.practices import with_all
from samrit.records.models import Activity, Attendance, Commitment, PartnerLink, Practice, PracticeFile, Theme
from samrit.thai.translation import _, either
from samrit.vocabulary.counted import RecordStatus
from samrit.vocabulary.practice_workflow import PracticeAction
from samrit.vocabulary.refusal import Refused, Unavailable
from samrit.web import errors
from samrit.web.campaigns.forms.campaigns import CameForm
from samrit.web.campaigns.forms.practices import PracticeForm
from samrit.web.campaigns.practice_card import card
from samrit.web.campaigns.tokens import link_of
from samrit.web.campaigns.views.practices import store_files
from samrit.web.form_view import form_view, sent
from samrit.web.stored_file import stored_file

_Given = ParamSpec("_Given")
_View = Callable[Concatenate[HttpRequest, PartnerLink, _Given], HttpResponse]
_Opened = Callable[Concatenate[HttpRequest, str, _Given], HttpResponse]


def closed(response: HttpResponse) -> HttpResponse:
    """What an address that opens without an account asks of browsers and search engines."""
    # No other site learns the address. "no-referrer" would take the origin from our own forms, too, and browsers would then
    # send "Origin: null", which the guard against forged forms refuses.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    return response


def _by_link(view: _View[_Given]) -> _Opened[_Given]:
    """Give the view the link of the token, or say in one sentence that it is none: 404, or 410 once it was one."""

    @login_not_required
    @wraps(view)
    def respond(request: HttpRequest, token: str, *args: _Given.args, **kwargs: _Given.kwargs) -> HttpResponse:
        link = link_of(token)
        if link is None or not is_live(link, at=timezone.now()):
            return closed(errors.page(request, 404 if link is None else 410, _("This link is over"), LINK_OVER))
        try:
            return closed(view(request, link, *args, **kwargs))
        except Unavailable:
            raise
        except Refused as refusal:
            messages.error(request, str(refusal.message))
            return closed(redirect("by_link", token))

    opened: _Opened[_Given] = respond  # type: ignore[assignment]  # Django gives arguments by name, which the stubs of wraps keep
    return opened


@require_safe
@_by_link
def start(request: HttpRequest, link: PartnerLink) -> HttpResponse:
    """What the campaign is, what the partner has told, and what it can tell."""
    campaign, at = link.campaign, timezone.now()
    mine = Commitment.objects.filter(campaign=campaign, partner=link.partner, withdrawn_at=None)
    declared = {row.theme_id: row for row in mine}
    here = Attendance.objects.filter(activity__campaign=campaign, partner=link.partner, withdrawn_at=None)
    came = {row.activity_id: row for row in here}
    rows = with_all(Practice.objects.filter(campaign=campaign, partner=link.partner)).order_by("-pk")
    context = _shown(
        request, link,
        about=either(campaign.about_th, campaign.about_en),
        themes=[(one, one.name(), declared.get(one.pk)) for one in campaign.themes.order_by("position", "pk")],
        activities=[(one, one.name(), came.get(one.pk)) for one in activities_until(campaign, at)[:30]],
        coming=[(one, one.name()) for one in _coming(link)],
        cards=[card(row, link, at=at) for row in rows[:100]],
    )  # fmt: skip
    return render(request, "campaigns/by_link/start.html", context)


@require_POST
@_by_link
def declare(request: HttpRequest, link: PartnerLink, theme: int) -> HttpResponse:
    """Declare intent in a theme today, or take it back."""
    at, found = timezone.now(), get_object_or_404(Theme, pk=theme, campaign=link.campaign)
    mine = Commitment.objects.filter(
        campaign=link.campaign, partner=link.partner, theme=found, withdrawn_at=None
    ).first()
    if "withdraw" in request.POST:
        if mine is not None:
            withdraw_commitment(commitment=mine, reason="", by=link, at=at)
        messages.success(request, _("Your commitment is withdrawn."))
    elif mine is None:
        today = timezone.localdate(at)
        record_commitment(campaign=link.campaign, partner=link.partner, theme=found, declared_on=today, by=link, at=at)
        messages.success(request, _("Thank you. Your commitment is recorded."))
    return redirect(request.path.partition("/themes/")[0] + "/#themes")


@require_POST
@_by_link
def attend(request: HttpRequest, link: PartnerLink, activity: int) -> HttpResponse:
    """We were there, with so many people; or we were not."""
    at = timezone.now()
    found = get_object_or_404(Activity, pk=activity, campaign=link.campaign)
    mine = found.attendances.filter(partner=link.partner, withdrawn_at=None).first()
    if "withdraw" in request.POST:
        if mine is not None:
            withdraw_attendance(attendance=mine, reason="", by=link, at=at)
        messages.success(request, _("It is taken back: you were not there."))
    elif mine is None:
        people = CameForm(request.POST).how_many
        confirm_attendance(activity=found, partner=link.partner, people=people, by=link, at=at)
        messages.success(request, _("Thank you. Your attendance is recorded."))
    return redirect(request.path.partition("/activities/")[0] + "/#activities")


@require_http_methods(["GET", "HEAD", "POST"])
@_by_link
def report(request: HttpRequest, link: PartnerLink) -> HttpResponse:
    """Report a practice, with a photo or document."""
    form = PracticeForm(sent(request), campaign=link.campaign)

    def act() -> HttpResponse:
        campaign, partner = link.campaign, link.partner
        row = report_practice(campaign=campaign, partner=partner, entry=form.entry, by=link, at=timezone.now())
        if store_files(request, row, link):
            said = _("Thank you. An officer will look at your report; see here where it stands.")
            messages.success(request, said)
        return redirect("by_link_practice", request.resolver_match.kwargs["token"], row.pk)  # type: ignore[union-attr]  # a view was found

    def page() -> HttpResponse:
        return render(request, "campaigns/by_link/report.html", _shown(request, link, form=form, row=None))

    return form_view(request, form, act, page, refused=Refused)


@require_http_methods(["GET", "HEAD", "POST"])
@_by_link
def practice(request: HttpRequest, link: PartnerLink, pk: int) -> HttpResponse:
    """One's own report: where it stands and why; mend it, and report it again."""
    row, at = _mine(link, pk), timezone.now()
    form = PracticeForm(sent(request), campaign=link.campaign, practice=row)

    def act() -> HttpResponse:
        change_practice(
            practice=row,
            entry=form.entry,
            expected_version=form.cleaned_data["expected_version"] or 0,
            again=row.status == RecordStatus.REFUSED,
            by=link,
            at=at,
        )
        if store_files(request, row, link):
            messages.success(request, _("It is saved. An officer will look at it."))
        return redirect(request.path)

    def page() -> HttpResponse:
        may_change = CHANGE_PRACTICE.why_not(row, link, at) is None
        context = _shown(request, link, form=form if may_change else None, row=row, card=card(row, link, at=at))
        return render(request, "campaigns/by_link/report.html", context)

    return form_view(request, form, act, page, refused=Refused, version="expected_version")


@require_POST
@_by_link
def act(request: HttpRequest, link: PartnerLink, pk: int, action: str) -> HttpResponse:
    """Withdraw one's own report, or report it again."""
    wanted = {"withdraw": PracticeAction.WITHDRAW, "report_again": PracticeAction.REPORT_AGAIN}.get(action)
    row = _mine(link, pk)
    if wanted is not None:
        reason = _("Withdrawn by the partner itself")
        apply_to_practice(action=wanted, practice=row, reason=reason, by=link, at=timezone.now())
        messages.success(request, _("It is done."))
    return redirect(request.path.rpartition("/practices/")[0] + f"/practices/{pk}/")


@require_safe
@_by_link
def file(request: HttpRequest, link: PartnerLink, pk: int) -> HttpResponse:
    """One's own photo or document."""
    rows = PracticeFile.objects.select_related("blob").filter(removed_at=None)
    row = get_object_or_404(rows, pk=pk, practice__campaign=link.campaign, practice__partner=link.partner)
    return stored_file(row.blob, row.name, is_shown="view" in request.GET)


def _mine(link: PartnerLink, pk: int) -> Practice:
    rows = with_all(Practice.objects.filter(campaign=link.campaign, partner=link.partner))
    return get_object_or_404(rows, pk=pk)


def _coming(link: PartnerLink) -> list[Activity]:
    rows = link.campaign.activities.filter(cancelled_at=None, starts_at__gt=timezone.now())
    return list(rows.order_by("starts_at", "pk")[:20])


def _shown(request: HttpRequest, link: PartnerLink, **more: object) -> dict[str, object]:
    match = request.resolver_match
    return {
        "token": match.kwargs["token"] if match is not None else "",
        "link": link,
        "campaign": link.campaign,
        "campaign_name": link.campaign.name(),
        "partner_name": link.partner.name(),
        "agency_name": str(link.campaign.agency_then),
        **more,
    }
