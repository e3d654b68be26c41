"""One's own tokens for programs: the list, a new one, the end of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from samrit.actions.people.access_tokens import make_token, revoke_token
from samrit.ledger.secret_text import open_sealed, seal
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.queries.people.access_tokens import tokens_page
from samrit.records.models import AccessToken
from samrit.thai.translation import _
from samrit.vocabulary.codes import SCOPE_WORDS, TokenScope
from samrit.vocabulary.refusal import Refused
from samrit.web.form_view import done, form_view, press, sent
from samrit.web.people.forms.access_tokens import TokenForm
from samrit.web.sessions import confirmed

_NEW = "new_token"  # of the session: the text, sealed, until the page has shown it


@confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The page; posting it makes a token, which the page then shows once."""
    by, today = signed_in(request), timezone.localdate()
    form = TokenForm(sent(request), agencies=visible_agencies(by, today=today).order_by("path"), today=today)

    def act() -> HttpResponse:
        _row, text = make_token(**form.details, by=by, at=timezone.now())
        request.session[_NEW] = seal(text, _NEW)
        return done(request, _("The token is made. It is shown below, this once."), "access_tokens")

    def show() -> HttpResponse:
        page, new = tokens_page(by, today=today), request.session.pop(_NEW, "")
        context = {
            "form": form,
            "new": open_sealed(new, _NEW) if new else "",
            "valid": [(row, scopes_words(row), _agency(row)) for row in page.valid],
            "over": [(row, scopes_words(row)) for row in page.over],
        }
        return render(request, "people/access_tokens.html", context)

    return form_view(request, form, act, show, refused=Refused)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own tokens."""
    by = signed_in(request)
    row = get_object_or_404(AccessToken, pk=pk, user=by)

    def act() -> str:
        revoke_token(token=row, by=by, at=timezone.now())
        return _("The token is revoked: it opens nothing any more.")

    return press(request, act, redirect("access_tokens"))


def scopes_words(row: AccessToken) -> str:
    """What its program may do."""
    return " · ".join(str(SCOPE_WORDS[one]) for one in TokenScope if one.value in row.scopes)


def _agency(row: AccessToken) -> str:
    return row.agency.name() if row.agency is not None else ""
