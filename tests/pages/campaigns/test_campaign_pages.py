"""The working pages of a campaign: made, who came, practices decided in place, files for those who may read."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from visitors import AsSomebody

import factories
from evidence_files import image
from samrit.actions.campaigns.practice_files import add_practice_file
from samrit.counting import RecordStatus
from samrit.records.models import Activity, Attendance, Campaign, CheckIn, Notice, Practice, User
from samrit.vocabulary.codes import NoticeKind, RoleName

pytestmark = pytest.mark.django_db

NEW = {
    "agency": "2200", "fiscal_year_be": "2564", "name_th": "ปิดไฟ 2564", "name_en": "Earth Hour", "starts_on": "2021-02-01",
    "ends_on": "2021-03-31", "about_th": "", "about_en": "", "code": "", "themes": "2", "theme_0_th": "พลังงาน",
    "theme_1_th": "ขยะ", "theme_1_en": "Waste",
}  # fmt: skip


def page_of(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_a_campaign_is_made_changed_and_shown(as_somebody: AsSomebody) -> None:
    agency = factories.agency("2200")
    client = as_somebody(RoleName.OFFICER, over=agency)

    made = client.post(reverse("new_campaign"), NEW)

    row = Campaign.objects.get()
    assert (made.status_code, row.code, row.themes.count()) == (303, "earth-hour-2021", 2)
    assert "Earth Hour" in page_of(client, "campaigns")
    first, second = row.themes.order_by("position")
    changed = NEW | {
        "expected_version": "1",
        "name_en": "Earth Hour 2021",
        "theme_0_pk": first.pk,
        "theme_1_pk": second.pk,
    }
    assert client.post(reverse("edit_campaign", args=[row.code]), changed).status_code == 303
    late = client.post(reverse("edit_campaign", args=[row.code]), changed | {"name_en": "Other"})
    assert late.status_code == 409
    assert "This was saved elsewhere" in late.content.decode()
    assert "Earth Hour 2021" in late.content.decode()
    assert 'name="expected_version" value="2"' in late.content.decode()
    client.post(reverse("show_campaign", args=[row.code]))
    row.refresh_from_db()
    assert row.opened_at is not None
    client.post(reverse("follow_campaign", args=[row.code]))
    assert Campaign.objects.get(follows=row).fiscal_year_be == 2565


def test_an_activity_is_added_and_keeps_the_time_of_the_city(as_somebody: AsSomebody) -> None:
    campaign = factories.campaign()
    client = as_somebody(RoleName.COORDINATOR)
    sent = {
        "kind": "meeting", "name_th": "ประชุม", "starts_at": "1 มี.ค. 2564 09.00 น.", "ends_at": "1/3/2564 12:00",
        "channel": "online", "themes": [str(campaign.themes.all()[0].pk)],
    }  # fmt: skip

    client.post(reverse("new_activity", args=[campaign.code]), sent)

    row = Activity.objects.get()
    assert (row.starts_at, row.themes.count()) == (datetime(2021, 3, 1, 2, 0, tzinfo=UTC), 1)
    assert 'value="1 Mar 2021 09:00"' in page_of(client, "edit_activity", row.pk)


def test_who_came_is_found_by_letters_and_recorded_once(as_somebody: AsSomebody) -> None:
    activity, partner = factories.activity(), factories.partner(name_th="มูลนิธิตัวอย่างสีเขียว")
    client = as_somebody(RoleName.OFFICER)

    assert "มูลนิธิตัวอย่างสีเขียว" in page_of(client, "activity", activity.pk, q="ตัวอย่างสี")
    assert "มูลนิธิตัวอย่างสีเขียว" not in page_of(client, "activity", activity.pk, q="สี")
    came = {"partner": str(partner.pk), "people": "3", "name": "ตัวอย่างสี"}
    assert client.post(reverse("came", args=[activity.pk]), came).status_code == 303
    twice = client.post(reverse("came", args=[activity.pk]), came)

    assert (twice.status_code, Attendance.objects.get().people) == (422, 3)
    assert "recorded already" in twice.content.decode()
    row = Attendance.objects.get()
    client.post(reverse("withdraw_attendance", args=[row.pk]), {"reason": "ผิด"})
    row.refresh_from_db()
    assert row.withdrawn_reason == "ผิด"


def test_an_unknown_organisation_is_accepted_as_one_of_the_register(as_somebody: AsSomebody) -> None:
    activity, partner = factories.activity(), factories.partner(name_th="มูลนิธิตัวอย่างสีเขียว")
    waiting = CheckIn.objects.create(activity=activity, organisation="ตัวอย่างสีเขียว", people=2, at=activity.starts_at)
    client = as_somebody(RoleName.OFFICER)

    assert "It is มูลนิธิตัวอย่างสีเขียว" in page_of(client, "activity", activity.pk)
    client.post(reverse("decide_check_in", args=[waiting.pk]), {"partner": str(partner.pk)})

    assert Attendance.objects.get().partner == partner


def test_practices_are_decided_in_the_queue(as_somebody: AsSomebody) -> None:
    campaign = factories.campaign()
    row = factories.practice(campaign, factories.partner(name_th="โรงเรียนตัวอย่าง"))
    client = as_somebody(RoleName.OFFICER)

    queue = page_of(client, "practices", campaign.code)
    assert "โรงเรียนตัวอย่าง" in queue
    assert "Verified, it becomes public" in queue
    assert "Practices that wait to be verified" in page_of(client, "home")
    answer = client.post(
        reverse("decide_practice", args=[row.pk, "refuse"]), {"expected_version": "1", "back": "queue", "reason": ""}
    )
    assert answer.status_code == 303
    row.refresh_from_db()
    assert row.status == RecordStatus.REPORTED
    client.post(reverse("decide_practice", args=[row.pk, "verify"]), {"expected_version": "1", "back": "queue"})
    row.refresh_from_db()
    assert row.status == RecordStatus.VERIFIED
    assert "Practices that wait to be verified" not in page_of(client, "home")
    assert "The practice was verified" in page_of(client, "practice", row.pk)
    assert client.post(reverse("decide_practice", args=[row.pk, "nonsense"])).status_code == 404


def test_who_typed_a_practice_sees_why_another_verifies_it(as_somebody: AsSomebody) -> None:
    campaign, partner = factories.campaign(), factories.partner()
    client = as_somebody(RoleName.OFFICER)
    sent = {"partner": partner.pk, "theme": campaign.themes.all()[0].pk, "what": "ปิดไฟ", "since_on": "2021-02-01"}

    client.post(reverse("new_practice", args=[campaign.code]), sent)

    row = Practice.objects.get()
    assert "another officer has to" in page_of(client, "practice", row.pk)


def test_a_partners_commitment_is_recorded_and_filtered_by_theme(as_somebody: AsSomebody) -> None:
    campaign, partner = factories.campaign(), factories.partner(name_th="โรงเรียนตัวอย่าง")
    energy, transport = campaign.themes.order_by("position")
    client = as_somebody(RoleName.OFFICER)

    client.post(
        reverse("participant", args=[campaign.code, partner.pk]), {"theme": energy.pk, "declared_on": "2021-02-02"}
    )

    assert "โรงเรียนตัวอย่าง" in page_of(client, "participants", campaign.code, theme=str(energy.pk))
    assert "โรงเรียนตัวอย่าง" not in page_of(client, "participants", campaign.code, theme=str(transport.pk))
    assert "โรงเรียนตัวอย่าง" not in page_of(client, "participants", campaign.code, sector="education")


def test_a_practices_file_is_for_those_who_may_read_its_agency(as_somebody: AsSomebody) -> None:
    agency = factories.agency("2200")
    row = factories.practice(factories.campaign(agency), factories.partner())
    officer = factories.user(RoleName.OFFICER, over=agency)
    file = add_practice_file(
        practice=row, data=image("PNG"), name="a.png", by=officer, at=datetime(2021, 4, 1, tzinfo=UTC)
    ).file
    address = reverse("practice_file", args=[file.pk])

    assert as_somebody(RoleName.EXECUTIVE, over=agency).get(address, {"view": ""})["Content-Type"] == "image/png"
    other = as_somebody(RoleName.OFFICER, over=factories.agency("2100"))
    assert other.get(address).status_code == 403
    remove = reverse("remove_practice_file", args=[file.pk])
    assert other.post(remove, {"reason": "x"}).status_code == 403
    as_somebody(RoleName.OFFICER, over=agency).post(remove, {"reason": "ผิดไฟล์"})
    file.refresh_from_db()
    assert file.removed_reason == "ผิดไฟล์"


def test_a_notice_leads_to_the_practice() -> None:
    officer: User = factories.user(RoleName.OFFICER)
    row = factories.practice(factories.campaign(), factories.partner(name_th="โรงเรียนตัวอย่าง"))
    Notice.objects.create(user=officer, at=factories.AT, kind=NoticeKind.PRACTICE.value, practice=row)
    client = Client()
    client.force_login(officer)

    shown = page_of(client, "notices")

    assert reverse("practice", args=[row.pk]) in shown
    assert "โรงเรียนตัวอย่าง รายงานการขยายผลสู่การปฏิบัติ รอตรวจสอบ" in shown


def test_a_long_list_of_campaigns_has_pages(as_somebody: AsSomebody) -> None:
    agency = factories.agency("2200")
    rows = [factories.campaign(agency, code=f"c{n}") for n in range(51)]
    client = as_somebody(RoleName.OFFICER, over=agency)

    first, second = page_of(client, "campaigns"), page_of(client, "campaigns", page="2")

    assert _codes(first) | _codes(second) == {row.code for row in rows}
    assert (len(_codes(first)), len(_codes(second))) == (50, 1)


def _codes(text: str) -> set[str]:
    return {code for code in re.findall(r'href="/office/campaigns/([\w-]+)/"', text) if code != "new"}


def test_people_who_came_are_not_called_users(as_somebody: AsSomebody) -> None:
    activity = factories.activity()
    factories.attendance(activity, factories.partner(), people=0)
    client = as_somebody(RoleName.OFFICER)
    client.cookies["django_language"] = "th"

    text = page_of(client, "activity", activity.pk)

    assert '<th scope="col">จำนวนคน</th>' in text
    assert '<td class="num" data-label="จำนวนคน">–</td>' in text
