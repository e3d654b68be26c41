"""An answer that is one thing and no list, as JSON."""

import json

from django.http import HttpResponse
from ninja import Schema


def json_answer(shape: Schema, *, status: int = 200) -> HttpResponse:
    """The thing in the letters in which it is written."""
    body = json.dumps(shape.model_dump(mode="json"), ensure_ascii=False)
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")
