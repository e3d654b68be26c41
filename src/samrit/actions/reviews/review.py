"""Move a quarter's report along its life; `samrit.vocabulary.workflow` says which way, `permissions` says who.

Submitting stands in `submit`, approving in `approvals`, signing and reopening in `signing`.
"""

from datetime import date, datetime

from samrit.actions.acting import Acting
from samrit.actions.public.publish_copy import copy_published
from samrit.actions.reports.submit import submit
from samrit.actions.reviews.approvals import endorse, evaluate
from samrit.actions.reviews.brakes import carry_out_due, has_brakes, put_off, stop
from samrit.actions.reviews.signing import reopen, sign, sign_later
from samrit.actions.reviews.transitions import ExpectedVersion, acting_on, apply, open_again, send_back
from samrit.records.models import QuarterReport, User
from samrit.vocabulary.workflow import Action

__all__ = ["carry_out", "endorse", "evaluate", "publish", "reopen", "return_", "sign", "stop", "submit", "withdraw"]


def withdraw(
    *, report: QuarterReport, by: User, at: datetime, expected_version: ExpectedVersion | None = None
) -> QuarterReport:
    """An officer takes back what they submitted, as long as nobody has endorsed it: it is a draft again."""
    with acting_on(Action.WITHDRAW, report, by, at, expected_version) as act:
        return open_again(Action.WITHDRAW, act)


def publish(
    *, report: QuarterReport, by: User, at: datetime, expected_version: ExpectedVersion | None = None
) -> QuarterReport:
    """The evaluator lets the public see the report as it stands: now, or when the day ends where the year has brakes."""
    with acting_on(Action.PUBLISH, report, by, at, expected_version) as act:
        return put_off(Action.PUBLISH, act) if has_brakes(act.subject) else _publish_now(act)


def carry_out(*, on: date, at: datetime) -> int:
    """What was signed or published on an earlier day and not stopped takes effect; gives how many did."""
    carry_outs = {Action.PUBLISH: lambda act, _details: _publish_now(act), Action.SIGN: sign_later}
    return carry_out_due(carry_outs, on=on, at=at)


def _publish_now(act: Acting[QuarterReport, User]) -> QuarterReport:
    act.subject.published_version = act.subject.version
    published = apply(Action.PUBLISH, act)
    copy_published(published, at=act.at)
    return published


def return_(
    *,
    report: QuarterReport,
    reasons: dict[str, str],
    by: User,
    at: datetime,
    expected_version: ExpectedVersion | None = None,
) -> QuarterReport:
    """The coordinator or the evaluator sends the report back to the officer, and says why: by field, "" for the whole."""
    with acting_on(Action.RETURN, report, by, at, expected_version) as act:
        return send_back(Action.RETURN, act, reasons)
