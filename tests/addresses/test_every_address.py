"""Every address, tried by every role, in the own agency, one below it and another: none answers what it should not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from address_table import ANYBODY, BY_ROLE, ELSEWHERE, IN_PLACES, OPEN_DOORS, Row
from samrit.records.models import Event, User
from samrit.vocabulary.codes import RoleName
from shared_rows import shared_rows
from world import World, address_names, build, tried_in, writes_of

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
REFUSED = {403, 404, 405}


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,  # noqa: ARG001 - the database is asked for
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """The small city, built once, and everybody logged in: whoever is let in only reads, and whoever is not changes nothing."""
    with shared_rows(django_db_blocker, tmp_path_factory.mktemp("world")):
        made = build()
        for person in (made.nobody, *made.people.values()):
            client = Client()
            client.force_login(person)
            made.sessions[person.pk] = client.cookies[settings.SESSION_COOKIE_NAME].value
        yield made


def at_browser(world: World, person: User) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[person.pk]
    return client


def as_role(world: World, role: RoleName | None) -> Client:
    return Client() if role is None else at_browser(world, world.people[role])


def test_no_address_is_forgotten() -> None:
    stated = {row.name for row in IN_PLACES} | ANYBODY | set(BY_ROLE) | OPEN_DOORS | set(ELSEWHERE)

    assert set(address_names()) - stated == set(), "say in tests/address_table.py who may open these"
    assert stated - set(address_names()) == set()


@pytest.mark.parametrize(("name", "file"), ELSEWHERE.items())
def test_what_is_tried_elsewhere_is_tried_there(name: str, file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    beginning = address_names()[name].split("<")[0]

    assert name in text or beginning in text


@pytest.mark.parametrize("row", IN_PLACES, ids=lambda row: row.name)
def test_an_address_opens_for_those_in_the_table_and_nobody_else(row: Row, world: World) -> None:
    opened, written = set(), []
    tried = tried_in(row.name, row.opened_by)
    for role, places in tried.items():
        client = as_role(world, role)
        for place in places:
            with writes_of() as writes:
                answer = client.get(reverse(row.name, kwargs=row.arguments(world.places[place])))
                if answer.streaming:
                    list(answer)  # read to its end, as a browser does; then it is closed
            written += [(role, place, sql) for sql in writes]
            assert answer.status_code in {200, 302} | REFUSED, (role, place, answer.status_code)
            if answer.status_code not in REFUSED:
                opened.add((role, place))

    assert opened == {(role, place) for role in row.opened_by for place in tried[role] if place != "other"}
    assert written == []


@pytest.mark.parametrize("row", IN_PLACES, ids=lambda row: row.name)
def test_a_stranger_is_sent_to_the_door_and_a_person_without_a_role_away(row: Row, world: World) -> None:
    nobody, stranger = at_browser(world, world.nobody), as_role(world, None)
    address = reverse(row.name, kwargs=row.arguments(world.places["own"]))  # they have no agency: all places are alike
    for send in ("get", "post"):
        answer = getattr(stranger, send)(address)
        assert answer.status_code == 405 or answer["Location"].startswith("/office/login/"), send
        assert getattr(nobody, send)(address).status_code in REFUSED, send


@pytest.mark.parametrize("row", IN_PLACES, ids=lambda row: row.name)
def test_an_address_takes_nothing_from_those_who_may_not_send_to_it(row: Row, world: World) -> None:
    for role, places in tried_in(row.name, row.taken_from).items():
        client = as_role(world, role)
        for place in places:
            if role in row.taken_from and place != "other":
                continue
            with writes_of() as writes:
                answer = client.post(reverse(row.name, kwargs=row.arguments(world.places[place])))
            assert answer.status_code in REFUSED, (role, place, answer.status_code)
            assert writes == [], (role, place)
    assert Event.objects.count() == 0


@pytest.mark.parametrize("name", sorted(ANYBODY))
def test_what_anybody_may_open_writes_nothing_and_shows_nothing_of_others(name: str, world: World) -> None:
    for role in RoleName:
        with writes_of() as writes:
            answer = as_role(world, role).get(reverse(name))
        assert answer.status_code == 200
        assert writes == []
        assert str(world.places["other"].indicator) not in answer.content.decode()
    assert as_role(world, None).get(reverse(name))["Location"].startswith("/office/login/")


@pytest.mark.parametrize(("name", "roles"), BY_ROLE.items())
def test_what_looks_over_all_branches_opens_for_its_roles(name: str, roles: frozenset[RoleName], world: World) -> None:
    opened = set()
    for role in RoleName:
        with writes_of() as writes:
            answer = as_role(world, role).get(reverse(name))
        assert writes == []
        if answer.status_code == 200:
            opened.add(role)
            assert str(world.places["other"].indicator) not in answer.content.decode()
        else:
            assert answer.status_code in REFUSED
            assert as_role(world, role).post(reverse(name)).status_code in REFUSED

    assert opened == roles
    assert as_role(world, None).get(reverse(name))["Location"].startswith("/office/login/")
