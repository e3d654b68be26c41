"""Excel and OpenDocument: the sheet that is named, else those that have readings."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samrit.measure.incoming.columns import listed
from samrit.measure.incoming.joined import joined
from samrit.measure.incoming.sheet import Sheet, sheet_of
from samrit.measure.incoming.stated import Stated
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_FIRST_DAY = date(1899, 12, 31)  # of which Excel makes a time without a day


def load(engine: "Backend", path: Path, stated: Stated) -> Sheet:
    """The cells of a sheet, as text; times to the nearest second (Excel counts them in fractions of a day)."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_path(str(path))
        names = [_named(book.sheet_names, stated.sheet, path)] if stated.sheet else list(book.sheet_names)
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}
    except (CalamineError, IndexError, OSError) as error:
        is_locked = isinstance(error, PasswordError) or "password" in str(error).lower()
        raise UnmeasurableError(
            Message("{path} is locked with a password; save it without one", path=path.name)
            if is_locked
            else Message("{path} is damaged, or no workbook: it can't be opened; save it anew in Excel", path=path.name)
        ) from error
    filled = {name: sheet_of(_rows(rows)) for name, rows in sheets.items() if len(rows) > 1}
    if not filled:
        raise UnmeasurableError(Message("the sheet in {path} is empty", path=path.name))
    return joined(engine, filled, stated)


def _named(names: Sequence[str], stated: str, path: Path) -> str:
    if stated not in names:
        raise UnmeasurableError(
            Message(
                "there is no sheet “{sheet}” in {path} (there are {names})",
                sheet=stated,
                path=path.name,
                names=listed(names),
            )
        )
    return stated


def _rows(rows: Sequence[Sequence[Any]]) -> list[list[str]]:
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: object) -> str:  # noqa: PLR0911 - a kind of cell each
    if isinstance(cell, datetime):
        near = (cell + timedelta(milliseconds=500)).replace(microsecond=0)
        return f"{near:%H:%M:%S}" if near.date() <= _FIRST_DAY else near.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{cell:%H:%M:%S}"
    if isinstance(cell, timedelta):
        seconds = round(cell.total_seconds())
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell).strip() if cell is not None else ""
