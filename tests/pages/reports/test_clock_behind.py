"""A machine's clock that was set back: what is done is told as such in the trail, and no day is met by it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

import factories
from catalogue import said
from samrit.actions.city.confirm_clock import confirm_clock
from samrit.actions.reports.submit import submit
from samrit.actions.reviews.review import sign
from samrit.ledger import trail
from samrit.ledger.break_words import behind_words
from samrit.ledger.clock import ahead_of
from samrit.ledger.verification import verify_trail
from samrit.ops.doctor import records
from samrit.ops.doctor.finding import Grade
from samrit.records.models import QuarterReport, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Invalid, Unavailable
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db
AT = factories.AT
BACK = AT - timedelta(days=20)


@pytest.fixture
def officer() -> User:
    return factories.user(RoleName.OFFICER)


@pytest.fixture
def report(officer: User) -> QuarterReport:
    """Due the day before the trail's last event, and not handed in."""
    row = factories.quarter(factories.indicator(responsible=officer), 1)
    QuarterReport.objects.filter(pk=row.pk).update(due_on=(AT - timedelta(days=1)).date())
    trail.record("invite", officer, by=None, at=AT)
    row.refresh_from_db()
    return row


def test_what_is_handed_in_by_a_clock_set_back_is_late_and_trail_and_receipt_say_why(
    report: QuarterReport, officer: User
) -> None:
    submit(report=report, by=officer, at=BACK)
    trail.record("invite", officer, by=None, at=BACK + timedelta(minutes=9))
    client = Client()
    client.force_login(officer)

    report.refresh_from_db()
    receipt = client.get(reverse("receipt", args=[report.indicator_id, 1])).content.decode()
    history = client.get(reverse("indicator_history", args=[report.indicator_id])).content.decode()
    state = verify_trail()

    assert (report.first_submitted_at, report.deadline.days_late) == (AT, 1)
    assert (
        said(
            "This time is not to be believed: this machine's clock stood behind the audit trail. What counts for the day it was due is:"
        )
        in receipt
    )
    assert (
        said("Its time is not to be believed: this machine's clock stood behind the trail, which had reached:")
        in history
    )
    assert [place.action for place in state.behind] == ["submit", "invite"]
    words = behind_words(state.behind)
    assert words is not None
    assert "2 events were written" in words.text("en")


def test_no_event_in_between_makes_a_clock_that_stands_behind_right(report: QuarterReport, officer: User) -> None:
    year_end = factories.quarter(report.indicator, 5, status=Status.SUBMITTED)
    for minute in range(3):
        trail.record("invite", officer, by=None, at=BACK + timedelta(minutes=minute))

    with pytest.raises(Unavailable):
        sign(report=year_end, name="นายตัวอย่าง ทดสอบ", position="นักวิชาการ", by=officer, at=BACK + timedelta(hours=1))

    assert ahead_of(BACK + timedelta(hours=1)) == AT
    assert [found.grade for found in records.examine_clock(BACK + timedelta(hours=1))] == [Grade.NOTE, Grade.WRONG]
    assert ahead_of(AT + timedelta(minutes=1)) is None


def test_a_clock_that_was_ahead_for_a_while_is_settled_with_a_reason(officer: User) -> None:
    trail.record("invite", officer, by=None, at=AT + timedelta(days=900))
    with pytest.raises(Invalid):
        confirm_clock(reason=" ", decided_by="ผอ.", at=AT)

    event = confirm_clock(reason="นาฬิกาเดินล้ำหน้า", decided_by="ผอ.", at=AT)
    trail.record("invite", officer, by=None, at=AT + timedelta(minutes=1))

    assert event.after["reached"] == (AT + timedelta(days=900)).isoformat()
    assert verify_trail().behind == ()
    with pytest.raises(Invalid):
        confirm_clock(reason="อีกครั้ง", decided_by="ผอ.", at=AT + timedelta(minutes=1))
