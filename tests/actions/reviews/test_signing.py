"""Signing freezes a year as content, hash and paper; reopening sets it free again, and the signed paper stays."""

import hashlib

import pytest
from django.utils import timezone

import factories
from factories import AT
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reviews import review
from samrit.ledger.blobs import blob_bytes
from samrit.ledger.content import content_of
from samrit.ledger.verification import verify_trail
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.readers import read
from samrit.records.models import Event, Indicator, QuarterReport, Reopening, SignOff, User
from samrit.report import Result, Score, canonical_json
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    """The one responsible."""
    return factories.user(RoleName.OFFICER)


@pytest.fixture
def year_end(officer: User) -> QuarterReport:
    """A submitted year end."""
    return factories.quarter(factories.indicator(responsible=officer), 5, status=Status.SUBMITTED)


def sign(
    report: QuarterReport, by: User, *, name: str = "นายตัวอย่าง ทดสอบ", position: str = "นักวิชาการ"
) -> QuarterReport:
    return review.sign(report=report, by=by, at=AT, name=name, position=position)


def now(report: QuarterReport) -> Indicator:
    return with_reports(Indicator.objects.all()).get(pk=report.indicator_id)


def test_what_is_signed_is_kept_as_content_hash_and_paper(year_end: QuarterReport, officer: User) -> None:
    sign(year_end, officer)

    stored, indicator = SignOff.objects.get(), now(year_end)
    report = indicator_report(indicator)
    assert (stored.by, stored.at, stored.name, stored.position) == (officer, AT, "นายตัวอย่าง ทดสอบ", "นักวิชาการ")
    assert stored.content == canonical_json(report).decode()
    assert stored.sha256 == hashlib.sha256(stored.content.encode()).hexdigest()
    assert read(blob_bytes(stored.paper), "paper.pdf").report == report
    assert report.signature.signed_on == timezone.localdate(AT)
    assert indicator.signoff == stored
    event = Event.objects.get()
    assert (event.action, event.after["sha256"], event.after["status"]) == ("sign", stored.sha256, "submitted")


def test_a_signed_year_is_frozen_in_every_quarter(year_end: QuarterReport, officer: User) -> None:
    sign(year_end, officer)

    for number in (1, 5):
        row = QuarterReport.objects.get(indicator=year_end.indicator, quarter=number)
        with pytest.raises(Denied):
            edit_quarter(report=row, content=content_of(row).replace(narrative="แก้"), version=1, by=officer, at=AT)
    with pytest.raises(Denied, match="signed and frozen"):
        review.return_(report=year_end, reasons={"": "x"}, by=factories.user(RoleName.HEAD), at=AT)
    with pytest.raises(Denied):
        sign(year_end, officer)

    assert SignOff.objects.count() == 1


def test_an_unsigned_year_end_is_not_endorsed(year_end: QuarterReport, officer: User) -> None:
    head = factories.user(RoleName.HEAD)
    with pytest.raises(Denied, match="not signed yet"):
        review.endorse(report=year_end, by=head, at=AT)

    sign(year_end, officer)

    assert review.endorse(report=year_end, by=head, at=AT).status == Status.ENDORSED


def test_a_signature_has_a_name_and_a_position(year_end: QuarterReport, officer: User) -> None:
    with pytest.raises(Invalid, match="a name and a position"):
        sign(year_end, officer, name=" .... ")
    with pytest.raises(Invalid, match="a name and a position"):
        sign(year_end, officer, position="")

    assert not SignOff.objects.exists()
    assert not Event.objects.exists()


def test_only_the_one_responsible_or_the_deputy_signs_where_there_is_one(year_end: QuarterReport) -> None:
    another = factories.user(RoleName.OFFICER)
    with pytest.raises(Denied, match="Only the officer responsible"):
        sign(year_end, another)

    Indicator.objects.update(deputy=another)

    assert sign(year_end, another).indicator.signoff_id is not None


def test_an_evaluator_reopens_with_a_reason_and_the_paper_stays_superseded(
    year_end: QuarterReport, officer: User
) -> None:
    sign(year_end, officer)
    first = SignOff.objects.get()
    evaluator = factories.user(RoleName.EVALUATOR)

    with pytest.raises(Invalid, match="Say why"):
        review.reopen(report=year_end, reason=" ", by=evaluator, at=AT)
    reopened = review.reopen(report=year_end, reason="ตัวเลขไตรมาสที่ 3 ผิด", by=evaluator, at=AT)

    assert (reopened.status, reopened.round, reopened.reopened_by) == (Status.RETURNED, 2, evaluator)
    assert reopened.return_reasons == {"": "ตัวเลขไตรมาสที่ 3 ผิด"}
    assert Reopening.objects.get().signoff == first
    assert now(year_end).signoff is None
    assert not indicator_report(now(year_end)).signature.is_signed
    review.submit(report=year_end, by=officer, at=AT, unchanged_because="ตัวเลขแก้ในไตรมาสที่ 3 แล้ว")
    sign(year_end, officer)
    assert now(year_end).signoff != first
    assert SignOff.objects.count() == 2
    assert verify_trail().is_whole


def test_the_public_keeps_what_was_published_while_the_report_is_opened_again() -> None:
    evaluator = factories.user(RoleName.EVALUATOR)
    report = factories.quarter(status=Status.EVALUATED)
    QuarterReport.objects.update(score_value=80)
    published = review.publish(report=report, by=evaluator, at=AT)

    reopened = review.reopen(report=report, reason="พบภาคีซ้ำ", by=evaluator, at=AT)

    assert (reopened.published_version, reopened.published_at) == (published.version, AT)
    assert (reopened.status, reopened.score, reopened.evaluated_by) == (Status.RETURNED, Score(), None)


def test_a_signed_year_end_that_an_evaluator_sends_back_is_free_again(year_end: QuarterReport, officer: User) -> None:
    sign(year_end, officer)
    review.endorse(report=year_end, by=factories.user(RoleName.HEAD), at=AT)

    review.return_(report=year_end, reasons={"narrative": "สั้นไป"}, by=factories.user(RoleName.EVALUATOR), at=AT)

    assert Reopening.objects.get().reason == "ผลการดำเนินงาน: สั้นไป"
    content = factories.content(quarter=5, result=Result.of(5), narrative="ยาวขึ้น")
    row = QuarterReport.objects.get(pk=year_end.pk)
    assert edit_quarter(report=row, content=content, version=row.version, by=officer, at=AT).narrative == "ยาวขึ้น"
