"""The form's table of quarters, as lines of the form: a quarter in each row, or in each column."""

import re
from collections.abc import Iterator

from samrit.readers.other_labels import match_other
from samrit.readers.other_values import is_value
from samrit.readers.rows import field_of, quarter_lines
from samrit.readers.rows_of_quarters import HEADS, OF_PERIODS, is_narrative, said_quarter
from samrit.report.labels import squeeze
from samrit.thai.digits import to_arabic

_VALUES = frozenset({"target", "result", "score", "obstacles"})
_YEAR = re.compile(r"\(?(?:ปีงบประมาณ|ปี|FY|พ\.\s?ศ\.)?\s*(?P<year>(?:25|๒๕)[0-9๐-๙]{2})(?![0-9๐-๙])\)?", re.IGNORECASE)
_FEWEST_QUARTERS = 2
_LABEL_AND_VALUE = 2  # cells
_CORNERS = frozenset(
    {"", "รายการ", "หัวข้อ", "รายละเอียด", "items", *HEADS, *OF_PERIODS}
)  # what heads the column of labels
_SUMS = frozenset(map(squeeze, ("รวม", "รวมทั้งปี", "ทั้งปี", "รวมทั้งสิ้น", "ผลรวม", "ยอดรวม", "total", "year", "sum")))
_OF_THE_YEAR = {"target": "เป้าหมาย", "result": "ผลงานทั้งปี"}
_SCORES = "ประเมิน"  # a page of the present system has its own table, and its own reader


def _year_of(head: str) -> int | None:
    """The year of which a column's values are: "ผลงาน ปี 2567", "ปีงบประมาณ 2568"."""
    match = _YEAR.search(head)
    return int(to_arabic(match["year"])) if match else None


def quarter_heads(row: list[str]) -> list[str]:
    """The field of each column where a row heads such a table; nothing where it doesn't."""
    if not row or squeeze(row[0].strip(" :：*")) not in HEADS or any(_SCORES in head for head in row):
        return []
    heads = ["quarter"]
    years = [_year_of(head) for head in row]
    for head, year in zip(row[1:], years[1:], strict=True):
        is_this_year = year is not None and year == max(one for one in years if one is not None)
        field = field_of(_YEAR.sub("", head).strip() or "ผลงาน") if is_this_year else field_of(head)
        if is_narrative(head):
            heads.append("narrative")
        else:
            heads.append(field if field in _VALUES else f"?{' '.join(head.split())}")
    return heads if {"target", "result"} & set(heads) else []


def quarter_row(heads: list[str], row: list[str]) -> Iterator[str]:
    """The lines of a row, none where it is not a quarter's."""
    digit = said_quarter(row[0]) if row else ""
    if row and squeeze(row[0].strip(" :：*")) in _SUMS:
        for head, cell in zip(heads[1:], row[1:], strict=False):
            if cell.strip():
                label = _OF_THE_YEAR.get(head, f"{row[0].strip()} {head.removeprefix('?')}")
                yield f"{label} : {cell.strip()}"
    if not digit:
        return
    key = f"q{digit}"
    values: dict[str, str] = {}
    others: list[str] = []
    for head, cell in zip(heads[1:], row[1:], strict=False):
        words = cell.strip()
        if words and head in _VALUES:
            values[f"{key}.{head}"] = words
        elif words and _is_figure(head, words):
            others.append(f"{head[1:]} = {words}")
        elif words:
            said = words if head == "narrative" else f"{head[1:]} : {words}".removeprefix(" : ")
            values[key] = f"{values[key]}\n{said}" if key in values else said
    yield from (*quarter_lines(int(digit), values, ""), *others)


def _is_figure(head: str, words: str) -> bool:
    """Whether a cell is a figure of its own, in a column of which no field knows: what a quarter added, beside the sum so far."""
    return head.startswith("?") and len(head) > 1 and is_value(words)


def _is_over_all(head: str, field: str, filled: set[int], quarters: dict[int, str]) -> bool:
    """Whether a row has one cell over all quarters: what stands in it is the year's."""
    if len(filled) > 1 or len(quarters) == 1 or field in _VALUES - {"obstacles"}:
        return False
    return match_other(head) is not None and not is_narrative(head)


def _is_alone(row: list[str], filled: set[int]) -> bool:
    """Whether a row is a label with its value, of which a paste left no more cells."""
    return len(row) == len(filled) + 1 == _LABEL_AND_VALUE


def quarter_columns(rows: list[list[str]], at: int = 0) -> tuple[int, list[str]]:
    """How many rows a table takes whose columns are the quarters, and its lines; (0, []) where none begins at that row.

    Its first column says what each row is: results, targets, what was done, or anything else.
    """
    heads = rows[at] if at < len(rows) else []
    quarters = {column: digit for column, cell in enumerate(heads) if column and (digit := said_quarter(cell))}
    corner = heads[0].strip() if heads else ""
    sums = {column for column, cell in enumerate(heads) if column and squeeze(cell.strip(" :：*")) in _SUMS}
    if (
        said_quarter(corner)
        or len(quarters) < _FEWEST_QUARTERS
        or len(sums) > 1
        or len(quarters) + bool(corner) + len(sums) != sum(bool(cell.strip()) for cell in heads)
    ):
        return 0, []
    values: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    totals: list[str] = []
    below: list[str] = []
    taken = 1
    for row in map(rows.__getitem__, range(at + 1, len(rows))):
        head = row[0].strip() if row else ""
        filled = {column for column, cell in enumerate(row) if column and cell.strip()}
        if not head or not filled <= {*quarters, *sums} or not filled & set(quarters) or _is_alone(row, filled):
            break
        taken += 1
        field = field_of(head)
        totals += [f"{_OF_THE_YEAR.get(field, head)} : {row[column].strip()}" for column in sorted(filled & sums)]
        if _is_over_all(head, field, filled, quarters):
            below.append(f"{head} : {row[min(filled)].strip()}")
            continue
        for column in sorted(filled - sums):
            key, words = f"q{quarters[column]}", row[column].strip()
            if field in _VALUES - {"obstacles"}:
                values[f"{key}.{field}"] = words
            elif not is_narrative(head) and field != "narrative" and is_value(words):
                others.setdefault(quarters[column], []).append(f"{head} = {words}")
            else:
                said = words if is_narrative(head) or field == "narrative" else f"{head} : {words}"
                values[key] = f"{values[key]}\n{said}" if key in values else said
    if taken == 1:
        return 0, []
    lines = list(totals)
    for digit in sorted(quarters.values()):
        lines += [*quarter_lines(int(digit), values, ""), *others.get(digit, ())]
    lines += below
    return taken, lines if squeeze(corner) in _CORNERS else [corner, *lines]
