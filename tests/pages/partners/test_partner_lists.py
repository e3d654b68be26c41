"""The pages of a list of partners: brought, worked on, looked at, saved; and where no worker runs."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import factories
from catalogue import said
from samrit.ops.worker import run_tasks
from samrit.records.models import Contact, Import, Partner, Place, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "ชื่อหน่วยงาน,ภาคส่วน,ผู้ประสานงาน\nโรงเรียนสวนหินทราย,,ครูหนึ่ง ตัวอย่าง\nน้ำใส,แปลก,\nสายธาร,เอกชน,\n".encode()


@pytest.fixture
def officer() -> User:
    return factories.user(RoleName.OFFICER, over=factories.agency("2200"))


@pytest.fixture
def client(officer: User) -> Client:
    made = Client()
    made.force_login(officer)
    return made


def send_file(client: Client, **more: str) -> Import:
    sent = {"agency": "2200", "file": SimpleUploadedFile("list.csv", LIST)} | more
    answer = client.post(reverse("partner_import"), sent)
    assert answer.status_code == 303, answer.content.decode()
    return Import.objects.latest("pk")


def test_a_list_is_read_looked_at_decided_and_saved_with_its_progress(client: Client, officer: User) -> None:
    there = factories.partner(officer.roles.get().agency, name_th="โรงเรียนสวนหินซาย")
    upload = send_file(client, purpose="นัดประชุม", notified_on="2021-01-05")
    review, progress = (reverse(name, args=[upload.pk]) for name in ("import_file", "import_progress"))
    assert "รอการอ่าน" in client.get(review).content.decode()
    assert "HX-Refresh" not in client.get(progress).headers

    run_tasks()

    assert client.get(progress).headers["HX-Refresh"] == "true"
    found = client.get(review).content.decode()
    assert "โรงเรียนสวนหินซาย" in found
    assert "B3" in client.get(review, {"show": "unclear"}).content.decode()
    save = reverse("save_import", args=[upload.pk])
    client.post(save)
    assert Partner.objects.count() == 1
    client.post(reverse("decide_import", args=[upload.pk]), {"row-2": str(there.pk), "row-9": "new"})
    client.post(save, {"without_unclear": "on"})
    assert "รอการบันทึก" in client.get(review).content.decode()

    run_tasks()

    assert "ขึ้นทะเบียนหน่วยงานภาคีใหม่ 1 หน่วยงาน" in client.get(review).content.decode()
    assert list(Partner.objects.order_by("pk").values_list("name_th", flat=True)) == ["โรงเรียนสวนหินซาย", "สายธาร"]
    assert Contact.objects.get().partner == there


def test_without_a_worker_the_page_says_so_and_does_it_when_asked(client: Client) -> None:
    upload = send_file(client)
    address = reverse("import_file", args=[upload.pk])
    now = reverse("import_now", args=[upload.pk])
    assert now not in client.get(address).content.decode()
    Import.objects.update(moved_at=timezone.now() - timedelta(minutes=1))

    assert now in client.get(address).content.decode()
    client.post(now)

    assert said("Nothing is saved yet.") in client.get(address).content.decode()
    client.post(reverse("discard_import", args=[upload.pk]))
    assert Message("This file was let go; nothing of it was saved.").th in client.get(address).content.decode()


def test_a_list_is_its_owners(client: Client) -> None:
    upload = send_file(client)
    other = Client()
    other.force_login(factories.user(RoleName.OFFICER, over=upload.agency))

    names = ("import_file", "import_progress")
    assert {other.get(reverse(name, args=[upload.pk])).status_code for name in names} == {403}
    actions = ("import_now", "decide_import", "save_import", "discard_import")
    assert {other.post(reverse(name, args=[upload.pk])).status_code for name in actions} == {403}


def test_a_purpose_and_its_day_belong_together(client: Client) -> None:
    sent = {"agency": "2200", "file": SimpleUploadedFile("list.csv", LIST), "purpose": "นัดประชุม"}

    assert client.post(reverse("partner_import"), sent).status_code == 422
    assert not Import.objects.exists()


def test_a_cell_is_typed_anew_on_the_page_and_rows_that_were_matched_with_it_are_matched_anew(client: Client) -> None:
    rows = "ชื่อหน่วยงาน,ภาคส่วน,เขต\nน้ำใส,แปลก,\nสายธาร,เอกชน,\nสายธาร,,\nลมดี,,\nลมดี,,\n"
    client.post(reverse("partner_import"), {"agency": "2200", "file": SimpleUploadedFile("list.csv", rows.encode())})
    upload = Import.objects.latest("pk")
    run_tasks()
    page, retype = (reverse(name, args=[upload.pk]) for name in ("import_file", "retype_import"))

    shown = client.get(page, {"show": "unclear"}).content.decode()
    client.post(
        retype,
        {"cell-B2": "เอกชน", "was-B2": "แปลก", "cell-A5": "ลมแรง", "was-A5": "ลมดี"},
    )
    upload.refresh_from_db()
    client.post(reverse("save_import", args=[upload.pk]))
    run_tasks()

    assert 'name="cell-B2" value="แปลก"' in shown
    assert upload.content["retyped"] == {"B2": "เอกชน", "A5": "ลมแรง"}
    names = Partner.objects.order_by("pk").values_list("name_th", "sector")
    assert list(names) == [("น้ำใส", "private"), ("สายธาร", "private"), ("ลมแรง", "unknown"), ("ลมดี", "unknown")]


def test_a_district_is_chosen_or_typed_anew_where_the_list_has_a_slip(client: Client) -> None:
    factories.fifty_districts()
    data = "ชื่อหน่วยงาน,เขต\nชมรมหนึ่ง,จตุจัก\nชมรมสอง,จตุจัก\nชมรมสาม,เมืองนนทบุรี\n".encode()
    client.post(reverse("partner_import"), {"agency": "2200", "file": SimpleUploadedFile("list.csv", data)})
    run_tasks()
    upload = Import.objects.latest("pk")
    page = client.get(reverse("import_file", args=[upload.pk])).content.decode()
    chatuchak = Place.objects.get(code="1030")
    assert f'name="row-2-place" value="{chatuchak.pk}"' in page
    assert 'name="cell-B4" value="เมืองนนทบุรี"' in page

    sent = {"row-2-place": chatuchak.pk, "cell-B4": "เขตดินแดง", "was-B4": "เมืองนนทบุรี"}
    client.post(reverse("decide_import", args=[upload.pk]), sent)
    client.post(reverse("save_import", args=[upload.pk]))
    run_tasks()

    found = Partner.objects.order_by("pk").values_list("name_th", "place__code")
    assert list(found) == [("ชมรมหนึ่ง", "1030"), ("ชมรมสอง", "1030"), ("ชมรมสาม", "1026")]
