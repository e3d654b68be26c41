"""Numbers in words, as far as a unit stands behind them: "สามร้อยคน", "two hundred households"; any other word names no quantity."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samrit.report.units import UnitAt, noun_at, unit_at
from samrit.thai.words import words_of_run

_ONES = {
    "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
}  # fmt: skip
_PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ENGLISH_PLACES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_THAI = re.compile(
    rf"(?:(?:{'|'.join(_ONES)})(?:{'|'.join(_PLACES)})?|สิบ)(?:(?:{'|'.join([*_ONES, *_PLACES])}))*(?!ละ)"
)
_LATIN = re.compile(
    rf"\b(?:{'|'.join(_ENGLISH)})(?:[ -](?:and )?(?:{'|'.join([*_ENGLISH, *_ENGLISH_PLACES])}))*\b", re.IGNORECASE
)
_BEGINNINGS = (*_ONES, "สิบ")
_LETTERS = re.compile("[A-Za-z]{3}")  # of the shortest number
_PART = re.compile("|".join([*_ONES, *_PLACES]))
_RUN = re.compile("[ก-๎]+")
_NAMES = ("ที่", "อันดับ", "ลำดับ", "ชั้น", "เบอร์", "รุ่น", "ระดับ", "เฟส", "ระยะ", "หมายเลข")  # behind these a number is a name
_LONGEST_RUN = 120


@dataclass(frozen=True, slots=True)
class NumberInWords:
    """A number in words with its unit: `text[start:end]` is it."""

    start: int
    end: int
    value: int
    unit: UnitAt


def has_words(text: str) -> bool:
    """Whether any number may stand in words: asked first, for most texts have none."""
    return _may_be_thai(text) or _may_be_english(text)


def _may_be_thai(text: str) -> bool:
    return any(word in text for word in _BEGINNINGS)


def _may_be_english(text: str) -> bool:
    lower = text.lower() if _LETTERS.search(text) else ""
    return lower != "" and any(word in lower for word in _ENGLISH)


def numbers_in_words(text: str) -> Iterator[NumberInWords]:
    """The numbers in words of a text that count something, in order."""
    for match in _THAI.finditer(text) if _may_be_thai(text) else ():
        unit = unit_at(text, match.end())
        if unit is not None and unit.word and _is_for_itself(text, match.start(), match.end()):
            yield NumberInWords(match.start(), match.end(), _thai_value(match.group()), unit)
    for match in _LATIN.finditer(text) if _may_be_english(text) else ():
        unit = unit_at(text, match.end()) or noun_at(text, match.end())
        if unit is not None and unit.word:
            yield NumberInWords(match.start(), match.end(), _english_value(match.group()), unit)


def _is_for_itself(text: str, start: int, end: int) -> bool:
    """Whether the words are words of their own, and no name: "สามเสน", "ครั้งที่สอง"."""
    if text[max(0, start - 10) : start].rstrip().endswith(_NAMES):
        return False
    run = next((one for one in _RUN.finditer(text, max(0, start - _LONGEST_RUN)) if one.end() >= end), None)
    if run is None:
        return False
    ends = {0}
    at = 0
    for word in words_of_run(run.group()[: end - run.start() + _LONGEST_RUN]):
        at += len(word)
        ends.add(at)
    return max(run.start(), start) - run.start() in ends and end - run.start() in ends


def _thai_value(words: str) -> int:
    total = below = one = 0
    for part in _PART.findall(words):
        if part in _ONES:
            one = _ONES[part]
        elif part == "ล้าน":
            total, below, one = (total + below + one) * _PLACES[part], 0, 0
        else:
            below += (one or 1) * _PLACES[part]
            one = 0
    return total + below + one


def _english_value(words: str) -> int:
    total = below = 0
    for part in re.findall("[a-z]+", words.lower()):
        if part in _ENGLISH:
            below += _ENGLISH[part]
        elif part == "hundred":
            below = (below or 1) * 100
        elif part in _ENGLISH_PLACES:
            total, below = total + (below or 1) * _ENGLISH_PLACES[part], 0
    return total + below
