"""Count the results anew by itself: what was never counted, and, should anything have been missed, what is counted wrongly."""

import logging
from datetime import datetime

from samrit.actions.acting import unasked
from samrit.actions.period_results import append_counts, count_results, fold_counts
from samrit.ledger.snapshot import snapshot
from samrit.queries.reports.derived import scope_differences
from samrit.queries.reports.period_results import uncounted
from samrit.records.models import LogHead

_AT_ONCE = 500
_log = logging.getLogger(__name__)


def recount(at: datetime) -> int:
    """Bring the counts of all open years up to the records and fold them; gives how many counted otherwise before.

    The acts see to the counts themselves: where any counted otherwise, the trail tells it.
    """
    keys, periods = uncounted(), 0
    for start in range(0, len(keys), _AT_ONCE):
        with unasked(None, at):
            periods += count_results(keys[start : start + _AT_ONCE])
    with snapshot():
        lacking = scope_differences()
    if periods or lacking:
        with unasked(None, at) as act:
            append_counts(lacking)
            act.log("count_anew", LogHead(pk=1), after={"periods": periods, "scopes": len(lacking)})
    folded = fold_counts()
    _log.info("counts", extra={"changed": periods, "scopes": len(lacking), "folded": folded})
    return periods + len(lacking)
