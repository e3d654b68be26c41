"""A sheet with an indicator in each row: every cell is in a field or told, and what is no indicator makes no report."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter

from samrit.readers import read_all
from samrit.readers.reading import Reading
from samrit.report import IndicatorReport

_HEADS = ("รหัส", "ตัวชี้วัด", "หน่วยนับ", "เป้าหมาย", "ผลงาน", "ผู้รับผิดชอบ", "น้ำหนัก", "สีธง")
_ROW = ("5000-0107", "จำนวนศาลาที่พักผู้โดยสารที่ซ่อม", "หลัง", 30, 31, "ฝ่ายโยธา", 12, "เขียว")


def _book(*rows: tuple[Any, ...], formats: dict[tuple[int, int], str] | None = None, more: str = "") -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("รายงาน")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            code = (formats or {}).get((at, column))
            sheet.write(at, column, value, book.add_format({"num_format": code}) if code else None)
    if more:
        book.add_worksheet("อื่น").write(0, 0, more)
        sheet.write_comment(1, 1, f"{more} ในหมายเหตุของเซลล์")
    book.close()
    return buffer.getvalue()


def _report(reading: Reading) -> IndicatorReport:
    assert isinstance(reading.report, IndicatorReport)
    return reading.report


def _untold(reading: Reading) -> str:
    return "\n".join(one.text for one in reading.report.unplaced)


def test_columns_that_no_field_has_are_kept_with_their_heads() -> None:
    (reading,) = read_all(_book(_HEADS, _ROW))

    for line in ("ผู้รับผิดชอบ : ฝ่ายโยธา", "น้ำหนัก : 12", "สีธง : เขียว"):
        assert line in _untold(reading)
    assert "not-understood" in {issue.code for issue in reading.issues}


@pytest.mark.parametrize(
    "row",
    [
        ("", "รวม", "", "", "", "", 12),
        ("", "รวมทั้งสิ้น", "", 30, 31),
        ("", "Total", "", 30),
        ("", "ลงชื่อ ..... ผู้รายงาน"),
        ("หมายเหตุ : ตัวเลขยังไม่ตรวจ",),
        ("", "ข้อมูลจากฝ่ายโยธา"),
        ("ใช้ข้อมูลถึงเดือนกันยายน",),
    ],
)
def test_what_stands_below_the_table_is_told_and_is_no_report(row: tuple[Any, ...]) -> None:
    (reading,) = read_all(_book(_HEADS, _ROW, row))

    assert _report(reading).name == _ROW[1]
    assert next(cell for cell in row if cell) in _untold(reading)


def test_an_indicator_may_begin_with_the_word_for_a_sum() -> None:
    first = ("5000-0108", "รวมระยะทางที่ทาสีตีเส้น", "กิโลเมตร", 4, 5)

    assert [_report(one).name for one in read_all(_book(_HEADS, first, _ROW))] == [first[1], _ROW[1]]


def test_other_sheets_and_comments_are_told() -> None:
    (reading,) = read_all(_book(_HEADS, _ROW, more="เก็บจากแบบสำรวจ"))

    assert [one.text for one in reading.report.unplaced[-2:]] == ["เก็บจากแบบสำรวจ", "เก็บจากแบบสำรวจ ในหมายเหตุของเซลล์"]


def test_comments_of_an_open_document_are_told_and_in_no_cell() -> None:
    spaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    note = "<office:annotation><text:p>ยังไม่รวมเดือนกันยายน</text:p></office:annotation>"
    cell = '<table:table-cell office:value-type="string">{}<text:p>{}</text:p></table:table-cell>'
    pairs = (("ชื่อตัวชี้วัด", "", "จำนวนลานตลาด"), ("เป้าหมาย", "", "5 แห่ง"), ("ผลงาน", note, "7 แห่ง"))
    rows = "".join(
        f"<table:table-row>{cell.format('', label)}{cell.format(noted, words)}</table:table-row>"
        for label, noted, words in pairs
    )
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
            f'<table:table table:name="1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>',
        )
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    (reading,) = read_all(packed.getvalue())

    assert (_report(reading).name, _report(reading).result.value_text) == ("จำนวนลานตลาด", "7 แห่ง")
    assert [one.text for one in reading.report.unplaced] == ["ยังไม่รวมเดือนกันยายน"]


@pytest.mark.parametrize("head", ["รหัส", "หมายเลข"])
def test_a_date_for_a_code_or_number_is_told(head: str) -> None:
    row = (date(2026, 3, 2), *_ROW[1:5])
    (reading,) = read_all(_book((head, *_HEADS[1:5]), row, formats={(1, 0): "d mmm yy"}))

    assert "date-made" in {issue.code for issue in reading.issues}


def test_numbers_are_read_as_the_cell_shows_them() -> None:
    row = ("5000-0109", "ร้อยละของทางเท้าที่ได้มาตรฐาน", "ร้อยละ", 0.5, 3.1)
    (reading,) = read_all(_book(_HEADS[:5], row, formats={(1, 3): "0%", (1, 4): "0.00"}))
    report = _report(reading)

    assert report.target is not None
    assert report.result is not None
    assert (report.target.value_text, report.target.unit_text) == ("50%", "ร้อยละ")
    assert (report.result.value_text, report.result.unit_text) == ("3.10", "ร้อยละ")


def test_digits_that_a_format_hides_are_kept() -> None:
    (reading,) = read_all(_book(_HEADS[:5], (*_ROW[:4], 31.125), formats={(1, 4): "0.00"}))

    assert _report(reading).result is not None
    assert "31.125" in reading.source


def test_a_target_in_two_columns_has_its_unit() -> None:
    upper = ("ลำดับ", "ตัวชี้วัด", "ค่าเป้าหมาย", "", "ผลงาน")
    (reading,) = read_all(_book(upper, ("", "", "ค่า", "หน่วย"), (1, "จำนวนสนามเด็กเล่น", 6, "แห่ง", 7)))
    report = _report(reading)

    assert report.target is not None
    assert (report.target.value_text, report.target.unit_text) == ("6", "แห่ง")
