"""The published log for anybody, as files (C2SP tlog-tiles): checkpoint, tiles, keys and policy; no log-in, no cookie."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samrit.ledger.publication import folder, last_published, policy, verifier_keys

_TILE = re.compile(r"tile/(?:\d|[1-5]\d|6[0-3]|entries)/(?:x\d{3}/)*\d{3}(?:\.p/(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-5]))?")
_STAMP = re.compile(r"timestamps/\d{1,19}\.tsr")
_SOON, _FOR_EVER = "public, max-age=10", "public, max-age=31536000, immutable"


@require_safe
@login_not_required
def log_index(_request: HttpRequest) -> HttpResponse:
    """What the log is and where its parts are, in the form of C2SP's policy: comments, and the key that anybody may trust."""
    published = last_published()
    if published is None:
        raise Http404
    return _text(policy(published))


@require_safe
@login_not_required
def log_file(_request: HttpRequest, name: str, log: int | None = None) -> HttpResponse:
    """A file of the log, or of one that was given up by its number."""
    if log is None:
        published = last_published()
        if published is None:
            raise Http404
        log = published.log
    if name == "key":
        return _text("".join(f"{key}\n" for key in verifier_keys(log)))
    if name != "checkpoint" and not _TILE.fullmatch(name) and not _STAMP.fullmatch(name):
        raise Http404
    try:
        data = (folder(log) / name).read_bytes()
    except OSError:
        raise Http404 from None
    if name == "checkpoint":
        return _text(data.decode())
    headers = {"Cache-Control": _FOR_EVER, "Access-Control-Allow-Origin": "*"}
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)


def _text(text: str) -> HttpResponse:
    return HttpResponse(
        text,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": _SOON, "Access-Control-Allow-Origin": "*"},
    )
