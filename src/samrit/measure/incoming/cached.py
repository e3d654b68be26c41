"""A file that was read once is kept in its canonical form, so that the next run starts from there.

A folder per file and what was stated of it: `readings.parquet` (series, start_s, kw, in order of time), the temperature
where there was one, and `reading.json` with all else. It can be thrown away at any time: it is made again from the file.
"""

import hashlib
import json
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from samrit.measure.findings import Finding, Weight
from samrit.measure.incoming.engine import engine
from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Stated, plain
from samrit.measure.read_as import read_as_from
from samrit.measure.readings import COLUMNS, Readings
from samrit.thai.translation import Worded

if TYPE_CHECKING:
    from collections.abc import Callable

_READINGS, _TEMPERATURE, _REST = "readings.parquet", "temperature.parquet", "reading.json"


def read_cached(sha256: str, stated: Stated, folder: Path, fetch: "Callable[[Path], Path]") -> Readings:
    """The readings of the file with this hash: from the folder of kept ones, else from the file, which is then kept there.

    `fetch` puts the file into an empty folder that it is given, and tells where it is.
    """
    target = folder / _key(sha256, stated)
    if not (target / _REST).exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as space:
            made = Path(space) / "made"
            made.mkdir()
            room = Path(space) / "file"
            room.mkdir()
            _store(read(fetch(room), stated, on=engine()), made)
            if not target.exists():  # another may have been quicker
                made.rename(target)
    return _opened(target)


def _key(sha256: str, stated: Stated) -> str:
    said = json.dumps([sha256, plain(stated), version("samrit")], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:40]


def _store(readings: Readings, folder: Path) -> None:
    table = readings.table.select(*COLUMNS).order_by(["start_s", "series"])
    table.to_parquet(str(folder / _READINGS))
    if readings.temperature is not None:
        readings.temperature.order_by("start_s").to_parquet(str(folder / _TEMPERATURE))
    rest = {
        "step_s": readings.step_s,
        "phase_s": readings.phase_s,
        "sha256": readings.sha256,
        "stated": readings.stated,
        "read_as": readings.read_as.plain() if readings.read_as is not None else None,
        "findings": [
            {
                "code": one.code, "th": one.message.th, "en": one.message.en, "count": one.count,
                "examples": one.examples, "weight": one.weight,
            }
            for one in readings.findings
        ],
    }  # fmt: skip
    (folder / _REST).write_text(json.dumps(rest, ensure_ascii=False), "utf-8")


def _opened(folder: Path) -> Readings:
    rest = json.loads((folder / _REST).read_text("utf-8"))
    con = engine()
    warm = folder / _TEMPERATURE
    return Readings(
        con.read_parquet(str(folder / _READINGS)),
        rest["step_s"],
        rest["phase_s"],
        tuple(
            Finding(
                one["code"],
                Worded(th=one["th"], en=one["en"]),
                one["count"],
                tuple(one["examples"]),
                Weight(one["weight"]),
            )
            for one in rest["findings"]
        ),
        con.read_parquet(str(warm)) if warm.exists() else None,
        rest["sha256"],
        stated=rest["stated"],
        read_as=read_as_from(rest["read_as"]) if rest["read_as"] else None,
    )
