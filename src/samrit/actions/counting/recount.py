"""What counts has changed: keep the facts, and count again what open reports say. Every action that changes one ends here.

An action calls it once, before its event: the plans, indicators and reports that are counted again are held in the house's
order (`samrit.ledger.locking`), and the trail only after them, so that no two actions wait for each other.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from samrit.actions.counting.count_reports import count_again
from samrit.counting import Count, Measured, terms
from samrit.ledger.facts import Countable, State, store_facts
from samrit.queries.counting.counting_rules import CountedIndicator, open_rules
from samrit.records.models import Agency, Indicator, Measurement

_MOST_CAUSES = 5  # that an event names; an import of 20,000 rows is told by the first of them


def facts_changed(records: Iterable[Countable], *, at: datetime) -> list[dict[str, Any]]:
    """Bring the facts of these records to how they stand now; gives what the action's event keeps as `after["facts"]`.

    Open reports whose rule is touched are counted again, once for all the records. One query where none is.
    """
    stored = store_facts(records, at=at)
    states = {*stored.ended, *stored.fresh}
    if not states:
        return stored.payload
    touched = _touched(open_rules(), states)
    if touched:
        causes = list(dict.fromkeys(f"{state.kind} {state.record_id}" for state in (*stored.fresh, *stored.ended)))
        count_again(touched, because=causes[:_MOST_CAUSES], at=at)
    return stored.payload


def measured_again(run: Measurement, *, at: datetime) -> None:
    """A run was made that supersedes another: open reports of indicators whose rule takes that measurement follow.

    Part of the action that made the run, before its event.
    """
    earlier, one = {run.pk}, run
    while one.supersedes is not None:
        one = one.supersedes
        earlier.add(one.pk)
    touched = [
        counted_indicator.row.indicator_id
        for counted_indicator in open_rules()
        if any(isinstance(term, Measured) and term.measurement in earlier for term in terms(counted_indicator.rule))
    ]
    if touched:
        count_again(touched, because=[f"measurement {run.pk}"], at=at)


def _touched(rules: list[CountedIndicator], states: set[State]) -> list[int]:
    """The indicators whose rule counts records of such a kind, in such a campaign or in its agency's branch."""
    in_campaigns = {(state.kind, state.campaign_id) for state in states}
    counts = [
        (counted_indicator, term)
        for counted_indicator in rules
        for term in terms(counted_indicator.rule)
        if isinstance(term, Count)
    ]
    branches: dict[int, str] = {}
    if any(not term.campaigns for _, term in counts):
        keys = {state.agency_id for state in states}
        branches = dict(Agency.objects.filter(pk__in=keys).values_list("pk", "path"))
    of_kind: dict[str, set[str]] = {}
    for state in states:
        of_kind.setdefault(state.kind, set()).add(branches.get(state.agency_id, ""))

    def is_touched(indicator: Indicator, term: Count) -> bool:
        if term.campaigns:
            return any((term.of, campaign) in in_campaigns for campaign in term.campaigns)
        own = indicator.annual_plan.agency.path
        return any(path.startswith(own) for path in of_kind.get(term.of, ()))

    return sorted(
        {
            counted_indicator.row.indicator_id
            for counted_indicator, term in counts
            if is_touched(counted_indicator.row.indicator, term)
        }
    )
