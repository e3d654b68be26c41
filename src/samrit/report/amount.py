"""Numbers with their unit, where the form asks for a number alone: "ร้อยละ 97.94", "30.83%", "135,655,720.- บาท", "๒๒ จุด".

Only a whole text that is one number and one unit that we know is read; anything else is left to a person.
"""

import re
from decimal import Decimal

from samrit.report.struct import read_number
from samrit.report.units import is_unit
from samrit.vocabulary import units

_PREFIX = re.compile(r"(?P<word>ร้อยละ|ระดับ(?:ที่)?|จำนวน)?\s*(?=[+\-−]?[\d.])")
_BEHIND = re.compile(r"\s*(?:\.-\.?)?\s*(?P<unit>[^\d\s](?:[^\d]*[^\d\s])?)\s*$")
_MARK = re.compile(r"\s*\.-\.?$")  # 135,655,720.-
_ENGLISH = frozenset({*units.ENGLISH_UNITS.values(), *units.ENGLISH_SINGULAR.values()})
# An agency's code and a serial ("5027-0824") stand where a target should be; a range of that look is written with spaces.
_CODE = re.compile(r"\d{4}(?:0{4})?-\d{3,4}")
_RANGE = re.compile(r"(?P<low>[+\-−]?[\d.,]+)\s*(?:-|–|ถึง)\s*(?P<high>[+\-−]?[\d.,]+)")
# 20 x 100 / 364 = 5.49: the officer's own sum, and what comes of it.
_SUM = re.compile(r"[\d\s.,xX×*/÷+\-−()]+=\s*(?P<value>[+\-−]?[\d.,]+)\s*%?")


def split_unit(text: str) -> tuple[str, str]:
    """The bare number or range of a text, and its unit: ("97.94", "ร้อยละ"), ("80 - 90", "%"); ("", "") where none stands."""
    plain = text.strip()
    prefix = _PREFIX.match(plain)
    if prefix is None:
        return "", ""
    before, bare = prefix["word"] or "", plain[prefix.end() :]
    behind = _BEHIND.search(bare)
    suffix = behind["unit"] if behind is not None and (is_unit(behind["unit"]) or behind["unit"] in _ENGLISH) else ""
    bare = bare[: behind.start()] if behind is not None and suffix else _MARK.sub("", bare)
    if suffix in units.SHARE.spellings or before == units.SHARE.word:
        return bare, units.SHARE.word
    return bare, "ระดับ" if before.startswith("ระดับ") else suffix


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
