"""Whom to talk to at a partner: personal data, for those who keep the agency's partners only."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samrit.actions.partners.contacts import add_contact, change_contact, remove_contact
from samrit.actions.permissions import Permission
from samrit.queries.people.access import signed_in
from samrit.records.models import Contact, Partner
from samrit.thai.translation import _
from samrit.web.asked import require
from samrit.web.form_view import done, form_view, sent
from samrit.web.partners.forms.partners import ContactForm, ReasonForm
from samrit.web.partners.views.partners import partner_or_404


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep somebody."""
    row, by = partner_or_404(pk), signed_in(request)
    require(request, Permission.MANAGE_PARTNERS, row.agency)
    form = ContactForm(sent(request))

    def act() -> HttpResponse:
        add_contact(partner=row, person=form.person, by=by, at=timezone.now())
        return done(request, _("The contact person is kept."), "partner", row.pk)

    return form_view(request, form, act, lambda: _page(request, row, form, None))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is kept about somebody."""
    contact, by = _contact(request, pk), signed_in(request)
    form = ContactForm(sent(request), initial=ContactForm.initial_of(contact))

    def act() -> HttpResponse:
        change_contact(contact=contact, person=form.person, by=by, at=timezone.now())
        return done(request, _("The contact person is kept."), "partner", contact.partner_id)

    return form_view(request, form, act, lambda: _page(request, contact.partner, form, contact))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase somebody, with a reason."""
    contact, by = _contact(request, pk), signed_in(request)
    form = ReasonForm(sent(request))

    def act() -> HttpResponse:
        remove_contact(contact=contact, reason=form.cleaned_data["reason"], by=by, at=timezone.now())
        return done(request, _("What was kept about the person is erased."), "partner", contact.partner_id)

    context = {"contact": contact, "partner": contact.partner, "form": form}
    page = partial(render, request, "partners/remove_contact.html", context)
    return form_view(request, form, act, page, field="reason")


def _contact(request: HttpRequest, pk: int) -> Contact:
    found = Contact.objects.select_related("partner", "agency").filter(pk=pk, erased_at=None).first()
    if found is None:
        raise Http404
    require(request, Permission.MANAGE_PARTNERS, found.agency)
    return found


def _page(request: HttpRequest, row: Partner, form: ContactForm, contact: Contact | None) -> HttpResponse:
    return render(request, "partners/contact.html", {"partner": row, "form": form, "contact": contact})
