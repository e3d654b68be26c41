"""A city's list of districts (xlsx, xls, ods, csv): code, names in Thai and English, other names, and the place on the map."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from samrit.organisations.columns import heading_key
from samrit.readers.reading import UnreadableError
from samrit.readers.table import CellIssue, Table, find_table, letter
from samrit.readers.workbook import read_workbook
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean_line, repair
from samrit.thai.translation import Message

MOST = 1000  # districts of a city
_LARGEST = 99  # column or row of the map
_LONGEST = 200
COLUMNS: dict[str, tuple[Message, tuple[str, ...]]] = {
    "code": (Message("Code"), ("รหัสเขต", "เลขรหัส", "district code")),
    "name_th": (Message("Name in Thai"), ("เขต", "ชื่อเขต", "ชื่อ", "อำเภอ", "ชื่อภาษาไทย", "district", "name")),
    "name_en": (Message("Name in English"), ("ชื่ออังกฤษ", "ชื่อภาษาอังกฤษ", "english name", "name (english)")),
    "also_named": (Message("Other names"), ("เรียกว่า", "ชื่ออื่น", "also named", "aliases")),
    "column": (Message("Column of the map"), ("คอลัมน์", "column")),
    "row": (Message("Row of the map"), ("แถว", "row")),
}
_HEADINGS = {
    heading_key(words): name for name, (label, also) in COLUMNS.items() for words in (label.th, label.en, name, *also)
}
_BETWEEN = (";", "/", "\n", "|")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A district as the file has it; `column` and `row` are both there or neither. Something is wrong where it has issues."""

    number: int
    code: str = ""
    name_th: str = ""
    name_en: str = ""
    also_named: tuple[str, ...] = ()
    column: int | None = None
    row: int | None = None
    issues: tuple[CellIssue, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PlaceSheet:
    """The rows, and what concerns the file as a whole."""

    rows: tuple[PlaceRow, ...]
    issues: tuple[CellIssue, ...]


def read_place_list(data: bytes) -> PlaceSheet:
    """The first table with codes and names; UnreadableError in one sentence where there is none, or too much."""
    table = find_table(
        read_workbook(data),
        lambda words: _HEADINGS.get(heading_key(words)),
        lambda found: {"code", "name_th"} <= found,
        frozenset({"code"}),
    )
    if table is None:
        raise UnreadableError(Message("No columns “Code” and “Name in Thai” were found; please name them so."))
    if len(table.rows) > MOST:
        raise UnreadableError(Message("A city has no more than {most:,} districts.", most=MOST))
    if not table.rows:
        raise UnreadableError(Message("There is no district in the file."))
    rows: list[PlaceRow] = []
    codes: set[str] = set()
    names: set[str] = set()
    for number, cells in table.rows:
        values = {
            name: repair(clean_line((cells[at] if at < len(cells) else "") or ""))[0]
            for name, at in table.places.items()
        }
        issues = [*_troubles(table, number), *_faults(table, number, values, codes, names)]
        rows.append(_row(number, values, tuple(issues)))
        codes.add(rows[-1].code)
        names.add(rows[-1].name_th)
    return PlaceSheet(tuple(rows), table.issues)


def _row(number: int, values: dict[str, str], issues: tuple[CellIssue, ...]) -> PlaceRow:
    also = values.get("also_named", "")
    for mark in _BETWEEN:
        also = also.replace(mark, "\n")
    point = [_whole(values.get(name, "")) for name in ("column", "row")]
    return PlaceRow(
        number=number,
        code=to_arabic(values["code"]),
        name_th=values["name_th"],
        name_en=values.get("name_en", ""),
        also_named=tuple(filter(None, map(clean_line, also.split("\n")))),
        column=point[0],
        row=point[1],
        issues=issues,
    )


def _troubles(table: Table, number: int) -> Iterator[CellIssue]:
    for column in table.places.values():
        trouble = table.trouble(number, column, may_be_day=False)
        if trouble is not None:
            yield CellIssue(f"{letter(column)}{number}", trouble)


def _faults(table: Table, number: int, values: dict[str, str], codes: set[str], names: set[str]) -> Iterator[CellIssue]:
    def at(name: str, message: Message) -> CellIssue:
        return CellIssue(f"{letter(table.places[name])}{number}", message)

    code, name = to_arabic(values["code"]), values["name_th"]
    if not code or len(code) > 16 or not code.isalnum():
        yield at("code", Message("A district's code has letters and digits, 16 at most."))
    elif code in codes:
        yield at("code", Message("The code {code} stands there twice.", code=code))
    if not name:
        yield at("name_th", Message("There is no name."))
    elif name in names:
        yield at("name_th", Message("“{name}” stands there twice.", name=name[:60]))
    if max(map(len, values.values())) > _LONGEST:
        yield at("name_th", Message("A cell of this row is longer than {longest} letters.", longest=_LONGEST))
    point = [values.get(name, "") for name in ("column", "row")]
    if any(point) and None in map(_whole, point):
        place = "column" if "column" in table.places else "row"
        yield at(place, Message("On the map a district has a column and a row, each a number from 0 to {largest}.", largest=_LARGEST))  # fmt: skip


def _whole(words: str) -> int | None:
    digits = to_arabic(words)
    return int(digits) if digits.isdecimal() and len(digits) < 3 else None
