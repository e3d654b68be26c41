"""A figure's soundness goes with it: means take sound results in, count the doubtful, and are bounded."""

from decimal import Decimal

import pytest
from visitors import AsSomebody

import factories
from factories import AT
from programs import program
from samrit.actions.plans.plan import recheck
from samrit.queries.people.home import home_page
from samrit.queries.plans.plan import plan_page
from samrit.records.models import AnnualPlan, Evidence, Figure, Indicator, QuarterReport
from samrit.report import Result, Target
from samrit.vocabulary.codes import BoundTo, FigureSource, RoleName
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db

SOUND = ("95", "96", "98", "99", "100", "101", "103", "105")


def indicator_with(plan: AnnualPlan, number: str, value: str, status: Status = Status.ENDORSED) -> Indicator:
    """An indicator that is to reach 100, with a result in its fourth quarter."""
    made = factories.indicator(plan, number=number)
    made.target = Target(value_text="100", unit_text="แห่ง")
    made.name_th, made.definition, made.method = "จำนวนแห่งที่ดำเนินการ", "", ""
    made.save()
    row = made.quarters.get(quarter=4)
    row.result = Result(value_text=value, unit_text="แห่ง")
    row.status = status.value
    if status is Status.RETURNED:
        row.return_reasons, row.returned_by, row.returned_at = {"result": "ตรวจสอบตัวเลข"}, factories.user(), AT
    row.save()
    return made


@pytest.fixture
def plan() -> AnnualPlan:
    """Eight sound results near their targets, and one of 833 % that was sent back."""
    plan = factories.annual_plan(factories.agency("2200"))
    for at, value in enumerate(SOUND, 1):
        indicator_with(plan, str(at), value)
    indicator_with(plan, "9", "833", Status.RETURNED)
    recheck(plan.indicators.all(), at=AT)
    return plan


def test_one_returned_result_does_not_lift_the_mean_of_an_agency(plan: AnnualPlan) -> None:
    page = plan_page(plan, today=AT.date())

    year = page.summary.year
    assert year.value == Decimal("99.63")
    assert (year.coverage.reported, year.coverage.total, year.doubtful) == (8, 9, 1)
    assert [row.doubt for row in page.rows] == [None] * 8 + [Doubt.RETURNED]
    assert sum(page.summary.verdicts.values()) == 8
    (line,) = home_page(factories.user(RoleName.EXECUTIVE), today=AT.date()).agencies
    assert line.summary.year == year


def test_the_page_and_home_say_what_is_doubtful_and_how_the_mean_is_formed(
    plan: AnnualPlan, as_somebody: AsSomebody
) -> None:
    client = as_somebody(RoleName.EXECUTIVE)

    page = client.get(f"/office/plans/2200/{plan.fiscal_year_be}/").content.decode()
    home = client.get("/office/").content.decode()

    assert "99.63 %" in page
    assert "1 doubtful" in page
    assert "drafts, returned and contradicted results are left out" in page
    assert "No result counts for more than 120 %." in page
    assert "<sup>?</sup>" in page
    assert "1 doubtful" in home


def test_what_lies_far_above_its_target_counts_no_more_than_the_cap(plan: AnnualPlan) -> None:
    row = QuarterReport.objects.get(indicator__number="9", indicator__annual_plan=plan, quarter=4)
    row.status, row.return_reasons = Status.ENDORSED.value, {}
    row.save()
    recheck(plan.indicators.all(), at=AT)

    year = plan_page(plan, today=AT.date()).summary.year

    assert (year.coverage.reported, year.doubtful, year.capped) == (9, 0, 1)
    assert year.value == Decimal("101.89")


@pytest.mark.parametrize(
    ("value", "status", "doubt"),
    [
        ("100", Status.SUBMITTED, None),
        ("100", Status.PUBLISHED, None),
        ("100", Status.DRAFT, Doubt.DRAFT),
        ("100", Status.RETURNED, Doubt.RETURNED),
        ("-5", Status.SUBMITTED, Doubt.CONTRADICTED),
        ("85%", Status.ENDORSED, Doubt.CONTRADICTED),
    ],
)
def test_a_result_carries_what_is_against_it_to_pages_api_and_paper(
    value: str, status: Status, doubt: Doubt | None, as_somebody: AsSomebody
) -> None:
    made = indicator_with(factories.annual_plan(factories.agency("2200")), "1", value, status)
    recheck(Indicator.objects.all(), at=AT)
    client = as_somebody(RoleName.EXECUTIVE)

    (row,) = plan_page(made.annual_plan, today=AT.date()).rows
    reader = program(factories.user(RoleName.EXECUTIVE, over=factories.city()))
    api = reader.data("/reports/2564/2200~1/Q4")
    page = client.get(f"/office/indicators/{made.pk}/").content.decode()
    paper = client.get(f"/office/indicators/{made.pk}/report.pdf")

    assert row.cells[3].doubt == doubt
    assert api["report"]["doubt"] == doubt
    assert ("Doubtful:" in page) is (doubt is not None and row.year != "")
    assert paper.status_code == 200


def test_a_figure_whose_evidence_is_gone_is_not_verified() -> None:
    made = indicator_with(factories.annual_plan(), "1", "100", Status.SUBMITTED)
    row = made.quarters.get(quarter=4)
    row.narrative = "ดำเนินการแล้ว 100 แห่ง"
    row.save()
    item = Evidence.objects.create(
        indicator=made, position=1, ref="บัญชี.pdf", removed_at=AT, removed_by=factories.user(), removed_reason="ผิดไฟล์"
    )
    Figure.objects.create(
        report=row, field="narrative", start=14, words="100 แห่ง", value=100, unit="แห่ง", source=FigureSource.READ.value,
        evidence=item, bound_to=BoundTo.RESULT.value, reported_by=factories.user(), reported_at=AT,
    )  # fmt: skip
    recheck(Indicator.objects.all(), at=AT)

    made.refresh_from_db()
    assert made.doubts == {"4": "unverified"}
