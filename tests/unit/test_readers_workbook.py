"""A cell is read as a person sees it: percent, zeros in front, days of either era, numbers too long for Excel."""

import re
import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from samrit.organisations.columns import REGISTER_COLUMNS
from samrit.readers.organisation_list import read_organisation_list
from samrit.readers.plan_sheet import read_plan_sheet
from samrit.readers.workbook import Sheet, read_workbook


def xlsx(*rows: Sequence[tuple[Any, Any]]) -> bytes:
    """A sheet with values, each in a format of Excel's."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("แผ่น 1")
    for number, row in enumerate(rows):
        for place, (value, code) in enumerate(row):
            sheet.write(number, place, value, book.add_format({"num_format": code}) if code else None)
    book.close()
    return buffer.getvalue()


def ods(*rows: Sequence[tuple[str, str, str]]) -> bytes:
    """The same as an OpenDocument: kind, value, what the cell shows."""
    names = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
    cell = '<table:table-cell office:value-type="{}" office:value="{}"><text:p>{}</text:p></table:table-cell>'
    body = "".join(f"<table:table-row>{''.join(cell.format(*one) for one in row)}</table:table-row>" for row in rows)
    spaces = " ".join(f'xmlns:{one}="{names.format(one)}"' for one in ("office", "table", "text"))
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{names.format("manifest")}"/>')
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="แผ่น 1"><table:table-row table:number-rows-repeated="2"><table:table-cell/>'
            f"</table:table-row>{body}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return buffer.getvalue()


def first(data: bytes) -> Sheet:
    """The first sheet of a workbook."""
    return read_workbook(data)[0]


@pytest.mark.parametrize(
    ("value", "code", "shows"),
    [
        (0.5, "0%", "50%"),
        (0.975, "0.0%", "97.5%"),
        (0.57, 9, "57%"),
        (0.57, 67, "57%"),
        (1.2, "0%;[Red]-0%", "120%"),
        (802, "0000", "0802"),
        (812345678, "0000000000", "0812345678"),
        (812345678, "000-000-0000", "081-234-5678"),
        (12, '"รหัส "0000', "0012"),
        (12.5, "0000", "12.5"),
        (12, "0", "12"),
        (12, "0.00", "12"),
        (1200, "#,##0", "1200"),
        (0.1 + 0.2, None, "0.3"),
        (-0.05, "0%", "-5%"),
        (date(2022, 3, 31), "d/m/yyyy", "31 มีนาคม 2565"),
        (date(2022, 3, 31), "[$-107041E]d mmm bbbb", "31 มีนาคม 2565"),
        (date(2565, 3, 31), "d/m/yyyy", "31 มีนาคม 2565"),
        (44651, 71, "31 มีนาคม 2565"),
        ("๐๘๐๒", "@", "๐๘๐๒"),
        ("0802", None, "0802"),
    ],
)
def test_a_cell_says_what_it_shows(value: Any, code: Any, shows: str) -> None:
    sheet = first(xlsx([("หัว", None), (value, code)]))

    assert (sheet.rows[0][1], sheet.remarks(), sheet.lost) == (shows, [], frozenset())


def test_an_open_document_says_what_its_cells_show() -> None:
    sheet = first(
        ods(
            [("percentage", "0.5", "50,0 %"), ("float", "802", "0802"), ("float", "12", "12")],
            [("float", "0.30000000000000004", "0,3"), ("float", "1234567890123456", "1234567890123456")],
        )
    )

    assert sheet.rows[2:] == [["50%", "0802", "12"], ["0.3", "1234567890123456", ""]]
    assert sheet.lost == {(3, 1)}


def test_digits_that_excel_has_dropped_are_told_at_their_cell() -> None:
    plan = read_plan_sheet(
        xlsx(
            [("หมายเลข", None), ("ชื่อตัวชี้วัด", None), ("ค่าเป้าหมาย", None)],
            [(1, None), ("ก", None), (1234567890123456, None)],
            [(2, None), ("ข", None), (123456789012345, None)],
        )
    )
    partners = read_organisation_list(
        xlsx([("ชื่อหน่วยงาน", None), ("เบอร์โทร", None)], [("น้ำใส", None), (6612345678901234, None)]), REGISTER_COLUMNS
    )

    assert [[issue.cell for issue in row.issues] for row in plan.rows] == [["C2"], []]
    assert plan.rows[1].entry["target"] == "123456789012345"
    assert [(issue.cell, "15" in issue.message.en) for issue in partners.rows[0].issues] == [("B2", True)]
    assert "contact_phone" not in partners.rows[0].entry


@pytest.mark.parametrize(
    ("unit", "read"),
    [("ร้อยละ", ("80", "ร้อยละ", "75", "10")), ("", ("80", "ร้อยละ", "75", "10")), ("คน", ("80%", "คน", "75%", "10"))],
)
def test_percent_in_a_plan_is_a_share_where_the_unit_says_so(unit: str, read: tuple[str, ...]) -> None:
    headings = [(words, None) for words in ("ชื่อตัวชี้วัด", "ค่าเป้าหมาย", "หน่วยนับ", "ค่าฐาน", "น้ำหนัก")]

    row = read_plan_sheet(xlsx(headings, [("ก", None), (0.8, "0%"), (unit, None), (0.75, "0%"), (0.1, "0%")])).rows[0]

    assert tuple(row.entry[name] for name in ("target", "unit", "baseline", "weight")) == read


def test_a_phone_number_keeps_its_zero_and_a_code_too() -> None:
    data = xlsx(
        [("ชื่อหน่วยงาน", None), ("เบอร์โทร", None)],
        [("น้ำใส", None), (812345678, "0000000000")],
        [(802, "0000"), ("", None)],
    )

    rows = read_organisation_list(data, REGISTER_COLUMNS).rows

    assert [row.entry for row in rows] == [{"name_th": "น้ำใส", "contact_phone": "0812345678"}, {"name_th": "0802"}]


def test_formats_that_can_not_be_found_are_told() -> None:
    data = xlsx([("หมายเลข", None), ("ชื่อตัวชี้วัด", None), ("ค่าเป้าหมาย", None)], [(1, None), ("ก", None), (0.5, "0%")])
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb'<xf numFmtId="[1-9]\d*"', b'<xf numFmtId="ix"', old.read(name)))

    plan = read_plan_sheet(buffer.getvalue())

    assert plan.rows[0].entry["target"] == "0.5"
    assert [(issue.cell, ".xlsx" in issue.message.th) for issue in plan.issues] == [("", True)]
