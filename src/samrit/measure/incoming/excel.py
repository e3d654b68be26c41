"""Excel and OpenDocument: the first sheet, or the one that is named, with a header line."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from samrit.measure.incoming.stated import Stated
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend


def load(engine: "Backend", path: Path, stated: Stated) -> "ir.Table":
    """The columns of the sheet, as text; times to the nearest second (Excel counts them in fractions of a day)."""
    import ibis
    import pyarrow as pa
    from python_calamine import CalamineError, CalamineWorkbook

    del engine
    try:
        book = CalamineWorkbook.from_path(str(path))
        name = stated.sheet or book.sheet_names[0]
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=True)
    except (CalamineError, IndexError, OSError) as error:
        raise UnmeasurableError(Message("the sheet in {path} can't be read", path=path.name)) from error
    if len(rows) < 2:
        raise UnmeasurableError(Message("the sheet in {path} is empty", path=path.name))
    names = [_text(cell) or f"column {place + 1}" for place, cell in enumerate(rows[0])]
    columns = {
        name: [_text(row[place]) if place < len(row) else None for row in rows[1:]] for place, name in enumerate(names)
    }
    return ibis.memtable(pa.table({name: pa.array(cells, pa.string()) for name, cells in columns.items()}))


def _text(cell: object) -> str | None:
    if isinstance(cell, datetime):
        return (cell + timedelta(milliseconds=500)).replace(microsecond=0).isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return repr(cell)
    text = str(cell).strip() if cell is not None else ""
    return text or None
