"""Output files: whole or not at all, and never over what was read."""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from samrit.cli.sources import STANDARD_INPUT
from samrit.cli.words import RefusalError
from samrit.ledger.durable import whole_file
from samrit.readers import Reading
from samrit.thai.translation import Message


def refuse_same(source: str, target: str) -> None:
    """RefusalError where the output would replace the input, by whatever name."""
    if STANDARD_INPUT in (source, target):
        return
    with suppress(OSError):
        if Path(source).samefile(target):
            raise RefusalError(Message("{target} is the input; give the output another name", target=target))


def save(target: str, data: bytes) -> None:
    """Write a file so that it is there whole or, where that fails, as it was; RefusalError says why it failed."""
    with whole(target) as file:
        file.write(data)


@contextmanager
def whole(target: str) -> Iterator[IO[bytes]]:
    """A file to write into, that is there whole when all went well, and is as it was when not.

    The bytes go to the disk in a file beside it first, which then takes its name. A target that is no regular file (a pipe, a
    device) is written to as it is. RefusalError says why it can't be written.
    """
    path = Path(target)
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as there:
                yield there
            return
        path = path.resolve()  # a link keeps pointing to the file that is replaced
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        with whole_file(path, mode=_mode(path)) as new:
            yield new
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise RefusalError(Message("{target} can't be written ({why})", target=target, why=why)) from error


def numbered(
    target: str | None, readings: Sequence[Reading], *, is_binary: bool
) -> Iterator[tuple[str | None, Reading]]:
    """Each reading with its output: the target, or target-1, target-2 … where a file holds several reports.

    RefusalError where several binary files would stand on one standard output.
    """
    if len(readings) == 1:
        yield target, readings[0]
        return
    path = Path(target) if target and target != STANDARD_INPUT else None
    if path is None and is_binary:
        raise RefusalError(Message("the file holds {count} reports; name the output file with -o", count=len(readings)))
    for number, reading in enumerate(readings, 1):
        yield (str(path.with_stem(f"{path.stem}-{number}")) if path is not None else None), reading


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those that a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def put_out(data: bytes, target: str | None, *, is_binary: bool) -> None:
    """Save to the target, or write to standard output where there is none; a terminal is spared binary data."""
    if target and target != STANDARD_INPUT:
        save(target, data)
        return
    if is_binary and sys.stdout.isatty():
        raise RefusalError(Message("name the output file with -o; this format is not for a terminal"))
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
