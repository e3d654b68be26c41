"""Green Button (ESPI, NAESB REQ.21): interval readings of an Atom feed.

A reading type tells the unit (uom 38 W, 72 Wh) and the power of ten; a block tells, per reading, its start in seconds
since 1970 UTC and its length. So nothing has to be stated.
"""

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from samrit.measure.incoming.stated import Stated
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_POWER, _ENERGY = 38, 72


def load(engine: "Backend", path: Path, stated: Stated) -> "ir.Table":
    """Columns `series`, `start_s`, `seconds`, `kwh`: energy of each interval."""
    del engine, stated
    import ibis
    import pyarrow as pa

    with path.open("rb") as file:
        if b"<!DOCTYPE" in file.read(4096):
            raise _unreadable(path)
    rows: list[tuple[int, int, float]] = []
    unit, power = _ENERGY, 0
    try:
        for _, node in ET.iterparse(path):  # noqa: S314 - see above
            tag = node.tag.rpartition("}")[2]
            if tag == "ReadingType":
                unit, power = int(_child(node, "uom") or _ENERGY), int(_child(node, "powerOfTenMultiplier") or 0)
            elif tag == "IntervalBlock":
                rows += _readings(node)
                node.clear()
    except (ET.ParseError, ValueError) as error:
        raise _unreadable(path) from error
    if unit not in (_POWER, _ENERGY) or not rows:
        raise _unreadable(path)
    scale = 10.0**power / 1000
    return ibis.memtable(
        pa.table(
            {
                "series": [path.stem for _ in rows],
                "start_s": [start for start, _, _ in rows],
                "seconds": [seconds for _, seconds, _ in rows],
                "kwh": [v * scale * (seconds / 3600 if unit == _POWER else 1.0) for _, seconds, v in rows],
            }
        )
    )


def _readings(block: ET.Element) -> list[tuple[int, int, float]]:
    found = []
    for reading in block.iter():
        if reading.tag.rpartition("}")[2] == "IntervalReading":
            start, seconds, value = (_child(reading, name) for name in ("start", "duration", "value"))
            if start and seconds and value:
                found.append((int(start), int(seconds), float(value)))
    return found


def _child(node: ET.Element, name: str) -> str | None:
    return next((child.text for child in node.iter() if child.tag.rpartition("}")[2] == name and child.text), None)


def _unreadable(path: Path) -> UnmeasurableError:
    return UnmeasurableError(Message("{path} holds no Green Button readings", path=path.name))
