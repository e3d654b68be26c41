"""The rule by which an indicator's result is worked out, as it holds now; and its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from django.db.models import OuterRef, QuerySet, Subquery

from samrit.counting import Count, CountingRule, Lookup, Measured, ResultOf, rule_words, terms
from samrit.records.models import Activity, Campaign, CountingRuleVersion, Indicator, Measurement, Theme
from samrit.records.ready import ReadyQuery
from samrit.thai.translation import Message, Worded


@dataclass(frozen=True, slots=True)
class CountedIndicator:
    """A version of an indicator's rule that says how to count, read from its row."""

    row: CountingRuleVersion
    rule: CountingRule


def rule_of(stored: Any) -> CountingRule:
    """The rule that is kept as JSON."""
    return msgspec.convert(stored, CountingRule)


def stored_rule(rule: CountingRule) -> Any:
    """The rule as it is kept, as JSON."""
    return msgspec.to_builtins(rule)


def current_rule(indicator_id: int) -> CountedIndicator | None:
    """The rule that holds for an indicator, None where its result is typed; one query."""
    row = _LAST.first(indicator_id)
    return CountedIndicator(row, rule_of(row.rule)) if row is not None and row.rule is not None else None


_LAST = ReadyQuery(lambda indicator: CountingRuleVersion.objects.filter(indicator=indicator).order_by("-number")[:1])


def open_rules(*, plan_id: int | None = None, indicator_ids: Iterable[int] | None = None) -> list[CountedIndicator]:
    """The rules of indicators that are still written in: year neither closed nor signed; one query, plan and agency with it."""
    last = CountingRuleVersion.objects.filter(indicator=OuterRef("indicator")).order_by("-number").values("pk")[:1]
    rows = CountingRuleVersion.objects.filter(
        indicator__annual_plan__closed_at=None, indicator__signoff=None, rule__isnull=False, pk=Subquery(last)
    ).select_related("indicator__annual_plan__agency")
    if plan_id is not None:
        rows = rows.filter(indicator__annual_plan=plan_id)
    if indicator_ids is not None:
        rows = rows.filter(indicator__in=list(indicator_ids))
    return [CountedIndicator(row, rule_of(row.rule)) for row in rows.order_by("indicator") if row.rule is not None]


def last_rules(plan_id: int) -> dict[int, CountedIndicator]:
    """The rules that hold in a plan, closed or not, by their indicators; one query."""
    rows = CountingRuleVersion.objects.filter(indicator__annual_plan=plan_id).order_by("indicator", "number")
    last = {row.indicator_id: row for row in rows}
    return {key: CountedIndicator(row, rule_of(row.rule)) for key, row in last.items() if row.rule is not None}


def rule_left_behind(indicator: Indicator) -> str:
    """The words of last year's rule where this year's indicator never had one; "" where there is none."""
    if indicator.last_year_id is None or indicator.rules.exists():
        return ""
    last = current_rule(indicator.last_year_id)
    return last.row.words if last is not None else ""


def names_for(rules: Iterable[CountingRule]) -> Lookup:
    """The names of all that rules refer to; a query for each kind of thing that they do."""
    keys: dict[str, set[int]] = {"campaigns": set(), "themes": set(), "activities": set()}
    indicators, measurements = set(), set()
    for rule in rules:
        for term in terms(rule):
            match term:
                case Count():
                    keys["campaigns"] |= set(term.campaigns)
                    keys["themes"] |= set(term.themes)
                    keys["activities"] |= set(term.activities)
                case ResultOf():
                    indicators.add(term.indicator)
                case Measured():
                    measurements.add(term.measurement)
    return Lookup(
        campaigns=_names(Campaign.objects.filter(pk__in=keys["campaigns"])),
        themes=_names(Theme.objects.filter(pk__in=keys["themes"])),
        activities=_names(Activity.objects.filter(pk__in=keys["activities"])),
        indicators=_names(Indicator.objects.filter(pk__in=indicators)),
        measurements={
            run.pk: Worded(th=run.name, en=run.name) for run in Measurement.objects.filter(pk__in=measurements)
        }
        if measurements
        else {},
    )


def in_words(rule: CountingRule) -> Message:
    """A rule in words, as the program says it."""
    return rule_words(rule, names_for([rule]))


def _names(rows: QuerySet[Any]) -> dict[int, Message]:
    return {row.pk: row.names() for row in rows}
