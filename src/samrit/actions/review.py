"""Move a quarter's report along its life; `samrit.records.workflow` says which way, `permissions` says who."""

from datetime import datetime

from django.db import transaction

from samrit.actions.edit_quarter import locked
from samrit.actions.permissions import behalf, check_can_move
from samrit.actions.plan import recheck
from samrit.actions.refusal import Invalid, save_checked
from samrit.records.models import Indicator, QuarterReport, User
from samrit.records.trail import record
from samrit.records.workflow import Deed, Status, move
from samrit.report import Absence, Score
from samrit.thai.message import Message

# Which pair of columns tells who did it and when, and which pairs no longer hold once a report goes back.
_DONE = {
    Deed.SUBMIT: "submitted",
    Deed.ENDORSE: "endorsed",
    Deed.EVALUATE: "evaluated",
    Deed.PUBLISH: "published",
    Deed.RETURN: "returned",
    Deed.REOPEN: "reopened",
}
_UNDONE_BY_RETURN = ("submitted", "endorsed", "evaluated")


@transaction.atomic
def submit(*, report: QuarterReport, by: User, at: datetime) -> QuarterReport:
    """The officer hands the report in."""
    row = _may_move(Deed.SUBMIT, report, by)
    if row.result_absence == Absence.NOT_STATED.value and not row.narrative:
        raise Invalid(
            Message(
                th="รายงานยังว่างอยู่ โปรดกรอกผลงาน หรือระบุเหตุที่ยังไม่มีผลงาน หรือเขียนผลการดำเนินงาน",
                en="The report is still empty: give the result, or why there is none, or tell what was done.",
            )
        )
    return _move(Deed.SUBMIT, row, by=by, at=at)


@transaction.atomic
def endorse(*, report: QuarterReport, by: User, at: datetime) -> QuarterReport:
    """The agency's coordinator or head stands by the report."""
    return _move(Deed.ENDORSE, _may_move(Deed.ENDORSE, report, by), by=by, at=at)


@transaction.atomic
def evaluate(*, report: QuarterReport, score: Score, by: User, at: datetime) -> QuarterReport:
    """The evaluator gives marks: the value, and those for quality and timeliness where the method has them."""
    row = _may_move(Deed.EVALUATE, report, by)
    if score.value is None:
        raise Invalid(Message(th="โปรดให้คะแนนก่อนบันทึกผลการประเมิน", en="Give a score; without one it is not evaluated."))
    row.score = score
    row.version += 1
    save_checked(row)
    recheck(Indicator.objects.filter(pk=row.indicator_id), at=at)
    return _move(Deed.EVALUATE, row, by=by, at=at)


@transaction.atomic
def publish(*, report: QuarterReport, by: User, at: datetime) -> QuarterReport:
    """The evaluator lets the public see the report as it stands."""
    row = _may_move(Deed.PUBLISH, report, by)
    row.published_version = row.version
    return _move(Deed.PUBLISH, row, by=by, at=at)


@transaction.atomic
def return_(*, report: QuarterReport, reasons: dict[str, str], by: User, at: datetime) -> QuarterReport:
    """The coordinator or the evaluator sends the report back to the officer, and says why: by field, "" for the whole."""
    row = _may_move(Deed.RETURN, report, by)
    row.return_reasons = {field: reason.strip() for field, reason in reasons.items() if reason.strip()}
    if not row.return_reasons:
        raise Invalid(Message(th="โปรดระบุเหตุผลที่ส่งกลับ", en="Say why the report goes back."))
    row.round += 1
    for done in _UNDONE_BY_RETURN:
        _stamp(row, done, by=None, at=None)
    return _move(Deed.RETURN, row, by=by, at=at)


def _may_move(deed: Deed, report: QuarterReport, by: User) -> QuarterReport:
    row = locked(report)
    check_can_move(deed, row, by)
    return row


def _move(deed: Deed, row: QuarterReport, *, by: User, at: datetime) -> QuarterReport:
    before = Status(row.status)
    step = move(before, deed)
    assert step is not None, "asked by check_can_move"
    row.status = step.to.value
    _stamp(row, _DONE[deed], by=by, at=at)
    save_checked(row)
    after: dict[str, object] = {"status": step.to}
    if deed is Deed.RETURN:
        after["return_reasons"] = row.return_reasons
    if deed is Deed.EVALUATE:
        after["score"] = {"value": row.score_value, "quality": row.score_quality, "timeliness": row.score_timeliness}
    for_whom = behalf(step.by, row.indicator.annual_plan.agency, by)
    record(deed.value, row, by=by, at=at, on_behalf_of=for_whom, before={"status": before}, after=after)
    return row


def _stamp(row: QuarterReport, done: str, *, by: User | None, at: datetime | None) -> None:
    setattr(row, f"{done}_by", by)
    setattr(row, f"{done}_at", at)
