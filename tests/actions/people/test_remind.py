"""Reminders: each stage once, however often and late it runs; somebody else where the one responsible can't be reached."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

import factories
from factories import AT
from samrit.actions.people.remind import remind
from samrit.actions.people.roles import take_role
from samrit.records.models import Agency, AnnualPlan, Indicator, Notice, QuarterReport, Role, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db
DUE = date(2021, 1, 15)  # the first quarter of 2564; the others fall due months later


@pytest.fixture
def agency() -> Agency:
    """An agency with everybody in line."""
    made = factories.agency("2200")
    factories.user(RoleName.COORDINATOR, over=made, username="coordinator")
    factories.user(RoleName.HEAD, over=made, username="head")
    factories.user(RoleName.COORDINATOR, username="coordinator of the city")
    return made


@pytest.fixture
def indicator(agency: Agency) -> Indicator:
    """An indicator with an officer and a deputy."""
    made = factories.indicator(
        factories.annual_plan(agency), responsible=factories.user(RoleName.OFFICER, over=agency, username="officer")
    )
    made.deputy = factories.user(RoleName.OFFICER, over=agency, username="deputy")
    made.save()
    return made


def after(days: int) -> list[tuple[str, str]]:
    """What is told, to whom, so many days after the due date."""
    last = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    remind(on=DUE + timedelta(days=days), at=AT)
    new = Notice.objects.filter(pk__gt=last).order_by("pk")
    return [(notice.user.username, notice.kind) for notice in new.select_related("user")]


@pytest.mark.usefixtures("indicator")
def test_the_officer_is_told_at_each_stage_once() -> None:
    notified = {days: after(days) for days in (-15, -14, -13, -7, -2, -1, 0, 1, 2)}

    assert notified == {
        -15: [],
        -14: [("officer", "due")],
        -13: [],
        -7: [("officer", "due")],
        -2: [("officer", "due")],
        -1: [],
        0: [],
        1: [("officer", "overdue")],
        2: [],
    }


@pytest.mark.usefixtures("indicator")
def test_a_day_on_which_it_did_not_run_loses_nothing_and_running_twice_tells_once() -> None:
    assert [after(-5), after(-5), after(-4)] == [[("officer", "due")], [], []]


@pytest.mark.usefixtures("indicator")
def test_who_does_not_act_is_joined_by_the_next_in_line() -> None:
    notified = {days: after(days) for days in (1, 5, 8, 10, 15, 16)}

    assert notified == {
        1: [("officer", "overdue")],
        5: [("deputy", "fallback")],
        8: [("officer", "overdue")],
        10: [("coordinator", "fallback")],
        15: [("officer", "overdue"), ("head", "fallback")],
        16: [],
    }
    assert set(Notice.objects.filter(kind="fallback").values_list("details__why", flat=True)) == {"silent"}


def test_a_suspended_officers_deputy_is_asked_instead(indicator: Indicator) -> None:
    User.objects.filter(username="officer").update(is_active=False)

    assert (after(-2), after(1)) == ([("deputy", "fallback")], [("deputy", "fallback")])
    assert set(Notice.objects.values_list("details__why", flat=True)) == {"suspended"}
    assert indicator.responsible is not None


def test_reminders_go_to_the_next_in_line_from_the_day_on_which_the_officers_role_is_taken(
    indicator: Indicator,
) -> None:
    before = after(-14)
    assert indicator.responsible is not None
    take_role(role=indicator.responsible.roles.get(), by=factories.user(RoleName.ADMINISTRATOR), at=AT)
    Indicator.objects.update(deputy=None)

    assert (before, after(-7)) == ([("officer", "due")], [("coordinator", "fallback")])
    assert Notice.objects.get(kind="fallback").details["why"] == "moved"


@pytest.mark.usefixtures("indicator")
def test_a_role_over_another_agency_reminds_nobody_of_this_one() -> None:
    Role.objects.filter(user__username="officer").update(agency=factories.agency())

    assert after(-2) == [("deputy", "fallback")]


def test_whoever_files_for_the_officer_these_days_is_told_too(agency: Agency, indicator: Indicator) -> None:
    deputy_for_days = factories.user(username="stand-in")
    days = {"from_on": DUE - timedelta(days=3), "until_on": DUE, "reason": "ลา"}
    Role.objects.create(user=deputy_for_days, role="officer", agency=agency, on_behalf_of=indicator.responsible, **days)

    assert (after(-7), after(-2), after(1)) == (
        [("officer", "due")],
        [("officer", "due"), ("stand-in", "due")],
        [("officer", "overdue")],
    )


@pytest.mark.parametrize("is_coordinator_there", [True, False])
def test_an_indicator_of_nobody_goes_to_the_coordinators_else_to_the_head(
    agency: Agency, *, is_coordinator_there: bool
) -> None:
    factories.indicator(factories.annual_plan(agency))
    if not is_coordinator_there:
        User.objects.filter(username__startswith="coordinator").update(is_active=False)

    assert after(-2) == [("coordinator" if is_coordinator_there else "head", "fallback")]
    assert Notice.objects.get().details["why"] == "missing"


def test_an_agency_without_coordinator_falls_back_on_the_one_above_it() -> None:
    factories.user(RoleName.COORDINATOR, username="coordinator of the city")
    factories.indicator()

    assert after(-2) == [("coordinator of the city", "fallback")]


def test_nobody_in_line_is_no_mishap() -> None:
    factories.indicator()

    assert (after(-2), after(30)) == ([], [])


def test_what_was_handed_in_and_what_lies_in_a_closed_year_is_not_told_of(indicator: Indicator) -> None:
    report = factories.quarter(indicator, 1, status=Status.SUBMITTED)
    handed_in = after(3)
    QuarterReport.objects.filter(pk=report.pk).update(status=Status.RETURNED.value, return_reasons={"": "ก"})
    AnnualPlan.objects.update(closed_at=AT)

    assert (handed_in, after(3)) == ([], [])


def test_another_due_date_begins_anew(indicator: Indicator) -> None:
    first = after(-2)
    indicator.quarters.filter(quarter=1).update(due_on=DUE + timedelta(days=10))

    assert (first, after(8)) == ([("officer", "due")], [("officer", "due")])


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_many_reports_cost_no_more_queries_than_one(
    rows: int, agency: Agency, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = factories.annual_plan(agency)
    for _ in range(rows):
        factories.indicator(plan, responsible=factories.user(RoleName.OFFICER))

    with django_assert_num_queries(7):  # four to read, one to write, between two marks of its transaction
        notified = remind(on=DUE, at=AT)

    assert notified == rows
