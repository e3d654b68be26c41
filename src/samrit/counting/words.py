"""A rule in plain sentences, Thai and English, as pages and papers say it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from samrit.counting.rule import (
    Constant,
    Count,
    CountingRule,
    CountUnit,
    Measured,
    Operator,
    Period,
    Quantity,
    ResultOf,
    Term,
)
from samrit.thai.digits import format_number
from samrit.thai.translation import Joined, Message
from samrit.vocabulary.counted import RECORD_STATUS_WORDS, SECTOR_WORDS, RecordKind

Names = Mapping[int, Message]


@dataclass(frozen=True, slots=True)
class Lookup:
    """The names of what a rule refers to, by key; one that is not there is told by its key."""

    campaigns: Names = field(default_factory=dict)
    themes: Names = field(default_factory=dict)
    activities: Names = field(default_factory=dict)
    indicators: Names = field(default_factory=dict)
    measurements: Names = field(default_factory=dict)


def rule_words(rule: CountingRule, names: Lookup) -> Message:
    """The whole rule in one sentence."""
    first = term_words(rule.first, names)
    if rule.second is None:
        return first
    return _JOINED[rule.operator].filled(first=first, second=term_words(rule.second, names))


def term_words(term: Term, names: Lookup) -> Message:
    """One term in words."""
    match term:
        case Count():
            return _count(term, names)
        case ResultOf():
            name = _named(names.indicators, term.indicator)
            return Message("the result of indicator “{name}” in the same quarter", name=name)
        case Measured():
            name, quantity = _named(names.measurements, term.measurement), QUANTITY_WORDS[term.quantity]
            return Message("the {quantity} by the measurement “{name}”", quantity=quantity, name=name)
        case Constant():
            number = format_number(term.value)
            return Message("{number} ({source})", number=number, source=term.source)


def _count(count: Count, names: Lookup) -> Message:
    words = _COUNTED[count.of, count.unit]
    if count.statuses and count.of is not RecordKind.PARTNER:
        statuses = _any(RECORD_STATUS_WORDS[status] for status in count.statuses)
        words = (
            Message("{counted} that is {statuses}", counted=words, statuses=statuses)
            if count.unit is CountUnit.PARTNERS
            else Message("{counted} that are {statuses}", counted=words, statuses=statuses)
        )
    for keys, known, sentence in (
        (count.themes, names.themes, Message("{counted} in the theme {names}")),
        (count.activities, names.activities, Message("{counted} at {names}")),
        (count.campaigns, names.campaigns, Message("{counted} of the campaign {names}")),
    ):
        if keys:
            words = sentence.filled(counted=words, names=_quoted(_named(known, key) for key in keys))
    if not count.campaigns:
        words = Message("{counted} of the agency and all below it", counted=words)
    if count.sectors:
        sectors = _any(SECTOR_WORDS[sector] for sector in count.sectors)
        words = Message("{counted}, only of the sector {sectors}", counted=words, sectors=sectors)
    words = Message("{counted}, {period}", counted=words, period=_span(count))
    if count.is_ongoing:
        words = Message("{counted}, and still kept up at its end", counted=words)
    return words


def _span(count: Count) -> Message:
    if count.from_on is not None and count.until_on is not None:
        return Message("from {from_on} to {until_on}", from_on=count.from_on, until_on=count.until_on)
    return PERIOD_WORDS[count.period]


def _named(names: Names, key: int) -> Message:
    return names.get(key, Message("number {key}", key=key))


def _any(words: Iterable[Message]) -> Message:
    return Joined(words, Message(" or "))


def _quoted(names: Iterable[Message]) -> Message:
    return Joined((Message("“{name}”", name=name) for name in names), Message(" or ", context="between quoted names"))


_JOINED: dict[Operator, Message] = {
    Operator.SUM: Message("{first}, plus {second}"),
    Operator.DIFFERENCE: Message("{first}, minus {second}"),
    Operator.RATIO: Message("{first}, divided by {second}"),
    Operator.PERCENT: Message("{first}, as a percentage of {second}"),
}
OPERATOR_WORDS: dict[Operator, Message] = {
    Operator.ONE: Message("one number"),
    Operator.SUM: Message("the sum of two numbers"),
    Operator.DIFFERENCE: Message("the difference of two numbers"),
    Operator.RATIO: Message("a ratio (the first divided by the second)"),
    Operator.PERCENT: Message("a percentage (the first of the second)"),
}
COUNT_UNIT_WORDS: dict[CountUnit, Message] = {
    CountUnit.PARTNERS: Message("partners, each once"),
    CountUnit.RECORDS: Message("records", context="how many"),
    CountUnit.PEOPLE: Message("people who came", context="how many"),
}
PERIOD_WORDS: dict[Period, Message] = {
    Period.YEAR_SO_FAR: Message("from the start of the fiscal year to the end of the quarter"),
    Period.QUARTER: Message("within the quarter (at the year end, the whole year)"),
    Period.DATES: Message("between two dates"),
    Period.ANY: Message("whenever it was"),
}
QUANTITY_WORDS: dict[Quantity, Message] = {
    Quantity.SAVED_MWH: Message("energy saved (MWh)"),
    Quantity.MEAN_MW: Message("mean power saved (MW)"),
    Quantity.LARGEST_MW: Message("largest power saved (MW)"),
    Quantity.SAVED_PERCENT: Message("percentage saved"),
    Quantity.T_CO2: Message("CO2 avoided (tonnes)"),
    Quantity.BAHT: Message("money saved (baht)"),
}
_COUNTED: dict[tuple[RecordKind, CountUnit], Message] = {
    (RecordKind.PARTNER, CountUnit.RECORDS): Message("the number of partner organisations in the register"),
    (RecordKind.ACTIVITY, CountUnit.RECORDS): Message("the number of meetings and events"),
    (RecordKind.ATTENDANCE, CountUnit.RECORDS): Message("the number of attendances"),
    (RecordKind.COMMITMENT, CountUnit.RECORDS): Message("the number of commitments"),
    (RecordKind.PRACTICE, CountUnit.RECORDS): Message("the number of practices"),
    (RecordKind.PARTNER, CountUnit.PARTNERS): Message("the number of partner organisations in the register"),
    (RecordKind.ATTENDANCE, CountUnit.PARTNERS): Message(
        "the number of partner organisations (each once) with an attendance"
    ),
    (RecordKind.COMMITMENT, CountUnit.PARTNERS): Message(
        "the number of partner organisations (each once) with a commitment"
    ),
    (RecordKind.PRACTICE, CountUnit.PARTNERS): Message(
        "the number of partner organisations (each once) with a practice"
    ),
    (RecordKind.ATTENDANCE, CountUnit.PEOPLE): Message("the number of people who came, by attendances"),
}
