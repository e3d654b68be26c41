"""The history of a record: who did what, when, in words; field by field; by person, action and quarter; in leaves."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from visitors import AsSomebody

import factories
from factories import AT
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reviews.review import return_, submit
from samrit.ledger.trail import record
from samrit.records.models import Evidence, Indicator, QuarterReport, User
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


def officer() -> User:
    made = factories.user(RoleName.OFFICER)
    made.name_th, made.name_en = "สมใจ ใจดี", "Somjai Jaidee"
    made.save()
    return made


def edited(row: QuarterReport, by: User, *, minutes: int = 0) -> None:
    content = factories.content(quarter=row.quarter, result=Result.of(7, "หน่วยงาน"), narrative=f"จัดประชุม {minutes} ครั้ง")
    version = QuarterReport.objects.get(pk=row.pk).version
    edit_quarter(report=row, content=content, version=version, by=by, at=AT + timedelta(minutes=minutes))


def history(as_somebody: AsSomebody, indicator: Indicator, query: str = "", language: str = "th") -> str:
    client = as_somebody(RoleName.EXECUTIVE, language=language)
    return str(client.get(f"/office/indicators/{indicator.pk}/history/{query}").content.decode())


def reported(page: str) -> list[str]:
    """The actions on a page, as their headings say them."""
    return [" ".join(re.sub(r"<[^>]+>", "", head).split()) for head in re.findall(r"<h2>(.*?)</h2>", page, re.DOTALL)]


def changes(page: str) -> list[tuple[str, str, str]]:
    """The changes on a page: the field, what stood there, what stands now."""
    found = []
    for name, change in re.findall(r"<dt>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", page, re.DOTALL):
        old, new = (re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", change, re.DOTALL) for tag in ("del", "ins"))
        found.append((name, old[1] if old else "", new[1] if new else ""))
    return found


def test_it_tells_who_did_what_when_and_what_stood_there_before(as_somebody: AsSomebody) -> None:
    row, by = factories.quarter(), officer()
    edited(row, by)

    page = history(as_somebody, row.indicator)

    assert reported(page) == ["แก้ไขรายงานไตรมาสที่ 1"]
    assert "10 ม.ค. 2564 16.30 น." in page
    assert "สมใจ ใจดี" in page
    assert ("ไตรมาสที่ 1: ผลการดำเนินงาน", "ประชุมเตรียมงานแล้ว", "จัดประชุม 0 ครั้ง") in changes(page)
    assert ("ไตรมาสที่ 1: ผลงาน", "5", "7") in changes(page)


def test_it_is_read_in_english_too(as_somebody: AsSomebody) -> None:
    row = factories.quarter(status=Status.SUBMITTED)
    return_(
        report=row, reasons={"": "หลักฐานไม่พอ", "narrative": "ยังไม่บอกจำนวน"}, by=factories.user(RoleName.HEAD), at=AT
    )

    page = history(as_somebody, row.indicator, language="en")

    assert reported(page) == ["Quarter 1 was sent back"]
    assert changes(page) == [
        ("Status", "Submitted", "Returned"),
        ("Why it went back: the whole report", "", "หลักฐานไม่พอ"),
        ("Why it went back: What was done", "", "ยังไม่บอกจำนวน"),
        ("Correction due on", "", "19 January 2021"),
    ]


def test_long_texts_are_marked_word_by_word(as_somebody: AsSomebody) -> None:
    row = factories.quarter()
    text = "จัดประชุมหน่วยงานภาคีเครือข่ายเพื่อเตรียมกิจกรรมปิดไฟ มีผู้เข้าร่วม {} หน่วยงาน ณ ศาลาว่าการ"
    with transaction.atomic():
        record(
            "edit_quarter",
            row,
            by=None,
            at=AT,
            before={"narrative": text.format(97)},
            after={"narrative": text.format(98)},
        )

    page = " ".join(re.sub(r'<span class="hidden-words">.*?</span>', "", history(as_somebody, row.indicator)).split())

    assert "มีผู้เข้าร่วม <del>97</del><ins>98</ins> หน่วยงาน" in page


def test_it_names_on_whose_behalf(as_somebody: AsSomebody) -> None:
    row, head = factories.quarter(), officer()
    with transaction.atomic():
        record("endorse", row, by=factories.user(username="deputy"), on_behalf_of=head, at=AT)

    assert "ปฏิบัติราชการแทน สมใจ ใจดี" in history(as_somebody, row.indicator)


def test_it_holds_all_that_belongs_to_the_indicator_and_nothing_else(as_somebody: AsSomebody) -> None:
    row, other = factories.quarter(), factories.quarter()
    evidence = Evidence.objects.create(indicator=row.indicator, ref="บันทึกข้อความ", quarter=2)
    with transaction.atomic():
        for subject in (row, other, evidence, row.indicator):
            record("edit_quarter", subject, by=None, at=AT)

    page = history(as_somebody, row.indicator)

    assert reported(page) == ["แก้ไขรายงาน", "แก้ไขรายงานไตรมาสที่ 2", "แก้ไขรายงานไตรมาสที่ 1"]


def test_it_is_chosen_by_person_action_and_quarter(as_somebody: AsSomebody) -> None:
    indicator, by = factories.indicator(), officer()
    for number in (1, 2):
        edited(factories.quarter(indicator, number), by)
    submit(report=indicator.quarters.get(quarter=2), by=factories.user(RoleName.OFFICER), at=AT)

    chosen = {
        query: reported(history(as_somebody, indicator, query))
        for query in (f"?person={by.pk}", "?action=submit", "?quarter=2", "?quarter=1&action=submit", "?quarter=x")
    }

    first, second, handed_in = "แก้ไขรายงานไตรมาสที่ 1", "แก้ไขรายงานไตรมาสที่ 2", "ส่งรายงานไตรมาสที่ 2"
    assert chosen == {
        f"?person={by.pk}": [second, first],
        "?action=submit": [handed_in],
        "?quarter=2": [handed_in, second],
        "?quarter=1&action=submit": [],
        "?quarter=x": [handed_in, second, first],
    }


def test_many_events_come_in_leaves_that_keep_the_choice(as_somebody: AsSomebody) -> None:
    row, by = factories.quarter(), officer()
    with transaction.atomic():
        for _ in range(120):
            record("submit", row, by=by, at=AT)

    second = history(as_somebody, row.indicator, "?action=submit&page=2")

    assert len(reported(second)) == 50
    assert "หน้า 2 จาก 3" in second
    assert "?action=submit&amp;page=1" in second
    assert "?action=submit&amp;page=3" in second
    assert len(reported(history(as_somebody, row.indicator, "?page=99"))) == 20


@pytest.mark.parametrize(
    "address", ["/office/indicators/{pk}/history/", "/office/plans/2200/2564/history/", "/office/audit/history/"]
)
def test_it_takes_as_many_queries_for_many_pages_of_events_as_for_one(address: str, as_somebody: AsSomebody) -> None:
    plan = factories.annual_plan(factories.agency("2200"))
    rows = [factories.quarter(factories.indicator(plan)) for _ in range(3)]
    client, by = as_somebody(RoleName.ADMINISTRATOR), officer()
    address = address.format(pk=rows[0].indicator.pk)
    counted = []
    for more in (1, 2, 147):
        with transaction.atomic():
            for n in range(more):
                record("edit_quarter", rows[n % 3], by=by, at=AT, before={"narrative": "ก"}, after={"narrative": "ข"})
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counted.append(len(queries))

    assert counted == [counted[0]] * 3
    assert counted[0] <= 14
