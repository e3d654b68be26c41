"""Excel and OpenDocument: the sheet that is named, else the one that has readings."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samrit.measure.incoming.heading import find_heading
from samrit.measure.incoming.sheet import HEAD, Sheet
from samrit.measure.incoming.stated import Stated
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_FIRST_DAY = date(1899, 12, 31)  # of which Excel makes a time without a day


def load(engine: "Backend", path: Path, stated: Stated) -> Sheet:
    """The cells of a sheet, as text; times to the nearest second (Excel counts them in fractions of a day)."""
    del engine
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        names = [stated.sheet] if stated.sheet else list(book.sheet_names)
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}
    except (CalamineError, IndexError, OSError) as error:
        raise UnmeasurableError(Message("the sheet in {path} can't be read", path=path.name)) from error
    filled = {name: _rows(rows) for name, rows in sheets.items() if len(rows) > 1}
    if not filled:
        raise UnmeasurableError(Message("the sheet in {path} is empty", path=path.name))
    able = [name for name, rows in filled.items() if len(filled) == 1 or _has_readings(rows, stated)]
    if len(able) > 1:
        raise UnmeasurableError(
            Message("several sheets have readings: {names}; say which with --sheet", names=", ".join(able[:12]))
        )
    return _sheet(filled[able[0]] if able else next(iter(filled.values())))


def _sheet(rows: list[list[str]]) -> Sheet:
    def table(first: int, names: Sequence[str]) -> "ir.Table":
        import ibis
        import pyarrow as pa

        columns = {
            name: pa.array([row[place] or None if place < len(row) else None for row in rows[first:]], pa.string())
            for place, name in enumerate(names)
        }
        return ibis.memtable(pa.table(columns))

    return Sheet(rows[:HEAD], table)


def _rows(rows: Sequence[Sequence[Any]]) -> list[list[str]]:
    return [[_text(cell) for cell in row] for row in rows]


def _has_readings(rows: list[list[str]], stated: Stated) -> bool:
    try:
        find_heading(_sheet(rows), stated.header)
    except UnmeasurableError:
        return False
    return True


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
