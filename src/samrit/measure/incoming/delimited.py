"""CSV and its kin: every column as text, so that nothing is guessed about dates."""

from pathlib import Path
from typing import TYPE_CHECKING

from samrit.measure.incoming.stated import Stated
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.message import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend


def load(engine: "Backend", path: Path, stated: Stated) -> "ir.Table":
    """The columns of a file with a header line."""
    del stated
    import duckdb

    try:
        return engine.read_csv(str(path), all_varchar=True, header=True, null_padding=True, ignore_errors=False)
    except duckdb.Error as error:
        raise UnmeasurableError(
            Message(
                f"อ่าน {path.name} เป็นตาราง CSV ไม่ได้", f"{path.name} can't be read as a table (CSV) with a header line"
            )
        ) from error
