"""Put a backup back into an empty place, or into a place of the moment to see that it can be: nothing is believed that wasn't hashed."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import IO, Any
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec
import pyrage

from samrit.ops.backup.contents import (
    DATABASES,
    FILES,
    FORMAT,
    KEY,
    LIST,
    PIECE,
    BackupError,
    Contents,
    Hashed,
    Keys,
    Member,
)
from samrit.ops.backup.database import count_postgres, restore_postgres
from samrit.ops.backup.erased import ERASED
from samrit.thai.translation import Message

_BROKEN = Message("The backup is damaged or cut off, so nothing was put back.")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: what the backup says of itself, how many files, and how many people were erased again."""

    contents: Contents
    files: int
    erased: int


def restore(
    file: Path, folder: Path, identities: Sequence[Path], *, database: str = "", erased: Path | None = None
) -> Restored:
    """Put a backup into an empty folder (and, of PostgreSQL, an empty database), and hold all of it against its list and trail."""
    if folder.exists() and any(folder.iterdir()):
        raise BackupError(
            Message(
                "There is something in {folder} already. Name an empty folder: nothing is written over.",
                folder=str(folder),
            )
        )
    is_new = not folder.exists()
    readers = [identity for path in identities for identity in read_identities(path)]
    try:
        return _restore(file, folder, readers, database, erased or file.parent / ERASED)
    except BaseException:  # what was put there is not whole
        for one in folder.iterdir() if folder.exists() else ():
            shutil.rmtree(one) if one.is_dir() else one.unlink()
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise


def verify(file: Path, identities: Sequence[Path], *, database: str = "", place: Path | None = None) -> Restored:
    """Put a backup into a folder of the moment, as a restore would, and take the folder away again."""
    with tempfile.TemporaryDirectory(prefix="samrit-verify-", dir=place) as folder:
        return restore(file, Path(folder), identities, database=database)


def read_identities(path: Path) -> list[Any]:
    """The identities of a file as age writes it."""
    try:
        lines = path.read_text(encoding="utf-8").split()
        found = [pyrage.x25519.Identity.from_str(word) for word in lines if word.startswith("AGE-SECRET-KEY-")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise BackupError(
            Message("The identity in {file} can't be read ({why}).", file=str(path), why=str(error))
        ) from error
    if not found:
        raise BackupError(Message("There is no identity of age in {file}.", file=str(path)))
    return found


def _restore(file: Path, folder: Path, readers: list[Any], database: str, erased: Path) -> Restored:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    found, contents = _unpacked(file, folder, readers)
    if found != contents.members:
        raise BackupError(_BROKEN)
    keys = _keys(folder / KEY, readers)
    _write(folder / "secret-key", keys.key)
    (folder / KEY).unlink()
    environ = _environ(folder, keys, database)
    dump = folder / DATABASES[contents.database]
    if contents.database == "sqlite":
        dump.rename(folder / "samrit.sqlite3")
        rows = _sqlite_rows(folder / "samrit.sqlite3", contents.rows)
    else:
        if not database:
            raise BackupError(
                Message("This backup is of PostgreSQL: name an empty database with --database postgres://…")
            )
        restore_postgres(dump, _as_settings(database))
        dump.unlink()
        rows = count_postgres(contents.rows, _as_settings(database))
    if rows != contents.rows:
        raise BackupError(Message("The rows of the database are not as many as were backed up."))
    _verify_trail(environ, contents)
    again = _erase_again(environ, erased) if erased.exists() else 0
    return Restored(contents, sum(name.startswith(FILES) for name in found), again)


def _unpacked(file: Path, folder: Path, readers: list[Any]) -> tuple[dict[str, Member], Contents]:
    found: dict[str, Member] = {}
    try:
        with _decrypted(file, readers) as stream, tarfile.open(fileobj=stream, mode="r|") as tar:
            for entry in tar:
                target = folder / _place(entry.name)
                source = tar.extractfile(entry)
                if source is None:
                    raise BackupError(_BROKEN)
                for above in reversed(target.relative_to(folder).parents):
                    (folder / above).mkdir(mode=0o700, exist_ok=True)
                found[entry.name] = _copy(source, target)
    except (tarfile.TarError, EOFError) as error:
        raise BackupError(_BROKEN) from error
    found.pop(LIST, None)
    try:
        contents = msgspec.json.decode((folder / LIST).read_bytes(), type=Contents)
    except (OSError, msgspec.MsgspecError) as error:
        raise BackupError(_BROKEN) from error
    if contents.format != FORMAT or contents.database not in DATABASES:
        raise BackupError(Message("The backup is of another version ({format}).", format=contents.format))
    (folder / LIST).unlink()
    return found, contents


def _place(name: str) -> Path:
    """Where a member goes; BackupError for one that no backup has."""
    parts = PurePosixPath(name).parts
    if name in {*DATABASES.values(), KEY, LIST}:
        return Path(name)
    if name.startswith(FILES) and not {"..", "/"} & set(parts):
        return Path("evidence", *parts[1:])
    raise BackupError(_BROKEN)


def _copy(source: IO[bytes], target: Path) -> Member:
    hashed = Hashed(source)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while piece := hashed.read(PIECE):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return hashed.member()


@contextmanager
def _decrypted(file: Path, readers: list[Any]) -> Iterator[IO[bytes]]:
    out, into = os.pipe()
    failed: list[BaseException] = []

    def decrypt() -> None:
        try:
            with os.fdopen(into, "wb") as clear, file.open("rb") as sealed:
                pyrage.decrypt_io(sealed, clear, readers)
        except BaseException as error:  # noqa: BLE001 - it is raised in the thread that waits
            failed.append(error)

    thread = Thread(target=decrypt, name="samrit-restore")
    thread.start()
    try:
        with os.fdopen(out, "rb") as clear:
            try:
                yield clear
                while clear.read(PIECE):  # to the very end, where age says whether it was cut off
                    pass
            except (tarfile.TarError, EOFError):
                clear.close()
                thread.join()
                _raise(failed, file)
                raise
    finally:
        thread.join()
    _raise(failed, file)


def _raise(failed: list[BaseException], file: Path) -> None:
    if failed and isinstance(failed[0], OSError):
        raise BackupError(Message("{file} can't be read ({why}).", file=str(file), why=str(failed[0]))) from failed[0]
    if failed:
        raise BackupError(
            Message(
                "{file} can't be opened with this identity, or is damaged ({why}).", file=str(file), why=str(failed[0])
            )
        ) from failed[0]


def _keys(file: Path, readers: list[Any]) -> Keys:
    try:
        return msgspec.json.decode(pyrage.decrypt(file.read_bytes(), readers), type=Keys)
    except pyrage.DecryptError as error:
        raise BackupError(
            Message("The key in this backup is for another identity; give that file, too, with --identity.")
        ) from error


def _environ(folder: Path, keys: Keys, database: str) -> dict[str, str]:
    """The environment in which the program finds what was put back, and nothing of the installation that asks."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("SAMRIT_")}
    if keys.fallbacks:
        fallbacks = ",".join(keys.fallbacks)
        environ["SAMRIT_SECRET_KEY_FALLBACKS"] = fallbacks
        _write(folder / "secret-key-fallbacks", fallbacks)
    if database:
        environ["SAMRIT_DATABASE_URL"] = database
    return environ | {
        "SAMRIT_DATA_DIR": str(folder),
        "SAMRIT_SECRET_KEY": keys.key,
        "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
    }


def _sqlite_rows(file: Path, expected: dict[str, int]) -> dict[str, int]:
    with closing(sqlite3.connect(file)) as database:
        return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in expected}  # noqa: S608 - names from the list


def _as_settings(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    host = options.pop("host", parts.hostname or "")
    return {
        "NAME": unquote(parts.path.lstrip("/")), "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""), "HOST": host, "PORT": str(parts.port or ""), "OPTIONS": options,
    }  # fmt: skip


def _verify_trail(environ: dict[str, str], contents: Contents) -> None:
    ran = _run(["-m", "samrit", "audit", "verify", "--files", "--json"], environ)
    try:
        found = json.loads(ran.stdout)
    except ValueError as error:
        why = (ran.stderr.strip().splitlines() or ["?"])[-1][:300]
        raise BackupError(Message("What was put back can't be verified: {why}", why=why)) from error
    if not found["whole"] and not contents.missing:
        first = (found["breaks"] or found["faults"] or [{"en": "?"}])[0]
        raise BackupError(Message("What was put back is not whole: {why}", why=str(first.get("en", first))[:300]))


def _erase_again(environ: dict[str, str], listed: Path) -> int:
    script = (
        "import sys, django; django.setup()\n"
        "from samrit.ops.backup.erased import erase_listed\n"
        "print(erase_listed(sys.argv[1]))"
    )
    ran = _run(["-c", script, str(listed)], environ)
    if ran.returncode:
        why = (ran.stderr.strip().splitlines() or ["?"])[-1][:300]
        raise BackupError(Message("The people who were erased since could not be erased again: {why}", why=why))
    return int(ran.stdout)


def _run(words: list[str], environ: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, *words], env=environ, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves


def _write(file: Path, text: str) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
