"""What an officer writes in a quarter's report, as one value; and the revisions in which each saving of it is kept."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from samrit.records.models import YEAR_END, QuarterReport, Revision, User
from samrit.report import Result, YearEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterContent:
    """All that an officer writes in a quarter's report; the last three stand in the year end's only.

    The result is never left out by mistake: where there is none, `Result.none` says why.
    """

    result: Result
    narrative: str = ""
    progress_percent: Decimal | None = None
    verdict_text: str = ""
    supporting_factors: str = ""
    obstacles: str = ""

    @classmethod
    def of(cls, row: QuarterReport) -> "QuarterContent":
        """What stands in the records."""
        return cls(
            result=row.result,
            narrative=row.narrative,
            progress_percent=row.progress_percent,
            verdict_text=row.verdict_text,
            supporting_factors=row.supporting_factors,
            obstacles=row.obstacles,
        )

    def write(self, row: QuarterReport) -> None:
        """Write it into the (unsaved) row."""
        row.result = self.result
        row.progress_percent = self.progress_percent
        if row.quarter == YEAR_END:
            row.year_end = YearEnd(verdict_text=self.verdict_text, narrative=self.narrative)
        else:
            row.narrative = self.narrative
            row.verdict_text = self.verdict_text
        row.supporting_factors, row.obstacles = self.supporting_factors, self.obstacles

    def to_json(self) -> dict[str, Any]:
        """As a revision keeps it."""
        kept: dict[str, Any] = msgspec.to_builtins(self)
        return kept

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "QuarterContent":
        """What a revision keeps."""
        return msgspec.convert(kept, cls)


def keep_revision(row: QuarterReport, *, by: User | None, at: datetime) -> Revision:
    """Keep what stands in a saved row as the revision of its version; part of whatever saved it."""
    revision = revision_of(row, by=by, at=at)
    revision.save(force_insert=True)
    return revision


def revision_of(row: QuarterReport, *, by: User | None, at: datetime) -> Revision:
    """The same, not yet saved: for many rows at once."""
    content = QuarterContent.of(row).to_json()
    return Revision(report=row, number=row.version, content=content, saved_by=by, saved_at=at)


def content_of(revision: Revision) -> QuarterContent:
    """What was saved as a revision."""
    return QuarterContent.from_json(revision.content)
