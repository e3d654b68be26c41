"""What a cell shows of a number: its format makes percents, zeros in front, decimals and days of it."""

import re
from datetime import date, timedelta
from decimal import Decimal

SURE_DIGITS = 15  # Excel keeps so many of a number, and puts zeros for the others
# Formats that a file names by number only: percent, and the dates of the Thai edition.
BY_NUMBER = {9: "0%", 10: "0.00%", 2: "0.00", 4: "#,##0.00", 39: "#,##0.00", 40: "#,##0.00", 43: "#,##0.00", 44: "#,##0.00", 67: "0%", 68: "0.00%", 71: "ปปปป", 72: "ปปปป", 77: "ปปปป", 81: "ปปปป"}  # fmt: skip
_DECORATION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_PADDED = re.compile(r"[0#?() /-]*0[0#?() /-]*0")
_DECIMALS = re.compile(r"#?,?#*0\.(0+)")
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_958_466  # of the year 9999


def number_of(raw: str) -> Decimal:
    """The number as a person sees it: to its fifteenth digit, without the tail that a binary fraction has."""
    return Decimal(raw) if raw.lstrip("-").isdecimal() else Decimal(f"{float(raw):.{SURE_DIGITS}g}")


def plain(value: Decimal) -> str:
    """Without an exponent, and without zeros at its end."""
    return format(value.normalize() + 0, "f")


def shown(raw: str, code: str, *, is_1904: bool = False) -> tuple[str, bool]:
    """What a number shows in a format, and whether that is a day; "" where it is nothing but the number."""
    value = number_of(raw)
    if abs(value) >= 10**30:
        return "", False
    if "ปป" in code and 0 < value < _LAST_DAY:
        first = _FIRST_DAY_1904 if is_1904 else _FIRST_DAY
        return (first + timedelta(days=int(value))).isoformat(), True
    section = _DECORATION.sub("", code).split(";")[0].strip(" ()")
    if "%" in section:
        return f"{plain(value * 100)}%", False
    is_whole = value == value.to_integral_value() and value >= 0
    decimals = _DECIMALS.fullmatch(section)
    if decimals and value != value.to_integral_value() and value == round(value, len(decimals[1])):
        return f"{value:.{len(decimals[1])}f}", False  # "3.10" of 3.1; digits that a format hides are kept
    if is_whole and _PADDED.match(section) and not set(section) & set(".,"):
        return _padded(str(int(value)), section), False
    return (plain(value), False) if is_whole and abs(value) >= 10**SURE_DIGITS else ("", False)


def _padded(digits: str, section: str) -> str:
    left, out = list(digits), []
    for mark in reversed(section):
        if mark not in "0#?":
            out.append(mark)
        elif left or mark == "0":
            out.append(left.pop() if left else "0")
    return "".join((*left, *reversed(out))).strip()
