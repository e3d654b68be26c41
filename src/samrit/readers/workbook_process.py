"""The process that reads a workbook from its standard input and tells its cells as JSON; `workbook` starts it.

It imports nothing of ours, so that it starts fast and holds nothing that a hostile file could reach.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 15
MAX_SHEETS, MAX_COLUMNS, MAX_LETTERS = 8, 100, 40_000


def main() -> None:
    """Read, tell, end."""
    _limit()
    sys.stdout.write(json.dumps(_answer(sys.stdin.buffer.read(), int(sys.argv[1]))))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(data: bytes, most_rows: int) -> dict[str, Any]:
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        book = load_workbook(BytesIO(data))
        sheets = [_sheet(name, book.get_sheet_by_name(name), most_rows) for name in book.sheet_names[:MAX_SHEETS]]
    except PasswordError:
        return {"refusal": "encrypted"}
    except CalamineError as error:
        return {"refusal": "encrypted" if "password" in str(error).lower() else "broken"}
    sheets = [sheet for sheet in sheets if sheet["rows"]]
    return {"sheets": sheets} if sheets else {"refusal": "empty"}


def _sheet(name: str, sheet: Any, most_rows: int) -> dict[str, Any]:
    # Rows are counted from the top of the sheet, cells of a row only from the first column that holds anything.
    left = min(sheet.start[1], MAX_COLUMNS) if sheet.start else 0
    margin: list[str | None] = [None] * left
    rows: list[list[str | None]] = []
    for row in sheet.iter_rows():
        if len(rows) == most_rows:
            break
        rows.append(margin + [_words(cell) for cell in row[: MAX_COLUMNS - left]])
    is_cut = left + sheet.width > MAX_COLUMNS or sheet.total_height >= most_rows
    return {"name": name, "rows": rows if any(cell for row in rows for cell in row) else [], "is_cut": is_cut}


def _words(cell: Any) -> str | None:
    if isinstance(cell, bool) or cell is None:
        return {True: "TRUE", False: "FALSE"}.get(cell) if cell is not None else None
    if isinstance(cell, float):
        return format(Decimal(repr(cell)).normalize() + 0, "f") if cell == cell and abs(cell) < 1e30 else None  # noqa: PLR0124 - NaN
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return str(cell)[:MAX_LETTERS]


if __name__ == "__main__":
    main()
