"""The pages on which the city settles its year, sets its rules and closes the year."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from visitors import AsSomebody

import factories
from samrit.records.models import CityHoliday, FiscalYear, QuarterReport, RuleSetting
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db
CONFIGURED = {"q1": "", "q2": "2021-04-20", "q3": "", "q4": "", "q5": "", "evaluators_needed": "2", "method": ""}
PAGES = ("/office/years/2564/", "/office/years/2564/close/", "/office/rules/", "/office/rules/E501/")


@pytest.fixture
def client(as_somebody: AsSomebody) -> Client:
    """An administrator of the city."""
    return as_somebody(RoleName.ADMINISTRATOR)


@pytest.mark.parametrize("path", PAGES)
def test_those_who_may_settle_the_year_open_the_pages_and_nobody_else(path: str, as_somebody: AsSomebody) -> None:
    opened = {role for role in RoleName if as_somebody(role).get(path).status_code == 200}

    assert opened == {RoleName.ADMINISTRATOR, RoleName.EVALUATOR}
    assert as_somebody(RoleName.ADMINISTRATOR, over=factories.agency()).get(path).status_code == 403


def test_the_menu_leads_to_the_newest_year(client: Client, as_somebody: AsSomebody) -> None:
    factories.annual_plan(fiscal_year_be=2565)

    assert "<h1>Fiscal year 2022</h1>" in client.get("/office/years/").content.decode()
    assert "/office/years/" in client.get("/office/").content.decode()
    assert "/office/years/" not in as_somebody(RoleName.OFFICER).get("/office/").content.decode()


def test_due_dates_are_told_with_their_weekday_and_what_moved_them(client: Client) -> None:
    FiscalYear.objects.create(fiscal_year_be=2564, due_dates={"3": "2021-07-17"})

    page = " ".join(client.get("/office/years/2564/").content.decode().split())

    assert "Friday 16 Apr 2021" in page
    assert 'Saturday 17 Jul 2021 <span class="badge">set by the city</span> <span class="badge near">no working' in page
    assert "Left empty: 15 July 2021" in page


def test_settling_moves_what_is_not_submitted_and_says_so(client: Client) -> None:
    factories.indicator()

    page = client.post("/office/years/2564/", CONFIGURED, follow=True).content.decode()

    year = FiscalYear.objects.get()
    assert (year.due_dates, year.evaluators_needed) == ({"2": "2021-04-20"}, 2)
    assert "1 report that is not submitted yet now falls due on another day." in page
    assert QuarterReport.objects.get(quarter=2).due_on == date(2021, 4, 20)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"q1": "2019-01-01"}, "The due date of quarter 1 lies after the year"),
        ({"evaluators_needed": "9"}, "This may be 5 at most."),
    ],
)
def test_what_does_not_hold_together_is_said_on_the_page(client: Client, change: dict[str, str], said: str) -> None:
    page = client.post("/office/years/2564/", CONFIGURED | change)

    assert page.status_code == 422
    assert said in page.content.decode()
    assert not FiscalYear.objects.filter(evaluators_needed=2).exists()


def test_a_day_off_is_added_and_removed(client: Client, as_somebody: AsSomebody) -> None:
    factories.indicator()
    day = {"on": "2021-07-15", "name_th": "วันหยุดพิเศษ", "name_en": "A special day"}

    added = client.post("/office/years/2564/holidays/", day, follow=True).content.decode()
    again = client.post("/office/years/2564/holidays/", day)
    row = CityHoliday.objects.get()
    remove = f"/office/years/2564/holidays/{row.pk}/remove/"
    refused = as_somebody(RoleName.HEAD).post(remove).status_code
    client.post(remove)

    assert "A special day" in added
    assert "falls due on another day" in added
    assert (again.status_code, refused) == (422, 403)
    assert "The calendar already has this day." in again.content.decode()
    assert not CityHoliday.objects.exists()
    assert client.get(remove).status_code == 405


def test_a_rule_is_set_with_a_reason_and_stands_on_top(client: Client) -> None:
    without = client.post("/office/rules/E501/", {"binds_from": "2099-10-01", "reason": ""})
    client.post("/office/rules/E501/", {"binds_from": "2099-10-01", "reason": "เริ่มปีงบประมาณหน้า"})
    page = client.get("/office/rules/").content.decode()

    assert without.status_code == 422
    assert RuleSetting.objects.get().binds_from == date(2099, 10, 1)
    assert "binds from 1\N{NO-BREAK SPACE}Oct\N{NO-BREAK SPACE}2099" in page
    assert page.index("เริ่มปีงบประมาณหน้า") < page.index("As they come")
    assert client.get("/office/rules/Z999/").status_code == 404


def test_a_year_is_closed_and_reopened_with_reasons(client: Client) -> None:
    indicator = factories.indicator()
    factories.quarter(indicator, 1, status=Status.EVALUATED)

    before = client.get("/office/years/2564/close/").content.decode()
    without = client.post("/office/years/2564/close/", {"reason": ""})
    client.post("/office/years/2564/close/", {"reason": "ปิดตามมติ"})
    after = client.get("/office/years/2564/close/").content.decode()
    officers = client.get("/office/years/2564/").content.decode()
    client.post("/office/years/2564/close/", {"reason": "เปิดอีกครั้ง"})

    assert "4 reports are not finished." in before
    assert without.status_code == 422
    assert "closed this year on" in after
    assert "Settle the year" not in officers
    assert FiscalYear.objects.get().closed_at is None


def test_years_out_of_this_world_are_not_there(client: Client) -> None:
    assert {client.get(path).status_code for path in ("/office/years/1/", "/office/years/9999/close/")} == {404}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),  # two of the years for what was changed past the system
    [("/office/years/2564/", 13), ("/office/years/2564/close/", 10), ("/office/rules/", 7)],
)
def test_the_pages_ask_the_database_a_fixed_number_of_times(
    path: str, queries: int, rows: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by = factories.user(RoleName.EVALUATOR)
    for n in range(rows):
        factories.indicator()
        CityHoliday.objects.create(on=date(2021, 3, 1 + n), name_th="วันหยุด")
        RuleSetting.objects.create(code=f"E50{n + 1}", is_off=True, reason="ก", set_by=by, set_at=factories.AT)

    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize("typed", ["2569-12-05", "5 ธ.ค. 2569", "5/12/2569", "2026-12-05", "5 December 2026"])
def test_a_day_off_is_typed_in_either_era_and_it_is_told_which_day_that_is(client: Client, typed: str) -> None:
    day = {"on": typed, "name_th": "วันหยุดพิเศษ"}

    page = client.post("/office/years/2569/holidays/", day, follow=True).content.decode()

    assert CityHoliday.objects.get().on == date(2026, 12, 5)
    assert "Saturday 5 December 2026 is in the calendar, in fiscal year 2027." in page
