"""Words as papers print them, in the language of the paper: in Thai with Thai digits, in English with Arabic ones."""

from datetime import date

from samrit.thai.calendar import MONTHS_EN, MONTHS_SHORT_TH, format_date, to_buddhist
from samrit.thai.digits import prose_to_thai, to_thai
from samrit.thai.translation import Message, language


def said(words: Message | str) -> str:
    """A sentence or a name; Latin words and addresses keep their digits (PM2.5)."""
    return prose_to_thai(str(words)) if language() == "th" else str(words)


def figure(words: Message | str) -> str:
    """A number or a code: every digit of it."""
    return to_thai(str(words)) if language() == "th" else str(words)


def day(on: date) -> str:
    """A day in full."""
    return format_date(on, language(), thai_digits=language() == "th")


def short_day(on: date) -> str:
    """A day in the cell of a table, its year as two digits."""
    if language() == "th":
        return to_thai(f"{on.day} {MONTHS_SHORT_TH[on.month - 1]} {to_buddhist(on.year) % 100:02d}")
    return f"{on.day} {month(on)} {on.year % 100:02d}"


def month(on: date) -> str:
    """The name of a month, short."""
    return MONTHS_SHORT_TH[on.month - 1] if language() == "th" else MONTHS_EN[on.month - 1][:3]
