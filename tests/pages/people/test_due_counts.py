"""What is due is counted and ordered alike on home, on the form and on the receipt: later than in two weeks is no task of today."""

from datetime import timedelta

import pytest

import factories
from samrit.queries.people.due import due_around, pressing, to_file
from samrit.records.models import QuarterReport, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    """Somebody who is responsible for one indicator."""
    made = factories.user(RoleName.OFFICER)
    factories.indicator(responsible=made)
    return made


def test_what_is_due_later_than_in_two_weeks_is_listed_and_not_counted(officer: User) -> None:
    first, second = QuarterReport.objects.filter(quarter__in=(1, 2)).order_by("quarter")
    today = second.due_on - timedelta(days=20)

    due = to_file(officer, today=today)

    assert [one.report_pk for one in due] == [first.pk, second.pk]
    assert pressing(due, today=today) == 1
    assert due_around(officer, first.pk, today=today).total == 1
    assert due_around(officer, second.pk, today=today).total == 2


def test_what_was_sent_back_comes_before_what_is_overdue_as_on_home(officer: User) -> None:
    first, second = QuarterReport.objects.filter(quarter__in=(1, 2)).order_by("quarter")
    QuarterReport.objects.filter(pk=second.pk).update(
        status=Status.RETURNED.value,
        returned_at=factories.AT,
        returned_by=officer,
        return_reasons={"": "ตัวเลขไม่ตรง"},
    )

    due = to_file(officer, today=second.due_on - timedelta(days=3))

    assert [one.report_pk for one in due] == [second.pk, first.pk]
