"""Rows for tests: each function makes one thing with everything that it needs, and takes what the test is about."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from django.db import transaction

from samrit import report as typed
from samrit.actions.importing import save_import
from samrit.counting import Count, CountingRule, RecordKind, RecordStatus, Sector
from samrit.ledger.blobs import store_blob
from samrit.ledger.facts import store_facts
from samrit.ledger.reading import reading_as_json
from samrit.measure.protocol import Protocol
from samrit.queries.city.deadlines import due_on
from samrit.queries.counting.counting_rules import stored_rule
from samrit.readers.reading import Reading
from samrit.records.models import (
    YEAR_END,
    Activity,
    Agency,
    AnnualPlan,
    Attendance,
    Campaign,
    Commitment,
    CountingRuleVersion,
    Import,
    Indicator,
    LoadSeries,
    Measurement,
    MeasurementProtocol,
    Milestone,
    Partner,
    Place,
    Plan,
    PlanNode,
    Practice,
    Project,
    QuarterReport,
    Role,
    Theme,
    User,
)
from samrit.report import Comparison, Report, Result, Target, canonical_json
from samrit.thai.districts import DISTRICTS
from samrit.thai.organisations import key
from samrit.vocabulary.codes import ActivityKind, Channel, How, ImportState, RoleName
from samrit.vocabulary.workflow import Status

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


def content(*, quarter: int = 1, **filed: Any) -> typed.QuarterReport:
    """What an officer files for a quarter (5: the year end)."""
    return typed.QuarterReport(quarter=quarter, **filed)


def upload(report: Report, *, by: User) -> Import:
    """An uploaded file with this report in it, looked at and not yet decided upon."""
    data = canonical_json(report)
    with transaction.atomic():
        return Import.objects.create(
            kind="report",
            state=ImportState.READY.value,
            sha256=hashlib.sha256(data).hexdigest(),
            blob=store_blob(data, media_type="application/json", at=AT),
            content=reading_as_json(Reading(report=report, format="json", source=data.decode())),
            uploaded_by=by,
            uploaded_at=AT,
            moved_at=AT,
        )


def saved_report(
    upload: Import, *, plan: AnnualPlan, by: User, at: datetime = AT, indicator: Indicator | None = None
) -> Indicator:
    """The indicator into which an uploaded report is saved."""
    choice = {"plan": str(plan.pk)} | ({"indicator": str(indicator.pk)} if indicator is not None else {})
    saved = save_import(row=upload, choice=choice, by=by, at=at).indicator
    assert saved is not None, "a report is saved into an indicator"
    return saved


def place(code: str = "1030") -> Place:
    """A district of Bangkok."""
    one = next(district for district in DISTRICTS if district.code == code)
    names = {"name_th": one.name_th, "name_en": one.name_en, "also_named": "\n".join(one.also_named)}
    return Place.objects.get_or_create(code=code, defaults=names | {"column": one.column, "row": one.row})[0]


def fifty_districts() -> None:
    """All of Bangkok's."""
    for one in DISTRICTS:
        place(one.code)


def partner(
    of: Agency | None = None, *, name_th: str = "", sector: Sector = Sector.PRIVATE, place: Place | None = None
) -> Partner:
    """An organisation in an agency's register, with its fact."""
    name = name_th or f"ภาคีตัวอย่าง {next(_serial)}"
    made = Partner.objects.create(
        agency=of or agency(), name_th=name, key=key(name), sector=sector.value, place=place, registered_at=AT
    )
    store_facts([made], at=AT)
    return made


def campaign(of: Agency | None = None, *, fiscal_year_be: int = YEAR_BE, code: str = "") -> Campaign:
    """A campaign of an agency in March of a fiscal year, with two themes."""
    year = fiscal_year_be - 543
    made = Campaign.objects.create(
        agency=of or agency(),
        fiscal_year_be=fiscal_year_be,
        code=code or f"campaign-{next(_serial)}",
        name_th="ปิดไฟหนึ่งชั่วโมง",
        name_en="An hour without light",
        starts_on=date(year, 2, 1),
        ends_on=date(year, 3, 31),
    )
    Theme.objects.create(campaign=made, position=0, name_th="พลังงาน", name_en="Energy")
    Theme.objects.create(campaign=made, position=1, name_th="การเดินทาง", name_en="Transport")
    return made


def activity(of: Campaign | None = None, *, kind: ActivityKind = ActivityKind.EVENT) -> Activity:
    """An evening's activity on the campaign's last Saturday but some, with its fact."""
    of = of or campaign()
    starts_at = datetime(of.ends_on.year, 3, 27, 12, 0, tzinfo=UTC)
    made = Activity.objects.create(
        campaign=of,
        kind=kind.value,
        name_th="ลานกิจกรรม",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        channel=Channel.ON_SITE.value,
        venue="ลานคนเมือง",
    )
    store_facts([made], at=AT)
    return made


def attendance(at: Activity, of: Partner, *, people: int = 1) -> Attendance:
    """A partner came to an activity, with its fact."""
    made = Attendance.objects.create(activity=at, partner=of, people=people, how=How.TYPED.value, reported_at=AT)
    store_facts([made], at=AT)
    return made


def commitment(in_campaign: Campaign, of: Partner, *, theme: Theme | None = None) -> Commitment:
    """A partner declared intent, in the campaign's first theme if none is named, with its fact."""
    theme = theme or in_campaign.themes.order_by("position")[0]
    made = Commitment.objects.create(
        campaign=in_campaign,
        partner=of,
        theme=theme,
        declared_on=in_campaign.starts_on,
        how=How.TYPED.value,
        reported_at=AT,
    )
    store_facts([made], at=AT)
    return made


def practice(
    in_campaign: Campaign,
    of: Partner,
    *,
    status: RecordStatus = RecordStatus.REPORTED,
    theme: Theme | None = None,
    by: User | None = None,
) -> Practice:
    """A partner's practice, in the campaign's first theme if none is named, with its fact; decided by somebody if need be."""
    is_decided = status in (RecordStatus.VERIFIED, RecordStatus.REFUSED)
    made = Practice.objects.create(
        campaign=in_campaign,
        partner=of,
        theme=theme or in_campaign.themes.order_by("position")[0],
        what="ปิดไฟทางเดินหลังสองทุ่มทุกวัน",
        since_on=in_campaign.starts_on,
        status=status.value,
        decided_by=(by or user(RoleName.OFFICER)) if is_decided else None,
        decided_at=AT if is_decided else None,
        decided_reason="ไม่พบการปฏิบัติ" if status is RecordStatus.REFUSED else "",
        how=How.TYPED.value,
        reported_at=AT,
    )
    store_facts([made], at=AT)
    return made


def counting_rule(
    of: Indicator | None = None, *, rule: CountingRule | None = None, campaign: Campaign | None = None
) -> CountingRuleVersion:
    """The next version of an indicator's rule: by default its partners with a verified practice in a campaign."""
    of = of or indicator()
    counted = Count(
        of=RecordKind.PRACTICE,
        statuses=(RecordStatus.VERIFIED,),
        campaigns=(campaign.pk,) if campaign is not None else (),
    )
    return CountingRuleVersion.objects.create(
        indicator=of,
        number=of.rules.count() + 1,
        words="หน่วยงานภาคีที่ขยายผลสู่การปฏิบัติและตรวจสอบแล้ว",
        rule=stored_rule(rule or CountingRule(first=counted)),
        made_at=AT,
    )


def project(in_plan: AnnualPlan | None = None, *, code: str = "") -> Project:
    """A project over a fiscal year with one milestone that is all of it, and 100,000 baht."""
    in_plan = in_plan or annual_plan()
    year = in_plan.fiscal_year_be - 543
    starts_on, ends_on = date(year - 1, 10, 1), date(year, 9, 30)
    made = Project.objects.create(
        annual_plan=in_plan,
        position=next(_serial),
        code=code or f"{next(_serial)}",
        name_th="โครงการตัวอย่าง",
        starts_on=starts_on,
        ends_on=ends_on,
        budget_allotted_baht=100_000,
    )
    Milestone.objects.create(
        project=made, position=0, name="ดำเนินงาน", weight=100, planned_from=starts_on, planned_until=ends_on
    )
    return made


def load_series(of: Agency | None = None) -> LoadSeries:
    """A file of load data that is kept; what is in it is for tests that read it to bring."""
    data = b"at,kw\n2021-03-27T20:30,1000\n"
    return LoadSeries.objects.create(
        agency=of or agency(),
        name="โหลดตัวอย่าง",
        blob=store_blob(data, media_type="text/csv", at=AT),
        file_name="load.csv",
        tz="Asia/Bangkok",
        interval_minutes=30,
        starts_at=datetime(2020, 10, 1, tzinfo=UTC),
        ends_at=datetime(2021, 9, 30, tzinfo=UTC),
        readings=1,
        added_at=AT,
    )


def measurement_protocol(of: Agency | None = None, *, fixed_at: datetime = AT) -> MeasurementProtocol:
    """A protocol for Earth Hour 2021, fixed long before it."""
    protocol = Protocol("2021-03-27T20:30/21:30", "Asia/Bangkok")
    return MeasurementProtocol.objects.create(
        agency=of or agency(),
        name="ปิดไฟหนึ่งชั่วโมง",
        canonical=protocol.canonical(),
        sha256=protocol.sha256,
        event_starts_at=datetime(2021, 3, 27, 13, 30, tzinfo=UTC),
        fixed_by=user(RoleName.OFFICER),
        fixed_at=fixed_at,
    )


def measurement(
    of: Agency | None = None, *, saved_mwh: str = "19.2", supersedes: Measurement | None = None, **more: Any
) -> Measurement:
    """A run over a series, with only what the columns hold, and what more is given."""
    of = of or agency()
    starts_at = datetime(2021, 3, 27, 13, 30, tzinfo=UTC)
    return Measurement.objects.create(
        agency=of,
        load_series=more.pop("load_series", None) or load_series(of),
        supersedes=supersedes,
        name="ปิดไฟหนึ่งชั่วโมง",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        method="bridge",
        saved_mwh=saved_mwh,
        mean_mw=saved_mwh,
        largest_mw="29.4",
        saved_percent="0.3",
        protocol_sha256="0" * 64,
        made_at=AT,
        **{"answer": {}, **more},
    )
