"""A file comes in: it is read, looked at, decided row by row, then saved whole or not at all, or discarded.

What differs between kinds of files is their `Importer`. What takes its time is left to a worker, step by step, so that a page can show how far it is;
it may be asked for twice without harm: whoever comes second finds the file taken.
"""

import hashlib
import logging
import mimetypes
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from samrit.actions.acting import Acting, Reasoned, acting, refuse
from samrit.actions.importer import Importer, importer_of
from samrit.actions.saving import save_checked
from samrit.ledger.blobs import save_blob, write_file
from samrit.ledger.outages import raise_outage
from samrit.ledger.queue import ending_task
from samrit.ledger.reading import storable
from samrit.readers.reading import UnreadableError
from samrit.records.models import Agency, Import, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ImportState
from samrit.vocabulary.refusal import Invalid, Refused, Unavailable

STUCK_AFTER = timedelta(seconds=20)  # without a step: no worker runs, or it died
_log = logging.getLogger(__name__)

OVER = Message("This file was already saved or discarded; upload it again to use it again.")
NOT_YOURS = Message("Only the person who uploaded this file can look at it, save it or discard it.")
_AT_WORK = Message("This file is being worked on; please wait a moment.")
_GONE = Message("The file was taken out at the request of a person whose data it holds; please upload a corrected one.")
BROKEN = Message(
    "Something went wrong in the system; nothing was saved. Try again; if it fails again, tell an administrator."
)


def upload_file(  # noqa: PLR0913 - a file, whose it is, what is stated of it, who brings it and when
    kind: str,
    *,
    data: bytes,
    name: str,
    agency: Agency | None = None,
    stated: Mapping[str, Any] | None = None,
    later: bool = False,
    is_awaited: bool = False,
    by: User,
    at: datetime,
) -> Import:
    """Read a file and store what was read for a look, or leave that to a worker (`later`); no other record changes.

    What takes a minute is read at once where somebody waits for it (`is_awaited`).

    Invalid where nothing can be read, with a sentence for the person.
    """
    row = Import(kind=kind, agency=agency, file_name=storable(name), stated=dict(stated or {}))
    row.uploaded_by, row.uploaded_at, row.moved_at = by, at, at
    importer = importer_of(row)
    importer.is_awaited = is_awaited
    IMPORT.check(row, by, at)
    if not data:
        raise UnreadableError(Message("The file is empty."))
    if len(data) > importer.most_bytes:
        raise UnreadableError(importer.too_large)
    row.sha256 = hashlib.sha256(data).hexdigest()
    is_later = importer.is_queued or later
    if is_later:
        row.state, row.data = ImportState.WAITING.value, data
    else:
        importer.read(data)
        row.state = ImportState.READY.value
    if not importer.is_personal and row.blob is None:
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        row.blob = write_file(data, media_type=media_type, at=at)
    with acting(IMPORT, row, by, at) as act:
        row.blob = save_blob(row.blob) if row.blob is not None else None
        save_checked(row)
        after = {"file_name": row.file_name, "sha256": row.sha256}
        after |= {"agency": agency.code} if agency is not None else {}
        act.log("upload_file", row, after=after)
        if is_later:
            read_import.enqueue(row.pk)
    return row


def refuse_file(  # noqa: PLR0913 - a file, why it is refused, what is stated of it, who brings it and when
    kind: str, *, name: str, sha256: str, why: Message, stated: Mapping[str, Any], by: User, at: datetime
) -> Import:
    """Store of a file only its name and why it wasn't taken."""
    row = Import(kind=kind, file_name=storable(name), sha256=sha256, stated=dict(stated), failure=why.both())
    row.state, row.uploaded_by, row.uploaded_at, row.moved_at = ImportState.FAILED.value, by, at, at
    with acting(IMPORT, row, by, at) as act:
        save_checked(row)
        act.log("upload_file", row, after={"file_name": row.file_name, "sha256": sha256})
    return row


def decide_rows(*, row: Import, decisions: Mapping[str, str], rest: str = "", by: User, at: datetime) -> Import:
    """Store what a person decided about rows (by number), and about all others that wait (`rest`, "" leaves them).

    No other record changes, so there is no event.
    """
    with acting(DECIDE, row, by, at, lock=_waiting) as act:
        importer_of(act.subject).decide(decisions, rest)
        act.subject.save(update_fields=["decisions", "content"])
    return act.subject


def retype_cells(*, row: Import, cells: Mapping[str, str], by: User, at: datetime) -> Import:
    """Store what a person typed in place of cells of the file, read as the file was.

    No other record changes, so there is no event; what was typed stays with the file (`content`), and with what is saved of it.
    """
    with acting(DECIDE, row, by, at, lock=_waiting) as act:
        typed = {cell: storable(words) for cell, words in cells.items()}
        importer_of(act.subject).retype(typed)
        act.subject.content["retyped"] = act.subject.content.get("retyped", {}) | typed
        act.subject.save(update_fields=["content", "problems", "decisions"])
    return act.subject


def save_import(
    *, row: Import, choice: Mapping[str, str] | None = None, later: bool = False, by: User, at: datetime
) -> Import:
    """Save all of a file or nothing; Invalid with the reason. What takes its time is left to a worker (`later`)."""
    importer = importer_of(row, choice)
    is_later = importer.is_queued or later
    if not is_later:
        importer.prepare()
    with acting(DECIDE, row, by, at, lock=_waiting) as act:
        importer.row = act.subject
        act.require(IMPORT, act.subject)
        reason = importer.why_not_ready()
        if reason is not None:
            raise Invalid(reason)
        if is_later:
            _set(act.subject, ImportState.SAVE_WAITING, at, done=0, failure={})
            save_queued.enqueue(row.pk, by.pk, dict(importer.choice))
        else:
            importer.save(act)
            _finish(importer, ImportState.SAVED, act)
    return act.subject


def discard_import(*, row: Import, by: User, at: datetime) -> Import:
    """Let a file go: nothing of it is saved; that it was there stays."""
    with acting(DECIDE, row, by, at, lock=_locked) as act:
        _finish(importer_of(act.subject), ImportState.DISCARDED, act)
        act.log("discard_file", act.subject, after={"file_name": act.subject.file_name, "state": act.subject.state})
    return act.subject


def discard_imports(rows: Iterable[Import], *, by: User, at: datetime) -> None:
    """Let files go, each by itself."""
    for row in rows:
        discard_import(row=row, by=by, at=at)


def _why_not_import(row: Import, by: User, at: datetime) -> Message | None:
    return importer_of(row).why_not(by, at)


def _why_not_decide(row: Import, by: User, at: datetime) -> Message | None:
    importer = importer_of(row)
    if importer.is_shared:
        return importer.why_not(by, at)
    return None if row.uploaded_by_id == by.pk and by.is_active else NOT_YOURS


def _behalf(row: Import, by: User, at: datetime) -> User | None:
    return importer_of(row).behalf(by, at)


IMPORT = Reasoned(_why_not_import, _behalf)
"""A file of a kind is brought, and saved, by whoever does by hand what comes of it."""
DECIDE = Reasoned(_why_not_decide, _behalf)
"""A file is looked at, decided, saved or discarded by who uploaded it, or by whoever may import there."""


def _locked(row: Import) -> Import:
    """The file as it stands now, locked; Denied where it is over."""
    locked = Import.objects.select_for_update(of=("self",)).select_related("agency", "blob").get(pk=row.pk)
    refuse(OVER if locked.is_over else None)
    return locked


def _waiting(row: Import) -> Import:
    """The same, where it waits for a person; Denied where a worker has it."""
    locked = _locked(row)
    refuse(None if locked.is_open else _AT_WORK)
    return locked


@task()
def read_import(pk: int) -> str:
    """Read the file with this key; gives the state in which it then is."""
    return _unless_at_work(pk, work_on_reading(pk, at=timezone.now()))


@task()
def save_queued(pk: int, by_id: int, choice: dict[str, str]) -> str:
    """Save the file with this key in somebody's name; gives the state in which it then is."""
    return _unless_at_work(pk, work_on_saving(pk, choice, by=User.objects.get(pk=by_id), at=timezone.now()))


def _unless_at_work(pk: int, state: str) -> str:
    """Where somebody else is at it, who may die: the task isn't done yet, and is tried again."""
    if not state and Import.objects.filter(pk=pk, state__in=(ImportState.READING, ImportState.SAVING)).exists():
        raise Unavailable(_AT_WORK)
    return state


def work_on_reading(pk: int, *, at: datetime) -> str:
    """Read step by step; whatever goes wrong is told on the file's page."""
    if not _claim(pk, ImportState.WAITING, ImportState.READING, at):
        return ""
    row = Import.objects.select_related("agency", "blob").get(pk=pk)
    importer = importer_of(row)
    importer.is_awaited = True

    def step(done: int, total: int) -> None:
        row.total = total
        _move(pk, done=done, total=total)

    importer.step = step
    try:
        importer.read(bytes(row.data or b""))
    except Refused as error:
        raise_outage(error)
        return _fail(pk, error.message, ImportState.FAILED)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person who waits is told, and the log has it
        raise_outage(error)
        _log.exception("the file %s could not be read", pk)
        return _fail(pk, BROKEN, ImportState.FAILED)
    # The file is not needed any more, and may hold more about people than what was read of it.
    values = {"content": row.content, "problems": row.problems, "stated": row.stated, "data": None}
    values |= {"done": row.total, "total": row.total}
    still = Import.objects.filter(pk=pk, state=ImportState.READING.value)
    with ending_task(at):
        # Where somebody asked in the meantime that a person be erased, the file is gone, and what was read of it goes, too.
        if not still.filter(data__isnull=False).update(
            **values, state=ImportState.READY.value, moved_at=timezone.now()
        ):
            return _fail(pk, _GONE, ImportState.FAILED) if still.exists() else ""
    return ImportState.READY.value


def work_on_saving(pk: int, choice: Mapping[str, str], *, by: User, at: datetime) -> str:
    """Save all rows or none; what goes wrong is told on the file's page, which can then be saved again."""
    if not _claim(pk, ImportState.SAVE_WAITING, ImportState.SAVING, at):
        return ""
    importer = importer_of(Import.objects.select_related("agency").get(pk=pk), choice)
    try:
        importer.prepare()
        with ending_task(at), acting(IMPORT, importer.row, by, at, lock=_locked) as act:
            importer.row = act.subject
            importer.save(act)
            _finish(importer, ImportState.SAVED, act)
    except Refused as error:
        raise_outage(error)
        return _fail(pk, error.message, ImportState.READY)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person who waits is told, and the log has it
        raise_outage(error)
        _log.exception("the file %s could not be saved; nothing of it was", pk)
        return _fail(pk, BROKEN, ImportState.READY)
    return ImportState.SAVED.value


def work_now(row: Import, *, by: User, at: datetime) -> None:
    """Do at once what waits for a worker; nothing where one has it."""
    if row.state in (ImportState.WAITING, ImportState.READING):
        work_on_reading(row.pk, at=at)
    else:
        work_on_saving(row.pk, {}, by=by, at=at)


def _claim(pk: int, asked: ImportState, at_work: ImportState, at: datetime) -> bool:
    """Whether this worker has the file: it was asked for, or whoever had it made no step for a while."""
    free = Q(state=asked.value) | Q(state=at_work.value, moved_at__lt=at - STUCK_AFTER)
    return Import.objects.filter(free, pk=pk).update(state=at_work.value, moved_at=at) == 1


def _move(pk: int, **values: int) -> None:
    Import.objects.filter(pk=pk).update(**values, moved_at=timezone.now())


def _fail(pk: int, why: Message, back_to: ImportState) -> str:
    Import.objects.filter(pk=pk).update(state=back_to.value, failure=why.both(), moved_at=timezone.now())
    return back_to.value


def _set(row: Import, state: ImportState, at: datetime, **values: Any) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.state, row.moved_at = state.value, at
    row.save(update_fields=["state", "moved_at", *values])


def _finish(importer: Importer, state: ImportState, act: Acting[Import, User]) -> None:
    importer.forget()
    row = importer.row
    row.state, row.decided_by, row.decided_at, row.moved_at = state.value, act.who, act.at, act.at
    row.data, row.failure = None, {}
    save_checked(row)
