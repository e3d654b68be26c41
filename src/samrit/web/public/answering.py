"""How a page of the public answers: anybody may ask, no cookie is looked at, and what has not changed is not sent again."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.queries.public.etags import NEWEST, etag_of, is_known
from samrit.thai.translation import language

GONE = 410
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def open_page(view: View) -> View:
    """A page that anybody may open, and nobody changes anything with."""
    return require_safe(login_not_required(view))


def answered(
    request: HttpRequest, *scopes: str, page: Callable[[], Answer], store: str = NEWEST
) -> Answer | HttpResponseNotModified:
    """The page, or 304 where the reader has it as it still stands; one query decides. `scopes` are what it is made from."""
    etag = etag_of(request, *scopes, language=language(), today=timezone.localdate())
    answer: Answer | HttpResponseNotModified = HttpResponseNotModified() if is_known(request, etag) else page()
    if answer.status_code in {200, 304}:
        answer["ETag"], answer["Cache-Control"] = etag, store
    elif answer.status_code == GONE:  # a proxy drops what it has
        answer["Cache-Control"] = NEWEST
    return answer
