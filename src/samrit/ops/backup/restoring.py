"""Put a backup back into an empty place, or into a place of the moment to see that it can be: nothing is believed that wasn't hashed."""

import json
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec
import pyrage

from samrit.ops.backup.archive import BROKEN, unpack
from samrit.ops.backup.contents import DATABASES, ERASED, FILES, FORMAT, KEY, LIST, BackupError, Contents, Keys
from samrit.ops.backup.database import count, count_postgres, restore_postgres, run_program
from samrit.thai.translation import Message, language

_CLEAR = ".archive"  # the archive in the clear, in the folder that will hold all of it in the clear


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: what the backup says of itself, how many files, how many people were erased again, and what the
    verification found: sentences, none where all is whole.
    """

    contents: Contents
    files: int
    erased: int
    found: tuple[str, ...]
    has_fallbacks: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where it is put, whom to erase again, and whether it may be otherwise than the trail says."""

    folder: Path
    database: str
    erased: Path | None = None
    may_differ: bool = False


def restore(  # noqa: PLR0913 - what is put where, opened by what, and what else is wanted
    file: Path, folder: Path, identities: Sequence[Path], *, database: str = "", erased: Path | None = None,
    may_differ: bool = False,
) -> Restored:  # fmt: skip
    """Put a backup into an empty folder (and, of PostgreSQL, an empty database), and hold all of it against its list and trail.

    What was changed behind the trail's back before the backup was made is put back only where that is wanted.
    """
    listed = erased or file.parent / ERASED
    place = _Place(folder, database, listed if erased or listed.exists() else None, may_differ)
    return _put(file, identities, place)


def verify(file: Path, identities: Sequence[Path], *, database: str = "") -> Restored:
    """Put a backup into a folder of the moment, as a restore would, and take the folder away again."""
    with tempfile.TemporaryDirectory(prefix="samrit-verify-") as folder:
        return _put(file, identities, _Place(Path(folder), database, may_differ=True))


def read_identities(path: Path) -> list[Any]:
    """The identities of a file as age writes it."""
    try:
        words = path.read_text(encoding="utf-8").split()
        found = [pyrage.x25519.Identity.from_str(word) for word in words if word.startswith("AGE-SECRET-KEY-")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BackupError(Message("The identity in {file} can't be read ({why}).", file=str(path), why=why)) from error
    if not found:
        raise BackupError(Message("There is no identity of age in {file}.", file=str(path)))
    return found


def _put(file: Path, identities: Sequence[Path], place: _Place) -> Restored:
    folder = place.folder
    readers = [identity for path in identities for identity in read_identities(path)]
    is_new = _require_empty(folder)
    try:
        folder.chmod(0o700)
        return _restore(file, readers, place)
    except BaseException as error:  # what was put there is not whole
        for one in folder.iterdir():
            shutil.rmtree(one) if one.is_dir() else one.unlink()
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            raise BackupError(
                Message("The backup can't be put into {folder} ({why}).", folder=str(folder), why=error.strerror or "")
            ) from error
        raise


def _require_empty(folder: Path) -> bool:
    """Whether the folder was made for this; BackupError where something is in it, or it can't be made."""
    try:
        is_new = not folder.exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_empty = not any(folder.iterdir())
    except OSError as error:
        raise BackupError(
            Message("The backup can't be put into {folder} ({why}).", folder=str(folder), why=error.strerror or "")
        ) from error
    if not is_empty:
        raise BackupError(
            Message("There is something in {folder} already. Name an empty folder: nothing is written over.", folder=str(folder))
        )  # fmt: skip
    return is_new


def _restore(file: Path, readers: list[Any], place: _Place) -> Restored:
    folder = place.folder
    _decrypt(file, folder / _CLEAR, readers)
    members = unpack(folder / _CLEAR, folder)
    (folder / _CLEAR).unlink()
    members.pop(LIST, None)
    contents = _contents(folder / LIST)
    if members != contents.members or DATABASES[contents.database] not in members or KEY not in members:
        raise BackupError(BROKEN)
    keys = _keys(folder / KEY, readers)
    (folder / KEY).unlink()
    _write(folder / "secret-key", keys.key)
    if keys.fallbacks:
        _write(folder / "secret-key-fallbacks", ",".join(keys.fallbacks))
    if _rows(folder, contents, place.database) != contents.rows:
        raise BackupError(Message("The rows of the database are not as many as were backed up."))
    finished = _finish(_environ(folder, keys, place.database), contents, place.erased)
    if finished["found"] and not place.may_differ:
        raise BackupError(
            Message("What was put back is not whole: {why} With --as-it-was it is put back nevertheless.",
                    why=str(finished["found"][0]))
        )  # fmt: skip
    files = sum(name.startswith(FILES) for name in members)
    return Restored(contents, files, int(finished["erased"]), tuple(finished["found"]), bool(keys.fallbacks))


def _decrypt(file: Path, clear: Path, readers: list[Any]) -> None:
    """All of it, before any of it is looked at: at its very end age says whether it was cut off."""
    try:
        sealed = file.open("rb")
    except OSError as error:
        raise BackupError(Message("{file} can't be read ({why}).", file=str(file), why=error.strerror or "")) from error
    with sealed, os.fdopen(os.open(clear, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        try:
            pyrage.decrypt_io(sealed, out, readers)
        except pyrage.DecryptError as error:
            raise BackupError(
                Message("{file} is no backup for this identity, or is damaged.", file=str(file))
            ) from error
        except OSError as error:
            if error.errno is not None:
                raise
            raise BackupError(BROKEN) from error  # age's own, of a piece that isn't what was encrypted


def _contents(file: Path) -> Contents:
    try:
        contents = msgspec.json.decode(file.read_bytes(), type=Contents)
    except (OSError, msgspec.MsgspecError) as error:
        raise BackupError(BROKEN) from error
    if contents.format != FORMAT or contents.database not in DATABASES:
        raise BackupError(Message("The backup is of another version ({format}).", format=contents.format))
    file.unlink()
    return contents


def _keys(file: Path, readers: list[Any]) -> Keys:
    try:
        return msgspec.json.decode(pyrage.decrypt(file.read_bytes(), readers), type=Keys)
    except pyrage.DecryptError as error:
        raise BackupError(
            Message("The key in this backup is for another identity; give that file, too, with --identity.")
        ) from error


def _rows(folder: Path, contents: Contents, database: str) -> dict[str, int]:
    """Put the database where the program looks for it; how many rows it has."""
    dump = folder / DATABASES[contents.database]
    if contents.database == "sqlite":
        stored = dump.rename(folder / "samrit.sqlite3")
        with closing(sqlite3.connect(stored)) as opened, closing(opened.cursor()) as cursor:
            return count(cursor, contents.rows)
    if not database:
        raise BackupError(Message("This backup is of PostgreSQL: name an empty database with --database postgres://…"))
    settings = _as_settings(database)
    restore_postgres(dump, settings)
    dump.unlink()
    return count_postgres(contents.rows, settings)


def _as_settings(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    host = options.pop("host", parts.hostname or "")
    return {
        "NAME": unquote(parts.path.lstrip("/")), "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""), "HOST": host, "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }  # fmt: skip


def _environ(folder: Path, keys: Keys, database: str) -> dict[str, str]:
    """The environment in which the program finds what was put back, and nothing of the installation that asks."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("SAMRIT_")}
    if database:
        environ["SAMRIT_DATABASE_URL"] = database
    return environ | {
        "SAMRIT_DATA_DIR": str(folder.resolve()),
        "SAMRIT_SECRET_KEY": keys.key,
        "SAMRIT_SECRET_KEY_FALLBACKS": ",".join(keys.fallbacks),
        "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
    }


def _finish(environ: dict[str, str], contents: Contents, erased: Path | None) -> dict[str, Any]:
    words = [language(), contents.at, contents.head, *([str(erased.resolve())] if erased is not None else [])]
    answer = run_program([sys.executable, "-m", "samrit.ops.backup.finishing", *words], environ)
    finished: dict[str, Any] = json.loads(answer)
    if "refused" in finished:
        raise BackupError(Message("What was put back can't be used: {why}", why=str(finished["refused"])))
    return finished


def _write(file: Path, text: str) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
