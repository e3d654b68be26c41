"""Where a finding stands: the order of the form's fields, and the words around a span."""

from functools import lru_cache

from samrit.thai.letters import MARKS
from samrit.vocabulary.fields import FIELDS

_ORDER = {one.id: place for place, one in enumerate(FIELDS)}
_CONTEXT = 28  # characters either side: with the words, about a line of a terminal


@lru_cache(maxsize=512)
def position(field: str) -> tuple[int, int, int]:
    """The place of a field's path in the form, for sorting: quarter 2's result before its narrative."""
    head, _, rest = field.partition(".")
    number, _, tail = rest.partition(".")
    if not number.isdigit():
        number, tail = "0", rest
    last = len(_ORDER)
    return (_ORDER.get(head, last), int(number), _ORDER.get(tail, last))


def excerpt(text: str, start: int, end: int) -> str:
    """The words with what stands around them on one line; no Thai letter is parted from its marks."""
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    while 0 < first < start and text[first] in MARKS:
        first -= 1
    while end < last < len(text) and text[last] in MARKS:
        last += 1
    line = " ".join(text[first:last].split())
    return ("…" if first else "") + line + ("…" if last < len(text) else "")
