"""A meeting or event: what it is, who came, who checked in and is not in the register, the code for the wall."""

from datetime import timedelta

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.campaigns.activities import add_activity, cancel_activity, change_activity, renew_checkin_code
from samrit.actions.campaigns.check_in import LATEST, accept_check_in, refuse_check_in
from samrit.actions.campaigns.participation import EARLIEST, confirm_attendance, withdraw_attendance
from samrit.actions.people import mail
from samrit.actions.permissions import Permission
from samrit.queries.partners.named_partners import suggested
from samrit.queries.people.access import signed_in
from samrit.records.models import Attendance, CheckIn, Partner
from samrit.records.ordering import in_thai_order
from samrit.thai.translation import Message, _
from samrit.vocabulary.codes import ACTIVITY_KIND_WORDS, CHANNEL_WORDS, HOW_WORDS, ActivityKind, Channel, How
from samrit.web.campaigns.campaign_links import activity_or_404, campaign_or_404, shown
from samrit.web.campaigns.forms.campaigns import ActivityForm, CameForm, WhyForm
from samrit.web.campaigns.tokens import code_token
from samrit.web.form_view import done, form_view, sent
from samrit.web.listing import Column, Listing
from samrit.writers.qr import qr_address

_WAITING = 50
_COLUMNS: tuple[Column[Attendance], ...] = (
    Column(Message("Organisation"), lambda row: row.partner.name(), by=("partner__name_th",)),
    Column(Message("Number of people"), lambda row: row.people or None),
    Column(Message("How it is known"), lambda row: HOW_WORDS[How(row.how)]),
)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Add a meeting or event."""
    found = campaign_or_404(request, code, Permission.CAMPAIGN)
    form = ActivityForm(sent(request), campaign=found)

    def act() -> HttpResponse:
        made = add_activity(campaign=found, entry=form.entry, by=signed_in(request), at=timezone.now())
        return done(request, _("It is added."), "activity", made.pk)

    def page() -> HttpResponse:
        context = shown(request, found, form=form, heading=_("Add a meeting or event"))
        return render(request, "campaigns/form.html", context)

    return form_view(request, form, act, page)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a meeting or event."""
    found = activity_or_404(request, pk, Permission.CAMPAIGN)
    form = ActivityForm(sent(request), campaign=found.campaign, activity=found)

    def act() -> HttpResponse:
        expected_version, by = form.cleaned_data["expected_version"] or 0, signed_in(request)
        change_activity(activity=found, entry=form.entry, expected_version=expected_version, by=by, at=timezone.now())
        return done(request, _("It is saved."), "activity", pk)

    def page() -> HttpResponse:
        context = shown(
            request, found.campaign, form=form, heading=_("Change: {name}", name=found.name()), activity=found
        )
        return render(request, "campaigns/form.html", context)

    return form_view(request, form, act, page, version="expected_version")


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel it, with the reason."""
    found, reason = activity_or_404(request, pk), WhyForm(request.POST).why
    cancel_activity(activity=found, reason=reason, by=signed_in(request), at=timezone.now())
    return done(request, _("It is cancelled, and stays in the list."), "activity", pk)


@require_safe
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came, fifty a page; suggestions from the register for what is typed."""
    return _page(request, pk, words_typed=request.GET.get("q", ""))


@require_POST
def came(request: HttpRequest, pk: int) -> HttpResponse:
    """One more partner came: chosen, or by a name that only one has."""
    found, form = activity_or_404(request, pk, Permission.CAMPAIGN), CameForm(request.POST)

    def act() -> HttpResponse | None:
        cleaned = form.cleaned_data
        if cleaned["partner"] is None:
            return None  # who is meant, is chosen on the page
        partner = get_object_or_404(Partner.objects.select_related("merged_into"), pk=cleaned["partner"])
        row = confirm_attendance(
            activity=found, partner=partner, people=cleaned["people"], by=signed_in(request), at=timezone.now()
        )
        said = _("{name} is recorded.", name=row.partner.name())
        return done(request, said, reverse("activity", args=[pk]) + "#came")

    def page() -> HttpResponse:
        return _page(request, pk, form, words_typed=request.POST.get("name", ""), people=form.how_many or 1)

    return form_view(request, form, act, page)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody did not come after all."""
    row = get_object_or_404(Attendance.objects.select_related("activity__campaign__agency"), pk=pk)
    form = WhyForm(request.POST)

    def act() -> HttpResponse:
        withdraw_attendance(attendance=row, reason=form.why, by=signed_in(request), at=timezone.now())
        return done(
            request, _("It is withdrawn; who looks into the history finds it there."), "activity", row.activity_id
        )

    return form_view(request, form, act, lambda: _page(request, row.activity_id, form))


@require_POST
def decide_check_in(request: HttpRequest, pk: int) -> HttpResponse:
    """An organisation that checked in and is not in the register: it is this one, or it was not so."""
    row = get_object_or_404(CheckIn.objects.select_related("activity__campaign__agency"), pk=pk)
    chosen, by = request.POST.get("partner", ""), signed_in(request)
    if chosen.isascii() and chosen.isdecimal():
        partner = get_object_or_404(Partner.objects.select_related("merged_into"), pk=int(chosen))
        accept_check_in(check_in=row, partner=partner, by=by, at=timezone.now())
        said = _("{name} is recorded.", name=partner.name())
    else:
        refuse_check_in(check_in=row, by=by, at=timezone.now())
        said = _("The check-in is left out.")
    return done(request, said, "activity", row.activity_id)


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """The code for the wall, to print; a new one makes the old worthless."""
    found = activity_or_404(request, pk, Permission.CAMPAIGN)
    if request.method == "POST" or not found.checkin_key:
        if request.method != "POST":
            return render(request, "campaigns/code.html", shown(request, found.campaign, activity=found))
        renew_checkin_code(activity=found, by=signed_in(request), at=timezone.now())
        return done(request, _("There is a new code; the old one leads nowhere now."), "activity_code", pk)
    address = mail.public(request.build_absolute_uri(reverse("check_in", args=[code_token(found)])))
    context = shown(
        request, found.campaign, activity=found, name=found.name(), address=address, qr=qr_address(address),
        opens_at=found.starts_at - EARLIEST, closes_at=found.ends_at + LATEST,
    )  # fmt: skip
    response = render(request, "campaigns/code.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _page(
    request: HttpRequest, pk: int, form: Form | None = None, *, words_typed: str = "", people: int = 1
) -> HttpResponse:
    found = activity_or_404(request, pk)
    rows = (
        found.attendances.filter(withdrawn_at=None)
        .select_related("partner", "reported_by")
        .order_by(*in_thai_order("partner__name_th"))
    )
    listed: Listing[Attendance, Attendance] = Listing(request, rows, list, _COLUMNS)
    waiting = list(found.check_ins.filter(decided_at=None).order_by("pk")[:_WAITING])
    now = timezone.now()
    context = shown(
        request, found.campaign, activity=found, name=found.name(), form=form, typed=words_typed,
        people=people, asked=bool(words_typed.strip()), suggestions=suggested(words_typed),
        kind=str(ACTIVITY_KIND_WORDS[ActivityKind(found.kind)]),
        channel=str(CHANNEL_WORDS[Channel(found.channel)]),
        waiting=[(row, suggested(row.organisation)) for row in waiting[:10]],
        more_waiting=max(len(waiting) - 10, 0), has_begun=now >= found.starts_at - EARLIEST,
        is_over=now > found.ends_at + timedelta(hours=2),
    )  # fmt: skip
    return listed.answer("campaigns/activity.html", context, name=f"activity-{pk}")
