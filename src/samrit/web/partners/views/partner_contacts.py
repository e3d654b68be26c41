"""Whom to talk to at a partner: personal data, for those who keep the agency's partners only."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samrit.actions.partners.contacts import add_contact, change_contact, remove_contact
from samrit.actions.permissions import Permission
from samrit.queries.people.access import signed_in
from samrit.records.models import Contact, Partner
from samrit.thai.translation import _
from samrit.vocabulary.refusal import Invalid
from samrit.web.asked import require
from samrit.web.partners.forms.partners import ContactForm, ReasonForm
from samrit.web.partners.views.partners import partner_or_404


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep somebody."""
    row, by = partner_or_404(pk), signed_in(request)
    require(request, Permission.MANAGE_PARTNERS, row.agency)
    form = ContactForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            add_contact(partner=row, person=form.person, by=by, at=timezone.now())
        except Invalid as refusal:
            form.add_error(None, str(refusal.message))
        else:
            return _done(request, row, _("The contact person is kept."))
    return _page(request, row, form, None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is kept about somebody."""
    contact, by = _contact(request, pk), signed_in(request)
    form = ContactForm(request.POST if request.method == "POST" else None, initial=ContactForm.initial_of(contact))
    if form.is_valid():
        try:
            change_contact(contact=contact, person=form.person, by=by, at=timezone.now())
        except Invalid as refusal:
            form.add_error(None, str(refusal.message))
        else:
            return _done(request, contact.partner, _("The contact person is kept."))
    return _page(request, contact.partner, form, contact)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase somebody, with a reason."""
    contact, by = _contact(request, pk), signed_in(request)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            remove_contact(contact=contact, reason=form.cleaned_data["reason"], by=by, at=timezone.now())
        except Invalid as refusal:
            form.add_error("reason", str(refusal.message))
        else:
            return _done(request, contact.partner, _("What was kept about the person is erased."))
    context = {"contact": contact, "partner": contact.partner, "form": form}
    return render(request, "partners/remove_contact.html", context, status=422 if form.errors else 200)


def _contact(request: HttpRequest, pk: int) -> Contact:
    found = Contact.objects.select_related("partner", "agency").filter(pk=pk, erased_at=None).first()
    if found is None:
        raise Http404
    require(request, Permission.MANAGE_PARTNERS, found.agency)
    return found


def _page(request: HttpRequest, row: Partner, form: ContactForm, contact: Contact | None) -> HttpResponse:
    context = {"partner": row, "form": form, "contact": contact}
    return render(request, "partners/contact.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, row: Partner, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("partner", row.pk)
