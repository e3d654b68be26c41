"""Move a quarter's report along its life; `samrit.vocabulary.workflow` says which way, `permissions` says who.

Submitting stands in `submit`, approving in `approvals`, signing and reopening in `signing`.
"""

from datetime import datetime

from django.db import transaction

from samrit.actions.reports.submit import submit
from samrit.actions.reviews.approvals import endorse, evaluate
from samrit.actions.reviews.moving import Seen, may_move, move_on, send_back
from samrit.actions.reviews.signing import reopen, sign
from samrit.records.models import QuarterReport, User
from samrit.vocabulary.workflow import Deed

__all__ = ["endorse", "evaluate", "publish", "reopen", "return_", "sign", "submit"]


@transaction.atomic
def publish(*, report: QuarterReport, by: User, at: datetime, seen: Seen | None = None) -> QuarterReport:
    """The evaluator lets the public see the report as it stands."""
    row = may_move(Deed.PUBLISH, report, by, at, seen=seen)
    row.published_version = row.version
    return move_on(Deed.PUBLISH, row, by=by, at=at)


@transaction.atomic
def return_(
    *, report: QuarterReport, reasons: dict[str, str], by: User, at: datetime, seen: Seen | None = None
) -> QuarterReport:
    """The coordinator or the evaluator sends the report back to the officer, and says why: by field, "" for the whole."""
    return send_back(Deed.RETURN, may_move(Deed.RETURN, report, by, at, seen=seen), reasons, by=by, at=at)
