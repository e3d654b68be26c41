"""From the quarters to the year: the accumulation rule is part of an indicator's definition. Blank is never zero."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from samrit.report.result import Result
from samrit.scoring.coverage import Coverage
from samrit.scoring.ratio import has_whole, printed_places, quotient, scale_of
from samrit.scoring.rounding import EXACT, PLACES, ZERO, to_places
from samrit.thai.translation import Message
from samrit.vocabulary.choices import Absence, Accumulation

# What stands in for the year where no quarter has a result: the kind that somebody has to do something about first.
_MOST_PRESSING = (
    Absence.NOT_REPORTED,
    Absence.NOT_STATED,
    Absence.NOT_MEASURABLE_YET,
    Absence.NOT_YET_DUE,
    Absence.NOT_APPLICABLE,
)

_OF_ONE_QUARTER = (Accumulation.LAST, Accumulation.MAXIMUM)

_RULE_WORDS: dict[Accumulation, Message] = {
    Accumulation.LAST: Message("Latest value"),
    Accumulation.SUM: Message("Sum"),
    Accumulation.MAXIMUM: Message("Highest value"),
    Accumulation.AVERAGE: Message("Mean"),
    Accumulation.OWN_ENTRY: Message("The year's own value"),
}


class Accumulated(msgspec.Struct, frozen=True, kw_only=True):
    """The year's result as its quarters give it, and how many of them are in it.

    `taken` are the numbers (from 1) of the quarters that have a result; `source` is the one quarter whose result is
    the year's, where it is one's; `has_parts` tells that numerators and denominators were added up.
    """

    rule: Accumulation
    result: Result
    coverage: Coverage
    taken: tuple[int, ...] = ()
    source: int | None = None
    has_parts: bool = False

    @property
    def reason(self) -> Message:
        """How the figure was formed: "Sum of 3 of 4 quarters (1, 2, 4)."."""
        words = _RULE_WORDS[self.rule]
        if self.rule is Accumulation.OWN_ENTRY:
            return Message("{words}.", words=words)
        of = f"{self.coverage.reported}/{self.coverage.total}"
        if not self.taken:
            return Message("{words}: no quarter has a result ({of}).", words=words, of=of)
        if self.source is not None:
            return Message(
                "{words}, that of quarter {source} ({reported} of {total} reported).",
                words=words,
                source=self.source,
                reported=self.coverage.reported,
                total=self.coverage.total,
            )
        listed = ", ".join(str(number) for number in self.taken)
        how = (
            Message.counted(
                "{words} of {reported} of {count} quarter ({listed}), numerators and denominators added up.",
                "{words} of {reported} of {count} quarters ({listed}), numerators and denominators added up.",
                count=self.coverage.total,
            )
            if self.has_parts
            else Message.counted(
                "{words} of {reported} of {count} quarter ({listed}).",
                "{words} of {reported} of {count} quarters ({listed}).",
                count=self.coverage.total,
            )
        )
        return how.filled(words=words, reported=self.coverage.reported, listed=listed)


def accumulate(rule: Accumulation, quarters: Sequence[Result], *, own_entry: Result | None = None) -> Accumulated:
    """The year's result under a rule; quarters stand in order, one Result each, blanks among them.

    Blanks take no part: "last" is the last that was reported, a mean is over those that were. Ratios with both parts
    are pooled: the sum of the numerators over the sum of the denominators, not the mean of ratios. A ratio of something
    to nothing takes no part either: nothing arose in that quarter. Where no quarter has a result, the year has what calls
    for action first among theirs: something divided by nothing, else the absence. A computed figure has two decimal places, or as many as the quarter
    with the most, rounded half up. Never raises.
    """
    there = [(number, result) for number, result in enumerate(quarters, 1) if _is_there(result)]
    coverage = Coverage(reported=len(there), total=_countable(quarters))
    taken = tuple(number for number, _ in there)
    if rule is Accumulation.OWN_ENTRY:
        return Accumulated(rule=rule, result=own_entry or Result(), coverage=coverage, taken=taken)
    if not there:
        return Accumulated(rule=rule, result=_absence_of(quarters), coverage=coverage)
    if rule in _OF_ONE_QUARTER:
        source, result = there[-1] if rule is Accumulation.LAST else max(there, key=lambda pair: _value(pair[1]))
        return Accumulated(rule=rule, result=result, coverage=coverage, taken=taken, source=source)
    results = [result for _, result in there]
    pooled = _pooled(results)
    result = pooled or _added(results, is_mean=rule is Accumulation.AVERAGE)
    return Accumulated(rule=rule, result=result, coverage=coverage, taken=taken, has_parts=pooled is not None)


def _is_there(result: Result) -> bool:
    return result.value is not None and has_whole(result)


def _countable(quarters: Sequence[Result]) -> int:
    """How many quarters there could be: all but those to which the indicator doesn't apply, or in which nothing arose."""
    return sum(result.absence is not Absence.NOT_APPLICABLE and has_whole(result) for result in quarters)


def _absence_of(quarters: Sequence[Result]) -> Result:
    for (
        result
    ) in quarters:  # something of nothing, or less than that: a slip, which stands before what is merely missing
        if result.value is not None and not has_whole(result) and result.value and result.numerator:
            return result
    for absence in _MOST_PRESSING:
        for result in quarters:
            if result.absence is absence:
                return result
    return quarters[0] if quarters else Result()  # only ratios of something to nothing


def _value(result: Result) -> Decimal:
    assert result.value is not None
    return result.value


def _places(results: Sequence[Result]) -> int:
    return max(PLACES, *(printed_places(result) for result in results))


def _exact_sum(values: Sequence[Decimal]) -> Decimal:
    total = ZERO
    for value in values:
        total = EXACT.add(total, value)
    return total


def _pooled(results: Sequence[Result]) -> Result | None:
    """Sum of numerators over sum of denominators; None where a quarter lacks a part."""
    parts = [(r.numerator, r.denominator) for r in results if r.numerator is not None and r.denominator is not None]
    if len(parts) < len(results):
        return None
    numerator, denominator = _exact_sum([n for n, _ in parts]), _exact_sum([d for _, d in parts])
    scale = max(scale_of(r, r.unit_text) for r in results)
    return _result_of(quotient(numerator, denominator, scale, _places(results)), results, numerator, denominator)


def _added(results: Sequence[Result], *, is_mean: bool) -> Result:
    total = _exact_sum([_value(result) for result in results])
    if is_mean:
        total = to_places(EXACT.divide(total, Decimal(len(results))), _places(results))
    return _result_of(total, results)


def _result_of(
    value: Decimal, results: Sequence[Result], numerator: Decimal | None = None, denominator: Decimal | None = None
) -> Result:
    """The computed result in the unit of the last quarter; not stated where it outgrows what a report can hold."""
    unit_text = results[-1].unit_text
    try:
        return Result.of(value, unit_text, numerator=numerator, denominator=denominator)
    except ValueError:
        return Result.none(Absence.NOT_STATED, unit_text=unit_text)
