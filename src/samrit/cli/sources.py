"""Input files: named one by one, as a folder, or `-` for standard input; read with a sentence where they can't be."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from samrit.cli.words import RefusalError
from samrit.readers import READERS, SUFFIXES, Reading, UnreadableError, read_all
from samrit.thai.translation import Message

STANDARD_INPUT = "-"
LIMIT_BYTES = 50 * 1024 * 1024  # a report is a few kilobytes, a scanned one a few megabytes


def expand(names: Iterable[str]) -> Iterator[str]:
    """The files that the names stand for, in order: a folder stands for all reports in it and below it.

    A file that is named is taken whatever it is called; in a folder, only those whose suffix a reader knows, no
    pictures, and nothing hidden. RefusalError for a folder without any.
    """
    for name in names:
        if name == STANDARD_INPUT or not Path(name).is_dir():
            yield name
            continue
        files = sorted(path for path in Path(name).rglob("*") if _is_report(path.relative_to(name), path))
        if not files:
            raise RefusalError(
                Message(
                    "the folder {name} holds no file that can be read ({suffixes})",
                    name=name,
                    suffixes=" ".join(SUFFIXES),
                )
            )
        yield from map(str, files)


def _is_report(inside: Path, path: Path) -> bool:
    hidden = any(part.startswith(".") for part in inside.parts)
    suffix = path.suffix.lower()
    is_wanted = (
        suffix in SUFFIXES and suffix not in READERS["scan"].suffixes
    )  # pictures in a folder are mostly evidence
    return not hidden and is_wanted and path.is_file()


def load(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; RefusalError with a sentence where there are none to have."""
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(LIMIT_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LIMIT_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise RefusalError(unopened(name, error)) from error
    if len(data) > LIMIT_BYTES:
        size = LIMIT_BYTES // 1024 // 1024
        raise RefusalError(Message("{name} is too big; at most {size} MB can be read", name=name, size=size))
    return data


def read_reports(name: str) -> tuple[Reading, ...]:
    """The reports in a file, in its order; RefusalError with a sentence where there is none to read."""
    try:
        return read_all(load(name), name=name)
    except UnreadableError as error:
        raise RefusalError(Message("{name}: {message}", name=name, message=error.message)) from error


def unopened(name: str, error: Exception) -> Message:
    """Why a file could not be opened, in one sentence."""
    match error:
        case FileNotFoundError():
            return Message("there is no file {name}", name=name)
        case IsADirectoryError():
            return Message("{name} is a folder, not a file", name=name)
        case PermissionError():
            return Message("no permission to open {name}", name=name)
        case OSError():
            return Message("{name} can't be opened ({strerror})", name=name, strerror=error.strerror)
        case _:
            return Message("no file can have such a name: {name!r}", name=name)
