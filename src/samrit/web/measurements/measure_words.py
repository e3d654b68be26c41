"""What the measurement says to a terminal, as a page says it: options become the names of the form's fields."""

import re

from samrit.measure.names import NAMES
from samrit.measure.protocol import LEAST_ERROR
from samrit.thai.translation import Message, _


def sentence(message: Message) -> str:
    """A sentence in the reader's language, with the form's fields in place of a command's options."""
    return on_the_page(str(message))


def on_the_page(text: str) -> str:
    """The same of text that is in the reader's language already."""
    for option, field in _fields():
        text = text.replace(option, f"“{field}”")
    is_named = re.match(r"\S*[._\d]", text)  # by a column or a file, which is not spelled otherwise
    return text if is_named else text[:1].upper() + text[1:]


def method(name: str) -> str:
    """A method as a choice names it."""
    if name == LEAST_ERROR:
        return _("The one with the least error on ordinary days (chosen without looking at the event)")
    found = NAMES[name]
    return f"{found.title} – {found.what}"


def _fields() -> tuple[tuple[str, str], ...]:
    return (
        ("--label start", _("A time marks the start of its interval")),
        ("--label end", _("A time marks the end of its interval")),
        ("--data-tz", _("Time zone")),
        ("--decimal", _("Decimal sign")),
        ("--minus", _("Column that is taken off the values")),
        ("--only", _("Rows to keep")),
        ("--negated", _("The load is written below zero: turn the sign of all values round")),
        ("--register", _("A meter's register that counts up")),
        ("--header", _("Line of the headings")),
        ("--sheet", _("Sheet of the Excel file")),
        ("--date", _("Column of days, where the times stand in another")),
        ("--other-event", _("Other days with an event")),
        ("--unit", _("Unit of the values")),
        ("--time", _("Column of times")),
        ("--value", _("Column of values")),
        ("--series", _("Column of meters")),
        ("--day-first or --month-first", _("Which comes first in 03/04/2021")),
        ("--day-first", _("Which comes first in 03/04/2021")),
        ("--month-first", _("Which comes first in 03/04/2021")),
        ("--tz", _("Time zone")),
    )
