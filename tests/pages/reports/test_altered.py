"""A report that was changed past the system says so wherever it is shown; it is neither signed nor given out in a package."""

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from visitors import AsSomebody

import factories
from catalogue import said
from samrit.actions.city.resolve_row import resolve_row
from samrit.actions.city.verify_records import verify_records
from samrit.actions.period_results import count_results
from samrit.actions.reviews.review import sign
from samrit.api.reports import report_out
from samrit.ledger.content import store_revision
from samrit.ledger.verification import verify_trail
from samrit.package.export import export_package
from samrit.package.refusal import UnusablePackageError
from samrit.package.scope import Scope
from samrit.readers import read
from samrit.records.models import Event, Indicator, PeriodResult, QuarterReport, User
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.refusal import Altered
from samrit.vocabulary.workflow import Status
from tampering import tamper

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.every_row_has_an_event]
AT = factories.AT
WORDS = "changed past the system, not what was recorded"


@pytest.fixture
def officer() -> User:
    return factories.user(RoleName.OFFICER)


@pytest.fixture
def report(officer: User) -> QuarterReport:
    """A year end whose result somebody has set to 999999 by SQL."""
    row = factories.quarter(factories.indicator(responsible=officer), 5, status=Status.SUBMITTED)
    tamper(f"UPDATE records_quarterreport SET result_value = 999999, result_value_text = '999999' WHERE id = {row.pk}")
    return row


def test_page_paper_file_and_api_say_it(report: QuarterReport, officer: User) -> None:
    client = Client()
    client.force_login(officer)
    address = f"/office/indicators/{report.indicator_id}/"

    page = client.get(f"{address}?quarter=5").content.decode()
    paper = read(client.get(f"{address}report.pdf").getvalue(), "paper.pdf")
    text = client.get(f"{address}report.txt").content.decode()
    report.refresh_from_db()

    assert (said(WORDS) in page, said(WORDS) in text) == (True, True)
    assert report_out(report).report.doubt == Doubt.ALTERED
    assert paper.report is not None


@pytest.mark.parametrize("quarter", [1, 4, 5])
def test_each_report_of_a_year_that_is_summed_says_it_where_it_stands_and_the_year_does(
    quarter: int, officer: User
) -> None:
    indicator = factories.indicator(responsible=officer)
    indicator.accumulation = "sum"
    indicator.save()
    rows = {
        one: factories.quarter(indicator, one, status=Status.PUBLISHED, result=Result.of(5 if one < 5 else 20, "แห่ง"))
        for one in (1, 2, 3, 4, 5)
    }
    client = Client()
    client.force_login(officer)
    address = f"/office/indicators/{indicator.pk}/"
    whole = client.get(address).content.decode()
    tamper(
        f"UPDATE records_quarterreport SET result_value = 777777, result_value_text = '777777' WHERE id = {rows[quarter].pk}"
    )

    page = client.get(address).content.decode()

    assert said(WORDS) not in whole
    assert page.count(said(WORDS)) >= 2, "of the year, and of the report in its place among the others"


def test_it_is_not_signed(report: QuarterReport, officer: User) -> None:
    with pytest.raises(Altered, match=f"row {report.pk} of quarterreport"):
        sign(report=report, by=officer, at=datetime.now(UTC), name="นายตัวอย่าง ทดสอบ", position="นักวิชาการ")


def test_it_does_not_go_out_in_a_package(report: QuarterReport) -> None:
    with pytest.raises(UnusablePackageError, match=f"Row {report.pk} of quarter_reports was changed past the system"):
        export_package(BytesIO(), Scope(report.indicator.annual_plan.fiscal_year_be))


def test_what_the_indicator_asks_is_held_against_its_seal_too(
    report: QuarterReport, officer: User, as_somebody: AsSomebody
) -> None:
    assert officer.pk
    other = factories.quarter(factories.indicator(report.indicator.annual_plan), 5)
    tamper(f"UPDATE records_indicator SET target_value_text = '1' WHERE id = {other.indicator_id}")

    page = as_somebody(RoleName.EVALUATOR).get(f"/office/indicators/{other.indicator_id}/?quarter=5").content.decode()

    assert WORDS in page


def test_what_was_recorded_is_brought_back_from_the_version(
    report: QuarterReport, officer: User, as_somebody: AsSomebody
) -> None:
    other = factories.quarter(factories.indicator(responsible=officer), 1, status=Status.SUBMITTED)
    store_revision(other, by=officer, at=factories.AT)
    tamper(f"UPDATE records_quarterreport SET narrative = 'อื่น', result_value = 7 WHERE id = {other.pk}")
    client = as_somebody(RoleName.ADMINISTRATOR)
    address = f"/office/audit/rows/quarterreport/{other.pk}/"

    page = client.get(address).content.decode()
    answer = client.post(address, {"reason": "พบจากการตรวจ", "bring_back": ""}, follow=True)

    assert "Restore version 1, as it was recorded" in page
    assert "It is again what was recorded, and an event says why." in answer.content.decode()
    other.refresh_from_db()
    assert (other.narrative, other.result_value) == ("ประชุมเตรียมงานแล้ว", Decimal(5))
    assert {(fault.table, fault.key) for fault in verify_trail().row_faults} == {("quarterreport", report.pk)}
    assert Event.objects.get(action="bring_back").after == {"reason": "พบจากการตรวจ", "version": 1}


def test_nothing_is_brought_back_where_more_was_changed(
    report: QuarterReport, officer: User, as_somebody: AsSomebody
) -> None:
    store_revision(report, by=officer, at=factories.AT)  # of what it was before, as it stands in memory
    tamper(f"UPDATE records_quarterreport SET due_on = '2099-01-01' WHERE id = {report.pk}")

    answer = as_somebody(RoleName.ADMINISTRATOR).post(
        f"/office/audit/rows/quarterreport/{report.pk}/", {"reason": "พบจากการตรวจ", "bring_back": ""}
    )

    assert answer.status_code == 422
    assert "more than its content was changed" in answer.content.decode()
    assert {(fault.table, fault.key) for fault in verify_trail().row_faults} == {("quarterreport", report.pk)}


def test_the_nightly_verification_tells_lists_and_means_until_it_is_settled(report: QuarterReport) -> None:
    by, pk = factories.user(RoleName.ADMINISTRATOR), report.indicator_id
    count_results([pk])

    found = verify_records(AT)
    doubtful = PeriodResult.objects.get(indicator=pk, quarter=5)
    resolve_row(table="quarterreport", key=report.pk, reason="ตรวจแล้ว", by=by, at=AT)

    assert found == Event.objects.get(action="find_altered").after["count"] == 1
    assert (doubtful.part, doubtful.doubt) == ("doubtful", Doubt.ALTERED)
    assert Doubt.ALTERED not in str(Indicator.objects.get(pk=pk).doubts)
    assert PeriodResult.objects.get(indicator=pk, quarter=5).doubt != Doubt.ALTERED
    assert verify_records(AT) == 0
