"""Dates, numbers and codes as words, inside templates."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone

from samrit.queries.people.notices import unread_count
from samrit.records.models import User
from samrit.thai.letters import THAI
from samrit.thai.translation import Message, ShownDay
from samrit.thai.words import words as words_of_text
from samrit.vocabulary.codes import HOW_WORDS, How
from samrit.web import words
from samrit.web.city.history import quarter_name
from samrit.writers.words import month

register = template.Library()
_NEXT_WORD = 30  # letters behind the place of a cut, so that the word there is known as a whole
_AS_IN_CODE: tuple[Callable[[Any], str], ...] = (
    words.doubt,
    words.project_state,
    words.severity,
    words.since,
    words.verdict,
    words.year,
    quarter_name,
    month,
)
for say in _AS_IN_CODE:
    register.filter(say)


def _unbroken(said: str) -> str:
    """A day or a time that no line breaks in two."""
    return said.replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def day(when: date) -> str:
    """A date in the reader's calendar."""
    return _unbroken(words.day(timezone.localtime(when).date() if isinstance(when, datetime) else when, short=True))


@register.filter
def moment(when: datetime) -> str:
    """A date with its time of day, in the reader's calendar."""
    return _unbroken(words.moment(when))


@register.filter
def moment_there(when: datetime) -> str:
    """The same by the clock that the time itself carries: for what happened in another time zone, too."""
    return _unbroken(words.moment_there(when))


@register.filter
def clock_there(when: datetime) -> str:
    """The time of day by the clock that the time itself carries."""
    return f"{when:%H.%M}"


@register.filter
def value(amount: Decimal | None, unit: str = "") -> str:
    """A value with as many digits as its unit asks for; a dash where there is none."""
    return words.value(amount, unit) or "–"


@register.filter
def score(points: Decimal | None, full: Decimal) -> str:
    """A score with the best that there is; a dash where none was given."""
    return words.score(points, full) or "–"


@register.filter
def lookup(values: Mapping[str, object], key: str) -> object:
    """The value under a key, None where there is none."""
    return values.get(key)


@register.simple_tag(takes_context=True)
def unread_notices(context: Mapping[str, object]) -> str:
    """How many notices the reader has not read; "" for none, "99+" for many. One query."""
    user = context.get("user")
    count = unread_count(user) if isinstance(user, User) else 0
    return "" if not count else str(count) if count < 100 else "99+"


@register.filter
def weekday(when: date) -> str:
    """A date with its day of the week, in the reader's calendar."""
    return _unbroken(str(ShownDay(when, weekday=True, short=True)))


@register.filter
def points(value: Decimal | None) -> str:
    """Percentage points with their sign; a dash where there are none."""
    if value is None:
        return "–"
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"


@register.filter
def shortened(said: object, most: int) -> str:
    """So many letters of something at most; what is too long ends after a whole word, in Thai, too."""
    text = str(said)
    if len(text) <= most:
        return text
    whole = ""
    for word in words_of_text(text[: most + _NEXT_WORD]):
        if len(whole) + len(word) >= most:
            break
        whole += word
    return f"{whole.rstrip() or text[: most - 1]}…"


@register.filter
def tongue(said: object) -> str:
    """The language of words that stand there in either: "th" where there is a Thai letter, else "en"."""
    return "th" if THAI.search(str(said)) else "en"


@register.filter
def said(message: Message | None) -> str:
    """A message in the reader's language."""
    return str(message) if message is not None else ""


@register.filter
def how(code: str) -> str:
    """By which way a partner's part came into the records."""
    return str(HOW_WORDS[How(code)])
