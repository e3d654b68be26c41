"""A report moves on when all approvals are there that its fiscal year asks for: by whom, how many, each person once."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

import factories
from factories import AT, YEAR_BE
from samrit.actions.reviews import review
from samrit.actions.reviews.approvals import Override, combined
from samrit.actions.reviews.transitions import ExpectedVersion
from samrit.ledger.content import store_revision
from samrit.queries.reviews.approvals import approvals_of, asked_in_years
from samrit.records.models import Event, FiscalYear, QuarterReport, Review, Role, User
from samrit.report import Score, Verdict
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion
from samrit.vocabulary.workflow import Action, Status

pytestmark = pytest.mark.django_db
HEAD, COORDINATOR, EVALUATOR = RoleName.HEAD, RoleName.COORDINATOR, RoleName.EVALUATOR


def year(**asked: object) -> None:
    FiscalYear.objects.create(fiscal_year_be=YEAR_BE, **asked)


def marks(value: int, quality: int | None = None, timeliness: int | None = None) -> Score:
    parts = [Decimal(mark) if mark is not None else None for mark in (quality, timeliness)]
    return Score(value=Decimal(value), quality=parts[0], timeliness=parts[1])


def delegate(role: RoleName, *, from_: User, to: User) -> None:
    today = timezone.localdate(AT)
    Role.objects.create(
        user=to, role=role.value, agency=factories.city(), on_behalf_of=from_,
        from_on=today, until_on=today + timedelta(days=3), reason="ลาพักผ่อน",
    )  # fmt: skip


def missing(report: QuarterReport) -> list[str]:
    fresh = QuarterReport.objects.select_related("indicator__annual_plan__agency").get(pk=report.pk)
    return [one.en for one in approvals_of([fresh], asked_in_years())[fresh.pk].missing]


def test_without_a_rule_of_the_city_one_coordinator_or_head_endorses() -> None:
    report, by = factories.quarter(status=Status.SUBMITTED), factories.user(COORDINATOR)
    assert missing(report) == ["agency coordinator or head of agency"]

    review.endorse(report=report, by=by, at=AT, opinion=" ตรวจแล้ว ")

    stored = Review.objects.get()
    assert (stored.round, stored.version, stored.action, stored.role, stored.by) == (
        1,
        1,
        Action.ENDORSE,
        COORDINATOR,
        by,
    )
    assert (stored.opinion, stored.score, stored.on_behalf_of) == ("ตรวจแล้ว", Score(), None)
    assert missing(report) == ["evaluator"]


def test_each_role_that_the_year_names_has_to_endorse() -> None:
    year(endorsers=[COORDINATOR.value, HEAD.value])
    report = factories.quarter(status=Status.SUBMITTED)
    assert missing(report) == ["agency coordinator", "head of agency"]

    first = review.endorse(report=report, by=factories.user(COORDINATOR), at=AT)
    assert (first.status, missing(report)) == (Status.SUBMITTED, ["head of agency"])
    with pytest.raises(Denied, match="still waits for: head of agency"):
        review.endorse(report=report, by=factories.user(COORDINATOR), at=AT)
    second = review.endorse(report=report, by=factories.user(HEAD), at=AT)

    assert second.status == Status.ENDORSED
    assert [event.after["status"] for event in Event.objects.order_by("pk")] == ["submitted", "endorsed"]


def test_one_person_fills_one_role_only_even_with_two() -> None:
    year(endorsers=[COORDINATOR.value, HEAD.value])
    report, both = factories.quarter(status=Status.SUBMITTED), factories.user(COORDINATOR, HEAD)

    review.endorse(report=report, by=both, at=AT)
    with pytest.raises(Denied, match="already decided on this round"):
        review.endorse(report=report, by=both, at=AT)

    assert missing(report) == ["head of agency"]


def test_two_evaluators_are_combined_as_the_mean_of_what_each_gave() -> None:
    year(evaluators_needed=2)
    report = factories.quarter(status=Status.ENDORSED)

    first = review.evaluate(report=report, score=marks(80, 80), by=factories.user(EVALUATOR), at=AT)
    assert (first.status, first.score, missing(report)) == (Status.ENDORSED, Score(), ["one more evaluator"])
    second = review.evaluate(report=report, score=marks(95, 90, 100), by=factories.user(EVALUATOR), at=AT)

    row = QuarterReport.objects.get(pk=report.pk)
    assert (second.status, row.status) == (Status.EVALUATED, Status.EVALUATED)
    assert row.score == Score(value=Decimal("87.5"), quality=Decimal(85), timeliness=Decimal(100))
    assert row.version == 1


def test_marks_that_nobody_gave_stay_not_reviewed() -> None:
    assert combined([marks(0, 0), marks(1)]) == Score(value=Decimal("0.50"), quality=Decimal(0))
    assert combined([marks(70)]) == marks(70)
    assert combined([marks(1), marks(2), marks(2)]).value == Decimal("1.67")


def test_whoever_acts_on_behalf_is_named_and_counts_for_the_one_they_stand_for() -> None:
    year(evaluators_needed=2)
    report, absent, replacement = factories.quarter(status=Status.ENDORSED), factories.user(EVALUATOR), factories.user()
    delegate(EVALUATOR, from_=absent, to=replacement)

    review.evaluate(report=report, score=marks(80), by=replacement, at=AT)
    with pytest.raises(Denied, match="or somebody on your behalf"):
        review.evaluate(report=report, score=marks(80), by=absent, at=AT)

    assert Review.objects.get().on_behalf_of == absent
    assert Event.objects.get().on_behalf_of == absent


def test_nobody_approves_a_report_on_behalf_of_its_own_officer() -> None:
    owner, replacement = factories.user(HEAD), factories.user(COORDINATOR)
    year(endorsers=[HEAD.value])
    delegate(HEAD, from_=owner, to=replacement)
    report = factories.quarter(factories.indicator(responsible=owner), status=Status.SUBMITTED)

    with pytest.raises(Denied, match="still waits for: head of agency"):
        review.endorse(report=report, by=replacement, at=AT)


def test_whoever_wrote_in_a_report_does_not_approve_it_though_it_is_no_longer_their() -> None:
    by, report = factories.user(COORDINATOR, RoleName.OFFICER), factories.quarter(status=Status.SUBMITTED)
    report.narrative = "จัดประชุมภาคีแล้ว"
    store_revision(report, by=by, at=AT)

    with pytest.raises(Denied, match="own report"):
        review.endorse(report=report, by=by, at=AT)

    assert not Review.objects.exists()


def test_whoever_defined_the_indicator_and_wrote_nothing_in_its_report_approves_it() -> None:
    by, report = factories.user(COORDINATOR), factories.quarter(status=Status.SUBMITTED)
    store_revision(QuarterReport(indicator=report.indicator, quarter=report.quarter, pk=report.pk), by=by, at=AT)

    review.endorse(report=report, by=by, at=AT)

    assert Review.objects.get().by == by


def test_an_approver_is_told_when_the_report_is_no_longer_the_one_they_read() -> None:
    report, by = factories.quarter(status=Status.SUBMITTED), factories.user(COORDINATOR)
    expected_version = ExpectedVersion.of(report)
    QuarterReport.objects.filter(pk=report.pk).update(version=3, round=2)

    with pytest.raises(StaleVersion, match="has been changed since you opened it"):
        review.endorse(report=report, by=by, at=AT, expected_version=expected_version)

    assert not Review.objects.exists()


def test_a_return_begins_a_new_round_in_which_all_approve_again() -> None:
    year(endorsers=[COORDINATOR.value, HEAD.value])
    officer, coordinator, head = (factories.user(role) for role in (RoleName.OFFICER, COORDINATOR, HEAD))
    report = factories.quarter(status=Status.SUBMITTED)
    review.endorse(report=report, by=coordinator, at=AT)

    returned = review.return_(report=report, reasons={"result": "นับซ้ำ", "": ""}, by=head, at=AT)
    assert (returned.round, returned.return_reasons) == (2, {"result": "นับซ้ำ"})
    review.submit(report=report, by=officer, at=AT, unchanged_because="ไม่ได้นับซ้ำ")

    assert missing(report) == ["agency coordinator", "head of agency"]
    review.endorse(report=report, by=coordinator, at=AT)
    assert Review.objects.values_list("round", flat=True).order_by("pk").last() == 2


def test_a_verdict_is_overridden_at_the_year_end_with_a_reason() -> None:
    indicator, by = factories.indicator(), factories.user(EVALUATOR)
    quarter = factories.quarter(indicator, 1, status=Status.ENDORSED)
    year_end = factories.quarter(indicator, 5, status=Status.ENDORSED)
    other = Override(Verdict.MISSES, " นับภาคีที่ยังไม่ลงมือทำ ")

    with pytest.raises(Invalid, match="Only the year end"):
        review.evaluate(report=quarter, score=marks(80), by=by, at=AT, override=other)
    with pytest.raises(Invalid, match="with a reason"):
        review.evaluate(report=year_end, score=marks(3), by=by, at=AT, override=Override(Verdict.MISSES, " "))
    done = review.evaluate(report=year_end, score=marks(3), by=by, at=AT, override=other)

    assert (done.override_verdict, done.override_reason) == ("misses", "นับภาคีที่ยังไม่ลงมือทำ")
    assert (done.overridden_by, done.overridden_at) == (by, AT)


def test_a_score_outside_its_marks_is_refused() -> None:
    report = factories.quarter(status=Status.ENDORSED)

    with pytest.raises(Invalid, match="lies between"):
        review.evaluate(report=report, score=marks(90, 50, 60), by=factories.user(EVALUATOR), at=AT)

    assert not Review.objects.exists()
