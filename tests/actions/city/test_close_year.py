"""A closed year refuses every write with one sentence, until it is reopened with a reason."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

import factories
from factories import AT
from samrit.actions.city.close_year import close_year, reopen_year
from samrit.actions.city.year import configure_year
from samrit.actions.report_permissions import EDIT_QUARTER, OnReport
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reviews import review
from samrit.checks.example import form
from samrit.queries.city.closing import AgencyLeft, unfinished
from samrit.records.models import AnnualPlan, Event, FiscalYear, QuarterReport, User
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.vocabulary.workflow import Action, Status

pytestmark = pytest.mark.django_db
AFTER = datetime(2021, 11, 20, 3, tzinfo=UTC)


@pytest.fixture
def by() -> User:
    return factories.user(RoleName.ADMINISTRATOR, RoleName.OFFICER, RoleName.EVALUATOR)


def close(by: User, reason: str = "ปิดปีตามกำหนด") -> FiscalYear:
    return close_year(fiscal_year_be=2564, reason=reason, by=by, at=AFTER)


def test_a_closed_year_refuses_every_write(by: User) -> None:
    report, endorsed = factories.quarter(), factories.quarter(number=2, status=Status.ENDORSED)
    plan = report.indicator.annual_plan
    uploaded = factories.upload(form(fiscal_year_be=2564), by=by)
    close(by)
    fresh = AnnualPlan.objects.select_related("agency").get(pk=plan.pk)

    refusals = []
    for write in (
        lambda: edit_quarter(report=report, content=factories.content(result=Result.of(6)), version=1, by=by, at=AFTER),
        lambda: review.submit(report=report, by=by, at=AFTER),
        lambda: review.return_(report=endorsed, reasons={"": "ก"}, by=by, at=AFTER),
        lambda: factories.saved_report(uploaded, plan=fresh, by=by, at=AFTER),
        lambda: configure_year(
            fiscal_year_be=2564, due_dates={}, endorsers=[], evaluators_needed=2, method=None, by=by, at=AFTER
        ),
        lambda: close(by),
    ):
        with pytest.raises(Denied) as refusal:
            write()
        refusals.append(refusal.value.message.en)

    assert all(said.startswith("Fiscal year 2021 is closed") for said in refusals)
    assert [event.action for event in Event.objects.all()] == ["close_year"]


def test_another_year_goes_on(by: User) -> None:
    report = factories.quarter(factories.indicator(factories.annual_plan(fiscal_year_be=2565)))
    close(by)

    assert review.submit(report=report, by=by, at=AFTER).status == Status.SUBMITTED


def test_a_year_is_reopened_with_a_reason_and_then_written_in(by: User) -> None:
    report = factories.quarter()
    close(by)
    with pytest.raises(Invalid):
        reopen_year(fiscal_year_be=2564, reason=" ", by=by, at=AFTER)

    reopen_year(fiscal_year_be=2564, reason="แก้ไขตามข้อสังเกตของ สตง.", by=by, at=AFTER)

    assert review.submit(report=QuarterReport.objects.get(pk=report.pk), by=by, at=AFTER).status == Status.SUBMITTED
    assert FiscalYear.objects.get().closed_at is None
    payload = Event.objects.get(action="reopen_year")
    assert payload.after["reason"] == "แก้ไขตามข้อสังเกตของ สตง."
    assert payload.before["closed_by"] == by.pk


def test_unfinished_reports_ask_for_a_reason_which_is_kept(by: User) -> None:
    factories.indicator()

    with pytest.raises(Invalid, match="5 reports are not finished yet"):
        close(by, reason="")
    close(by, reason="หน่วยงานถูกยุบ")

    assert Event.objects.get().after == {"fiscal_year_be": 2564, "unfinished": 5, "reason": "หน่วยงานถูกยุบ"}


def test_a_finished_year_needs_no_reason(by: User) -> None:
    factories.indicator()
    QuarterReport.objects.update(status=Status.PUBLISHED.value)

    assert close(by, reason="").closed_by == by


def test_a_year_that_runs_is_not_closed(by: User) -> None:
    with pytest.raises(Invalid, match="still runs"):
        close_year(fiscal_year_be=2564, by=by, at=datetime(2021, 9, 30, 3, tzinfo=UTC))


def test_the_day_after_the_last_begins_at_midnight_in_the_city(by: User) -> None:
    midnight = datetime(2021, 9, 30, 17, tzinfo=UTC)
    with pytest.raises(Invalid, match="still runs"):
        close_year(fiscal_year_be=2564, by=by, at=midnight - timedelta(seconds=1))

    assert close_year(fiscal_year_be=2564, by=by, at=midnight).closed_at == midnight


def test_who_may_not_settle_the_year_neither_closes_nor_reopens_it() -> None:
    for permission in (close_year, reopen_year):
        with pytest.raises(Denied):
            permission(fiscal_year_be=2564, reason="ก", by=factories.user(RoleName.HEAD), at=AFTER)


@pytest.mark.parametrize("agencies", [1, 3])
def test_what_is_left_is_counted_by_agency(agencies: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    plans = [factories.annual_plan() for _ in range(agencies)]
    one = factories.indicator(plans[0])
    for number, status in enumerate((Status.SUBMITTED, Status.ENDORSED, Status.EVALUATED, Status.PUBLISHED), 1):
        factories.quarter(one, number, status=status)

    with django_assert_num_queries(2):
        left = unfinished(2564)

    assert [line.plan for line in left] == list(plans)
    assert left[0] == AgencyLeft(plans[0], reports=5, to_report=1, to_endorse=1, to_evaluate=1, to_publish=1)
    assert [line.open for line in left] == [3, *[0] * (agencies - 1)]


def test_a_page_tells_the_reason_before_anybody_tries(by: User) -> None:
    report = factories.quarter()
    close(by)
    row = QuarterReport.objects.select_related("indicator__annual_plan__agency").get(pk=report.pk)

    payload = {EDIT_QUARTER.why_not(row, by, AT), OnReport(Action.SUBMIT).why_not(row, by, AT)}

    assert len(payload) == 1
    assert [one.th.split(" ปิดแล้ว")[0] for one in payload if one is not None] == ["ปีงบประมาณ 2564"]
