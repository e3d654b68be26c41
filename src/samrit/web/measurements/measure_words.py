"""What the measurement says to a terminal, as a page says it: options become the names of the form's fields."""

import re

from samrit.measure.incoming.asked import ASKED
from samrit.measure.names import LEAST_ERROR, LEAST_ERROR_WORDS, NAMES
from samrit.thai.translation import Message, _
from samrit.web.measurements.answer_labels import LABELS


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
        return str(LEAST_ERROR_WORDS)
    found = NAMES[name]
    return f"{found.title} – {found.what}"


def _fields() -> list[tuple[str, str]]:
    """Each option and what the form calls it, the longest first, so that none is taken for the beginning of another."""
    said = {option: str(LABELS[one.name]) for one in ASKED for option in one.options}
    said |= {
        "--label start": _("A time marks the start of its interval"),
        "--label end": _("A time marks the end of its interval"),
        "--register": _("A meter's register that counts up"),
        "--day-first or --month-first": said["--day-first"],
        "--other-event": _("Other days with an event"),
        "--data-tz": _("Time zone"),
        "--tz": _("Time zone"),
    }
    return sorted(said.items(), key=lambda one: -len(one[0]))
