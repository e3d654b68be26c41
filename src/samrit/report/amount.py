"""Numbers with their unit, where the form asks for a number alone: "ร้อยละ 97.94", "30.83%", "135,655,720.- บาท", "๒๒ จุด".

Only a whole text that is one number and one unit that we know is read; anything else is left to a person.
"""

import re
from decimal import Decimal

from samrit.report.struct import read_number
from samrit.vocabulary import units

# What may stand behind a number: "ร้อยละ" stands before it.
UNITS = tuple(word for unit in units.UNITS for word in (unit.word, *unit.spellings) if word != units.SHARE.word)
_AMOUNT = re.compile(
    r"(?P<prefix>ร้อยละ|ระดับ(?:ที่)?|จำนวน)?\s*(?P<bare>[+\-−]?[\d.].*?)"
    r"\s*(?:\.-\.?)?\s*(?P<suffix>" + "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True)) + r")?"
)  # fmt: skip
# An agency's code and a serial ("5027-0824") stand where a target should be; a range of that look is written with spaces.
_CODE = re.compile(r"\d{4}(?:0{4})?-\d{3,4}")
_RANGE = re.compile(r"(?P<low>[+\-−]?[\d.,]+)\s*(?:-|–|ถึง)\s*(?P<high>[+\-−]?[\d.,]+)")
# 20 x 100 / 364 = 5.49: the officer's own sum, and what comes of it.
_SUM = re.compile(r"[\d\s.,xX×*/÷+\-−()]+=\s*(?P<value>[+\-−]?[\d.,]+)\s*%?")


def split_unit(text: str) -> tuple[str, str]:
    """The bare number or range of a text, and its unit: ("97.94", "ร้อยละ"), ("80 - 90", "%"); ("", "") where none stands."""
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        return "", ""
    prefix, suffix = found["prefix"] or "", found["suffix"] or ""
    if suffix in units.SHARE.spellings or prefix == "ร้อยละ":
        return found["bare"], units.SHARE.word
    return found["bare"], "ระดับ" if prefix.startswith("ระดับ") else suffix


def read_amount(text: str) -> Decimal | None:
    """The number of a text that is a number with or without its unit, or a sum with its outcome; None for any other."""
    value = read_number(text)
    if value is not None:
        return value
    worked_out = _SUM.fullmatch(text)
    return read_number(worked_out["value"] if worked_out else split_unit(text)[0])


def read_range(text: str) -> tuple[Decimal, Decimal] | None:
    """The bounds of a bare range, the lower first: "80 - 90", "80 ถึง 90"; None for a code, or for bounds the wrong way round."""
    found = _RANGE.fullmatch(text)
    if not found or _CODE.fullmatch(text):
        return None
    low, high = read_number(found["low"]), read_number(found["high"])
    return None if low is None or high is None or low > high else (low, high)
