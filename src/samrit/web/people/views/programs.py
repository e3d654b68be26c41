"""Programs with an account of their own, for whoever looks after accounts: the list, a new one, a new secret of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.people import programs as actions
from samrit.actions.people.people_permissions import MANAGE, MANAGE_ANYBODY, managed_agencies
from samrit.ledger.secret_text import open_sealed, seal
from samrit.queries.people import access_tokens as queries
from samrit.queries.people.account import RoleLine
from samrit.queries.people.people import people_of
from samrit.records.models import AccessToken
from samrit.thai.translation import _
from samrit.vocabulary.refusal import Refused
from samrit.web.asked import require
from samrit.web.form_view import done, form_view, sent
from samrit.web.people.forms.programs import ProgramForm, SecretForm
from samrit.web.people.views.access_tokens import scopes_words
from samrit.web.people.views.people import agencies_of
from samrit.web.sessions import confirmed

_NEW = "new_secret"  # of the session: name and secret, sealed, until the page has shown them


@confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def programs(request: HttpRequest) -> HttpResponse:
    """The page; posting it registers a program, whose secret the page then shows once."""
    by, today = require(request, MANAGE_ANYBODY), timezone.localdate()
    form = ProgramForm(sent(request), agencies=agencies_of(by), today=today)

    def act() -> HttpResponse:
        row, text = actions.register_program(**form.details, by=by, at=timezone.now())
        return _with_secret(request, row, text, _("The program is registered. Its secret is shown below, this once."))

    def show() -> HttpResponse:
        new = request.session.pop(_NEW, "")
        rows = queries.programs(people_of(by, managed_agencies(by, timezone.now())))
        lines = [
            {
                "row": row,
                "scopes": scopes_words(row),
                "roles": [RoleLine.made_from(role) for role in row.user.roles.all()],
                "is_valid": row.user.is_active and row.is_valid_on(today),
            }
            for row in rows
        ]
        context = {
            "form": form,
            "new": open_sealed(new, _NEW).split() if new else (),
            "lines": lines,
            "address": request.build_absolute_uri(reverse("api:token")),
        }
        return render(request, "people/programs.html", context)

    return form_view(request, form, act, show, refused=Refused)


@confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def secret(request: HttpRequest, pk: int) -> HttpResponse:
    """What a new secret means; made when posted."""
    by = require(request, MANAGE_ANYBODY)
    rows = queries.programs(people_of(by, managed_agencies(by, timezone.now())))
    row = get_object_or_404(rows, pk=pk)
    require(request, MANAGE, row.user)
    form = SecretForm(sent(request), today=timezone.localdate())

    def act() -> HttpResponse:
        expires_on = form.cleaned_data["expires_on"]
        made, text = actions.renew_secret(program=row, expires_on=expires_on, by=by, at=timezone.now())
        return _with_secret(request, made, text, _("The secret is made. It is shown below, this once."))

    page = {"form": form, "program": row}
    return form_view(request, form, act, lambda: render(request, "people/program_secret.html", page), refused=Refused)


def _with_secret(request: HttpRequest, row: AccessToken, text: str, words: str) -> HttpResponse:
    request.session[_NEW] = seal(f"{row.client_id} {text}", _NEW)
    return done(request, words, "programs")
