"""One mail a week, in one's language, with what there is to do; nothing lost where the mail server is away."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import Settings

import factories
from factories import AT
from samrit.actions.notices import notify_all
from samrit.actions.period_results import count_all
from samrit.ledger.trail import record
from samrit.ledger.verification import trail_head
from samrit.ops.digests import MailError, send_digests
from samrit.records.models import Digest, Notice, User
from samrit.report import Comparison, Result, Target
from samrit.vocabulary.codes import NoticeKind, RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db
ON = date(2021, 4, 5)  # a Monday: quarter 1 is overdue, quarter 2 falls due on the 16th


class Flaky(EmailBackend):
    """A mail server that refuses some addresses."""

    refused: tuple[str, ...] = ()

    def send_messages(self, messages: Any) -> int:
        if messages[0].to[0] in self.refused:
            raise ConnectionRefusedError("nobody there")
        return super().send_messages(messages)


def person(name: str, *roles: RoleName, language: str = "th") -> User:
    made = factories.user(*roles, username=name)
    made.email, made.name_th, made.name_en, made.language = f"{name}@city.example", f"คุณ{name}", name.title(), language
    made.save()
    return made


def send(at: datetime = AT, on: date = ON) -> int:
    return send_digests(on=on, at=at)


def html_of(letter: mail.EmailMessage) -> str:
    """The letter as a mail program shows it."""
    assert isinstance(letter, mail.EmailMultiAlternatives)
    (html, kind) = letter.alternatives[0]
    assert kind == "text/html"
    return str(html)


def officer_with_work(language: str = "th") -> User:
    made = person("officer", RoleName.OFFICER, language=language)
    indicator = factories.indicator(
        factories.annual_plan(factories.agency("2200", name_th="สำนักสิ่งแวดล้อม")), number="3.2", responsible=made
    )
    factories.quarter(indicator, 1, status=Status.RETURNED)
    notify_all(NoticeKind.RETURNED, [made.pk], report=indicator.quarters.get(quarter=1), at=AT)
    return made


def test_a_thai_officer_reads_what_there_is_to_do(settings: Settings) -> None:
    settings.BASE_URL = "https://samrit.city.example"
    officer = officer_with_work()
    indicator = officer.indicators_responsible.get()

    assert send() == 1

    (letter,) = mail.outbox
    assert letter.subject == "สัมฤทธิ์ สรุปประจำสัปดาห์ 5 เม.ย. 2564: ส่งกลับ 1, ใกล้ครบกำหนด 1"
    assert letter.to == ["officer@city.example"]
    assert letter.body.splitlines()[:7] == [
        "เรียน คุณofficer",
        "",
        "ต้องแก้ตามที่ส่งกลับ (1)",
        f"- ไตรมาสที่ 1: 3.2. {indicator.name_th}",
        "  กำหนดส่ง 15 ม.ค. 2564 · สำนักสิ่งแวดล้อม",
        f"  https://samrit.city.example/office/indicators/{indicator.pk}/#q1",
        "",
    ]
    assert "ครบกำหนดภายใน 14 วัน (1)" in letter.body
    assert "การแจ้งเตือนที่ยังไม่ได้อ่าน (1)" in letter.body
    html = html_of(letter)
    assert f'<a href="https://samrit.city.example/office/indicators/{indicator.pk}/#q1">' in html


def test_an_english_reader_reads_english() -> None:
    officer_with_work("en")

    send()

    assert mail.outbox[0].subject == "Samrit, the week of 5 Apr 2021: 1 returned, 1 due soon"
    assert "Returned for correction (1)\n- Quarter 1: 3.2. " in mail.outbox[0].body
    assert "Dear Officer," in mail.outbox[0].body


def test_what_people_wrote_is_no_markup() -> None:
    officer = officer_with_work()
    officer.indicators_responsible.update(name_th="<script>alert(1)</script>")

    send()

    assert "&lt;script&gt;" in html_of(mail.outbox[0])
    assert "<script>" not in html_of(mail.outbox[0])


def test_who_decides_reads_what_waits() -> None:
    person("head", RoleName.HEAD)
    factories.quarter(number=1, status=Status.SUBMITTED)

    send()

    assert mail.outbox[0].subject.endswith("รอท่านพิจารณา 1")


def test_nothing_to_tell_is_no_mail_and_who_wants_none_or_has_no_address_gets_none() -> None:
    person("idle", RoleName.OFFICER)
    for name, change in (("proud", {"wants_mail": False}), ("nowhere", {"email": ""}), ("gone", {"is_active": False})):
        User.objects.filter(pk=person(name, RoleName.HEAD).pk).update(**change)
    factories.quarter(number=1, status=Status.SUBMITTED)

    assert (send(), mail.outbox) == (0, [])


def test_a_mail_goes_out_once_a_day_and_what_it_told_is_not_told_again() -> None:
    officer = officer_with_work()

    sent = [send(), send(), send(on=ON + timedelta(days=7))]

    assert sent == [1, 0, 1]
    assert Notice.objects.get().mailed_at == AT
    assert [digest.day for digest in Digest.objects.filter(user=officer).order_by("day")] == [ON, date(2021, 4, 12)]
    assert "การแจ้งเตือน" not in mail.outbox[1].body


def test_an_administrator_gets_the_end_of_the_trail_to_keep() -> None:
    administrator = person("admin", RoleName.ADMINISTRATOR)
    record("x", administrator, by=None, at=AT)

    send()

    assert f"ปลายบันทึกการเปลี่ยนแปลง: {trail_head()}" in mail.outbox[0].body


def test_a_mail_that_cannot_be_sent_loses_nothing_and_is_tried_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Flaky"
    officer_with_work()
    person("head", RoleName.HEAD)
    factories.quarter(number=1, status=Status.SUBMITTED)
    monkeypatch.setattr(Flaky, "refused", ("officer@city.example",))

    with pytest.raises(MailError, match="1 mails could not be sent, 1 were"):
        send()
    after_failure = (Notice.objects.get().mailed_at, [letter.to for letter in mail.outbox])
    monkeypatch.setattr(Flaky, "refused", ())
    sent = send()

    assert after_failure == (None, [["head@city.example"]])
    assert sent == 1
    assert [letter.to for letter in mail.outbox] == [["head@city.example"], ["officer@city.example"]]
    assert Notice.objects.get().mailed_at == AT


def test_an_executive_hears_how_the_city_stands_and_again_only_when_it_has_changed() -> None:
    executive = person("executive", RoleName.EXECUTIVE, language="en")
    indicator = factories.indicator(factories.annual_plan(factories.agency("2200")), number="3.2")
    for quarter, value in ((1, 9), (2, 2)):
        row = factories.quarter(indicator, quarter, status=Status.ENDORSED, result=Result.of(value, "แห่ง"))
        row.target, row.shortfall = Target.of(Comparison.AT_LEAST, 5, "แห่ง"), "จ้างช้า"
        row.save()
    count_all()
    weeks = [ON + timedelta(weeks=week) for week in range(3)]

    sent = [send(on=weeks[0]), send(on=weeks[1])]
    row.status = Status.RETURNED.value
    row.return_reasons = {"": "ขาดหลักฐาน"}
    row.save()
    count_all()
    sent.append(send(on=weeks[2]))

    assert sent == [1, 0, 1]
    assert "0 of 1 indicator reached its target. 1 missed it." in mail.outbox[0].body
    assert "2 places, target ≥ 5 places. จ้างช้า" in mail.outbox[0].body
    assert "/office/city/" in html_of(mail.outbox[0])
    assert "1 can't be judged yet." in mail.outbox[1].body
    assert Digest.objects.filter(user=executive).count() == 2
