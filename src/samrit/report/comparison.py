"""How a result is held against its target, and the words of the form that say so."""

import re
from functools import lru_cache

from samrit.report.units import is_unit
from samrit.vocabulary.choices import COMPARISON_ON_PAPER, Comparison

_IN_ENGLISH: dict[Comparison, tuple[str, ...]] = {
    Comparison.AT_LEAST: ("not less than ", "no less than ", "not fewer than ", "no fewer than ", "at least "),
    Comparison.MORE_THAN: ("more than ", "greater than ", "over ", "above "),
    Comparison.AT_MOST: ("not more than ", "no more than ", "not exceeding ", "at most ", "up to "),
    Comparison.LESS_THAN: ("less than ", "fewer than ", "below "),
}
_ENGLISH = tuple(word for words in _IN_ENGLISH.values() for word in words)
# A longer word first: "ไม่น้อยกว่า" holds "น้อยกว่า", "สัดส่วนไม่น้อยกว่า" holds both.
_BY_LENGTH = sorted(
    (
        (word, comparison)
        for table in (COMPARISON_ON_PAPER, _IN_ENGLISH)
        for comparison, words in table.items()
        for word in words
    ),
    key=lambda w: -len(w[0]),
)
_BLANK = re.compile(r"\s*(?:\.{2,}|…+|_{2,})\s*")
_OF_UNITS = re.compile(r"หน่วย(?:นับ|วัด)?\s*[:：]\s*(?=\S)")  # "(หน่วย : กิโลเมตร)"
_EMPTY_BRACKETS = re.compile(r"\(\s*\)")
# What a comparison may stand before, to be about the value and not about something else in a long unit: the blank for
# the value, the value, "percent", or the end. Days are another matter: "closed within 7 days" is what is counted.
_BEFORE_VALUE = re.compile(r"\s*(?:…|ร้อยละ|%|\d|\)?$)")
_BEFORE_DATE = re.compile(r"\s*(?:…|$)")
# "80 % and more": the one word that follows its value, with or without a unit between them.
_AND_MORE = "ขึ้นไป"
_VALUE_BEFORE = re.compile(r"(?:ร้อยละ|ระดับ)?\s*(?:[\d.,…]|ร้อยละ)*\s*")


def has_blank(unit_text: str) -> bool:
    """Whether the printed unit holds a blank for the value: "ไม่น้อยกว่า ... หน่วยงาน"."""
    return bool(_BLANK.search(unit_text))


@lru_cache(maxsize=4096)
def read_unit(unit_text: str) -> tuple[Comparison, str]:
    """What a printed unit says: "ไม่น้อยกว่า ... หน่วยงาน" is (at least, "หน่วยงาน"), ">ร้อยละ" (more than, "ร้อยละ").

    A comparison inside a long unit counts only where it is about the value: not in "percent of the cases that reached
    at least a good level". "ลดลงร้อยละ" keeps its direction as part of the unit: a reduction is reached from above, like
    any result.
    """
    plain = _OF_UNITS.sub("", _BLANK.sub(" … ", unit_text).strip())
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    if plain[:1].isupper() and f"{plain[0].lower()}{plain[1:]}".startswith(_ENGLISH):
        plain = f"{plain[0].lower()}{plain[1:]}"
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
        value = _VALUE_BEFORE.match(before)
        unit = before[value.end() if value is not None else 0 :].strip()
        return not after and (not unit or is_unit(unit))
    pattern = _BEFORE_DATE if comparison is Comparison.MILESTONE else _BEFORE_VALUE
    return pattern.match(after) is not None


def _rest(plain: str, at: int, word: str) -> str:
    return _tidy(f"{plain[:at]} {plain[at + len(word) :].strip().removesuffix(_AND_MORE)}")


def _tidy(text: str) -> str:
    return " ".join(_EMPTY_BRACKETS.sub(" ", text.replace("…", " ")).split())
