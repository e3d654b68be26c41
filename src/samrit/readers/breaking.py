"""Whether a text breaks off where it ends, by what can be seen there: a mark that says so, half a word, an open bracket.

What is absent behind the end says nothing: a report of the second quarter has no year end.
"""

import re
from collections.abc import Iterable
from itertools import islice

from samrit.readers.lines import Line
from samrit.report.labels import squeeze
from samrit.report.units import noun_at, unit_at
from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH
from samrit.thai.lexicon import plain_words
from samrit.thai.words import is_known, words

_MARK = re.compile(
    r"(?:…|(?<=[^\s.])\.{3}|\ufffd"
    r"|[\[(]\s*(?:…|\.{3}|ตัด|ตัดตอน|ขาด|ขาดตอน|มีต่อ|ยังมีต่อ|อ่านต่อ|ต่อหน้าถัดไป|cut|cut off|truncated|continued)\s*[\])])\s*$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"[(\[“‘,:=+/]\s*$")
_HALF_WORD = re.compile(r"[เแโใไ\u0e31\u0e47]$")
_MONTHS = "|".join(map(re.escape, (*MONTHS_TH, *MONTHS_SHORT_TH)))
_HALF_YEAR = re.compile(rf"(?:{_MONTHS})\s*(?:พ\.\s?ศ\.\s*)?2(?:5[5-9]?)?$")
_DAY = re.compile(r"(?<![0-9.,])(?:[1-9]|[12][0-9]|3[01])\s+(?P<month>[ก-ฮเ-ไ][ก-๙.]*)$")
# Words that no sentence ends with: what they lead to is not there.
_LEADING = frozenset(
    [
        "และ",
        "หรือ",
        "โดย",
        "ของ",
        "ที่",
        "ซึ่ง",
        "จาก",
        "เพื่อ",
        "ใน",
        "กับ",
        "ณ",
        "ได้แก่",
        "ร้อยละ",
        "คิดเป็น",
        "เป็น",
        "ถึง",
        "วันที่",
        "ระหว่าง",
        "ตั้งแต่",
        "เมื่อ",
        "เนื่องจาก",
        "ประกอบด้วย",
        "เช่น",
        "คือ",
        "ดังนี้",
        "ตามที่",
        "แห่งที่",
        "ครั้งที่",
        "ถึงวันที่",
    ]
)
_BEFORE_A_NOUN = re.compile(r"(?:(?<=\s)พร้อม|ถึงวัน|ณ วัน)$")
# A vowel that stands before its consonant, and that one alone: half a word ("แห", "เร"), but for these.
_HALF_SYLLABLE = re.compile(r"[เ-ไ][ก-ฮ]")
_SYLLABLES = frozenset(
    ("ไป", "ใน", "ใจ", "ไฟ", "ใบ", "ใด", "ไว", "ไอ", "ไต", "ไท", "ไร", "ใส", "โต", "โค", "โม", "แก", "แช", "แพ", "แล", "เก", "เค", "เจ", "เซ", "เท", "เอ")
)  # fmt: skip
_OPEN_NUMBER = re.compile(r"[0-9๐-๙]+\.")  # a line of a table that has no decimals yet
_COUNTED = re.compile(r"(?P<lead>[ก-๎]{5,14})(?<!ที่)(?<!ละ)\s?[0-9๐-๙][0-9๐-๙,]*$")
_TAIL = 60  # letters: farther back, an open bracket is a slip of the keys
_REPEATED = 14  # letters that stand elsewhere in the source, to tell how they go on there
_SHORTEST = 8
_FAR = 200  # letters: so far back, words are cut alike
_PAGE = re.compile(r"(?:หน้า(?:ที่)?|page)?\s*(?P<page>[0-9]{1,4})\s*(?:/|จาก|of)\s*(?P<of>[0-9]{1,4})", re.IGNORECASE)


def breaks_off(text: str, before: str = "") -> bool:
    """Whether a text that ends a source was cut there; `before` is what the source says above it."""
    text = text.rstrip()
    if not text:
        return False
    if breaks_visibly(text) or is_open_number(text) or _lacks_unit(text, before):
        return True
    return _is_half_month(text) or _goes_on(text, before) or _is_half_word(text)


def breaks_visibly(text: str) -> bool:
    """Whether a mark, half a syllable, half a year or an open bracket ends a text: no dictionary is asked."""
    if _MARK.search(text) or _OPEN.search(text) or _HALF_WORD.search(text) or _HALF_YEAR.search(text):
        return True
    return _is_open(text[-_TAIL:])


def is_open_number(text: str) -> bool:
    """Whether a line is but a number whose decimals are not there: "70."."""
    return _OPEN_NUMBER.fullmatch(text) is not None


def says_more_pages(lines: Iterable[Line]) -> bool:
    """Whether page numbers say that there are more pages than can be seen: "หน้า 1/3", and nothing later."""
    found = [_PAGE.search(line.text) for line in lines if line.is_page_number]
    pages = [(int(match["page"]), int(match["of"])) for match in found if match]
    return bool(pages) and max(page for page, _ in pages) < max(of for _, of in pages)


def _is_open(tail: str) -> bool:
    line = tail.rpartition("\n")[2]
    return any(line.rfind(opening) > line.rfind(closing) for opening, closing in ("()", "“”"))


def _is_half_month(text: str) -> bool:
    match = _DAY.search(text)
    if match is None:
        return False
    whole = (*MONTHS_TH, *MONTHS_SHORT_TH)
    return match["month"] not in whole and any(month.startswith(match["month"]) for month in whole)


def _goes_on(text: str, before: str) -> bool:
    """Whether the last words stand above, and go on there where the text ends: in mid-word, or all the text does."""
    tail = text[-_REPEATED:]
    at = before.rfind(tail)
    end = at + len(tail)
    if len(text) < _SHORTEST or at < 0 or not _is_thai(before[end : end + 1]):
        return False
    if before[:end].endswith(text) and not _is_thai(before[: end - len(text)][-1:]):
        return True
    edge = max(before.rfind("\n", 0, end), before.rfind(" ", 0, max(0, end - _FAR)), 0)
    for word in words(before[edge : end + _TAIL]):
        edge += len(word)
        if edge > end:
            return edge - len(word) < end and is_known(word)
    return False


def _lacks_unit(text: str, before: str) -> bool:
    """Whether the last number counts what is named above behind the same words: "ปลูกสะสม 9" below "ปลูกสะสม 7 ต้น"."""
    match = _COUNTED.search(text)
    if match is None:
        return False
    above = list(re.finditer(rf"{re.escape(match['lead'])}\s?[0-9๐-๙][0-9๐-๙,.]*", before))
    return bool(above) and all(unit_at(before, one.end()) or noun_at(before, one.end()) for one in above)


def _is_thai(letter: str) -> bool:
    return "ก" <= letter <= "๎"


def _is_half_word(text: str) -> bool:
    """Whether the last word is the beginning of one that the dictionary has, and no word itself."""
    *others, last = words(text[-_TAIL:])
    if last in _LEADING or _BEFORE_A_NOUN.search(text):
        return True
    if not _is_thai(last[0]):
        return False
    if _HALF_SYLLABLE.fullmatch(last):
        return last not in _SYLLABLES
    if not is_known(last):
        return len(last) <= 2 or _is_beginning(last)
    joined = last
    for word in reversed(others[-3:]):
        if not _is_thai(word[0]):
            break
        joined = word + joined
        if len(joined) >= 5 and not is_known(joined) and _is_beginning(joined):
            return True
    return False


def _is_beginning(start: str) -> bool:
    return any(word != start for word in islice(plain_words().iterkeys(start), 2))


def begins_label(text: str, labels: Iterable[str]) -> str | None:
    """The printed label of which a line is the beginning, None where it is of none."""
    squeezed = squeeze(text)
    if len(squeezed) < 4:
        return None
    return next((one for one in labels if squeeze(one) != squeezed and squeeze(one).startswith(squeezed)), None)
