"""Days off that come as a list that is pasted or as a file: read, looked at, mended in place, put into the calendar."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from visitors import AsSomebody
from xlsxwriter import Workbook

import factories
from samrit.records.models import CityHoliday, Import, QuarterReport
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
ADDRESS = "/office/years/2564/holidays/list/"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with in_language("en"):
        yield


@pytest.fixture
def client(as_somebody: AsSomebody) -> Client:
    """An administrator of the city."""
    return as_somebody(RoleName.ADMINISTRATOR)


def calendar() -> list[tuple[date, str, str]]:
    """What the city has put in."""
    return list(CityHoliday.objects.order_by("on").values_list("on", "name_th", "name_en"))


def as_excel() -> bytes:
    """A sheet as an office keeps it: a title, day cells of both eras, a day that another stands in for."""
    data = BytesIO()
    with Workbook(data) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "d mmmm yyyy"})
        sheet.write_string(0, 0, "วันหยุดของกรุงเทพมหานคร")
        sheet.write_row(1, 0, ["ลำดับ", "วัน เดือน ปี", "ชื่อวันหยุด", "Name in English"])
        sheet.write_number(2, 0, 1)
        sheet.write_datetime(2, 1, date(2021, 7, 15), day)
        sheet.write_string(2, 2, "ชดเชยวันหยุด (วันอาทิตย์ที่ 11 กรกฎาคม 2564)")
        sheet.write_string(2, 3, "Substitute")
        sheet.write_row(3, 0, ["2", "31/6/2564", "วันที่ไม่มี"])
        sheet.write_row(4, 0, ["3", "2564-12-31", "วันสิ้นปี"])
    return data.getvalue()


AS_CSV = "วันที่,ถึงวันที่,ชื่อวันหยุด\n15/7/2564,2021-07-16,ชดเชยวันที่ 11 ก.ค. 2564\n".encode("cp874")
AS_CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//TH
BEGIN:VEVENT
DTSTART;VALUE=DATE:20210715
DTEND;VALUE=DATE:20210717
SUMMARY:วันหยุดพิเศษ (Special holiday)
END:VEVENT
BEGIN:VEVENT
DTSTART:20210719T020000Z
DTEND:20210719T030000Z
SUMMARY:ประชุม
END:VEVENT
END:VCALENDAR
""".encode()


def uploaded(client: Client, data: bytes, name: str) -> Import:
    answer = client.post(ADDRESS, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 303, answer.content.decode()
    return Import.objects.latest("pk")


def test_a_pasted_list_is_shown_as_it_is_read_and_then_saved(client: Client) -> None:
    factories.indicator()
    CityHoliday.objects.create(on=date(2021, 7, 16), name_th="มีแล้ว")
    lines = "วันที่\tชื่อวันหยุด\n15 - 16 ก.ค. 2564\tวันหยุดพิเศษ\n2564-12-31,วันสิ้นปี,The year's last day"

    page = client.post(ADDRESS, {"lines": lines}, follow=True).content.decode()
    there = calendar()
    saved = client.post(reverse("save_import", args=[Import.objects.get().pk]), follow=True).content.decode()

    assert len(there) == 1
    assert "Thursday 15 Jul 2021" in page or "Thursday 15 July 2021" in page
    assert "In the calendar already: 16 Jul 2021" in page
    assert "2 days are in the calendar. 1 report that is not submitted yet now falls due on another day." in saved
    assert calendar() == [
        (date(2021, 7, 15), "วันหยุดพิเศษ", ""),
        (date(2021, 7, 16), "มีแล้ว", ""),
        (date(2021, 12, 31), "วันสิ้นปี", "The year's last day"),
    ]
    assert QuarterReport.objects.get(quarter=3).due_on == date(2021, 7, 19)


def test_a_cell_that_is_no_day_is_typed_anew_or_left_out(client: Client) -> None:
    upload = uploaded(client, as_excel(), "calendar.xlsx")
    save = reverse("save_import", args=[upload.pk])
    refused = client.post(save)

    client.post(reverse("retype_import", args=[upload.pk]), {"cell-B4": "30 มิ.ย. 2564", "was-B4": "31/6/2564"})
    client.post(save)

    assert refused.status_code == 422
    assert calendar() == [
        (date(2021, 6, 30), "วันที่ไม่มี", ""),
        (date(2021, 7, 15), "ชดเชยวันหยุด (วันอาทิตย์ที่ 11 กรกฎาคม 2564)", "Substitute"),
        (date(2021, 12, 31), "วันสิ้นปี", ""),
    ]


@pytest.mark.parametrize(
    ("data", "name", "days", "names"),
    [
        (AS_CSV, "วันหยุด.csv", (15, 16), ("ชดเชยวันที่ 11 ก.ค. 2564", "")),
        (AS_CALENDAR, "holidays.ics", (15, 16), ("วันหยุดพิเศษ", "Special holiday")),
        ("15 - 16 ก.ค. 2564 วันหยุดพิเศษ".encode("utf-16"), "a.txt", (15, 16), ("วันหยุดพิเศษ", "")),
    ],
)
def test_a_calendar_comes_as_csv_ics_or_text(
    data: bytes, name: str, days: tuple[int, ...], names: tuple[str, str], client: Client
) -> None:
    upload = uploaded(client, data, name)

    client.post(reverse("save_import", args=[upload.pk]), {"without_unclear": "on"})

    assert calendar() == [(date(2021, 7, day), *names) for day in days]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:never", "can't be read|No day is found"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE,TIME:20210101\nEND:VEVENT\nEND:VCALENDAR", "damaged"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\x00\x01\x02\xff\xfe", "no text"),
        ("ประชุมประจำเดือน".encode(), "No day is found"),
        (b"", "empty"),
    ],
)
def test_a_file_without_a_day_is_refused_with_the_reason(data: bytes, why: str, client: Client) -> None:
    answer = client.post(ADDRESS, {"file": SimpleUploadedFile("calendar.ics", data)})

    assert answer.status_code == 422
    assert re.search(why, answer.content.decode().replace("&#x27;", "'"))


def test_nothing_or_both_at_once_is_asked_about(client: Client) -> None:
    both = {"file": SimpleUploadedFile("a.ics", AS_CALENDAR), "lines": "15 ก.ค. 2564 วันหยุด"}

    assert [client.post(ADDRESS, sent).status_code for sent in ({}, both)] == [422, 422]
