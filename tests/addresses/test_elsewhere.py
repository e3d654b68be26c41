"""What leads to what one person made, or to one person, tried by everybody else: nothing is shown, nothing is written."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

import factories
from address_table import PLANNERS
from samrit.actions.importer import KINDS
from samrit.records.models import Event, Notice, User
from samrit.report import IndicatorReport
from samrit.vocabulary.codes import NoticeKind, RoleName
from world import World, build, writes_of

pytestmark = pytest.mark.django_db

REFUSED = {403, 404}
built_once = build  # of what `world` is a copy


def uploaded(world: World) -> list[str]:
    """What the officer of the other agency has brought, and does not show around."""
    place = world.places["other"]
    report = factories.upload(IndicatorReport(name="ก"), by=place.officer)
    uploaded = [report]
    for kind in KINDS:
        if kind != "report":
            row = factories.upload(IndicatorReport(name="ก"), by=place.officer)
            row.kind, row.agency, row.stated = kind, place.agency, {"fiscal_year_be": 2564}
            row.save()
            uploaded.append(row)
    names = ("save_import", "discard_import", "decide_import", "retype_import", "import_now")
    return [reverse(name, args=[row.pk]) for row in uploaded for name in names]


def account(world: World) -> list[str]:
    """What is done to the account of an officer of the other agency."""
    officer = world.places["other"].officer
    return [
        reverse("change_person", args=[officer.pk]),
        reverse("give_role", args=[officer.pk]),
        reverse("take_role", args=[officer.pk, officer.roles.get().pk]),
        *(
            reverse("account_action", args=[officer.pk, action])
            for action in ("link", "unprotect", "suspend", "reopen")
        ),
    ]


@pytest.mark.parametrize("addresses", [uploaded, account])
@pytest.mark.parametrize("role", RoleName)
def test_another_agencys_upload_or_account_is_nobodys(
    role: RoleName, addresses: Callable[[World], list[str]], world: World
) -> None:
    client = Client()
    client.force_login(world.people[role])
    sent = {
        "plan": world.places["own"].plan.pk,
        "reason": "x",
        "role": "officer",
        "agency": "2200",
        "expected_version": "x",
    }

    for address in addresses(world):
        with writes_of() as writes:
            answer = client.post(address, sent)
        assert (answer.status_code in REFUSED, writes) == (True, []), address
    assert not Event.objects.exists()


@pytest.mark.parametrize("role", RoleName)
def test_a_report_is_saved_into_no_plan_of_another_agency(role: RoleName, world: World) -> None:
    person, client = world.people[role], Client()
    client.force_login(person)
    address = reverse("save_import", args=[factories.upload(IndicatorReport(name="ก"), by=person).pk])

    answers = [client.post(address, {"plan": plan}) for plan in (world.places["other"].plan.pk, "x", "")]

    untold = 422 if role is RoleName.OFFICER else 403
    assert [answer.status_code for answer in answers] == [403, untold, untold]
    assert not Event.objects.exists()


@pytest.mark.parametrize("role", RoleName)
def test_a_plan_is_begun_for_no_other_agency(role: RoleName, world: World) -> None:
    client = Client()
    client.force_login(world.people[role])
    sent = {"agency": "2100", "fiscal_year_be": "2565", "method": "empty"}

    answer = client.post(f"{reverse('start_plan')}?year=2565", sent)
    strange = client.get(f"{reverse('start_plan')}?year=²")

    assert (answer.status_code, strange.status_code) == ((422, 200) if role in PLANNERS else (403, 403))
    assert not Event.objects.exists()


def test_notices_and_passkeys_are_their_owners(world: World) -> None:
    owner: User = world.places["other"].officer
    notice = Notice.objects.create(user=owner, at=factories.AT, kind=NoticeKind.LINK_DEAD.value)
    key = Authenticator.objects.create(user=owner, type=Authenticator.Type.WEBAUTHN, data={"name": "key"})
    person = world.people[RoleName.ADMINISTRATOR]
    person.set_password("four words of mine")
    person.save()
    client = Client()
    client.post(reverse("account_login"), {"login": person.username, "password": "four words of mine"})
    client.post(reverse("account_reauthenticate"), {"password": "four words of mine"})

    client.post(reverse("read_notice", args=[notice.pk]))
    answers = [
        client.post(reverse(f"mfa_{action}_webauthn", args=[key.pk]), {"name": "x"}) for action in ("edit", "remove")
    ]

    notice.refresh_from_db()
    assert notice.read_at is None
    assert [answer.status_code for answer in answers] == [404, 404]
    assert Authenticator.objects.get().data == {"name": "key"}
