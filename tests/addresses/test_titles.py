"""Each page's title names the page and the thing: no two pages that one role may open have the same."""

import re
from collections import defaultdict
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from address_table import ANYBODY, BY_ROLE, IN_PLACES
from samrit.vocabulary.codes import RoleName
from world import World, build_with_reports

pytestmark = pytest.mark.django_db
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
PLACES = ("own", "below")
built_once = build_with_reports


def titles(role: RoleName, world: World, language: str) -> dict[str, set[str]]:
    """Of all pages that a role may open in two agencies: the addresses that each title has."""
    client = Client()
    client.force_login(world.people[role])
    client.cookies["django_language"] = language
    addresses = [
        reverse(row.name, kwargs=row.arguments(world.places[place]))
        for row in IN_PLACES
        if role in row.opened_by
        for place in PLACES
    ]
    addresses += [reverse(name) for name in ANYBODY]
    addresses += [reverse(name) for name, roles in BY_ROLE.items() if role in roles]
    found = defaultdict(set)
    for address in dict.fromkeys(addresses):
        answer = client.get(address)
        if answer.streaming:
            list(answer)  # read to its end, as a browser does; then it is closed
        elif answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            title = _TITLE.search(answer.content.decode())
            if title is not None:
                found[" ".join(unescape(title[1]).split())].add(address)
    return found


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_two_pages_have_the_same_title(world: World, language: str) -> None:
    found = titles(RoleName.COORDINATOR, world, language)

    assert len(found) > 50
    assert {title: sorted(addresses) for title, addresses in found.items() if len(addresses) > 1} == {}
