"""A report that goes back has a day for its correction, on every page and mail; whoever was in time stays in time."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import factories
from programs import program
from samrit.actions.people.remind import remind
from samrit.actions.reviews.review import return_, submit
from samrit.ops.digest_words import digest_words
from samrit.queries.people.digest import digest_page
from samrit.queries.people.home import Urgency, home_page
from samrit.queries.plans.indicator_codes import indicator_code
from samrit.records.models import FiscalYear, Indicator, Notice, QuarterReport, User
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
RETURNED_ON, CORRECTION = date(2026, 11, 20), date(2026, 12, 1)


@pytest.fixture
def officer() -> User:
    """Responsible for a report that was handed in on 12 October, due on the 15th, and sent back on 20 November."""
    agency = factories.agency("2200")
    made = factories.user(RoleName.OFFICER, over=agency)
    head = factories.user(RoleName.HEAD, over=agency)
    plan = factories.annual_plan(agency, fiscal_year_be=2569)
    row = factories.quarter(factories.indicator(plan, number="7", responsible=made), 4)
    assert row.due_on == date(2026, 10, 15)
    QuarterReport.objects.exclude(pk=row.pk).update(status="published")
    submit(report=row, by=made, at=datetime(2026, 10, 12, 9, tzinfo=UTC))
    return_(report=row, reasons={"": "ขาดหลักฐาน"}, by=head, at=datetime(2026, 11, 20, 9, tzinfo=UTC))
    return made


def words(client: Client, name: str, *args: object) -> str:
    """What a page says."""
    return " ".join(client.get(reverse(name, args=args)).content.decode().split())


def test_the_day_for_the_correction_stands_on_every_page_and_nothing_says_late(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 24, 9, tzinfo=UTC))
    row = QuarterReport.objects.get(status="returned")
    assert (row.correction_due_on, row.deadline.days_late) == (CORRECTION, 0)
    client = Client()
    client.force_login(officer)
    client.post(reverse("language"), {"language": "en", "next": "/"})

    home, indicator = words(client, "home"), words(client, "indicator", row.indicator_id)
    form, asked = (words(client, name, row.indicator_id, 4) for name in ("quarter", "submit"))

    assert "correction due 1 Dec 2026" in home
    assert "correction due 1 Dec 2026" in indicator
    assert "handed in on 12 Oct 2026, in time" in indicator
    assert "Correction due" in form
    assert 'datetime="2026-12-01"' in form
    assert "handed in on 12 Oct 2026, in time" in form
    assert 'datetime="2026-12-01"' in asked
    assert "day late" not in home + indicator + form
    assert "days late" not in home + indicator + form


def test_that_day_no_reminder_says_overdue_or_silent(officer: User) -> None:
    Notice.objects.all().delete()

    remind(on=RETURNED_ON, at=datetime(2026, 11, 20, 10, tzinfo=UTC))

    notice = Notice.objects.get()
    assert (notice.user, notice.kind, notice.details["due_on"]) == (officer, "due", "2026-12-01")
    with in_language("en"):
        digest = digest_words(officer, digest_page(officer, today=RETURNED_ON), (), on=RETURNED_ON)
    said = str(digest)
    assert "The correction of quarter 4 is due on 1 Dec 2026" in said
    assert "overdue" not in said.lower()


def test_a_correction_that_does_not_come_is_overdue_by_its_own_day(officer: User) -> None:
    Notice.objects.all().delete()

    remind(on=date(2026, 12, 3), at=datetime(2026, 12, 3, tzinfo=UTC))

    assert list(Notice.objects.values_list("kind", "details__due_on")) == [("overdue", "2026-12-01")]
    with in_language("en"):
        (task,) = home_page(officer, today=date(2026, 12, 3)).mine[:1]
    assert (task.urgency, task.due) == (Urgency.RETURNED, "correction overdue since 1 Dec 2026")


@pytest.mark.parametrize(("days", "due"), [(1, date(2026, 11, 23)), (3, date(2026, 11, 25)), (15, date(2026, 12, 15))])
def test_the_city_says_how_many_working_days_a_correction_has(days: int, due: date) -> None:
    FiscalYear.objects.create(fiscal_year_be=2569, correction_days=days)
    by, head = factories.user(RoleName.OFFICER), factories.user(RoleName.HEAD)
    row = factories.quarter(factories.indicator(factories.annual_plan(fiscal_year_be=2569), responsible=by), 4)
    submit(report=row, by=by, at=datetime(2026, 10, 12, 9, tzinfo=UTC))

    return_(report=row, reasons={"": "ก"}, by=head, at=datetime(2026, 11, 20, 9, tzinfo=UTC))

    assert QuarterReport.objects.get(pk=row.pk).correction_due_on == due


def test_in_the_api_and_in_a_sheet(officer: User) -> None:
    client = Client()
    client.force_login(officer)
    row = Indicator.objects.select_related("annual_plan__agency").get()

    quarter = program(officer).data(f"/reports/{row.annual_plan.fiscal_year_be}/{indicator_code(row)}/Q4")["report"]

    days = {name: quarter[name] for name in ("due_on", "correction_due_on", "first_submitted_on", "days_late")}
    assert days == {
        "due_on": "2026-10-15", "correction_due_on": "2026-12-01", "first_submitted_on": "2026-10-12", "days_late": 0,
    }  # fmt: skip
