"""Write a quarter's report."""

from datetime import datetime

from django.db import transaction

from samrit.actions.permissions import ACTS, Act, behalf, check_can_edit_quarter
from samrit.actions.plan import recheck
from samrit.actions.refusal import Refused, save_checked
from samrit.records.content import QuarterContent, keep_revision
from samrit.records.difference import differences
from samrit.records.models import Indicator, QuarterReport, User
from samrit.records.to_report import indicator_report, with_reports
from samrit.records.trail import record
from samrit.thai.message import Message


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
    content.write(row)
    row.version += 1
    save_checked(row)
    keep_revision(row, by=by, at=at)
    recheck(Indicator.objects.filter(pk=row.indicator_id), at=at)
    old, new = differences(before, indicator_report(_whole(row)))
    for_whom = behalf(ACTS[Act.FILE], row.indicator.annual_plan.agency, by)
    record("edit_quarter", row, by=by, at=at, on_behalf_of=for_whom, before=old, after=new)
    return row


def locked(report: QuarterReport) -> QuarterReport:
    """The row as it stands now; until the transaction ends nobody else writes it, or signs the year that it is in."""
    return (
        QuarterReport.objects.select_for_update(of=("self", "indicator"))
        .select_related("indicator__annual_plan__agency")
        .get(pk=report.pk)
    )


def _whole(row: QuarterReport) -> Indicator:
    return with_reports(Indicator.objects.all()).get(pk=row.indicator_id)
