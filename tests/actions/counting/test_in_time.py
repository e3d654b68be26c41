"""Whoever handed in in time is in time, however often the report was sent back since."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

import factories
from samrit.queries.reports.to_report import with_reports
from samrit.queries.reviews.desk import Choice, desk
from samrit.queries.reviews.marks import suggestion
from samrit.records.models import CheckRuleSet, Indicator, QuarterReport, SubmissionCheck
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


def hand_in(row: QuarterReport, at: datetime) -> None:
    rules, _ = CheckRuleSet.objects.get_or_create(version="1", defaults={"table": {}})
    SubmissionCheck.objects.create(report=row, version=1, at=at, rules=rules)


def days_late(row: QuarterReport) -> int | None:
    indicator = with_reports(Indicator.objects.all()).get(pk=row.indicator_id)
    return suggestion(row, indicator).days_late


def test_the_first_handing_in_counts(report: QuarterReport) -> None:
    hand_in(report, due(report))
    hand_in(report, due(report) + timedelta(days=30))

    with in_language("en"):
        (waiting,) = desk(factories.user(RoleName.EVALUATOR), Choice(), today=timezone.localdate()).all

    assert days_late(report) == 0
    assert not any("late" in reason.en for reason in waiting.risk.reasons)


def test_a_report_of_which_no_handing_in_was_judged_goes_by_its_own_date(report: QuarterReport) -> None:
    with in_language("en"):
        (waiting,) = desk(factories.user(RoleName.EVALUATOR), Choice(), today=timezone.localdate()).all

    assert days_late(report) == 30
    assert any("30 days late" in reason.en for reason in waiting.risk.reasons)
