"""Whoever handed in in time is in time, however often the report was sent back since."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

import factories
from samrit.queries.reports.to_report import with_reports
from samrit.queries.reviews.desk import Choice, desk
from samrit.queries.reviews.marks import suggestion
from samrit.records.models import Indicator, QuarterReport
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> QuarterReport:
    """A report that waits for its evaluator, handed in again a month after it was due."""
    row = factories.quarter(status=Status.ENDORSED)
    row.submitted_by, row.submitted_at = factories.user(RoleName.OFFICER), due(row) + timedelta(days=30)
    row.save()
    return row


def due(row: QuarterReport) -> datetime:
    return datetime.combine(row.due_on, time(9), tzinfo=timezone.get_current_timezone())


def days_late(row: QuarterReport) -> int | None:
    indicator = with_reports(Indicator.objects.all()).get(pk=row.indicator_id)
    return suggestion(row, indicator).deadline.days_late


@pytest.mark.parametrize("days", [0, 30])
def test_the_first_handing_in_counts_on_the_desk_and_in_the_suggested_marks(report: QuarterReport, days: int) -> None:
    report.first_submitted_at = due(report) + timedelta(days=days)
    report.save()

    with in_language("en"):
        (waiting,) = desk(factories.user(RoleName.EVALUATOR), Choice(), today=timezone.localdate()).all

    assert days_late(report) == days
    assert [reason.en for reason in waiting.risk.reasons if "late" in reason.en] == ["30 days late"][: days // 30]


def test_of_what_was_never_handed_in_nothing_is_known(report: QuarterReport) -> None:
    assert days_late(report) is None
