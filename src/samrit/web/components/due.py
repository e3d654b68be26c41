"""How much time there is until a day, as people count it."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext, ngettext

from samrit.thai.calendar import MONTHS_EN, MONTHS_SHORT_TH, to_buddhist
from samrit.web import words

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
        return Left(ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}, "near" if days <= 7 else "note")
    if days == 0:
        return Left(gettext("Due today"), "near")
    if -days <= LONG_AGO:
        return Left(ngettext("%(n)s day late", "%(n)s days late", -days) % {"n": -days}, "miss")
    return Left(gettext("Overdue since %(month)s") % {"month": _month(due_on)}, "miss")


def _month(when: date) -> str:
    if words.language() == "en":
        return f"{MONTHS_EN[when.month - 1][:3]} {when.year}"
    return f"{MONTHS_SHORT_TH[when.month - 1]} {to_buddhist(when.year)}"
