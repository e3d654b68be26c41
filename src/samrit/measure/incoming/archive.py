"""A zip of files of readings: the only one in it, or several that hold a load one after the other; a file that is packed by gzip."""

import gzip
import shutil
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

from samrit.measure.incoming.joined import joined
from samrit.measure.incoming.sheet import Sheet
from samrit.measure.incoming.stated import Stated
from samrit.measure.refusal import UnmeasurableError, too_much
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

    from samrit.measure.incoming.canonical import Canonical

_MOST_FILES = 400
_MOST_BYTES = 4_000_000_000
_CHUNK = 1 << 20
_NOTES = (".md", ".pdf", ".html", ".htm", ".doc", ".docx", ".rtf", ".xsd", ".ini", ".yml", ".yaml", ".png", ".jpg")


def load(engine: "Backend", path: Path, stated: Stated) -> "Sheet | Canonical":
    """The readings of all files in it, joined; what is read by itself (Green Button) where it is alone."""
    if path.suffix.lower() == ".gz":
        return _of_gzip(engine, path, stated)
    try:
        with ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            parts = {part.filename: part for part in archive.infolist() if _is_data(part)}
            _require_able(path, list(parts.values()))
            if len(parts) == 1:
                name = next(iter(parts))
                return _alone(engine, _unpacked(archive, parts[name], Path(folder) / "0"), stated, name)
            sheets = {
                name: _sheet(engine, _unpacked(archive, parts[name], Path(folder) / str(at)), stated)
                for at, name in enumerate(sorted(parts))
            }
            return joined(engine, sheets, stated)
    except (BadZipFile, zlib.error, OSError, NotImplementedError, EOFError) as error:
        raise UnmeasurableError(
            Message("{path} is damaged, or no zip: it can't be unpacked; pack it anew", path=path.name)
        ) from error


def _of_gzip(engine: "Backend", path: Path, stated: Stated) -> "Sheet | Canonical":
    try:
        with gzip.open(path) as source, tempfile.TemporaryDirectory() as folder:
            target, size = Path(folder) / (path.stem if Path(path.stem).suffix else f"{path.stem}.csv"), 0
            with target.open("wb") as file:
                while chunk := source.read(_CHUNK):
                    if (size := size + len(chunk)) > _MOST_BYTES:
                        raise too_much(path.name)
                    file.write(chunk)
            return _alone(engine, target, stated, path.stem)
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise UnmeasurableError(
            Message("{path} is damaged, or no gzip: it can't be unpacked; pack it anew", path=path.name)
        ) from error


def _alone(engine: "Backend", path: Path, stated: Stated, name: str) -> "Sheet | Canonical":
    """The readings of the one file."""
    from samrit.measure.incoming.formats import format_of

    loaded = format_of(path).load()(engine, path, stated)
    return joined(engine, {name: loaded}, stated) if isinstance(loaded, Sheet) else loaded


def _is_data(part: ZipInfo) -> bool:
    name = part.filename
    hidden = any(step.startswith((".", "__MACOSX")) for step in name.split("/"))
    return not (part.is_dir() or hidden or name.lower().endswith(_NOTES))


def _require_able(path: Path, parts: list[ZipInfo]) -> None:
    if not parts:
        raise UnmeasurableError(Message("there is no file of readings in {path}", path=path.name))
    if any(part.flag_bits & 1 for part in parts):
        raise UnmeasurableError(Message("{path} is locked with a password; save it without one", path=path.name))
    if len(parts) > _MOST_FILES or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise too_much(path.name)


def _unpacked(archive: ZipFile, part: ZipInfo, folder: Path) -> Path:
    """A file of the archive, under its own name in a folder of its own; never more than it says."""
    folder.mkdir()
    target = folder / (Path(part.filename).name or "file")
    with archive.open(part) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)
    return target


def _sheet(engine: "Backend", path: Path, stated: Stated) -> Sheet:
    from samrit.measure.incoming.formats import format_of

    loaded = format_of(path).load()(engine, path, stated)
    if not isinstance(loaded, Sheet):
        raise UnmeasurableError(
            Message("{path} is Green Button, which is read by itself; take it out of the archive", path=path.name)
        )
    return loaded
