"""Many files of reports at once: each is a file of its own, read and saved by itself; one that fails leaves the others."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from samrit.actions.acting import acting
from samrit.actions.importing import (
    decide_rows,
    discard_import,
    save_import,
    upload_file,
    work_on_reading,
    work_on_saving,
)
from samrit.actions.permissions import UPLOAD
from samrit.actions.reports.report_import import new_batch
from samrit.actions.saving import save_checked
from samrit.ledger.reading import storable
from samrit.readers.reading import UnreadableError
from samrit.records.models import Import, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ImportState
from samrit.vocabulary.refusal import Refused

FEW = 5  # so many are worked on at once; more are a worker's
TWICE = Message("The same file is in this list already; it was skipped.")


def upload_files(files: Iterable[tuple[str, bytes]], *, by: User, at: datetime) -> str:
    """Take files (name, bytes) in as one list, whose name is given back; what can't be read is in it with its sentence."""
    batch = new_batch()
    hashes: set[str] = set()
    rows: list[Import] = []
    for place, (name, data) in enumerate(files, 1):
        stated = {"batch": batch, "place": place}
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in hashes:
            _refuse_file(name, sha256, TWICE, {**stated, "skipped": True}, by=by, at=at)
            continue
        hashes.add(sha256)
        try:
            rows.append(upload_file("report", data=data, name=name, stated=stated, later=True, by=by, at=at))
        except UnreadableError as error:
            _refuse_file(name, sha256, error.message, stated, by=by, at=at)
    if len(rows) <= FEW:
        for row in rows:
            work_on_reading(row.pk, at=at)
    return batch


def save_reports(sound: Iterable[tuple[Import, int]], *, by: User, at: datetime) -> int:
    """Save each report into its annual plan (by key), each by itself; why one is refused stands with it. How many are done or asked for."""
    asked = [pk for row, plan in sound for pk in _ask(row, plan, by=by, at=at)]
    if len(asked) > FEW:
        return len(asked)
    return sum(work_on_saving(pk, {}, by=by, at=at) == ImportState.SAVED.value for pk in asked)


def discard_reports(rows: Iterable[Import], *, by: User, at: datetime) -> None:
    """Let the files go that are not decided yet."""
    for row in rows:
        discard_import(row=row, by=by, at=at)


def _ask(row: Import, plan: int, *, by: User, at: datetime) -> list[int]:
    try:
        decide_rows(row=row, decisions={"plan": str(plan)}, by=by, at=at)
        save_import(row=row, later=True, by=by, at=at)
    except Refused:  # somebody was faster, in another window; the list shows how it stands
        return []
    return [row.pk]


def _refuse_file(  # noqa: PLR0913 - a file, why it is refused, what is stated of it, who brings it and when
    name: str, sha256: str, why: Message, stated: dict[str, object], *, by: User, at: datetime
) -> None:
    """A file that is in the list only to say why it wasn't taken."""
    row = Import(kind="report", file_name=storable(name), sha256=sha256, stated=stated, failure=why.both())
    row.state, row.uploaded_by, row.uploaded_at, row.moved_at = ImportState.FAILED.value, by, at, at
    with acting(UPLOAD, None, by, at) as act:
        save_checked(row)
        act.log("upload_file", row, after={"file_name": row.file_name, "sha256": sha256})
