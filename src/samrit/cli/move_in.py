"""`samrit import --create`: whole folders and zips of saved pages and papers move in; every file is named with what came of it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samrit.cli.sources import unopened
from samrit.cli.words import RefusalError, notify_all
from samrit.readers.folders import MOST_ZIP_BYTES, FolderFile, files_in_zip, refused, skipped, why_skipped
from samrit.readers.source import MAX_BYTES, too_large
from samrit.thai.translation import Joined, Message, language

if TYPE_CHECKING:
    from samrit.queries.reports.moved_in import MovedFile
    from samrit.records.models import User

_SURE = Message("Move them in?")
_STEP = 50  # files, after which a person who waits is told how far it is


def move_folders(  # noqa: PLR0913 - an option each
    names: Sequence[str],
    by: "User",
    *,
    agency: str,
    year: int | None,
    is_sure: bool,
    with_doubtful: bool,
    publish_as: str,
) -> int:
    """Take all files in, show how each stands, ask, move in; the exit code is 2 where one was refused or failed."""
    from django.utils import timezone

    from samrit.actions.city.move_in import move_in, state_missing, take_files
    from samrit.queries.reports.many_reports import ListState
    from samrit.queries.reports.moved_in import move_in_files

    at = timezone.now()
    files = (file for name in names for file in files_of(name))
    rows = []
    for row in take_files(files, by=by, at=at):
        rows.append(row)
        if len(rows) % _STEP == 0:
            notify_all(Message("files read: {count}", count=len(rows)))
    state_missing([row for row in rows if row.is_open], year=year, agency=agency, by=by, at=at)
    mine = [row.pk for row in rows]
    found = move_in_files(only=mine)
    _show(found)
    waiting = [one for one in found if one.is_movable and (with_doubtful or one.state is ListState.SOUND)]
    is_wanted = bool(waiting) and (is_sure or click.confirm(str(_SURE)))
    if is_wanted:
        for _ in move_in([one.row for one in waiting], publish_as=publish_as, by=by, at=timezone.now()):
            pass
        done = move_in_files(only=[one.row.pk for one in waiting])
        _show([one for one in done if one.state is not ListState.SAVED or one.reasons])
        count = sum(one.state in (ListState.SAVED, ListState.SAME) for one in done)
        click.echo(str(Message("files moved in: {count} of {all}", count=count, all=len(waiting))))
        found = move_in_files(only=mine)
    else:
        click.echo(str(Message("nothing was saved")))
    _count(found)
    is_whole = all(not one.row.failure or one.state is ListState.SKIPPED for one in found)
    return 0 if is_whole else 2


def files_of(name: str) -> Iterator[FolderFile]:
    """The files of a folder and below it, of a zip, or a single file, by their path in it; nothing outside is opened."""
    top = Path(name)
    if top.is_dir():
        for path in sorted(top.rglob("*")):
            if not path.is_dir() or path.is_symlink():
                yield _file(path, path.relative_to(top).as_posix())
        return
    try:
        size = top.stat().st_size
    except OSError as error:
        raise RefusalError(unopened(name, error)) from error
    if top.suffix.lower() != ".zip" or not top.is_file():
        yield _file(top, top.name)
        return
    if size > MOST_ZIP_BYTES:
        yield FolderFile(top.name, why=too_large(MOST_ZIP_BYTES).message)
    else:
        yield from files_in_zip(top.read_bytes(), top.name)


def _file(path: Path, inside: str) -> FolderFile:
    why = why_skipped(inside)
    if why is not None:
        return skipped(inside, why)
    if path.is_symlink():
        return refused(inside, "link")
    try:
        if path.exists() and not path.is_file():  # a named pipe would be waited for without end
            return refused(inside, "device")
        if path.stat().st_size > MAX_BYTES:
            return FolderFile(inside, why=too_large(MAX_BYTES).message)
        return FolderFile(inside, path.read_bytes())
    except OSError as error:
        return FolderFile(inside, why=unopened(inside, error))


def _show(files: "Iterable[MovedFile]") -> None:
    for one in files:
        about = "; ".join(f"{entry.agency} {entry.year or '?'} {entry.label}" for entry in one.entries[:1])
        more = Message.counted("and {count} more", "and {count} more", count=len(one.entries) - 1)
        parts = [one.words, about, str(more) if len(one.entries) > 1 else "", *one.reasons]
        click.echo(f"{one.row.file_name}: {' · '.join(part for part in parts if part)}")
        for problem in one.row.problems:
            click.echo(f"    {problem['cell']}: {problem[language()]}")


def _count(files: "Iterable[MovedFile]") -> None:
    counts: dict[str, int] = {}
    for one in files:
        counts[one.words] = counts.get(one.words, 0) + 1
    comma = Message(", ", context="between the counts of a summary")
    click.echo(str(Joined((f"{words}: {count}" for words, count in counts.items()), comma)))
