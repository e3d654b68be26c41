"""Where a finding stands: the order of the form's fields, and the words around a span."""

import unicodedata

_ORDER = (
    "fiscal_year_be", "agency", "code", "number_text", "name", "level", "kind", "progress_percent", "responsible",
    "nodes", "rationale", "objectives", "targets", "definition", "method", "target", "result", "evaluation",
    "quarters", "year_end", "narrative", "supporting_factors", "obstacles", "evidence", "signature",
)  # fmt: skip
_INSIDE = ("target", "result", "score", "verdict_text", "narrative")
_CONTEXT = 28  # characters either side: with the words, about a line of a terminal


def position(field: str) -> tuple[int, int, int]:
    """The place of a field's path in the form, for sorting: quarter 2's result before its narrative."""
    head, _, rest = field.partition(".")
    number, _, tail = rest.partition(".")
    if not number.isdigit():
        number, tail = "0", rest
    return (
        _ORDER.index(head) if head in _ORDER else len(_ORDER),
        int(number),
        _INSIDE.index(tail) if tail in _INSIDE else len(_INSIDE),
    )


def excerpt(text: str, start: int, end: int) -> str:
    """The words with what stands around them on one line; no Thai letter is parted from its marks."""
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    while 0 < first < start and _is_mark(text[first]):
        first -= 1
    while end < last < len(text) and _is_mark(text[last]):
        last += 1
    line = " ".join(text[first:last].split())
    return ("…" if first else "") + line + ("…" if last < len(text) else "")


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn"
