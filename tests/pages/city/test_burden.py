"""Time spent on filing, told to those who plan it: nobody is named, and few reports tell nothing of a person's time."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from visitors import AsSomebody

import factories
from factories import AT
from samrit.queries.city.burden import BurdenLine, burden_page
from samrit.records.models import Agency, EditSession, Indicator, User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db


def sit(indicator: Indicator, by: User, *, minutes: int, quarter: int = 1, prefilled: int = 0) -> None:
    """Somebody files a report in so many minutes."""
    EditSession.objects.create(
        report=indicator.quarters.get(quarter=quarter), user=by, began_at=AT, saved_at=AT + timedelta(minutes=minutes),
        active_seconds=60 * minutes, fields=3, prefilled=prefilled, changed=2,
    )  # fmt: skip


@pytest.fixture
def agency() -> Agency:
    """An agency whose officer has filed three reports of the first quarter and one of the second."""
    made = factories.agency("5018", name_th="สำนักงานเขตตัวอย่าง")
    plan, officer = factories.annual_plan(made), factories.user(RoleName.OFFICER, over=made, username="somchai")
    indicators = [factories.indicator(plan) for _n in range(3)]
    for indicator, minutes in zip(indicators, (2, 4, 9), strict=True):
        sit(indicator, officer, minutes=minutes, prefilled=1)
    sit(indicators[0], officer, minutes=1)
    sit(indicators[0], officer, minutes=5, quarter=2)
    return made


def test_a_report_costs_all_its_edit_sessions_and_a_line_tells_the_median(agency: Agency) -> None:
    page = burden_page([agency.path], fiscal_year_be=None)

    assert page.lines == (
        BurdenLine("สำนักงานเขตตัวอย่าง", 1, 3, Decimal("4.0"), 3, Decimal(2), Decimal(33)),
        BurdenLine("สำนักงานเขตตัวอย่าง", 2, 1, None, 3, None, Decimal(0)),
    )
    assert (page.fiscal_year_be, page.years, page.reports, page.minutes) == (2564, (2564,), 4, Decimal("4.5"))


def test_the_page_says_what_is_measured_and_names_nobody(agency: Agency, as_somebody: AsSomebody) -> None:
    page = as_somebody(RoleName.COORDINATOR, over=agency).get("/office/burden/").content.decode()

    assert "It judges nobody" in page
    assert "too few" in page
    assert "somchai" not in page


@pytest.mark.parametrize("role", RoleName)
def test_it_is_for_everybody_but_officers_over_their_own_branch(
    role: RoleName, agency: Agency, as_somebody: AsSomebody
) -> None:
    own, other = (
        as_somebody(role, over=over).get("/office/burden/", {"year": "2564"}) for over in (agency, factories.agency())
    )

    assert own.status_code == (403 if role is RoleName.OFFICER else 200)
    assert "Reports filed here" not in other.content.decode()


def test_nothing_known_yet_is_said_so(as_somebody: AsSomebody) -> None:
    page = as_somebody(RoleName.EVALUATOR).get("/office/burden/?year=nonsense").content.decode()

    assert "No report has been filed on these pages yet." in page


@pytest.mark.parametrize("reports", [1, 3, 30])
def test_it_asks_the_database_as_often_for_many_reports_as_for_one(reports: int) -> None:
    plan, by = factories.annual_plan(), factories.user(RoleName.OFFICER)
    for _n in range(reports):
        sit(factories.indicator(plan), by, minutes=3)

    everywhere = [factories.city().path]
    with CaptureQueriesContext(connection) as asked:
        burden_page(everywhere, fiscal_year_be=None)

    assert len(asked) == 2
