"""A quarter's report goes its way: each action moves it, stamps who and when, and leaves one event."""

from collections.abc import Callable
from decimal import Decimal

import pytest

import factories
from factories import AT
from samrit.actions.reviews import review
from samrit.ledger.verification import verify_trail
from samrit.records.models import Event, LogHead, QuarterReport, User
from samrit.report import Absence, Result, Score
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, Refused
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db
SCORE = Score(value=Decimal(90), quality=Decimal(100), timeliness=Decimal(80))

ACTIONS: dict[str, tuple[Status, RoleName, Callable[[QuarterReport, User], QuarterReport]]] = {
    "submit": (Status.DRAFT, RoleName.OFFICER, lambda r, by: review.submit(report=r, by=by, at=AT)),
    "endorse": (Status.SUBMITTED, RoleName.HEAD, lambda r, by: review.endorse(report=r, by=by, at=AT)),
    "evaluate": (
        Status.ENDORSED,
        RoleName.EVALUATOR,
        lambda r, by: review.evaluate(report=r, score=SCORE, by=by, at=AT),
    ),
    "publish": (Status.EVALUATED, RoleName.EVALUATOR, lambda r, by: review.publish(report=r, by=by, at=AT)),
    "return": (
        Status.SUBMITTED,
        RoleName.COORDINATOR,
        lambda r, by: review.return_(report=r, reasons={"": "ขาดหลักฐาน"}, by=by, at=AT),
    ),
}
LEADS_TO = {"submit": "submitted", "endorse": "endorsed", "evaluate": "evaluated", "publish": "published"} | {
    "return": "returned"
}


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_moves_the_report_and_leaves_one_event(action: str) -> None:
    before, role, do = ACTIONS[action]
    report, by = factories.quarter(status=before), factories.user(role)

    done = do(report, by)

    row = QuarterReport.objects.get(pk=report.pk)
    event = Event.objects.get()
    assert (done.status, row.status) == (LEADS_TO[action], LEADS_TO[action])
    assert (getattr(row, f"{LEADS_TO[action]}_by"), getattr(row, f"{LEADS_TO[action]}_at")) == (by, AT)
    assert (event.action, event.by, event.at) == (action, by, AT)
    assert (event.subject_type, event.subject_id) == ("quarterreport", report.pk)
    assert event.before == {"status": before.value}
    assert event.after["status"] == LEADS_TO[action]
    assert verify_trail().is_whole


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_of_somebody_else_changes_nothing(action: str) -> None:
    before, role, do = ACTIONS[action]
    report = factories.quarter(status=before)
    strangers = (*(set(RoleName) - {role, RoleName.HEAD, RoleName.COORDINATOR}),)

    with pytest.raises(Denied):
        do(report, factories.user(*strangers))
    with pytest.raises(Denied):
        do(report, factories.user(role, over=factories.agency()))

    assert QuarterReport.objects.get(pk=report.pk).status == before
    assert not Event.objects.exists()


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_done_twice_is_refused_the_second_time(action: str) -> None:
    before, role, do = ACTIONS[action]
    report, by = factories.quarter(status=before), factories.user(role)
    do(report, by)

    with pytest.raises(Denied) as refusal:
        do(report, by)

    assert "is not possible: the report is" in refusal.value.message.en
    assert Event.objects.count() == 1


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_whose_event_cannot_be_written_is_undone(action: str) -> None:
    before, role, do = ACTIONS[action]
    report = factories.quarter(status=before)
    break_the_trail()

    with pytest.raises(Exception, match=r"(?i)unique"):
        do(report, factories.user(role))

    row = QuarterReport.objects.get(pk=report.pk)
    assert (row.status, row.score, row.submitted_by) == (before, Score(), None)


def break_the_trail() -> None:
    """An event stands where the next one would: that one can't find its place."""
    content = {"at": AT, "action": "x", "subject_type": "x", "subject_id": 1, "leaf": "a"}
    Event.objects.create(log=1, position=LogHead.objects.get().size, **content)


def test_a_whole_life_with_a_return_in_it() -> None:
    officer, head, evaluator = (factories.user(role) for role in (RoleName.OFFICER, RoleName.HEAD, RoleName.EVALUATOR))
    report = factories.quarter()

    review.submit(report=report, by=officer, at=AT)
    review.endorse(report=report, by=head, at=AT)
    returned = review.return_(report=report, reasons={"": "  ผลงานไม่ตรงกับรายงาน "}, by=evaluator, at=AT)
    assert (returned.return_reasons, returned.submitted_by, returned.endorsed_at) == (
        {"": "ผลงานไม่ตรงกับรายงาน"},
        None,
        None,
    )
    with pytest.raises(Invalid, match="nothing in it has changed since"):
        review.submit(report=report, by=officer, at=AT, unchanged_because=" ")
    review.submit(report=report, by=officer, at=AT, unchanged_because="ตรงกันแล้ว ")
    review.endorse(report=report, by=head, at=AT)
    review.evaluate(report=report, score=SCORE, by=evaluator, at=AT)
    published = review.publish(report=report, by=evaluator, at=AT)

    assert (published.status, published.score) == ("published", SCORE)
    assert [event.action for event in Event.objects.order_by("pk")] == [
        "submit", "endorse", "return", "submit", "endorse", "evaluate", "publish",
    ]  # fmt: skip
    assert [event.after.get("unchanged_because") for event in Event.objects.filter(action="submit").order_by("pk")] == [
        None,
        "ตรงกันแล้ว",
    ]
    assert verify_trail().is_whole


def test_an_empty_report_is_not_submitted_but_one_that_says_why_it_is_empty_is() -> None:
    officer = factories.user(RoleName.OFFICER)
    empty = factories.quarter(result=Result())
    QuarterReport.objects.update(narrative="")

    with pytest.raises(Invalid):
        review.submit(report=empty, by=officer, at=AT)

    explained = factories.quarter(result=Result.none(Absence.NOT_APPLICABLE, "วัดปีละครั้ง"))
    assert review.submit(report=explained, by=officer, at=AT).status == "submitted"


def test_a_return_without_reason_and_an_evaluation_without_score_are_refused() -> None:
    submitted, endorsed = factories.quarter(status=Status.SUBMITTED), factories.quarter(status=Status.ENDORSED)
    by = factories.user(RoleName.COORDINATOR, RoleName.EVALUATOR)

    with pytest.raises(Refused, match="Say why"):
        review.return_(report=submitted, reasons={"": " "}, by=by, at=AT)
    with pytest.raises(Refused, match="Give a score"):
        review.evaluate(report=endorsed, score=Score(quality=Decimal(1)), by=by, at=AT)

    assert {row.status for row in QuarterReport.objects.filter(quarter=1)} == {"submitted", "endorsed"}
