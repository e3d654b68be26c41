"""Sets of open data as files: their columns with their kinds, and rows as Parquet or CSV. Values in, bytes out.

Keys are text, fiscal years Buddhist, numbers exact. A column has one meaning; what is not there is empty and never 0.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

TEXT, YEAR, NUMBER, YES, DAY = "string", "int16", "decimal(28, 10)", "boolean", "date"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DataSet:
    """A set: its name, and its columns with their kinds in their order; new columns come last."""

    name: str
    columns: tuple[tuple[str, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(name for name, _ in self.columns)

    @property
    def schema(self) -> dict[str, str]:
        """The same with their kinds, as Ibis names them."""
        return dict(self.columns)


INDICATORS = DataSet(
    "indicators",
    (
        ("city_code", TEXT), ("fiscal_year", YEAR), ("indicator_code", TEXT), ("number", TEXT), ("agency_code", TEXT),
        ("name_th", TEXT), ("name_en", TEXT), ("level", TEXT), ("kind", TEXT), ("definition_th", TEXT),
        ("method_th", TEXT), ("unit_th", TEXT), ("comparison", TEXT), ("target_low", NUMBER), ("target_high", NUMBER),
        ("target_due_on", DAY), ("baseline", NUMBER), ("weight", NUMBER), ("accumulation", TEXT), ("formed_by", TEXT),
    ),
)  # fmt: skip
RESULTS = DataSet(
    "results",
    (
        ("city_code", TEXT), ("fiscal_year", YEAR), ("indicator_code", TEXT), ("period", TEXT), ("value", NUMBER),
        ("value_status", TEXT), ("verdict", TEXT), ("achievement_bounded", NUMBER), ("doubt_codes", TEXT),
        ("is_unsupported", YES), ("obs_status", TEXT),
    ),
)  # fmt: skip
DATA_SETS = {one.name: one for one in (INDICATORS, RESULTS)}


def write_parquet(data_set: DataSet, rows: Iterable[Row]) -> bytes:
    """The rows as one Parquet file; columns that a row lacks are empty."""
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {TEXT: pa.string(), YEAR: pa.int16(), NUMBER: pa.decimal128(28, 10), YES: pa.bool_(), DAY: pa.date32()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in data_set.columns])
    as_stored = [{name: _exact(row.get(name), kind) for name, kind in data_set.columns} for row in rows]
    buffer = BytesIO()
    parquet.write_table(pa.Table.from_pylist(as_stored, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()


def write_data_csv(data_set: DataSet, rows: Iterable[Row]) -> bytes:
    """The rows as CSV for programs: plain decimal numbers, true and false, no byte order mark."""
    text = StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(data_set.names)
    table.writerows([_cell(row.get(name)) for name in data_set.names] for row in rows)
    return text.getvalue().encode()


def _exact(value: Any, kind: str) -> Any:
    if kind == NUMBER and value is not None:
        return Decimal(value).quantize(Decimal("1E-10"))
    return value


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            shown = format(value, "f")
            return shown.rstrip("0").rstrip(".") if "." in shown else shown
        case _:
            return str(value)
