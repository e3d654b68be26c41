"""Rows for tests: each function makes one thing with everything that it needs, and takes what the test is about."""

import hashlib
from datetime import UTC, datetime
from itertools import count

from samrit.readers.reading import Reading
from samrit.records.deadlines import due_on
from samrit.records.enums import RoleName
from samrit.records.models import (
    YEAR_END,
    Agency,
    AnnualPlan,
    Indicator,
    Plan,
    PlanNode,
    QuarterReport,
    Role,
    Upload,
    User,
)
from samrit.records.reading import keep_reading
from samrit.records.workflow import Status
from samrit.report import Comparison, Report, Result, Target, canonical_json

AT = datetime(2021, 1, 10, 9, 30, tzinfo=UTC)
YEAR_BE = 2564

_serial = count(1)


def city() -> Agency:
    """The root of all agencies."""
    found = Agency.objects.filter(parent=None).first()
    if found is None:
        found = Agency.under(None, code="city", name_th="กรุงเทพมหานคร", name_en="The city")
        found.save()
    return found


def agency(code: str = "", *, parent: Agency | None = None, name_th: str = "สำนักตัวอย่าง") -> Agency:
    """An agency, by default a department right below the city."""
    made = Agency.under(parent or city(), code=code or f"a{next(_serial)}", name_th=name_th, name_en="A department")
    made.save()
    return made


def user(*roles: RoleName, over: Agency | None = None, username: str = "") -> User:
    """Somebody with these roles over an agency."""
    made = User.objects.create(username=username or f"user{next(_serial)}", password="!")  # none that could be typed
    Role.objects.bulk_create(Role(user=made, role=role.value, agency=over or city()) for role in roles)
    return made


def annual_plan(of: Agency | None = None, *, fiscal_year_be: int = YEAR_BE) -> AnnualPlan:
    """An agency's plan for a year."""
    return AnnualPlan.objects.create(agency=of or agency(), fiscal_year_be=fiscal_year_be)


def plan_node(code: str = "2.4.1", *, plan: Plan | None = None, name_th: str = "เมืองประหยัดพลังงาน") -> PlanNode:
    """A place in a long-term plan."""
    plan = plan or Plan.objects.get_or_create(title_th="แผนพัฒนาระยะยาว")[0]
    return PlanNode.objects.create(plan=plan, code=code, name_th=name_th, level_label="เป้าประสงค์ที่")


def indicator(in_plan: AnnualPlan | None = None, *, number: str = "", responsible: User | None = None) -> Indicator:
    """An indicator with its four quarters and its year end, all drafts and empty."""
    in_plan = in_plan or annual_plan()
    number = number or str(next(_serial))
    made = Indicator(
        annual_plan=in_plan,
        number=number,
        position=next(_serial),
        name_th=f"จำนวนหน่วยงานที่ร่วมโครงการ {number}",
        responsible=responsible,
    )
    made.target = Target.of(Comparison.AT_LEAST, 5, "หน่วยงาน")
    made.save()
    QuarterReport.objects.bulk_create(
        QuarterReport(indicator=made, quarter=quarter, due_on=due_on(in_plan.fiscal_year_be, quarter))
        for quarter in range(1, YEAR_END + 1)
    )
    return made


def quarter(
    of: Indicator | None = None, number: int = 1, *, status: Status = Status.DRAFT, result: Result | None = None
) -> QuarterReport:
    """A quarter's report in a status, with a result of 5."""
    row = (of or indicator()).quarters.get(quarter=number)
    row.status = status.value
    row.result = result if result is not None else Result.of(5, "หน่วยงาน")
    row.narrative = "ประชุมเตรียมงานแล้ว"
    row.return_reasons = {"": "ขาดหลักฐาน"} if status is Status.RETURNED else {}
    row.save()
    return row


def upload(report: Report, *, by: User) -> Upload:
    """An uploaded file with this report in it, looked at and not yet decided upon."""
    data = canonical_json(report)
    made = Upload(uploaded_by=by, uploaded_at=AT, original=data, sha256=hashlib.sha256(data).hexdigest())
    keep_reading(made, Reading(report=report, format="json", source=data.decode()))
    made.save()
    return made
