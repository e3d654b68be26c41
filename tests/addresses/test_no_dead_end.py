"""Following every link from the home page onwards, no role comes to a page that refuses: no 403, 404 or 405, no error."""

import re
from collections import deque
from html import unescape
from urllib.parse import urljoin

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from samrit.records.models import User
from samrit.vocabulary.codes import RoleName
from world import World, build_with_reports

pytestmark = pytest.mark.django_db
_LINK = re.compile(r"""<a\b[^>]*?\bhref=["']([^"']+)["']""")
# Lists whose every choice is a page: one of each is enough.
_NUMBERS = re.compile(r"\d+")
_MOST = 120
built_once = build_with_reports  # of what `world` is a copy


def dead_ends(person: User) -> list[tuple[str, str, int]]:
    """From where, whereto and what was answered, of the links that lead nowhere; one address of each shape is followed."""
    client = Client()
    client.force_login(person)
    home = reverse("home")
    queue, visited, found = deque([(home, home)]), {_shape(home)}, []
    while queue and len(visited) < _MOST:
        origin, address = queue.popleft()
        answer = client.get(address, follow=True)
        _close(answer)
        if answer.status_code not in {200, 304}:
            found.append((origin, address, answer.status_code))
            continue
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        for link in _LINK.findall(answer.content.decode()):
            there = urljoin(address, unescape(link).split("#")[0])
            if there.startswith("/office/") and _shape(there) not in visited:
                visited.add(_shape(there))
                queue.append((address, there))
    return found


def _close(answer: HttpResponseBase) -> None:
    """A file that is given out is open until then; the database stays connected, as between the requests of a client."""
    request_finished.disconnect(close_old_connections)
    try:
        answer.close()
    finally:
        request_finished.connect(close_old_connections)


def _shape(address: str) -> str:
    """An address without its numbers: what leads to the same kind of page."""
    path, _, query = address.partition("?")
    return _NUMBERS.sub("#", path) + "?" + "&".join(sorted(part.split("=")[0] for part in query.split("&")))


@pytest.mark.parametrize("role", RoleName)
def test_no_link_leads_to_a_page_that_refuses(role: RoleName, world: World) -> None:
    assert dead_ends(world.people[role]) == []
