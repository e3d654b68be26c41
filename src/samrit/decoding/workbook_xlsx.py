"""What an Excel workbook (xlsx) tells of its cells besides their values."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from samrit.decoding.cell_formats import BY_NUMBER, SURE_DIGITS
from samrit.decoding.cell_marks import MAX_COLUMNS, Mark, Trait

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COMMENTS = re.compile(r"xl/comments/?(?:comment)?\d*\.xml")
_TRUE = ("1", "true")


def comments(data: bytes) -> list[str]:
    """What people have noted at cells."""
    found: list[str] = []
    try:
        with ZipFile(BytesIO(data)) as archive:
            for name in filter(_COMMENTS.fullmatch, archive.namelist()):
                root = ET.fromstring(archive.read(name))
                for one in root.iter(f"{_MAIN}comment"):
                    words = "".join(part.text or "" for part in one.iter(f"{_MAIN}t")).strip()
                    found += [words] if words else []
    except (BadZipFile, ET.ParseError, OSError):
        return found
    return found


def marks(data: bytes, names: set[str], most_rows: int) -> Iterator[Mark]:
    """Each number whose format is not the general one, or that is long; errors, formulas without a value, what is hidden."""
    with ZipFile(BytesIO(data)) as archive:
        codes = _codes(archive)
        targets = {
            one.get("Id"): one.get("Target", "") for one in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        }
        book = ET.fromstring(archive.read("xl/workbook.xml"))
        is_1904 = any(one.get("date1904") in _TRUE for one in book.iter(f"{_MAIN}workbookPr"))
        for sheet in book.iter(f"{_MAIN}sheet"):
            name, target = sheet.get("name", ""), targets.get(sheet.get(_RELATION), "")
            if name in names and target:
                with archive.open(target.removeprefix("/") if target.startswith("/") else f"xl/{target}") as part:
                    yield from _of_sheet(part, name, codes, most_rows, is_1904=is_1904)


def _of_sheet(part: Any, name: str, codes: dict[str, str], most_rows: int, *, is_1904: bool) -> Iterator[Mark]:
    at = -1
    for _event, element in ET.iterparse(part):
        if element.tag == f"{_MAIN}col" and element.get("hidden") in _TRUE:
            first, last = int(element.get("min", "1")) - 1, int(element.get("max", "0"))
            yield from (Trait(name, -1, column, is_hidden=True) for column in range(first, min(last, MAX_COLUMNS)))
        if element.tag != f"{_MAIN}row":
            continue
        at = int(element.get("r", at + 2)) - 1
        if at >= most_rows:
            break
        if element.get("hidden") in _TRUE:
            yield Trait(name, at, -1, is_hidden=True)
        yield from _of_row(element, name, at, codes, is_1904=is_1904)
        element.clear()


def _of_row(row: Any, name: str, at: int, codes: dict[str, str], *, is_1904: bool) -> Iterator[Mark]:
    column = -1
    for cell in row:
        reference = cell.get("r", "")
        column = _column(reference) if reference else column + 1
        if column >= MAX_COLUMNS:
            continue
        value, kind = cell.findtext(f"{_MAIN}v") or "", cell.get("t", "n")
        if not value and kind == "n" and cell.find(f"{_MAIN}f") is not None:
            yield Trait(name, at, column, is_unworked=True)
        elif kind == "e":
            yield Trait(name, at, column, error=value)
        elif value and kind == "n":
            code = codes.get(cell.get("s", "0"), "")
            if code or len(value) > SURE_DIGITS:
                yield Trait(name, at, column, value, code, is_1904)


def _codes(archive: ZipFile) -> dict[str, str]:
    """The format of each style of a workbook, by the style's number; those that only say "a number" are left out."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    root = ET.fromstring(archive.read("xl/styles.xml"))
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter(f"{_MAIN}numFmt")}
    styles = root.find(f"{_MAIN}cellXfs")
    found = {}
    for number, style in enumerate(styles if styles is not None else ()):
        key = style.get("numFmtId", "0")
        code = own.get(key) or BY_NUMBER.get(int(key), "")
        if code and code != "General":
            found[str(number)] = code
    return found


def _column(reference: str) -> int:
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter.upper()) - 64
    return number - 1
