"""How much time there is until a day, as people count it."""

from datetime import date
from typing import NamedTuple

from samrit.thai.calendar import MONTHS_EN, MONTHS_SHORT_TH, to_buddhist
from samrit.thai.translation import Message, _, language

SOON, LONG_AGO = 30, 60  # days: what is due later is not counted yet, what is later than that not any more


class Left(NamedTuple):
    """What is left, in words, and how much it presses."""

    words: str
    tone: str


def due_words(due_on: date, today: date) -> Left | None:
    """What is left until a day of the next 30, or since when it is over; None for what is further away."""
    days = (due_on - today).days
    if days > SOON:
        return None
    if days > 0:
        return Left(
            str(Message.counted("{count} day left", "{count} days left", count=days)), "near" if days <= 7 else "note"
        )
    if days == 0:
        return Left(_("Due today"), "near")
    if -days <= LONG_AGO:
        return Left(str(Message.counted("{count} day overdue", "{count} days overdue", count=-days)), "miss")
    return Left(_("Overdue since {month}", month=_month(due_on)), "miss")


def _month(when: date) -> str:
    if language() == "en":
        return f"{MONTHS_EN[when.month - 1][:3]} {when.year}"
    return f"{MONTHS_SHORT_TH[when.month - 1]} {to_buddhist(when.year)}"
