"""By what a reader's copy of something public is known to hold still, before it is made anew.

What the public reads changes only by publishing, which counts it (`PublicStamp`): these counters, what was asked for, the
day and the program's version make the ETag. One query decides.
"""

import hashlib
from datetime import date

from django.http import HttpRequest
from django.utils.http import parse_etags

from samrit import __version__
from samrit.queries.public.portal import stamp
from samrit.records.models import LogHead

NEWEST = "public, no-cache"  # a proxy may keep it, and asks each time whether it still holds
FIXED = "public, max-age=3600"  # a revision: one hour, then asked again


def etag_of(request: HttpRequest, *scopes: str, language: str, today: date, form: str = "") -> str:
    """The ETag of an answer that is made from these scopes, in a language and a form; one query at most."""
    said = (stamp(*scopes) if scopes else "", request.get_full_path(), language, form, today.isoformat(), __version__)
    return f'W/"{hashlib.sha256("|".join(said).encode()).hexdigest()[:20]}"'


def whole_trail() -> str:
    """How far the trail has come: what is made of the records themselves is another at the latest with its next event. One query."""
    return str(LogHead.objects.values_list("log", "size").first())


def is_known(request: HttpRequest, etag: str) -> bool:
    """Whether the reader has the answer with this ETag."""
    return etag in parse_etags(request.headers.get("If-None-Match", ""))
