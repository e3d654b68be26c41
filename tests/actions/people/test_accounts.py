"""Accounts: invited, changed, suspended, opened again, their second factors taken off; by whom, and why not by others."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

import factories
from factories import AT
from samrit.actions.people.people import Details, change_person, invite, lift_suspension, renew_link, suspend
from samrit.actions.people.people_permissions import MANAGE
from samrit.actions.people.protect import reset_protection
from samrit.ledger.verification import verify_trail
from samrit.records.models import Agency, Event, Role, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion

pytestmark = pytest.mark.django_db

SOMSRI = Details(name_th="สมศรี ตัวอย่าง", username="somsri", position="นักวิชาการ", email="somsri@city.example")


@pytest.fixture
def department() -> Agency:
    """A department with its own administrator."""
    return factories.agency("2200", name_th="สำนักสิ่งแวดล้อม")


@pytest.fixture
def admin(department: Agency) -> User:
    """The department's administrator."""
    return factories.user(RoleName.ADMINISTRATOR, over=department, username="admin")


def test_an_invitation_makes_an_account_with_its_roles_and_no_password(admin: User, department: Agency) -> None:
    person = invite(details=SOMSRI, roles=[(RoleName.OFFICER, department)] * 2, by=admin, at=AT)

    row, event = User.objects.get(username="somsri"), Event.objects.get()
    assert Details.of(row) == SOMSRI
    assert (row.invited_by, row.invited_at, row.is_active, row.has_usable_password()) == (admin, AT, True, False)
    assert [(r.role, r.agency) for r in person.roles.all()] == [("officer", department)]
    assert (event.action, event.by, event.subject_type, event.subject_id) == ("invite", admin, "user", row.pk)
    assert event.after == {
        "name_th": "สมศรี ตัวอย่าง",
        "name_en": "",
        "position": "นักวิชาการ",
        "username": "somsri",
        "roles": [{"role": "officer", "agency": "2200"}],
    }


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        (Details(name_th=" ", username="new"), "Give the person's name."),
        (Details(name_th="ใหม่", username="ADMIN"), "There is a user “ADMIN” already"),
        (Details(name_th="ใหม่", username="new", email="TAKEN@city.example"), "There is an account with this e-mail"),
        (Details(name_th="ใหม่", username="two words"), "username: "),
    ],
)
def test_an_account_that_does_not_hold_together_is_not_made(
    details: Details, sentence: str, admin: User, department: Agency
) -> None:
    User.objects.filter(pk=factories.user().pk).update(email="taken@city.example")
    before = User.objects.count()

    with pytest.raises(Invalid, match=sentence):
        invite(details=details, roles=[(RoleName.OFFICER, department)], by=admin, at=AT)

    assert (User.objects.count(), Event.objects.count()) == (before, 0)


def test_nobody_invites_beyond_their_agencies_or_without_a_role(admin: User, department: Agency) -> None:
    officer = factories.user(RoleName.OFFICER, over=department)

    for by, agency in ((admin, factories.agency()), (admin, factories.city()), (officer, department)):
        with pytest.raises(Denied):
            invite(details=SOMSRI, roles=[(RoleName.OFFICER, agency)], by=by, at=AT)
    with pytest.raises(Invalid, match="at least one role"):
        invite(details=SOMSRI, roles=[], by=admin, at=AT)

    assert not User.objects.filter(username="somsri").exists()


def test_what_is_known_of_a_person_is_changed_and_told_without_the_address(admin: User, department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department, username="somsri")
    expected_version = Details.of(person).digest

    change_person(person=person, details=SOMSRI, expected_version=expected_version, by=admin, at=AT)
    change_person(
        person=person, details=SOMSRI, expected_version=SOMSRI.digest, by=admin, at=AT
    )  # nothing new, no event

    event = Event.objects.get()
    assert Details.of(User.objects.get(pk=person.pk)) == SOMSRI
    assert event.before == {"name_th": "", "position": ""}
    assert event.after == {"name_th": "สมศรี ตัวอย่าง", "position": "นักวิชาการ", "is_address_changed": True}


def test_two_who_change_the_same_account_are_told(admin: User, department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department)
    expected_version = Details.of(person).digest
    change_person(person=person, details=SOMSRI, expected_version=expected_version, by=admin, at=AT)

    with pytest.raises(StaleVersion) as clash:
        change_person(
            person=person,
            details=Details(name_th="อื่น", username="x"),
            expected_version=expected_version,
            by=admin,
            at=AT,
        )

    assert (clash.value.theirs, clash.value.version) == (SOMSRI, SOMSRI.digest)
    assert Details.of(User.objects.get(pk=person.pk)) == SOMSRI


def test_suspending_logs_the_person_out_everywhere_and_ends_what_they_delegated(
    admin: User, department: Agency
) -> None:
    person, other = factories.user(RoleName.HEAD, over=department), factories.user(username="other")
    lend(person, other, department)
    client, others = Client(), Client()
    client.force_login(person)
    others.force_login(other)

    suspend(person=person, reason=" ย้ายหน่วยงาน ", by=admin, at=AT)
    row = User.objects.get(pk=person.pk)
    lift_suspension(person=person, by=admin, at=AT)

    assert (row.is_active, row.suspended_by, row.suspended_at, row.suspended_reason) == (False, admin, AT, "ย้ายหน่วยงาน")
    assert (
        client.get("/office/")["Location"] == "/office/login/?next=/office/"
    )  # and stays out though the account is open again
    assert others.get("/office/").status_code == 200
    assert not Role.objects.filter(on_behalf_of=person).exists()
    assert User.objects.get(pk=person.pk).is_active
    assert [(e.action, e.subject_id) for e in Event.objects.order_by("pk")] == [
        ("end_delegation", other.pk),
        ("suspend", person.pk),
        ("lift_suspension", person.pk),
    ]
    assert verify_trail().is_whole


def lend(of: User, to: User, agency: Agency) -> Role:
    """A delegation of the head's role, as a row."""
    return Role.objects.create(
        user=to,
        role="head",
        agency=agency,
        on_behalf_of=of,
        from_on=date(2021, 1, 1),
        until_on=date(2999, 1, 1),
        reason="ลา",
    )


def test_a_suspension_needs_a_reason_and_an_open_account(admin: User, department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department)

    with pytest.raises(Invalid, match="Say why"):
        suspend(person=person, reason=" ", by=admin, at=AT)
    with pytest.raises(Invalid, match="not suspended"):
        lift_suspension(person=person, by=admin, at=AT)
    suspend(person=person, reason="ย้าย", by=admin, at=AT)
    with pytest.raises(Invalid, match="suspended already"):
        suspend(person=person, reason="ย้าย", by=admin, at=AT)
    with pytest.raises(Invalid, match="lift the suspension first"):
        renew_link(person=person, by=admin, at=AT)


def test_nobody_suspends_themselves_nor_the_last_administrator_of_the_city() -> None:
    first, second = (factories.user(RoleName.ADMINISTRATOR) for _n in range(2))
    factories.user(RoleName.ADMINISTRATOR, over=factories.agency())  # of a department only

    with pytest.raises(Denied, match="Nobody can suspend their own account"):
        suspend(person=first, reason="ลา", by=first, at=AT)
    suspend(person=second, reason="ลา", by=first, at=AT)
    third = factories.user(RoleName.ADMINISTRATOR)
    suspend(person=first, reason="ลา", by=third, at=AT)

    assert User.objects.filter(is_active=False).count() == 2
    lone = factories.user(RoleName.COORDINATOR)
    Role.objects.create(user=lone, role="administrator", agency=third.roles.get().agency, on_behalf_of=third,
                        from_on=date(2021, 1, 1), until_on=date(2999, 1, 1), reason="ลา")  # fmt: skip
    with pytest.raises(Denied, match="the city's last administrator"):
        suspend(person=third, reason="ลา", by=lone, at=AT)


@pytest.mark.parametrize(
    ("over", "sentence"),
    [
        ("department", None),
        ("division", None),
        ("city", "This account has a role over The city, which is beyond your agencies"),
        ("other", "This account has a role over A department, which is beyond your agencies"),
        ("nothing", "This account has no role yet"),
        ("invited", None),
    ],
)
def test_an_account_is_looked_after_by_whose_branch_holds_all_its_roles(
    over: str, sentence: str | None, admin: User, department: Agency
) -> None:
    places = {
        "department": department,
        "division": factories.agency("2201", parent=department),
        "city": factories.city(),
        "other": factories.agency(),
    }
    roles = [RoleName.OFFICER] if over in places else []
    person = factories.user(*roles, over=places.get(over))
    if over == "invited":
        person.invited_by, person.invited_at = admin, AT
        person.save()

    refusal = MANAGE.why_not(person, admin, AT)

    assert (refusal.en if refusal else None) == sentence or (
        sentence is not None and refusal is not None and refusal.en.startswith(sentence)
    )


def test_second_factors_are_taken_off_with_a_reason(admin: User, department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department)
    client = Client()
    client.force_login(person)
    with pytest.raises(Invalid, match="no second factor"):
        reset_protection(person=person, reason="โทรศัพท์หาย", by=admin, at=AT)
    for kind in ("totp", "recovery_codes"):
        Authenticator.objects.create(user=person, type=kind, data={})

    with pytest.raises(Invalid, match="Say why"):
        reset_protection(person=person, reason="", by=admin, at=AT)
    reset_protection(person=person, reason="โทรศัพท์หาย", by=admin, at=AT)

    event = Event.objects.get()
    assert not Authenticator.objects.exists()
    assert client.get("/office/").status_code == 302
    assert (event.action, event.before, event.after) == (
        "reset_protection",
        {"second_factors": ["recovery_codes", "totp"]},
        {"reason": "โทรศัพท์หาย"},
    )


def test_what_an_administrator_does_to_accounts_nobody_else_does(department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department)
    stranger = factories.user(*(set(RoleName) - {RoleName.ADMINISTRATOR}))

    for do in (
        lambda: suspend(person=person, reason="x", by=stranger, at=AT),
        lambda: lift_suspension(person=person, by=stranger, at=AT),
        lambda: renew_link(person=person, by=stranger, at=AT),
        lambda: reset_protection(person=person, reason="x", by=stranger, at=AT),
        lambda: change_person(person=person, details=SOMSRI, expected_version="", by=stranger, at=AT),
    ):
        with pytest.raises(Denied, match="Only an administrator looks after people's accounts"):
            do()
    assert not Event.objects.exists()
