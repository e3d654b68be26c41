"""Units as reports write them: what a figure's unit is called, and what it measures."""

import re

from samrit.vocabulary.units import UNITS, Quantity

# A longer unit is tried before a shorter one that begins alike.
_BY_LENGTH = sorted((unit for unit in UNITS if unit.pattern), key=lambda unit: -len(unit.word))
_SCALES = {"พันล้าน": 1_000_000_000, "ล้าน": 1_000_000, "แสน": 100_000, "หมื่น": 10_000, "พัน": 1000}
_UNIT = re.compile(
    rf" ?(?:\.-\.? ?)?(?P<scale>{'|'.join(_SCALES)})? ?(?:"
    + "|".join(f"(?P<u{i}>{unit.pattern})" for i, unit in enumerate(_BY_LENGTH))
    + ")"
)
# What a unit or a scale may begin with: most numbers without one are told by that letter alone.
_FIRSTS = {word[0] for word in (*(unit.word for unit in _BY_LENGTH), *_SCALES)} | set("กชดตนบปมรวเไ%.Mk")
_MEANING = {f"u{i}": (unit.word, unit.quantity) for i, unit in enumerate(_BY_LENGTH)}


def unit_at(text: str, at: int) -> tuple[int, int, str, Quantity] | None:
    """The unit that stands at a place behind a number: (its end, what to multiply by, standard spelling, quantity)."""
    if text[at : at + 2].lstrip(" ")[:1] not in _FIRSTS:
        return None
    match = _UNIT.match(text, at)
    if match is None:
        return None
    word, quantity = _MEANING[match.lastgroup or ""]
    return match.end(), _SCALES.get(match["scale"] or "", 1), word, quantity
