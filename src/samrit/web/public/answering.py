"""How a page of the public answers: anybody may ask, no cookie is looked at, and what has not changed is not sent again.

What a page is made from changes only by publishing, which counts it (`PublicStamp`): these counters, the language, the day
and the program's version make the ETag.
"""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from samrit import __version__
from samrit.queries.public.portal import stamp
from samrit.thai.translation import language

NEWEST = "public, no-cache"  # a proxy may keep it, and asks each time whether it still holds
FIXED = "public, max-age=3600"  # a revision: one hour, then asked again
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def open_page(view: View) -> View:
    """A page that anybody may open, and nobody changes anything with."""
    return require_safe(login_not_required(view))


def answered(
    request: HttpRequest, *scopes: str, page: Callable[[], Answer], store: str = NEWEST
) -> Answer | HttpResponseNotModified:
    """The page, or 304 where the reader has it as it still stands; one query decides. `scopes` are what it is made from."""
    said = (stamp(*scopes), request.get_full_path(), language(), timezone.localdate().isoformat(), __version__)
    etag = f'W/"{hashlib.sha256("|".join(said).encode()).hexdigest()[:20]}"'
    is_known = etag in parse_etags(request.headers.get("If-None-Match", ""))
    answer: Answer | HttpResponseNotModified = HttpResponseNotModified() if is_known else page()
    if answer.status_code in {200, 304}:
        answer["ETag"], answer["Cache-Control"] = etag, store
    return answer
