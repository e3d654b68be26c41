"""A file on its way to a reader: its name, and whether it is saved or looked at."""

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(data: bytes | str, name: str, media_type: str, *, is_shown: bool = False) -> HttpResponse:
    """The file to save, or to look at in the browser where it `is_shown`; its name keeps letters of every language."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = disposition(name, is_shown=is_shown)
    return response


def disposition(name: str, *, is_shown: bool = False) -> str:
    """What tells a browser the name of a file and what to do with it; what would end a name or a folder is a dash."""
    safe = re.sub(r"[\x00-\x1f/\\\"]", "-", name)
    return content_disposition_header(not is_shown, safe) or "attachment"
