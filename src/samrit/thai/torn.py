"""Words that copying tore: a blank inside a word ("จ ำนวน", "ท าได้"), SARA AM that came out as SARA AA ("จานวน").

What no Thai word can be is joined without asking. What could be right is weighed: of all ways to read the stretch,
the one of the most usual words, where each repair has its price. The price is high until the text has shown that it
was torn; then every word of it is looked at.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from samrit.thai.letters import IN_WORDS
from samrit.thai.lexicon import blurred

_SIGN = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e"  # what can't begin a word
_BASE = "ก-ฮ"
_ALONE = "ช-ฒด-ทน-ฮ"  # ก to ฉ count paragraphs and persons; ณ and ธ are words
_GAP = "[ \u00a0\ufffd]"
_GAPS = " \t\u00a0\u200b\ufffd"
_RING = "\u02da\u00ba\u00b0\u0e50"  # what stands for SARA AM's ring in some copies
# A blank that stands inside a word for sure: before a sign, behind a vowel that needs a letter, behind สำ and บำ.
_TORN_BEHIND_AM = (
    "(?<=\u0e33) (?:(?<=จ. )(?=นวน)|(?<=ก. )(?=หนด)|(?<=ค. )(?=นวณ)|(?<=อ. )(?=นวย|นาจ|เภอ)|(?<=ช. )(?=นาญ|รุด)"
    "|(?<=ต. )(?=แหน่ง|บล|รวจ)|(?<=ด. )(?=เนินการ|เนินงาน))"
)
_SURE = re.compile(
    f"(?<=[{_BASE}\u0e47-\u0e4d\u0e31-\u0e39])(?<!สระ)(?<!ไม้เอก)(?<!ไม้โท)(?<!เครื่องหมาย)[{_GAPS}]{{1,3}}(?=[{_SIGN}])"
    f"|(?<=[{_BASE}\u0e48\u0e49])[{_RING}](?=\u0e32)"
    f"|(?<=[เ-ไ]){_GAP}(?=[{_BASE}])(?<!สระ ..)"
    f"|(?<=เ){_GAP}(?=เ[{_BASE}])"
    f"|(?<=\u0e31){_GAP}(?=[{_BASE}])|(?<=\u0e31[\u0e48-\u0e4b]){_GAP}(?=[{_BASE}])"
    f"|(?<=\u0e37){_GAP}(?=อ)|(?<=\u0e37[\u0e48-\u0e4b]){_GAP}(?=อ)"
    f"|(?<=\u0e47)(?<!ก็){_GAP}(?=[{_BASE}])"
    f"|(?<=[สบ]\u0e33){_GAP}(?=[{_BASE}เ-ไ])"
    f"|{_TORN_BEHIND_AM}"
)
# A letter that stands alone may have been torn off: "กรุงเทพมหานค ร", "ป ระชาชน".
_LONE = re.compile(
    f"(?<=[\u0e01-\u0e3a\u0e40-\u0e4e]) [{_ALONE}](?![\u0e01-\u0e4e.])|(?<![\u0e01-\u0e4e.])[{_ALONE}] (?=[{_BASE}เ-ไ])"
)
# The same, read fast and less exactly: from the blank.
_MAYBE = re.compile(
    f" (?:[{_SIGN}]|(?<=[เ-ไ\u0e31\u0e37\u0e47] )(?<!ก็ )[{_BASE}]|(?<=เ )เ|(?<=[\u0e31\u0e37][\u0e48-\u0e4b] )[{_BASE}]"
    f"|(?<=[สบ]\u0e33 )[{_BASE}เ-ไ]|(?<=\u0e33 )(?:นว|หนด|นาจ|เภ|นาญ|รุด|แหน|บล|รวจ|เนิน)"
    f"|[{_ALONE}](?![\u0e01-\u0e4e.])|(?<=[^\u0e01-\u0e4e.][{_ALONE}] )[{_BASE}เ-ไ])"
)
# Where SARA AM may have been lost: words that no official text is without.
_LOST = re.compile(
    "\u0e32(?:"
    "น(?:วน(?<=จานวน)|ัก(?<=สานัก)|วณ(?<=คานวณ)|ิยาม(?<=คานิยาม)|วย(?<=อานวย)|าจ(?<=อานาจ)|าญ(?<=ชานาญ))"
    "|ห(?:นด(?<=กาหนด)|รับ(?<=สาหรับ)|น่าย(?<=จาหน่าย))"
    "|เ(?:นิน(?<=ดาเนิน)|ร็จ(?<=สาเร็จ)|ป็น(?<=จาเป็น)|ภอ(?<=อาเภอ)|สนอ(?<=นาเสนอ)|นียบ(?<=ทาเนียบ))"
    "|ค(?:ัญ(?<=สาคัญ)|วาม(?<=ทาความ)|ลอง(?<=ลาคลอง))"
    "|ร(?:วจ(?<=[สต]ารวจ)|ุง(?<=บารุง)|ุด(?<=ชารุด)|อง(?<=สารอง))"
    "|แ(?:นะ(?<=คาแนะ)|หน่ง(?<=ตาแหน่ง))"
    "|ก(?:ัด(?<=จากัด)|าร(?<=ทาการ)|ับ(?<=กากับ))"
    "|งาน(?<=ทางาน)|ลัง(?<=กาลัง)|จัด(?<=กาจัด)|บ(?:ัด(?<=บาบัด)|ล(?<=ตาบล))|ดับ(?<=ลาดับ)|สั่ง(?<=คาสั่ง)"
    "|ท่วม(?<=น้าท่วม)|ประปา(?<=น้าประปา)|เสีย(?<=น้าเสีย)|ให้(?<=ทาให้)|ไ(?:ด้(?<=ที่ทาได้)|ปสู่(?<=นาไปสู่))"
    "|(?<=ประจา)(?!น)|(?<=แนะนา)(?!ม)|(?<=ระบายน้า)|(?<=แม่น้า)|(?<=ผู้นา)(?!ม)"
    ")"
)
_NO_LETTERS, _OTHER_GAPS = _GAPS + _RING, _GAPS[1:] + _RING
_STRETCH = re.compile(f"[{IN_WORDS}]+(?:[{_GAPS}{_RING}]{{1,3}}[{IN_WORDS}]+)*")
# As much as stays together when a stretch is cut anywhere: a letter with its vowels and marks.
_CLUSTER = re.compile(f"[เ-ไ]?[{_BASE}][{_SIGN}]*|.", re.DOTALL)

_UNKNOWN = 13.0  # the cost of a cluster of no known word
_PRICE_OF_AM, _PRICE_OF_AM_IN_TORN, _PRICE_OF_AM_WHERE_NONE_IS_LEFT = 5.0, 1.0, 0.2
_PRICE_OF_AA_BEHIND_BLANK = 3.0  # the blank stands where SARA AM's ring was, more often than not
_BEHIND_AM = re.compile(f"(?<=\u0e33) (?=[{_BASE}เ-ไ])")
_AM_BEFORE_WORD = re.compile(f"\u0e33[{_BASE}เ-ไ]")
_MOST_LEFT = 4  # times as many that were not lost
_CLEARLY_MORE = 3  # so many times as often as not
_PRICE_OF_JOINING, _PRICE_OF_JOINING_UNTORN = 4.0, 14.0
_RARE = 14.0
_LONGEST_READ = 60_000  # letters; in longer texts only the places that show it themselves are put together
_LONGEST_WORD = 80  # letters
_NEVER = float("inf")


def is_torn(text: str) -> bool:
    """Whether a text may hold torn words; False is certain."""
    for gap in _OTHER_GAPS:
        if gap in text:
            text = text.replace(gap, " ")
    return _MAYBE.search(text) is not None or _LOST.search(text) is not None


@dataclass(frozen=True, slots=True)
class Edit:
    """What to put in the place of `text[start:end]`."""

    start: int
    end: int
    after: str


def put_together(text: str) -> list[Edit]:
    """The torn words of a text, whole; in order, none over another."""
    sure = {match.start(): match.end() for match in _SURE.finditer(text)}
    lost = {match.start() for match in _LOST.finditer(text)}
    alone = {match.start() for match in _LONE.finditer(text)}
    if not sure and not lost and not alone:
        return []
    hits, lone = sorted((*sure, *lost, *alone)), sorted(alone)
    stretches = [match.span() for match in _STRETCH.finditer(text)]
    strict, joining = _Terms(sure), _Terms(sure, blank=_PRICE_OF_JOINING_UNTORN)
    found = [
        edit
        for span in stretches
        if _is_one_in(hits, span)
        for edit in _Reading(text, span, joining if _is_one_in(lone, span) else strict).edits()
    ]
    if not found or len(text) > _LONGEST_READ:
        return found
    terms = _terms_of_torn(text, sure, found)
    return [edit for span in stretches for edit in _Reading(text, span, terms).edits()]


def _is_one_in(places: list[int], span: tuple[int, int]) -> bool:
    return bisect_left(places, span[0]) < bisect_left(places, span[1])


def _terms_of_torn(text: str, sure: dict[int, int], found: list["Edit"]) -> "_Terms":
    """How a text is read that has shown how it is torn, by what was found for sure."""
    am_lost = sum(len(edit.after) == edit.end - edit.start for edit in found)  # nothing else of the word was torn
    left = text.count("\u0e33")
    am_price = _PRICE_OF_AM_IN_TORN if left <= _MOST_LEFT * am_lost else _PRICE_OF_AM_IN_TORN + 2
    am_price = _PRICE_OF_AM_WHERE_NONE_IS_LEFT if am_lost > 1 and not left else am_price
    behind = {match.start(): match.end() for match in _BEHIND_AM.finditer(text)} if sure else {}
    is_torn_behind = len(behind) > 1 and len(behind) > _CLEARLY_MORE * len(_AM_BEFORE_WORD.findall(text))
    return _Terms(
        sure,
        behind if is_torn_behind else {},
        am=am_price if am_lost else _NEVER,
        blank=_PRICE_OF_JOINING if sure or len(found) - am_lost > 1 else _NEVER,
    )


_TAIL, _HEAD = re.compile(f"[{IN_WORDS}]{{1,24}}\\Z"), re.compile(f"[{IN_WORDS}]{{1,24}}")
_CLEAR = 8.0  # so much more usual must one word be than its two halves


def is_one_word(left: str, right: str) -> bool:
    """Whether a word goes on from the end of one text to the beginning of another, by the dictionary."""
    tail, head = _TAIL.search(left), _HEAD.match(right)
    if tail is None or head is None:
        return False
    return price_of(tail.group()) + price_of(head.group()) > price_of(tail.group() + head.group()) + _CLEAR


def price_of(run: str) -> float:
    """How unusual the words of a stretch of Thai are, all together."""
    return _Reading(run, (0, len(run)), _Terms({}, am=_NEVER)).price()


@dataclass(frozen=True, slots=True)
class _Terms:
    """The blanks that stand inside words, those that go but may have parted words, and what other readings cost."""

    sure: dict[int, int]
    gone: dict[int, int] = field(default_factory=dict)
    am: float = _PRICE_OF_AM
    blank: float = _NEVER


class _Reading:
    """A stretch of Thai, read as the most usual words that it can be."""

    def __init__(self, text: str, span: tuple[int, int], terms: _Terms) -> None:
        self._text, self._terms = text, terms
        self._letters: list[str] = []
        self._places: list[int] = []  # where each letter stands in the text
        self._gap: list[str] = []  # what stands before each letter: nothing, a blank, or a blank that must go
        at, gap = span[0], ""
        while at < span[1]:
            if at in terms.sure:
                at, gap = terms.sure[at], "sure"
            elif at in terms.gone:
                at, gap = terms.gone[at], "gone"
            elif text[at] == "\u0e4d" and text[terms.sure.get(at + 1, at)] == "\u0e32":
                at += 1  # the ring of a decomposed SARA AM; the blank says the same
            elif text[at] in _NO_LETTERS:
                at, gap = at + 1, "blank" if gap == "" and text[at] == " " else "wide"
            else:
                self._letters.append(text[at])
                self._places.append(at)
                self._gap.append(gap)
                at, gap = at + 1, ""
        self._places.append(span[1])
        self._is_plain = "sure" not in self._gap

    def edits(self) -> Iterator[Edit]:
        """The words that stand torn in the text."""
        for start, end, word in self._words_joined():
            before = self._text[self._places[start] : self._places[end - 1] + 1]
            if before != word:
                yield Edit(self._places[start], self._places[end - 1] + 1, word)

    def _words_joined(self) -> list[tuple[int, int, str]]:
        """The words, where the blank between two must go as one."""
        found: list[tuple[int, int, str]] = []
        for start, end, word in self._words():
            if found and self._gap[start] == "gone":
                found[-1] = found[-1][0], end, found[-1][2] + word
            else:
                found.append((start, end, word))
        return found

    def price(self) -> float:
        """The cost of all its words: how unusual it is."""
        return self._best()[-1][0]

    def _best(self) -> list[tuple[float, int, str]]:
        """For each end in the letters: the cost so far, where the last word begins, and the word."""
        letters = "".join(self._letters)
        begins, count = self._begins(letters), len(letters)
        best: list[tuple[float, int, str]] = [(0.0, 0, ""), *([(_NEVER, 0, "")] * count)]
        for start in range(count):
            if not begins[start]:
                continue
            for end, price, word in self._readings(letters, start, begins):
                if best[start][0] + price < best[end][0]:
                    best[end] = (best[start][0] + price, start, word)
        return best

    def _words(self) -> list[tuple[int, int, str]]:
        """The words, each with where it begins and ends in the letters."""
        best = self._best()
        found: list[tuple[int, int, str]] = []
        at = len(best) - 1
        while at > 0:
            _, start, word = best[at]
            found.append((start, at, word))
            at = start
        return found[::-1]

    def _readings(self, letters: str, start: int, begins: list[bool]) -> Iterator[tuple[int, float, str]]:
        """The words that may begin here: their ends and prices; and the cluster, as no known word."""
        end = next((end for end in range(start + 1, len(letters)) if begins[end]), len(letters))
        yield end, _UNKNOWN, self._unknown(letters, start, end)
        words, with_am = blurred()
        blurred_text = letters[start : start + _LONGEST_WORD].replace("\u0e33", "\u0e32")
        crossing, at = 0.0, 1
        for length, price in words.beginning(blurred_text, 0):
            crossing += sum(map(self._price_of_gap, range(start + at, start + length)))
            if crossing == _NEVER:
                return
            at, end = length, start + length
            if end < len(letters) and not begins[end]:
                continue
            shape = blurred_text[:length]
            for word, own in ((shape, price), *with_am.get(shape, ())):
                joining = 2 * crossing if own > _RARE else crossing  # a rare word may well be two, with a blank between
                yield end, own + joining + self._price_of_letters(letters, start, word), word

    def _begins(self, letters: str) -> list[bool]:
        """For each letter whether a word may begin there."""
        begins = [False] * len(letters)
        for match in _CLUSTER.finditer(letters):
            begins[match.start()] = self._gap[match.start()] != "sure"
        begins[0] = True
        for at, gap in enumerate(self._gap):
            if gap in ("blank", "wide"):
                begins[at] = True
        return begins

    def _price_of_gap(self, at: int) -> float:
        gap = self._gap[at]
        return 0.0 if gap in ("", "sure", "gone") else self._terms.blank if gap == "blank" else _NEVER

    def _price_of_letters(self, letters: str, start: int, word: str) -> float:
        price = 0.0
        if self._is_plain and letters.startswith(word, start):
            return price
        for offset, letter in enumerate(word):
            stood, is_behind_blank = letters[start + offset], self._gap[start + offset] == "sure"
            if letter == stood == "\u0e32" and is_behind_blank:
                price += _PRICE_OF_AA_BEHIND_BLANK
            elif letter != stood:
                is_free = is_behind_blank or self._is_behind_torn_tone(start + offset)
                price += _NEVER if stood == "\u0e33" else 0.0 if is_free else self._terms.am
        return price

    def _is_behind_torn_tone(self, at: int) -> bool:
        """Whether a tone mark that a blank tore off stands before a letter: "น ้ามัน" may be น้ำมัน, as "หน ้า" is หน้า."""
        return at > 0 and self._gap[at - 1] == "sure" and "\u0e48" <= self._letters[at - 1] <= "\u0e4b"

    def _unknown(self, letters: str, start: int, end: int) -> str:
        """A cluster of no known word: SARA AA behind a blank was SARA AM, more often than not."""
        return "".join(
            "\u0e33" if letters[at] == "\u0e32" and at > start and self._gap[at] == "sure" else letters[at]
            for at in range(start, end)
        )
