"""Thai text cut into words: Thai writes none apart, so what a reader sees as one word has to be found."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from marisa_trie import Trie

from samrit.thai.calendar import MONTHS_TH
from samrit.thai.districts import DISTRICTS
from samrit.thai.letters import THAI
from samrit.thai.lexicon import dictionary, plain_words

# Words of other scripts, numbers, runs of space, single signs: what stands where the dictionary is not asked.
_PLAIN = re.compile(r"\n|[^\S\n]+|[\u0e00-\u0e7f]+|\d+(?:[.,]\d+)*|\w+|.", re.DOTALL)
_REMEMBERED = 8192  # runs of letters; the same ones come again and again
_LONGEST = 14  # letters without marks above and below them, never parted: more would not fit in the cells of a phone
MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
# One word each for whoever reads, though the dictionaries have only their parts.
_TERMS = (
    "วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์", "วันอาทิตย์", "ประเทศไทย", "ปีงบประมาณ", "คณะกรรมการ",
    "คณะทำงาน", "ผู้อำนวยการ", "ผู้ว่าราชการ", "เจ้าหน้าที่", "หน่วยงาน", "ภาคเอกชน", "ภาครัฐ", "อาสาสมัคร", "กิโลวัตต์", "เมกะวัตต์",
    "ตารางเมตร", "ลูกบาศก์เมตร", "ผลงาน", "ข้อควรแก้", "ข้อพึงดู", "อนุกรรมการ", "สำนักงานเขต", "สำนักงาน", "สารสนเทศ", "งบประมาณ", "กรุงเทพมหานคร", "ตัวชี้วัด", "สถานที่", "สำนัก",
    "โลกร้อน", "การระบายน้ำ", "การโยธา", "การคลัง", "การแพทย์",
)  # fmt: skip
# Nothing that is read around these cuts them: "เงินงบประมาณ" isn't "เงินงบ" and "ประมาณ".
_WHOLE = re.compile(f"({'|'.join(sorted((*_TERMS, *MONTHS_TH), key=len, reverse=True))})")


def words(text: str) -> list[str]:
    """The words of a text in order, spaces and signs among them; joined they give the text back.

    Thai is cut into as few words of the dictionaries as can be (newmm), the city's own terms and names among them.
    """
    return [word for run in _PLAIN.findall(text) for word in (words_of_run(run) if THAI.match(run) else (run,))]


@lru_cache(_REMEMBERED)
def words_of_run(run: str) -> tuple[str, ...]:
    """The words of a run of Thai letters; the same run is cut once."""
    return tuple(_cut(run))


def _cut(run: str) -> list[str]:
    segment = _segmenter()
    found: list[str] = []
    for place, piece in enumerate(_WHOLE.split(run)):
        found += [piece] if place % 2 else segment(piece) if piece else []
    return found if "".join(found) == run else [run]


@lru_cache(_REMEMBERED)
def is_compound(word: str) -> bool:
    """Whether a word is made of two that the dictionaries have, too; longer ones than a cell holds are none."""
    if not THAI.match(word) or len(MARKS.sub("", word)) > _LONGEST:
        return False
    known = _known()
    return word in _TERMS or any(word[:at] in known and word[at:] in known for at in range(2, len(word) - 1))


def is_torn(word: str, following: str) -> bool:
    """Whether two words that stand together could be cut elsewhere: "จัด" and "เก็บภาษี" are "จัดเก็บ" and "ภาษี" as well."""
    if _WHOLE.fullmatch(word) or _WHOLE.fullmatch(following):
        return False
    known = _known()
    return any(
        word + following[:at] in known and following[at:] in known for at in range(2, len(following) - 1)
    ) or any(word[at:] + following in known and word[:at] in known for at in range(2, len(word) - 1))


@cache
def _known() -> Trie:
    """The dictionaries in half a megabyte."""
    return Trie(dictionary())


class _Words:
    """The words as PyThaiNLP asks for them: 1 MB, where its own tree of letters takes 80."""

    def __init__(self, known: Iterable[str]) -> None:
        self._trie = Trie(known)
        self._longest = max(map(len, self._trie.iterkeys()))

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """The words with which a text begins at a place, the shortest first."""
        found: list[str] = self._trie.prefixes(text[start : start + self._longest])
        return found


@cache
def _segmenter() -> Callable[[str], list[str]]:
    """The segmenter with its dictionary: 0.4 s, only where somebody asks."""
    from pythainlp.tokenize.newmm import segment

    known: Any = _Words(chain(dictionary(), _TERMS, (one.name_th for one in DISTRICTS)))
    return lambda piece: segment(piece, known, safe_mode=True)


@lru_cache(_REMEMBERED)
def is_noun(word: str) -> bool:
    """Whether a word is known as a noun by PyThaiNLP's lists of tagged words, and as no verb by the better of them."""
    from pythainlp.tag import pos_tag  # reads its lists: only for words that nothing else tells

    tagged = {corpus: pos_tag([word], engine="unigram", corpus=corpus)[0][1] for corpus in ("tdtb", "pud", "orchid")}
    plain = [tag for tag in (tagged["tdtb"], tagged["pud"]) if tag]
    return plain[0] == "NOUN" if plain else tagged["orchid"] in ("NCMN", "CNIT", "CLTV", "CMTR")


def is_known(word: str) -> bool:
    """Whether the dictionary has a word."""
    return word in plain_words()
