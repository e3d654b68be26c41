"""The form's table of quarters: a quarter in each row, its target, result and words in columns, as lines of the form."""

from collections.abc import Iterator

from samrit.readers.rows import field_of, quarter_lines
from samrit.report.labels import squeeze
from samrit.report.lines import is_quarter
from samrit.thai.digits import to_arabic

_QUARTER_HEADS = frozenset({"ไตรมาส", "ไตรมาสที่", "รายไตรมาส", "quarter"})
_VALUES = frozenset({"target", "result", "score", "obstacles"})
_WORDS = tuple(map(squeeze, ("รายละเอียด", "ผลการดำเนินงาน", "รายงานผล", "คำอธิบาย", "กิจกรรม", "narrative", "details")))
_SCORES = "ประเมิน"  # a page of the present system has its own table, and its own reader


def quarter_heads(row: list[str]) -> list[str]:
    """The field of each column where a row heads such a table; nothing where it doesn't."""
    if not row or squeeze(row[0].strip(" :：*")) not in _QUARTER_HEADS or any(_SCORES in head for head in row):
        return []
    heads = ["quarter"]
    for head in row[1:]:
        field = field_of(head)
        if squeeze(head).startswith(_WORDS):
            heads.append("narrative")
        else:
            heads.append(field if field in _VALUES else f"?{' '.join(head.split())}")
    return heads if {"target", "result"} & set(heads) else []


def quarter_row(heads: list[str], row: list[str]) -> Iterator[str]:
    """The lines of a row, none where it is not a quarter's."""
    first = to_arabic(row[0].strip(" :：.()")) if row else ""
    named = is_quarter(first)
    digit = first if first in ("1", "2", "3", "4") else first[-1:] if named and named.end() == len(first) else ""
    if digit not in ("1", "2", "3", "4"):
        return
    key = f"q{digit}"
    values: dict[str, str] = {}
    for head, cell in zip(heads[1:], row[1:], strict=False):
        words = cell.strip()
        if words and head in _VALUES:
            values[f"{key}.{head}"] = words
        elif words:
            said = words if head == "narrative" else f"{head[1:]} : {words}".removeprefix(" : ")
            values[key] = f"{values[key]}\n{said}" if key in values else said
    yield from quarter_lines(int(digit), values, "")
    obstacles = values.get(f"{key}.obstacles")
    if obstacles:
        yield f"อุปสรรค : {obstacles}"
