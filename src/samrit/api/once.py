"""Writing twice does it once: `Idempotency-Key` on what is posted, `If-Match` on what is put."""

import hashlib
import json
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from samrit.actions.people.sent_once import begin_once, drop_once, end_once
from samrit.api.refusing import Place, Unclear
from samrit.api.who import reader
from samrit.records.models import QuarterReport
from samrit.thai.translation import Message

_FIRST_REFUSAL = 400
_KEY = re.compile(r"[\x21-\x7e]{8,200}")
_STORED = ("Location", "ETag")
_TAG = re.compile(r'\s*(?:"(\d{1,9})[^"]*"|(\*))\s*')


def done_once(request: HttpRequest, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it, or give the answer that was given when the same was sent under the same key."""
    key = request.headers.get("Idempotency-Key", "")
    if not _KEY.fullmatch(key):
        said = Message(
            "This takes an Idempotency-Key of 8 to 200 letters and digits: what is sent twice is then done once."
        )
        raise Unclear(Place(said, "idempotency_key_needed", "Idempotency-Key"))
    row = begin_once(key=key, digest=_digest(request), by=reader(request), at=timezone.now())
    if row.status is not None:
        return HttpResponse(
            row.body, status=row.status, content_type="application/json; charset=utf-8", headers=row.headers
        )
    try:
        response = act()
    except BaseException:
        drop_once(row)
        raise
    if response.status_code >= _FIRST_REFUSAL:
        drop_once(row)
    else:
        headers = {name: response[name] for name in _STORED if name in response}
        end_once(row, status=response.status_code, headers=headers, body=response.content.decode())
    return response


def expected_version(request: HttpRequest, row: QuarterReport) -> int | None:
    """The version that `If-Match` names; the present one for `*`, None where it names none."""
    text = request.headers.get("If-Match", "")
    if not text.strip():
        return None
    versions = []
    for one in text.split(","):
        match = _TAG.fullmatch(one)
        if match is None:
            said = Message("If-Match takes the ETag of the report as you read it, or *.")
            raise Unclear(Place(said, "invalid_value", "If-Match"))
        versions.append(row.version if match[2] else int(match[1]))
    return row.version if row.version in versions else versions[0]


def version_needed() -> Unclear:
    """428: who changes a report says which version of it was read."""
    said = Message("Say by If-Match which version you change: the ETag with which you read the report.")
    return Unclear(Place(said, "if_match_needed", "If-Match"), status=428)


def _digest(request: HttpRequest) -> str:
    """Of the address and of what was sent; of files by their content, since each sending wraps them otherwise."""
    wanted = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if (request.content_type or "").startswith("multipart/"):
        wanted.update(json.dumps(sorted(request.POST.lists())).encode())
        for name, files in sorted(request.FILES.lists()):
            for file in files:
                parts = hashlib.sha256()
                for chunk in file.chunks():
                    parts.update(chunk)
                file.seek(0)
                wanted.update(f"\n{name} {file.name} {parts.hexdigest()}".encode())
    else:
        wanted.update(request.body)
    return wanted.hexdigest()
