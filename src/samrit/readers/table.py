"""The table in a sheet: where its headings stand, which rows are its own, and what stands around and between them.

Titles above, a second row of headings, totals, notes below, merged and hidden cells are known for what they are, and told.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from samrit.readers.workbook import DIGITS_LOST, Cell, Sheet
from samrit.thai.letters import THAI
from samrit.thai.text import clean_line
from samrit.thai.translation import Message

HEADING_ROWS = 30
_LONGEST_SAID = 60
_TOTAL = re.compile(
    r"[(*\s]*(?:(?:ผล|ยอด)?รวม(?:ย่อย|ทั้งสิ้น|ทั้งหมด|ทั้งปี|เป็นเงิน|คะแนน|น้ำหนัก|ทุกข้อ|ทุกหน่วยงาน)*(?:จำนวน)?|(?:ค่า)?เฉลี่ย(?:รวม)?"
    r"|(?:grand |sub-?)?totals?|sum|average|mean)[)\s:：=]*(?:[0-9๐-๙,.]+\s*%?\s*[^\s0-9๐-๙]{0,20})?",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[*(\s]*(?:หมายเหตุ|ที่มา\s*[:：]|แหล่งที่มา|แหล่งข้อมูล\s*[:：]|ข้อมูล\s*ณ|ณ วันที่|ลงชื่อ|ลงนาม|ผู้รายงาน|ผู้จัดทำ|ผู้ตรวจสอบ|ผู้รับรอง|จัดทำโดย"
    r"|notes?\b|sources?\s*:|remarks?\s*:|signed\b|prepared by|as of\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\(?[0-9๐-๙]{1,2}\)?")  # "(1) (2) (3)" below the headings
_FEWEST_COUNTED = 3
_FEW_TOTALS = 3  # told one by one
_FEWEST_UPPER = 2  # headings in the upper of two rows

Row = tuple[int, list[Cell]]


@dataclass(frozen=True, slots=True)
class CellIssue:
    """Something in a cell ("F12") that was not understood, or that concerns the whole sheet ("")."""

    cell: str
    message: Message


@dataclass(frozen=True, slots=True)
class Table:
    """Where each field stands, the rows (numbered from 1 in the sheet), and what else was found; `headings` by column."""

    sheet: Sheet
    headings: tuple[str, ...]
    at: int
    places: dict[str, int]
    rows: tuple[Row, ...]
    issues: tuple[CellIssue, ...]

    def trouble(self, number: int, column: int, *, may_be_day: bool = True) -> Message | None:
        """Why what stands in a cell can't be what was typed there."""
        place, words = (number - 1, column), _text(self.sheet.rows[number - 1], column)
        if place in self.sheet.lost:
            return DIGITS_LOST
        if place in self.sheet.errors:
            return Message("The cell holds the error “{words}” in place of a value.", words=words[:_LONGEST_SAID])
        if place in self.sheet.unworked:
            return Message("The formula in this cell was never worked out. Open the file in Excel, and save it once.")
        if place in self.sheet.days and not may_be_day:
            return Message(
                "Excel made a date of this ({words}). Make the cell a text, and type again what stood there.",
                words=words[:_LONGEST_SAID],
            )
        return None


def letter(column: int) -> str:
    """The letters of a column, counted from 0: "A", "Z", "AA"."""
    return (letter(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def find_table(
    sheets: Iterable[Sheet],
    field_of: Callable[[str], str | None],
    is_enough: Callable[[AbstractSet[str]], bool],
    whole: AbstractSet[str] = frozenset(),
) -> Table | None:
    """The table whose headings name enough fields, of those sheets first that are shown; None where none has them.

    `whole` are the fields that tell rows apart: where their cells are merged, the rows are one.
    """
    found: list[tuple[Sheet, _Headings]] = []
    for sheet in sorted(sheets, key=lambda one: one.is_hidden):
        headings = _headings(sheet, field_of, is_enough)
        if headings is not None:
            found.append((sheet, headings))
    if not found:
        return None
    (sheet, headings), *others = found
    rows = _Rows(sheet, headings, whole)
    table = tuple(rows.taken())
    issues = (
        *rows.issues,
        *_of_sheet(sheet, headings),
        *(_other(one) for one, its in others if whole & its.places.keys()),
    )
    return Table(sheet, headings.words, headings.at, headings.places, table, issues)


@dataclass(frozen=True, slots=True)
class _Headings:
    """Which row they begin in, from 0, how many they take, their words by column, and the column of each field."""

    at: int
    depth: int
    words: tuple[str, ...]
    places: dict[str, int]


def _headings(
    sheet: Sheet, field_of: Callable[[str], str | None], is_enough: Callable[[AbstractSet[str]], bool]
) -> _Headings | None:
    best: tuple[tuple[int, int], _Headings] | None = None
    for at in range(min(len(sheet.rows), HEADING_ROWS)):
        for depth in (1, 2):
            words, columns = [], dict[str, list[int]]()
            for column, spellings in enumerate(_spellings(sheet, at, depth)):
                words.append(spellings[0] if spellings else "")
                name = next((field for one in spellings if (field := field_of(one)) is not None), None)
                if name is not None:
                    columns.setdefault(name, []).append(column)
            places = {name: its[0] for name, its in columns.items()} | _in_both_languages(columns, words)
            rating = (len(places), -depth)  # what one row says is read from one
            if is_enough(places.keys()) and (best is None or rating > best[0]):
                best = rating, _Headings(at, depth, tuple(words), places)
    return best[1] if best is not None else None


def _in_both_languages(columns: Mapping[str, list[int]], words: list[str]) -> dict[str, int]:
    """Of two headings of one name, "ชื่อ (ไทย)" and "Name", that in Thai letters heads the Thai name, the other the English."""
    found: dict[str, int] = {}
    for name, its in columns.items():
        english = f"{name.removesuffix('_th')}_en"
        thai = [column for column in its if THAI.search(words[column])]
        others = [column for column in its if column not in thai]
        if name.endswith("_th") and thai and others and english not in columns:
            found |= {name: thai[0], english: others[0]}
    return found


def _spellings(sheet: Sheet, at: int, depth: int) -> Iterator[list[str]]:
    """Of each column what its heading may be: in two rows, the lower with the upper, the lower, the upper alone."""
    upper = sheet.rows[at]
    lower = sheet.rows[at + 1] if depth > 1 and at + 1 < len(sheet.rows) else []
    if depth > 1 and sum(bool(cell and cell.strip()) for cell in upper) < _FEWEST_UPPER:
        return  # a title
    over = ""
    for column in range(max(len(upper), len(lower))):
        above, below = clean_line(_text(upper, column)), clean_line(_text(lower, column))
        over = above or (over if below else "")
        is_own = above or (below and below[0] == "(")  # what stands over several columns heads the first of them
        both = [f"{over} {below}", f"{below} {over}", below, *([over] if is_own else [])] if over and below else []
        yield both or [one for one in (below, above) if one]


class _Rows:
    """The rows below the headings: those of the table are given, of the others it is told what they are."""

    def __init__(self, sheet: Sheet, headings: _Headings, whole: AbstractSet[str]) -> None:
        self.sheet, self.headings = sheet, headings
        self.columns = set(headings.places.values())
        self.whole = {column for field, column in headings.places.items() if field in whole}
        self.joined = [one for one in sheet.joined if one[0] >= headings.at + headings.depth]
        self.issues: list[CellIssue] = []
        self.totals: list[tuple[int, CellIssue]] = []
        several = [
            at for at, row in enumerate(sheet.rows) if sum(bool(row[n]) for n in self.columns if n < len(row)) > 1
        ]
        self.last = several[-1] + 1 if several else 0  # the last row that says more than one thing

    def taken(self) -> Iterator[Row]:
        """The rows of the table."""
        first = self.headings.at + self.headings.depth
        self._spread()
        is_below = False  # below a note, where a line that stands alone is one
        for number, row in enumerate(self.sheet.rows[first:], first + 1):
            filled = [column for column, cell in enumerate(row) if cell and cell.strip()]
            if not filled:
                continue
            words = clean_line(row[filled[0]] or "")
            is_note = self._is_note(number, row, filled, is_below=is_below)
            is_total = not is_note and self._is_total(row, filled)
            said = self._what(number, row, filled, is_note=is_note, is_total=is_total)
            if said is None:
                yield number, row
                is_below = False
                continue
            is_below = is_below or _NOTE.match(words) is not None
            if any(not one[:1].isdigit() for one in map(clean_line, (row[column] or "" for column in filled))):
                issue = CellIssue(f"{letter(filled[0])}{number}", said)
                if is_total:
                    self.totals.append((number - 1, issue))
                else:
                    self.issues.append(issue)
        self._name_totals()

    def _name_totals(self) -> None:
        """Each total by itself, or many in one sentence."""
        if len(self.totals) <= _FEW_TOTALS:
            self.issues += [issue for _row, issue in self.totals]
            return
        rows = _listed(_ranges([row for row, _issue in self.totals], str))
        said = Message("These rows are totals, and no rows of the table: {rows}.", rows=rows)
        self.issues.append(CellIssue(self.totals[0][1].cell, said))

    def _what(
        self, number: int, row: list[Cell], filled: list[int], *, is_note: bool, is_total: bool
    ) -> Message | None:
        """What a row is that is none of the table; None where it is one of it."""
        texts = [clean_line(row[column] or "") for column in filled]
        said = " ".join(texts)[:_LONGEST_SAID]
        if is_note:
            return Message("This is a note, and no row of the table: “{said}”", said=said)
        if is_total:
            return Message("This is a total, and no row of the table: “{said}”", said=said)
        if [cell for cell in row if cell] == [cell for cell in self.sheet.rows[self.headings.at] if cell]:
            return Message("The headings stand here again.")
        if number <= self.headings.at + self.headings.depth + 2 and _counts_up(texts):
            return Message("This row numbers the columns.")
        if not self.columns & set(filled):
            return Message("Nothing stands below the headings in this row: “{said}”", said=said)
        return self._merged(number - 1, filled, said)

    def _is_total(self, row: list[Cell], filled: list[int]) -> bool:
        texts = [clean_line(row[column] or "") for column in filled]
        first = next((words for words in texts if not words[:1].isdigit()), texts[0])
        return _TOTAL.fullmatch(first) is not None and not self._is_known(row, filled)

    def _is_note(self, number: int, row: list[Cell], filled: list[int], *, is_below: bool) -> bool:
        first, is_alone = clean_line(row[filled[0]] or ""), len(filled) == 1
        if is_alone and not first[:1].isdigit() and (is_below or filled[0] not in self.columns):
            return True
        is_starred = is_alone and number > self.last and first.startswith("*")
        return is_starred or (_NOTE.match(first) is not None and not self._is_whole(filled))

    def _is_known(self, row: list[Cell], filled: list[int]) -> bool:
        """Whether a row has more than one thing that tells it apart, as number and code, which no total has."""
        own = [clean_line(row[column] or "") for column in filled if column in self.whole]
        return sum(_TOTAL.fullmatch(words) is None for words in own) > 1

    def _is_whole(self, filled: list[int]) -> bool:
        """Whether a row has most of what the table has."""
        return len(self.columns & set(filled)) > max(2, len(self.columns) // 2)

    def _merged(self, at: int, filled: list[int], said: str) -> Message | None:
        for top, left, bottom, right in self.joined:
            across = self.columns & set(range(left, right + 1))
            if top == at and len(filled) == 1 and filled[0] == left and len(across) > 1:
                return Message("This row is one merged cell, a heading between the rows: “{said}”", said=said)
            if top < at <= bottom and self.whole & set(range(left, right + 1)):
                return Message(
                    "This row belongs to the merged cell {first}, and was not read as one of its own: “{said}”",
                    first=f"{letter(left)}{top + 1}:{letter(right)}{bottom + 1}",
                    said=said,
                )
        return None

    def _spread(self) -> None:
        """What stands in cells merged downwards is said of each of their rows."""
        spread = []
        for top, left, bottom, _right in self.joined:
            if top == bottom or left not in self.columns or left in self.whole or bottom - top > len(self.sheet.rows):
                continue
            words = _text(self.sheet.rows[top], left) if top < len(self.sheet.rows) else ""
            if not words.strip():
                continue
            for row in self.sheet.rows[top + 1 : bottom + 1]:
                if left < len(row) and any(cell and cell.strip() for cell in row):
                    row[left] = words
            spread.append(f"{letter(left)}{top + 1}:{letter(left)}{bottom + 1}")
        if spread:
            self.issues.append(
                CellIssue(
                    spread[0],
                    Message(
                        "What stands in merged cells is read for each of their rows: {cells}.", cells=_listed(spread)
                    ),
                )
            )


def _counts_up(texts: list[str]) -> bool:
    if len(texts) < _FEWEST_COUNTED or not all(map(_COUNTED.fullmatch, texts)):
        return False
    numbers = [int(one.strip("()")) for one in texts]
    return numbers == list(range(1, 1 + len(numbers)))


def _of_sheet(sheet: Sheet, headings: _Headings) -> Iterator[CellIssue]:
    if headings.depth > 1:
        said = Message("The headings stand in two rows, and are read together.")
        yield CellIssue(f"A{headings.at + 1}", said)
    last = len(sheet.rows)
    hidden = [one for one in sorted(sheet.hidden_rows) if one < last and any(sheet.rows[one])]
    if hidden:
        rows = Message("Rows that are hidden in the file are read, too: {rows}.", rows=_listed(_ranges(hidden, str)))
        yield CellIssue("", rows)
    columns = [one for one in sorted(sheet.hidden_columns) if one in headings.places.values()]
    if columns:
        yield CellIssue(
            "",
            Message(
                "Columns that are hidden in the file are read, too: {columns}.",
                columns=_listed(_ranges(columns, lambda one: letter(one - 1))),
            ),
        )
    if sheet.is_hidden:
        yield CellIssue("", Message("The sheet “{name}” that was read is hidden in the file.", name=sheet.name))
    yield from (CellIssue("", remark) for remark in sheet.remarks())


def _other(sheet: Sheet) -> CellIssue:
    return CellIssue("", Message("The sheet “{name}” has such a table, too; it was not read.", name=sheet.name))


def _ranges(numbers: list[int], words: Callable[[int], str]) -> list[str]:
    """Numbers from 0 as they are called from 1: "3–5", "9"."""
    found = []
    for _, group in groupby(enumerate(numbers), key=lambda one: one[1] - one[0]):
        some = [number + 1 for _, number in group]
        found.append(words(some[0]) if len(some) == 1 else f"{words(some[0])}–{words(some[-1])}")
    return found


def _listed(words: list[str]) -> str:
    return ", ".join(words[:8]) + (" …" if len(words) > 8 else "")


def _text(row: list[Cell], column: int) -> str:
    return (row[column] if column < len(row) else "") or ""
