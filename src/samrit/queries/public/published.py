"""What the public sees of a report: the content of the version that was published last, whatever is in work since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from samrit import report as typed
from samrit.ledger.content import saved_content
from samrit.records.models import QuarterReport, Revision


@dataclass(frozen=True, slots=True)
class Published:
    """A published version; `is_current` tells whether nothing else is in work."""

    version: int
    content: typed.QuarterReport
    at: datetime | None
    is_current: bool


def published_of(reports: Iterable[QuarterReport]) -> Mapping[int, Published]:
    """The same of many reports, by report; one query."""
    rows = {row.pk: row for row in reports}
    revisions = Revision.objects.filter(report__in=list(rows), number=F("report__published_version"))
    return {one.report_id: _published(rows[one.report_id], one) for one in revisions}


def _published(row: QuarterReport, revision: Revision) -> Published:
    return Published(revision.number, saved_content(revision), row.published_at, row.version == revision.number)
