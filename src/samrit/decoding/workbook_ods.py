"""What an OpenDocument sheet tells of its cells besides their values: it keeps beside a number the words that its cell shows."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from samrit.decoding.cell_formats import SURE_DIGITS
from samrit.decoding.cell_marks import MAX_COLUMNS, Joined, Mark, Trait

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_NOTE = f"{_OFFICE}annotation"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ERROR = re.compile(r"#[A-Z/0]+[!?]?|#N/A|Err:\d+")
_DECIMALS = re.compile(r"-?[\d,.]*\d[.,](\d+)")
_HIDDEN = ("collapse", "filter")


def is_ods(data: bytes) -> bool:
    """Whether a zip is one."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return "content.xml" in archive.namelist()
    except (BadZipFile, OSError):
        return False


def comments(data: bytes) -> list[str]:
    """What people have noted at cells."""
    found: list[str] = []
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open("content.xml") as part:
            for _event, element in ET.iterparse(part):
                if element.tag == _NOTE:
                    words = "\n".join(_words(one) for one in element.iter(f"{_TEXT}p")).strip()
                    found += [words] if words else []
                elif element.tag == f"{_TABLE}table-row":
                    element.clear()
    except (BadZipFile, ET.ParseError, OSError, KeyError):
        return found
    return found


def _words(element: Any) -> str:
    """The words of an element, but those of a note that hangs on it."""
    inside = (f"{_words(one) if one.tag != _NOTE else ''}{one.tail or ''}" for one in element)
    return f"{element.text or ''}{''.join(inside)}"


def marks(data: bytes, names: set[str], most_rows: int) -> Iterator[Mark]:
    """Each number that shows otherwise than it is; errors, formulas without a value, what is joined or hidden."""
    name, at, column = "", 0, 0
    with ZipFile(BytesIO(data)) as archive, archive.open("content.xml") as part:
        for event, element in ET.iterparse(part, ("start", "end")):
            if event == "start" and element.tag == f"{_TABLE}table":
                name, at, column = element.get(f"{_TABLE}name", ""), 0, 0
            if event == "start":
                continue
            if element.tag == f"{_TABLE}table-column":
                again = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
                if name in names and element.get(f"{_TABLE}visibility") in _HIDDEN:
                    some = range(column, min(column + again, MAX_COLUMNS))
                    yield from (Trait(name, -1, one, is_hidden=True) for one in some)
                column += again
            elif element.tag == f"{_TABLE}table-row":
                again = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
                if name in names and at < most_rows:
                    yield from _of_rows(element, name, range(at, min(at + again, most_rows)))
                at += again
                element.clear()


def _of_rows(row: Any, name: str, numbers: range) -> Iterator[Mark]:
    is_hidden = row.get(f"{_TABLE}visibility") in _HIDDEN
    found = list(_of_row(row))
    for number in numbers:
        if is_hidden:
            yield Trait(name, number, -1, is_hidden=True)
        for column, trait, (rows, columns) in found:
            if trait:
                yield Trait(name, number, column, **trait)
            if rows > 1 or columns > 1:
                yield Joined(name, number, column, number + rows - 1, column + columns - 1)


def _of_row(row: Any) -> Iterator[tuple[int, dict[str, Any], tuple[int, int]]]:
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        again = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        spans = tuple(int(cell.get(f"{_TABLE}number-{one}-spanned", "1")) for one in ("rows", "columns"))
        trait = _of_cell(cell)
        if trait or spans != (1, 1):
            for place in range(column, min(column + again, MAX_COLUMNS)):
                yield place, trait, (spans[0], spans[1])
        column += again


def _of_cell(cell: Any) -> dict[str, Any]:
    raw, kind = cell.get(f"{_OFFICE}value", ""), cell.get(f"{_OFFICE}value-type", "")
    shown = _words(cell).strip()
    if cell.get(f"{_TABLE}formula") and _ERROR.fullmatch(shown):
        return {"error": shown}
    if cell.get(f"{_TABLE}formula") and not kind and not shown:
        return {"is_unworked": True}
    decimals = _DECIMALS.fullmatch(shown)
    code = "0%" if kind == "percentage" else "0" * len(shown) if re.fullmatch(r"0\d+", shown) else ""
    if not code and decimals is not None:
        code = f"0.{'0' * len(decimals[1])}"
    return {"raw": raw, "code": code} if raw and (code or len(raw) > SURE_DIGITS) else {}
