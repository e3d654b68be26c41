"""The number that stands before an indicator's name: "32. จำนวน…", "(3.2) ร้อยละ…", "3.2 ร้อยละ…"."""

import re

_DIGITS = r"[0-9๐-๙]{1,4}"
# A bare whole number is no numbering ("5 ส. ในสำนักงาน"): it needs a dot, a bracket, or parts.
_NUMBER = re.compile(
    rf"(?P<number>\({_DIGITS}(?:\.{_DIGITS})*\.?\)|{_DIGITS}(?:\.{_DIGITS})*\)|{_DIGITS}(?:\.{_DIGITS})*\.(?![0-9๐-๙])"
    rf"|{_DIGITS}(?:\.{_DIGITS})+(?=\s|$))(?P<name>.*)$"
)
_BARE = re.compile(rf"{_DIGITS}$")


def split_number(printed: str) -> tuple[str, str]:
    """Take "32. จำนวนหน่วยงาน" apart into ("32.", "จำนวนหน่วยงาน"); a backslash says where the name begins."""
    match = _NUMBER.match(printed)
    if match is None:
        return "", printed.removeprefix("\\")
    return match["number"], match["name"].strip().removeprefix("\\")


def join_number(number_text: str, name: str) -> str:
    """The way back from `split_number`, as the form prints it."""
    plain = f"{number_text} {name}".strip()
    if split_number(plain) == (number_text, name):
        return plain
    return f"{number_text} \\{name}".strip()


def plain_number(number_text: str, name: str) -> tuple[str, str]:
    """Number and name in normal form: "32" is printed "32.", and what is no number belongs to the name."""
    if _BARE.match(number_text):
        number_text += "."
    number, rest = split_number(number_text) if number_text else ("", "")
    if rest or not number:
        return number, f"{rest} {name}".strip()
    return number, name
