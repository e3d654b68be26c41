"""A small city with something published, for the tests of the public's pages."""

from datetime import datetime, timedelta

import factories
from samrit.actions.reviews.review import publish
from samrit.counting import RecordStatus, Sector
from samrit.ledger.content import store_revision
from samrit.ops.sample_city.counted import partners_who_came
from samrit.queries.counting.counting_rules import stored_rule
from samrit.records.models import (
    YEAR_END,
    Activity,
    Agency,
    AnnualPlan,
    Campaign,
    Figure,
    Indicator,
    LoadSeries,
    PlanNode,
    QuarterReport,
    Spending,
    Tally,
)
from samrit.report import Result
from samrit.vocabulary.codes import FigureSource, RoleName
from samrit.vocabulary.workflow import Status

CODE = "2200-0832"
TEXT = "มีหน่วยงานเข้าร่วม 3 หน่วยงาน ประสานงานที่ 081 234 5678"


def indicator(code: str = CODE, *, agency: str = "2200") -> Indicator:
    """An indicator with a code, of an agency with one, below a place in the plan."""
    department = Agency.objects.filter(code=agency).first() or factories.agency(agency)
    plan = AnnualPlan.objects.filter(agency=department).first() or factories.annual_plan(department)
    made = factories.indicator(plan)
    made.code, made.name_en = code, "Organisations that go on saving"
    made.definition = "หน่วยงานที่ลงมือทำจริง"
    made.save()
    node = PlanNode.objects.filter(code="2.4.1").first() or factories.plan_node()
    PlanNode.objects.filter(pk=node.pk).update(name_en="A city that saves energy")
    made.nodes.add(node)
    return made


def published(
    of: Indicator, quarter: int, value: int, *, text: str = "ดำเนินการแล้ว", at: datetime = factories.AT
) -> QuarterReport:
    """A quarter (5: the year end) of it, asked for what the year is, published with this value."""
    row = factories.quarter(of, quarter, status=Status.EVALUATED, result=Result.of(value, "หน่วยงาน"))
    evaluator = factories.user(RoleName.EVALUATOR)
    row.narrative, row.score_value = text, 80
    row.target_value_text, row.target_unit_text = of.target_value_text, of.target_unit_text
    row.evaluated_by, row.evaluated_at = evaluator, at - timedelta(days=1)
    row.submitted_by, row.submitted_at = factories.user(RoleName.OFFICER), at - timedelta(days=2)
    row.version += 1
    row.save()
    store_revision(row, by=row.submitted_by, at=at)
    return publish(report=row, by=evaluator, at=at)


def with_lists() -> Indicator:
    """An indicator whose year is counted: 2 with a verified practice, one of them a person, and 3 who came, told in the text."""
    made = indicator()
    campaign = factories.campaign(made.annual_plan.agency, code="earth-hour")
    Campaign.objects.filter(pk=campaign.pk).update(starts_on="2020-11-01")
    campaign.refresh_from_db()
    evening = factories.activity(campaign)
    Activity.objects.filter(pk=evening.pk).update(starts_at="2020-12-27T12:00+00:00", ends_at="2020-12-27T14:00+00:00")
    evening.refresh_from_db()
    names = ("บริษัท ร่วมใจ จำกัด", "โรงเรียนวัดสุข", "นายสมชาย ใจดี")
    partners = [factories.partner(made.annual_plan.agency, name_th=name, sector=Sector.PRIVATE) for name in names]
    for one in partners:
        factories.attendance(evening, one)
    for one in partners[1:]:
        factories.practice(campaign, one, status=RecordStatus.VERIFIED)
    rule = factories.counting_rule(made, campaign=campaign)
    year = made.quarters.get(quarter=YEAR_END)
    Tally.objects.create(report=year, rule=rule, as_of=factories.AT, value=2, members=2)
    Figure.objects.create(
        report=year, field="narrative", start=TEXT.index("3"), words="3 หน่วยงาน", value=3, unit="หน่วยงาน",
        source=FigureSource.COUNTED.value, rule=stored_rule(partners_who_came(campaign)), counted_at=factories.AT,
        reported_by=factories.user(RoleName.OFFICER), reported_at=factories.AT,
    )  # fmt: skip
    return made


def with_surroundings() -> Indicator:
    """The same, its campaign opened and measured, and a project that serves it, with half of its money spent."""
    made = with_lists()
    campaign = Campaign.objects.get(code="earth-hour")
    Campaign.objects.filter(pk=campaign.pk).update(
        opened_at=factories.AT, opened_by=factories.user(), name_en="An hour without light"
    )
    answer = {
        "statement": {
            "th": "ลดได้ 19.2 MWh แต่แยกไม่ออกจากวันปกติ",
            "en": "19.2 MWh were saved, which is no more than chance.",
        },
        "result": {"verdict": {"th": "แยกไม่ออกจากวันปกติ", "en": "not distinguishable"}},
    }
    factories.measurement(
        campaign.agency, campaign=campaign, low_mwh=-3, high_mwh=41, is_distinguishable=False, answer=answer
    )
    LoadSeries.objects.update(is_synthetic=True)
    project = factories.project(made.annual_plan, code="4")
    project.indicators.add(made)
    Spending.objects.create(
        project=project,
        on=factories.AT.date(),
        total_baht=50_000,
        reported_by=factories.user(),
        reported_at=factories.AT,
    )
    return made
