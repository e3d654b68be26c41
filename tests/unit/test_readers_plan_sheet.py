"""Sheets as people make them, and as somebody makes them who means harm: rows and cells, or one sentence."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from samrit.definitions import read_entry
from samrit.definitions.columns import COLUMNS, TOO_LONG
from samrit.readers.plan_sheet import MAX_ROWS, read_plan_sheet
from samrit.readers.reading import UnreadableError
from samrit.readers.table import letter
from samrit.report import Comparison
from samrit.writers.plan_sheet import PlanSheetContent, write_plan_sheet

HEADINGS = ["หมายเลข", "ชื่อตัวชี้วัด", "เงื่อนไขเป้าหมาย", "ค่าเป้าหมาย", "หน่วยนับ"]


def workbook(*rows: list[Any], before: Callable[[Any], None] = lambda _sheet: None) -> bytes:
    """A sheet with these rows, made by hand."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "d/m/yyyy"})
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write(number, place, value, day if isinstance(value, date) else None)
    before(sheet)
    book.close()
    return buffer.getvalue()


def test_headings_stand_in_any_order_and_anywhere_near_the_top() -> None:
    rows: tuple[list[Any], ...] = (
        [],
        [None, None, "แผนของเรา"],
        [None, "หน่วยนับ", "ชื่อตัวชี้วัด", "หมายเลข"],
        [None, "คน", "จำนวนคน", 3.2],
    )

    sheet = read_plan_sheet(workbook(*rows))

    assert [(row.number, row.entry["number"], row.entry["name_th"], row.cells["unit"]) for row in sheet.rows] == [
        (4, "3.2", "จำนวนคน", "B4")
    ]


def test_a_column_that_is_not_known_is_told_with_its_cell() -> None:
    sheet = read_plan_sheet(workbook([*HEADINGS, "งบประมาณ", "หน่วยนับ"], ["1", "ก", "", "", "", "100", ""]))

    assert [(issue.cell, issue.message.en) for issue in sheet.issues] == [
        ("F1", "The heading “งบประมาณ” is not known; its column was not read."),
        ("G1", "The heading “หน่วยนับ” stands there twice; the first is taken."),
    ]


def test_choices_are_read_in_either_language_and_others_are_told() -> None:
    rows = [["1", "ก", "ไม่น้อยกว่า", "5", "คน"], ["2", "ข", "at most", "5", "คน"], ["3", "ค", "ราวๆ", "5", "คน"]]

    sheet = read_plan_sheet(workbook(HEADINGS, *rows))

    assert [row.entry.get("comparison") for row in sheet.rows] == ["at_least", "at_most", None]
    assert [(issue.cell, issue.message.th) for row in sheet.rows for issue in row.issues] == [
        ("C4", "ไม่มีตัวเลือก “ราวๆ” เลือกจากรายการในเซลล์")
    ]


@pytest.mark.parametrize("day", [date(2022, 6, 30), date(2565, 6, 30)], ids=["common", "buddhist"])
def test_a_date_is_read_in_either_era(day: date) -> None:
    sheet = read_plan_sheet(workbook(HEADINGS, ["1", "ก", "แล้วเสร็จภายในวันที่", day, ""]))

    definition, problems = read_entry(sheet.rows[0].entry)

    assert problems == ()
    assert definition is not None
    assert (definition.target.comparison, definition.target.due_on) == (Comparison.MILESTONE, date(2022, 6, 30))


def test_numbers_come_without_the_tail_that_a_binary_fraction_has() -> None:
    sheet = read_plan_sheet(workbook(HEADINGS, ["1", "ก", "ไม่น้อยกว่า", 0.1 + 0.2, "คน"], ["2", "ข", "", 1e21, ""]))

    assert [row.entry["target"] for row in sheet.rows] == ["0.3", "1000000000000000000000"]


def test_a_text_that_no_cell_can_hold_stays_as_it_is() -> None:
    content = PlanSheetContent("2200", "", 2565, [{"number": "1", "name_th": "ก", "definition": "ข" * 33_000}])

    sheet = read_plan_sheet(write_plan_sheet(content))

    assert "definition" not in sheet.rows[0].entry
    assert TOO_LONG.th


def test_blank_rows_are_passed_over_and_too_many_are_told() -> None:
    many = [[str(number), "ก", "", "", ""] for number in range(MAX_ROWS + 3)]

    sheet = read_plan_sheet(workbook(HEADINGS, [""] * 5, *many))

    assert (len(sheet.rows), sheet.rows[0].number) == (MAX_ROWS, 3)
    assert [issue.cell for issue in sheet.issues] == [f"A{MAX_ROWS + 3}"]


def test_what_looks_like_a_formula_is_text_when_it_goes_out() -> None:
    content = PlanSheetContent("2200", "", 2565, [{"number": "1", "name_th": '=HYPERLINK("http://x")'}])

    data = write_plan_sheet(content)

    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert read_plan_sheet(data).rows[0].entry["name_th"] == '=HYPERLINK("http://x")'


def test_every_choice_has_its_list_and_the_template_has_help() -> None:
    data = write_plan_sheet(PlanSheetContent("2200", "สำนัก", 2565, [], people=["ก (a)"], places=[("2.4", "เมือง")]))

    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheet, book = archive.read("xl/worksheets/sheet1.xml").decode(), archive.read("xl/workbook.xml").decode()
    assert sheet.count("<dataValidation ") == 5 + 2 + 4  # choices, two people, a comparison for each quarter
    assert [name in book for name in ("แผน", "วิธีกรอก", "รายการ")] == [True, True, True]
    assert read_plan_sheet(data).rows == ()


def test_an_open_document_is_read_too() -> None:
    cells = ("หมายเลข", "ชื่อตัวชี้วัด", "หน่วยนับ"), ("7", "จำนวนคน", "คน")
    names = {
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    one = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(f"<table:table-row>{''.join(map(one.format, row))}</table:table-row>" for row in cells)
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:table="{names["table"]}" xmlns:text="{names["text"]}">'
        f'<office:body><office:spreadsheet><table:table table:name="แผน">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{office.replace("office", "manifest")}"/>')
        archive.writestr("content.xml", content)

    sheet = read_plan_sheet(buffer.getvalue())

    assert [(row.entry["number"], row.entry["unit"], row.cells["unit"]) for row in sheet.rows] == [("7", "คน", "C2")]


def far_corners(sheet: Any) -> None:
    """A cell at the far corner of the sheet: a dense table of it has seventeen billion cells."""
    sheet.write(1_048_575, 16_383, "x")


def far_alone(sheet: Any) -> None:
    """Nothing but a cell in the last row and column that there are."""
    sheet.write(1_048_575, 16_383, "x")


def bomb() -> bytes:
    """An archive of some kilobytes that unpacks to gigabytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook(HEADINGS))) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name == "xl/sharedStrings.xml":
                with new.open(name, "w") as member:
                    member.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>')
                    for _ in range(1500):
                        member.write(b"x" * 1_000_000)
            else:
                new.writestr(name, old.read(name))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no sheet of Excel"),
        (b"just text", "No row of headings"),
        (b"\x00\x01\x02", "no sheet of Excel"),
        (b"<html><table>", "web page"),
        (b"PK\x03\x04 no archive", "can't be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "can't be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "has a password"),
        (workbook(HEADINGS)[:900], "can't be read"),
        (workbook(["a", "b"], [1, 2]), "No row of headings"),
        (workbook(), "no data"),
        (b"PK\x03\x04" + b"x" * (5 * 1024 * 1024), "larger than 5 megabytes"),
        (workbook(HEADINGS, before=far_corners), "can't be read"),
        (workbook(before=far_alone), "no data"),
    ],
    ids=[
        "empty",
        "text",
        "bytes",
        "page",
        "no-archive",
        "no-xls",
        "encrypted",
        "cut-off",
        "other",
        "blank",
        "large",
        "far-corners",
        "far-alone",
    ],
)
def test_what_is_no_plan_ends_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read_plan_sheet(data)

    assert says in refusal.value.message.en
    assert any("ก" <= c <= "๙" for c in refusal.value.message.th)


def test_an_archive_that_unpacks_to_gigabytes_ends_in_one_sentence() -> None:
    test_what_is_no_plan_ends_in_one_sentence(bomb(), "can't be read")


def test_columns_are_lettered_as_excel_letters_them() -> None:
    assert [letter(column) for column in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_every_column_is_explained_in_both_languages() -> None:
    assert [
        c.field for c in COLUMNS.values() if not (c.label.th and c.label.en and bool(c.help.th) == bool(c.help.en))
    ] == []


@pytest.mark.parametrize(
    ("line", "is_read"),
    [
        ("3.10,2200-0012,ค่าเฉลี่ย,80,คะแนน", True),
        ("4,2200-0013,รวม,80,คะแนน", True),
        (",,ค่าเฉลี่ย,80,คะแนน", False),
        ("4,,รวม,80,คะแนน", False),
        ("รวม,,,80,คะแนน", False),
    ],
)
def test_an_indicator_that_is_called_as_a_total_is_none_where_it_has_number_and_code(
    line: str, *, is_read: bool
) -> None:
    sheet = read_plan_sheet(f"หมายเลข,รหัสตัวชี้วัด,ชื่อตัวชี้วัด,เป้าหมาย,หน่วยนับ\n1,2200-0001,จำนวนต้นไม้,5,ต้น\n{line}\n".encode())

    assert (len(sheet.rows) == 2) is is_read
