"""Delegating one's role on its page, and ending it."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from visitors import AsSomebody

import factories
from samrit.records.models import Agency, Role, User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> Agency:
    """A department."""
    return factories.agency("2200")


def said(receiver: str, **other: str) -> dict[str, str]:
    """A form that delegates the head's role for today."""
    today = timezone.localdate().isoformat()
    return {
        "role": "head",
        "agency": "2200",
        "to": receiver,
        "from_on": today,
        "until_on": today,
        "reason": "ลา",
    } | other


def test_a_role_is_delegated_shown_to_both_and_ended(department: Agency, as_somebody: AsSomebody) -> None:
    head = as_somebody(RoleName.HEAD, over=department)
    deputy = as_somebody(RoleName.OFFICER, over=department)
    person = User.objects.order_by("-pk")[0]

    given = head.post("/office/delegations/", said(person.username), follow=True).content.decode()
    row = Role.objects.get(user=person, role="head")
    received = deputy.get("/office/delegations/").content.decode()
    account = deputy.get("/office/account/").content.decode()
    ended = head.post(f"/office/delegations/{row.pk}/end/", follow=True).content.decode()

    assert "The role is delegated." in given
    assert "Delegated to you" in received
    assert "on behalf of" in account
    assert "The delegation has ended." in ended
    assert "Delegation ended: Head of agency, A department" in ended
    assert not Role.objects.exclude(on_behalf_of=None).exists()


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"to": "nobody"}, "There is no account with this user name or e-mail."),
        ({"until_on": "2001-01-01"}, "The last day must not be before the first."),
        ({"role": "administrator"}, "Choose one of what is offered"),
        ({"agency": "city"}, "Choose one of what is offered"),
        ({"reason": ""}, "Fill this in."),
    ],
)
def test_what_is_wrong_is_told_in_the_form(
    other: dict[str, str], sentence: str, department: Agency, as_somebody: AsSomebody
) -> None:
    person = factories.user(RoleName.OFFICER, over=department)
    factories.city()

    page = as_somebody(RoleName.HEAD, over=department).post("/office/delegations/", said(person.username, **other))

    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_a_stranger_ends_nothing_of_others(department: Agency, as_somebody: AsSomebody) -> None:
    person = factories.user()
    as_somebody(RoleName.HEAD, over=department).post("/office/delegations/", said(person.username))
    row = Role.objects.exclude(on_behalf_of=None).get()

    stranger = as_somebody(RoleName.HEAD, over=department)

    assert stranger.post(f"/office/delegations/{row.pk}/end/").status_code == 403
    assert stranger.post(f"/office/delegations/{row.pk + 99}/end/").status_code == 404
    assert stranger.get(f"/office/delegations/{row.pk}/end/").status_code == 405


def test_who_has_nothing_to_delegate_is_told_why(as_somebody: AsSomebody) -> None:
    page = as_somebody(RoleName.ADMINISTRATOR).get("/office/delegations/").content.decode()

    assert "give the role to a second administrator instead" in page
    assert "<datalist" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_often_for_many_delegations_as_for_one(
    rows: int, department: Agency, as_somebody: AsSomebody, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_somebody(RoleName.HEAD, over=department)
    for _n in range(rows):
        client.post("/office/delegations/", said(factories.user(RoleName.OFFICER, over=department).username))
    client.get("/office/delegations/")  # tells what was done

    with django_assert_num_queries(
        9
    ):  # session, user, their roles, notices, roles, agencies, colleagues, events, names
        client.get("/office/delegations/")
