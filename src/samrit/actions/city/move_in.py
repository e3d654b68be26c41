"""Move a city in: the files of a folder are taken in one by one, named each, then moved in together; it can go on at any time.

A file is known by its bytes and its path: brought again it is what it was, so that the same folder twice changes nothing,
and a run that was broken off goes on where it stood.
"""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from datetime import datetime

from samrit.actions.acting import acting
from samrit.actions.importer import importer_of
from samrit.actions.importing import BROKEN, decide_rows, refuse_file, save_import, upload_file
from samrit.actions.permissions import Permission
from samrit.ledger.reading import storable
from samrit.queries.reports.moved_in import KIND
from samrit.readers.folders import FolderFile
from samrit.records.models import Import, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ImportState
from samrit.vocabulary.refusal import Refused

_TWICE = Message("The same file is there as {file}; it was skipped.")
_log = logging.getLogger(__name__)


def take_files(files: Iterable[FolderFile], *, later: bool = False, by: User, at: datetime) -> Iterator[Import]:
    """Take the files of a folder in, one after another: read, or left to be read by a worker (`later`), or refused with a reason."""
    Permission.MOVE_IN.over_city.check(None, by, at)
    for file in files:
        yield _take(file, later=later, by=by, at=at)


def move_in(
    rows: Iterable[Import], *, publish_as: str, later: bool = False, by: User, at: datetime
) -> Iterator[Import]:
    """Move files in, each by itself, in this order; why one isn't stands with it. `stand` is how reports are then."""
    for row in rows:
        try:
            yield save_import(row=row, choice={"as": publish_as}, later=later, by=by, at=at)
        except Refused as error:
            yield _failed(row, error.message)
        except Exception:  # noqa: BLE001 - one file of a thousand stops no other; the log has it
            _log.exception("the file %s could not be moved in; nothing of it was", row.pk)
            yield _failed(row, BROKEN)


def state_missing(rows: Iterable[Import], *, year: int | None, agency: str, by: User, at: datetime) -> None:
    """Say the year and the agency's code for files that don't tell them."""
    given = {"year": str(year) if year else "", "agency": agency}
    decisions = {name: value for name, value in given.items() if value}
    for row in rows if decisions else ():
        if any(row.decisions.get(name) != value for name, value in decisions.items()):
            decide_rows(row=row, decisions=decisions, by=by, at=at)


def _take(file: FolderFile, *, later: bool, by: User, at: datetime) -> Import:
    name = storable(file.path)
    sha256 = hashlib.sha256(file.data or b"").hexdigest()
    there = (
        Import.objects.filter(kind=KIND, sha256=sha256)
        .exclude(state=ImportState.DISCARDED.value)
        .defer("content", "data")
    )
    known = there.filter(file_name=name).first()
    if known is not None:
        return _again(known, file, by=by, at=at)
    if file.data is None:
        stated = {"skipped": True} if file.is_skipped else {}
        why = file.why or BROKEN
        return refuse_file(KIND, name=name, sha256=sha256, why=why, stated=stated, by=by, at=at)
    others = there.exclude(stated__has_key="skipped") if file.data else there.none()
    other = others.first()
    if other is not None:
        why = _TWICE.filled(file=other.file_name)
        return refuse_file(KIND, name=name, sha256=sha256, why=why, stated={"skipped": True}, by=by, at=at)
    try:
        stated = {"folder": True} if file.is_folder else {}
        return upload_file(KIND, data=file.data, name=name, stated=stated, later=later, by=by, at=at)
    except Refused as error:
        why = error.message
    except Exception:  # noqa: BLE001 - one file of a thousand stops no other; the log has it
        _log.exception("the file %s could not be read", name)
        why = BROKEN
    return refuse_file(KIND, name=name, sha256=sha256, why=why, stated={}, by=by, at=at)


def _again(row: Import, file: FolderFile, *, by: User, at: datetime) -> Import:
    """A file that is there: as it is, but that one which could not be read, or was being read when all broke off, is tried anew."""
    is_broken_off = row.state in (ImportState.WAITING, ImportState.READING, ImportState.FAILED)
    if file.data is None or not is_broken_off or row.stated.get("skipped"):
        return row
    importer = importer_of(row)
    try:
        if not file.data or len(file.data) > importer.most_bytes:
            return row
        importer.read(file.data)
    except Refused:
        return row
    with acting(Permission.MOVE_IN.over_city, None, by, at):
        row.state, row.failure, row.data, row.moved_at = ImportState.READY.value, {}, None, at
        row.save(update_fields=["state", "failure", "data", "moved_at", "content", "stated"])
    return row


def _failed(row: Import, why: Message) -> Import:
    """The file as it stands, with the reason why it wasn't moved in."""
    Import.objects.filter(pk=row.pk).update(failure=why.both())
    row.failure = why.both()
    return row
