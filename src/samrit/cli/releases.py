"""The released results of many cities as tables of DuckDB, and what stops them from being counted together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samrit.scoring.nation import INDICATOR_COLUMNS, RESULT_COLUMNS
from samrit.thai.translation import Message
from samrit.vocabulary.data_sets import INDICATORS, RESULTS, DataSet
from samrit.vocabulary.refusal import Invalid

if TYPE_CHECKING:
    import ibis.expr.types as ir

_KINDS = (".parquet", ".csv")
_SDMX = ".sdmx.csv"  # the same results once more
_FILE = "filename"
_READ = {RESULTS.name: RESULT_COLUMNS, INDICATORS.name: INDICATOR_COLUMNS}


@dataclass(frozen=True, slots=True)
class Releases:
    """The two sets of all releases."""

    results: "ir.Table"
    indicators: "ir.Table"


def read_releases(places: Sequence[Path]) -> Releases:
    """Folders of releases, or their files. Invalid where a set is missing, or the same year of a city comes twice."""
    import ibis

    backend = ibis.duckdb.connect()
    results, indicators = (_read(backend, data_set, places) for data_set in (RESULTS, INDICATORS))
    for data_set, table in ((RESULTS, results), (INDICATORS, indicators)):
        by_year = table.group_by(["city_code", "fiscal_year"]).aggregate(files=table[_FILE].nunique())
        twice = (
            by_year.filter(by_year.files > 1).order_by(["city_code", "fiscal_year"]).limit(1).to_pyarrow().to_pylist()
        )
        for row in twice:
            raise Invalid(
                Message(
                    "The {set} of city {city} in fiscal year {year} come in several files; give the newest alone.",
                    set=data_set.name, city=row["city_code"], year=str(row["fiscal_year"]),
                )
            )  # fmt: skip
    return Releases(results.drop(_FILE), indicators.drop(_FILE))


def files_of(data_set: DataSet, places: Sequence[Path]) -> list[Path]:
    """The files of a set; of one folder Parquet alone where it has that."""
    found: list[Path] = []
    for place in places:
        here = [place] if place.is_file() else sorted(one for one in place.rglob("*") if one.is_file())
        named = [
            one
            for one in here
            if one.suffix in _KINDS and not one.name.endswith(_SDMX) and data_set.name in one.stem.split("-")
        ]
        folders = {one.parent for one in named if one.suffix == ".parquet"}
        found += [one for one in named if one.suffix == ".parquet" or one.parent not in folders]
    return found


def _read(backend: Any, data_set: DataSet, places: Sequence[Path]) -> "ir.Table":
    import ibis

    files = files_of(data_set, places)
    if not files:
        raise Invalid(Message("No file of the set {set} is there (Parquet or CSV).", set=data_set.name))
    tables = []
    parquet = [str(one) for one in files if one.suffix == ".parquet"]
    texts = [str(one) for one in files if one.suffix == ".csv"]
    if parquet:
        tables.append(backend.read_parquet(parquet, filename=True, union_by_name=True))
    if texts:
        tables.append(
            backend.read_csv(texts, filename=True, all_varchar=True, union_by_name=True, header=True, delim=",")
        )
    typed = []
    for table in tables:
        missing = [name for name in _READ[data_set.name] if name not in table.columns]
        if missing:
            raise Invalid(Message("The set {set} has no column {column}.", set=data_set.name, column=missing[0]))
        typed.append(
            table.select(
                **{name: table[name].cast(data_set.kinds[name]) for name in _READ[data_set.name]},
                **{_FILE: table[_FILE]},
            )
        )
    return ibis.union(*typed) if len(typed) > 1 else typed[0]
