"""Sentences where Django wants a string and asks for it long before anybody reads: labels, and what a broken
constraint says. They are put into words when they show.
"""

from django.utils.functional import lazy

from samrit.thai.translation import Message

_lazy = lazy(str, str)


def later(words: str | Message, /, *, context: str = "", **values: object) -> str:
    """A sentence as a string that is put into words when it shows, in the language of who reads it then."""
    return _lazy(Message(words, context=context, **values) if isinstance(words, str) else words)


def quarter_words(quarter: int) -> Message:
    """A quarter in words; 5 is the year end."""
    return Message("the year end") if quarter == 5 else Message("quarter {quarter}", quarter=quarter)
