"""The words of a page for what the records hold as codes, in the reader's language."""

from datetime import date
from decimal import Decimal

from django.utils.functional import lazy
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from samrit.checks.rule import Severity
from samrit.queries.plans.plan import CellState
from samrit.queries.plans.plan_sheet import RowState
from samrit.queries.plans.year_changes import Since
from samrit.report import Absence, Verdict
from samrit.report.struct import plain_decimal
from samrit.scoring.s_curve import State
from samrit.thai.calendar import Language, format_date
from samrit.thai.digits import format_number
from samrit.thai.message import Message
from samrit.vocabulary.choices import ABSENCE_WORDS, VERDICT_WORDS


def language() -> Language:
    """The language of the page that is being made."""
    return "en" if (get_language() or "th").startswith("en") else "th"


def _text(message: Message) -> str:
    return message.text(language())


later = lazy(_text, str)  # the words in the language of whoever reads them: for what is made before there is a reader


def day(when: date, *, short: bool = False) -> str:
    """A date in the reader's calendar."""
    return format_date(when, language(), short=short)


def year(fiscal_year_be: int) -> str:
    """A fiscal year in the reader's calendar: 2564, or 2021."""
    return str(fiscal_year_be if language() == "th" else fiscal_year_be - 543)


def plain_number(value: Decimal | None) -> str:
    """A number without idle zeros, "" where there is none."""
    return "" if value is None else format_number(plain_decimal(value))


def percent(value: Decimal | None) -> str:
    """A percentage without idle zeros, "" where there is none."""
    if value is None:
        return ""
    whole = value.to_integral_value()
    return format_number(whole if whole == value else value.quantize(Decimal("0.01")))


def verdict(code: Verdict | None) -> str:
    """A verdict in one or two words."""
    return _("No verdict yet") if code is None else VERDICT_WORDS[code].text(language())


def absence(code: Absence) -> str:
    """A kind of none in a word or two; a dash where nobody said why."""
    return "–" if code is Absence.NOT_STATED else ABSENCE_WORDS[code].text(language())


def state(code: CellState) -> str:
    """Where a quarter's report stands."""
    return {
        CellState.DRAFT: pgettext("state of a report", "Draft"),
        CellState.SUBMITTED: pgettext("state of a report", "Submitted"),
        CellState.ENDORSED: pgettext("state of a report", "Endorsed"),
        CellState.EVALUATED: pgettext("state of a report", "Evaluated"),
        CellState.PUBLISHED: pgettext("state of a report", "Published"),
        CellState.RETURNED: pgettext("state of a report", "Returned"),
        CellState.LATE: pgettext("state of a report", "Late"),
        CellState.NOT_DUE: pgettext("state of a report", "Not due yet"),
    }[code]


def since(code: Since) -> str:
    """What became of an indicator since last year."""
    return {
        Since.UNCHANGED: pgettext("an indicator, since last year", "Unchanged"),
        Since.CHANGED: pgettext("an indicator, since last year", "Changed"),
        Since.NEW: pgettext("an indicator, since last year", "New"),
        Since.DROPPED: pgettext("an indicator, since last year", "Dropped"),
    }[code]


def row_state(code: RowState) -> str:
    """What saving a row of a sheet would do."""
    return {
        RowState.NEW: pgettext("row of a sheet", "New"),
        RowState.CHANGED: pgettext("row of a sheet", "Changed"),
        RowState.UNCHANGED: pgettext("row of a sheet", "Unchanged"),
        RowState.UNCLEAR: pgettext("row of a sheet", "Not understood"),
    }[code]


def severity(code: Severity) -> str:
    """How bad a finding is."""
    return {
        Severity.ERROR: _("Error"),
        Severity.WARNING: _("Warning"),
        Severity.NOTE: _("Note"),
    }[code]


def project_state(code: State) -> str:
    """How a project stands."""
    return {
        State.NOT_BEGUN: pgettext("state of a project", "Not begun"),
        State.ON_TIME: pgettext("state of a project", "On time"),
        State.LATE: pgettext("state of a project", "Late"),
        State.DONE: pgettext("state of a project", "Done"),
    }[code]


def baht(value: Decimal | None) -> str:
    """Money with commas; satang only where there are some; "" where there is none."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
