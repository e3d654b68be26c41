"""A long-term plan as a sheet: a row for each place, or a column for each level."""

from io import BytesIO
from typing import Any

import pytest
from xlsxwriter import Workbook

from samrit.readers.plan_tree_sheet import read_tree_sheet
from samrit.readers.reading import UnreadableError


def csv(*lines: str) -> bytes:
    return "\n".join(lines).encode("cp874")


def workbook(rows: list[list[Any]], *, merged: tuple[str, ...] = ()) -> bytes:
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    for place in merged:
        top = place.split(":")[0]
        column, line = ord(top[0]) - ord("A"), int(top[1:]) - 1
        sheet.merge_range(place, rows[line][column])
    book.close()
    return buffer.getvalue()


def entries(data: bytes) -> list[tuple[str, ...]]:
    names = ("level", "code", "parent", "name_th", "name_en")
    return [tuple(row.entry.get(name, "") for name in names) for row in read_tree_sheet(data).rows]


def test_a_row_for_each_place_in_any_order_of_columns_and_with_codes_in_either_digits() -> None:
    data = csv(
        "แผนพัฒนา 20 ปี,,,", "ชื่อ,รหัส,ระดับ,English name", "มหานครปลอดภัย,๑,ด้าน,Safe city", "ปลอดอาชญากรรม,๑.๑,เป้าประสงค์,"
    )

    assert entries(data) == [
        ("ด้าน", "๑", "", "มหานครปลอดภัย", "Safe city"),
        ("เป้าประสงค์", "๑.๑", "", "ปลอดอาชญากรรม", ""),
    ]
    assert read_tree_sheet(data).title == "แผนพัฒนา 20 ปี"


@pytest.mark.parametrize(
    ("words", "code", "name_th", "name_en"),
    [
        ("1.2 ถนนปลอดภัย", "1.2", "ถนนปลอดภัย", ""),
        ("๑.๒ ถนนปลอดภัย", "1.2", "ถนนปลอดภัย", ""),
        ("1.2 - ถนนปลอดภัย", "1.2", "ถนนปลอดภัย", ""),
        ("1.2. ถนนปลอดภัย", "1.2", "ถนนปลอดภัย", ""),
        ("ด้านที่ ๒ - มหานครสีเขียว : Green City", "2", "มหานครสีเขียว", "Green City"),
        ("เป้าประสงค์ที่ 2.4.1 ประหยัดพลังงาน", "2.4.1", "ประหยัดพลังงาน", ""),
    ],
)
def test_a_name_that_begins_with_its_code_gives_both(words: str, code: str, name_th: str, name_en: str) -> None:
    data = csv("ชื่อ,ระดับ", f"{words},ด้าน")

    assert entries(data) == [("ด้าน", code, "", name_th, name_en)]


def test_a_column_for_each_level_goes_on_where_cells_are_blank_or_merged() -> None:
    rows = [
        ["ด้าน", "ยุทธศาสตร์", "เป้าประสงค์"],
        ["1 มหานครปลอดภัย", "1.1 ปลอดอาชญากรรม", "1.1.1 กล้อง"],
        ["", "", "1.1.2 แสงสว่าง"],
        ["", "1.2 ถนนปลอดภัย", "1.2.1 ทางข้าม"],
        ["2 มหานครสีเขียว", "2.1 พลังงาน", ""],
    ]
    wanted = [
        ("ด้าน", "1", "", "มหานครปลอดภัย", ""),
        ("ยุทธศาสตร์", "1.1", "1", "ปลอดอาชญากรรม", ""),
        ("เป้าประสงค์", "1.1.1", "1.1", "กล้อง", ""),
        ("เป้าประสงค์", "1.1.2", "1.1", "แสงสว่าง", ""),
        ("ยุทธศาสตร์", "1.2", "1", "ถนนปลอดภัย", ""),
        ("เป้าประสงค์", "1.2.1", "1.2", "ทางข้าม", ""),
        ("ด้าน", "2", "", "มหานครสีเขียว", ""),
        ("ยุทธศาสตร์", "2.1", "2", "พลังงาน", ""),
    ]

    assert entries(workbook(rows)) == wanted
    assert entries(workbook(rows, merged=("A2:A4", "B2:B3"))) == wanted
    assert entries("\n".join(",".join(row) for row in rows).encode()) == wanted


def test_headings_of_levels_may_be_numbered_and_in_english() -> None:
    rows = [["ระดับ 1: Strategy", "ระดับ 2: Goal"], ["1 Safe city", "1.1 No crime"]]

    assert entries(workbook(rows)) == [
        ("Strategy", "1", "", "Safe city", ""),
        ("Goal", "1.1", "1", "No crime", ""),
    ]


def test_a_column_that_is_not_known_and_a_code_that_became_a_date_are_told() -> None:
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["รหัส", "ชื่อ", "สีที่ชอบ"])
    sheet.write_number(1, 0, 46357, book.add_format({"num_format": "d-mmm"}))
    sheet.write_row(1, 1, ["ถนน", "แดง"])
    book.close()

    found = read_tree_sheet(buffer.getvalue())

    assert [cell for cell, _ in found.rows[0].issues] == ["A2"]
    assert "code" not in found.rows[0].entry
    assert [issue.cell for issue in found.issues] == ["C1"]


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2", b"%PDF-1.4", csv("ด้าน", "1 ก")])
def test_what_is_no_plan_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_tree_sheet(data)


PAIRED = [
    ("ด้าน", "1", "", "มหานครปลอดภัย", ""),
    ("มิติ", "1.1", "1", "ปลอดมลพิษ", ""),
    ("มิติ", "1.2", "1", "ปลอดอุบัติเหตุ", ""),
    ("ด้าน", "2", "", "มหานครสีเขียว", ""),
    ("มิติ", "2.1", "2", "สะดวก", ""),
]
ROWS = [
    ["1", "มหานครปลอดภัย", "1.1", "ปลอดมลพิษ"],
    ["", "", "1.2", "ปลอดอุบัติเหตุ"],
    ["2", "มหานครสีเขียว", "2.1", "สะดวก"],
]


@pytest.mark.parametrize(
    "headings",
    [
        [["รหัสด้าน", "ด้าน", "รหัสมิติ", "มิติ"]],
        [["รหัสด้าน", "ชื่อด้าน", "รหัสมิติ", "ชื่อมิติ"]],
        [["ด้าน", "", "มิติ", ""], ["รหัส", "ชื่อ", "รหัส", "ชื่อ"]],
    ],
)
def test_codes_may_stand_in_a_column_of_their_own_for_each_level(headings: list[list[str]]) -> None:
    assert entries(workbook([*headings, *ROWS])) == PAIRED


def test_a_column_that_numbers_the_rows_is_no_code_where_names_begin_with_theirs() -> None:
    data = csv("ลำดับ,รายการ", "1,ด้านที่ 1 มหานครปลอดภัย", "2,1.1 ปลอดมลพิษ", "3,1.1.1 น้ำ")

    assert [(row.entry["code"], row.entry["name_th"]) for row in read_tree_sheet(data).rows] == [
        ("1", "มหานครปลอดภัย"), ("1.1", "ปลอดมลพิษ"), ("1.1.1", "น้ำ"),
    ]  # fmt: skip
    assert [issue.cell for issue in read_tree_sheet(data).issues] == ["A1"]


def test_a_column_of_codes_called_by_their_order_stays_one() -> None:
    data = csv("ลำดับ,รายการ", "1,มหานครปลอดภัย", "1.1,ปลอดมลพิษ")

    assert [row.entry["code"] for row in read_tree_sheet(data).rows] == ["1", "1.1"]
