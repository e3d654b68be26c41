"""The Thai words that there are, and how usual each is: what decides where letters alone can't.

Loaded once, and only when somebody asks: nearly no text needs it.
"""

import importlib.util
import math
import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from marisa_trie import RecordTrie, Trie

from samrit.thai.districts import DISTRICTS
from samrit.thai.letters import IN_WORDS

_WORD = re.compile(rf"^[{IN_WORDS}]{{2,}}$", re.MULTILINE)
_COUNTED = re.compile(rf"^([{IN_WORDS}]{{2,}})\t([0-9]+)$", re.MULTILINE)
_FEWEST = 3  # a word that a dictionary has and the corpus has not counts so often
_FEWEST_IN_CORPUS = 30  # a word that only the corpus has must be so usual
_SHORTEST_IN_CORPUS = 5  # and so long: shorter ones are often pieces of words
_SHORTEST_NAME = 5
_LETTER = 10.0  # the cost of a letter that is a word
_USUAL = 100  # times in the Thai National Corpus
_SHORT, _PRICE_OF_RARE = 4, 4
_AS_WORDS = frozenset("ณธ")  # letters that are words
# Words of the city's papers that general dictionaries lack or hardly count.
_OFFICIAL = {
    "กรุงเทพมหานคร": 20_000, "ตัวชี้วัด": 20_000, "ไตรมาส": 10_000, "คำนิยาม": 5_000, "ปีงบประมาณ": 10_000, "ยุทธศาสตร์": 20_000,
    "ผลสัมฤทธิ์": 10_000, "ภาคีเครือข่าย": 3_000, "แผนปฏิบัติราชการ": 5_000, "ผลลัพธ์": 10_000, "ผลผลิต": 10_000, "เทศกิจ": 3_000,
    "นาข้าว": 2_000, "ที่นา": 100, "ท้องนา": 1_000, "โคโรนา": 3_000, "ไวรัสโคโรนา": 3_000, "ชาวนา": 5_000, "ทาสี": 3_000, "ทายา": 1_000, "นาเกลือ": 300, "นากุ้ง": 300,
    "ยาสูบ": 1_000, "คุณน้า": 1_000, "น้าชาย": 500, "น้าสาว": 500, "ลาออก": 3_000, "ลาป่วย": 1_000, "ลาพัก": 500, "ตาชั่ง": 500,
    "นำเสนอ": 5_000, "นำร่อง": 2_000, "นำส่ง": 1_000, "ทำลาย": 5_000, "คำร้อง": 2_000, "ลำราง": 500, "กำชับ": 1_000, "บ่มเพาะ": 500,
    "ผลงานที่ทำได้": 3_000, "ลงชื่อ": 3_000, "ชื่อตัวชี้วัด": 2_000, "ระดับความสำเร็จ": 2_000, "วิธีการคำนวณ": 2_000,
    "ปัจจัยสนับสนุน": 2_000, "หลักฐานอ้างอิง": 2_000, "ผู้รับผิดชอบ": 3_000, "ความคืบหน้า": 2_000, "ผลการดำเนินงาน": 8_000,
    "ค่าเป้าหมาย": 5_000, "ประเภทตัวชี้วัด": 2_000, "ประเด็นยุทธศาสตร์": 2_000, "เป้าประสงค์": 2_000, "หลักการและเหตุผล": 1_000,
    "แอป": 500, "แอปพลิเคชัน": 500, "เว็บไซต์": 2_000, "เว็บ": 1_000, "ลิงก์": 500, "คลิก": 500, "อีเมล": 1_000, "ออนไลน์": 2_000,
    "เฟซบุ๊ก": 1_000, "คิวอาร์โค้ด": 500, "เบอร์เกอร์": 100, "แดชบอร์ด": 300, "ไฟล์": 1_000, "ผู้สูงอายุ": 5_000, "จัดเก็บ": 3_000,
    "จัดซื้อจัดจ้าง": 2_000, "บริหารจัดการ": 3_000, "อำนวยความสะดวก": 3_000, "ครุภัณฑ์": 3_000, "ทรัพยากร": 5_000, "เปอร์เซ็นต์": 2_000,
    "อัคคีภัย": 3_000, "สำนักงานเขต": 8_000, "ดำเนินการ": 20_000, "ดำเนินงาน": 20_000, "สาธารณภัย": 5_000,
    "ประชาสัมพันธ์": 10_000, "ลานกีฬา": 2_000, "ทางเท้า": 5_000, "ไฟฟ้าส่องสว่าง": 2_000, "จุดเสี่ยง": 2_000, "มูลฝอย": 5_000,
}  # fmt: skip


class Priced:
    """Words with a price each, in a megabyte: a dictionary of Python's takes twenty times as much, and leaves its room behind."""

    def __init__(self, words: Iterable[str], price: Callable[[str], float]) -> None:
        self._trie = Trie(words)
        self._prices = array("d", bytes(8 * len(self._trie)))
        self._longest = 0
        for word, at in self._trie.iteritems():
            self._prices[at] = price(word)
            self._longest = max(self._longest, len(word))

    def __contains__(self, word: str) -> bool:
        return word in self._trie

    def __len__(self) -> int:
        return len(self._trie)

    def __iter__(self) -> Iterator[str]:
        return iter(self._trie.iterkeys())

    def __getitem__(self, word: str) -> float:
        return float(self._prices[self._trie[word]])

    def get(self, word: str, default: float) -> float:
        """The price of a word; the default where it is none."""
        at = self._trie.get(word)
        return default if at is None else float(self._prices[at])

    def beginning(self, text: str, start: int) -> Iterator[tuple[int, float]]:
        """Where the words end that begin at a place of a text, the shortest first, and their prices."""
        for word, at in self._trie.iter_prefixes_with_ids(text[start : start + self._longest]):
            yield start + len(word), self._prices[at]


def _corpus(name: str) -> str:
    """A list of PyThaiNLP as text. It is read as a file: importing the package takes longer than all its lists."""
    spec = importlib.util.find_spec("pythainlp")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return (Path(spec.submodule_search_locations[0]) / "corpus" / name).read_text("utf-8")


def dictionary() -> Iterator[str]:
    """The words of the dictionaries, and the longer ones of the lists of names; some come twice.

    One after another: all at once they are 18 MB, so whoever asks makes something smaller of them.
    """
    for name in ("words_th.txt", "orst_words_th.txt"):
        yield from (match[0] for match in _WORD.finditer(_corpus(name)))
    for name in ("family_names_th.txt", "person_names_female_th.txt", "person_names_male_th.txt"):
        yield from (match[0] for match in _WORD.finditer(_corpus(name)) if len(match[0]) >= _SHORTEST_NAME)
    yield from _OFFICIAL
    yield from _AS_WORDS


@cache
def plain_words() -> Trie:
    """The words of the plain dictionary as they stand in it, phrases and abbreviations among them."""
    return Trie(match[0] for match in re.finditer(r"\S.*(?<=\S)", _corpus("words_th.txt")))


@cache
def costs() -> Priced:
    """Each word with its cost: minus the logarithm of how often one meets it. Usual words cost little."""
    known, counts = Trie(dictionary()), _counts()
    of_corpus = (
        word for word, (count,) in counts.iteritems() if count >= _FEWEST_IN_CORPUS and len(word) >= _SHORTEST_IN_CORPUS
    )
    total = math.log(sum(count for _word, (count,) in counts.iteritems()))

    def cost(word: str) -> float:
        return _LETTER if word in _AS_WORDS else total - math.log(max(_FEWEST, frequency(word), _OFFICIAL.get(word, 0)))

    return Priced(chain(known.iterkeys(), of_corpus), cost)


@cache
def blurred() -> tuple[Priced, dict[str, list[tuple[str, float]]]]:
    """How the words look with SARA AA for SARA AM, each with the cost of the word that is written so; and those with SARA AM."""
    words = costs()
    with_am: dict[str, list[tuple[str, float]]] = {}
    for word in words:
        if "\u0e33" in word:
            with_am.setdefault(word.replace("\u0e33", "\u0e32"), []).append((word, words[word]))
    return Priced(chain(words, with_am), lambda shape: words.get(shape, math.inf)), with_am


@cache
def known_words() -> Priced:
    """All words that are known, each with its price: short and rare ones cost more."""
    districts = {one.name_th for one in DISTRICTS}
    usual = {match[1] for match in _COUNTED.finditer(_corpus("ttc_freq.txt")) if match[2] != "1"}
    usual |= districts | _OFFICIAL.keys() | _AS_WORDS
    return Priced(
        chain(dictionary(), districts), lambda word: 1 if len(word) > _SHORT or word in usual else _PRICE_OF_RARE
    )


def official_words() -> tuple[str, ...]:
    """Words of the city's papers."""
    return tuple(_OFFICIAL)


def frequency(word: str) -> int:
    """How often a word stands in the Thai National Corpus."""
    return int(_counts().get(word, ((0,),))[0][0])


@cache
def _counts() -> RecordTrie:
    """How often each word stands in the Thai National Corpus."""
    return RecordTrie("<I", ((match[1], (int(match[2]),)) for match in _COUNTED.finditer(_corpus("tnc_freq.txt"))))


@cache
def usual_words() -> dict[str, float]:
    """The words that officers use, each with its cost."""
    known = known_words()
    usual = {word: count for word, (count,) in _counts().iteritems() if count >= _USUAL and word in known} | _OFFICIAL
    return {word: -math.log(count) for word, count in usual.items()}
