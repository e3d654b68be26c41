"""What is counted for an indicator's reports: the number of each, and of a frozen one what it would be now, name by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Max, Q

from samrit.counting import Count, CountUnit, RecordKind, terms
from samrit.queries.counting.counted_members import MemberRecord, record_of
from samrit.queries.counting.counting import Scope, counted, facts_of, outcome
from samrit.queries.counting.counting_rules import CountedIndicator, current_rule, rule_of
from samrit.records.models import CountingRuleVersion, Event, Fact, Indicator, QuarterReport, Tally
from samrit.thai.translation import Message

MOST_CHANGES = 200  # of one report that are told by name


@dataclass(frozen=True, slots=True)
class CountedLine:
    """What was counted for a report: as of when, and what it would come to now where it is frozen.

    `now` is None where the report is open, or where there is no value now.
    """

    quarter: int
    value: Decimal | None
    as_of: datetime
    members: int
    is_frozen: bool
    now: Decimal | None

    @property
    def differs(self) -> bool:
        """Whether a frozen number is no longer what the records say."""
        return self.is_frozen and self.now != self.value


@dataclass(frozen=True, slots=True)
class Change:
    """A member that came or went since a report was frozen: its record, since when, and the event that did it (None: none found)."""

    name: Message
    partner_id: int | None
    is_added: bool
    record: MemberRecord
    since: datetime | None
    event: Event | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A frozen number against today's, with the members that make the difference; `left_out` is how many aren't told."""

    tally: Tally
    now: Decimal | None
    changes: tuple[Change, ...]
    left_out: int


def is_frozen(row: QuarterReport) -> bool:
    """Whether a report no longer follows the records; its indicator and plan are loaded."""
    return not row.is_open or row.indicator.signoff_id is not None or row.indicator.annual_plan.is_closed


def last_tally(row: QuarterReport) -> Tally | None:
    """What was last counted for a report, with its rule; one query."""
    return Tally.objects.filter(report=row).select_related("rule").order_by("-pk").first()


def counted_lines(indicator: Indicator) -> Mapping[int, CountedLine]:
    """By quarter, what was counted for its report; empty where the result is typed.

    Two SQL queries, and two more at most for each frozen report (there are five).
    """
    counted_indicator = current_rule(indicator.pk)
    if counted_indicator is None:
        return {}
    last = Tally.objects.filter(report__indicator=indicator).values("report").annotate(last=Max("pk")).values("last")
    tallies = Tally.objects.filter(pk__in=last).select_related("rule", "report")
    found = {}
    for tally in tallies.order_by("report__quarter"):
        row = tally.report
        row.indicator = indicator
        frozen = is_frozen(row) and tally.rule.rule is not None
        now = outcome(rule_of(tally.rule.rule), Scope.of(indicator, row.quarter)).value if frozen else None
        found[row.quarter] = CountedLine(row.quarter, tally.value, tally.as_of, tally.members, frozen, now)
    return found


def difference(row: QuarterReport, tally: Tally | None = None) -> Difference | None:
    """How a frozen report's number differs from today's, record by record; None where it is open or nothing was counted.

    By the rule that was counted by then. A dozen SQL queries at most, however many members there are.
    """
    tally = tally or last_tally(row)
    if tally is None or tally.rule.rule is None or not is_frozen(row):
        return None
    rule, scope = rule_of(tally.rule.rule), Scope.of(row.indicator, row.quarter)
    changes: list[tuple[bool, Fact, Count]] = []
    left_out = 0
    for term in terms(rule):
        if isinstance(term, Count):
            then, now = set(counted(term, scope, tally.as_of).keys), set(counted(term, scope).keys)
            added, gone = sorted(now - then), sorted(then - now)
            left_out += max(0, len(added) - MOST_CHANGES) + max(0, len(gone) - MOST_CHANGES)
            changes += [(True, fact, term) for fact in _facts(term, scope, None, added[:MOST_CHANGES])]
            changes += [(False, fact, term) for fact in _facts(term, scope, tally.as_of, gone[:MOST_CHANGES])]
    events = _events(changes)
    stated = tuple(_change(is_added, fact, events) for is_added, fact, _ in changes)
    return Difference(tally, outcome(rule, scope).value, stated, left_out)


def rule_versions(indicator_id: int) -> list[CountingRuleVersion]:
    """All versions of an indicator's rule, the last first, with who made them; one query."""
    return list(
        CountingRuleVersion.objects.filter(indicator=indicator_id).select_related("made_by").order_by("-number")
    )


def counting_rule_of(row: QuarterReport) -> CountedIndicator | None:
    """The rule that a report is counted by: that of its last count where it is frozen, else the one that holds."""
    tally = last_tally(row) if is_frozen(row) else None
    if tally is not None and tally.rule.rule is not None:
        return CountedIndicator(tally.rule, rule_of(tally.rule.rule))
    return current_rule(row.indicator_id)


def _facts(count: Count, scope: Scope, as_of: datetime | None, keys: list[int]) -> Iterable[Fact]:
    """One fact for each member: the one by which it came first, or went last."""
    if not keys:
        return []
    by = "partner_id" if count.unit is CountUnit.PARTNERS else "record_id"
    rows = facts_of(count, scope, as_of).filter(**{f"{by}__in": keys})
    found: dict[int, Fact] = {}
    for fact in rows.select_related("partner", "campaign", "theme", "activity").order_by("known_from", "pk"):
        found.setdefault(getattr(fact, by), fact)
    return found.values()


def _events(changes: list[tuple[bool, Fact, Count]]) -> Mapping[tuple[str, int, datetime], Event]:
    """The events at the times of the changes, by what they are about; one query."""
    times: set[datetime | None] = set()
    about: dict[str, set[int | None]] = {kind.value: set() for kind in RecordKind}
    for is_added, fact, _ in changes:
        times.add(fact.known_from if is_added else fact.known_until)
        about[fact.kind].add(fact.record_id)
        about["partner"].add(fact.partner_id)
        about["activity"].add(fact.activity_id)
    if not times - {None}:
        return {}
    subjects = Q()
    for kind, keys in about.items():
        if keys - {None}:
            subjects |= Q(subject_type=kind, subject_id__in=sorted(key for key in keys if key is not None))
    rows = Event.objects.filter(subjects, at__in=[at for at in times if at is not None]).select_related("by")
    return {(row.subject_type, row.subject_id, row.at): row for row in rows}


def _change(is_added: bool, fact: Fact, events: Mapping[tuple[str, int, datetime], Event]) -> Change:
    since = fact.known_from if is_added else fact.known_until
    subjects = [(fact.kind, fact.record_id), ("partner", fact.partner_id), ("activity", fact.activity_id)]
    found = [events[kind, key, since] for kind, key in subjects if key and since and (kind, key, since) in events]
    named = fact.partner or fact.activity
    name = named.names() if named is not None else Message("–")
    return Change(name, fact.partner_id, is_added, record_of(fact), since, found[0] if found else None)
