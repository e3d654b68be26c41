"""What stands around and between the rows of a table is known for what it is, and told; nothing is read as what it isn't."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from samrit.organisations.columns import REGISTER_COLUMNS
from samrit.readers.agency_list import read_agency_list
from samrit.readers.organisation_list import OrganisationList, read_organisation_list
from samrit.readers.place_list import read_place_list
from samrit.readers.plan_sheet import PlanSheet, entered, read_plan_sheet
from samrit.readers.workbook import read_workbook

PLAN = ("หมายเลข", "รหัส", "ชื่อตัวชี้วัด", "ค่าเป้าหมาย", "หน่วยนับ", "ค่าฐาน")
DOCUMENTS = Path(__file__).parents[1] / "documents"


def xlsx(fill: Callable[[Any, Any], object]) -> bytes:
    """A workbook that a test fills: its sheet, and a way to a format."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        fill(book.add_worksheet("แผน"), lambda code: book.add_format({"num_format": code}))
    return buffer.getvalue()


def table(*rows: tuple[Any, ...]) -> bytes:
    """A sheet of these rows, in no format."""
    return xlsx(lambda sheet, _: [sheet.write_row(at, 0, row) for at, row in enumerate(rows)])


def plan(fill: Callable[[Any, Any], object]) -> PlanSheet:
    """A plan's sheet with its headings and what a test puts below them."""

    def write(sheet: Any, code: Any) -> None:
        sheet.write_row(0, 0, PLAN)
        fill(sheet, code)

    return read_plan_sheet(xlsx(write))


def partners(*rows: tuple[Any, ...]) -> OrganisationList:
    """A list of partners."""
    return read_organisation_list(table(("ชื่อหน่วยงาน", "ประเภท", "เขต"), *rows), REGISTER_COLUMNS)


def names(found: OrganisationList) -> list[str]:
    """What was read of it."""
    return [row.entry["name_th"] for row in found.rows]


def said(found: PlanSheet | OrganisationList) -> list[tuple[str, str]]:
    """Where something is told, and the first words of it."""
    return [(issue.cell, " ".join(issue.message.en.split()[:4])) for issue in found.issues]


def test_old_excel_shows_percents_zeros_decimals_and_days_as_the_new_one() -> None:
    found = read_plan_sheet((DOCUMENTS / "plan-of-old-excel.xls").read_bytes())
    first, second, third = found.rows

    assert (first.entry["code"], first.entry["target"], first.entry["baseline"]) == ("0802", "85", "50")
    assert (second.entry["target"], second.entry["baseline"], "code" in second.entry) == ("3.10", "12.3", False)
    assert [(one.cell, "Excel made a date" in one.message.en) for one in second.issues] == [("B3", True)]
    assert (third.entry["target"], [one.cell for one in third.issues]) == ("85%", ["D4"])
    assert said(found) == [
        ("A5", "This row is one"),
        ("A6", "This is a total,"),
        ("", "Rows that are hidden"),
    ]


@pytest.mark.parametrize("place", ["หมายเลข", "รหัส", "ค่าฐาน"])
@pytest.mark.parametrize("code", ["d/m/yyyy", "mmm-yy", "d-mmm", "[$-107041E]d mmm bbbb", "h:mm"])
def test_a_day_where_none_can_stand_is_told_and_not_taken(place: str, code: str) -> None:
    column = PLAN.index(place)
    letter, field = "ABCDEF"[column], {"หมายเลข": "number", "รหัส": "code", "ค่าฐาน": "baseline"}[place]

    row = plan(lambda sheet, style: (sheet.write(1, 2, "ก"), sheet.write(1, column, 46357.5, style(code)))).rows[0]

    assert field not in row.entry
    assert [(one.cell, "Excel made a date" in one.message.en) for one in row.issues] == [(f"{letter}2", True)]
    assert row.typed[field]


@pytest.mark.parametrize(
    ("value", "code", "unit", "read"),
    [
        (0.85, "0%", "ร้อยละ", "85"),
        (0.85, "0.00%", "ร้อยละ", "85"),
        (0.855, "0%", "%", "85.5"),
        (0.85, "0%", "แห่ง", "85%"),
        (12.299999999999999, None, "ตัน", "12.3"),
        (3.1, "0.00", "ตัน", "3.10"),
        (3.1, "#,##0.00", "ตัน", "3.10"),
        (3.1, "_-* #,##0.00_-;-* #,##0.00_-", "บาท", "3.10"),
        (3.14159, "0.00", "ตัน", "3.14159"),
        (1234567.5, "#,##0.0", "บาท", "1234567.5"),
        (5018081700012, "0.00E+00", "", "5018081700012"),
        ("'0802", None, "", "0802"),
        ("๑,๒๓๔.๕๐", None, "บาท", "๑,๒๓๔.๕๐"),
        (" 12 ", None, "", "12"),
        ("12\u00a0", None, "", "12"),
    ],
)
def test_a_value_is_what_its_cell_shows(value: Any, code: str | None, unit: str, read: str) -> None:
    found = plan(
        lambda sheet, style: (
            sheet.write(1, 2, "ก"),
            sheet.write(1, 3, value, style(code) if code else None),
            sheet.write(1, 4, unit),
        )
    )

    assert found.rows[0].entry["target"] == read


def test_errors_and_formulas_that_were_never_worked_out_are_told_at_their_cell() -> None:
    def fill(sheet: Any, _: Any) -> None:
        sheet.write_row(1, 0, [1, "", "ก"])
        sheet.write_formula(1, 3, "=A1/0", None, "#DIV/0!")
        sheet.write_formula(1, 5, "=A2+1", None, "")
        sheet.write_row(2, 0, [2, "", "ข", "#####"])

    first, second = plan(fill).rows

    assert [(one.cell, " ".join(one.message.en.split()[:3])) for one in first.issues] == [
        ("D2", "The cell holds"),
        ("F2", "The formula in"),
    ]
    assert [one.cell for one in second.issues] == ["D3"]


@pytest.mark.parametrize(
    "total",
    [
        "รวม",
        "รวมทั้งสิ้น",
        "รวมทั้งหมด 3 แห่ง",
        "ยอดรวม",
        "ผลรวม :",
        "รวม ๒ หน่วยงาน",
        "เฉลี่ย",
        "ค่าเฉลี่ย",
        "Total",
        "Grand total",
        "Subtotal 2",
    ],
)
def test_a_total_is_no_row(total: str) -> None:
    found = partners(("น้ำใส", "เอกชน", ""), (total, 12, ""), ("รวมใจพัฒนา", "", ""), ("รวมพลังคนรุ่นใหม่", "", ""))

    assert names(found) == ["น้ำใส", "รวมใจพัฒนา", "รวมพลังคนรุ่นใหม่"]
    assert said(found) == [("A3", "This is a total,")]


@pytest.mark.parametrize(
    "note",
    [
        "หมายเหตุ : ข้อมูล ณ เดือนมีนาคม",
        "* ยังไม่ยืนยัน",
        "ที่มา: สำนักอนามัย",
        "ข้อมูล ณ วันที่ 5 มิ.ย. 67",
        "ลงชื่อ ............. ผู้รายงาน",
        "Note: as of June",
        "Source: the office",
    ],
)
def test_notes_below_a_table_are_no_rows(note: str) -> None:
    found = partners(("น้ำใส", "เอกชน", ""), ("ฟ้าใส", "รัฐ", ""), (), (note, "", ""))

    assert names(found) == ["น้ำใส", "ฟ้าใส"]
    assert said(found) == [("A5", "This is a note,")]


def test_what_goes_on_below_a_note_is_one_and_a_table_that_goes_on_is_read() -> None:
    found = partners(
        ("น้ำใส", "เอกชน", ""), ("หมายเหตุ", "", ""), ("ยังไม่ครบ", "", ""), ("ฟ้าใส", "รัฐ", ""), ("ดินดี", "", "")
    )

    assert names(found) == ["น้ำใส", "ฟ้าใส", "ดินดี"]
    assert said(found) == [("A3", "This is a note,"), ("A4", "This is a note,")]


def test_headings_in_two_rows_numbers_of_columns_and_headings_on_each_page() -> None:
    found = read_plan_sheet(
        table(
            ("แผนปฏิบัติราชการ",),
            ("หมายเลข", "ตัวชี้วัด", "ค่าเป้าหมาย", "", "หน่วยนับ"),
            ("", "", "ไตรมาส 1", "ไตรมาส 2", ""),
            ("(1)", "(2)", "(3)", "(4)", "(5)"),
            ("1", "ก", 5, 6, "แห่ง"),
            ("หมายเลข", "ตัวชี้วัด", "ค่าเป้าหมาย", "", "หน่วยนับ"),
            ("2", "ข", 7, 8, "แห่ง"),
        )
    )

    assert [
        (row.number, row.entry["name_th"], row.entry["q1_target"], row.entry["q2_target"]) for row in found.rows
    ] == [
        (5, "ก", "5", "6"),
        (7, "ข", "7", "8"),
    ]
    assert said(found) == [
        ("A4", "This row numbers the"),
        ("A6", "The headings stand here"),
        ("A2", "The headings stand in"),
    ]


def test_merged_cells_are_said_of_their_rows_and_a_merged_name_is_one_row() -> None:
    def fill(sheet: Any, _: Any) -> None:
        sheet.write_row(0, 0, ("ชื่อหน่วยงาน", "ประเภท", "เขต"))
        sheet.merge_range("A2:C2", "กลุ่มที่ ก")
        sheet.write_column("A3", ["น้ำใส", "ฟ้าใส"])
        sheet.merge_range("C3:C4", "พระนคร")
        sheet.merge_range("A5:A6", "ดินดี")
        sheet.write_column("B5", ["เอกชน", "รัฐ"])

    found = read_organisation_list(xlsx(fill), REGISTER_COLUMNS)

    assert [(row.entry["name_th"], row.entry.get("place")) for row in found.rows] == [
        ("น้ำใส", "พระนคร"), ("ฟ้าใส", "พระนคร"), ("ดินดี", None),
    ]  # fmt: skip
    assert said(found) == [("C3:C4", "What stands in merged"), ("A2", "This row is one"), ("B6", "This row belongs to")]


def test_what_is_hidden_is_read_and_told() -> None:
    def fill(sheet: Any, _: Any) -> None:
        for at, name in enumerate("กขคงจ", 1):
            sheet.write_row(at, 0, [at, "", name])
        for row in (2, 3, 5):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column(3, 3, 8, None, {"hidden": True})

    found = plan(fill)

    assert len(found.rows) == 5
    assert [issue.message.en.split(": ")[1] for issue in found.issues] == ["3–4, 6.", "D."]


def test_the_sheet_that_is_shown_is_read_and_another_with_such_a_table_is_named() -> None:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for name in ("เก่า", "ใหม่", "อื่น"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, PLAN)
            sheet.write_row(1, 0, [1, "", name])
        book.worksheets()[1].activate()
        book.worksheets()[0].hide()

    found = read_plan_sheet(buffer.getvalue())

    assert [row.entry["name_th"] for row in found.rows] == ["ใหม่"]
    assert [issue.message.en for issue in found.issues] == [
        f"The sheet “{name}” has such a table, too; it was not read." for name in ("อื่น", "เก่า")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp874"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_plan_comes_as_csv_of_any_program(encoding: str, separator: str) -> None:
    lines = [
        ["แผน, ปีงบประมาณ พ.ศ. 2570"],
        list(PLAN),
        ["1", '="0802"', "ก", "5", "แห่ง", "1-ธ.ค."],
        ["2", "1.23457E+12", "ข", "6", "", ""],
    ]
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line] for line in lines]
    data = "\r\n".join(separator.join(line) for line in quoted).encode(encoding)

    found = read_plan_sheet(data)

    assert [(row.entry["code"], row.entry["target"]) for row in found.rows] == [("0802", "5"), ("1.23457E+12", "6")]
    assert [issue.cell for row in found.rows for issue in row.issues] == ["F3", "B4"]
    assert found.fiscal_year_be == 2570


def test_a_separator_that_the_file_tells_is_taken() -> None:
    (sheet,) = read_workbook(b"sep=;\na,b;c,d\n1,2;3,4")

    assert sheet.rows == [["a,b", "c,d"], ["1,2", "3,4"]]


def test_a_percent_of_what_is_no_share_is_told_at_its_cell_until_the_unit_is_typed_anew() -> None:
    row = plan(
        lambda sheet, style: (
            sheet.write(1, 2, "ก"),
            sheet.write(1, 3, 0.85, style("0%")),
            sheet.write(1, 4, "แห่ง"),
            sheet.write(1, 5, 0.5, style("0%")),
        )
    ).rows[0]
    anew = entered(row, "unit", "ร้อยละ")

    assert [(one.cell, "85%" in one.message.en or "50%" in one.message.en) for one in row.issues] == [
        ("D2", True),
        ("F2", True),
    ]
    assert (anew.issues, anew.entry["target"], anew.entry["baseline"]) == ((), "85", "50")


@pytest.mark.parametrize("headings", [("ชื่อ (ไทย)", "Name"), ("Name", "ชื่อ (ไทย)"), ("ชื่อ (ไทย)", "ชื่อ (อังกฤษ)")])
def test_of_two_headings_of_a_name_that_in_latin_letters_heads_the_english(headings: tuple[str, str]) -> None:
    by_heading = {"ชื่อ (ไทย)": "สวนริมน้ำ", "Name": "Riverside park", "ชื่อ (อังกฤษ)": "Riverside park"}
    rows = [("รหัส", *headings), ("5013", *(by_heading[one] for one in headings))]
    data = "\n".join(",".join(row) for row in rows).encode()

    agency = read_agency_list(data)
    places = read_place_list(data)

    named = [agency.cells.rows[0].words, places.cells.rows[0].words]
    assert [(one["name_th"], one["name_en"]) for one in named] == [("สวนริมน้ำ", "Riverside park")] * 2
    assert [*agency.issues, *places.issues] == []


def test_a_heading_over_two_columns_heads_the_first_of_them_and_short_words_name_a_choice() -> None:
    data = table(
        ("หมายเลข", "ชื่อตัวชี้วัด", "ค่าเป้าหมาย", "", "ประเภท"),
        ("", "", "ค่า", "หน่วยนับ", ""),
        ("1", "จำนวนต้นไม้ที่ปลูก", "5,000", "ต้น", "เชิงยุทธศาสตร์"),
    )

    (row,) = read_plan_sheet(data).rows

    assert (row.entry["target"], row.entry["unit"], row.entry["kind"]) == ("5,000", "ต้น", "strategic")
    assert not row.issues


def test_many_totals_are_told_in_one_sentence() -> None:
    rows = [("1", "", "จำนวนต้นไม้", 5, "ต้น"), ("รวม", "", "", 5, "")] * 5

    issues = read_plan_sheet(table(PLAN, *rows)).issues

    assert [one.message.en for one in issues] == ["These rows are totals, and no rows of the table: 3, 5, 7, 9, 11."]
