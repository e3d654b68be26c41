"""Write a quarter's report."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from samrit.actions.permissions import check_can_edit_quarter
from samrit.actions.plan import recheck
from samrit.actions.refusal import Refused, save_checked
from samrit.records.difference import differences
from samrit.records.models import YEAR_END, Indicator, QuarterReport, User
from samrit.records.to_report import indicator_report, with_reports
from samrit.records.trail import record
from samrit.report import Result, YearEnd
from samrit.thai.message import Message


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


class Conflict(Refused):
    """Somebody else saved in the meantime. Nothing is lost: `mine` is what was to be saved, `theirs` what stands now.

    To save all the same, save again with `version`.
    """

    def __init__(self, *, mine: QuarterContent, theirs: QuarterContent, version: int) -> None:
        super().__init__(
            Message(
                th="มีผู้อื่นบันทึกรายงานนี้ระหว่างที่คุณแก้ไข โปรดเทียบทั้งสองฉบับแล้วบันทึกอีกครั้ง ข้อความของคุณยังอยู่ครบ",
                en="Somebody else saved this report while you were editing. Compare both and save again; "
                "nothing that you typed is lost.",
            )
        )
        self.mine, self.theirs, self.version = mine, theirs, version


@transaction.atomic
def edit_quarter(
    *, report: QuarterReport, content: QuarterContent, version: int, by: User, at: datetime
) -> QuarterReport:
    """Save what an officer wrote; `version` is that of the report which he had before him.

    Saving what stands there already changes nothing and leaves no event.
    """
    row = locked(report)
    check_can_edit_quarter(row, by)
    theirs = QuarterContent.of(row)
    if theirs == content:
        return row
    if row.version != version:
        raise Conflict(mine=content, theirs=theirs, version=row.version)
    before = indicator_report(_whole(row))
    _write(row, content)
    row.version += 1
    save_checked(row)
    recheck(Indicator.objects.filter(pk=row.indicator_id), at=at)
    old, new = differences(before, indicator_report(_whole(row)))
    record("edit_quarter", row, by=by, at=at, before=old, after=new)
    return row


def locked(report: QuarterReport) -> QuarterReport:
    """The row as it stands now; until the transaction ends nobody else writes it."""
    return (
        QuarterReport.objects.select_for_update(of=("self",))
        .select_related("indicator__annual_plan__agency")
        .get(pk=report.pk)
    )


def _whole(row: QuarterReport) -> Indicator:
    return with_reports(Indicator.objects.all()).get(pk=row.indicator_id)


def _write(row: QuarterReport, content: QuarterContent) -> None:
    row.result = content.result
    row.progress_percent = content.progress_percent
    if row.quarter == YEAR_END:
        row.year_end = YearEnd(verdict_text=content.verdict_text, narrative=content.narrative)
    else:
        row.narrative = content.narrative
        row.verdict_text = content.verdict_text
    row.supporting_factors, row.obstacles = content.supporting_factors, content.obstacles
