"""Sets of open data as files: rows as CSV, JSON or Parquet. Values in, bytes out, a part at a time where they are many.

All three say the same of a row: `value_of` is what stands in a cell.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any

import msgspec

from samrit.report.struct import plain_decimal
from samrit.vocabulary.data_sets import COUNT, DAY, NUMBER, TEXT, TIME, YEAR, YES, Column, DataSet
from samrit.writers.table import inert

Row = Mapping[str, Any]
BOM = b"\xef\xbb\xbf"
_AT_ONCE = 500
_JSON = msgspec.json.Encoder(decimal_format="number")


def value_of(row: Row, column: Column) -> Any:
    """What a row says in a column: text, number, day, or None where nothing is there."""
    value = row.get(column.name)
    if value is None or value == "":
        return None
    if column.kind == NUMBER:
        return plain_decimal(Decimal(value))
    return value.astimezone(UTC).replace(microsecond=0) if isinstance(value, datetime) else value


def csv_pieces(data_set: DataSet, rows: Iterable[Row], *, bom: bool) -> Iterator[bytes]:
    """The rows as CSV: texts in quotes and never a formula, plain numbers, true and false; a byte order mark for spreadsheets."""
    yield (BOM if bom else b"") + ",".join(data_set.names).encode() + b"\r\n"
    for some in _in_parts(rows):
        lines = (",".join(_cell(value_of(row, one), one) for one in data_set.columns) for row in some)
        yield "".join(f"{line}\r\n" for line in lines).encode()


def json_pieces(data_set: DataSet, rows: Iterable[Row]) -> Iterator[bytes]:
    """The rows as one JSON list, an object on each line; null where nothing is there."""
    begin = b"[\n"
    for some in _in_parts(rows):
        yield begin + b",\n".join(
            _JSON.encode({one.name: value_of(row, one) for one in data_set.columns}) for row in some
        )
        begin = b",\n"
    yield b"\n]\n" if begin == b",\n" else b"[]\n"


def read_json(data_set: DataSet, data: bytes) -> list[dict[str, Any]]:
    """The rows of a file that `json_pieces` wrote, each value as it was."""
    read: dict[str, Callable[[Any], Any]] = {NUMBER: Decimal, DAY: date.fromisoformat, TIME: datetime.fromisoformat}
    kinds = data_set.kinds
    rows: list[dict[str, Any]] = json.loads(data, parse_float=Decimal)
    return [
        {name: read[kinds[name]](value) if value is not None and kinds[name] in read else value for name, value in row.items()}
        for row in rows
    ]  # fmt: skip


def write_parquet(data_set: DataSet, rows: Iterable[Row]) -> bytes:
    """The rows as one Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {
        TEXT: pa.string(), YEAR: pa.int16(), NUMBER: pa.decimal128(28, 10), COUNT: pa.int32(),
        YES: pa.bool_(), DAY: pa.date32(), TIME: pa.timestamp("us", "UTC"),
    }  # fmt: skip
    schema = pa.schema([(one.name, kinds[one.kind]) for one in data_set.columns])
    buffer = BytesIO()
    with parquet.ParquetWriter(buffer, schema, compression="zstd") as file:
        for some in _in_parts(rows, 10 * _AT_ONCE):
            as_stored = [{one.name: _exact(value_of(row, one)) for one in data_set.columns} for row in some]
            file.write_table(pa.Table.from_pylist(as_stored, schema=schema))
    return buffer.getvalue()


def _in_parts(rows: Iterable[Row], most: int = _AT_ONCE) -> Iterator[list[Row]]:
    walk = iter(rows)
    while some := list(islice(walk, most)):
        yield some


def _exact(value: Any) -> Any:
    return value.quantize(Decimal("1E-10")) if isinstance(value, Decimal) else value


def _cell(value: Any, column: Column) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat().replace("+00:00", "Z")
        case str() if column.kind == TEXT:
            return '"' + inert(value).replace('"', '""') + '"'
        case _:
            return str(value)
