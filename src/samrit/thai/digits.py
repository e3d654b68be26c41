"""Thai and Arabic digits, and numbers as officers type them."""

import re
from decimal import Decimal, InvalidOperation

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
ARABIC_DIGITS = "0123456789"

_TO_ARABIC = str.maketrans(THAI_DIGITS, ARABIC_DIGITS)
_TO_THAI = str.maketrans(ARABIC_DIGITS, THAI_DIGITS)
_ARABIC_DIGIT = re.compile("[0-9]")
_BETWEEN_LATIN = re.compile(r"(?P<latin>https?://\S+|[A-Za-z][A-Za-z0-9.+/_-]*|[0-9]+[A-Za-z][A-Za-z0-9_-]*)|[0-9]+")
_NUMBER = re.compile(r"[+\-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+\-−]?\.\d+")


def to_arabic(text: str) -> str:
    """The text with ๐-๙ written as 0-9."""
    return text.translate(_TO_ARABIC) if has_thai(text) else text


def to_thai(text: str) -> str:
    """The text with 0-9 written as ๐-๙."""
    return text.translate(_TO_THAI)


def prose_to_thai(text: str) -> str:
    """The same for running text: words of Latin letters and addresses keep their digits (PM2.5, COVID-19)."""
    return _BETWEEN_LATIN.sub(lambda found: found["latin"] or to_thai(found[0]), text)


def has_thai(text: str) -> bool:
    """Whether a Thai digit stands in the text."""
    return any(map(text.__contains__, THAI_DIGITS))  # faster than a pattern on a long text


def has_arabic(text: str) -> bool:
    """Whether an Arabic digit stands in the text."""
    return _ARABIC_DIGIT.search(text) is not None


def parse_number(text: str) -> Decimal | None:
    """The whole text as one number, or None: "1,407.52", "๕", "100.0000", "−3".

    Trailing zeros are kept (`Decimal("5.00")`), so that the paper can print what was typed.
    """
    plain = to_arabic(text.strip())
    if not _NUMBER.fullmatch(plain):
        return None
    try:
        return Decimal(plain.replace(",", "").replace("−", "-"))
    except InvalidOperation:  # pragma: no cover - the pattern admits only what Decimal reads
        return None


def format_number(value: Decimal) -> str:
    """The number in full, without exponent or grouping; `parse_number` gives it back, digit for digit."""
    return format(value, "f")
