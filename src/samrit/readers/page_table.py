"""The table of quarters on a web page: result, score, and the two sub-scores 2.1 / 2.2, cell by cell or line by line."""

import re
from dataclasses import dataclass, field
from itertools import islice, takewhile

from samrit.readers.form_values import states_none
from samrit.readers.lines import Line
from samrit.report import Evaluation, Result, Score
from samrit.report.struct import read_number
from samrit.thai.digits import to_arabic

_OWN_WORDS = re.compile(r"ไตรมาส(?:ที่)?|\(\s*1\s*-\s*4\s*\)|ผลงาน|ผลประเมิน(?:ตัวชี้วัด)?|2\.1\s*/\s*2\.2")
_SAYS = re.compile(r"[^\W_]")
_END_OF_HEADER = re.compile(r"2\.1\s*/\s*2\.2[\s*)|]*")
_STARTS = re.compile(r"(?:\|\s*)?ไตรมาสที่\s*(?:\(\s*1\s*-\s*4\s*\).*|\|.*ผลงาน.*)?$")
_FIRST_ROW = re.compile(r"1(?:\s|\||$)")
_UNIT = re.compile(r"ผลงาน\s*\*?\s*\((?P<unit>.*?)\)\s*\|?\s*\*?\s*ผลประเมิน")
_NONE = r"(?<![^\s|])(?:N/?A|ไม่มี(?:ข้อมูล|ผลงาน)?|ไม่ระบุ|(?:ยัง)?ไม่(?:ได้)?รายงาน|รอผล)(?![^\s|])"
_CELLS = re.compile(rf"(?:[0-9๐-๙.,/|\s%:–-]|{_NONE})+$", re.IGNORECASE)
_TOKEN = re.compile(
    rf"(?P<none>{_NONE})|(?P<pair>[0-9][0-9.]*\s*/\s*[0-9][0-9.]*|(?<![0-9])/(?![0-9]))|(?P<number>-?[0-9][0-9,]*(?:\.[0-9]+)?)|(?P<stroke>[-–])",
    re.IGNORECASE,
)
# A row whose cells a copy has stuck together: only their decimals part them.
_STUCK = re.compile(r"([1-4])(-?[0-9][0-9,]*\.[0-9]{2})([0-9]{1,3}\.[0-9]{4})([0-9]{1,3}\s*/\s*[0-9]{1,3})")
_RESULT = re.compile(r"-?[0-9,]+\.[0-9]{2}$")  # results have two decimals, scores none or four
_CELLS_OF_ROW = 3  # before the pair
_LAST = 4
_SHORTEST_HEADER, _LONGEST_HEADER, _LONGEST_TABLE = 3, 20, 60  # lines
_MOST_FIRST_ROWS = 20  # lines that begin as a first row does: no page has more before its table
_DIGIT = re.compile("[0-9]")
_Token = tuple[re.Match[str], Line]


@dataclass(slots=True)
class Row:
    """One quarter: its cells as printed, "" for a blank one; `is_clear` is False where cells can't be told apart."""

    quarter: int
    result: str = ""
    score: str = ""
    pair: str = ""
    is_clear: bool = True
    lines: list[Line] = field(default_factory=list)


def starts_table(line: Line) -> bool:
    """Whether the table's header begins here."""
    return _STARTS.match(to_arabic(line.text)) is not None


def table_start(lines: list[Line]) -> int | None:
    """Where the table begins: at its header or, where a copy has none, at its first row; None where there is no table."""
    header = next((at for at, line in enumerate(lines) if starts_table(line)), None)
    if header is not None:
        return header
    first = (at for at, line in enumerate(lines) if _FIRST_ROW.match(to_arabic(line.text)))
    return next(
        (
            at
            for at in islice(first, _MOST_FIRST_ROWS)
            if _are_rows(_rows(_tokens(_cells(lines[at : at + _LONGEST_TABLE]))))
        ),
        None,
    )


def _are_rows(rows: list[Row]) -> bool:
    """Whether rows are such of the table, whatever stands above them."""
    return len(rows) > 1 and all(row.is_clear and row.pair for row in rows)


@dataclass(slots=True)
class Table:
    """The table of quarters: the unit of its results, its rows, the lines of its header, and how many lines it takes."""

    unit: str
    rows: list[Row]
    header: list[Line]
    taken: int


def read_table(lines: list[Line]) -> Table:
    """The table that begins with the first line."""
    at = 0
    header: list[Line] = []
    below: list[Line] = []
    while starts_table(lines[0]) and at < min(len(lines), _LONGEST_HEADER):
        line = lines[at]
        if len(header) >= _SHORTEST_HEADER and _FIRST_ROW.match(
            to_arabic(line.text)
        ):  # the header's last line is missing
            break
        at += 1
        end = _END_OF_HEADER.search(to_arabic(line.text))
        header.append(line.piece(0, end.end()) if end else line)
        if end:
            below = [line.behind(end.end())] if end.end() < len(line.text) else []
            break
    unit = _UNIT.search(" ".join(line.text for line in header))
    printed = unit["unit"].strip() if unit else ""
    own = [
        line
        for line in header
        if not _SAYS.search(_OWN_WORDS.sub(" ", to_arabic(line.text.replace(printed or " ", " "))))
    ]
    cells = _cells([*below, *lines[at:]])
    return Table(printed, _rows(_tokens(cells)), own, at + len(cells) - len(below))


def _cells(lines: list[Line]) -> list[Line]:
    """The lines of cells with which lines begin."""
    return list(takewhile(lambda line: _CELLS.match(line.text), lines))


def _tokens(cells: list[Line]) -> list[_Token]:
    tokens: list[_Token] = []
    for line in cells:
        text = to_arabic(line.text)
        stuck = _STUCK.fullmatch(text)
        pieces = [line.piece(*stuck.span(cell)) for cell in (1, 2, 3, 4)] if stuck else [line]
        tokens += [(match, piece) for piece in pieces for match in _TOKEN.finditer(to_arabic(piece.text))]
    return tokens


def _rows(tokens: list[_Token]) -> list[Row]:
    rows = _rows_by_pairs(tokens)
    return _rows_by_numbers(tokens) if rows is None else rows


def _rows_by_pairs(tokens: list[_Token]) -> list[Row] | None:
    """The rows where each ends with its pair: quarter, result, score, pair. None where a row lacks one of these."""
    rows: list[Row] = []
    numbers: list[str] = []
    lines: list[Line] = []
    for token, line in tokens:
        lines.append(line)
        if token["pair"] is None:
            numbers.append(token.group())
            continue
        if len(numbers) != _CELLS_OF_ROW or numbers[0] != str(len(rows) + 1):
            return None
        result, score = (cell if _DIGIT.search(cell) else "" for cell in numbers[1:])
        rows.append(Row(len(rows) + 1, result, score, token.group(), lines=lines))
        numbers, lines = [], []
    return rows if rows and not numbers else None


def _rows_by_numbers(tokens: list[_Token]) -> list[Row]:
    """The rows of a table with blank cells, told by the quarters' numbers where these can't be anything else."""
    rows: list[Row] = []
    is_open = False
    numbers: list[str] = []
    firsts = [i == 0 or tokens[i - 1][1] is not line for i, (_, line) in enumerate(tokens)]
    has_lines = any(is_first and token.group() == "2" for is_first, (token, _) in zip(firsts, tokens, strict=True))
    for i, (token, line) in enumerate(tokens):
        text = token.group()
        follower = tokens[i + 1][0].group() if i + 1 < len(tokens) else ""
        expected = rows[-1].quarter + 1 if rows else 1
        # A whole number where a result would stand is the next row's: results have two decimals.
        is_whole = not is_open or not numbers or _RESULT.match(follower) is not None
        is_next = token["number"] is not None and text == str(expected) and is_whole and expected <= _LAST
        if has_lines and not firsts[i]:
            is_next = False  # each row begins a line
        if is_next or (not is_open and token["number"] and text in "1234" and int(text) >= expected):
            _close(rows, numbers)
            rows.append(Row(int(text)))
            numbers, is_open = [], True
        elif not rows:
            continue
        elif token["pair"]:
            rows[-1].pair, is_open = text, False
        elif is_open:
            numbers.append(text if token["number"] else "")
        else:
            rows[-1].is_clear = False
        rows[-1].lines.append(line)
    _close(rows, numbers)
    if not any(row.result for row in rows) and any(_is_no_score(row) for row in rows):
        for row in rows:  # a table without a column of scores
            row.result, row.score = row.score, ""
    return rows


def _is_no_score(row: Row) -> bool:
    """Whether what stands before the pair can't be the score that the pair makes."""
    score, *pair = (read_number(cell) for cell in (row.score, *row.pair.split("/")))
    marks = [mark for mark in pair if mark is not None]
    return score is not None and bool(marks) and not min(marks) <= score <= max(marks)


def _close(rows: list[Row], numbers: list[str]) -> None:
    """Tell a row's result from its score."""
    if not rows or not numbers:
        return
    row = rows[-1]
    if len(numbers) == 2:
        row.result, row.score = numbers
    elif len(numbers) == 1:
        if _RESULT.match(numbers[0]) or not row.pair:
            row.result = numbers[0]
        else:
            row.score = numbers[0]
    else:
        row.is_clear = False
    numbers.clear()


def row_result(row: Row, unit: str) -> Result:
    """The quarter's result; a blank cell is not stated, 0.00 is a value."""
    return Result(value_text=row.result, unit_text="" if states_none(row.result) else unit)


def row_score(row: Row, head: Evaluation) -> tuple[Score, bool]:
    """The evaluator's marks, and whether the score beside them is but that of the page's head, which is left out.

    The pair is the fact: 0 / 0 is "not reviewed", and a blank cell is no mark.
    """
    quality, timeliness = (read_number(part) for part in (*row.pair.split("/", 1), "")[:2])
    value = read_number(row.score)
    if quality == timeliness == 0:
        return Score(), bool(value)
    is_echo = (
        value is not None
        and quality is not None
        and timeliness is not None
        and not min(quality, timeliness) <= value <= max(quality, timeliness)
        and value == head.score
        and head.quarter != row.quarter
    )
    return Score(value=None if is_echo else value, quality=quality, timeliness=timeliness), is_echo
