"""One skeleton for every form: a view loads what it is about, binds what was sent, says what is done; this answers.

303 where it was done; 409 where somebody else saved meanwhile, with both versions; 422 where something is to be mended;
503 where the system can't take it now, with what was typed.
What is wrong stands in the form: every page shows the forms that it has above its title, with a link to each field and the
focus on them, and its title begins with "Error:" (`components/errors.py`).
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm, Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Denied, Invalid, Refused, StaleVersion, Unavailable
from samrit.web.components.stale import show_stale, stale_of
from samrit.web.given_back import remember_forms
from samrit.web.unavailable import down, not_stored
from samrit.web.uploads import lost_uploads

Both = Callable[[StaleVersion], Iterable[tuple[str, str, str]]]


def sent(request: HttpRequest) -> QueryDict | None:
    """What somebody has sent with a form; None where the form is only opened."""
    return request.POST if request.method == "POST" else None


def sent_files(request: HttpRequest) -> tuple[Any, ...]:
    """The same with its files, for a form that takes some: `Form(*sent_files(request))`."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def form_view(  # noqa: PLR0913 - each says one thing in which forms differ
    request: HttpRequest,
    form: Form,
    act: Callable[[], HttpResponse | None],
    page: Callable[[], HttpResponse],
    *,
    first: tuple[BaseForm, ...] = (),
    field: str | None = None,
    refused: type[Refused] = Invalid,
    say: Callable[[Message], str] = str,
    both: Both | None = None,
    version: str = "version",
    acts: bool = True,
) -> HttpResponse:
    """Do what a form is for, once it is sent and nothing in it is wrong; else show its page.

    `act` ends in the answer to what was done, or in None where the page has something to ask first (422). What it refuses
    stands at `field`, worded by `say`, else over the form; a version that is stale is shown by `both` (label, theirs and
    mine of each field) in the field `version`. `first` are forms that have to be right as well. Where the page was only
    asked to be looked over, the form doesn't act.
    """
    asks = False
    remember_forms(request, *first, form)
    is_right = {one.is_valid() for one in (*first, form)} == {True}  # each is looked at, to say all that is wrong
    for _field, _file, outage in lost_uploads(request):
        return _given_back(request, form, outage, page)
    if request.method == "POST" and acts and is_right:
        try:
            answer = act()
        except StaleVersion as clash:
            show_stale(form, clash, both(clash) if both is not None else None, version=version)
        except (refused, Unavailable) as refusal:
            form.add_error(field, say(refusal.message))
            if isinstance(refusal, Unavailable):
                return _given_back(request, form, refusal, page)
        else:
            if answer is not None:
                return answer
            asks = True
    response = page()
    if response.status_code == 200:
        response.status_code = _status(form, *first, asks=asks)
    return response


def _given_back(
    request: HttpRequest, form: Form, outage: Unavailable, page: Callable[[], HttpResponse]
) -> HttpResponse:
    """The page with what was typed; each file that was sent has to be chosen again."""
    for sentence in (*([] if form.errors else [str(outage.message)]), *not_stored(request)):
        form.add_error(None, sentence)
    return down(page(), outage)


def press(
    request: HttpRequest, act: Callable[[], str], back: HttpResponse, *, refused: tuple[type[Refused], ...] = (Invalid,)
) -> HttpResponse:
    """Do what a button without a page of its own is for, and lead `back`: with what `act` says, or why it was not done."""
    try:
        said = act()
    except (Denied, Unavailable):
        raise
    except refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, said)
    return back


def _status(*forms: BaseForm, asks: bool) -> int:
    if any(map(stale_of, forms)):
        return 409
    return 422 if asks or any(form.is_bound and form.errors for form in forms) else 200


def done(request: HttpRequest, said: str, to: Any, *at: Any) -> HttpResponse:
    """Say what was done, and lead on."""
    messages.success(request, said)
    return redirect(to, *at)
