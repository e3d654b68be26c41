"""Many files of reports at once: each is a file of its own, read and saved by itself; one that fails leaves the others."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from samrit.actions.importing import (
    decide_rows,
    refuse_file,
    save_import,
    upload_file,
    work_on_reading,
    work_on_saving,
)
from samrit.actions.reports.report_import import new_batch
from samrit.ledger.outages import raise_outage
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
            skipped = {**stated, "skipped": True}
            refuse_file("report", name=name, sha256=sha256, why=TWICE, stated=skipped, by=by, at=at)
            continue
        hashes.add(sha256)
        try:
            rows.append(upload_file("report", data=data, name=name, stated=stated, later=True, by=by, at=at))
        except UnreadableError as error:
            refuse_file("report", name=name, sha256=sha256, why=error.message, stated=stated, by=by, at=at)
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


def _ask(row: Import, plan: int, *, by: User, at: datetime) -> list[int]:
    try:
        decide_rows(row=row, decisions={"plan": str(plan)}, by=by, at=at)
        save_import(row=row, later=True, by=by, at=at)
    except Refused as error:  # somebody was faster, in another window; the list shows how it stands
        raise_outage(error)
        return []
    return [row.pk]
