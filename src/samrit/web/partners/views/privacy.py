"""A person asks for what is kept about them, or wants it erased. All by sending: nothing personal stands in an address."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from samrit.actions.people.person_rights import erase_person, export_person
from samrit.actions.permissions import Permission
from samrit.queries.people.access import signed_in
from samrit.queries.people.person_data import person_data
from samrit.thai.translation import Message, _
from samrit.web.asked import require
from samrit.web.download import download
from samrit.web.form_view import done, form_view, sent
from samrit.web.partners.forms.partners import PersonSearchForm, ReasonForm
from samrit.web.partners.person_archive import person_archive


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest) -> HttpResponse:
    """Look for somebody."""
    require(request, Permission.ERASE_PERSON.anywhere)
    form = PersonSearchForm(sent(request))
    page = partial(_page, request, form, ReasonForm())
    return form_view(request, form, page, page)


@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """All that is kept about the person, in one archive to hand over."""
    by, form = signed_in(request), PersonSearchForm(request.POST)
    require(request, Permission.ERASE_PERSON.anywhere)

    def act() -> HttpResponse:
        given = export_person(asked=form.asked, contacts=_chosen(request), by=by, at=timezone.now())
        return download(person_archive(given, at=timezone.now()), "personal-data.zip", "application/zip")

    return form_view(request, form, act, lambda: _page(request, form, ReasonForm()))


@never_cache
@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Erase the person from what was ticked and from all lists that wait."""
    by, form, reason = signed_in(request), PersonSearchForm(request.POST), ReasonForm(request.POST)
    require(request, Permission.ERASE_PERSON.anywhere)

    def act() -> HttpResponse:
        contacts, lists = erase_person(
            asked=form.asked,
            contacts=_chosen(request),
            reason=reason.cleaned_data["reason"],
            by=by,
            at=timezone.now(),
        )
        from_contacts = str(Message.counted("Erased from {count} entry", "Erased from {count} entries", count=contacts))
        from_lists = str(Message.counted("and {count} list that waits.", "and {count} lists that wait.", count=lists))
        return done(request, f"{from_contacts} {from_lists} " + _("Backups forget within their own time."), "privacy")

    return form_view(request, reason, act, lambda: _page(request, form, reason), first=(form,), field="reason")


def _page(request: HttpRequest, form: PersonSearchForm, reason: ReasonForm) -> HttpResponse:
    found = None
    if form.is_bound and not form.errors:
        found = person_data(form.asked, Permission.ERASE_PERSON.branches(signed_in(request), timezone.now()))
    chosen = set(_chosen(request))
    context = {
        "form": form,
        "reason": reason,
        "found": found,
        "rows": [(one, one.pk in chosen) for one in found.contacts] if found else [],
    }
    return render(request, "partners/privacy.html", context)


def _chosen(request: HttpRequest) -> list[int]:
    return [int(pk) for pk in request.POST.getlist("contact") if pk.isdecimal() and len(pk) < 18]
