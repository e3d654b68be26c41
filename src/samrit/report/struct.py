"""The base of every part of a report: frozen, keyword-only, with text in normal form.

A part brings itself into normal form when it is made, so that two reports that say the same are equal, whoever
made them, and `read(write(report)) == report` can hold. Values that stood on paper keep their printed words;
what those words mean is derived from them, and may not contradict them.
"""

import re
from collections.abc import Callable
from decimal import Context, Decimal
from functools import cache
from typing import Self

import msgspec
from msgspec.structs import force_setattr

from samrit.thai.digits import parse_number
from samrit.thai.text import clean, clean_line

_ZERO, _ONE = Decimal(0), Decimal(1)
_EXACT = Context(prec=70)  # every digit counts: the default context would round to 28, and refuse to write out more
_BRACKET = re.compile("[()]")


def plain_decimal(value: Decimal) -> Decimal:
    """The number without trailing zeros, so that equal numbers are written alike; how it was printed is kept as text.

    ValueError for what is no number of a report: NaN, infinity, more than 30 digits before or after the point.
    """
    if not value:
        return _ZERO
    if not value.is_finite() or value.adjusted() > 29 or value.adjusted() < -60:
        raise ValueError("a number in a report is finite and has at most 30 digits")
    plain = value.normalize(_EXACT)
    exponent = plain.as_tuple().exponent
    assert isinstance(exponent, int)
    if exponent < -30 or plain != value:
        raise ValueError("a number in a report is finite and has at most 30 digits")
    return plain.quantize(_ONE, context=_EXACT) if exponent > 0 else plain


def read_number(text: str) -> Decimal | None:
    """The number that a printed value is, None where it is none, or none that a report can hold."""
    value = parse_number(text)
    try:
        return None if value is None else plain_decimal(value)
    except ValueError:
        return None


@cache
def _defaults(kind: type[msgspec.Struct]) -> tuple[tuple[str, object], ...]:
    """The fields of a part with their defaults, worked out once: msgspec evaluates all annotations each time."""
    return tuple((field.name, field.default) for field in msgspec.structs.fields(kind))


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A part of a report. Subclasses name their fields of text in normal form and derive the rest."""

    def __post_init__(self) -> None:
        """Bring the part into normal form; ValueError where its fields contradict each other."""
        self._normalise()
        for name, default in _defaults(type(self)):
            value = getattr(self, name)
            if value is default:
                continue
            if isinstance(value, Decimal):
                force_setattr(self, name, plain_decimal(value))
            # Canonical JSON leaves out what *is* the default, not what equals it.
            elif value == default:
                force_setattr(self, name, default)

    def _normalise(self) -> None:
        """What a part does for its normal form; ValueError where its fields contradict each other."""

    def _set(self, **values: object) -> None:
        """Set fields while the part is being made (it is frozen afterwards)."""
        for name, value in values.items():
            force_setattr(self, name, value)

    def _clean_lines(self, *names: str) -> None:
        self._clean(clean_line, names)

    def _clean_texts(self, *names: str) -> None:
        self._clean(clean, names)

    def _clean(self, cleaner: Callable[[str], str], names: tuple[str, ...]) -> None:
        for name in names:
            text = getattr(self, name, "")  # of a term without its field, tests/test_vocabulary.py tells all places
            if text and (cleaned := cleaner(text)) is not text:
                force_setattr(self, name, cleaned)

    def replace(self, **changes: object) -> Self:
        """A copy with some fields changed."""
        return msgspec.structs.replace(self, **changes)


def split_brackets(printed: str) -> tuple[str, str]:
    """Take "5 (ไม่น้อยกว่า ... หน่วยงาน)" apart into ("5", "ไม่น้อยกว่า ... หน่วยงาน"); without brackets at the end, all is value.

    Behind a number, or at the start, the first bracket opens the unit, which may hold brackets, cut off ones too;
    behind words it is the one that closes at the end: "ยังวัดผลไม่ได้ (รอผล) (ร้อยละ)".
    """
    at = printed.find("(")
    if at < 0 or not printed.endswith(")"):
        return printed.strip(), ""
    value = printed[:at].strip()
    if value and parse_number(value) is None:
        at = _opening(printed, at)
    return printed[:at].strip(), printed[at + 1 : -1].strip()


def _opening(printed: str, first: int) -> int:
    """Where the bracket opens that closes at the end; the first one where brackets don't pair."""
    depth = 0
    for bracket in reversed(list(_BRACKET.finditer(printed))):
        depth += 1 if bracket.group() == ")" else -1
        if depth == 0:
            return bracket.start()
    return first


def join_brackets(value_text: str, unit_text: str) -> str:
    """The way back from `split_brackets`, as the form prints a value with its unit."""
    return f"{value_text} ({unit_text})".lstrip() if unit_text else value_text


def normalise_brackets(value_text: str, unit_text: str) -> tuple[str, str]:
    """Value and unit as they read back from paper: words that print alike are alike."""
    before = ("", "")
    while before != (value_text, unit_text):  # an empty bracket falls away, and may leave another one at the end
        before = value_text, unit_text
        value_text, unit_text = split_brackets(join_brackets(value_text, unit_text))
    return value_text, unit_text


class PrintedPart(Part, frozen=True):
    """A value as the form prints it: `value_text`, and `unit_text` in the brackets behind it."""

    value_text: str = ""
    unit_text: str = ""

    def _bracket(self) -> None:
        """Words that print alike are alike: the first bracket opens the unit."""
        if "(" in self.value_text or self.unit_text:
            value_text, unit_text = normalise_brackets(self.value_text, self.unit_text)
            self._set(value_text=value_text, unit_text=unit_text)

    @property
    def printed(self) -> str:
        """The value with its unit, as on paper."""
        return join_brackets(self.value_text, self.unit_text)
