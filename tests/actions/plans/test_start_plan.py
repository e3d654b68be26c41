"""A year's plan begins: empty, or as a copy of last year's with nothing of what was reported."""

from datetime import date
from decimal import Decimal

import pytest

import factories
from factories import AT
from samrit.actions.plans.define_indicator import define_indicator
from samrit.actions.plans.start_plan import copy_plan, start_plan
from samrit.actions.plans.write_definition import current_definition
from samrit.definitions import QuarterPlan, ResultSource
from samrit.ledger.content import content_of
from samrit.queries.counting.counting_rules import rule_left_behind, rule_of
from samrit.queries.plans.definition import with_definitions
from samrit.records.models import AnnualPlan, CountingRuleVersion, Event, FiscalYear, Indicator, QuarterReport
from samrit.report import Comparison, Result, Target
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def last_year() -> AnnualPlan:
    """An agency's plan of 2564 with one indicator, defined and reported."""
    plan = factories.annual_plan(factories.agency("2200"))
    indicator = factories.indicator(plan, number="32")
    by = factories.user(RoleName.OFFICER, over=plan.agency)
    factories.plan_node("2.4.1")
    stood = current_definition(with_definitions(Indicator.objects.all()).get(pk=indicator.pk))
    target = Target.of(Comparison.MILESTONE, due_on=date(2021, 6, 30))
    defined = stood.replace(
        definition="นับหน่วยงานที่ลงนาม",
        weight=Decimal(40),
        responsible=by.username,
        nodes=("2.4.1",),
        quarters=(QuarterPlan(), QuarterPlan(target=target, weight=Decimal(100)), QuarterPlan(), QuarterPlan()),
    )
    define_indicator(indicator=indicator, definition=defined, version=1, by=by, at=AT)
    factories.quarter(indicator, 4, status=Status.PUBLISHED, result=Result.of(7, "หน่วยงาน"))
    return plan


def test_an_empty_plan_begins_with_one_event() -> None:
    agency = factories.agency("2200")
    by = factories.user(RoleName.COORDINATOR, over=agency)

    plan = start_plan(agency=agency, fiscal_year_be=2565, by=by, at=AT)

    event = Event.objects.get()
    assert (plan.agency, plan.fiscal_year_be) == (agency, 2565)
    assert (event.action, event.subject_id) == ("start_plan", plan.pk)
    assert event.after == {"agency": "2200", "fiscal_year_be": 2565}


def test_a_plan_begins_once(last_year: AnnualPlan) -> None:
    by = factories.user(RoleName.COORDINATOR, over=last_year.agency)

    with pytest.raises(Invalid, match="already has a plan"):
        start_plan(agency=last_year.agency, fiscal_year_be=2564, by=by, at=AT)


def test_a_copy_has_what_was_planned_and_nothing_of_what_was_reported(last_year: AnnualPlan) -> None:
    by = factories.user(RoleName.OFFICER, over=last_year.agency)
    old = current_definition(with_definitions(Indicator.objects.all()).get())

    plan = copy_plan(source=last_year, fiscal_year_be=2565, by=by, at=AT)

    made = with_definitions(plan.indicators.all()).get()
    moved = QuarterPlan(target=Target(value_text="ภายในวันที่ 30 มิถุนายน 2565"), weight=Decimal(100))
    assert current_definition(made) == old.replace(
        baseline=Decimal(7), quarters=(old.quarters[0], moved, *old.quarters[2:])
    )
    assert (made.last_year_id, made.version, made.as_printed) == (last_year.indicators.get().pk, 1, {})
    rows = QuarterReport.objects.filter(indicator=made).order_by("quarter")
    assert all(content_of(row) == factories.content(quarter=row.quarter, target=row.target) for row in rows)
    assert [row.due_on.year for row in rows] == [2022, 2022, 2022, 2022, 2022]
    assert {row.status for row in rows} == {Status.DRAFT}
    event = Event.objects.get(action="copy_plan")
    assert event.after["indicators"] == [
        {"indicator": made.pk, "number": "32", "name_th": made.name_th, "of": made.last_year_id}
    ]


def test_a_copy_fills_an_empty_plan_but_never_one_that_has_indicators(last_year: AnnualPlan) -> None:
    by = factories.user(RoleName.OFFICER, over=last_year.agency)
    begun = start_plan(agency=last_year.agency, fiscal_year_be=2565, by=by, at=AT)

    filled = copy_plan(source=last_year, fiscal_year_be=2565, by=by, at=AT)
    with pytest.raises(Invalid, match="has indicators already"):
        copy_plan(source=last_year, fiscal_year_be=2565, by=by, at=AT)

    assert (filled, filled.indicators.count()) == (begun, 1)


def test_a_copy_goes_forward_only(last_year: AnnualPlan) -> None:
    with pytest.raises(Invalid, match="earlier year"):
        copy_plan(source=last_year, fiscal_year_be=2564, by=factories.user(RoleName.OFFICER), at=AT)


@pytest.mark.parametrize("role", [RoleName.HEAD, RoleName.EVALUATOR, RoleName.EXECUTIVE, RoleName.ADMINISTRATOR])
def test_others_begin_no_plan(role: RoleName, last_year: AnnualPlan) -> None:
    by = factories.user(role)

    with pytest.raises(Denied):
        start_plan(agency=last_year.agency, fiscal_year_be=2565, by=by, at=AT)
    with pytest.raises(Denied):
        copy_plan(source=last_year, fiscal_year_be=2565, by=by, at=AT)

    assert AnnualPlan.objects.count() == 1


def test_no_plan_begins_in_a_closed_year(last_year: AnnualPlan) -> None:
    by = factories.user(RoleName.OFFICER, over=last_year.agency)
    FiscalYear.objects.create(fiscal_year_be=2565, closed_by=by, closed_at=AT)

    with pytest.raises(Denied, match="closed"):
        copy_plan(source=last_year, fiscal_year_be=2565, by=by, at=AT)


def test_a_rule_comes_along_where_it_holds_in_any_year_and_the_rest_is_typed(last_year: AnnualPlan) -> None:
    """One counts all partners of the agency, one those of last year's campaign; both are looked at in the copy."""
    by = factories.user(RoleName.OFFICER, over=last_year.agency)
    of_any_year, of_last_year = last_year.indicators.get(), factories.indicator(last_year, number="33")
    rule = factories.counting_rule(of_any_year)
    left = factories.counting_rule(of_last_year, campaign=factories.campaign(last_year.agency))
    Indicator.objects.filter(annual_plan=last_year).update(result_source=ResultSource.COUNTED.value)

    plan = copy_plan(source=last_year, fiscal_year_be=2565, by=by, at=AT)

    first, second = plan.indicators.order_by("position")
    (copied,) = CountingRuleVersion.objects.filter(indicator__annual_plan=plan)
    assert (copied.indicator, copied.number, rule_of(copied.rule), copied.made_by) == (first, 1, rule_of(rule.rule), by)
    assert (first.result_source, second.result_source) == ("counted", "typed")
    assert (rule_left_behind(first), rule_left_behind(second)) == ("", left.words)
    payload = Event.objects.get(action="copy_plan").after["indicators"]
    assert [one["rule"] for one in payload] == ["copied", "left"]
