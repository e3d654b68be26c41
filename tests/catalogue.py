"""What the program says, for tests that look for it: a sentence is taken from the catalogue, and not typed again."""

from samrit.thai.calendar import Language
from samrit.thai.translation import Message, thai


def said(english: str, /, language: Language = "th", *, context: str = "", **values: object) -> str:
    """A sentence as it is said; AssertionError where nobody says it any more."""
    assert (context, english) in thai(), f"not in the catalogue: {english!r}"
    return Message(english, context=context, **values).text(language)
