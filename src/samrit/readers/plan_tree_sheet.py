"""A long-term plan as a sheet (xlsx, xls, ods, csv): bytes to its places, each issue with its very cell.

Two forms are read: a row for each place, with columns for level, code, name; and a column for each level, whose cells hold
code and name ("2.4 เมืองประหยัดพลังงาน"), or two of them, one for its codes ("รหัสด้าน", or รหัส and ชื่อ below ด้าน). They stand blank, or
merged, where the place above goes on.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from samrit.definitions.plan_tree import TREE_COLUMNS, PlanLevel, TreeRow
from samrit.readers.cells import CellRow, Cells, cells_of
from samrit.readers.reading import UnreadableError
from samrit.readers.table import CellIssue, Table, find_table
from samrit.readers.table_issues import issues_of
from samrit.readers.workbook import read_workbook
from samrit.report.plan_code import code_and_name, code_of, level_key
from samrit.report.plan_node import split_name
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean_line, repair
from samrit.thai.translation import Message

MAX_ROWS = 3000
_OF_LEVEL = "level "  # and the level's name: the field of a column that is a level
_CODE_OF = "code of "  # and the level's name: the field of a column that has the codes of a level
_PART_OF_LEVEL = re.compile(
    r"(?:(?P<code>รหัส|code(?: of)?)|ชื่อ|name(?: of)?)\s*(?P<level>\S.*)|(?P<level_first>.*\S)\s*(?:(?P<code_last>รหัส|code)|ชื่อ|name)",
    re.IGNORECASE,
)
_COUNTS_ROWS = frozenset({"ลำดับ", "ลำดับที่", "ที่", "no"})  # headings of a column of codes that may number its rows
_NAMES = frozenset({"name_th", "name_en"})
_IDENTITY = frozenset({"code", "name_th", "name_en"})
_NEVER_DAYS = frozenset({"code", "parent", "continues", "level", "name_th", "name_en"})
_ALSO = {
    "level": ("ระดับชั้น", "ชั้น", "ประเภท", "ชนิด", "ระดับของแผน", "ชื่อระดับ", "type"),
    "level_en": ("ระดับภาษาอังกฤษ", "ระดับอังกฤษ", "ชื่อระดับภาษาอังกฤษ", "level (en)", "level (english)"),
    "code": ("รหัส", "ข้อ", "เลขที่", "ลำดับ", "ที่", "หมายเลข", "รหัสข้อ", "code", "number", "no"),
    "parent": ("รหัสแม่", "รหัสข้อเหนือขึ้นไป", "อยู่ภายใต้", "ภายใต้", "สังกัดข้อ", "รหัสข้อหลัก", "parent", "parent code", "under"),
    "name_th": ("ชื่อ", "ชื่อข้อ", "ชื่อไทย", "รายการ", "ข้อความ", "รายละเอียด", "name", "name (thai)", "name (th)", "title", "thai"),
    "name_en": ("ชื่ออังกฤษ", "ภาษาอังกฤษ", "name (english)", "name (en)", "english", "english name"),
    "continues": ("ต่อจาก", "ต่อจากรหัส", "รหัสเดิม", "รหัสในแผนเดิม", "แผนเดิม", "former code", "old code", "continues", "follows"),
    "closed_on": ("ปิดวันที่", "วันที่ปิด", "ยกเลิกวันที่", "ยกเลิกตั้งแต่", "สิ้นสุด", "closed", "closed on"),
    "reason": ("เหตุผล", "หมายเหตุ", "reason", "note", "remark"),
}  # fmt: skip
_LEVELS = ("มิติ", "ด้าน", "พันธกิจ", "วิสัยทัศน์", "เสาหลัก", "แผนแม่บท", "ประเด็น", "ประเด็นยุทธศาสตร์", "ประเด็นการพัฒนา",
    "ยุทธศาสตร์", "ยุทธศาสตร์ย่อย", "ยุทธศาสตร์หลัก", "ประเด็นยุทธศาสตร์ย่อย", "เป้าประสงค์", "เป้าหมาย", "เป้าหมายหลัก", "กลยุทธ์",
    "แผนงาน", "มาตรการ", "แนวทาง", "แนวทางการพัฒนา", "ย่อย", "dimension", "pillar", "strategy", "strategic issue", "goal", "objective",
    "target", "programme", "program", "measure", "mission", "aspect")  # fmt: skip


@dataclass(frozen=True, slots=True)
class TreeSheet:
    """What was read: the rows, what concerns the sheet as a whole, and which plan it says it is ("" where it says none)."""

    cells: Cells
    issues: tuple[CellIssue, ...] = ()
    title: str = ""

    @property
    def rows(self) -> tuple[TreeRow, ...]:
        """The places."""
        return tree_in(self.cells)


def read_tree_sheet(data: bytes, levels: Sequence[PlanLevel] = ()) -> TreeSheet:
    """The plan in the first sheet that has it; `levels` are those that the plan already names."""
    sheets = read_workbook(data)
    named = {level_key(words) for words in _LEVELS}
    named |= {level_key(words) for level in levels for words in (level.label, level.rank, level.en) if words}

    def level_of(heading: str) -> str | None:
        words, is_code = _level_words(heading)
        asked = level_key(words)
        return f"{_CODE_OF if is_code else _OF_LEVEL}{asked}" if asked in named else None

    if (table := find_table(sheets, level_of, _has_codes_of_levels)) is not None:
        return _by_columns(table, level_of)
    if (table := find_table(sheets, _field_of, _is_enough, _IDENTITY)) is not None:
        return _by_rows(table)
    if (table := find_table(sheets, level_of, lambda found: len(found) > 1)) is not None:
        return _by_columns(table, level_of)
    wanted = "  ".join(f"“{column.label.th}”" for column in TREE_COLUMNS if column.field in ("code", "name_th"))
    raise UnreadableError(
        Message(
            "No row of headings ({wanted}), and no columns with the names of levels were found; please use the template from this page.",
            wanted=wanted,
        )
    )


def _has_codes_of_levels(fields: AbstractSet[str]) -> bool:
    """Whether two levels at least have a column for their codes."""
    return sum(name.startswith(_CODE_OF) for name in fields) > 1


def _level_words(heading: str) -> tuple[str, bool]:
    """The name of a level, and whether the column has its codes: "ระดับ 1: ด้าน" and "ชื่อด้าน" are "ด้าน", and so is "รหัสด้าน"."""
    part = _PART_OF_LEVEL.fullmatch(clean_line(heading))
    if part is not None:
        return part["level"] or part["level_first"], bool(part["code"] or part["code_last"])
    plain = re.sub(r"^\s*(?:ระดับ(?:ที่)?|level)\s*[0-9๐-๙]*\s*[:：.\-–]?\s*", "", heading, flags=re.IGNORECASE)
    return clean_line(plain) or clean_line(heading), False


def _heading_key(words: str) -> str:
    return re.sub(r"[\s.*:()/\-–]+", "", clean_line(words).casefold())


_FIELD_OF = {
    _heading_key(words): column.field
    for column in reversed(TREE_COLUMNS)
    for words in (*_ALSO[column.field], column.label.en, column.label.th)
}


def _field_of(heading: str) -> str | None:
    return _FIELD_OF.get(_heading_key(heading))


def _is_enough(fields: AbstractSet[str]) -> bool:
    return bool(_NAMES & fields) and len(fields) > 1


def _by_rows(table: Table) -> TreeSheet:
    cells = cells_of(table, most=MAX_ROWS, may_be_day=lambda name: name not in _NEVER_DAYS)
    counted = [CellIssue(cells.letters["code"] + str(table.at + 1), _NUMBERS)] if _counts_rows(cells) else []
    return TreeSheet(cells, (*counted, *issues_of(table, _field_of, most=MAX_ROWS)), _title(table))


_NUMBERS = Message("This column numbers the rows; the codes that stand before the names were read.")


def _counts_rows(cells: Cells) -> bool:
    """Whether what looks like codes only numbers the rows, 1, 2, 3, while most names begin with codes of their own."""
    if _heading_key(cells.headings.get("code", "")) not in _COUNTS_ROWS:
        return False
    numbers = [to_arabic(clean_line(row.words.get("code", ""))) for row in cells.rows]
    coded = sum(bool(code_and_name(row.words.get("name_th", ""))[0]) for row in cells.rows)
    return numbers == [str(at) for at in range(1, len(numbers) + 1)] and 2 * coded > len(numbers) > 1


def tree_in(cells: Cells) -> tuple[TreeRow, ...]:
    """The places that the rows say, as they came or were typed anew."""
    if any(name.startswith(_OF_LEVEL) for name in cells.letters):
        return tuple(_places(cells))
    left_out = frozenset({"code"}) if _counts_rows(cells) else frozenset[str]()
    return tuple(_row(row, cells.places(row), left_out) for row in cells.rows)


def _row(row: CellRow, places: Mapping[str, str], left_out: AbstractSet[str]) -> TreeRow:
    named = {name: words for name, words in row.words.items() if name not in row.troubles and name not in left_out}
    entry = {name: repair(clean_line(words))[0] for name, words in named.items()}
    _part_name(entry)
    return TreeRow(row.number, entry, places, tuple((places[name], said) for name, said in row.troubles.items()))


def _part_name(entry: dict[str, str]) -> None:
    """A code that stands before the name, and an English name behind it, come into their own fields."""
    if not entry.get("code"):
        code, name = code_and_name(entry.get("name_th", ""))
        if code:
            entry["code"], entry["name_th"] = code, name
    if not entry.get("name_en"):
        thai, english = split_name(entry.get("name_th", ""))
        if english:
            entry["name_th"], entry["name_en"] = thai, english
    if not entry.get("name_th") and entry.get("name_en"):
        entry["name_th"] = entry["name_en"]


def _by_columns(table: Table, level_of: Callable[[str], str | None]) -> TreeSheet:
    return TreeSheet(cells_of(table, most=MAX_ROWS), issues_of(table, level_of, most=MAX_ROWS), _title(table))


def _places(cells: Cells) -> Iterator[TreeRow]:
    columns = [name for name in cells.letters if name.startswith(_OF_LEVEL)]
    columns.sort(key=lambda name: (len(cells.letters[name]), cells.letters[name]))
    above = [""] * (len(columns) + 1)  # the code at each depth, the nothing above the top first
    words_at = [("", "")] * len(columns)
    for row in cells.rows:
        for depth, column in enumerate(columns):
            of_code = column.replace(_OF_LEVEL, _CODE_OF, 1)
            words = repair(clean_line(row.words.get(column, "")))[0]
            own_code = clean_line(row.words.get(of_code, ""))
            if not words or (own_code, words) == words_at[depth] or (not own_code and words == words_at[depth][1]):
                continue
            words_at[depth:] = [(own_code, words), *[("", "")] * (len(columns) - depth - 1)]
            cell = cells.places(row)[column]
            code, name = (own_code, words) if own_code else code_and_name(words)
            entry = {
                "level": _level_words(cells.headings[column])[0],
                "code": code,
                "parent": above[depth],
                "name_th": name,
            }
            _part_name(entry)
            above[depth + 1 :] = [code_of(code), *[""] * (len(columns) - depth - 1)]
            at_code = cells.places(row).get(of_code, cell)
            trouble = row.troubles.get(column) or row.troubles.get(of_code)
            yield TreeRow(
                row.number,
                entry,
                {**dict.fromkeys(("level", *_IDENTITY, "parent"), cell), "code": at_code},
                ((cell, trouble),) if trouble else (),
            )


def _title(table: Table) -> str:
    above = (clean_line(cell or "") for row in table.sheet.rows[: table.at] for cell in row)
    return next((words for words in above if words), "")
