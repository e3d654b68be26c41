"""CSV and its kin: every column as text, so that nothing is guessed about dates and numbers.

UTF-8, UTF-16 with its mark, and the Thai code page of older Windows and Excel (874, TIS-620). Cells are parted by the
sign that makes most of them times and numbers: comma, semicolon, tab, bar or blanks.
"""

import codecs
import csv
import itertools
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from samrit.measure.incoming import nem12
from samrit.measure.incoming.heading import is_time_cell
from samrit.measure.incoming.numbers import is_nothing, is_number
from samrit.measure.incoming.sheet import HEAD, Sheet
from samrit.measure.incoming.stated import Stated
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_CHUNK = 1 << 20
_SIGNS = (",", ";", "\t", "|")
_BLANKS = re.compile(r"\s{2,}|\t")
_LOOKED_AT = 120  # lines by which the sign between cells is told
_SIGN_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)


def load(engine: "Backend", path: Path, stated: Stated) -> Sheet:
    """The cells of a file of text."""
    encoding = _encoding(path)
    try:
        with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as file:
            lines = list(itertools.islice(file, HEAD))
    except UnicodeError as error:
        raise UnmeasurableError(
            Message("{path} is not written in UTF-8 or the Thai code page (874); save it as UTF-8", path=path.name)
        ) from error
    if any("\0" in line for line in lines):
        raise _unreadable(path)
    if lines and lines[0].lstrip("\ufeff \t").startswith("100,NEM12"):
        return nem12.load(path, stated.tz)
    _require_table(path, lines)
    sign = _sign(lines)
    head, ends = _rows(lines, sign)

    def table(first: int, names: Sequence[str]) -> "ir.Table":
        import duckdb

        from samrit.measure.incoming.engine import store

        try:
            if encoding == "utf-8" and sign:
                return _read(engine, path, sign, ends[first - 1] if first else 0, names)
            with tempfile.TemporaryDirectory() as folder:
                plain = Path(folder) / "plain.csv"
                _write_plain(path, encoding, sign, plain)
                return store(engine, _read(engine, plain, sign or "\t", ends[first - 1] if first else 0, names))
        except (duckdb.Error, UnicodeError) as error:
            raise UnmeasurableError(
                Message(
                    "a line of {path} has another number of cells than its headings; save it with one sign between cells, "
                    "and text in quotes",
                    path=path.name,
                )
            ) from error

    return Sheet(head, table, delimiter=sign or " ")


def _read(engine: "Backend", path: Path, sign: str, skip: int, names: Sequence[str]) -> "ir.Table":
    columns = {f"c{place}": "VARCHAR" for place in range(len(names))}
    table = engine.read_csv(
        str(path), columns=columns, header=False, delim=sign, quote='"', escape='"', skip=skip, auto_detect=False,
        null_padding=True, ignore_errors=False, strict_mode=False,
    )  # fmt: skip
    return table.rename({name: f"c{place}" for place, name in enumerate(names)})


def _sign(lines: Sequence[str]) -> str:
    """The sign between cells; "" for two blanks and more."""
    stated = _SIGN_LINE.fullmatch(lines[0].strip("\ufeff\r\n")) if lines else None
    if stated:
        return stated[1]
    known = {sign: _known(_rows(lines[-_LOOKED_AT:], sign)[0]) for sign in (*_SIGNS, "")}
    best = max(known, key=lambda sign: known[sign])
    return best if known[best] or not _known(_rows(lines[-_LOOKED_AT:], " ")[0]) else " "


def _known(rows: Sequence[Sequence[str]]) -> float:
    """The share of the cells that are times or numbers, where lines have more than one, and mostly as many."""
    wide = [len(row) for row in rows if len(row) > 1]
    if not wide:
        return 0.0
    usual = max(set(wide), key=wide.count)
    cells = [cell for row in rows for cell in row if len(row) > 1]
    good = sum(1 for cell in cells if is_number(cell) or is_time_cell(cell) or is_nothing(cell))
    words = sum(1 for cell in cells if re.fullmatch(r"[\w .()/-]{1,24}", cell.strip()))
    return (good + 0.5 * max(0, words - good)) / len(cells) * wide.count(usual) / len(rows)


def _rows(lines: Sequence[str], sign: str) -> tuple[list[list[str]], list[int]]:
    """The cells of lines, and for each row after how many lines of the file it ends."""
    if not sign:
        return [_BLANKS.split(line.strip().lstrip("\ufeff")) for line in lines], list(range(1, len(lines) + 1))
    reader = csv.reader(iter(lines), delimiter=sign)
    rows, ends = [], []
    try:
        for row in reader:
            rows.append([cell.lstrip("\ufeff") for cell in row])
            ends.append(reader.line_num)
    except csv.Error:
        return [], []
    return rows, ends


def _write_plain(path: Path, encoding: str, sign: str, target: Path) -> None:
    with path.open(encoding=encoding, newline="") as source, target.open("w", encoding="utf-8", newline="") as file:
        if sign:
            while text := source.read(_CHUNK):
                file.write(text)
        else:
            file.writelines("\t".join(_BLANKS.split(line.strip())) + "\n" for line in source)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(2)
        if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        if len(start) == 2 and 0 in start:  # a letter below 256 without the mark
            return "utf-16-le" if start[1] == 0 else "utf-16-be"
        decoder = codecs.getincrementaldecoder("utf-8")()
        file.seek(0)
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        except UnicodeDecodeError:
            file.seek(0)
            return "cp1252" if _is_western(file.read(_CHUNK)) else "cp874"
    return "utf-8"


def _is_western(data: bytes) -> bool:
    """Whether letters beyond ASCII stand alone, as é and ° do; those of Thai stand together."""
    high = set(re.findall(rb"[\x80-\xff]+", data))
    return bool(high) and all(len(one) == 1 and one[0] in _WESTERN for one in high)


_WESTERN = frozenset("ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜßàáâäåæçèéêëìíîïñòóôöøùúûü°²³µ".encode("cp1252"))


def _require_table(path: Path, lines: Sequence[str]) -> None:
    """UnmeasurableError for text that is known, and is no table with one kind of line."""
    first = lines[0].lstrip("\ufeff \t") if lines else ""
    if first.startswith("<"):
        raise UnmeasurableError(
            Message("{path} is a web page by its content; open it and save it as .xlsx or CSV", path=path.name)
        )
    if first.startswith(("{", "[")):
        raise UnmeasurableError(
            Message("{path} is JSON by its content; call it .json, or save it as a table (CSV)", path=path.name)
        )
    if first.startswith("100,NEM13"):
        raise UnmeasurableError(
            Message(
                "{path} is a NEM13 file, which has a register's readings of months; ask for the intervals (NEM12)",
                path=path.name,
            )
        )


def _unreadable(path: Path) -> UnmeasurableError:
    return UnmeasurableError(Message("{path} can't be read as a table (CSV) with a header line", path=path.name))
