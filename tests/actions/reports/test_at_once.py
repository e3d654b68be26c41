"""Two people at the very same moment, each with a connection of their own: nothing is lost, and the trail stays one chain."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

import factories
from at_once import at_once
from factories import AT
from samrit.actions.city.close_year import close_year
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reviews.review import endorse, evaluate, sign, submit
from samrit.actions.reviews.transitions import ExpectedVersion
from samrit.ledger.content import content_of
from samrit.ledger.verification import verify_trail
from samrit.records.models import Event, FiscalYear, Indicator, QuarterReport, Review, SignOff, User
from samrit.report import IndicatorReport, Result, Score
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, StaleVersion
from samrit.vocabulary.workflow import Action, Status

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_save_the_same_report_one_is_told() -> None:
    report = factories.quarter()
    contents = [factories.content(result=Result.of(n), narrative=f"ฉบับที่ {n}") for n in (1, 2)]
    people = [factories.user(RoleName.OFFICER) for _ in contents]

    refusals = at_once(
        *(
            lambda content=content, by=by: edit_quarter(report=report, content=content, version=1, by=by, at=AT)
            for content, by in zip(contents, people, strict=True)
        )
    )

    assert set(refusals) == {None, StaleVersion}
    assert content_of(QuarterReport.objects.get(pk=report.pk)) == contents[refusals.index(None)]
    assert Event.objects.count() == 1


def test_a_report_submitted_twice_is_submitted_once() -> None:
    report, by = factories.quarter(), factories.user(RoleName.OFFICER)

    refusals = at_once(*[lambda: submit(report=report, by=by, at=AT)] * 2)

    assert {None, Denied} == set(refusals)
    assert Event.objects.count() == 1


def test_many_actions_at_once_make_one_chain() -> None:
    reports = [factories.quarter() for _ in range(8)]
    by = factories.user(RoleName.OFFICER)

    refusals = at_once(*(lambda report=report: submit(report=report, by=by, at=AT) for report in reports))

    assert refusals == [None] * 8
    assert Event.objects.count() == 8
    assert verify_trail().is_whole


@pytest.mark.parametrize("action", [Action.ENDORSE, Action.EVALUATE])
def test_of_two_who_approve_at_the_same_moment_one_wins_and_nothing_is_doubled(action: Action) -> None:
    status, role = {
        Action.ENDORSE: (Status.SUBMITTED, RoleName.COORDINATOR),
        Action.EVALUATE: (Status.ENDORSED, RoleName.EVALUATOR),
    }[action]
    report = factories.quarter(status=status)
    people, expected_version = [factories.user(role) for _ in range(2)], ExpectedVersion.of(report)

    def approve(by: User) -> object:
        if action is Action.ENDORSE:
            return endorse(report=report, by=by, at=AT, expected_version=expected_version)
        return evaluate(report=report, by=by, at=AT, expected_version=expected_version, score=Score(value=Decimal(80)))

    refusals = at_once(*(lambda by=by: approve(by) for by in people))

    winner = people[refusals.index(None)]
    assert set(refusals) == {None, StaleVersion}
    assert [(one.by, one.action) for one in Review.objects.all()] == [(winner, action)]
    assert getattr(QuarterReport.objects.get(pk=report.pk), f"{action}d_by") == winner
    assert Event.objects.count() == 1
    assert verify_trail().is_whole


def test_two_evaluators_who_are_both_asked_for_are_both_heard() -> None:
    FiscalYear.objects.create(fiscal_year_be=factories.YEAR_BE, evaluators_needed=2)
    report = factories.quarter(status=Status.ENDORSED)
    expected_version = ExpectedVersion.of(report)

    refusals = at_once(
        *(
            lambda by=by, mark=mark: evaluate(
                report=report, by=by, at=AT, expected_version=expected_version, score=Score(value=Decimal(mark))
            )
            for by, mark in [(factories.user(RoleName.EVALUATOR), 80), (factories.user(RoleName.EVALUATOR), 90)]
        )
    )

    row = QuarterReport.objects.get(pk=report.pk)
    assert refusals == [None, None]
    assert (row.status, row.score_value, Review.objects.count()) == (Status.EVALUATED, Decimal(85), 2)


def test_a_year_signed_twice_at_the_same_moment_has_one_signature() -> None:
    by = factories.user(RoleName.OFFICER)
    report = factories.quarter(factories.indicator(responsible=by), 5, status=Status.SUBMITTED)

    refusals = at_once(*[lambda: sign(report=report, name="ก ข", position="ค", by=by, at=AT)] * 2)

    assert set(refusals) == {None, Denied}
    assert SignOff.objects.count() == 1


def test_a_report_that_comes_in_while_its_year_is_signed_does_not_take_the_signature_off() -> None:
    by = factories.user(RoleName.OFFICER)
    report = factories.quarter(factories.indicator(number="32", responsible=by), 5, status=Status.SUBMITTED)
    plan = report.indicator.annual_plan
    uploaded = factories.upload(IndicatorReport(fiscal_year_be=2564, number_text="32", definition="ใหม่"), by=by)

    refusals = at_once(
        lambda: sign(report=report, name="ก ข", position="ค", by=by, at=AT),
        lambda: factories.saved_report(uploaded, plan=plan, by=by, at=AT),
    )

    indicator = Indicator.objects.get()
    assert refusals in ([None, None], [None, Denied])
    assert indicator.signoff == SignOff.objects.get()
    last = Event.objects.order_by("pk").last()
    assert last is not None
    assert last.action == "sign"


def test_nothing_is_written_into_a_year_after_it_was_closed() -> None:
    after = datetime(2021, 11, 20, 3, tzinfo=UTC)
    administrator, by = factories.user(RoleName.ADMINISTRATOR), factories.user(RoleName.OFFICER)
    reports = [factories.quarter() for _ in range(3)]

    refusals = at_once(
        lambda: close_year(fiscal_year_be=2564, reason="ปิดปี", by=administrator, at=after),
        *(
            lambda report=report: edit_quarter(
                report=report, content=factories.content(result=Result.of(7)), version=1, by=by, at=after
            )
            for report in reports
        ),
    )

    payload = list(Event.objects.order_by("pk").values_list("action", flat=True))
    assert refusals[0] is None
    assert set(refusals) <= {None, Denied}
    assert payload[-1] == "close_year"
    assert len(payload) == refusals.count(None)
