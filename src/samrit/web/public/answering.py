"""How a page of the public answers: anybody may ask, no cookie is looked at, and what has not changed is neither sent nor made again.

One query decides. A reader who has the page is told so; another gets what this process made last, as long as it holds.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.queries.public.etags import NEWEST, etag_of, is_known
from samrit.records.models.public.copies import altered_count
from samrit.thai.translation import language
from samrit.web.line_ends import marked_as_whole, with_words_whole

GONE = 410
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = TypeVar("View", bound=Callable[..., HttpResponseBase])
_Made = tuple[bytes, dict[str, str]]


def open_page(view: View) -> View:
    """A page that anybody may open, and nobody changes anything with."""
    return require_safe(login_not_required(view))


def answered(
    request: HttpRequest, *scopes: str, page: Callable[[], Answer], store: str = NEWEST, besides: str = ""
) -> Answer | HttpResponse:
    """The page, or 304 where the reader has it as it still stands. `scopes` and `besides` tell what it is made from."""
    etag = etag_of(request, *scopes, language=language(), today=timezone.localdate(), form=besides)
    if is_known(request, etag):
        answer: Answer | HttpResponse = HttpResponseNotModified()
    else:
        key = f"{request.method} {request.scheme}://{request.get_host()} {etag}"
        altered = altered_count()
        answer = _PAGES.get(key) or page()
        if altered_count() != altered:  # what says so is kept nowhere: it holds until somebody has settled it
            answer["Cache-Control"] = "no-store"
            return answer
        answer = _PAGES.put(key, answer)
    if answer.status_code in {200, 304}:
        answer["ETag"], answer["Cache-Control"] = etag, store
    elif answer.status_code == GONE:  # a proxy drops what it has
        answer["Cache-Control"] = NEWEST
    return answer


class _Pages:
    """What was made, by what it was made from; the longest unasked goes first."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, _Made] = OrderedDict()
        self._bytes, self._lock = 0, Lock()

    def get(self, key: str) -> HttpResponse | None:
        """The answer, as a new one; None where it is not there."""
        with self._lock:
            made = self._made.get(key)
            if made is None:
                return None
            self._made.move_to_end(key)
        return marked_as_whole(HttpResponse(made[0], headers=made[1]))

    def put(self, key: str, answer: Answer) -> Answer:
        """The same answer; kept where it is a page and not a stream."""
        if not settings.PAGES_IN_MEMORY or answer.status_code != 200 or not isinstance(answer, HttpResponse):
            return answer
        with_words_whole(answer)
        with self._lock:
            self._bytes -= len(self._made.get(key, (b"", {}))[0])
            self._made[key] = answer.content, dict(answer.headers)
            self._bytes += len(answer.content)
            while self._bytes > settings.PAGES_IN_MEMORY * 2**20:
                _key, (body, _headers) = self._made.popitem(last=False)
                self._bytes -= len(body)
        return answer


_PAGES = _Pages()
