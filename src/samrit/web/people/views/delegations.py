"""Delegating one's roles: those given and those received, a new one, the end of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from samrit.actions.people.delegate import delegate, end_delegation
from samrit.queries.people.access import signed_in
from samrit.queries.people.delegations import delegations_page
from samrit.records.models import Role
from samrit.thai.translation import _
from samrit.vocabulary.refusal import Refused
from samrit.web.form_view import done, form_view, sent
from samrit.web.people.forms.delegation import DelegationForm
from samrit.web.people.people_history import history_lines


@require_http_methods(["GET", "HEAD", "POST"])
def delegations(request: HttpRequest) -> HttpResponse:
    """The page; posting it delegates."""
    by, today = signed_in(request), timezone.localdate()
    page = delegations_page(by, today=today)
    form = DelegationForm(sent(request), page=page, today=today)

    def act() -> HttpResponse:
        delegate(**form.details, by=by, at=timezone.now())
        return done(request, _("The role is delegated."), "delegations")

    def show() -> HttpResponse:
        context = {"page": page, "form": form, "history": history_lines(page.events)}
        return render(request, "people/delegations.html", context)

    return form_view(request, form, act, show, refused=Refused)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a delegation early."""
    row = get_object_or_404(Role.objects.exclude(on_behalf_of=None), pk=pk)
    end_delegation(role=row, by=signed_in(request), at=timezone.now())
    return done(request, _("The delegation has ended."), "delegations")
