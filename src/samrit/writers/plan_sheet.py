"""A plan as a sheet of Excel: what stands in it, or an empty template; the same headings that the reader reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from samrit.definitions.choices import CHOICE_FIELDS, words_of
from samrit.definitions.columns import COLUMNS, LONGEST_CELL, TOO_LONG, Column
from samrit.report.struct import read_number
from samrit.thai.translation import Message
from samrit.writers.colours import ACCENT, ACCENT_TINT, EDGE, QUIET, TINT

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADING_ROW = 2  # counted from 0
_BLANK_ROWS = 200  # below what is there, ready to be filled in
_NUMBERS = frozenset({"baseline", "weight", *(f"q{quarter}_weight" for quarter in (1, 2, 3, 4))})
_INK, _HEAD, _HELP = ACCENT, ACCENT_TINT, TINT


@dataclass(frozen=True, slots=True)
class PlanSheetContent:
    """What is written: whose plan of which year, each row's fields as entered, and what people may choose from.

    `people` are the names for the drop-downs, `places` those of long-term plans with their codes.
    """

    agency_code: str
    agency_name: str
    fiscal_year_be: int
    rows: Sequence[Mapping[str, str]]
    people: Sequence[str] = ()
    places: Sequence[tuple[str, str]] = ()
    agencies: Sequence[tuple[str, str]] = ()  # codes with names, where the sheet is of the whole city


AGENCY = Column("agency", Message("Code of the agency"), Message("As in the list of agencies."))


def write_plan_sheet(content: PlanSheetContent) -> bytes:
    """The workbook: the plan, a page of help, the lists behind the drop-downs."""
    from xlsxwriter import Workbook  # takes longer to load than most commands run

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": _title(content)})
    _write_plan(book, content)
    _write_help(book)
    _write_lists(book, content)
    book.close()
    return buffer.getvalue()


def _title(content: PlanSheetContent) -> str:
    whose = f"{content.agency_name} ({content.agency_code})" if content.agency_code else content.agency_name
    return f"แผนปฏิบัติราชการประจำปีงบประมาณ {content.fiscal_year_be} {whose}".strip()


def _columns(content: PlanSheetContent) -> tuple[Column, ...]:
    return (*([AGENCY] if content.agencies else []), *COLUMNS.values())


def _write_plan(book: "Workbook", content: PlanSheetContent) -> None:
    sheet = book.add_worksheet("แผน")
    title = book.add_format({"bold": True, "font_size": 14, "font_color": _INK})
    quiet = book.add_format({"italic": True, "font_color": QUIET})
    head = book.add_format(
        {"bold": True, "bg_color": _HEAD, "border": 1, "border_color": EDGE, "text_wrap": True, "valign": "top"}
    )
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, _title(content), title)
    sheet.write_string(1, 0, "หนึ่งแถวต่อหนึ่งตัวชี้วัด วิธีกรอกอยู่ในแผ่นงาน “วิธีกรอก” ระบบจะให้ตรวจดูก่อนบันทึกเสมอ", quiet)
    columns = _columns(content)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, text)
        sheet.write_string(HEADING_ROW, place, column.heading, head)
        if column.help.th:
            sheet.write_comment(HEADING_ROW, place, column.help.th)
    for number, entry in enumerate(content.rows, HEADING_ROW + 1):
        _write_row(sheet, number, entry, text, columns)
    last = HEADING_ROW + len(content.rows) + _BLANK_ROWS
    for place, name in enumerate(column.field for column in columns):
        source = _list_of(name, content)
        if source:
            sheet.data_validation(
                HEADING_ROW + 1, place, last, place,
                {"validate": "list", "source": source, "error_type": "warning", "error_title": "เลือกจากรายการ",
                 "error_message": "ค่านี้ไม่อยู่ในรายการ ระบบอาจไม่เข้าใจ"},
            )  # fmt: skip
    sheet.freeze_panes(HEADING_ROW + 1, 3)
    sheet.autofilter(HEADING_ROW, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(HEADING_ROW)


def _write_row(
    sheet: "Worksheet", number: int, entry: Mapping[str, str], text: "Format", columns: Sequence[Column]
) -> None:
    for place, name in enumerate(column.field for column in columns):
        words = shown(name, entry.get(name, ""))
        value = read_number(words) if name in _NUMBERS else None
        if not words:
            sheet.write_blank(number, place, None, text)
        elif value is not None and Decimal(repr(float(value))) == value:
            sheet.write_number(number, place, float(value))
        else:
            sheet.write_string(number, place, words if len(words) <= LONGEST_CELL else TOO_LONG.th, text)


def shown(name: str, words: str) -> str:
    """What a field's cell shows: a choice in Thai, anything else as entered."""
    if words and (name in CHOICE_FIELDS or name.endswith("_comparison")):
        return next(message.th for code, message in words_of(name).items() if code == words)
    return words


# The lists behind the drop-downs, each in a column of its own: its heading, and the fields that choose from it.
_LISTS = ("level", "kind", "comparison", "accumulation", "source")


def _list_of(name: str, content: PlanSheetContent) -> str:
    if name in ("responsible", "deputy"):
        return _range(len(_LISTS), len(content.people))
    key = "comparison" if name.endswith("_comparison") else name
    return _range(_LISTS.index(key), len(words_of(key))) if key in _LISTS else ""


def _range(column: int, length: int) -> str:
    letter = chr(ord("A") + column)
    return f"=รายการ!${letter}$2:${letter}${length + 1}" if length else ""


def _write_lists(book: "Workbook", content: PlanSheetContent) -> None:
    sheet = book.add_worksheet("รายการ")
    bold = book.add_format({"bold": True, "bg_color": _HEAD})
    lists = [(COLUMNS[name].heading, [m.th for m in words_of(name).values()]) for name in _LISTS]
    lists.append((COLUMNS["responsible"].heading, list(content.people)))
    lists.append(("รหัสแผนพัฒนา", [code for code, _ in content.places]))
    lists.append(("ชื่อในแผนพัฒนา", [name for _, name in content.places]))
    if content.agencies:
        lists.append((AGENCY.heading, [code for code, _ in content.agencies]))
        lists.append(("ชื่อหน่วยงาน", [name for _, name in content.agencies]))
    for place, (heading, words) in enumerate(lists):
        sheet.set_column(place, place, 60 if place == len(lists) - 1 else 28)
        sheet.write_string(0, place, heading, bold)
        for number, one in enumerate(words, 1):
            sheet.write_string(number, place, one)


_GENERAL = (
    "หนึ่งแถวต่อหนึ่งตัวชี้วัด อย่าแก้หรือลบแถวหัวตาราง สลับหรือซ่อนคอลัมน์ได้",
    "ระบบจับคู่แถวกับตัวชี้วัดในแผนด้วยรหัส ถ้าไม่มีรหัสใช้หมายเลข แถวที่ไม่พบคู่จะเป็นตัวชี้วัดใหม่",
    "ตัวชี้วัดที่อยู่ในแผนแต่ไม่มีในไฟล์จะคงอยู่ตามเดิม ไม่ถูกลบ",
    "เซลล์ว่างหมายถึงไม่มีค่า ถ้าไม่ทราบค่าให้เว้นว่าง อย่าใส่ 0",
    "หลังนำเข้าไฟล์ ระบบจะแสดงทีละแถวว่าใหม่ เปลี่ยน เหมือนเดิม หรืออ่านไม่เข้าใจที่เซลล์ใด ยังไม่บันทึกจนกว่าจะยืนยัน",
)


def _write_help(book: "Workbook") -> None:
    sheet = book.add_worksheet("วิธีกรอก")
    bold = book.add_format({"bold": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    tint = book.add_format({"text_wrap": True, "valign": "top", "bg_color": _HELP})
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    number = 0
    for line in _GENERAL:
        sheet.write_string(number, 0, f"{number + 1}.", bold)
        sheet.write_string(number, 1, line, tint)
        number += 1
    number += 1
    for column in COLUMNS.values():
        sheet.write_string(number, 0, f"• {column.heading}", bold)
        choices = ""
        if column.field in CHOICE_FIELDS:
            choices = "เลือก: " + " / ".join(m.th for m in words_of(column.field).values())
        sheet.write_string(number, 1, " ".join(filter(None, (column.help.th, choices))), wrap)
        number += 1
