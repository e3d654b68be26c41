"""Brakes: what is signed or published takes effect when the day ends, and can be stopped until then."""

import errno
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

import factories
from catalogue import said
from factories import AT, YEAR_BE
from samrit.actions.reviews import review
from samrit.actions.reviews.publish_many import publish_many
from samrit.actions.reviews.transitions import ExpectedVersion
from samrit.queries.people.notices import notice_page
from samrit.records.models import YEAR_END, Event, FiscalYear, Notice, QuarterReport, SignOff, User
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import NoticeKind, RoleName
from samrit.vocabulary.refusal import Denied, Unavailable
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db
NEXT_DAY = AT + timedelta(days=1)


@pytest.fixture
def evaluator() -> User:
    """An evaluator of a city whose year has brakes."""
    FiscalYear.objects.create(fiscal_year_be=YEAR_BE, can_be_stopped=True)
    return factories.user(RoleName.EVALUATOR)


def now(report: QuarterReport) -> QuarterReport:
    return QuarterReport.objects.select_related("indicator__annual_plan__agency").get(pk=report.pk)


def night(at: datetime) -> int:
    return review.carry_out(on=timezone.localdate(at), at=at)


def events() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("action", flat=True))


def test_what_is_published_is_public_when_the_day_has_ended(evaluator: User) -> None:
    report = factories.quarter(status=Status.EVALUATED)

    review.publish(report=report, by=evaluator, at=AT)

    assert (now(report).status, now(report).published_version, now(report).pending_action) == (
        "evaluated",
        None,
        "publish",
    )
    with pytest.raises(Denied):
        review.publish(report=now(report), by=evaluator, at=AT)
    assert night(AT) == 0
    assert night(NEXT_DAY) == 1
    assert (now(report).status, now(report).published_by, now(report).pending_action) == ("published", evaluator, "")
    assert night(NEXT_DAY) == 0
    assert events() == ["publish_later", "publish"]


def test_until_the_day_ends_it_can_be_stopped_and_then_no_more(evaluator: User) -> None:
    stopped, other = (factories.quarter(status=Status.EVALUATED) for _n in range(2))
    for report in (stopped, other):
        review.publish(report=report, by=evaluator, at=AT)

    review.stop(report=now(stopped), by=evaluator, at=AT)
    with pytest.raises(Denied):
        review.stop(report=now(other), by=factories.user(RoleName.OFFICER), at=AT)
    with pytest.raises(Denied):
        review.stop(report=now(other), by=evaluator, at=NEXT_DAY)

    assert night(NEXT_DAY) == 1
    assert (now(stopped).status, now(other).status) == ("evaluated", "published")
    assert events() == ["publish_later", "publish_later", "stop_pending", "publish"]


def test_whatever_moves_the_report_takes_away_what_waits(evaluator: User) -> None:
    report = factories.quarter(status=Status.EVALUATED)
    review.publish(report=report, by=evaluator, at=AT)

    review.reopen(report=now(report), reason="ตัวเลขไม่ตรงกับทะเบียน", by=evaluator, at=AT)

    assert (now(report).status, now(report).pending_action, night(NEXT_DAY)) == ("returned", "", 0)


def test_many_at_once_tell_what_waits(evaluator: User) -> None:
    report = factories.quarter(status=Status.EVALUATED)

    done = publish_many(reports=[(report, ExpectedVersion.of(report))], by=evaluator, at=AT)

    assert (done.count, done.later, done.refused) == (0, 1, 0)


def year_end(officer: User) -> QuarterReport:
    indicator = factories.indicator(responsible=officer)
    return factories.quarter(indicator, YEAR_END, status=Status.SUBMITTED)


def test_a_signature_is_that_of_the_day_on_which_it_was_given(evaluator: User) -> None:
    officer = factories.user(RoleName.OFFICER)
    report = year_end(officer)

    review.sign(report=report, name="สมใจ ใจดี", position="นักวิชาการ", by=officer, at=AT)
    assert not SignOff.objects.exists()
    assert night(NEXT_DAY) == 1

    signed = SignOff.objects.get()
    assert (signed.by, signed.name) == (officer, "สมใจ ใจดี")
    assert f'"signed_on":"{timezone.localdate(AT).isoformat()}"' in signed.content
    assert (now(report).pending_action, events()) == ("", ["sign_later", "sign"])
    assert evaluator.is_active


def test_what_has_changed_since_it_was_signed_is_not_signed(evaluator: User) -> None:
    officer = factories.user(RoleName.OFFICER)
    report = year_end(officer)
    review.sign(report=report, name="สมใจ ใจดี", position="นักวิชาการ", by=officer, at=AT)
    row = now(report)
    row.pending_details |= {"sha256": "0" * 64}
    row.save()

    assert night(NEXT_DAY) == 0
    assert not SignOff.objects.exists()
    assert (now(report).pending_action, events()) == ("", ["sign_later", "stop_pending"])
    notice = Notice.objects.get(kind=NoticeKind.NO_EFFECT.value)
    assert (notice.user, notice.report) == (officer, report)
    why = "The year's report has changed since it was signed, so it is to be read and signed anew."
    assert notice.details["reason"] == {"th": said(why), "en": why}
    with in_language("en"):
        (shown,) = notice_page(officer, today=NEXT_DAY.date()).unread
    assert shown.more == (why,)
    assert evaluator.is_active


def test_an_outage_at_midnight_lets_it_wait_for_the_next_try(evaluator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    report = factories.quarter(status=Status.EVALUATED)
    review.publish(report=report, by=evaluator, at=AT)

    def full(*_args: object, **_words: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(review, "copy_published", full)
        with pytest.raises(Unavailable):
            night(NEXT_DAY)

    assert (now(report).status, now(report).pending_action) == ("evaluated", "publish")
    assert (night(NEXT_DAY), now(report).status) == (1, "published")
