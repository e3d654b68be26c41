"""A result from the values of a rule's terms. Decimals, exact until the one rounding of a quotient.

A percentage is rounded half up to 2 decimal places, a ratio to 4; counts, sums and differences are not rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from samrit.counting.rule import CountingRule, Operator, Term
from samrit.thai.translation import Message

_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
PERCENT_PLACES, RATIO_PLACES = Decimal("0.01"), Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Value:
    """What one term comes to, or why it comes to nothing (`why_none` is set where `number` is not)."""

    number: Decimal | None
    why_none: Message | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule comes to: a value, with its parts where it is a quotient; or None, and the sentence that says why."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    why_none: Message | None = None


def work_out(rule: CountingRule, values: Sequence[Value]) -> Outcome:
    """The outcome of a rule from the values of its terms, in their order. ValueError where there are not as many."""
    if len(values) != len(terms(rule)):
        raise ValueError("each term has a value")
    for value in values:
        if value.number is None:
            return Outcome(why_none=value.why_none or MISSING)
    first, second = values[0].number, values[-1].number
    assert first is not None
    assert second is not None
    match rule.operator:
        case Operator.ONE:
            return Outcome(first)
        case Operator.SUM:
            return Outcome(_EXACT.add(first, second))
        case Operator.DIFFERENCE:
            return Outcome(_EXACT.subtract(first, second))
    if not second:
        return Outcome(numerator=first, denominator=second, why_none=NOTHING_TO_DIVIDE_BY)
    of = _EXACT.multiply(first, Decimal(100)) if rule.operator is Operator.PERCENT else first
    places = PERCENT_PLACES if rule.operator is Operator.PERCENT else RATIO_PLACES
    return Outcome(_EXACT.quantize(_EXACT.divide(of, second), places), first, second)


def terms(rule: CountingRule) -> tuple[Term, ...]:
    """The one term or the two of a rule, in order."""
    return (rule.first,) if rule.second is None else (rule.first, rule.second)


MISSING = Message("A part of the rule has no value yet.")
NOTHING_TO_DIVIDE_BY = Message("What it would be divided by is zero, so there is no result.")
NO_RESULT = Message("The indicator that the rule refers to has no result for the same quarter yet.")
NO_INDICATOR = Message("The indicator that the rule refers to is no longer there.")
NO_MEASUREMENT = Message("The measurement that the rule refers to is not there.")
NO_QUANTITY = Message("The measurement does not give the quantity that the rule asks for.")
