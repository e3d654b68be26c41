"""What an officer files in a quarter's report, between the row and the typed report; and the revisions that keep each saving."""

from datetime import datetime
from typing import Any

import msgspec

from samrit import report as typed
from samrit.records.models import QuarterReport, Revision, User
from samrit.vocabulary.fields import filed


def content_of(row: QuarterReport) -> typed.QuarterReport:
    """What stands in a row, as the typed report has it."""
    values: dict[str, Any] = {one.id: getattr(row, one.id) for one in filed(row.quarter)}
    return typed.QuarterReport(quarter=row.quarter, target=row.target, score=row.score, **values)


def write_content(row: QuarterReport, content: typed.QuarterReport) -> None:
    """Write what an officer filed into the (unsaved) row; target and score are others' business."""
    for one in filed(row.quarter):
        setattr(row, one.id, getattr(content, one.id))
    row.verdict = content.verdict.value if content.verdict is not None else ""


def store_revision(row: QuarterReport, *, by: User | None, at: datetime) -> Revision:
    """Keep what stands in a saved row as the revision of its version; part of whatever saved it."""
    revision = revision_of(row, by=by, at=at)
    revision.save(force_insert=True)
    return revision


def revision_of(row: QuarterReport, *, by: User | None, at: datetime) -> Revision:
    """The same, not yet saved: for many rows at once."""
    content = msgspec.to_builtins(typed.QuarterReport(quarter=row.quarter).with_filed(content_of(row)))
    return Revision(report=row, number=row.version, content=content, saved_by=by, saved_at=at)


def saved_content(revision: Revision) -> typed.QuarterReport:
    """What was saved as a revision."""
    return msgspec.convert(revision.content, typed.QuarterReport)
