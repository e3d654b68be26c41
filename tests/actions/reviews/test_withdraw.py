"""An officer takes back what they submitted, as long as nobody has endorsed it."""

from datetime import timedelta

import pytest

import factories
from factories import AT
from samrit.actions.report_permissions import OnReport
from samrit.actions.reviews import review
from samrit.ledger.verification import verify_trail
from samrit.queries.reports.to_report import with_reports
from samrit.queries.reviews.marks import suggestion
from samrit.records.models import Event, FiscalYear, Indicator, Notice, QuarterReport, SignOff, User
from samrit.vocabulary.codes import NoticeKind, RoleName
from samrit.vocabulary.refusal import Denied
from samrit.vocabulary.workflow import Action, Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    """The officer responsible for the report."""
    return factories.user(RoleName.OFFICER)


@pytest.fixture
def submitted(officer: User) -> QuarterReport:
    """A report that its officer has submitted."""
    row = factories.quarter(factories.indicator(responsible=officer))
    return review.submit(report=row, by=officer, at=AT)


def test_it_is_a_draft_again_and_can_be_submitted_anew(submitted: QuarterReport, officer: User) -> None:
    later = AT + timedelta(days=400)

    taken = review.withdraw(report=submitted, by=officer, at=AT)
    again = review.submit(report=taken, by=officer, at=later)

    first, back, last = Event.objects.order_by("pk")
    assert (taken.status, first.action, back.action, last.action) == ("draft", "submit", "withdraw", "submit")
    assert (back.by, back.before, back.after["status"]) == (officer, {"status": "submitted"}, "draft")
    assert (again.status, again.round, again.submitted_at) == ("submitted", 2, later)
    # In time is who handed in in time, whatever was taken back since.
    whole = with_reports(Indicator.objects.all()).get(pk=again.indicator_id)
    assert suggestion(again, whole).deadline.handed_in_on == AT.date()
    assert verify_trail().is_whole


def test_who_was_asked_to_endorse_it_is_not_asked_any_more(officer: User) -> None:
    head = factories.user(RoleName.HEAD)
    row = review.submit(report=factories.quarter(factories.indicator(responsible=officer)), by=officer, at=AT)
    asked = Notice.objects.get(user=head, kind=NoticeKind.WAITING.value)

    review.withdraw(report=row, by=officer, at=AT)

    asked.refresh_from_db()
    assert asked.read_at == AT


def test_it_is_for_its_own_officer_alone(submitted: QuarterReport, officer: User) -> None:
    other, head = factories.user(RoleName.OFFICER), factories.user(RoleName.HEAD)

    with pytest.raises(Denied, match="responsible for it, can take it back"):
        review.withdraw(report=submitted, by=other, at=AT)
    with pytest.raises(Denied):
        review.withdraw(report=submitted, by=head, at=AT)

    assert OnReport(Action.WITHDRAW).allows(submitted, officer, AT)


def test_what_somebody_has_endorsed_is_not_taken_back(submitted: QuarterReport, officer: User) -> None:
    two = [RoleName.COORDINATOR.value, RoleName.HEAD.value]
    FiscalYear.objects.create(fiscal_year_be=factories.YEAR_BE, endorsers=two)
    half = review.endorse(report=submitted, by=factories.user(RoleName.COORDINATOR), at=AT)

    assert half.status == Status.SUBMITTED
    with pytest.raises(Denied, match="has endorsed this report already"):
        review.withdraw(report=half, by=officer, at=AT)

    endorsed = review.endorse(report=half, by=factories.user(RoleName.HEAD), at=AT)
    with pytest.raises(Denied, match="is not possible"):
        review.withdraw(report=endorsed, by=officer, at=AT)


@pytest.mark.parametrize("quarter", [1, 5])
def test_nothing_of_a_signed_year_is_taken_back(quarter: int, officer: User) -> None:
    indicator = factories.indicator(responsible=officer)
    end = factories.quarter(indicator, 5, status=Status.SUBMITTED)
    row = end if quarter == 5 else factories.quarter(indicator, quarter, status=Status.SUBMITTED)
    review.sign(report=end, name="สมใจ ใจดี", position="นักวิชาการ", by=officer, at=AT)
    row = QuarterReport.objects.get(pk=row.pk)

    with pytest.raises(Denied, match="signed and frozen"):
        review.withdraw(report=row, by=officer, at=AT)

    assert SignOff.objects.count() == 1
