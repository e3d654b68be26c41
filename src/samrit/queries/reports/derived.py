"""Rows that carry no seal since they follow from others: worked out anew, and named where they are not what the records make."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils import timezone

from samrit.ledger.readable import readable, worked_out
from samrit.ledger.snapshot import snapshot
from samrit.ledger.stored_content import Fault, unreadable_fault
from samrit.queries.city.rules import CityRules, city_rules
from samrit.queries.reports.doubts import mark_all_altered, undistinguished
from samrit.queries.reports.found_anew import FOUND, found_anew
from samrit.queries.reports.period_results import COUNTS, FIELDS, KEY, ScopeKey, added_to_scopes, period_results
from samrit.queries.reports.to_report import with_reports
from samrit.records.models import Indicator, PeriodResult, ScopeCounts
from samrit.records.sentences import quarter_words
from samrit.thai.translation import Message

_AT_ONCE = 50
_WORKED_OUT = Message(
    "What is counted of indicator {key} in {quarter} is not what its report makes: somebody changed it past the system, or it was not counted anew since an upgrade."
)
_COUNTS = Message(
    "The counts of {scope} ({year}, {quarter}) are not the sum of its indicators: somebody changed them past the system."
)
_FINDINGS = Message(
    "What is against the results of indicator {key} is not what the rules find: somebody changed it past the system, or it was not checked anew since an upgrade."
)

_NOT_WORKED_OUT = Message(
    "What follows from the records of indicator {key} can't be worked out: something in them was changed past the system so that it can't be read."
)


def derived_faults() -> Iterator[Fault]:
    """All three kinds: results of periods, counts of scopes, and what the rules found."""
    with snapshot():
        yield from _each(_periods)
        differences = worked_out(scope_differences)
        for (kind, code, year, quarter, _due), _counts in sorted((differences or {}).items(), key=str):
            scope = f"{kind}:{code}" if code else kind
            said = _COUNTS.filled(scope=scope, year=year, quarter=quarter_words(quarter))
            yield Fault(f"scopecounts {scope} {year} {quarter}", said)
        if differences is None:
            yield from _unreadable_counts()
        yield from _each(_findings)


def scope_differences() -> dict[ScopeKey, dict[str, int]]:
    """What the counts of scopes lack to be the sum of the periods' results; as of one moment, where the caller sees to it."""
    wanted: dict[ScopeKey, dict[str, int]] = added_to_scopes((), PeriodResult.objects.iterator(chunk_size=2000))
    for row in ScopeCounts.objects.order_by().values(*KEY).annotate(**{f"sum_{name}": Sum(name) for name in COUNTS}):
        counts = wanted[row["scope_kind"], row["scope_code"], row["fiscal_year_be"], row["quarter"], row["due_on"]]
        for name in COUNTS:
            counts[name] -= row[f"sum_{name}"]
    return {key: counts for key, counts in wanted.items() if any(counts.values())}


def _keys() -> Iterator[list[int]]:
    keys = list(Indicator.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]


def _each(faults: Callable[[list[int], CityRules], list[Fault]]) -> Iterator[Fault]:
    """Of all indicators; where one of many can't be worked out, each by itself, so that it is named and hides no other."""
    rules = city_rules()
    for keys in _keys():
        found = worked_out(partial(faults, keys, rules))
        if found is not None:
            yield from found
            continue
        for key in keys:
            alone = worked_out(partial(faults, [key], rules))
            yield from [Fault(f"indicator {key}", _NOT_WORKED_OUT.filled(key=key))] if alone is None else alone


def _unreadable_counts() -> Iterator[Fault]:
    """Where the counts of scopes can't be added up: the rows that hold what can't be."""
    tables: tuple[QuerySet[Any], ...] = (PeriodResult.objects.all(), ScopeCounts.objects.all())
    found = [f"{rows.model._meta.model_name} {key}" for rows in tables for key, row in readable(rows) if row is None]  # noqa: SLF001 - Django documents it
    yield from map(unreadable_fault, found or ["scopecounts"])


def _periods(keys: list[int], _rules: CityRules) -> list[Fault]:
    stored: dict[int, dict[int, PeriodResult]] = defaultdict(dict)
    for row in PeriodResult.objects.filter(indicator__in=keys):
        stored[row.indicator_id][row.quarter] = row
    return [
        Fault(
            f"periodresult {row.indicator_id} {row.quarter}",
            _WORKED_OUT.filled(key=row.indicator_id, quarter=quarter_words(row.quarter)),
        )
        for row in period_results(keys)
        # Of an indicator that was never counted nothing is said: its counting waits for the night.
        if stored[row.indicator_id] and _differ(stored[row.indicator_id].get(row.quarter), row)
    ]


def _differ(one: Any, other: Any) -> bool:
    return one is None or any(getattr(one, name) != getattr(other, name) for name in FIELDS)


def _findings(keys: list[int], rules: CityRules) -> list[Fault]:
    """Of those that were checked by the rules in force: the others are checked anew by night."""
    rows = with_reports(Indicator.objects.filter(pk__in=keys, rules_version=rules.version).exclude(checked_at=None))
    checked = list(rows)
    mark_all_altered(checked)
    not_sure = undistinguished(checked)
    faults = []
    for row in checked:
        assert row.checked_at is not None
        found = found_anew(row, rules, on=timezone.localdate(row.checked_at), undistinguished=not_sure)
        if any((getattr(row, name) or {}) != (found[name] or {}) for name in FOUND):
            faults.append(Fault(f"indicator {row.pk}", _FINDINGS.filled(key=row.pk)))
    return faults
