"""Read a package that came from anywhere: refuse what is no package, and hold every file to its hash."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IFMT, S_IFREG
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import msgspec

from samrit.package.manifest import FORMAT, FORMAT_VERSION, MANIFEST, Manifest
from samrit.package.refusal import UnusablePackageError
from samrit.package.tables import TABLES
from samrit.thai.translation import Message

_PIECE = 1024 * 1024
_MOST_FILES = 2_000_000
_MOST_BYTES = 1 << 40  # unpacked
_LONGEST_MANIFEST = 1 << 29
_HARMLESS = 1 << 20  # a file up to this size does no harm, however well it packs
_MOST_PACKED = 250  # times: JSON rows that repeat themselves pack some 30 times

_NAME = re.compile(
    r"README\.txt|manifest\.json|data/[a-z_]+\.json|schema/[a-z_]+\.schema\.json|csv/[a-z_]+\.csv"
    r"|reports/[A-Za-z0-9+-][A-Za-z0-9.+-]*/[A-Za-z0-9+-][A-Za-z0-9.+_-]*\.json|rules/[A-Za-z0-9+-][A-Za-z0-9.+-]*\.json"
    r"|papers/[0-9a-f]{64}\.pdf|evidence/[0-9a-f]{64}"
)
_HASH = re.compile(r"(?<=/)[0-9a-f]{64}")


class OpenPackage:
    """A package whose every file has the hash that its manifest tells."""

    def __init__(self, file: ZipFile, manifest: Manifest, manifest_sha256: str) -> None:
        self._zip = file
        self.manifest = manifest
        self.manifest_sha256 = manifest_sha256
        self.names = frozenset(packed.name for packed in manifest.files)

    @contextmanager
    def read(self, name: str) -> Iterator[IO[bytes]]:
        """One file, to be read piece by piece; UnusablePackageError where the package has none of that name."""
        if name not in self.names:
            raise _without(name)
        with self._zip.open(name) as opened:
            yield opened


@contextmanager
def open_package(path: Path) -> Iterator[OpenPackage]:
    """Open a package and verify all of it; UnusablePackageError says in a sentence what is wrong with it."""
    try:
        with ZipFile(path) as file:
            _check_entries(file, path.stat().st_size)
            manifest, sha256 = _manifest(file)
            _check_files(file, manifest)
            yield OpenPackage(file, manifest, sha256)
    except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
            raise UnusablePackageError(
                Message("{path} can't be opened ({error}).", path=path, error=error.strerror)
            ) from error
        raise UnusablePackageError(Message("This file is no zip, or a damaged one.")) from error


def _check_entries(file: ZipFile, size: int) -> None:
    entries = file.infolist()
    names = {entry.filename for entry in entries}
    packed, unpacked = sum(e.compress_size for e in entries), sum(e.file_size for e in entries)
    for entry in entries:
        if not _NAME.fullmatch(entry.filename) or not _is_plain(entry):
            raise UnusablePackageError(
                Message("The package holds a file that no package has: {filename!r}.", filename=entry.filename[:80])
            )
    if len(names) < len(entries):
        raise UnusablePackageError(Message("The package holds two files of the same name."))
    if len(entries) > _MOST_FILES or unpacked > _MOST_BYTES or packed > size or any(_swells(e) for e in entries):
        raise UnusablePackageError(Message("The package swells beyond all reason when unpacked; it is left alone."))


def _is_plain(entry: ZipInfo) -> bool:
    kind = S_IFMT(entry.external_attr >> 16)
    return kind in (0, S_IFREG) and not entry.flag_bits & 1 and entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)


def _swells(entry: ZipInfo) -> bool:
    return entry.file_size > _HARMLESS and entry.file_size > _MOST_PACKED * max(1, entry.compress_size)


def _manifest(file: ZipFile) -> tuple[Manifest, str]:
    if MANIFEST not in file.namelist():
        raise _without(MANIFEST)
    if file.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
        raise _no_manifest()
    data = file.read(MANIFEST)
    try:
        said = msgspec.json.decode(data)
        version = said.get("format_version") if isinstance(said, dict) and said.get("format") == FORMAT else None
        if isinstance(version, int) and version != FORMAT_VERSION:
            raise UnusablePackageError(
                Message(
                    "The package is of format version {version}; this system reads version {format_version}.",
                    version=version,
                    format_version=FORMAT_VERSION,
                )
            )
        manifest = msgspec.convert(said, Manifest)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError) as error:
        raise _no_manifest() from error
    if manifest.format != FORMAT:
        raise _no_manifest()
    return manifest, hashlib.sha256(data).hexdigest()


def _check_files(file: ZipFile, manifest: Manifest) -> None:
    stated = {packed.name: packed for packed in manifest.files}
    there = set(file.namelist()) - {MANIFEST}
    needed = {f"data/{table.name}.json" for table in TABLES}
    for name in sorted(there ^ set(stated) | (needed - there)):
        raise (
            _without(name)
            if name not in there
            else UnusablePackageError(
                Message("The package holds {name}, of which its manifest knows nothing.", name=name)
            )
        )
    for name in file.namelist():
        if name == MANIFEST:
            continue
        named = _HASH.search(name)
        digest, size = hashlib.sha256(), 0
        with file.open(name) as opened:
            while piece := opened.read(_PIECE):
                digest.update(piece)
                size += len(piece)
        is_as_named = named is None or named[0] == digest.hexdigest()
        if (size, digest.hexdigest()) != (stated[name].size, stated[name].sha256) or not is_as_named:
            raise UnusablePackageError(
                Message("{name} in the package was changed: it has not the hash that the manifest tells.", name=name)
            )


def _without(name: str) -> UnusablePackageError:
    return UnusablePackageError(Message("The package has no {name}.", name=name))


def _no_manifest() -> UnusablePackageError:
    return UnusablePackageError(
        Message("The manifest.json can't be read: this is no package of a year made by Samrit.")
    )
