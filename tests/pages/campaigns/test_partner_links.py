"""Pages without an account: a partner's link and the code on the wall. Nothing is written by looking, nothing leaks."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from visitors import AsSomebody

import factories
from evidence_files import image
from factories import AT
from samrit.actions.campaigns import practice_files
from samrit.config.logs import logging_settings
from samrit.counting import RecordStatus
from samrit.ledger.link_tokens import new_token
from samrit.records.models import (
    Activity,
    Attendance,
    CheckIn,
    Commitment,
    Event,
    PartnerLink,
    Practice,
    PracticeFile,
)
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Invalid
from samrit.web import rate_limit
from samrit.web.campaigns.tokens import code_token, link_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def link() -> PartnerLink:
    """The link of a partner in a campaign with an activity that was held."""
    activity = factories.activity()
    return PartnerLink.objects.create(
        **new_token(),
        campaign=activity.campaign,
        partner=factories.partner(name_th="โรงเรียนตัวอย่าง"),
        made_by=factories.user(RoleName.OFFICER),
        made_at=AT,
        expires_on=timezone.localdate() + timedelta(days=30),
    )


@pytest.fixture
def wall() -> Activity:
    """An activity that is on now, with a code on the wall."""
    activity = factories.activity()
    now = timezone.now()
    activity.starts_at, activity.ends_at = now - timedelta(minutes=5), now + timedelta(hours=1)
    activity.checkin_key = "a" * 32
    activity.save()
    return activity


@contextmanager
def writes_of() -> Iterator[list[str]]:
    """The statements that write anything but how often was asked, once this is closed."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield found
    found += [
        one["sql"]
        for one in queries
        if one["sql"].startswith(("INSERT", "UPDATE", "DELETE")) and "records_ratelimit" not in one["sql"]
    ]


def phone() -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    return client


def report_of(link: PartnerLink, **more: object) -> dict[str, object]:
    theme = link.campaign.themes.all()[0]
    return {"theme": theme.pk, "what": "ปิดไฟทางเดินหลังสองทุ่ม", "since_on": "2021-02-01", **more}


def test_looking_writes_nothing_and_stays_in_no_cache(link: PartnerLink) -> None:
    practice = factories.practice(link.campaign, link.partner)
    token = link_token(link)
    addresses = (
        reverse("by_link", args=[token]),
        reverse("by_link_report", args=[token]),
        reverse("by_link_practice", args=[token, practice.pk]),
    )
    for address in addresses:
        for send in ("get", "head"):
            with writes_of() as writes:
                answer = getattr(phone(), send)(address)
            assert (answer.status_code, writes) == (200, []), (send, address)
            assert answer["Referrer-Policy"] == "same-origin"
            assert answer["X-Robots-Tag"] == "noindex, nofollow"
            assert answer["Cache-Control"] == "no-store"
    link.refresh_from_db()
    assert link.last_used_at is None


def test_a_partner_declares_confirms_and_reports(link: PartnerLink) -> None:
    token, client = link_token(link), phone()
    theme, activity = link.campaign.themes.all()[0], link.campaign.activities.get()

    client.post(reverse("by_link_declare", args=[token, theme.pk]))
    client.post(reverse("by_link_declare", args=[token, theme.pk]))
    client.post(reverse("by_link_attend", args=[token, activity.pk]), {"people": "4"})
    photo = {"photo": _file("รูป.png")}
    sent = client.post(reverse("by_link_report", args=[token]), report_of(link, **photo))

    assert (Commitment.objects.get().link, Attendance.objects.get().people) == (link, 4)
    row = Practice.objects.get()
    assert (row.link, row.reported_by, row.status) == (link, None, RecordStatus.REPORTED)
    assert sent["Location"] == reverse("by_link_practice", args=[token, row.pk])
    file = PracticeFile.objects.get()
    assert client.get(reverse("by_link_file", args=[token, file.pk]), {"view": ""})["Content-Type"] == "image/png"
    assert {event.by for event in Event.objects.all()} == {None}
    assert token not in str(list(Event.objects.values()))
    client.post(reverse("by_link_declare", args=[token, theme.pk]), {"withdraw": "1"})
    client.post(reverse("by_link_attend", args=[token, activity.pk]), {"withdraw": "1"})
    assert not Commitment.objects.filter(withdrawn_at=None).exists()
    assert not Attendance.objects.filter(withdrawn_at=None).exists()


def _file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, image("PNG"), content_type="image/png")


def test_a_refused_report_shows_why_and_is_mended_and_reported_again(link: PartnerLink) -> None:
    row = factories.practice(link.campaign, link.partner, status=RecordStatus.REFUSED)
    address = reverse("by_link_practice", args=[link_token(link), row.pk])
    client = phone()

    assert "ไม่พบการปฏิบัติ" in client.get(address).content.decode()
    client.post(address, report_of(link, expected_version="1", where="อาคาร 2"))

    row.refresh_from_db()
    assert (row.status, row.where) == (RecordStatus.REPORTED, "อาคาร 2")
    client.post(reverse("by_link_action", args=[link_token(link), row.pk, "verify"]))
    row.refresh_from_db()
    assert row.status == RecordStatus.REPORTED
    client.post(reverse("by_link_action", args=[link_token(link), row.pk, "withdraw"]))
    row.refresh_from_db()
    assert row.status == RecordStatus.WITHDRAWN


def test_a_link_shows_and_changes_nothing_of_another_partner(link: PartnerLink) -> None:
    other = factories.practice(link.campaign, factories.partner(name_th="บริษัทลับ"))
    elsewhere = factories.activity()
    token, client = link_token(link), phone()

    assert "บริษัทลับ" not in client.get(reverse("by_link", args=[token])).content.decode()
    for name, args in (
        ("by_link_practice", [token, other.pk]),
        ("by_link_action", [token, other.pk, "withdraw"]),
        ("by_link_attend", [token, elsewhere.pk]),
        ("by_link_declare", [token, elsewhere.campaign.themes.all()[0].pk]),
    ):
        with writes_of() as writes:
            assert client.post(reverse(name, args=args), report_of(link, people="1")).status_code == 404, name
        assert writes == []


@pytest.mark.parametrize("state", ["revoked", "expired", "tampered", "unsigned", "of another kind"])
def test_a_link_that_is_none_says_so_in_one_sentence(state: str, link: PartnerLink) -> None:
    token = link_token(link)
    if state == "revoked":
        PartnerLink.objects.update(revoked_by=link.made_by, revoked_at=AT)
    elif state == "expired":
        PartnerLink.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    elif state == "of another kind":
        token = code_token(link.campaign.activities.get())
    else:
        token = token[:-4] + "AAAA" if state == "tampered" else str(link.pk)

    for send in ("get", "post"):
        with writes_of() as writes:
            answer = getattr(phone(), send)(reverse("by_link_report", args=[token]), report_of(link))
        shown = answer.content.decode()
        assert answer.status_code == (410 if state in ("revoked", "expired") else 404)
        assert "Please ask the agency that gave it to you." in shown
        assert "โรงเรียนตัวอย่าง" not in shown
        assert link.campaign.name_en not in shown
        assert writes == []


def test_no_log_holds_a_token(link: PartnerLink, caplog: pytest.LogCaptureFixture) -> None:
    stated = logging_settings("json", "debug")["formatters"]["line"]
    line = stated.pop("()")(**stated)
    PartnerLink.objects.update(revoked_by=link.made_by, revoked_at=AT)
    token = link_token(link)

    with caplog.at_level(logging.DEBUG):
        phone().get(reverse("by_link", args=[token]))
        Client(enforce_csrf_checks=True).post(reverse("by_link", args=[token]))

    written = "\n".join(map(line.format, caplog.records))
    assert '"office/p/<str:token>/"' in written
    assert token not in written + caplog.text


def test_a_form_from_elsewhere_is_not_taken(link: PartnerLink) -> None:
    theme = link.campaign.themes.all()[0]

    answer = Client(enforce_csrf_checks=True).post(reverse("by_link_declare", args=[link_token(link), theme.pk]))

    assert answer.status_code == 403
    assert not Commitment.objects.exists()


def test_who_asks_too_often_is_told_so(link: PartnerLink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rate_limit.LIMITS, "by_link", (replace(rate_limit.LINK, most=2), None))
    address = reverse("by_link", args=[link_token(link)])

    answers = [phone().get(address) for _ in range(4)]

    assert [one.status_code for one in answers] == [200, 200, 429, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= rate_limit.LINK.seconds
    assert "Wait 10 minutes, then try again." in answers[-1].content.decode()


def test_officers_make_copy_print_and_revoke_links(as_somebody: AsSomebody) -> None:
    campaign, partner = factories.campaign(), factories.partner(name_th="โรงเรียนตัวอย่าง")
    factories.commitment(campaign, partner)
    client, address = as_somebody(RoleName.OFFICER), reverse("partner_links", args=[campaign.code])
    until = (timezone.localdate() + timedelta(days=9)).isoformat()

    client.post(address, {"whom": "all", "expires_on": until})

    row = PartnerLink.objects.get()
    assert (row.partner, row.expires_on) == (partner, date.fromisoformat(until))
    listed = client.get(address)
    assert link_token(row) in listed.content.decode()
    assert listed["Cache-Control"] == "no-store"
    assert "data:image/svg" in client.get(reverse("partner_letters", args=[campaign.code])).content.decode()
    client.post(reverse("revoke_link", args=[row.pk]))
    assert phone().get(reverse("by_link", args=[link_token(row)])).status_code == 410
    assert link_token(row) not in client.get(address).content.decode()


def test_the_code_on_the_wall_checks_an_organisation_in_once(wall: Activity) -> None:
    partner = factories.partner(name_th="มูลนิธิตัวอย่างสีเขียว")
    address, client = reverse("check_in", args=[code_token(wall)]), phone()

    with writes_of() as writes:
        assert "มูลนิธิตัวอย่างสีเขียว" in client.get(address, {"q": "ตัวอย่างสี"}).content.decode()
    assert writes == []
    first = client.post(address, {"partner": partner.pk, "people": "3"})
    again = client.post(address, {"partner": partner.pk, "people": "3"})

    assert "Your organisation is checked in" in first.content.decode()
    assert "checked in already" in again.content.decode()
    assert Attendance.objects.get().people == 3


def test_the_register_is_not_read_off_the_wall(wall: Activity) -> None:
    for n in range(12):
        factories.partner(name_th=f"โรงเรียนลำดับ {n}")
    address, client = reverse("check_in", args=[code_token(wall)]), phone()

    few = client.get(address, {"q": "โร"}).content.decode()
    capped = client.get(address, {"q": "โรงเรียนลำดับ"}).content.decode()

    assert few.count("โรงเรียนลำดับ") == 0
    assert capped.count('name="partner"') == 8


def test_an_unlisted_organisation_waits(wall: Activity) -> None:
    address = reverse("check_in", args=[code_token(wall)])

    answer = phone().post(address, {"unlisted": "1", "name": "ชมรมใหม่", "people": "2"})

    assert "before it counts" in answer.content.decode()
    assert (CheckIn.objects.get().organisation, Attendance.objects.count()) == ("ชมรมใหม่", 0)


def test_a_code_that_is_over_or_replaced_leads_nowhere(wall: Activity) -> None:
    address = reverse("check_in", args=[code_token(wall)])
    Activity.objects.update(checkin_key="b" * 32)
    replaced = phone().get(address)
    wall.refresh_from_db()
    Activity.objects.update(
        starts_at=datetime(2021, 3, 27, 12, tzinfo=UTC), ends_at=datetime(2021, 3, 27, 14, tzinfo=UTC)
    )
    over = phone().post(
        reverse("check_in", args=[code_token(wall)]), {"partner": factories.partner().pk, "people": "1"}
    )

    assert (replaced.status_code, over.status_code) == (404, 410)
    assert not Attendance.objects.exists()


def test_links_and_codes_lead_to_the_installation_s_own_address(
    as_somebody: AsSomebody, link: PartnerLink, wall: Activity, settings: Settings
) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://samrit.example", ["*"]
    client = as_somebody(RoleName.OFFICER)

    pages = [
        client.get(address, headers={"host": "evil.example"}).content.decode()
        for address in (
            reverse("partner_links", args=[link.campaign.code]),
            reverse("activity_code", args=[wall.pk]),
        )
    ]

    own = ("/office/p/" + link_token(link), "/office/c/" + code_token(wall))
    assert [f"https://samrit.example{path}/" in page for path, page in zip(own, pages, strict=True)] == [True, True]
    assert not any("evil.example" in page for page in pages)


def test_a_link_s_files_of_a_day_count_on_whosever_report_they_hang(
    link: PartnerLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An officer typed the report; the partner's photos of it count as those of its own reports do."""
    monkeypatch.setattr(practice_files, "MOST_FILES_A_DAY", 1)
    row = factories.practice(link.campaign, link.partner)
    now = timezone.now()
    practice_files.add_practice_file(practice=row, data=image("PNG"), name="one.png", by=link, at=now)

    with pytest.raises(Invalid):
        practice_files.add_practice_file(
            practice=row, data=image("PNG", size=(20, 20)), name="two.png", by=link, at=now
        )

    assert row.files.count() == 1


def test_a_link_is_random_and_who_has_only_the_database_opens_none(link: PartnerLink, settings: Settings) -> None:
    stored = PartnerLink.objects.values("token_hash", "sealed_token").get()
    token = link_token(link)
    another = new_token()

    assert len(token) == 32
    assert token not in stored["token_hash"] + stored["sealed_token"]
    assert {stored["token_hash"], stored["sealed_token"]} & set(another.values()) == set()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key" * 6, []
    assert link_token(link) == ""
    assert phone().get(reverse("by_link", args=[token])).status_code == 200  # what was given out holds all the same
