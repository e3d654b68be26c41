"""Lists of organisations as offices send them: headings in any order, CSV of old programs, cells that are not understood."""

import pytest
from xlsxwriter import Workbook

from samrit.organisations.columns import REGISTER_COLUMNS, SIGN_IN_COLUMNS
from samrit.readers.organisation_list import OrganisationRow, read_organisation_list
from samrit.readers.reading import UnreadableError
from samrit.readers.table import CellIssue
from samrit.thai.translation import Worded


def _xlsx(*rows: list[str]) -> bytes:
    from io import BytesIO

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return buffer.getvalue()


def test_rows_come_by_field_whatever_the_order_of_columns() -> None:
    data = _xlsx(
        ["บัญชีภาคีเครือข่าย ปี ๒๕๖๔"],
        ["ลำดับ", "ประเภท", "ชื่อหน่วยงาน", "เบอร์โทร", "Name in English", "สี"],
        ["1", "เอกชน", " บริษัท  นํ้าใส ", "02 000 0000", "", "แดง"],
        [],
        ["2", "ไม่รู้", "", "", "Clear River", ""],
        ["3", "", "", "02", "", ""],
    )

    found = read_organisation_list(data, REGISTER_COLUMNS)

    assert [(row.number, dict(row.entry)) for row in found.rows] == [
        (3, {"sector": "private", "name_th": "บริษัท น้ำใส", "contact_phone": "02 000 0000"}),
        (5, {"name_en": "Clear River", "name_th": "Clear River"}),
        (6, {"contact_phone": "02"}),
    ]
    assert [issue.cell for row in found.rows for issue in row.issues] == ["B5", "C6"]
    assert found.issues == (
        CellIssue(
            "F2",
            Worded(th="ไม่รู้จักหัวตาราง “สี” ไม่ได้อ่านคอลัมน์นี้", en="The heading “สี” is not known; its column was not read."),
        ),
    )
    assert found.is_personal


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_of_any_program_is_read(encoding: str, delimiter: str) -> None:
    lines = [["ชื่อ-สกุล", "สังกัด", "จำนวน (คน)"], ["ใครคนหนึ่ง", "โรงเรียนสวนหิน", "๑๒ คน"], ["", "น้ำใส", "มาก"]]
    data = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)

    found = read_organisation_list(data, SIGN_IN_COLUMNS)

    assert [dict(row.entry) for row in found.rows] == [{"name_th": "โรงเรียนสวนหิน", "people": "12"}, {"name_th": "น้ำใส"}]
    assert [issue.cell for row in found.rows for issue in row.issues] == ["C3"]
    assert "ข้อมูลส่วนบุคคล" in found.issues[0].message.th
    assert not found.is_personal


@pytest.mark.parametrize("data", [b"", b"\x00\x01", "ก,ข\n1,2".encode(), b"\x89PNG\r\n\x1a\n\x00"])
def test_what_is_no_list_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read_organisation_list(data, REGISTER_COLUMNS)

    assert refusal.value.message.th


def test_a_row_keeps_where_each_field_stands() -> None:
    found = read_organisation_list("เขต,ชื่อหน่วยงาน\nพระนคร,น้ำใส".encode(), REGISTER_COLUMNS)

    row = OrganisationRow(2, {"place": "พระนคร", "name_th": "น้ำใส"}, {"place": "A2", "name_th": "B2"})
    assert found.rows == (row,)
