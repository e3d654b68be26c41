"""Nobody sees a link on his home that he may not open: every home of every role, every link on it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

import factories
from samrit.actions.people.people import suspend
from samrit.actions.people.roles import take_role
from samrit.actions.reviews.review import submit
from samrit.records.models import Indicator, QuarterReport, Role, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status
from world import World, build_with_reports

pytestmark = pytest.mark.django_db
TODAY = datetime.now(UTC).date()
_LINK = re.compile(r"""<a\b[^>]*?\bhref=["']([^"']+)["']""")
_FIXED = {"annual_plan__fiscal_year_be": 2564}


def built_once() -> World:
    """The small city with a report in every status, each role's own work, and an indicator without an owner."""
    made = build_with_reports()
    for place in made.places.values():
        factories.indicator(place.plan)
    for person in made.people.values():
        mine = factories.indicator(made.places["own"].plan, responsible=person)
        factories.quarter(mine, 1, status=Status.RETURNED)
        factories.quarter(mine, 5, status=Status.SUBMITTED)
    return made


def links_of(client: Client) -> set[str]:
    """Where the links of the home page lead, inside the program."""
    page = client.get(reverse("home"))
    assert page.status_code == 200
    found = {unescape(address).split("#")[0] for address in _LINK.findall(page.content.decode())}
    return {address for address in found if address.startswith("/")}


def refused(person: User) -> list[tuple[str, int]]:
    """The links of somebody's home that do not open."""
    client = Client()
    client.force_login(person)
    links = links_of(client)
    assert links
    answers = {address: client.get(address).status_code for address in sorted(links)}
    return [(address, status) for address, status in answers.items() if status not in {200, 302, 303}]


@pytest.mark.parametrize("role", RoleName)
@pytest.mark.parametrize("over", ["city", "own", "below"])
def test_every_link_of_every_home_opens(role: RoleName, over: str, world: World) -> None:
    agency = factories.city() if over == "city" else world.places[over].agency
    person = world.people[role] if over == "own" else factories.user(role, over=agency)

    assert refused(person) == []


def test_nobody_with_no_role_or_all_of_them_sees_a_link_that_is_refused(world: World) -> None:
    everything = factories.user(*RoleName, over=world.places["own"].agency)

    assert (refused(world.nobody), refused(everything)) == ([], [])


@pytest.mark.parametrize("role", [role for role in RoleName if role is not RoleName.ADMINISTRATOR])
def test_who_stands_in_for_somebody_sees_what_they_may_open(role: RoleName, world: World) -> None:
    absent, agency = world.people[role], world.places["own"].agency
    days = {"from_on": TODAY - timedelta(days=1), "until_on": TODAY + timedelta(days=1), "reason": "ลา"}
    person = factories.user()
    Role.objects.create(user=person, role=role.value, agency=agency, on_behalf_of=absent, **days)

    assert refused(person) == []


def _taken(person: User, by: User) -> None:
    take_role(role=person.roles.get(), by=by, at=factories.AT)


def _moved(person: User, by: User) -> None:
    take_role(role=person.roles.get(), by=by, at=factories.AT, to=factories.agency("9900"))


def _delegated_away(person: User, _by: User) -> None:
    Role.objects.filter(user=person).update(
        on_behalf_of=factories.user(RoleName.OFFICER),
        from_on=date(2020, 1, 1),
        until_on=date(2020, 1, 2),
        reason="ลา",
    )


@pytest.mark.parametrize("goes", [_taken, _moved, _delegated_away])
def test_whose_role_is_gone_sees_no_report_that_answers_403(goes: Callable[[User, User], None], world: World) -> None:
    officer = world.places["own"].officer
    there = Client()
    there.force_login(officer)
    before = links_of(there)

    goes(officer, factories.user(RoleName.ADMINISTRATOR))

    fresh = User.objects.get(pk=officer.pk)
    here = Client()
    here.force_login(fresh)
    report = reverse("quarter", args=[world.places["own"].indicator.pk, 1])
    assert report in before
    assert report not in links_of(here)
    assert refused(fresh) == []


def test_what_was_handed_in_and_sent_back_leads_home_to_its_form(world: World) -> None:
    officer = factories.user(RoleName.OFFICER, over=world.places["own"].agency)
    row = factories.quarter(factories.indicator(world.places["own"].plan, responsible=officer))
    submit(report=row, by=officer, at=factories.AT)
    QuarterReport.objects.filter(pk=row.pk).update(status="returned", return_reasons={"": "ก"})
    client = Client()
    client.force_login(officer)

    assert reverse("quarter", args=[row.indicator_id, 1]) in links_of(client)
    assert refused(officer) == []


def test_a_suspended_persons_work_stands_on_no_home_as_theirs(world: World) -> None:
    officer, admin = world.places["own"].officer, factories.user(RoleName.ADMINISTRATOR)
    suspend(person=officer, reason="เกษียณ", by=admin, at=factories.AT)

    assert Indicator.objects.filter(responsible=officer, **_FIXED).exists()
    assert refused(admin) == []
