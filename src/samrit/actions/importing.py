"""A file comes in: it is read, looked at, decided row by row, then saved whole or not at all, or discarded.

What differs between kinds of files is an `Importer`, which stands beside what it imports into: the one of the kind `partners` in
`partners/partners_import.py`. A file of such a name is found by itself. What takes its time is left to a worker, step by step, so that a page can show how far it is;
it may be asked for twice without harm: whoever comes second finds the file taken.
"""

import hashlib
import logging
import mimetypes
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import msgspec
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from samrit.actions.acting import Acting, Reasoned, acting, refuse
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.ledger.blobs import save_blob, write_file
from samrit.ledger.kinds import kinds_in, the_class
from samrit.ledger.outages import raise_outage
from samrit.ledger.queue import ending_task
from samrit.ledger.reading import storable
from samrit.readers.cells import Cells
from samrit.readers.reading import UnreadableError
from samrit.records.models import Agency, Import, User
from samrit.thai.translation import Message, stored, storing
from samrit.vocabulary.codes import ImportState
from samrit.vocabulary.refusal import Invalid, Refused, Unavailable
from samrit.vocabulary.row_states import not_understood

KINDS = kinds_in(Path(__file__).parent, "*/*_import.py")  # each kind with the module of its importer
STUCK_AFTER = timedelta(seconds=20)  # without a step: no worker runs, or it died
MEGABYTE = 1024 * 1024
_log = logging.getLogger(__name__)

OVER = Message("This file was already saved or discarded; upload it again to use it again.")
NOT_YOURS = Message("Only the person who uploaded this file can look at it, save it or discard it.")
_AT_WORK = Message("This file is being worked on; please wait a moment.")
_GONE = Message("The file was taken out at the request of a person whose data it holds; please upload a corrected one.")
BROKEN = Message(
    "Something went wrong in the system; nothing was saved. Try again; if it fails again, tell an administrator."
)


class Importer(ABC):
    """One file of one kind, and what that kind does in its own way; what it says nothing of is done as for all.

    `choice` is what the person chose while saving. `step`, called while reading, takes how many rows are done of how many.
    """

    permission: ClassVar[Permission]  # what somebody does to the agency's records by saving it
    most_bytes: ClassVar[int] = 5 * MEGABYTE
    is_queued: ClassVar[bool] = False  # reading and saving are a worker's
    is_personal: ClassVar[bool] = (
        False  # the file may hold more about people than is stored: it is gone once it is read
    )
    is_shared: ClassVar[bool] = False  # whoever may import here decides about it, and not only who uploaded it

    def __init__(self, row: Import, choice: Mapping[str, str] | None = None) -> None:
        self.row, self.choice = row, choice or {}
        self.step: Callable[[int, int], None] = lambda _done, _total: None

    @property
    def agency(self) -> Agency:
        """Whose records it is for."""
        assert self.row.agency is not None, "a kind whose files are of no agency doesn't ask"
        return self.row.agency

    def why_not(self, by: User, at: datetime) -> Message | None:
        """Why somebody may not import this here."""
        return self.permission.why_not(self.agency, by, at)

    def behalf(self, by: User, at: datetime) -> User | None:
        """Who delegated the role in which somebody imports this."""
        return self.permission.behalf(self.row.agency, by, at) if self.row.agency is not None else None

    @property
    def too_large(self) -> Message:
        """What is said of a file with more bytes than are taken."""
        return Message("The file is larger than {megabytes} megabytes.", megabytes=self.most_bytes // MEGABYTE)

    def why_unclear(self, unclear: int) -> Message | None:
        """Why it can't be saved where so many rows are not understood, and are not to be left out."""
        return not_understood(unclear) if unclear and "without_unclear" not in self.choice else None

    @abstractmethod
    def read(self, data: bytes) -> None:
        """Put what the file says into the row's `content` and `problems`; Invalid where nothing can be read."""

    def decide(self, decisions: Mapping[str, str], rest: str) -> None:  # noqa: ARG002 - of kinds that have decisions
        """Take what was decided about rows into `decisions`: those that are named, and all that wait for one."""
        raise Invalid(Message("Nothing is to be decided in this file."))

    def retype(self, cells: Mapping[str, str]) -> None:
        """Take other words for cells ("F12") into `content`, read as the file was; the file itself stays as it came."""
        there = stored_cells(self.row)
        if there is None:
            raise Invalid(Message("The cells of this file can't be typed anew; please upload a corrected file."))
        self.take(there.retyped(cells))

    def take(self, cells: Cells) -> None:
        """Put what the cells say into `content`, and the cells with it, so that they can be typed anew."""
        self.row.content = self.row.content | {"cells": msgspec.to_builtins(cells, enc_hook=storing)}

    def why_not_ready(self) -> Message | None:
        """Why it can't be saved as it stands."""
        return None

    def prepare(self) -> None:  # noqa: B027 - few kinds have anything to prepare
        """Do what takes time and needs no lock, before `save`."""

    @abstractmethod
    def save(self, act: Acting[Import, User]) -> None:
        """Write all of it or raise, inside the transaction of the action; with its own events."""

    def forget(self) -> None:  # noqa: B027 - most kinds forget nothing
        """Take out of the row what may not stay with a file that is saved or discarded."""


def importer_of(row: Import, choice: Mapping[str, str] | None = None) -> Importer:
    """A file with what its kind does."""
    return the_class(KINDS[row.kind], Importer)(row, choice)  # type: ignore[type-abstract]  # a kind's own is none


def upload_file(  # noqa: PLR0913 - a file, whose it is, what is stated of it, who brings it and when
    kind: str,
    *,
    data: bytes,
    name: str,
    agency: Agency | None = None,
    stated: Mapping[str, Any] | None = None,
    later: bool = False,
    by: User,
    at: datetime,
) -> Import:
    """Read a file and store what was read for a look, or leave that to a worker (`later`); no other record changes.

    Invalid where nothing can be read, with a sentence for the person.
    """
    row = Import(kind=kind, agency=agency, file_name=storable(name), stated=dict(stated or {}))
    row.uploaded_by, row.uploaded_at, row.moved_at = by, at, at
    importer = importer_of(row)
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


def stored_cells(row: Import) -> Cells | None:
    """The cells that were read of a file; None where its kind doesn't take them."""
    there = row.content.get("cells")
    return msgspec.convert(there, Cells, dec_hook=stored) if there is not None else None


def stored_problems(problems: Iterable[Any]) -> list[dict[str, Any]]:
    """Problems with a cell and a message, as `problems` stores them."""
    return [{"cell": one.cell, **one.message.both()} for one in problems]


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
