"""A city's list of districts (xlsx, xls, ods, csv): code, names in Thai and English, other names, and the place on the map."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from samrit.organisations.columns import heading_key
from samrit.readers.cells import Cells, cells_of
from samrit.readers.reading import UnreadableError
from samrit.readers.table import CellIssue, find_table
from samrit.readers.table_issues import issues_of
from samrit.readers.workbook import read_workbook
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean_line, repair
from samrit.thai.translation import Message

MOST = 1000  # districts of a city
_LARGEST = 99  # column or row of the map
_LONGEST = 200
COLUMNS: dict[str, tuple[Message, tuple[str, ...]]] = {
    "code": (Message("Code"), ("รหัสเขต", "เลขรหัส", "district code")),
    "name_th": (Message("Name in Thai"), ("เขต", "ชื่อเขต", "ชื่อ", "อำเภอ", "ชื่อภาษาไทย", "ชื่อ (ไทย)", "district", "name")),
    "name_en": (Message("Name in English"), ("ชื่ออังกฤษ", "ชื่อภาษาอังกฤษ", "ชื่อ (อังกฤษ)", "english name", "name (english)")),
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

    cells: Cells
    issues: tuple[CellIssue, ...]

    @property
    def rows(self) -> tuple[PlaceRow, ...]:
        """The districts."""
        return places_in(self.cells)


def _field_of(heading: str) -> str | None:
    return _HEADINGS.get(heading_key(heading))


def read_place_list(data: bytes) -> PlaceSheet:
    """The first table with codes and names; UnreadableError in one sentence where there is none, or too much."""
    table = find_table(
        read_workbook(data),
        _field_of,
        lambda found: {"code", "name_th"} <= found,
        frozenset({"code"}),
    )
    if table is None:
        raise UnreadableError(Message("No columns “Code” and “Name in Thai” were found; please name them so."))
    if len(table.rows) > MOST:
        raise UnreadableError(Message("A city has no more than {most:,} districts.", most=MOST))
    if not table.rows:
        raise UnreadableError(Message("There is no district in the file."))
    return PlaceSheet(cells_of(table, most=MOST), issues_of(table, _field_of))


def places_in(cells: Cells) -> tuple[PlaceRow, ...]:
    """The districts that the rows say, as they came or were typed anew; what stands twice is told at both its cells."""
    values = [{name: repair(clean_line(words))[0] for name, words in row.words.items()} for row in cells.rows]
    rows_with: dict[tuple[str, str], list[int]] = {}
    for row, one in zip(cells.rows, values, strict=True):
        rows_with.setdefault(("code", to_arabic(one["code"])), []).append(row.number)
        rows_with.setdefault(("name_th", one["name_th"]), []).append(row.number)
    found = []
    for row, one in zip(cells.rows, values, strict=True):
        at = cells.places(row)
        issues = [CellIssue(at[name], said) for name, said in row.troubles.items()]
        issues += [CellIssue(at[name], said) for name, said in _faults(row.number, one, rows_with)]
        found.append(_row(row.number, one, tuple(issues)))
    return tuple(found)


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


def _faults(
    number: int, values: Mapping[str, str], rows_with: Mapping[tuple[str, str], list[int]]
) -> Iterator[tuple[str, Message]]:
    def other(field: str, words: str) -> int | None:
        return next((one for one in rows_with[field, words] if one != number), None)

    code, name = to_arabic(values["code"]), values["name_th"]
    if not code or len(code) > 16 or not code.isalnum():
        yield "code", Message("A district's code has letters and digits, 16 at most.")
    elif (row := other("code", code)) is not None:
        yield "code", Message("The code {code} stands in row {number}, too.", code=code, number=row)
    if not name:
        yield "name_th", Message("There is no name.")
    elif (row := other("name_th", name)) is not None:
        yield "name_th", Message("“{name}” stands in row {number}, too.", name=name[:60], number=row)
    if max(map(len, values.values())) > _LONGEST:
        yield "name_th", Message("A cell of this row is longer than {longest} letters.", longest=_LONGEST)
    point = [values.get(name, "") for name in ("column", "row")]
    if any(point) and None in map(_whole, point):
        place = "column" if "column" in values else "row"
        yield place, Message("On the map a district has a column and a row, each a number from 0 to {largest}.", largest=_LARGEST)  # fmt: skip


def _whole(words: str) -> int | None:
    digits = to_arabic(words)
    return int(digits) if digits.isdecimal() and len(digits) < 3 else None
