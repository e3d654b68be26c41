"""A person's data: found by sending, given out in one archive, erased with a reason; nothing personal in an address."""

import json
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

import factories
from factories import AT
from packages import packed
from samrit.queries.people.person_data import PersonData
from samrit.records.models import Agency, Campaign, Contact, Event, Partner
from samrit.vocabulary.codes import RoleName
from samrit.web.partners.person_archive import person_archive

pytestmark = pytest.mark.django_db
SEARCH = {"name": "นาย หนึ่ง ตัวอย่าง"}


@pytest.fixture
def agency() -> Agency:
    return factories.agency("2200")


@pytest.fixture
def client(agency: Agency) -> Client:
    made = Client()
    made.force_login(factories.user(RoleName.COORDINATOR, over=agency))
    return made


@pytest.fixture
def contact(agency: Agency) -> Contact:
    return Contact.objects.create(
        partner=factories.partner(agency, name_th="โรงเรียนสวนหิน"), agency=agency, name="หนึ่ง ตัวอย่าง", email="=one@example.org",
        purpose="นัดประชุม", notified_on=AT.date(), added_at=AT,
    )  # fmt: skip


def test_a_person_is_found_and_given_all_that_is_kept(client: Client, contact: Contact) -> None:
    assert "หนึ่ง ตัวอย่าง" in client.post(reverse("privacy"), SEARCH).content.decode()
    assert client.get(reverse("privacy"), SEARCH).content.decode().count("หนึ่ง ตัวอย่าง") == 0

    answer = client.post(reverse("export_person"), SEARCH | {"contact": contact.pk})

    packed = ZipFile(BytesIO(answer.content))
    stored = json.loads(packed.read("personal-data.json"))["stored"]
    assert [(row["name"], row["partner"], row["purpose"]) for row in stored] == [
        ("หนึ่ง ตัวอย่าง", "โรงเรียนสวนหิน", "นัดประชุม"),
    ]  # fmt: skip
    assert "หนึ่ง ตัวอย่าง" in packed.read("personal-data.html").decode()
    assert "'=one@example.org" in packed.read("personal-data.csv").decode("utf-8-sig")
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_day_of_the_archive_is_the_city_s() -> None:
    after_midnight = datetime(2021, 3, 27, 17, 30, tzinfo=UTC)

    archive = ZipFile(BytesIO(person_archive(PersonData((), (), ()), at=after_midnight)))

    assert "28 มีนาคม 2564" in archive.read("personal-data.html").decode()


def test_a_person_is_erased_for_good_and_the_trail_holds_no_value(client: Client, contact: Contact) -> None:
    erase, sent = reverse("erase_person"), SEARCH | {"contact": str(contact.pk)}
    assert client.post(erase, sent).status_code == 422
    assert client.post(erase, sent | {"reason": "หนึ่ง ตัวอย่าง ขอ"}).status_code == 422

    assert client.post(erase, sent | {"reason": "เจ้าของข้อมูลขอให้ลบ"}).status_code == 303

    contact.refresh_from_db()
    assert (contact.name, contact.email, contact.erased_reason) == ("", "", "เจ้าของข้อมูลขอให้ลบ")
    assert "ตัวอย่าง" not in str(list(Event.objects.values()))
    assert Event.objects.get(action="erase_person").after == {"contacts": [contact.pk], "uploads": []}


def test_nobody_is_found_by_nothing_or_in_another_branch(client: Client, contact: Contact) -> None:
    assert client.post(reverse("privacy"), {"name": "ก"}).status_code == 422
    other = Client()
    other.force_login(factories.user(RoleName.ADMINISTRATOR, over=factories.agency("5018")))

    assert "example.org" not in other.post(reverse("privacy"), SEARCH).content.decode()
    for name in ("export_person", "erase_person"):
        assert other.post(reverse(name), SEARCH | {"contact": contact.pk, "reason": "ขอ"}).status_code in (403, 422)
    officer = Client()
    officer.force_login(factories.user(RoleName.OFFICER, over=contact.agency))
    for name in ("privacy", "export_person", "erase_person"):
        assert officer.post(reverse(name), SEARCH).status_code == 403


def test_no_value_of_a_contact_leaves_with_the_years_package_or_stands_on_a_public_page(
    client: Client, contact: Contact
) -> None:
    Partner.objects.filter(pk=contact.partner_id).update(note="โทรหา หนึ่ง ตัวอย่าง")
    campaign = factories.campaign(contact.agency)
    factories.practice(campaign, contact.partner)
    opened = {"opened_at": AT, "opened_by": factories.user(RoleName.OFFICER)}
    Campaign.objects.filter(pk=campaign.pk).update(**opened)
    factories.indicator(factories.annual_plan(contact.agency))
    client.post(reverse("export_person"), SEARCH | {"contact": contact.pk})

    package = ZipFile(BytesIO(packed()))
    public = Client().get(reverse("public:campaign", args=[campaign.code]))

    assert public.status_code == 200
    everything = {name: package.read(name).decode(errors="replace") for name in package.namelist()}
    everything["public page"] = public.content.decode()
    found = [name for name, text in everything.items() if "หนึ่ง ตัวอย่าง" in text or "one@example.org" in text]
    assert found == []
    assert any("โรงเรียนสวนหิน" in text for text in everything.values())
