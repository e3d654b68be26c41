"""The administrator's pages: the list, an invitation, one person, and what is done to an account."""

import re

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from visitors import AsSomebody

import factories
from catalogue import said
from samrit.actions.people.people import Details
from samrit.records.models import Agency, Event, Role, User
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName
from samrit.web.listing import PAGE_SIZE
from samrit.web.people import people_words

pytestmark = pytest.mark.django_db

SOMSRI = {"name_th": "สมศรี ตัวอย่าง", "name_en": "Somsri Example", "position": "นักวิชาการ", "username": "somsri",
          "email": "somsri@city.example"}  # fmt: skip


@pytest.fixture
def department() -> Agency:
    """A department."""
    return factories.agency("2200", name_th="สำนักสิ่งแวดล้อม")


@pytest.fixture
def admin(department: Agency, as_somebody: AsSomebody) -> Client:
    """The department's administrator at their browser."""
    return as_somebody(RoleName.ADMINISTRATOR, over=department)


ADDRESSES = ("/office/people/", "/office/people/invite/", "/office/people/{pk}/", "/office/people/{pk}/change/", "/office/people/{pk}/suspend/",
             "/office/people/{pk}/link/")  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_pages_are_an_administrators_and_of_their_people_only(
    address: str, department: Agency, as_somebody: AsSomebody
) -> None:
    person = factories.user(RoleName.OFFICER, over=department)
    address = address.format(pk=person.pk)
    is_of_one = str(person.pk) in address

    others = as_somebody(*(set(RoleName) - {RoleName.ADMINISTRATOR}), over=department).get(address)
    here = as_somebody(RoleName.ADMINISTRATOR, over=department).get(address)
    above = as_somebody(RoleName.ADMINISTRATOR).get(address)
    elsewhere = as_somebody(RoleName.ADMINISTRATOR, over=factories.agency()).get(address)
    stranger = Client().get(address)

    assert others.status_code == 403
    assert "Only an administrator looks after people" in others.content.decode()
    assert (here.status_code, above.status_code) == (200, 200)
    assert elsewhere.status_code == (404 if is_of_one else 200)
    assert stranger["Location"].startswith("/office/login/")


@pytest.mark.parametrize("people", [1, 3, 45])
def test_the_list_asks_the_database_as_often_for_many_people_as_for_one(
    people: int, admin: Client, department: Agency, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _n in range(people):
        factories.user(RoleName.OFFICER, RoleName.COORDINATOR, over=department)

    with django_assert_num_queries(8):  # session, user, notices, their roles, agencies, count, people, roles
        page = admin.get("/office/people/").content.decode()

    assert f"{people + 1} accounts in your agencies" in page


def test_the_list_is_filtered_and_has_pages(admin: Client, department: Agency) -> None:
    division = factories.agency("2201", parent=department)
    for n in range(PAGE_SIZE):
        factories.user(RoleName.OFFICER, over=department, username=f"officer{n:03}")
    factories.user(RoleName.HEAD, over=division, username="the-head")
    User.objects.filter(username="officer007").update(is_active=False)

    def found(query: str) -> list[str]:
        return [row.username for row in admin.get(f"/office/people/?{query}").context["list"].lines]

    assert len(found("")) == PAGE_SIZE
    assert len(found("page=2")) == 2
    assert len(found("page=99")) == 2
    assert found("agency=2201") == ["the-head"]
    assert found("role=head") == ["the-head"]
    assert found("state=suspended") == ["officer007"]
    assert found("words=officer012") == ["officer012"]
    assert found("words=nobody+like+that") == []
    assert len(found("agency=9999&role=nonsense&state=nonsense")) == PAGE_SIZE


def test_somebody_is_invited_gets_a_mail_and_logs_in_by_it(
    admin: Client, department: Agency, settings: Settings
) -> None:
    assert settings.EMAIL_BACKEND.endswith("locmem.EmailBackend")

    answer = admin.post("/office/people/invite/", SOMSRI | {"role": "officer", "agency": "2200"}, follow=True)
    person = User.objects.get(username="somsri")
    link = re.search(r"https://testserver(/\S+)", str(mail.outbox[0].body))
    assert link is not None
    somsri = Client()
    form = somsri.get(link[1], follow=True)
    entered = somsri.post(
        form.redirect_chain[-1][0], {"password1": "four words of mine", "password2": "four words of mine"}
    )

    assert answer.redirect_chain == [(f"/office/people/{person.pk}/", 303)]
    assert "Somsri Example gets the link by mail at somsri@city.example." in answer.content.decode()
    assert mail.outbox[0].subject == said("Your account in Samrit, the city's reporting of indicators")
    assert "somsri" in form.content.decode()
    assert entered["Location"] == "/office/"
    assert somsri.get("/office/account/").status_code == 200
    assert Client().get(link[1], follow=True).context["token_fail"]
    assert [e.action for e in Event.objects.order_by("pk")] == ["invite", "reset_password"]
    assert person.roles.get().agency == department


def test_where_no_mail_leaves_the_machine_the_link_is_shown_and_a_new_one_replaces_it(
    admin: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

    page = admin.post(
        "/office/people/invite/", SOMSRI | {"role": "officer", "agency": "2200"}, follow=True
    ).content.decode()
    person = User.objects.get(username="somsri")
    again = admin.post(f"/office/people/{person.pk}/link/", follow=True).content.decode()
    links = [re.search(r"https://testserver(/office/password/new/[\w-]+/)", text) for text in (page, again)]
    forms = [Client().get(link[1], follow=True) for link in links if link]

    assert "No mail was sent. Give this link to Somsri Example" in page
    assert [form.context.get("token_fail", False) for form in forms] == [True, False]


def test_what_is_wrong_with_an_invitation_is_told_in_the_form(admin: Client, department: Agency) -> None:
    factories.user(RoleName.OFFICER, over=department, username="somsri")
    other = factories.agency("2100")

    taken = admin.post("/office/people/invite/", SOMSRI | {"role": "officer", "agency": "2200"})
    beyond = admin.post("/office/people/invite/", SOMSRI | {"role": "officer", "agency": other.code})
    spaces = admin.post("/office/people/invite/", SOMSRI | {"username": "som sri", "role": "officer", "agency": "2200"})

    assert (taken.status_code, beyond.status_code, spaces.status_code) == (422, 422, 422)
    assert "There is a user “somsri” already" in taken.content.decode()
    assert "Letters, figures and . _ - @ + only, without spaces." in spaces.content.decode()
    assert User.objects.filter(username__icontains="som").count() == 1


def test_a_person_is_changed_and_two_at_once_are_told(admin: Client, department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department, username="somsri")
    sent = SOMSRI | {"expected_version": Details.of(person).digest}

    done = admin.post(f"/office/people/{person.pk}/change/", sent, follow=True)
    stale = admin.post(f"/office/people/{person.pk}/change/", sent | {"position": "อื่น"})

    assert "The account is changed." in done.content.decode()
    assert stale.status_code == 409
    assert "This was saved elsewhere" in stale.content.decode()
    assert User.objects.get(pk=person.pk).position == "นักวิชาการ"


def test_roles_are_given_and_taken_on_the_persons_page(admin: Client, department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department)

    admin.post(f"/office/people/{person.pk}/roles/", {"role": "head", "agency": "2200"})
    head = Role.objects.get(user=person, role="head")
    twice = admin.post(f"/office/people/{person.pk}/roles/", {"role": "head", "agency": "2200"})
    page = admin.post(f"/office/people/{person.pk}/roles/{head.pk}/take/", follow=True).content.decode()

    assert twice.status_code == 422
    assert "The user already has this role" in twice.content.decode()
    assert "The role is taken away." in page
    assert "The role was taken away: Head of agency, A department" in page
    assert [role.role for role in person.roles.all()] == ["officer"]
    assert admin.get(f"/office/people/{person.pk}/roles/").status_code == 405
    assert admin.post(f"/office/people/{person.pk}/roles/{head.pk}/take/").status_code == 404


def test_an_account_is_suspended_and_opened_again_on_its_page(admin: Client, department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department)

    without = admin.post(f"/office/people/{person.pk}/suspend/", {"reason": ""})
    page = admin.post(f"/office/people/{person.pk}/suspend/", {"reason": "ย้ายหน่วยงาน"}, follow=True).content.decode()
    admin.post(f"/office/people/{person.pk}/reopen/")

    assert without.status_code == 422
    assert "The account is suspended." in page
    assert "because:</strong> ย้ายหน่วยงาน" in page
    assert User.objects.get(pk=person.pk).is_active
    assert admin.get(f"/office/people/{person.pk}/nonsense/").status_code == 404


def test_what_cannot_be_done_says_why_on_the_page(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.ADMINISTRATOR)
    own = User.objects.get()

    page = client.get(f"/office/people/{own.pk}/").content.decode()
    refused = client.post(f"/office/people/{own.pk}/suspend/", {"reason": "ลา"})

    assert "Nobody can suspend their own account; another administrator has to." in page
    assert "This is the city&#x27;s last administrator" in page
    assert refused.status_code == 403
    assert User.objects.get().is_active


def test_the_page_of_somebody_who_reaches_beyond_ones_agencies_says_who_can_change_it(
    admin: Client, department: Agency
) -> None:
    person = factories.user(RoleName.OFFICER, over=department)
    Role.objects.create(user=person, role="evaluator", agency=factories.city())

    page = admin.get(f"/office/people/{person.pk}/").content.decode()

    assert "This account has a role over The city, which is beyond your agencies" in page
    assert admin.get(f"/office/people/{person.pk}/change/").status_code == 403
    assert admin.post(f"/office/people/{person.pk}/link/").status_code == 403


def test_an_administrator_finds_the_people_from_the_home_page(admin: Client, as_somebody: AsSomebody) -> None:
    assert 'href="/office/people/"' in admin.get("/office/").content.decode()
    assert 'href="/office/people/"' not in as_somebody(RoleName.OFFICER).get("/office/").content.decode()


def test_what_becomes_ownerless_is_told_and_handed_over_on_the_page_on_which_a_role_is_taken(
    admin: Client, department: Agency
) -> None:
    person = factories.user(RoleName.OFFICER, over=department)
    successor = factories.user(RoleName.OFFICER, over=department, username="successor")
    indicator = factories.indicator(factories.annual_plan(department), responsible=person)
    address = f"/office/people/{person.pk}/roles/{person.roles.get().pk}/take/"

    asked = " ".join(admin.get(address).content.decode().split())
    done = admin.post(address, {"to_2200": "successor"}, follow=True).content.decode()

    indicator.refresh_from_db()
    assert "1 indicator is left without its responsible officer:" in asked
    assert indicator.name_th in asked
    assert "The role is taken away. 1 indicator or project is handed over." in done
    assert (indicator.responsible, person.roles.count()) == (successor, 0)


def test_a_suspension_tells_what_becomes_ownerless_and_a_head_sees_it(admin: Client, department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department)
    factories.indicator(factories.annual_plan(department), responsible=person)
    head = Client()
    head.force_login(factories.user(RoleName.HEAD, over=department))
    head.cookies["django_language"] = "en"

    asked = " ".join(admin.get(f"/office/people/{person.pk}/suspend/").content.decode().split())
    before = head.get("/office/").content.decode()
    admin.post(f"/office/people/{person.pk}/suspend/", {"reason": "เกษียณ"})
    after, page = head.get("/office/").content.decode(), head.get("/office/plans/2200/2564/indicators/")

    assert "1 indicator is left without its responsible officer:" in asked
    assert "Nobody else files for this agency yet" in asked
    assert "Indicators that nobody may file" not in before
    assert "1 indicator without an officer" in after
    assert "nobody may file" in page.content.decode()


def test_an_officer_moves_to_another_agency_on_the_page(admin: Client, department: Agency) -> None:
    person = factories.user(RoleName.OFFICER, over=department)
    factories.agency("2201", parent=department)
    row = person.roles.get()

    admin.post(f"/office/people/{person.pk}/roles/{row.pk}/take/", {"to": "2201"})

    assert list(person.roles.values_list("role", "agency__code")) == [("officer", "2201")]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("move_role", "The role went over to the agency that took over: Officer, Environment"),
        ("of another version", "Something else was recorded"),
    ],
)
def test_what_was_done_to_an_account_is_a_sentence_and_no_code(action: str, words: str) -> None:
    before, after = {"role": "officer", "agency": "0700"}, {"role": "officer", "agency": "2200"}

    with in_language("en"):
        assert people_words.event(action, before, after, {"2200": "Environment"}) == words
