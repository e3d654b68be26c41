"""Dates, numbers and codes as words, inside templates."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from samrit.checks.rule import Severity
from samrit.queries.campaigns.campaigns import named
from samrit.queries.people.notices import unread_count
from samrit.queries.plans.plan import CellState
from samrit.queries.plans.year_changes import Since
from samrit.records.models import Agency, User
from samrit.report import Verdict
from samrit.scoring.s_curve import State
from samrit.thai.calendar import MONTHS_EN, MONTHS_SHORT_TH
from samrit.thai.letters import THAI
from samrit.thai.translation import ShownDay, either, language
from samrit.vocabulary.codes import HOW_WORDS, How
from samrit.vocabulary.doubts import Doubt
from samrit.web import words
from samrit.web.city import history

register = template.Library()


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
def doubt(code: Doubt | None) -> str:
    """Why a figure isn't sound."""
    return words.doubt(code)


@register.filter
def verdict(code: Verdict | None) -> str:
    """How a result compares with its target, in a word or two."""
    return words.verdict(code)


@register.filter
def severity(code: Severity) -> str:
    """How bad a finding is, in a word."""
    return words.severity(code)


@register.filter
def state(code: CellState) -> str:
    """Where a quarter's report stands, in a word or two."""
    return words.state(code)


@register.filter
def since(code: Since) -> str:
    """What became of an indicator since last year, in a word."""
    return words.since(code)


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


@register.filter
def year(fiscal_year_be: int) -> str:
    """A fiscal year in the reader's calendar."""
    return words.year(fiscal_year_be)


@register.filter
def agency_name(agency: Agency) -> str:
    """An agency's name in the reader's language, else in Thai."""
    return either(agency.name_th, agency.name_en)


@register.filter
def person(user: User) -> str:
    """Somebody's name in the reader's language."""
    return user.name()


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
def quarter_name(quarter: int) -> str:
    """A quarter as people call it; 5 is the year end."""
    return history.quarter_name(quarter)


@register.filter
def project_state(code: State) -> str:
    """How a project stands, in a word or two."""
    return words.project_state(code)


@register.filter
def points(value: Decimal | None) -> str:
    """Percentage points with their sign; a dash where there are none."""
    if value is None:
        return "–"
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"


@register.filter
def month(when: date) -> str:
    """A month, in short."""
    return MONTHS_EN[when.month - 1][:3] if language() == "en" else MONTHS_SHORT_TH[when.month - 1]


@register.filter
def row_name(row: object) -> str:
    """The name of a partner, campaign, activity or theme in the reader's language, else in Thai."""
    return named(row)


@register.filter
def tongue(said: object) -> str:
    """The language of words that stand there in either: "th" where there is a Thai letter, else "en"."""
    return "th" if THAI.search(str(said)) else "en"


@register.filter
def how(code: str) -> str:
    """By which way a partner's part came into the records."""
    return str(HOW_WORDS[How(code)])
