"""Several long-term plans side by side: what may be chosen in a year, and what a carried-over plan is offered."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from visitors import AsSomebody

import factories
from samrit.actions.plans.start_plan import copy_plan
from samrit.queries.people.directory import Directory
from samrit.queries.plans.plan_sheet import resolve, sheet_content
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.readers.plan_sheet import read_plan_sheet
from samrit.records.models import Agency, AnnualPlan, Event, Indicator, IndicatorNode, Plan, PlanNode
from samrit.vocabulary.codes import RoleName
from samrit.writers.plan_sheet import write_plan_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    """A department."""
    return factories.agency("2200")


@pytest.fixture
def client(as_somebody: AsSomebody, agency: Agency) -> Client:
    """Its coordinator."""
    return as_somebody(RoleName.COORDINATOR, over=agency)


@pytest.fixture
def two_plans() -> tuple[PlanNode, PlanNode]:
    """The same code in a plan until 2565 and in one from 2566 on, which takes it further."""
    old = Plan.objects.create(title_th="แผน 1", title_en="Plan 1", last_year_be=2565)
    new = Plan.objects.create(title_th="แผน 2", title_en="Plan 2", first_year_be=2566, follows=old)
    before, after = (factories.plan_node("2.4", plan=plan, name_th=f"พลังงานใน{plan}") for plan in (old, new))
    before.followers.add(after)
    return before, after


def leaning(plan: AnnualPlan, *nodes: PlanNode) -> Indicator:
    indicator = factories.indicator(plan)
    for place, node in enumerate(nodes):
        IndicatorNode.objects.create(indicator=indicator, node=node, position=place)
    return indicator


def test_a_code_means_the_plan_that_is_valid_in_the_year(agency: Agency, two_plans: tuple[PlanNode, PlanNode]) -> None:
    before, after = two_plans

    assert [Directory.of(agency, year).node("2.4") for year in (2565, 2566)] == [before, after]
    assert Directory.of(agency, 2566).node_ref(before.pk) == f"2.4@{before.plan_id}"


def test_a_form_offers_what_is_valid_and_what_is_chosen_already(
    client: Client, agency: Agency, two_plans: tuple[PlanNode, PlanNode]
) -> None:
    before, after = two_plans
    plan = factories.annual_plan(agency, fiscal_year_be=2566)
    other = Plan.objects.create(title_th="แผนสภาพภูมิอากาศ", title_en="Climate plan")
    factories.plan_node("C1", plan=other, name_th="ลดคาร์บอน")

    new = client.get(reverse("add_indicator", args=["2200", 2566])).content.decode()
    there = client.get(reverse("definition", args=[leaning(plan, before).pk])).content.decode()

    assert (after.name_th in new, before.name_th in new, before.name_th in there) == (True, False, True)
    assert "Climate plan" in new, "where there are several plans, places stand under theirs"


def test_a_plan_that_is_over_is_no_choice_for_a_sheet_either(
    agency: Agency, two_plans: tuple[PlanNode, PlanNode]
) -> None:
    before, after = two_plans
    plan = factories.annual_plan(agency, fiscal_year_be=2566)
    leaning(plan, before)
    content = sheet_content(agency, 2566)

    rows = read_plan_sheet(write_plan_sheet(content)).rows
    assert content.places == [("2.4", after.name_th)]
    assert not resolve(agency, 2566, rows).rows[0].issues, "what it has may stay"
    row = dict(content.rows[0]) | {"nodes": "2.4"}
    changed = read_plan_sheet(write_plan_sheet(replace(content, rows=[row]))).rows
    assert resolve(agency, 2566, changed).rows[0].after.nodes == ("2.4",)
    row = dict(content.rows[0]) | {"code": "9", "number": "9", "nodes": f"2.4@{before.plan_id}"}
    added = read_plan_sheet(write_plan_sheet(replace(content, rows=[row]))).rows
    (issue,) = resolve(agency, 2566, added).rows[0].issues
    assert "choose what takes it further" in issue.message.en


def test_a_carried_over_plan_is_offered_what_takes_its_places_further(
    client: Client, agency: Agency, two_plans: tuple[PlanNode, PlanNode]
) -> None:
    before, after = two_plans
    alone = factories.plan_node("9", plan=before.plan, name_th="ไม่มีผู้ต่อ")
    source = factories.annual_plan(agency, fiscal_year_be=2565)
    leaning(source, before, alone)
    coordinator = factories.user(RoleName.COORDINATOR, over=agency)
    plan = copy_plan(source=source, fiscal_year_be=2566, by=coordinator, at=factories.AT)
    made = plan.indicators.get()
    assert set(made.nodes.all()) == {before, alone}

    address = reverse("outdated_places", args=["2200", 2566])
    assert address in client.get(reverse("definitions", args=["2200", 2566])).content.decode()
    page = client.get(address).content.decode()
    assert after.name_th in page
    assert alone.name_th in page
    assert client.post(address, {}).status_code == 303
    assert set(made.nodes.all()) == {before, alone}, "nothing was chosen"
    assert client.post(address, {"taken": [f"{made.pk}-{before.pk}"]}).status_code == 303

    assert set(made.nodes.all()) == {after, alone}
    assert Event.objects.get(action="define_indicator").after["nodes"]
    assert client.post(address, {"taken": [f"{made.pk}-{alone.pk}"]}).status_code == 422


def test_an_indicator_supports_places_of_several_plans_and_its_report_names_both(agency: Agency) -> None:
    plans = [Plan.objects.create(title_th=title) for title in ("แผน ก", "แผน ข")]
    nodes = [factories.plan_node("1", plan=plan, name_th=f"ข้อของ {plan}") for plan in plans]
    indicator = leaning(factories.annual_plan(agency), *nodes)

    report = indicator_report(with_reports(Indicator.objects.all()).get(pk=indicator.pk))

    assert report.long_term_plan == "แผน ก; แผน ข"
    assert [node.name_th for node in report.nodes] == ["ข้อของ แผน ก", "ข้อของ แผน ข"]
