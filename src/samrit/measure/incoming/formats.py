"""The one table of formats that come in; to add one, copy a neighbour's module and add a line.

Each gives the file's cells as they are; `shape.py` makes them long, `canonical.py` makes them readings. One that says all
by itself (Green Button) gives readings at once.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from ibis.backends.duckdb import Backend

    from samrit.measure.incoming.canonical import Canonical
    from samrit.measure.incoming.sheet import Sheet
    from samrit.measure.incoming.stated import Stated


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its suffixes and the module whose `load` gives its columns (imported when used)."""

    suffixes: tuple[str, ...]
    module: str

    def load(self) -> "Callable[[Backend, Path, Stated], Sheet | Canonical]":
        """The function that reads a file."""
        function: Callable[[Backend, Path, Stated], Sheet | Canonical] = import_module(
            f"samrit.measure.incoming.{self.module}"
        ).load
        return function


FORMATS: dict[str, Format] = {
    "csv": Format((".csv", ".tsv", ".txt", ".dat", ".log", ".asc", ".prn"), "delimited"),
    "parquet": Format((".parquet", ".pq"), "parquet"),
    "excel": Format((".xlsx", ".xls", ".ods", ".xlsm"), "excel"),
    "green-button": Format((".xml",), "green_button"),
    "json": Format((".json", ".jsonl", ".ndjson"), "objects"),
    "zip": Format((".zip", ".gz"), "archive"),
}


_ARCHIVES = (".7z", ".rar", ".tar", ".bz2", ".xz")
_SMALL = 4096  # bytes
_BOOKS = (b"PK", b"\xd0\xcf")  # how a zip and an older Office file begin


def _is_text(path: Path) -> bool:
    """Whether a workbook by its name is a table of text: programs that write no Excel call it so."""
    with path.open("rb") as file:
        return not file.read(2).startswith(_BOOKS)


def format_of(path: Path) -> Format:
    """The format of a file or a folder, by its suffix; a folder holds Parquet. UnmeasurableError for another."""
    if path.is_dir():
        return FORMATS["parquet"]
    if path.stat().st_size < _SMALL and not path.read_bytes().removeprefix(b"\xef\xbb\xbf").strip():
        raise UnmeasurableError(Message("{path} is empty", path=path.name))
    for entry in FORMATS.values():
        if path.suffix.lower() in entry.suffixes:
            return FORMATS["csv"] if entry.module == "excel" and _is_text(path) else entry
    if path.suffix.lower() in _ARCHIVES:
        raise UnmeasurableError(Message("{path} is an archive; take the file of readings out of it", path=path.name))
    known = " ".join(suffix for entry in FORMATS.values() for suffix in entry.suffixes)
    raise UnmeasurableError(Message("{path} is of no kind that is read ({known})", path=path.name, known=known))
