"""Weights that share a whole: those of a plan's indicators, and those of an indicator's quarters."""

from collections.abc import Iterable
from decimal import Decimal

from samrit.thai.digits import format_number
from samrit.thai.translation import Joined, Message

WHOLE = Decimal(100)


def total(weights: Iterable[Decimal | None]) -> Decimal:
    """The sum of the weights that are given; a blank is none, and not a weight of nothing."""
    return sum((weight for weight in weights if weight is not None), Decimal(0))


def weighing(weights: Iterable[Decimal | None], *, of_quarters: bool = False) -> Message:
    """What the weights come to, and by how much that is not 100."""
    given = list(weights)
    blank = sum(weight is None for weight in given)
    whose = Message("The weights of the quarters") if of_quarters else Message("The weights of the indicators")
    if blank == len(given):
        return Message("{whose} are not given yet.", whose=whose)
    is_reported = blank and not of_quarters  # a quarter may well have no share of the year
    come_to = total(given)
    words, by = _plain(come_to), _plain(abs(WHOLE - come_to))
    if come_to == WHOLE:
        summed = Message("{whose} come to 100.", whose=whose)
    elif come_to < WHOLE:
        summed = Message("{whose} come to {words}, {by} less than 100.", whose=whose, words=words, by=by)
    else:
        summed = Message("{whose} come to {words}, {by} more than 100.", whose=whose, words=words, by=by)
    if not is_reported:
        return summed
    return Joined((summed, Message.counted("{count} has none yet.", "{count} have none yet.", count=blank)))


def _plain(value: Decimal) -> str:
    return format_number(value.normalize() + 0 if value else Decimal(0))
