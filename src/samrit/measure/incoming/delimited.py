"""CSV and its kin: every column as text, so that nothing is guessed about dates.

UTF-8, UTF-16 with its mark, and the Thai code page of older Windows and Excel (874, TIS-620).
"""

import codecs
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from samrit.measure.incoming.engine import store
from samrit.measure.incoming.stated import Stated
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_CHUNK = 1 << 20


def load(engine: "Backend", path: Path, stated: Stated) -> "ir.Table":
    """The columns of a file with a header line."""
    del stated
    import duckdb

    encoding = _encoding(path)
    try:
        if encoding == "utf-8":
            return _read(engine, path)
        with tempfile.TemporaryDirectory() as folder:
            plain = Path(folder) / "plain.csv"
            with path.open(encoding=encoding) as source, plain.open("w", encoding="utf-8") as target:
                while text := source.read(_CHUNK):
                    target.write(text)
            return store(engine, _read(engine, plain))
    except (duckdb.Error, UnicodeError) as error:
        raise UnmeasurableError(
            Message("{path} can't be read as a table (CSV) with a header line", path=path.name)
        ) from error


def _read(engine: "Backend", path: Path) -> "ir.Table":
    return engine.read_csv(str(path), all_varchar=True, header=True, null_padding=True, ignore_errors=False)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(2)
        if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        decoder = codecs.getincrementaldecoder("utf-8")()
        file.seek(0)
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        except UnicodeDecodeError:
            return "cp874"
    return "utf-8"
