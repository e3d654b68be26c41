"""The devices on which somebody has logged in before: a signed cookie names them, and nothing is stored of them."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from samrit.records.models import User

COOKIE = "samrit_device"
_SALT = "samrit.device"
_AGE = 365 * 24 * 60 * 60  # seconds
_MOST = 12  # people who share a device


def device_of(request: HttpRequest, person: User | None) -> str:
    """What this device is called, where this person has logged in on it before; else ""."""
    return "" if person is None else _known(request).get(str(person.pk), "")


def remember_device(request: HttpRequest, response: HttpResponse, person: User) -> None:
    """This person has logged in on this device."""
    known = _known(request)
    known = {str(person.pk): known.pop(str(person.pk), "") or get_random_string(16), **known}
    response.set_cookie(
        COOKIE,
        signing.dumps(dict(list(known.items())[:_MOST]), salt=_SALT),
        max_age=_AGE,
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )


def _known(request: HttpRequest) -> dict[str, str]:
    try:
        found: Any = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_AGE)
    except signing.BadSignature:
        return {}
    return found if isinstance(found, dict) else {}
