"""The first page: which year of an agency it shows, where a task leads, what it says where there is nothing."""

from datetime import date

import pytest
from django.test import Client
from visitors import AsSomebody

import factories
from catalogue import said
from samrit.queries.people.home import home_page
from samrit.queries.reviews.own_indicators import days_ahead, own_indicators
from samrit.queries.reviews.waiting import files_as
from samrit.records.models import YEAR_END, Agency, Indicator, QuarterReport, User
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status
from samrit.web.people.rail import legend, signs

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("today", "shown", "later"),
    [
        (date(2021, 8, 1), 2564, (2565,)),  # next year's plan is being built while this year runs
        (date(2021, 12, 31), 2564, (2565,)),  # last year's year end is still reviewed
        (date(2022, 1, 1), 2565, ()),  # the new year's first quarter is to be filed
        (date(2020, 1, 1), 2564, (2565,)),  # no year has begun: the nearest
    ],
)
def test_the_running_year_is_shown_and_those_planned_after_it_are_named(
    today: date, shown: int, later: tuple[int, ...]
) -> None:
    agency = factories.agency()
    for year in (2564, 2565):
        factories.annual_plan(agency, fiscal_year_be=year)

    page = home_page(factories.user(RoleName.EXECUTIVE), today=today)

    assert [(line.fiscal_year_be, line.later) for line in page.agencies] == [(shown, later)]


def test_a_year_that_is_planned_already_has_its_link(as_somebody: AsSomebody) -> None:
    agency = factories.agency("2200")
    for year in (2564, 2590):
        factories.annual_plan(agency, fiscal_year_be=year)

    page = as_somebody(RoleName.EXECUTIVE).get("/office/").content.decode()

    assert 'href="/office/plans/2200/2564/"' in page
    assert 'href="/office/plans/2200/2590/"' in page


def test_a_year_end_to_be_signed_leads_to_the_signing(client: Client) -> None:
    row = _year_end()

    client.force_login(_officer(row))
    page = client.get("/office/").content.decode()

    assert f'href="/office/indicators/{row.indicator_id}/quarters/5/sign/"' in page


def test_an_officer_sees_how_their_indicators_do_and_which_days_come() -> None:
    plan = factories.annual_plan(factories.agency(), fiscal_year_be=2569)
    officer = factories.user(RoleName.OFFICER, over=plan.agency)
    for number, value in (("4", 9), ("7", 1), ("9", None)):
        of = factories.indicator(plan, number=number, responsible=officer)
        if value is not None:
            factories.quarter(of, status=Status.ENDORSED, result=Result.of(value, "หน่วยงาน"))
    factories.indicator(plan, number="12")  # somebody else's

    files = files_as(officer, today=date(2026, 1, 3))
    shown = signs(own_indicators(files, year=2569, today=date(2026, 1, 3)))

    assert [(one.indicator.number, one.sign) for one in shown] == [("4", "✓"), ("7", "✕"), ("9", "?")]
    assert [count for _sign, _words, count in legend(shown)] == [1, 1, 1]
    assert [(one.quarter, one.count) for one in days_ahead(files, today=date(2026, 1, 3))][:2] == [(1, 1), (2, 3)]


def test_whoever_has_a_role_over_an_agency_without_a_plan_is_not_told_that_they_have_none(client: Client) -> None:
    client.force_login(factories.user(RoleName.OFFICER, over=factories.agency()))

    page = client.get("/office/").content.decode()

    assert said("Your agency has no annual plan yet.") in page
    assert "ท่านยังไม่มีบทบาทในหน่วยงานใด" not in page


def _officer(row: QuarterReport) -> User:
    officer = row.indicator.responsible
    assert officer is not None
    return officer


def _year_end(status: Status = Status.SUBMITTED) -> QuarterReport:
    agency: Agency = factories.agency()
    officer: User = factories.user(RoleName.OFFICER, over=agency)
    indicator: Indicator = factories.indicator(factories.annual_plan(agency), responsible=officer)
    for number in (1, 2, 3, 4):
        factories.quarter(indicator, number, status=Status.PUBLISHED)
    return factories.quarter(indicator, YEAR_END, status=status)
