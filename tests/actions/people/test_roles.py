"""Roles are given and taken within one's branch, and delegated for a time; what was delegated goes with the role."""

from datetime import date, timedelta
from typing import Any

import pytest

import factories
from factories import AT
from samrit.actions.people.delegate import delegate, end_delegation
from samrit.actions.people.roles import give_role, take_role
from samrit.actions.permissions import Permission
from samrit.records.models import Agency, Event, Notice, Role, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid

pytestmark = pytest.mark.django_db

TODAY = date(2021, 1, 10)


@pytest.fixture
def department() -> Agency:
    """A department."""
    return factories.agency("2200", name_th="สำนักสิ่งแวดล้อม")


@pytest.fixture
def admin(department: Agency) -> User:
    """Its administrator."""
    return factories.user(RoleName.ADMINISTRATOR, over=department, username="admin")


def test_a_role_is_given_once_and_taken_again(admin: User, department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department)

    given = give_role(person=person, role=RoleName.HEAD, agency=department, by=admin, at=AT)
    with pytest.raises(Invalid, match="already has this role"):
        give_role(person=person, role=RoleName.HEAD, agency=department, by=admin, at=AT)
    take_role(role=given, by=admin, at=AT)

    assert [row.role for row in person.roles.all()] == ["officer"]
    assert [(e.action, e.by, e.subject_id, e.before, e.after) for e in Event.objects.order_by("pk")] == [
        ("give_role", admin, person.pk, {}, {"role": "head", "agency": "2200"}),
        ("take_role", admin, person.pk, {"role": "head", "agency": "2200"}, {}),
    ]


def test_an_administrator_gives_and_takes_nothing_beyond_their_agencies_not_even_to_themselves(admin: User) -> None:
    person = factories.user(RoleName.OFFICER, over=factories.agency("2100"))

    for who in (person, admin):
        for agency in (factories.city(), factories.agency()):
            with pytest.raises(Denied, match="Only the administrator of"):
                give_role(person=who, role=RoleName.ADMINISTRATOR, agency=agency, by=admin, at=AT)
    with pytest.raises(Denied):
        take_role(role=person.roles.get(), by=admin, at=AT)

    assert not Event.objects.exists()


def test_an_account_that_lost_its_roles_elsewhere_is_not_taken_over_by_giving_it_one(
    admin: User, department: Agency
) -> None:
    director = factories.user(username="director")
    invited = User.objects.create(username="invited", invited_by=admin, invited_at=AT)

    with pytest.raises(Denied, match="This account has no role yet"):
        give_role(person=director, role=RoleName.OFFICER, agency=department, by=admin, at=AT)
    give_role(person=invited, role=RoleName.OFFICER, agency=department, by=admin, at=AT)

    assert [role.user for role in Role.objects.exclude(user=admin)] == [invited]


def test_a_suspended_account_gets_no_role(admin: User, department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department)
    person.is_active = False

    with pytest.raises(Denied, match="lift the suspension first"):
        give_role(person=person, role=RoleName.HEAD, agency=department, by=admin, at=AT)


def test_the_last_administrator_of_the_city_keeps_the_role() -> None:
    first = factories.user(RoleName.ADMINISTRATOR)
    own = first.roles.get()

    with pytest.raises(Denied, match="the city's last administrator"):
        take_role(role=own, by=first, at=AT)
    second = factories.user(RoleName.ADMINISTRATOR)
    take_role(role=own, by=second, at=AT)

    assert [row.user for row in Role.objects.all()] == [second]


def lend(by: User, to: User, agency: Agency, **other: Any) -> Role:
    """Delegate the head's role from today for a week, or otherwise."""
    said: dict[str, Any] = {
        "role": RoleName.HEAD,
        "from_on": TODAY,
        "until_on": TODAY + timedelta(days=7),
        "reason": "ลาพักผ่อน",
    } | other
    return delegate(agency=agency, to=to, by=by, at=AT, **said)


def test_a_delegation_is_written_told_and_named_in_what_is_done_with_it(department: Agency) -> None:
    head, deputy = factories.user(RoleName.HEAD, over=department, username="head"), factories.user()
    division = factories.agency("2201", parent=department)

    row = lend(head, deputy, division, until_on=date(2021, 6, 1))
    delegate = User.objects.get(pk=deputy.pk)

    event, notice = Event.objects.get(), Notice.objects.get()
    payload = {
        "role": "head",
        "agency": "2201",
        "of": "head",
        "from_on": "2021-01-10",
        "until_on": "2021-06-01",
        "reason": "ลาพักผ่อน",
    }
    assert (row.on_behalf_of, row.user, row.agency) == (head, deputy, division)
    assert (event.action, event.by, event.subject_id, event.after) == ("delegate", head, deputy.pk, payload)
    assert (notice.user, notice.kind, notice.by, notice.details["reason"]) == (deputy, "delegated", head, "ลาพักผ่อน")
    assert Permission.SEE_BURDEN.behalf(division, delegate, AT) == head
    assert not Permission.SEE_BURDEN.allows(department, delegate, AT)


def test_an_own_role_alone_is_delegated_and_an_administrators_is_not(department: Agency) -> None:
    head, deputy, third = factories.user(RoleName.HEAD, over=department), factories.user(), factories.user()
    lend(head, deputy, department, until_on=date(2021, 12, 1))
    Role.objects.filter(user=deputy).update(until_on=date(2999, 1, 1))
    admin = factories.user(RoleName.ADMINISTRATOR)

    with pytest.raises(Denied, match="is not delegated on"):
        lend(User.objects.get(pk=deputy.pk), third, department)
    with pytest.raises(Denied, match="You are not head of agency of The city"):
        lend(head, third, factories.city())
    with pytest.raises(Denied, match="An administrator's role is not delegated"):
        lend(admin, third, factories.city(), role=RoleName.ADMINISTRATOR)

    assert Role.objects.exclude(on_behalf_of=None).count() == 1


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"from_on": TODAY - timedelta(days=1)}, "must not be in the past"),
        ({"until_on": TODAY - timedelta(days=1)}, "must not be before the first"),
        ({"until_on": TODAY + timedelta(days=400)}, "a year at most"),
        ({"reason": " "}, "a reason"),
    ],
)
def test_a_delegation_has_its_days_and_its_reason(other: dict[str, Any], sentence: str, department: Agency) -> None:
    head = factories.user(RoleName.HEAD, over=department)

    with pytest.raises(Invalid, match=sentence):
        lend(head, factories.user(), department, **other)

    assert not Notice.objects.exists()


def test_nobody_receives_what_they_are_or_with_a_closed_account_or_from_themselves(department: Agency) -> None:
    head, same = (factories.user(RoleName.HEAD, over=department) for _n in range(2))
    closed = factories.user()
    closed.is_active = False

    for to, sentence in ((same, "at that time already"), (closed, "suspended"), (head, "at that time already")):
        with pytest.raises(Invalid, match=sentence):
            lend(head, to, department)


@pytest.mark.parametrize("who", ["giver", "holder", "administrator"])
def test_a_delegation_is_ended_early_by_those_whom_it_concerns(who: str, admin: User, department: Agency) -> None:
    head, deputy = factories.user(RoleName.HEAD, over=department), factories.user()
    row = lend(head, deputy, department)
    by = {"giver": head, "holder": deputy, "administrator": admin}[who]

    with pytest.raises(Denied):
        end_delegation(role=row, by=factories.user(RoleName.HEAD, over=department), at=AT)
    end_delegation(role=row, by=by, at=AT)

    assert not Role.objects.exclude(on_behalf_of=None).exists()
    assert [(e.action, e.by) for e in Event.objects.order_by("pk")] == [("delegate", head), ("end_delegation", by)]


def test_taking_a_role_ends_the_delegations_that_nothing_else_carries(admin: User, department: Agency) -> None:
    division = factories.agency("2201", parent=department)
    head = factories.user(RoleName.HEAD, over=department)
    wide = head.roles.get()
    Role.objects.create(user=head, role="head", agency=division)
    carried, lost = lend(head, factories.user(), division), lend(head, factories.user(), department)

    take_role(role=wide, by=admin, at=AT)

    assert set(Role.objects.exclude(on_behalf_of=None)) == {carried}
    assert not Role.objects.filter(pk=lost.pk).exists()


def test_an_administrator_takes_a_delegated_role_by_ending_the_delegation(admin: User, department: Agency) -> None:
    row = lend(factories.user(RoleName.HEAD, over=department), factories.user(), department)

    take_role(role=row, by=admin, at=AT)

    assert Event.objects.order_by("-pk")[0].action == "end_delegation"
