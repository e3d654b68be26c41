"""Count the results anew by itself: what was never counted, and, should anything have been missed, what is counted wrongly."""

import logging
from datetime import datetime

from samrit.actions.acting import unasked
from samrit.actions.period_results import count_results, fold_counts
from samrit.queries.reports.period_results import uncounted

_AT_ONCE = 500
_log = logging.getLogger(__name__)


def recount(at: datetime) -> int:
    """Bring the counts of all open years up to the records and fold them; gives how many periods counted otherwise before."""
    keys, changed = uncounted(), 0
    for start in range(0, len(keys), _AT_ONCE):
        with unasked(None, at):
            changed += count_results(keys[start : start + _AT_ONCE])
    folded = fold_counts()
    _log.info("counts", extra={"changed": changed, "folded": folded})
    return changed
