"""The pages of a list of partners: brought, worked on, looked at, saved; and where no worker runs."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import factories
from samrit.ops.worker import run_tasks
from samrit.records.models import Contact, Partner, PartnerUpload, User
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


def send_file(client: Client, **more: str) -> PartnerUpload:
    sent = {"agency": "2200", "file": SimpleUploadedFile("list.csv", LIST)} | more
    answer = client.post(reverse("partner_import"), sent)
    assert answer.status_code == 302, answer.content.decode()
    return PartnerUpload.objects.latest("pk")


def test_a_list_is_read_looked_at_decided_and_saved_with_its_progress(client: Client, officer: User) -> None:
    there = factories.partner(officer.roles.get().agency, name_th="โรงเรียนสวนหินซาย")
    upload = send_file(client, purpose="นัดประชุม", notified_on="2021-01-05")
    review, progress = (reverse(name, args=[upload.pk]) for name in ("partner_list", "partner_list_progress"))
    assert "รอการอ่าน" in client.get(review).content.decode()
    assert "HX-Refresh" not in client.get(progress).headers

    run_tasks()

    assert client.get(progress).headers["HX-Refresh"] == "true"
    found = client.get(review).content.decode()
    assert "โรงเรียนสวนหินซาย" in found
    assert "B3" in client.get(review, {"show": "unclear"}).content.decode()
    save = reverse("save_partner_list", args=[upload.pk])
    client.post(save)
    assert Partner.objects.count() == 1
    client.post(reverse("decide_partner_rows", args=[upload.pk]), {"row-2": str(there.pk), "row-9": "new"})
    client.post(save, {"without_unclear": "on"})
    assert "รอการบันทึก" in client.get(review).content.decode()

    run_tasks()

    assert "ขึ้นทะเบียนหน่วยงานภาคีใหม่ 1 หน่วยงาน" in client.get(review).content.decode()
    assert list(Partner.objects.order_by("pk").values_list("name_th", flat=True)) == ["โรงเรียนสวนหินซาย", "สายธาร"]
    assert Contact.objects.get().partner == there


def test_without_a_worker_the_page_says_so_and_does_it_when_asked(client: Client) -> None:
    upload = send_file(client)
    address = reverse("partner_list", args=[upload.pk])
    now = reverse("partner_list_now", args=[upload.pk])
    assert now not in client.get(address).content.decode()
    PartnerUpload.objects.update(moved_at=timezone.now() - timedelta(minutes=1))

    assert now in client.get(address).content.decode()
    client.post(now)

    assert "ยังไม่ได้บันทึก" in client.get(address).content.decode()
    client.post(reverse("discard_partner_list", args=[upload.pk]))
    assert "ยกเลิกไฟล์นี้แล้ว" in client.get(address).content.decode()


def test_a_list_is_its_owners(client: Client) -> None:
    upload = send_file(client)
    other = Client()
    other.force_login(factories.user(RoleName.OFFICER, over=upload.agency))

    names = ("partner_list", "partner_list_progress")
    assert {other.get(reverse(name, args=[upload.pk])).status_code for name in names} == {403}
    actions = ("partner_list_now", "decide_partner_rows", "save_partner_list", "discard_partner_list")
    assert {other.post(reverse(name, args=[upload.pk])).status_code for name in actions} == {403}


def test_a_purpose_and_its_day_belong_together(client: Client) -> None:
    sent = {"agency": "2200", "file": SimpleUploadedFile("list.csv", LIST), "purpose": "นัดประชุม"}

    assert client.post(reverse("partner_import"), sent).status_code == 422
    assert not PartnerUpload.objects.exists()
