"""A person asks for what is kept about them, or wants it erased. All by sending: nothing personal stands in an address."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from samrit.actions.people.person_rights import erase_person, export_person
from samrit.actions.permissions import Permission
from samrit.queries.people.access import signed_in
from samrit.queries.people.person_data import person_data
from samrit.thai.translation import Message, _
from samrit.vocabulary.refusal import Invalid
from samrit.web.asked import require
from samrit.web.download import download
from samrit.web.partners.forms.partners import PersonSearchForm, ReasonForm
from samrit.web.partners.person_archive import person_archive


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest) -> HttpResponse:
    """Look for somebody."""
    require(request, Permission.ERASE_PERSON.anywhere)
    form = PersonSearchForm(request.POST if request.method == "POST" else None)
    return _page(request, form, ReasonForm(), status=422 if form.is_bound and not form.is_valid() else 200)


@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """All that is kept about the person, in one archive to hand over."""
    by, form = signed_in(request), PersonSearchForm(request.POST)
    require(request, Permission.ERASE_PERSON.anywhere)
    if not form.is_valid():
        return _page(request, form, ReasonForm(), status=422)
    try:
        given = export_person(asked=form.asked, contacts=_chosen(request), by=by, at=timezone.now())
    except Invalid as refusal:
        form.add_error(None, str(refusal.message))
        return _page(request, form, ReasonForm(), status=422)
    return download(person_archive(given, at=timezone.now()), "personal-data.zip", "application/zip")


@never_cache
@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Erase the person from what was ticked and from all lists that wait."""
    by, form, reason = signed_in(request), PersonSearchForm(request.POST), ReasonForm(request.POST)
    require(request, Permission.ERASE_PERSON.anywhere)
    if not (form.is_valid() and reason.is_valid()):
        return _page(request, form, reason, status=422)
    try:
        contacts, lists = erase_person(
            asked=form.asked,
            contacts=_chosen(request),
            reason=reason.cleaned_data["reason"],
            by=by,
            at=timezone.now(),
        )
    except Invalid as refusal:
        reason.add_error("reason", str(refusal.message))
        return _page(request, form, reason, status=422)
    from_contacts = str(Message.counted("Erased from {count} entry", "Erased from {count} entries", count=contacts))
    from_lists = str(Message.counted("and {count} list that waits.", "and {count} lists that wait.", count=lists))
    messages.success(request, f"{from_contacts} {from_lists} " + _("Backups forget within their own time."))
    return redirect("privacy")


def _page(request: HttpRequest, form: PersonSearchForm, reason: ReasonForm, *, status: int) -> HttpResponse:
    found = None
    if form.is_bound and form.is_valid():
        found = person_data(form.asked, Permission.ERASE_PERSON.branches(signed_in(request), timezone.now()))
    chosen = set(_chosen(request))
    context = {
        "form": form,
        "reason": reason,
        "found": found,
        "rows": [(one, one.pk in chosen) for one in found.contacts] if found else [],
    }
    return render(request, "partners/privacy.html", context, status=status)


def _chosen(request: HttpRequest) -> list[int]:
    return [int(pk) for pk in request.POST.getlist("contact") if pk.isdecimal() and len(pk) < 18]
