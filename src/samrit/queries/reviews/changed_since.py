"""What was changed of an indicator's definition, or of how its result is counted, since a report was first handed in."""

from django.db.models import Q

from samrit.queries.city.history import HistoryEntry, history_entries
from samrit.records.models import Event, QuarterReport

_ACTIONS = (
    "define_indicator", "define_counting_rule", "agree_counting_rule", "ask_counting_rule", "agree_yardstick", "ask_yardstick",
)  # fmt: skip
_UNJUDGED = frozenset({"responsible", "deputy", "nodes", "plan_upload", "weight"})  # by which no result is judged


def changed_since(report: QuarterReport) -> list[HistoryEntry]:
    """The events, the newest first; a fixed number of SQL queries, none for a report that was never handed in."""
    since = report.first_submitted_at
    if since is None:
        return []
    of_indicator = Q(subject_type="indicator", subject_id=report.indicator_id, action__in=_ACTIONS, at__gt=since)
    rows = Event.objects.filter(of_indicator).select_related("by", "on_behalf_of").order_by("-pk")
    return history_entries([row for row in rows if {*row.before, *row.after} - _UNJUDGED])
