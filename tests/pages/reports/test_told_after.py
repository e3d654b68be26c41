"""What an officer is told after saving a report, and after sending it."""

from datetime import UTC, date, datetime

import pytest
from visitors import AsSomebody

import factories
from samrit.records.models import QuarterReport
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> QuarterReport:
    """The empty second quarter of an indicator."""
    return factories.indicator(factories.annual_plan(factories.agency("2200")), number="32").quarters.get(quarter=2)


def address(report: QuarterReport, more: str = "") -> str:
    """Where the form of a report is, or one of its pages."""
    return f"/office/indicators/{report.indicator_id}/quarters/{report.quarter}/{more}"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Quarter 2 is saved. 1 thing to correct before it can be submitted."),
        ("th", "บันทึกรายงานไตรมาสที่ 2 แล้ว มี 1 เรื่องต้องแก้ก่อนส่ง"),
    ],
)
def test_saving_says_how_much_is_to_mend_before_it_can_be_sent(
    report: QuarterReport, as_somebody: AsSomebody, language: str, sentence: str
) -> None:
    client = as_somebody(RoleName.OFFICER)
    client.cookies["django_language"] = language

    wrong = client.post(
        address(report), {"version": 1, "kind": "value", "value": "-5", "narrative": "มีภาคี 97 หน่วยงาน"}, follow=True
    )

    assert [str(one) for one in wrong.context["messages"]] == [sentence]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (11, "correction sent 9 days before it was due"),
        (20, "correction sent on the day"),
        (21, "correction sent 1 day late"),
    ],
)
def test_a_receipt_of_a_correction_holds_it_against_the_day_of_the_correction(
    report: QuarterReport, as_somebody: AsSomebody, day: int, said: str
) -> None:
    factories.quarter(report.indicator, 2, result=Result(value_text="85%", unit_text="ร้อยละ"))
    sent = datetime(2021, 5, day, 3, tzinfo=UTC)
    QuarterReport.objects.filter(pk=report.pk).update(
        status=Status.SUBMITTED.value, round=2, due_on=date(2021, 4, 14), correction_due_on=date(2021, 5, 20),
        first_submitted_at=datetime(2021, 4, 11, 3, tzinfo=UTC), submitted_at=sent, submitted_by=factories.user(RoleName.OFFICER),
    )  # fmt: skip

    page = as_somebody(RoleName.OFFICER).get(address(report, "receipt/")).content.decode()

    assert said in page
    assert "3 days before it was due" not in page
    assert "85%" not in page
