"""What a counted or measured number stands on: its rule, the records that were counted, the measurement and its data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from samrit.counting import (
    Constant,
    Count,
    CountingRule,
    CountUnit,
    Measured,
    RecordKind,
    RecordStatus,
    ResultOf,
    Term,
    rule_words,
    terms,
)
from samrit.counting.words import Lookup
from samrit.queries.counting.chain import Kind, Node, Page
from samrit.queries.counting.counting import Scope, facts_of, measured_now, outcome
from samrit.queries.counting.counting_rules import names_for, rule_of
from samrit.queries.counting.provenance_records import StoredRecords, person
from samrit.records.models import Attendance, Commitment, Fact, Measurement, Practice, QuarterReport, Tally
from samrit.records.ordering import by_text
from samrit.report.struct import plain_decimal
from samrit.thai.digits import format_number
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.counted import KIND_WORDS, RECORD_STATUS_WORDS

MEMBERS_SHOWN = 12
_RECORDS = Message("records")

_Record = Attendance | Commitment | Practice


@dataclass(frozen=True, slots=True)
class CurrentTally:
    """The last count of a report, where it is what the report says now."""

    tally: Tally
    rule: CountingRule


def count_of(row: QuarterReport, known: StoredRecords) -> CurrentTally | None:
    """The count that a report's result is; None where it was typed. No query."""
    tally = known.tallies.get(row.pk)
    last_rule = known.rules[-1] if known.rules else None
    if tally is None or last_rule is None or last_rule.rule is None or tally.rule.rule is None:
        return None
    return CurrentTally(tally, rule_of(tally.rule.rule)) if tally.value == row.result_value else None


def is_measured(rule: CountingRule) -> bool:
    """Whether a rule's result is a measurement's first of all."""
    return isinstance(rule.first, Measured)


def counted_nodes(row: QuarterReport, current: CurrentTally) -> tuple[Node, ...]:
    """The count with its rule, the first of its members, and what it would be now; some ten queries for each term."""
    tally, rule = current.tally, current.rule
    scope = Scope.of(row.indicator, row.quarter)
    names = names_for([rule])
    value = "–" if tally.value is None else format_number(plain_decimal(tally.value))
    counts = [term for term in terms(rule) if isinstance(term, Count)]
    what = Message("organisations") if all(c.unit is CountUnit.PARTNERS for c in counts) else _RECORDS
    words = Message(
        "It came to {value} from {members} {what}, with what was known then",
        value=value,
        members=tally.members,
        what=what,
    )
    version = Message("Version {number} of the rule", number=tally.rule.number)
    said = rule_words(rule, names)
    counted_indicator = Node(
        kind=Kind.RULE,
        words=Message("{version}: {said}", version=version, said=said),
        quote=tally.rule.words,
        who=person(tally.rule.made_by),
        at=tally.rule.made_at,
    )
    below = tuple(node for term in terms(rule) for node in _term(term, scope, tally.as_of, names))
    page = Page("count", (row.indicator_id, row.quarter))
    return (
        Node(
            kind=Kind.COUNT, words=words, at=tally.as_of, page=page, sha256=tally.sha256, on=(counted_indicator, *below)
        ),
        *_since(rule, scope, tally),
    )


def rule_nodes(rule: CountingRule, scope: Scope, as_of: datetime | None) -> tuple[Node, ...]:
    """What a figure's own rule counts."""
    names = names_for([rule])
    below = tuple(node for term in terms(rule) for node in _term(term, scope, as_of, names))
    return (Node(kind=Kind.COUNT, words=rule_words(rule, names), at=as_of, on=below),)


def measurement_node(run: Measurement) -> Node:
    """A measurement with its data, its method and its protocol; the series and its file are loaded."""
    series = run.load_series
    saved = format_number(plain_decimal(run.saved_mwh))
    bounds = ""
    if run.low_mwh is not None and run.high_mwh is not None:
        bounds = f" ({format_number(plain_decimal(run.low_mwh))} – {format_number(plain_decimal(run.high_mwh))})"
    data = Node(
        kind=Kind.DATA,
        words=Message("Load data “{series}”", series=series.name),
        quote=series.file_name,
        at=series.added_at,
        page=Page("load", (series.pk,)),
        sha256=series.blob.sha256,
    )
    fixed = run.protocol_fixed_at is not None
    protocol = Node(
        kind=Kind.RULE,
        words=Message("Protocol, method {method}", method=run.method)
        if fixed
        else Message("Method {method}; the protocol was not fixed before the event", method=run.method),
        at=run.protocol_fixed_at,
        sha256=run.protocol_sha256,
    )
    words = Message("The measurement “{run}”: {saved} MWh{bounds}", run=run.name, saved=saved, bounds=bounds)
    return Node(
        kind=Kind.MEASUREMENT,
        words=words,
        who=person(run.made_by),
        at=run.made_at,
        page=Page("measurement", (run.pk,)),
        on=(data, protocol),
    )


def _since(rule: CountingRule, scope: Scope, tally: Tally) -> tuple[Node, ...]:
    """What the same rule comes to now, where that is something else."""
    now = outcome(rule, scope).value
    if now == tally.value:
        return ()
    value = "–" if now is None else format_number(plain_decimal(now))
    words = Message(
        "Now it comes to {value}: records have changed since. The number in the report does not follow.", value=value
    )
    return (Node(kind=Kind.NUMBER, words=words),)


def _term(term: Term, scope: Scope, as_of: datetime | None, names: Lookup) -> Iterator[Node]:
    match term:
        case Count():
            yield from _members(term, scope, as_of)
        case Measured():
            run = measured_now(term.measurement, as_of)
            if run is not None:
                yield measurement_node(run)
        case ResultOf():
            name = names.indicators.get(term.indicator)
            words = name or Message("The result of another indicator")
            page = Page("provenance", (term.indicator, scope.quarter), "result") if name is not None else None
            yield Node(kind=Kind.NUMBER, words=words, page=page)
        case Constant():
            value = format_number(plain_decimal(term.value))
            words = Message("The given number {value}", value=value)
            yield Node(kind=Kind.NUMBER, words=words, quote=term.source)


def _members(term: Count, scope: Scope, as_of: datetime | None) -> Iterator[Node]:
    facts = facts_of(term, scope, as_of).select_related("partner", "activity", "theme")
    shown = list(facts.order_by(by_text("partner__name_th"), "record_id")[: MEMBERS_SHOWN + 1])
    records = _records(term.of, [fact.record_id for fact in shown[:MEMBERS_SHOWN]])
    for fact in shown[:MEMBERS_SHOWN]:
        yield _member(fact, records.get(fact.record_id))
    if len(shown) > MEMBERS_SHOWN:
        rest = facts.count() - MEMBERS_SHOWN
        words = Message("and {rest} more", rest=rest)
        yield Node(kind=Kind.RECORD, words=words)


def _records(kind: RecordKind, keys: list[int]) -> Mapping[int, _Record]:
    """The records themselves, with who told and decided them; two queries."""
    match kind:
        case RecordKind.PRACTICE:
            practices = Practice.objects.filter(pk__in=keys).select_related("reported_by", "decided_by")
            return {row.pk: row for row in practices.prefetch_related("files__blob")}
        case RecordKind.COMMITMENT:
            return {row.pk: row for row in Commitment.objects.filter(pk__in=keys).select_related("reported_by")}
        case RecordKind.ATTENDANCE:
            return {row.pk: row for row in Attendance.objects.filter(pk__in=keys).select_related("reported_by")}
    return {}


def _member(fact: Fact, record: _Record | None) -> Node:
    kind, status = KIND_WORDS[RecordKind(fact.kind)], RECORD_STATUS_WORDS[RecordStatus(fact.status)]
    names = [one for one in (fact.partner, fact.theme or fact.activity) if one is not None]
    th = " · ".join(one.name_th for one in names) or kind.th
    en = " · ".join(one.name_en or one.name_th for one in names) or kind.en
    return Node(
        kind=Kind.RECORD,
        words=Message("{word}: {status}", word=Worded(th=th, en=en), status=status),
        quote=record.what if isinstance(record, Practice) else "",
        at=fact.known_from,
        page=_page(fact),
        on=tuple(_record_nodes(fact, record)) if record is not None else (),
    )


def _page(fact: Fact) -> Page | None:
    match RecordKind(fact.kind):
        case RecordKind.PRACTICE:
            return Page("practice", (fact.record_id,))
        case RecordKind.PARTNER:
            return Page("partner", (fact.record_id,))
        case _:
            return Page("activity", (fact.activity_id,)) if fact.activity_id is not None else None


def _record_nodes(fact: Fact, record: _Record) -> Iterator[Node]:
    """Who verified a practice, who told a record, and the files that show it."""
    if isinstance(record, Practice) and record.decided_by is not None and record.status == fact.status:
        words = Message("Decided by")
        yield Node(
            kind=Kind.PERSON,
            words=words,
            quote=record.decided_reason,
            who=person(record.decided_by),
            at=record.decided_at,
        )
    if record.reported_by is not None:
        words = Message("Written by")
        yield Node(kind=Kind.PERSON, words=words, who=person(record.reported_by), at=record.reported_at)
    if isinstance(record, Practice):
        for file in record.files.all():
            if file.removed_at is None:
                words = Message("A file that shows it")
                yield Node(
                    kind=Kind.FILE,
                    words=words,
                    quote=file.name,
                    at=file.added_at,
                    page=Page("practice_file", (file.pk,)),
                    sha256=file.blob.sha256,
                )
