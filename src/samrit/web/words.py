"""The words of a page for what the records hold as codes, in the reader's language."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from samrit.checks.rule import Severity
from samrit.measure.sentences import number as measured
from samrit.measure.sentences import numbers
from samrit.queries.plans.plan import CellState
from samrit.queries.plans.year_changes import Since
from samrit.report import Absence, Verdict
from samrit.report.struct import plain_decimal
from samrit.scoring.s_curve import PROJECT_STATE_WORDS, State
from samrit.thai.digits import format_number
from samrit.thai.translation import ShownDay, ShownYear, _
from samrit.vocabulary.choices import ABSENCE_WORDS, VERDICT_WORDS
from samrit.vocabulary.doubts import DOUBT_WORDS, Doubt
from samrit.vocabulary.workflow import STATE_WORDS


def day(when: date, *, short: bool = False) -> str:
    """A date in the reader's calendar."""
    return str(ShownDay(when, short=short))


def moment(when: datetime) -> str:
    """A date with its time of day by the city's clock, in the reader's calendar."""
    return moment_there(timezone.localtime(when))


def moment_there(when: datetime) -> str:
    """The same by the clock that the time itself carries: for what happened in another time zone, too."""
    return _("{day} {time:%H.%M}", context="a day with its time", day=ShownDay(when.date(), short=True), time=when)


def year(fiscal_year_be: int) -> str:
    """A fiscal year in the reader's calendar: 2564, or 2021."""
    return str(ShownYear(fiscal_year_be))


# What is measured is written with as many digits as people read, whatever was worked out.
_MEASURED = frozenset({"MWh", "MW", "kWh", "kW"})
_TWO_PLACES = frozenset({"%", "points", "min", "fields"})  # what is worked out: a share, a score, a median


def value(amount: Decimal | float | None, unit: str = "") -> str:
    """A value as a screen writes it, "" where there is none; how many digits it has is its unit's affair."""
    if amount is None:
        return ""
    if unit in _MEASURED:
        return measured(float(amount))
    exact = Decimal(str(amount))
    if unit == "baht":  # satang only where there are some
        return f"{exact:,.0f}" if exact == exact.to_integral_value() else f"{exact:,.2f}"
    if unit in _TWO_PLACES:
        whole = exact.to_integral_value()
        return format_number(whole if whole == exact else exact.quantize(Decimal("0.01")))
    return f"{plain_decimal(exact):,f}"


def level_word() -> str:
    """What stands before the number of a level."""
    return _("Level", context="before its number")


def measured_together(*amounts: float) -> tuple[str, ...]:
    """What is measured with both ends of its interval, in MWh, MW or tonnes: all with the same decimals."""
    return numbers(*amounts)


def score(points: Decimal | None, full: Decimal) -> str:
    """A score with the best that there is, "4.5 of 5"; "" where none was given."""
    if points is None:
        return ""
    return _("{score} of {full}", context="a score", score=value(points, "points"), full=value(full, "points"))


def verdict(code: Verdict | None) -> str:
    """A verdict in one or two words."""
    return _("No verdict yet") if code is None else str(VERDICT_WORDS[code])


def absence(code: Absence) -> str:
    """A kind of none in a word or two; a dash where nobody said why."""
    return "–" if code is Absence.NOT_STATED else str(ABSENCE_WORDS[code])


def state(code: CellState) -> str:
    """Where a quarter's report stands."""
    return str(STATE_WORDS[code])


def since(code: Since) -> str:
    """What became of an indicator since last year."""
    return {
        Since.UNCHANGED: _("Unchanged", context="an indicator, since last year"),
        Since.CHANGED: _("Changed", context="an indicator, since last year"),
        Since.NEW: _("New", context="an indicator, since last year"),
        Since.DROPPED: _("Dropped", context="an indicator, since last year"),
    }[code]


def severity(code: Severity) -> str:
    """How bad a finding is."""
    return {
        Severity.ERROR: _("Error"),
        Severity.WARNING: _("Warning"),
        Severity.NOTE: _("Note"),
    }[code]


def doubt(code: Doubt | None) -> str:
    """Why a figure isn't sound, "" where it is."""
    return "" if code is None else str(DOUBT_WORDS[code])


def project_state(code: State) -> str:
    """How a project stands."""
    return str(PROJECT_STATE_WORDS[code])
