"""How a result is held against its target, and the words of the form that say so."""

import re
from enum import StrEnum

from samrit.report.amount import UNITS


class Comparison(StrEnum):
    """How a result is held against its target."""

    AT_LEAST = "at_least"  # ไม่น้อยกว่า
    MORE_THAN = "more_than"  # มากกว่า: the target itself doesn't do
    AT_MOST = "at_most"  # ไม่เกิน
    LESS_THAN = "less_than"  # น้อยกว่า
    EXACTLY = "exactly"  # เท่ากับ
    BETWEEN = "between"  # ระหว่าง
    MILESTONE = "milestone"  # ภายใน: done by a date
    RATIO = "ratio"  # สัดส่วนไม่น้อยกว่า: at least so many percent of a whole, from numerator and denominator
    LEVEL = "level"  # ระดับ: at least so many steps of a scale
    ZERO_TOLERANCE = "zero_tolerance"  # ต้องไม่เกิด: none may happen
    UNSTATED = "unstated"  # the paper doesn't say


# The words that carry a comparison, as written first in our own print.
WORDS: dict[Comparison, tuple[str, ...]] = {
    Comparison.RATIO: ("สัดส่วนไม่น้อยกว่า", "อัตราส่วนไม่น้อยกว่า"),
    Comparison.ZERO_TOLERANCE: ("ต้องไม่เกิด", "ต้องไม่เกิดขึ้น", "ต้องไม่มี", "ไม่ให้เกิด", "เป็นศูนย์"),
    Comparison.AT_LEAST: (
        "ไม่น้อยกว่า", "ไม่ต่ำกว่า", "อย่างน้อย", "ตั้งแต่", "มากกว่าหรือเท่ากับ", "ขึ้นไป", "≥", ">=", "=>",
    ),
    Comparison.MORE_THAN: ("มากกว่า", "เกินกว่า", "สูงกว่า", ">"),
    Comparison.AT_MOST: (
        "ไม่เกิน", "ไม่เกินกว่า", "ไม่มากกว่า", "ไม่สูงกว่า", "น้อยกว่าหรือเท่ากับ", "≤", "<=", "=<",
    ),
    Comparison.LESS_THAN: ("น้อยกว่า", "ต่ำกว่า", "<"),
    Comparison.BETWEEN: ("ระหว่าง", "อยู่ในช่วง"),
    Comparison.EXACTLY: ("เท่ากับ",),
    Comparison.MILESTONE: ("แล้วเสร็จภายใน", "ภายใน"),
    Comparison.LEVEL: ("ระดับความสำเร็จ", "ระดับที่", "ระดับ"),
}  # fmt: skip

# A longer word first: "ไม่น้อยกว่า" holds "น้อยกว่า", "สัดส่วนไม่น้อยกว่า" holds both.
_BY_LENGTH = sorted(
    ((word, comparison) for comparison, words in WORDS.items() for word in words), key=lambda w: -len(w[0])
)
_BLANK = re.compile(r"\s*(?:\.{2,}|…+|_{2,})\s*")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)")
# What a comparison may stand before, to be about the value and not about something else in a long unit: the blank for
# the value, the value, "percent", or the end. Days are another matter: "closed within 7 days" is what is counted.
_BEFORE_VALUE = re.compile(r"\s*(?:…|ร้อยละ|%|\d|\)?$)")
_BEFORE_DATE = re.compile(r"\s*(?:…|$)")
# "80 % and more": the one word that follows its value, with or without a unit between them.
_AND_MORE = "ขึ้นไป"
_VALUE_BEFORE = re.compile(r"(?:ร้อยละ|ระดับ)?\s*(?:[\d.,…]|ร้อยละ)*\s*(?:" + "|".join(map(re.escape, UNITS)) + r")?\s*")


def has_blank(unit_text: str) -> bool:
    """Whether the printed unit holds a blank for the value: "ไม่น้อยกว่า ... หน่วยงาน"."""
    return bool(_BLANK.search(unit_text))


def read_unit(unit_text: str) -> tuple[Comparison, str]:
    """What a printed unit says: "ไม่น้อยกว่า ... หน่วยงาน" is (at least, "หน่วยงาน"), ">ร้อยละ" (more than, "ร้อยละ").

    A comparison inside a long unit counts only where it is about the value: not in "percent of the cases that reached
    at least a good level". "ลดลงร้อยละ" keeps its direction as part of the unit: a reduction is reached from above, like
    any result.
    """
    plain = _BLANK.sub(" … ", unit_text).strip()
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    for word, comparison in _BY_LENGTH:
        if plain.startswith(word):
            return comparison, "ระดับ" if comparison is Comparison.LEVEL else _rest(plain, 0, word)
    for word, comparison in _BY_LENGTH:
        at = plain.find(word)
        if at > 0 and _is_about_the_value(comparison, word, plain[:at], plain[at + len(word) :]):
            return comparison, _rest(plain, at, word)
    return Comparison.UNSTATED, _tidy(plain)


def _is_about_the_value(comparison: Comparison, word: str, before: str, after: str) -> bool:
    if comparison is Comparison.LEVEL:  # "satisfied at a high level": a level is a unit only where it comes first
        return False
    if not word[0].isalpha():  # ≥ and its like are never about anything else
        return True
    if word == _AND_MORE:
        return not after and _VALUE_BEFORE.fullmatch(before) is not None
    pattern = _BEFORE_DATE if comparison is Comparison.MILESTONE else _BEFORE_VALUE
    return pattern.match(after) is not None


def _rest(plain: str, at: int, word: str) -> str:
    return _tidy(f"{plain[:at]} {plain[at + len(word) :].strip().removesuffix(_AND_MORE)}")


def _tidy(text: str) -> str:
    return " ".join(_EMPTY_BRACKETS.sub(" ", text.replace("…", " ")).split())
