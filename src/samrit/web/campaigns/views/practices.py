"""Practices: the queue to verify, one with its files, report one for a partner, change it, decide on it."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.campaigns.campaign_permissions import CHANGE_PRACTICE, Speaker
from samrit.actions.campaigns.practice_files import add_practice_file, remove_practice_file
from samrit.actions.campaigns.practices import apply_to_practice, change_practice, report_practice
from samrit.actions.permissions import Permission
from samrit.evidence.accept import too_large
from samrit.evidence.kinds import MAX_BYTES
from samrit.queries.campaigns.practices import counts, practices_of, steps, with_all
from samrit.queries.partners.named_partners import suggested
from samrit.queries.people.access import signed_in
from samrit.records.models import Partner, Practice, PracticeFile
from samrit.thai.translation import Message, _
from samrit.vocabulary.practice_workflow import PracticeAction
from samrit.vocabulary.refusal import Invalid, StaleVersion, Unavailable
from samrit.web.asked import may, require
from samrit.web.campaigns.campaign_links import campaign_or_404, shown
from samrit.web.campaigns.forms.campaigns import WhyForm
from samrit.web.campaigns.forms.practices import DecideForm, PracticeForm
from samrit.web.campaigns.practice_card import PRACTICE_STATUS_CHOICES, Card, card
from samrit.web.form_view import done, form_view, press, sent
from samrit.web.listing import Column, Listing
from samrit.web.stored_file import stored_file

PAGE_SIZE = 10
_COLUMNS: tuple[Column[Card], ...] = (
    Column(Message("Organisation"), lambda one: one.partner),
    Column(Message("Theme"), lambda one: one.theme),
    Column(Message("What is practised"), lambda one: one.row.what),
    Column(Message("District"), lambda one: one.place),
    Column(Message("Since when"), lambda one: one.row.since_on),
    Column(Message("Until when"), lambda one: one.row.until_on),
    Column(Message("State"), lambda one: one.words),
)


@require_safe
def queue(request: HttpRequest, code: str) -> HttpResponse:
    """The practices of a campaign, what waits first; decided in place, by keyboard, too."""
    found = campaign_or_404(request, code)
    status = request.GET.get("status", "")
    status = status if status in PRACTICE_STATUS_CHOICES else ""
    at = timezone.now()
    listed: Listing[Practice, Card] = Listing(
        request,
        practices_of(found, status=status),
        lambda rows: [card(row, signed_in(request), at=at) for row in rows],
        _COLUMNS,
        size=PAGE_SIZE,
    )
    status_counts = counts(found)
    context = shown(
        request,
        found,
        cards=listed.lines,
        status=status,
        choices=_choices(status_counts),
        status_counts=status_counts,
    )
    return listed.answer("campaigns/practices.html", context, name=f"practices-{code}")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Report a practice for a partner."""
    found, by = campaign_or_404(request, code, Permission.CAMPAIGN), signed_in(request)
    form = PracticeForm(sent(request), campaign=found)
    chosen = (request.POST if request.method == "POST" else request.GET).get("partner", "")
    partner = Partner.objects.filter(pk=int(chosen)).first() if chosen.isascii() and chosen.isdecimal() else None

    def act() -> HttpResponse | None:
        if partner is None:
            return None
        row = report_practice(campaign=found, partner=partner, entry=form.entry, by=by, at=timezone.now())
        store_files(request, row, by)
        return done(request, _("The practice is reported; another officer verifies it."), "practice", row.pk)

    def page() -> HttpResponse:
        typed = request.GET.get("q", "")
        context = shown(
            request, found, form=form, partner=partner, typed=typed, asked=bool(typed.strip()),
            partner_name=partner.name() if partner else "", suggestions=suggested(typed),
        )  # fmt: skip
        return render(request, "campaigns/report.html", context)

    return form_view(request, form, act, page)


@require_safe
def practice(request: HttpRequest, pk: int) -> HttpResponse:
    """One practice with its files and history; decide on it here."""
    row = _practice(request, pk)
    by, at = signed_in(request), timezone.now()
    context = shown(
        request, row.campaign, card=card(row, by, at=at), row=row, history=steps(row),
        may_change=CHANGE_PRACTICE.why_not(row, by, at) is None,
        may_open_originals=may(request, Permission.VERIFY, row.campaign.agency),
    )  # fmt: skip
    return render(request, "campaigns/practice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a practice says."""
    row, by = _practice(request, pk, Permission.CAMPAIGN), signed_in(request)
    form = PracticeForm(sent(request), campaign=row.campaign, practice=row)

    def act() -> HttpResponse:
        expected_version = form.cleaned_data["expected_version"] or 0
        change_practice(practice=row, entry=form.entry, expected_version=expected_version, by=by, at=timezone.now())
        return done(request, _("It is saved."), "practice", pk)

    def page() -> HttpResponse:
        context = shown(request, row.campaign, form=form, heading=_("Change the practice"), practice=row)
        return render(request, "campaigns/form.html", context)

    return form_view(request, form, act, page, version="expected_version")


@require_POST
def decide(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Verify, refuse, report again or withdraw."""
    wanted = next((one for one in PracticeAction if one.name.lower() == action), None)
    if wanted is None:
        raise Http404
    row, form = _practice(request, pk), DecideForm(request.POST)
    cleaned = form.typed

    def act() -> str:
        apply_to_practice(
            action=wanted,
            practice=row,
            reason=cleaned["reason"],
            expected_version=cleaned["expected_version"],
            by=signed_in(request),
            at=timezone.now(),
        )
        return _said(wanted)

    back = redirect("practices", row.campaign.code) if cleaned["back"] else redirect("practice", pk)
    return press(request, act, back, refused=(Invalid, StaleVersion))


@require_POST
def add_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Photos or documents that show it."""
    row = _practice(request, pk, Permission.CAMPAIGN)
    store_files(request, row, signed_in(request))
    return redirect("practice", pk)


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """A file of a practice, for those who may read its agency's records."""
    row = get_object_or_404(PracticeFile.objects.select_related("blob", "practice__campaign__agency"), pk=pk)
    require(request, Permission.READ, row.practice.campaign.agency)
    return stored_file(row.blob, row.name, is_shown="view" in request.GET)


@require_POST
def remove_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file back, with a reason."""
    row = get_object_or_404(PracticeFile.objects.select_related("practice__campaign__agency"), pk=pk)

    def act() -> str:
        remove_practice_file(file=row, reason=WhyForm(request.POST).why, by=signed_in(request), at=timezone.now())
        return _("It is removed; who looks into the history finds it there.")

    return press(request, act, redirect("practice", row.practice_id))


def store_files(request: HttpRequest, row: Practice, by: Speaker) -> bool:
    """Keep what came with a form, and say of each file that was not kept why; whether all were."""
    all_stored = True
    for upload in [*request.FILES.getlist("photo"), *request.FILES.getlist("file")][:10]:
        assert isinstance(upload, UploadedFile)
        name = upload.name or ""
        try:
            if (upload.size or 0) > MAX_BYTES:
                raise Invalid(too_large(upload.size or 0, MAX_BYTES).message)  # noqa: TRY301 - said in the one place below
            added = add_practice_file(practice=row, data=upload.read(), name=name, by=by, at=timezone.now())
        except (Invalid, Unavailable) as refusal:
            messages.error(request, f"{name}: {refusal.message}")
            all_stored = False
        else:
            for note in added.notes:
                messages.info(request, f"{name}: {note}")
    return all_stored


def _practice(request: HttpRequest, pk: int, permission: Permission = Permission.READ) -> Practice:
    row = get_object_or_404(with_all(Practice.objects.all()), pk=pk)
    require(request, permission, row.campaign.agency)
    return row


def _choices(status_counts: dict[str, int]) -> list[tuple[str, str, int]]:
    return [(value, str(said), status_counts.get(value, 0)) for value, said in PRACTICE_STATUS_CHOICES.items()]


def _said(action: PracticeAction) -> str:
    return {
        PracticeAction.VERIFY: _("The practice is verified, and counts."),
        PracticeAction.REFUSE: _("The practice is refused; the partner sees the reason."),
        PracticeAction.REPORT_AGAIN: _("The practice is reported again, and waits."),
        PracticeAction.WITHDRAW: _("The report is withdrawn, and counts no more."),
    }[action]
