"""The side of an officer's home: their indicators as signs, and the days that come."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from samrit.queries.reviews.own_indicators import DayAhead, OwnIndicator
from samrit.report import Verdict
from samrit.thai.translation import _
from samrit.web import words
from samrit.web.city.history import quarter_name

_SIGNS = {
    Verdict.EXCEEDS: ("good", "✓"),
    Verdict.MEETS: ("good", "✓"),
    Verdict.NEARLY: ("near", "≈"),
    Verdict.MISSES: ("miss", "✕"),
}
_UNKNOWN = ("", "?")


@dataclass(frozen=True, slots=True)
class Sign:
    """One indicator: its number, and how it stands as a sign with its words."""

    indicator: OwnIndicator
    tone: str
    sign: str
    words: str


def signs(indicators: tuple[OwnIndicator, ...]) -> list[Sign]:
    """Each of them."""
    return [
        Sign(one, *(_UNKNOWN if one.verdict is None else _SIGNS[one.verdict]), _words(one.verdict))
        for one in indicators
    ]


def legend(shown: list[Sign]) -> list[tuple[str, str, int]]:
    """What the signs mean, and how many there are of each: sign, words, count."""
    counted = Counter(one.sign for one in shown)
    meant = {"✓": _("reached"), "≈": _("nearly"), "✕": _("missed"), "?": _("can't be told yet")}
    return [(sign, said, counted[sign]) for sign, said in meant.items() if counted[sign]]


def days(ahead: tuple[DayAhead, ...]) -> list[tuple[date, str, int]]:
    """Each day with what is due on it."""
    return [
        (
            one.day,
            _("{quarter}, {year}", quarter=quarter_name(one.quarter), year=words.year(one.fiscal_year_be)),
            one.count,
        )
        for one in ahead
    ]


def _words(verdict: Verdict | None) -> str:
    return _("can't be told yet") if verdict is None else words.verdict(verdict)
