"""Who may do what: one rule guards the action, hides the button, and explains itself.

`why_not_x` gives the sentence or None, `check_can_x` raises it, `can_x` says yes or no; they can't disagree. A user's
roles are read once for each user object, so that a list of 400 rows asks no more than one row does.
"""

from django.db.models import prefetch_related_objects

from samrit.actions.refusal import Denied
from samrit.records.enums import ROLE_WORDS, RoleName
from samrit.records.models import Agency, QuarterReport, Upload, User
from samrit.records.workflow import DEED_WORDS, STATUS_WORDS, Deed, Status, move
from samrit.thai.message import Message

READERS = frozenset(RoleName)
WRITERS = frozenset({RoleName.OFFICER})


def roles_over(agency: Agency, by: User) -> frozenset[RoleName]:
    """What somebody is over an agency; nobody is anything with a closed account."""
    if not by.is_active:
        return frozenset()
    prefetch_related_objects([by], "roles__agency")
    return frozenset(RoleName(held.role) for held in by.roles.all() if agency.is_within(held.agency))


def is_own(report: QuarterReport, by: User) -> bool:
    """Whether the report is somebody's own: responsible for the indicator, deputy, or the one who submitted it."""
    indicator = report.indicator
    return by.pk in (indicator.responsible_id, indicator.deputy_id, report.submitted_by_id)


def why_not_read(agency: Agency, by: User) -> Message | None:
    """An agency's plan is read by whoever has a role over it; the public reads what is published, elsewhere."""
    return _needs_role(READERS, agency, by)


def why_not_edit(agency: Agency, by: User) -> Message | None:
    """The indicators of an agency are written by its officers."""
    return _needs_role(WRITERS, agency, by)


def why_not_edit_quarter(report: QuarterReport, by: User) -> Message | None:
    """A quarter is written by the agency's officers, as long as it is a draft or was returned."""
    refusal = why_not_edit(report.indicator.annual_plan.agency, by)
    return refusal if refusal is not None or report.is_open else closed(report)


def why_not_move(deed: Deed, report: QuarterReport, by: User) -> Message | None:
    """The workflow's tables say from which status a deed leads on, whose it is, and whether one's own is barred."""
    step = move(Status(report.status), deed)
    if step is None:
        deed_words, status_words = DEED_WORDS[deed], STATUS_WORDS[Status(report.status)]
        return Message(
            th=f"ทำรายการ “{deed_words.th}” ไม่ได้ เพราะรายงานอยู่ในสถานะ “{status_words.th}”",
            en=f"“{deed_words.en}” is not possible: the report is “{status_words.en}”.",
        )
    refusal = _needs_role(step.by, report.indicator.annual_plan.agency, by)
    if refusal is None and step.bars_own and is_own(report, by):
        return Message(
            th="รับรองหรือตรวจประเมินรายงานของตนเองไม่ได้ ต้องให้ผู้อื่นดำเนินการ",
            en="Nobody endorses or evaluates his own report; somebody else has to.",
        )
    return refusal


def why_not_upload(by: User) -> Message | None:
    """A report is uploaded by whoever is an officer anywhere; where it may be saved is asked when it is saved."""
    prefetch_related_objects([by], "roles__agency")
    if by.is_active and any(RoleName(held.role) in WRITERS for held in by.roles.all()):
        return None
    return _only(WRITERS)


def why_not_decide_upload(upload: Upload, by: User) -> Message | None:
    """An upload is saved or discarded by the one who brought it."""
    if upload.uploaded_by_id == by.pk and by.is_active:
        return None
    return Message(
        th="เฉพาะผู้ที่นำเข้าไฟล์นี้เท่านั้นที่บันทึกหรือยกเลิกได้", en="Only the person who uploaded this file can save or discard it."
    )


def check_can_read(agency: Agency, by: User) -> None:
    """Denied with the reason where somebody may not read an agency's plan."""
    _check(why_not_read(agency, by))


def check_can_edit(agency: Agency, by: User) -> None:
    """Denied with the reason where somebody may not write an agency's indicators."""
    _check(why_not_edit(agency, by))


def check_can_edit_quarter(report: QuarterReport, by: User) -> None:
    """Denied with the reason where somebody may not write a quarter's report now."""
    _check(why_not_edit_quarter(report, by))


def check_can_move(deed: Deed, report: QuarterReport, by: User) -> None:
    """Denied with the reason where somebody may not do this to a report now."""
    _check(why_not_move(deed, report, by))


def check_can_upload(by: User) -> None:
    """Denied with the reason where somebody may not upload reports."""
    _check(why_not_upload(by))


def check_can_decide_upload(upload: Upload, by: User) -> None:
    """Denied with the reason where somebody may not save or discard an upload."""
    _check(why_not_decide_upload(upload, by))


def can_read(agency: Agency, by: User) -> bool:
    """Whether somebody may read an agency's plan."""
    return why_not_read(agency, by) is None


def can_edit(agency: Agency, by: User) -> bool:
    """Whether somebody may write an agency's indicators."""
    return why_not_edit(agency, by) is None


def can_edit_quarter(report: QuarterReport, by: User) -> bool:
    """Whether somebody may write a quarter's report now."""
    return why_not_edit_quarter(report, by) is None


def can_move(deed: Deed, report: QuarterReport, by: User) -> bool:
    """Whether somebody may do this to a report now."""
    return why_not_move(deed, report, by) is None


def can_upload(by: User) -> bool:
    """Whether somebody may upload reports."""
    return why_not_upload(by) is None


def closed(report: QuarterReport) -> Message:
    """Why a report that has gone on can't be written in."""
    status = STATUS_WORDS[Status(report.status)]
    return Message(
        th=f"แก้ไขไม่ได้ เพราะรายงาน{quarter_words(report.quarter).th}อยู่ในสถานะ “{status.th}”",
        en=f"The report for {quarter_words(report.quarter).en} is “{status.en}” and can't be edited.",
    )


def quarter_words(quarter: int) -> Message:
    """A quarter in words; 5 is the year end."""
    if quarter == 5:
        return Message(th="ปลายปีงบประมาณ", en="the year end")
    return Message(th=f"ไตรมาสที่ {quarter}", en=f"quarter {quarter}")


def _check(refusal: Message | None) -> None:
    if refusal is not None:
        raise Denied(refusal)


def _needs_role(roles: frozenset[RoleName], agency: Agency, by: User) -> Message | None:
    return None if roles_over(agency, by) & roles else _only(roles, agency)


def _only(roles: frozenset[RoleName], agency: Agency | None = None) -> Message:
    if roles == READERS:
        return Message(
            th="คุณยังไม่มีสิทธิ์ดูข้อมูลของหน่วยงานนี้ โปรดติดต่อผู้ดูแลระบบ",
            en="You have no role over this agency; ask an administrator.",
        )
    th = " หรือ".join(ROLE_WORDS[role].th for role in RoleName if role in roles)
    en = " or ".join(ROLE_WORDS[role].en for role in RoleName if role in roles)
    if agency is None:
        return Message(th=f"เฉพาะ{th}เท่านั้นที่ทำรายการนี้ได้", en=f"Only an {en} can do this.")
    name_en = agency.name_en or agency.name_th
    return Message(th=f"เฉพาะ{th}ของ{agency.name_th}เท่านั้นที่ทำรายการนี้ได้", en=f"Only the {en} of {name_en} can do this.")
