"""The cells of a workbook (xlsx, xls, ods). Values come from calamine; how a cell shows its number (percent, zeros before it, a date in Thai) calamine doesn't tell, so that is read
from the file beside it. A workbook of old Excel (xls) keeps its values alone.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from samrit.decoding.refusing import Refusal

MAX_SHEETS, MAX_COLUMNS, MAX_LETTERS = 8, 100, 40_000
_SURE_DIGITS = 15  # Excel keeps so many of a number, and puts zeros for the others
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
# Formats that a file names by number only: percent, and the dates of the Thai edition.
_BY_NUMBER = {9: "0%", 10: "0.00%", 2: "0.00", 67: "0%", 68: "0.00%", 71: "ปปปป", 72: "ปปปป", 77: "ปปปป", 81: "ปปปป"}
_DECORATION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_PADDED = re.compile(r"[0#?() /-]*0[0#?() /-]*0")
_COMMENTS = re.compile(r"xl/comments/?(?:comment)?\d*\.xml")
_DECIMALS = re.compile(r"#?,?#*0\.(0+)")
_Place = tuple[int, int]


def decode(data: bytes, *, most_rows: int) -> dict[str, Any]:
    """The sheets with anything in them."""
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        book = load_workbook(BytesIO(data))
        sheets = [_sheet(name, book.get_sheet_by_name(name), most_rows) for name in book.sheet_names[:MAX_SHEETS]]
    except PasswordError:
        raise Refusal("encrypted") from None
    except CalamineError as error:
        raise Refusal("encrypted" if "password" in str(error).lower() else "broken") from error
    sheets = [sheet for sheet in sheets if sheet["rows"]]
    if not sheets:
        raise Refusal("empty")
    if data.startswith(b"PK"):
        _show_as_formatted(data, {sheet["name"]: sheet for sheet in sheets}, most_rows)
        sheets[0]["comments"] = _comments(data)
    else:
        for sheet in sheets:
            sheet["is_bare"] = sheet["has_numbers"]
    return {"sheets": sheets}


def _comments(data: bytes) -> list[str]:
    """What people have noted at cells."""
    found: list[str] = []
    try:
        with ZipFile(BytesIO(data)) as archive:
            for name in filter(_COMMENTS.fullmatch, archive.namelist()):
                root = ET.fromstring(archive.read(name))
                for one in root.iter(f"{_MAIN}comment"):
                    words = "".join(part.text or "" for part in one.iter(f"{_MAIN}t")).strip()[:MAX_LETTERS]
                    found += [words] if words else []
    except (BadZipFile, ET.ParseError, OSError):
        return found
    return found


def _sheet(name: str, sheet: Any, most_rows: int) -> dict[str, Any]:
    # Rows are counted from the top of the sheet, cells of a row only from the first column that holds anything.
    left = min(sheet.start[1], MAX_COLUMNS) if sheet.start else 0
    margin: list[str | None] = [None] * left
    rows: list[list[str | None]] = []
    days: list[_Place] = []
    lost: list[_Place] = []
    has_numbers = False
    for row in sheet.iter_rows():
        if len(rows) == most_rows:
            break
        for column, cell in enumerate(row[: MAX_COLUMNS - left], left):
            if isinstance(cell, date):
                days.append((len(rows), column))
            elif isinstance(cell, float):
                has_numbers = True
                if abs(cell) >= 10**_SURE_DIGITS:
                    lost.append((len(rows), column))
        rows.append(margin + [_words(cell) for cell in row[: MAX_COLUMNS - left]])
    is_cut = left + sheet.width > MAX_COLUMNS or sheet.total_height >= most_rows
    rows = rows if any(cell for row in rows for cell in row) else []
    return {"name": name, "rows": rows, "is_cut": is_cut, "days": days, "lost": lost, "has_numbers": has_numbers}


def _words(cell: Any) -> str | None:
    if isinstance(cell, bool) or cell is None:
        return {True: "TRUE", False: "FALSE"}.get(cell) if cell is not None else None
    if isinstance(cell, float):
        return _plain(_number(repr(cell))) if cell == cell and abs(cell) < 1e30 else None  # noqa: PLR0124 - NaN
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return str(cell)[:MAX_LETTERS]


def _number(raw: str) -> Decimal:
    """The number as a person sees it: to its fifteenth digit, without the tail that a binary fraction has."""
    return Decimal(raw) if raw.lstrip("-").isdecimal() else Decimal(f"{float(raw):.{_SURE_DIGITS}g}")


def _plain(value: Decimal) -> str:
    return format(value.normalize() + 0, "f")


def _show_as_formatted(data: bytes, sheets: dict[str, dict[str, Any]], most_rows: int) -> None:
    """Put what the cell shows in the place of its bare number, where its format says something that the number doesn't."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            numbers = _numbers_of_ods if "content.xml" in archive.namelist() else _numbers_of_xlsx
            for name, row, column, raw, code in numbers(archive, set(sheets), most_rows):
                rows = sheets[name]["rows"]
                if row >= len(rows) or column >= len(rows[row]):
                    continue
                shown, is_day = _shown(raw, code)
                if shown:
                    rows[row][column] = shown
                if is_day:
                    sheets[name]["days"].append((row, column))
    except (BadZipFile, KeyError, ET.ParseError, ValueError, InvalidOperation, OSError):
        for sheet in sheets.values():  # what calamine read stands; that formats are unknown is told
            sheet["is_bare"] = sheet["has_numbers"]


def _shown(raw: str, code: str) -> tuple[str, bool]:
    """What a number shows in a format, and whether that is a day; "" where it is nothing but the number."""
    value = _number(raw)
    if abs(value) >= 10**30:
        return "", False
    if "ปป" in code and 0 < value < 2_958_466:  # the last day of the year 9999
        return (date(1899, 12, 30) + timedelta(days=int(value))).isoformat(), True
    section = _DECORATION.sub("", code).split(";")[0]
    if "%" in section:
        return f"{_plain(value * 100)}%", False
    is_whole = value == value.to_integral_value() and value >= 0
    decimals = _DECIMALS.fullmatch(section)
    if decimals and value != value.to_integral_value() and value == round(value, len(decimals[1])):
        return f"{value:.{len(decimals[1])}f}", False  # "3.10" of 3.1; digits that a format hides are kept
    if is_whole and _PADDED.match(section) and not set(section) & set(".,"):
        return _padded(str(int(value)), section), False
    return (_plain(value), False) if is_whole and abs(value) >= 10**_SURE_DIGITS else ("", False)


def _padded(digits: str, section: str) -> str:
    left, out = list(digits), []
    for mark in reversed(section):
        if mark not in "0#?":
            out.append(mark)
        elif left or mark == "0":
            out.append(left.pop() if left else "0")
    return "".join((*left, *reversed(out))).strip()


def _numbers_of_xlsx(archive: ZipFile, names: set[str], most_rows: int) -> Iterator[tuple[str, int, int, str, str]]:
    """Each number whose format is not the general one, or that is long: sheet, row, column, as it stands there, format."""
    codes = _codes(archive)
    targets = {
        one.get("Id"): one.get("Target", "") for one in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    for sheet in ET.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        name, target = sheet.get("name", ""), targets.get(sheet.get(_RELATION), "")
        if name not in names or not target:
            continue
        with archive.open(target.removeprefix("/") if target.startswith("/") else f"xl/{target}") as part:
            at = -1
            for _event, row in ET.iterparse(part):
                if row.tag != f"{_MAIN}row":
                    continue
                at = int(row.get("r", at + 2)) - 1
                if at >= most_rows:
                    break
                column = -1
                for cell in row:
                    reference = cell.get("r", "")
                    column = _column(reference) if reference else column + 1
                    value = cell.find(f"{_MAIN}v")
                    if value is None or not value.text or cell.get("t", "n") != "n" or column >= MAX_COLUMNS:
                        continue
                    code = codes.get(cell.get("s", "0"), "")
                    if code or len(value.text) > _SURE_DIGITS:
                        yield name, at, column, value.text, code
                row.clear()


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
        code = own.get(key) or _BY_NUMBER.get(int(key), "")
        if code and code != "General":
            found[str(number)] = code
    return found


def _column(reference: str) -> int:
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter.upper()) - 64
    return number - 1


def _numbers_of_ods(archive: ZipFile, names: set[str], most_rows: int) -> Iterator[tuple[str, int, int, str, str]]:
    """The same of an OpenDocument, which keeps beside a number the words that its cell shows."""
    name, at = "", 0
    with archive.open("content.xml") as part:
        for event, element in ET.iterparse(part, ("start", "end")):
            if event == "start" and element.tag == f"{_TABLE}table":
                name, at = element.get(f"{_TABLE}name", ""), 0
            if event == "start" or element.tag != f"{_TABLE}table-row":
                continue
            again = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            if name in names and at < most_rows:
                for column, raw, code in _numbers_of_ods_row(element):
                    for row in range(at, min(at + again, most_rows)):
                        yield name, row, column, raw, code
            at += again
            element.clear()


def _numbers_of_ods_row(row: Any) -> Iterator[tuple[int, str, str]]:
    column = 0
    for cell in row:
        again = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        raw, kind = cell.get(f"{_OFFICE}value", ""), cell.get(f"{_OFFICE}value-type", "")
        shown = "".join(cell.itertext()).strip()
        code = "0%" if kind == "percentage" else "0" * len(shown) if re.fullmatch(r"0\d+", shown) else ""
        if raw and (code or len(raw) > _SURE_DIGITS):
            for place in range(column, min(column + again, MAX_COLUMNS)):
                yield place, raw, code
        column += again
