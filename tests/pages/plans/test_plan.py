"""The main screen: an agency's indicators × four quarters, at a glance and fast."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries
from visitors import AsSomebody

import factories
from samrit.queries.plans.plan import Cell, CellState, Filter, plan_page
from samrit.records.models import AnnualPlan
from samrit.report import Absence, Result, Verdict
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db

MID_YEAR = date(2021, 5, 1)  # quarters 1 and 2 of 2564 are past their due dates


@pytest.fixture
def plan() -> AnnualPlan:
    """An agency's plan."""
    return factories.annual_plan(factories.agency("5018"))


def test_a_row_tells_value_state_verdict_and_findings(plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan, number="32")
    factories.quarter(indicator, 1, status=Status.ENDORSED, result=Result.of(4, "หน่วยงาน"))
    factories.quarter(indicator, 3, result=Result.none(Absence.NOT_MEASURABLE_YET, "รอผลสำรวจ"))

    with in_language("en"):
        row = plan_page(plan, today=MID_YEAR).rows[0]

    assert row.cells == (
        Cell(CellState.ENDORSED, "4"),
        Cell(CellState.LATE, "", Absence.NOT_STATED),
        Cell(CellState.DRAFT, "", Absence.NOT_MEASURABLE_YET),
        Cell(CellState.NOT_DUE, "", Absence.NOT_STATED),
    )
    assert (row.target, row.year, row.verdict, row.achievement_percent) == (
        "≥ 5 organisations", "4", Verdict.MISSES, Decimal("80.00"),
    )  # fmt: skip


def test_the_summary_counts_what_is_due_and_tells_its_coverage(plan: AnnualPlan) -> None:
    reported = factories.indicator(plan)
    factories.quarter(reported, 1, status=Status.SUBMITTED, result=Result.of(5))
    factories.indicator(plan)

    summary = plan_page(plan, today=MID_YEAR).summary

    assert (summary.indicators, summary.quarters_reported, summary.quarters_due, summary.late) == (2, 1, 4, 3)
    assert (summary.year.value, summary.year.coverage.reported, summary.year.coverage.total) == (
        Decimal("100.00"),
        1,
        2,
    )
    assert summary.verdicts == {Verdict.MEETS: 1}


@pytest.mark.parametrize(
    ("only", "numbers"),
    [
        (Filter(), ["1", "2", "3"]),
        (Filter(state="late"), ["2", "3"]),
        (Filter(verdict="meets"), ["1"]),
        (Filter(verdict="none"), ["2", "3"]),
        (Filter(findings="error"), ["2"]),
        (Filter(findings="none"), ["1", "3"]),
        (Filter(words="โครงการ 3"), ["3"]),
        (Filter(words="nothing of the kind"), []),
    ],
)
def test_the_filter_leaves_the_rows_that_fit_and_the_summary_whole(
    plan: AnnualPlan, only: Filter, numbers: list[str]
) -> None:
    first, second, _third = (factories.indicator(plan, number=str(n)) for n in (1, 2, 3))
    for quarter in (1, 2):
        factories.quarter(first, quarter, status=Status.PUBLISHED, result=Result.of(5))
    second.findings_errors = 1
    second.save()

    page = plan_page(plan, today=MID_YEAR, only=only)

    assert [row.number for row in page.rows] == numbers
    assert page.summary.indicators == 3


@pytest.mark.parametrize("indicators", [1, 3, 40])
def test_it_asks_the_database_as_often_for_many_rows_as_for_one(
    plan: AnnualPlan, indicators: int, as_somebody: AsSomebody, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _n in range(indicators):
        factories.indicator(plan)
    client = as_somebody(RoleName.OFFICER, over=plan.agency)

    # session, user, roles, plans, indicators, quarters, sources, what was told of projects, projects, notices, seals
    with django_assert_num_queries(11):
        response = client.get("/office/plans/5018/2564/")

    assert response.status_code == 200


def test_a_row_costs_less_than_half_a_kilobyte_in_thai(plan: AnnualPlan, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER, over=plan.agency, language="th")

    def page_with(rows: int) -> int:
        for made in [factories.indicator(plan) for _n in range(rows)]:
            for quarter in (1, 2, 3, 4):
                factories.quarter(made, quarter, status=Status.SUBMITTED, result=Result(value_text=f"12{quarter}.50"))
        return len(client.get("/office/plans/5018/2564/").content)

    few, many = page_with(1), page_with(20)

    assert (many - few) / 20 < 500


def test_the_page_shows_what_people_typed_and_runs_none_of_it(plan: AnnualPlan, as_somebody: AsSomebody) -> None:
    indicator = factories.indicator(plan, number="32")
    indicator.name_th = "<script>alert('x')</script>"
    indicator.save()
    factories.quarter(indicator, 1, result=Result(value_text="<b>สูง", unit_text="<i>"))

    page = as_somebody(RoleName.OFFICER, over=plan.agency).get("/office/plans/5018/2564/").content.decode()

    assert "32. &lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "<b>สูง" not in page


@pytest.mark.usefixtures("plan")
def test_htmx_gets_the_rows_alone_and_everybody_else_the_page(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.EXECUTIVE)

    part = client.get("/office/plans/5018/2564/", headers={"HX-Request": "true"})
    whole = client.get("/office/plans/5018/2564/?state=late&verdict=nonsense")

    assert b"<html" not in part.content
    assert b"<html" in whole.content
    assert "HX-Request" in part["Vary"]


@pytest.mark.usefixtures("plan")
def test_a_plan_is_there_for_those_with_a_role_over_its_agency_only(as_somebody: AsSomebody) -> None:
    stranger = as_somebody(RoleName.OFFICER, over=factories.agency("0411"))

    assert stranger.get("/office/plans/5018/2564/").status_code == 404
    assert as_somebody(RoleName.EVALUATOR).get("/office/plans/5018/2564/").status_code == 200


def test_where_verdicts_are_counted_it_says_by_which_reports(plan: AnnualPlan, as_somebody: AsSomebody) -> None:
    asked = as_somebody(RoleName.OFFICER, over=plan.agency, language="en")
    said = "count year-end reports alone"
    factories.quarter(factories.indicator(plan), 1, status=Status.DRAFT)

    before = asked.get("/office/plans/5018/2564/").content.decode()
    factories.quarter(factories.indicator(plan), 1, status=Status.SUBMITTED, result=Result.of(5))
    after = asked.get("/office/plans/5018/2564/").content.decode()

    assert said not in before
    assert said in after
