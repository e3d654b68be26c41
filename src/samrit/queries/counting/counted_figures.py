"""Figures of a narrative that are counted from the records: what an officer can choose from, and what the checks are told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from samrit.checks import CountedFigure
from samrit.counting import Count, CountingRule, CountUnit, Period, RecordKind, RecordStatus
from samrit.ledger.figures import FIELD
from samrit.queries.counting.counting import Scope, outcome
from samrit.queries.counting.counting_rules import in_words, rule_of
from samrit.queries.measurements.city_factors import paths_above
from samrit.queries.measurements.measured_facts import DECLARED
from samrit.records.models import Campaign, Figure, Indicator, QuarterReport
from samrit.records.ready import ReadyQuery
from samrit.thai.translation import Message
from samrit.vocabulary.fields import path_of

MOST_CAMPAIGNS = 12  # that a list offers; the latest


@dataclass(frozen=True, slots=True)
class Ready:
    """A count that a figure can stand on; `key` names it in a form ("came-12")."""

    key: str
    words: Message
    rule: CountingRule


STEPS: dict[str, tuple[Count, Message]] = {
    "came": (
        Count(of=RecordKind.ATTENDANCE, statuses=(RecordStatus.PRESENT,), period=Period.ANY),
        Message("partners that came"),
    ),
    "declared": (
        Count(of=RecordKind.COMMITMENT, statuses=(RecordStatus.DECLARED,), period=Period.ANY),
        Message("partners that declared intent"),
    ),
    "verified": (
        Count(of=RecordKind.PRACTICE, statuses=(RecordStatus.VERIFIED,), period=Period.ANY),
        Message("partners with a verified practice"),
    ),
    "practices": (
        Count(of=RecordKind.PRACTICE, unit=CountUnit.RECORDS, statuses=(RecordStatus.VERIFIED,), period=Period.ANY),
        Message("verified practices"),
    ),
    "people": (
        Count(of=RecordKind.ATTENDANCE, unit=CountUnit.PEOPLE, statuses=(RecordStatus.PRESENT,), period=Period.ANY),
        Message("people who came"),
    ),
}


def ready_counts(indicator: Indicator) -> tuple[Ready, ...]:
    """What a figure of an indicator's reports can be counted by: the campaigns of its agency and of those above; one query."""
    year, agency = indicator.annual_plan.fiscal_year_be, indicator.annual_plan.agency
    rows = _CAMPAIGNS(paths_above(agency), [year - 1, year])
    return tuple(
        Ready(
            f"{step}-{row.pk}",
            Message("{words}: {row}", words=words, row=row.names()),
            ready_rule(step, row.pk),
        )
        for row in rows
        for step, (_count, words) in STEPS.items()
    )


_CAMPAIGNS = ReadyQuery(
    lambda agencies, years: Campaign.objects.filter(agency__path__in=agencies, fiscal_year_be__in=years).order_by(
        "-fiscal_year_be", "-pk"
    )[:MOST_CAMPAIGNS]
)


def ready_rule(step: str, campaign: int) -> CountingRule:
    """The rule of a step, in a campaign given by its key."""
    return CountingRule(first=STEPS[step][0].replace(campaigns=(campaign,)))


def counted_facts(indicator: Indicator) -> Mapping[str, tuple[CountedFigure, ...]]:
    """Of an indicator that was loaded `with_reports`: by the field of the typed report, its figures that are counted.

    As the records stand now; of a report that was handed in, as they stood then, or when the figure was counted where that
    was later. Two queries for each such figure, none where there is none.
    """
    facts = {}
    for row in indicator.quarters.all():
        figures = [one for one in getattr(row, DECLARED, ()) if one.rule is not None]
        if not figures:
            continue
        scope = Scope.of(indicator, row.quarter)
        stated = []
        for figure in figures:
            rule = rule_of(figure.rule)
            value = outcome(rule, scope, None if row.is_open else _stood_at(row, figure)).value
            if value is not None:
                stated.append(CountedFigure(figure.words, value, in_words(rule)))
        facts[path_of(FIELD, row.quarter)] = tuple(stated)
    return facts


def _stood_at(row: QuarterReport, figure: Figure) -> datetime | None:
    return max((at for at in (row.submitted_at, figure.counted_at) if at is not None), default=None)
