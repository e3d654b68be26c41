"""Words that no dictionary has and that are one slip of the keys away from a usual one; words typed twice.

Quiet on names, places and loan words: what no single slip makes a usual word is left alone. A phrase is read once.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise

from rapidfuzz.distance import OSA

from samrit.thai.key_slips import frequent_words, is_of_known_words, key_slips, surest_slips
from samrit.thai.lexicon import Priced, known_words, usual_words

PHRASE = re.compile("[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]{4,}(?!\\.)")
_CLUSTER = re.compile("[เ-ไ]?[ก-ฮ][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*|.")
_UNKNOWN, _RARE = 10, 4  # as dear as so many usual words
_SLIP, _SUREST_SLIP = 1.5, 0.5  # dearer than a word, and less than two; less than any word
_SHORTEST, _LONGEST = 5, 20  # letters of a word that is put right
_SHORTEST_TWICE = 4
_GAIN = 4
_FREQUENT_COST = -math.log(
    1000
)  # the cost of a word that stands so often in the corpus: rarer ones are loan words as often as not
_LONG, _HALF = 10, 4  # letters of a word that is known by a part of it
_BEGIN = frozenset(
    map(chr, (*range(0x0E01, 0x0E2F), *range(0x0E40, 0x0E45)))
)  # the letters with which a syllable begins
_VOWELS = frozenset("ิีึืุูา็")
_REACH = 12  # letters before and behind what is unknown
# Behind these stand names, which no dictionary has.
_BEFORE_NAMES = frozenset((
    "นาย", "นาง", "นางสาว", "คุณ", "ถนน", "ซอย", "ตรอก", "แขวง", "เขต", "ตำบล", "อำเภอ", "จังหวัด", "วัด",
    "บ้าน", "คลอง", "บึง", "ชุมชน", "โรงเรียน", "บริษัท", "ตลาด", "สวน", "หมู่บ้าน", "หมู่", "สะพาน", "แยก",
    "ห้าง", "มัสยิด", "โบสถ์", "อาคาร", "หมวด", "มูลนิธิ", "สมาคม", "ชมรม", "โรงพยาบาล", "ท่าเรือ", "ป้อม",
    "เกาะ", "เมือง", "ประเทศ", "ร้าน", "โรงแรม",
))  # fmt: skip
_BEFORE_PLACES = frozenset((
    "ถนน", "ซอย", "ตรอก", "แขวง", "เขต", "ตำบล", "อำเภอ", "จังหวัด", "วัด", "คลอง", "บึง", "สะพาน", "แยก",
))  # fmt: skip
_WORDS_OF_NAME = 4
# A name of a place ends before one of them.
_IN_NO_NAME = frozenset((
    "และ", "หรือ", "ที่", "ซึ่ง", "ใน", "จาก", "กับ", "เพื่อ", "ให้", "ของ", "โดย", "เป็น", "มี", "ได้", "แล้ว", "เพิ่ม", "จัด", "ทำ", "การ",
    "ความ", "ผู้", "พร้อม", "เพราะ", "ตาม", "ถึง", "ไม่", "ร่วม",
))  # fmt: skip
# Words that Thai may well have twice in a row.
_MAY_REPEAT = frozenset((
    "ที่", "ของ", "ต่าง", "ใด", "คน", "บ้าน", "งาน", "นา", "ดี", "เดิม", "เด็ก", "ใคร", "ไหน", "มาก", "น้อย",
    "ทุก", "ค่อย", "อื่น", "จริง",
))  # fmt: skip
# Who does what the verb behind says, and where and with what it is done.
_MAKE_NOUNS = ("ผู้", "ผู้สูง", "นัก", "ช่าง", "โรง", "ห้อง", "เครื่อง")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is typed wrongly in a phrase, and what it should be."""

    start: int
    end: int
    right: str


@lru_cache(maxsize=30_000)
def slips(phrase: str) -> tuple[Slip, ...]:
    """The slips of a stretch of Thai without blanks."""
    tokens = _read(phrase)[0]
    found: list[Slip] = []
    for others in (_typed, _in_long_words, _misspelt, _doubled):  # the surest first
        free = [
            one for one in others(phrase, tokens) if not any(one.start < at.end and at.start < one.end for at in found)
        ]
        found += free
    return tuple(found)


@cache
def _words() -> Priced:
    """The words that are known and the slips of the usual ones, each with its price."""
    known, slips_known, surest = known_words(), key_slips(), surest_slips()

    def price(word: str) -> float:
        if word in slips_known:
            return _SUREST_SLIP if word in surest else _SLIP
        return known.get(word, 1)

    return Priced(chain(known, frequent_words(), slips_known), price)


def _typed(phrase: str, tokens: list[tuple[int, int, bool]]) -> Iterator[Slip]:
    """The tokens that are slips of usual words: "งบประมาร"."""
    for index, (start, end, _is_usual) in enumerate(tokens):
        words = phrase[start:end]
        right = key_slips().get(words)
        if right is not None and (words in surest_slips() or not _may_be_name(phrase, tokens, index)):
            # "ประชาช|ขน": a letter too many may have parted the end of the word from it.
            ends = (at for at in range(min(len(phrase), end + 2), end, -1) if phrase[at - 1] == right[-1])
            last = next((at for at in ends if OSA.distance(phrase[start:at], right, score_cutoff=1) == 1), end)
            yield Slip(start, last, right)


def _in_long_words(phrase: str, tokens: list[tuple[int, int, bool]]) -> Iterator[Slip]:
    """A long word with one letter that no key explains, "ประชาสัมพัทธ์": so much of it is right that it can be no other."""
    by_beginning, by_end = _long_words()
    for at in range(len(phrase) - _HALF + 1):
        part = phrase[at : at + _HALF]
        starts = [(at, word) for word in by_beginning.get(part, ())]
        starts += [(at + _HALF - len(word), word) for word in by_end.get(part, ())]
        for start, word in starts:
            end = start + len(word)
            words = phrase[start:end] if start >= 0 else ""
            is_whole = len(words) == len(word) and words[0] == word[0] and words[-1] == word[-1]
            if not is_whole or sum(a != b for a, b in zip(words, word, strict=True)) != 1:
                continue
            index = next((index for index, token in enumerate(tokens) if token[1] > start), 0)
            if not (is_of_known_words(words, word) or _may_be_name(phrase, tokens, index)):
                yield Slip(start, end, word)
                return


@cache
def _long_words() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The usual words that are so long that one other letter makes them no other word, by how they begin and by how they end."""
    by_beginning: dict[str, list[str]] = {}
    by_end: dict[str, list[str]] = {}
    for word in {*frequent_words(), *(word for word, cost in usual_words().items() if cost <= _FREQUENT_COST)}:
        if len(word) >= _LONG:
            by_beginning.setdefault(word[:_HALF], []).append(word)
            by_end.setdefault(word[-_HALF:], []).append(word)
    return by_beginning, by_end


def _may_be_name(phrase: str, tokens: list[tuple[int, int, bool]], index: int) -> bool:
    """Whether a word before a token leads to a name; that of a place may be of several words, "คลองประเวศบุรีรมย์"."""
    before = [phrase[start:end] for start, end, _ in tokens[max(0, index - _WORDS_OF_NAME) : index]]
    if not _BEFORE_NAMES.isdisjoint(before[-2:]):
        return True
    opens = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _BEFORE_PLACES), None)
    return opens is not None and _IN_NO_NAME.isdisjoint(before[opens + 1 :])


def _read(phrase: str) -> tuple[list[tuple[int, int, bool]], float]:
    """The phrase in as few and as usual words as can be, each with its start, its end and whether it is usual; the price."""
    known = _words()
    begins = [match.start() for match in _CLUSTER.finditer(phrase)] + [len(phrase)]
    following = dict(pairwise(begins))
    ends = set(begins)
    best: dict[int, tuple[float, int, bool]] = {0: (0, 0, True)}
    for start in begins[:-1]:
        cost = best[start][0]
        end = following[start]
        if end not in best or cost + _UNKNOWN < best[end][0]:
            best[end] = (cost + _UNKNOWN, start, False)
        for end, price in known.beginning(phrase, start):
            if end in ends and (end not in best or cost + price < best[end][0]):
                best[end] = (cost + price, start, price < _RARE)
    found: list[tuple[int, int, bool]] = []
    at = len(phrase)
    while at > 0:
        _, start, is_known = best[at]
        found.append((start, at, is_known))
        at = start
    return found[::-1], best[len(phrase)][0]


def _price(phrase: str) -> float:
    return _read(phrase)[1]


def _misspelt(phrase: str, tokens: list[tuple[int, int, bool]]) -> Iterator[Slip]:
    at = 0
    for first, last, index in _unknown_stretches(tokens):
        if first < at or _may_be_name(phrase, tokens, index) or _may_close_loan_word(phrase, first, last):
            continue
        slip = _nearest(phrase, first, last, {start for start, _, _ in tokens})
        if slip is not None:
            at = slip.end
            yield slip


def _unknown_stretches(tokens: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int, int]]:
    """Where unknown tokens in a row begin and end, and which token is the first."""
    index = 0
    while index < len(tokens):
        start, end, is_known = tokens[index]
        first = index
        index += 1
        if is_known:
            continue
        while index < len(tokens) and not tokens[index][2]:
            end = tokens[index][1]
            index += 1
        yield start, end, first


def _nearest(phrase: str, first: int, last: int, starts: set[int]) -> Slip | None:
    """The one usual word that makes the phrase whole where something unknown stands in it."""
    left, right = max(0, first - _REACH), min(len(phrase), last + _REACH)
    price = _price(phrase[left:right])
    found: list[tuple[float, int, bool, float, int, int, str]] = []
    for start in range(max(left, first - _REACH), first + 1):
        for end in range(max(last, start + _SHORTEST - 1), min(right, start + _LONGEST) + 1):
            for word, rank in _usual_near(phrase[start:end]):
                whole = _price(phrase[left:start] + word + phrase[end:right])
                if whole + _GAIN <= price:
                    found.append((whole, -len(word), start not in starts, rank, start, end, word))
    if not found:
        return None
    *_, start, end, word = min(found)
    return Slip(start, end, word)


def _may_close_loan_word(phrase: str, first: int, last: int) -> bool:
    """Whether what is unknown is one consonant behind a vowel: the end of a loan word's last syllable, "เมทัลชีท"."""
    return last - first == 1 and phrase[first - 1 : first] in _VOWELS and first > 0


def _usual_near(letters: str) -> list[tuple[str, float]]:
    """The usual words that are one slip away: a letter too many, too few, another, or two changed about."""
    by_beginning, by_end = _index()
    candidates = {*by_beginning.get(letters[:3], ()), *by_end.get(letters[-3:], ())}
    return [
        (word, usual_words()[word])
        for word in candidates
        if OSA.distance(word, letters, score_cutoff=1) == 1
        and not (letters[-1] in _BEGIN and letters == word + letters[-1])  # it begins what is unknown
        and not (letters[0] in _BEGIN and letters == letters[0] + word)
        and not _is_other_short_word(word, letters)
    ]


def _is_other_short_word(word: str, letters: str) -> bool:
    """Whether two short words differ in a consonant: those are often two words, and none of them wrong."""
    if len(word) > _SHORTEST or len(word) != len(letters):
        return False
    return all("ก" <= a <= "ฮ" and "ก" <= b <= "ฮ" for a, b in zip(word, letters, strict=True) if a != b)


@cache
def _index() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    by_beginning: dict[str, list[str]] = {}
    by_end: dict[str, list[str]] = {}
    for word in usual_words():
        if len(word) >= _SHORTEST and usual_words()[word] <= _FREQUENT_COST:
            by_beginning.setdefault(word[:3], []).append(word)
            by_end.setdefault(word[-3:], []).append(word)
    return by_beginning, by_end


def _doubled(phrase: str, tokens: list[tuple[int, int, bool]]) -> Iterator[Slip]:
    """Words typed twice: "กิจกรรมกิจกรรม"; not a noun made of a verb and the verb behind it: "โรงเรียนเรียนทางไกล"."""
    for start, end, is_known in tokens:
        word = phrase[start:end]
        if is_known and len(word) >= _SHORTEST_TWICE and phrase.endswith(word, 0, start) and word not in _MAY_REPEAT:
            first = start - len(word)
            if not phrase.endswith(_MAKE_NOUNS, 0, first):
                yield Slip(first, end, word)
