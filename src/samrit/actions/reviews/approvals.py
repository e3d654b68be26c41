"""Endorse and evaluate: each approval is a `Review`; the report moves on when all that its year asks for are there."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from samrit import report as typed
from samrit.actions.acting import Acting
from samrit.actions.report_permissions import OWN, is_own
from samrit.actions.reviews.transitions import ExpectedVersion, acting_on, apply, stamp
from samrit.actions.saving import save_checked
from samrit.ledger.content import saved_content
from samrit.queries.people.roles import active_roles
from samrit.queries.reviews.required_approvals import Asked, Missing, missing
from samrit.records.models import YEAR_END, QuarterReport, Review, Revision, Role, User
from samrit.report import Score, Verdict
from samrit.thai.translation import Joined, Message
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.vocabulary.workflow import Action


@dataclass(frozen=True, slots=True)
class Override:
    """A verdict that an evaluator sets in place of the one that target and result give, and why."""

    verdict: Verdict
    reason: str


def endorse(  # noqa: PLR0913 - an opinion and ticks, by whom, when, of what
    *,
    report: QuarterReport,
    by: User,
    at: datetime,
    opinion: str = "",
    repaired: Sequence[str] = (),
    expected_version: ExpectedVersion | None = None,
) -> QuarterReport:
    """Somebody whom the year asks for (else the agency's coordinator or head) stands by the report.

    `repaired` are the reasons of the last return, by field, that they ticked off.
    """
    with acting_on(Action.ENDORSE, report, by, at, expected_version) as act:
        review = _new_review(Action.ENDORSE, act.subject, by, at, opinion, repaired)
        return _approve(review, act)


def evaluate(  # noqa: PLR0913 - an evaluation is marks, opinion and verdict, by whom, when, of what
    *,
    report: QuarterReport,
    score: Score,
    by: User,
    at: datetime,
    opinion: str = "",
    repaired: Sequence[str] = (),
    override: Override | None = None,
    expected_version: ExpectedVersion | None = None,
) -> QuarterReport:
    """An evaluator gives marks: the score, and those for quality and timeliness where they have reviewed them.

    `override` is the verdict on the year that holds from then on, None where the computed one does.
    """
    with acting_on(Action.EVALUATE, report, by, at, expected_version) as act:
        row = act.subject
        _check_score(score, row.quarter)
        review = _new_review(Action.EVALUATE, row, by, at, opinion, repaired)
        review.score_value, review.score_quality, review.score_timeliness = score.value, score.quality, score.timeliness
        _set_override(row, override, by=by, at=at)
        return _approve(review, act)


def why_not_approve(  # noqa: PLR0913, PLR0917 - a permission is asked of what, by whom, when; approvals were read before
    action: Action, row: QuarterReport, by: User, at: datetime, asked: Asked, given: Sequence[Review]
) -> Message | None:
    """Why somebody's approval is not the one that is waited for, where the workflow would let them; None where it is."""
    found = _fitting(action, row, by, at, asked, given)
    return found if isinstance(found, Message) else None


def combined(scores: Iterable[Score]) -> Score:
    """The marks of several evaluators as one: the mean of each, of those who gave it, to two decimal places."""
    payload = tuple(scores)
    return Score(
        value=_mean(score.value for score in payload),
        quality=_mean(score.quality for score in payload),
        timeliness=_mean(score.timeliness for score in payload),
    )


def _mean(marks: Iterable[Decimal | None]) -> Decimal | None:
    payload = [mark for mark in marks if mark is not None]
    if len(payload) < 2:
        return payload[0] if payload else None
    return (sum(payload, Decimal(0)) / len(payload)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _new_review(  # noqa: PLR0913, PLR0917 - an approval: of what, by whom, when, with what they say
    action: Action, row: QuarterReport, by: User, at: datetime, opinion: str, repaired: Sequence[str]
) -> Review:
    """The approval, not yet saved; Denied where it is not this person's that is waited for."""
    asked = Asked.in_year(row.indicator.annual_plan.fiscal_year_be)
    given = tuple(Review.objects.filter(report=row, round=row.round, action=action.value))
    active = _fitting(action, row, by, at, asked, given)
    if isinstance(active, Message):
        raise Denied(active)
    # Whoever wrote in the report is no stranger to it, even if they are not its officer any more.
    if _wrote_in(row, (by.pk, active.on_behalf_of_id)):
        raise Denied(OWN)
    return Review(
        report=row,
        round=row.round,
        version=row.version,
        action=action.value,
        role=active.role,
        by=by,
        on_behalf_of=active.on_behalf_of,
        at=at,
        opinion=opinion.strip(),
        repaired=[field for field in row.return_reasons if field in repaired],
    )


def _wrote_in(row: QuarterReport, people: Collection[int | None]) -> bool:
    """Whether one of these people wrote something in the report; who made it, empty, with its indicator has not."""
    empty = typed.QuarterReport(quarter=row.quarter)
    written = Revision.objects.filter(report=row, saved_by__in=people)
    return any(one.number > 1 or saved_content(one) != empty for one in written)


def _fitting(  # noqa: PLR0913, PLR0917 - as above
    action: Action, row: QuarterReport, by: User, at: datetime, asked: Asked, given: Sequence[Review]
) -> Role | Message:
    """The role in which this person may approve now: their own before a delegated one; else why there is none."""
    spoken = {person for review in given for person in (review.by_id, review.on_behalf_of_id)}
    if by.pk in spoken:
        return _ALREADY
    waits = missing(asked, action, given)
    agency = row.indicator.annual_plan.agency
    mine = [
        active
        for active in active_roles(by, timezone.localdate(at))
        if any(RoleName(active.role) in one.roles for one in waits)
        and agency.is_within(active.agency)
        and not is_own(row, active.on_behalf_of_id)
        and (active.on_behalf_of_id is None or active.on_behalf_of_id not in spoken)
    ]
    best = min(mine, key=lambda active: (active.on_behalf_of_id is not None, active.pk), default=None)
    return best if best is not None else _not_waited_for(waits)


def _approve(review: Review, act: Acting[QuarterReport, User]) -> QuarterReport:
    save_checked(review)
    row, action, act = (
        act.subject,
        Action(review.action),
        replace(act, on_behalf_of=review.on_behalf_of),
    )
    given = tuple(Review.objects.filter(report=row, round=row.round, action=action.value).order_by("pk"))
    payload = {"role": review.role, "round": row.round, **_marks(review), **_overridden(review, row)}
    payload |= {"repaired": review.repaired} if review.repaired else {}
    if missing(Asked.in_year(row.indicator.annual_plan.fiscal_year_be), action, given):
        save_checked(row)
        status = {"status": row.status}
        act.log(action.value, row, before=status, after={**status, "version": row.version, **payload})
        return row
    if action is Action.EVALUATE:
        row.score = combined(one.score for one in given)
    return apply(action, act, **payload)


def _marks(review: Review) -> dict[str, object]:
    if review.action != Action.EVALUATE:
        return {}
    score = review.score
    return {"score": {"value": score.value, "quality": score.quality, "timeliness": score.timeliness}}


def _overridden(review: Review, row: QuarterReport) -> dict[str, object]:
    if review.action != Action.EVALUATE or not row.override_verdict:
        return {}
    return {"override_verdict": row.override_verdict, "override_reason": row.override_reason}


def _check_score(score: Score, quarter: int) -> None:
    if score.value is None:
        raise Invalid(Message("Give a score; without one it is not evaluated."))
    if quarter == YEAR_END or score.quality is None or score.timeliness is None:
        return
    if not min(score.quality, score.timeliness) <= score.value <= max(score.quality, score.timeliness):
        raise Invalid(Message("A quarter's score lies between its marks for quality and for timeliness."))


def _set_override(row: QuarterReport, override: Override | None, *, by: User, at: datetime) -> None:
    if override is None:
        verdict, reason = "", ""
    elif row.quarter != YEAR_END:
        raise Invalid(Message("Only the year end has a verdict to set."))
    else:
        verdict, reason = override.verdict.value, override.reason.strip()
    if (row.override_verdict, row.override_reason) == (verdict, reason):
        return
    row.override_verdict, row.override_reason = verdict, reason
    stamp(row, "overridden", by=by if verdict else None, at=at if verdict else None)


_ALREADY = Message("You, or somebody on your behalf, have already decided on this round of the report.")


def _not_waited_for(waits: tuple[Missing, ...]) -> Message:
    waited_for = Joined((one.words for one in waits), "; ")
    return Message(
        "This report still waits for: {waited_for}. That is nobody whom you may stand for.", waited_for=waited_for
    )
