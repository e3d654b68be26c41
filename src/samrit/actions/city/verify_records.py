"""Each day all records are held against the trail; what differs is told to whoever operates the city, and to lists and means."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial

from samrit.actions.acting import unasked
from samrit.actions.plans.plan import recheck
from samrit.actions.public_stamps import raise_all_scopes
from samrit.ledger.readable import worked_out
from samrit.ledger.schema_seal import is_schema_sealed, seal_schema
from samrit.ledger.trail import has_begun
from samrit.queries.reports.period_results import PERIODS
from samrit.queries.reports.verification import Verification, verify
from samrit.records.models import Event, Indicator, LogHead, QuarterReport
from samrit.vocabulary.doubts import Doubt

_ALL_ALTERED = {str(quarter): Doubt.ALTERED.value for quarter in PERIODS}
_log = logging.getLogger(__name__)


def verify_records(at: datetime) -> int:
    """Verify everything but the files; gives how many things were found.

    The results that were changed carry their doubt from now on, and those that are settled lose it.
    """
    if has_begun() and not is_schema_sealed():
        seal_schema(at=at)
    found = verify()
    copies = any(fault.table.startswith("published") for fault in found.trail.row_faults)
    if copies or _were_copies_altered():  # what was made of them before says something else now
        raise_all_scopes()
    if count := len(found.sentences()):
        _log.error("the records are not what the trail tells", extra={"count": count})
        with unasked(None, at) as act:
            act.log("find_altered", LogHead(pk=1), after={"count": count, "copies": copies})
    _mark(found, at)
    return count


def _were_copies_altered() -> bool:
    """Whether copies for the public were among what was found last: they may be as they were again."""
    last = worked_out(Event.objects.filter(action="find_altered").order_by("-pk").first)
    return last is not None and isinstance(last.after, dict) and bool(last.after.get("copies"))


def indicators_of(rows: Mapping[str, Iterable[int]]) -> set[int]:
    """The indicators whose definition or reports are among these rows, by their tables."""
    reports = QuarterReport.objects.filter(pk__in=list(rows.get("quarterreport", ())))
    asked = Indicator.objects.filter(pk__in=list(rows.get("indicator", ())))
    return {*reports.values_list("indicator_id", flat=True), *asked.values_list("pk", flat=True)}


def _mark(found: Verification, at: datetime) -> None:
    rows: dict[str, list[int]] = defaultdict(list)
    for fault in found.trail.row_faults:
        rows[fault.table].append(fault.key)
    marked = Indicator.objects.filter(doubts__icontains=Doubt.ALTERED.value).values_list("pk", flat=True)
    for key in sorted(indicators_of(rows) | set(marked)):
        if worked_out(partial(_checked, key, at)) is None:  # it can't be read, so no rule finds anything in it
            with unasked(None, at):
                Indicator.objects.filter(pk=key).update(doubts=_ALL_ALTERED)


def _checked(key: int, at: datetime) -> bool:
    with unasked(None, at):
        recheck(Indicator.objects.filter(pk=key), at=at)
    return True
