"""What every answer tells browsers: of all addresses that somebody can open, and of those that don't open."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from address_table import ANYBODY, IN_PLACES
from samrit.vocabulary.codes import RoleName
from shared_rows import shared_rows
from world import World, build

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,  # noqa: ARG001 - the database is asked for
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """The small city, built once."""
    with shared_rows(django_db_blocker, tmp_path_factory.mktemp("world")):
        yield build()


def wrong_in(headers: dict[str, str]) -> list[str]:
    """What is missing of what each answer has to tell."""
    policy = headers.get("content-security-policy", "")
    asked = {
        "no-store": "no-store" in headers.get("cache-control", ""),
        "nosniff": headers.get("x-content-type-options") == "nosniff",
        "referrer": headers.get("referrer-policy") in {"same-origin", "no-referrer"},
        "frames": headers.get("x-frame-options") in {"DENY", "SAMEORIGIN"} and "frame-ancestors" in policy,
        "policy": "default-src 'none'" in policy and "unsafe" not in policy.replace("style-src 'unsafe-inline'", ""),
        "opener": headers.get("cross-origin-opener-policy") == "same-origin",
        "resource": headers.get("cross-origin-resource-policy") == "same-origin",
        "permissions": "geolocation=()" in headers.get("permissions-policy", ""),
        "no other site": "access-control-allow-origin" not in headers,
        "type": not headers.get("content-type", "").startswith("text/") or "charset=" in headers["content-type"],
    }
    return [name for name, is_right in asked.items() if not is_right]


def test_every_address_of_the_work_side_tells_browsers_to_keep_nothing_and_trust_nobody_else(world: World) -> None:
    wrong: dict[str, list[str]] = {}
    own = world.places["own"]
    addresses = [
        (row.name, reverse(row.name, kwargs=row.arguments(own)), min(row.opened_by, default=None)) for row in IN_PLACES
    ]
    addresses += [(name, reverse(name), RoleName.OFFICER) for name in sorted(ANYBODY)]
    for name, address, role in addresses:
        client = Client()
        if role is not None:
            client.force_login(world.people[role])
        answer = client.get(address)
        if answer.streaming:
            list(answer)
        if found := wrong_in({key.lower(): value for key, value in answer.headers.items()}):
            wrong[name] = found

    assert len(addresses) >= 100
    assert wrong == {}


@pytest.mark.parametrize("address", ["/office/none/", "/office/login/", "/office/p/none/", "/api/v1/partners"])
def test_an_address_that_does_not_open_tells_the_same(address: str) -> None:
    assert wrong_in({key.lower(): value for key, value in Client().get(address).headers.items()}) == []


def test_a_method_that_echoes_what_was_sent_is_refused() -> None:
    assert Client().trace("/office/login/").status_code == 405
