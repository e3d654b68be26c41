"""Sets of open data as files: rows as CSV, JSON, Parquet, Excel or SDMX-CSV. Values in, bytes out, a part at a time.

All say the same of a row: `value_of` is what stands in a cell. Each form takes some rows at a time (`add`) and gives the bytes
that are ready, the rest at the end (`done`): a file is sent while it is made, and a release is made in one walk over its rows.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any, Protocol

import msgspec

from samrit.report.struct import plain_decimal
from samrit.vocabulary.data_sets import COUNT, DAY, NUMBER, TEXT, TIME, YEAR, YES, Column, DataSet
from samrit.writers.table import inert

Row = Mapping[str, Any]
BOM = b"\xef\xbb\xbf"
_AT_ONCE = 5000  # rows: what a part of a Parquet file has at least, to be read quickly
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # a workbook tells when it was made: the same rows are the same bytes
_JSON = msgspec.json.Encoder(decimal_format="number")


class FileForm(Protocol):
    """A file under way."""

    def add(self, rows: Sequence[Row]) -> bytes:
        """More rows; what of the file is ready by now."""

    def done(self) -> bytes:
        """The rest of it."""


def value_of(row: Row, column: Column) -> Any:
    """What a row says in a column: text, number, day, or None where nothing is there."""
    value = row.get(column.name)
    if value is None or value == "":
        return None
    if column.kind == NUMBER:
        return plain_decimal(Decimal(value))
    return value.astimezone(UTC).replace(microsecond=0) if isinstance(value, datetime) else value


def pieces(make: Callable[[], FileForm], rows: Iterable[Row]) -> Iterator[bytes]:
    """The file, a part at a time; its form is made when somebody asks for the first."""
    form = make()
    for some in in_parts(rows):
        yield form.add(some)
    yield form.done()


def read_json(data_set: DataSet, data: bytes) -> list[dict[str, Any]]:
    """The rows of a file that a `JsonFile` wrote, each value as it was."""
    read: dict[str, Callable[[Any], Any]] = {NUMBER: Decimal, DAY: date.fromisoformat, TIME: datetime.fromisoformat}
    kinds = data_set.kinds
    rows: list[dict[str, Any]] = json.loads(data, parse_float=Decimal)
    return [
        {name: read[kinds[name]](value) if value is not None and kinds[name] in read else value for name, value in row.items()}
        for row in rows
    ]  # fmt: skip


class CsvFile:
    """CSV: texts in quotes and never a formula, plain numbers, true and false; a byte order mark for spreadsheets."""

    def __init__(self, data_set: DataSet, *, bom: bool = True) -> None:
        self.columns = data_set.columns
        self.head = (BOM if bom else b"") + ",".join(data_set.names).encode() + b"\r\n"

    def add(self, rows: Sequence[Row]) -> bytes:
        """The rows under their head."""
        lines = (",".join(_cell(value_of(row, one), one) for one in self.columns) for row in rows)
        return self.done() + "".join(f"{line}\r\n" for line in lines).encode()

    def done(self) -> bytes:
        """The head, where there was no row."""
        head, self.head = self.head, b""
        return head


class JsonFile:
    """One JSON list, an object on each line; null where nothing is there."""

    def __init__(self, data_set: DataSet) -> None:
        self.columns, self.is_empty = data_set.columns, True

    def add(self, rows: Sequence[Row]) -> bytes:
        """The rows behind those before."""
        begin, self.is_empty = b"[\n" if self.is_empty else b",\n", False
        lines = (_JSON.encode({one.name: value_of(row, one) for one in self.columns}) for row in rows)
        return begin + b",\n".join(lines)

    def done(self) -> bytes:
        """The end of the list."""
        return b"[]\n" if self.is_empty else b"\n]\n"


class ParquetFile:
    """One Parquet file, its parts as they come."""

    def __init__(self, data_set: DataSet) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        kinds = {
            TEXT: pa.string(), YEAR: pa.int16(), NUMBER: pa.decimal128(28, 10), COUNT: pa.int32(),
            YES: pa.bool_(), DAY: pa.date32(), TIME: pa.timestamp("us", "UTC"),
        }  # fmt: skip
        self.data_set, self.file = data_set, BytesIO()
        self.schema = pa.schema([(one.name, kinds[one.kind]) for one in data_set.columns])
        self.writer = parquet.ParquetWriter(self.file, self.schema, compression="zstd")

    def add(self, rows: Sequence[Row]) -> bytes:
        """More rows; the file is ready when it is whole."""
        import pyarrow as pa

        as_stored = [{one.name: _exact(value_of(row, one)) for one in self.data_set.columns} for row in rows]
        self.writer.write_table(pa.Table.from_pylist(as_stored, schema=self.schema))
        return b""

    def done(self) -> bytes:
        """The file."""
        self.writer.close()
        return self.file.getvalue()


class ExcelFile:
    """A workbook: the rows with typed cells, and what the columns mean. Codes are text, and nothing is ever run."""

    def __init__(self, data_set: DataSet) -> None:
        from xlsxwriter import Workbook  # takes longer to load than most commands run

        self.data_set, self.file, self.rows = data_set, BytesIO(), 0
        on_disk = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = Workbook(self.file, on_disk | {"remove_timezone": True, "default_date_format": "yyyy-mm-dd"})
        self.book.set_properties({"title": data_set.title.text("th"), "created": _NO_DAY})
        self.bold = self.book.add_format({"bold": True})
        self.sheet = self.book.add_worksheet(data_set.name)
        self.sheet.freeze_panes(1, 0)
        self.sheet.write_row(0, 0, data_set.names, self.bold)

    def add(self, rows: Sequence[Row]) -> bytes:
        """More rows; the file is ready when it is whole."""
        for row in rows:
            self.rows += 1
            for at, one in enumerate(self.data_set.columns):
                value = value_of(row, one)
                if value is not None:
                    self.sheet.write(self.rows, at, value)
        return b""

    def done(self) -> bytes:
        """The file."""
        notes = self.book.add_worksheet("columns")
        notes.write_row(0, 0, ("column", "type", "th", "en", "codes"), self.bold)
        for number, one in enumerate(self.data_set.columns, 1):
            codes = "; ".join(f"{code} {words.text('th')} · {words.text('en')}" for code, words in one.codes.items())
            notes.write_row(number, 0, (one.name, one.kind, one.words.text("th"), one.words.text("en"), codes))
        self.book.close()
        return self.file.getvalue()


def in_parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows some at a time."""
    walk = iter(rows)
    while some := list(islice(walk, _AT_ONCE)):
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
