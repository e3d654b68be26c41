"""Units as reports write them: which one stands behind a number, what it measures, and for how much of what (a rate)."""

import re
from dataclasses import dataclass, replace

from samrit.thai.words import is_known, is_noun, words_of_run
from samrit.vocabulary.units import MULTIPLES, SCALES, SHARE, UNITS, Quantity, Unit

_BY_SPELLING: dict[str, Unit] = {spelling: unit for unit in UNITS for spelling in (unit.word, *unit.spellings)}
_BEHIND = {spelling: unit for spelling, unit in _BY_SPELLING.items() if spelling != SHARE.word}  # that stands before
_LONGEST = max(map(len, _BY_SPELLING))
# How long the spellings are that begin with a letter, the longest first.
_LENGTHS = {
    first: tuple(sorted({len(spelling) for spelling in _BEHIND if spelling[0] == first}, reverse=True))
    for first in {spelling[0] for spelling in _BEHIND}
}
_FIRSTS_OF_SCALES = frozenset(scale[0] for scale in SCALES)
_SCALE = re.compile(f"({'|'.join(sorted(SCALES, key=len, reverse=True))})" + r"(?P<more>กว่า|เศษ)? ?(?!ธ)")
# Between a number and its unit: a blank, "135,655,720.- บาท", "4,161,500.-.บาท", "200 กว่าคน".
_GAP = re.compile(r"[ \u00a0]{0,2}(?P<money>\.\s?[-–]\.?|,?-(?=\s?บาท))?[ \u00a0]?(?P<more>กว่า|เศษ)?")
_RUN = re.compile(r"[ก-๎]+")
_MARKS = frozenset("ะัาำิีึืฺุูเแโใไๅ็่้๊๋์ํ๎") - frozenset("เแโใไ")
_LONGEST_RUN = 48
# What goes on behind a unit as the next word, so that no dictionary need be asked.
_GOES_ON = (
    "และ", "ที่", "ต่อ", "ใน", "ของ", "จาก", "ได้", "เข้า", "โดย", "เพื่อ", "เป็น", "ซึ่ง", "แล้ว", "จึง", "คิด", "รวม", "ณ", "ตาม", "มี", "หรือ", "ให้",
    "เมื่อ", "กับ", "ละ", "ขึ้น", "ลง", "ผ่าน", "สำหรับ", "ตั้ง", "ทั่ว", "ทุก", "พร้อม", "จำนวน", "แบ่ง", "ดัง", "อยู่", "ทั้ง", "เท่า", "ด้วย", "ประกอบ", "ไม่",
)  # fmt: skip
_ABBREVIATES = (".", "ม.", " ม.", "เมตร")  # ลบ.ม. is a cubic metre
_OF_WHAT = ("ความ", "การ", "นี้", "ชาติ", "ประเทศ")  # behind "แห่ง" where it is "of", and no place
_ORDINAL = re.compile(r"\s?ที่\s?\d")  # "1 ครั้งที่ 2": the second time at a place whose name ends in 1, not one time
# Words that begin a name where a name goes on: "22.41 เขตหนองแขม" has no unit.
_OF_NAMES = frozenset(
    ("เขต", "แขวง", "ชุมชน", "โรงเรียน", "วัด", "ถนน", "ซอย", "สำนัก", "สำนักงาน", "สำนักงานเขต", "กอง", "ฝ่าย", "คลอง", "ตลาด", "สวน", "อาคาร", "บริษัท", "แยก",
     "มหาวิทยาลัย", "โรงพยาบาล", "ศูนย์", "สถานี", "หมู่บ้าน", "จังหวัด", "อำเภอ", "สะพาน", "สมาคม", "มูลนิธิ", "ประเทศ", "เมือง", "มัสยิด", "บ้าน")
)  # fmt: skip
_AREAS = frozenset(("เขต", "แขวง", "จังหวัด", "อำเภอ", "ประเทศ"))
_OF_AREAS = frozenset(
    ("พื้นที่", "ปกครอง", "นำร่อง", "เป้าหมาย", "ชั้นใน", "ชั้นกลาง", "ชั้นนอก", "ใหม่", "ต้นแบบ", "สำคัญ", "สุขภาพ", "เศรษฐกิจ", "เลือกตั้ง", "ดังกล่าว", "เสี่ยง")
)  # fmt: skip
_BEGIN_NAMES = (
    "บาง", "หนอง", "วัด", "พระ", "ราม", "ลาด", "สุข", "เพชร", "พหล", "วิภาวดี", "เจริญ", "จรัญ", "กรุงเทพ", "เคหะ", "บ้าน", "ดอน", "ห้วย", "สาม", "สี่", "คลอง",
    "ประชา", "ศรี", "สวน", "หัว", "ท่า", "บึง", "ทุ่ง", "มีน", "จตุ", "ดิน", "ดุสิต", "ธน", "วัง", "หลัก", "สาย", "สะพาน", "สาทร", "สีลม", "ปทุม", "อ่อน", "เอก",
)  # fmt: skip
# What a number may stand before without counting it: a new clause, or a place that is numbered itself.
_NUMBERED = re.compile(
    r"(?:อาคาร|ห้อง|ชั้น|ซอย|ถนน|คลอง|แยก|โซน|หมวด|ข้อ|หน้า|บท|แบบ|รหัส|ตอน|ภาค|เล่ม|เฟส|ระยะ|งวด)\s?\d[\d,]*(?:\.\d+)?"
)
_NO_UNITS = frozenset(
    ("ประชาชน", "เจ้าหน้าที่", "ผู้บริหาร", "คณะกรรมการ", "คณะทำงาน", "ปัจจุบัน", "งบประมาณ", "กรุงเทพมหานคร", "วันที่", "เวลา", "ปีงบประมาณ", "ผล",
     "ปริมาณ", "ค่า", "ค่าเฉลี่ย", "เฉลี่ย", "ขนาด", "ความยาว", "ราคา", "วงเงิน", "จำนวน", "ยอด", "อายุ", "เพศ", "ชาย", "หญิง", "เด็ก", "ภายใน", "ภาย",
     "ข้อมูล", "เกณฑ์", "เป้าหมาย", "ส่วนใหญ่", "เบื้องต้น", "ทำ", "งาน", "สิ่งแวดล้อม", "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
     "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม", "น้ำ", "อาหาร", "ขยะ", "มูลฝอย", "ทาง", "เขตพื้นที่", "หมู่", "ตำบล")
)  # fmt: skip
_ABSTRACT = (
    "การ",
    "ความ",
    "ผู้",
    "นัก",
    "ประมาณ",
    "ทาง",
    "ภาย",
    "ฝั่ง",
    "บริเวณ",
    "เชิง",
    "ด้าน",
    "กรม",
    "กระทรวง",
    "สำนัก",
    "ทั้ง",
)
_LATIN_NOUN = re.compile(r"(?:[a-z-]{3,} )?(?:[a-z]{2,}s|people|children|staff|men|women)(?![a-z'’])")
_NO_LATIN_NOUN = frozenset(
    ("was", "has", "is", "this", "as", "its", "less", "plus", "minus", "across", "perhaps", "does", "and", "the", "out", "more", "per", "from", "with", "for",
     "points", "times", "than", "were", "had", "have", "are", "also", "which", "that", "who", "over", "under", "into", "between", "until", "took", "above")
)  # fmt: skip
_PER = re.compile(r"\s?(?:ต่อ|/|per )\s?")
_PER_POPULATION = re.compile(
    r"(?:ต่อ|/)\s?(?P<per>(?:แสน|ล้าน|หมื่น|พัน|ร้อย)\s?(?:ประชากร|คน|ราย)|ประชากร(?:\s?(?:แสน|ล้าน|หมื่น|พัน|ร้อย|[\d,]+)\s?คน)?"
    r"|(?:แสน|ล้าน|หมื่น|พัน)(?![ก-๎]))"
)
_LEADS_TO_RATE = ("ต่อ", "/", "per ", " ต่อ", " /", " per ", " a ", " an ", " each ", " every ")
_PER_WORDS = {"ล.": "ลิตร", "L": "ลิตร", "l": "ลิตร", "หัว": "คน", "ประชากร": "ประชากร"}
_LATIN_PER = re.compile(
    r" ?(?:per (?P<of>[a-z]{3,})|(?:an?|each|every) (?P<time>minute|hour|day|night|week|month|quarter|year)\b)"
)
_PER_NUMBER = re.compile(r"(?:ต่อ|/)\s?(?P<number>[\d,]+)\s?(?=[ก-๎])")


@dataclass(frozen=True, slots=True)
class UnitAt:
    """What stands behind a number: where it ends, and its standard word; "" for a unit that isn't there.

    `times` is what the number is multiplied by, `per` for how much of what it is.
    """

    end: int
    word: str = ""
    quantity: Quantity | None = None
    times: int = 1
    per: str = ""
    is_more: bool = False  # "200 กว่าคน"


def standard_unit(words: str) -> str:
    """A unit in its standard spelling; words that are no unit known here as they stand."""
    unit = _BY_SPELLING.get(words.strip())
    return words.strip() if unit is None else unit.word


def goes_on(text: str, at: int) -> bool:
    """Whether a word stands at a place that goes on behind a unit: และ, ที่, ต่อ."""
    return text.startswith(_GOES_ON, at)


def known_unit(words: str) -> Unit | None:
    """The unit that words are as a whole, None for words that are none known here."""
    return _BY_SPELLING.get(words)


def is_unit(words: str) -> bool:
    """Whether words are a unit known here, in any of its spellings, or so many thousands or millions of it."""
    scale = _SCALE.match(words)
    return words in _BY_SPELLING or (scale is not None and words[scale.end() :] in _BY_SPELLING)


def begins_names(word: str) -> bool:
    """Whether a unit's word begins names of places and bodies, too: คลอง, โรงเรียน."""
    return word in _OF_NAMES


def noun_at(text: str, at: int) -> UnitAt | None:
    """A noun of the dictionary that stands where a unit would: "45 ผลิตภัณฑ์"."""
    gap = _GAP.match(text, at)
    start = gap.end() if gap is not None else at
    first = text[start : start + 1]
    if first.isascii() and first.islower():
        return _latin_noun(text, start)
    return _noun(text, start) if "ก" <= first <= "ไ" else None


def unit_at(text: str, at: int, *, is_count: bool = True) -> UnitAt | None:
    """The known unit that stands at a place behind a number, None where none does; `is_count` where the number is whole."""
    gap = _GAP.match(text, at)
    start = gap.end() if gap is not None else at
    is_money = gap is not None and gap["money"] is not None
    is_more = gap is not None and gap["more"] is not None
    scale = _SCALE.match(text, start) if text[start : start + 1] in _FIRSTS_OF_SCALES else None
    if scale is not None:
        found = _after_scale(text, scale, is_more=is_more or scale["more"] is not None)
        if found is not None:
            return found
    found = _multiple(text, start) or _unit(text, start, is_count=is_count)
    if found is None and is_money:
        end, per = _per(text, start)
        return UnitAt(end if per else start, "บาท", Quantity.MONEY, 1, per)
    if found is not None and is_more:
        return UnitAt(found.end, found.word, found.quantity, 1, found.per, is_more=True)
    return found if found is not None else _rate(text, at)


def _multiple(text: str, at: int) -> UnitAt | None:
    """A unit of so many others: ลบ. is a million baht; 23K is 23,000."""
    if text[at : at + 1] not in ("ล", "K", "k"):
        return None
    for words, (times, unit) in MULTIPLES.items():
        end = at + len(words)
        if text.startswith(words, at) and not text[end : end + 1].isalnum() and not text.startswith(_ABBREVIATES, end):
            if unit:
                return UnitAt(end, unit, Quantity.MONEY, times)
            counted = _unit(text, end + text.startswith(" ", end), is_count=True)
            return UnitAt(end, times=times) if counted is None else replace(counted, times=times)
    return None


def _after_scale(text: str, scale: re.Match[str], *, is_more: bool) -> UnitAt | None:
    times = SCALES[scale[1]]
    found = _unit(text, scale.end(), is_count=True)
    if found is not None:
        return UnitAt(found.end, found.word, found.quantity, times, found.per, is_more)
    ends = scale.end() - (text[scale.end() - 1] == " ")
    following = text[ends : ends + 1]
    if not ("ก" <= following <= "๎") or text.startswith(_GOES_ON, ends):
        return UnitAt(ends, "", None, times, is_more=is_more)
    return None


def _unit(text: str, at: int, *, is_count: bool) -> UnitAt | None:
    first = text[at : at + 1]
    if not first or first.isspace() or first.isdigit():
        return None
    for length in _LENGTHS.get(first, ()):
        word = text[at : at + length]
        unit = _BEHIND.get(word) if len(word) == length else None
        if unit is not None and _ends(text, at, at + length):
            if unit.quantity is Quantity.COUNT and _is_next_phrase(text, at, at + length, unit.word, is_count=is_count):
                return None
            end, per = _per(text, at + length)
            return UnitAt(end, unit.word, unit.quantity, 1, per)
    return None


def _ends(text: str, start: int, end: int) -> bool:
    """Whether a unit's word ends here, and doesn't go on as another word."""
    last, following = text[end - 1], text[end : end + 1]
    if not following or last in ".%°฿³)":
        return True
    if last.isascii() and last.isalpha():
        return not (following.isascii() and following.isalnum())
    if following in _MARKS or _ORDINAL.match(text, end) is not None:
        return False
    if not "ก" <= following <= "๎" or following in ("ๆ", "ฯ"):
        return True
    return _goes_on(text, start, end)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the letters behind a unit are the next word."""
    word = text[start:end]
    if word == "แห่ง" and text.startswith(_OF_WHAT, end):
        return False
    if word == "ตัน" and text.startswith("คาร์บอน", end):
        return True
    return text.startswith(_GOES_ON, end) or end - start in _cuts(text, start)


def _cuts(text: str, at: int) -> list[int]:
    """Where the words of the letters from a place on end, counted from there."""
    ends, length = [], 0
    for word in words_of_run(_run(text, at)):
        length += len(word)
        ends.append(length)
    return ends


def _run(text: str, at: int) -> str:
    match = _RUN.match(text, at, at + _LONGEST_RUN)
    return match.group() if match is not None else ""


def _is_next_phrase(text: str, start: int, end: int, word: str, *, is_count: bool) -> bool:
    """Whether a word that could be a unit begins a name, or is numbered itself."""
    if _is_numbered(text, start):
        return True
    following = text[end : end + 1]
    if word not in _OF_NAMES or not "ก" <= following <= "ไ":
        return False
    if text.startswith(_GOES_ON, end) and word not in _AREAS:
        return not is_count
    after = words_of_run(_run(text, end))
    if word in _AREAS:
        return not (is_count and (text.startswith(_GOES_ON, end) or bool(after and after[0] in _OF_AREAS)))
    return not is_count or text.startswith(_BEGIN_NAMES, end) or not is_known(after[0])


def _latin_noun(text: str, at: int) -> UnitAt | None:
    """A noun of an English text: "120 grease traps", "2,350 people"."""
    match = _LATIN_NOUN.match(text, at)
    if match is None or _NO_LATIN_NOUN.intersection(match.group().split()):
        return None
    end, per = _per(text, match.end())
    return UnitAt(end, match.group(), Quantity.COUNT, 1, per)


def _is_numbered(text: str, at: int) -> bool:
    """Whether a word is numbered itself ("ตอน 2"), and doesn't stand before the next count ("12 ห้อง 30 คน")."""
    match = _NUMBERED.match(text, at)
    return match is not None and unit_at(text, match.end()) is None


def _noun(text: str, at: int) -> UnitAt | None:
    words = () if text.startswith(_GOES_ON, at) else words_of_run(_run(text, at))
    if not words or not _may_be_unit(text, at, words[0]):
        return None
    if not is_noun(words[0]):
        return _compound(at, words[0])
    end, per = _per(text, at + len(words[0]))
    return UnitAt(end, words[0], Quantity.COUNT, 1, per)


def _may_be_unit(text: str, at: int, word: str) -> bool:
    """Whether a word is of a kind that is counted; one that is a unit known here was looked at, and begins a name."""
    end = at + len(word)
    if len(word) < 2 or word in _NO_UNITS or word in _BY_SPELLING or word.startswith(_ABSTRACT):
        return False
    return text[end : end + 1] not in _MARKS and not _ORDINAL.match(text, end) and not _is_numbered(text, at)


def _compound(at: int, word: str) -> UnitAt | None:
    """A unit that the dictionary knows only together with what it is of: กลุ่ม of กลุ่มอาชีพ."""
    for length in range(len(word) - 1, 1, -1):
        unit = _BY_SPELLING.get(word[:length])
        if (
            unit is not None
            and unit.word not in _OF_NAMES
            and unit.quantity is Quantity.COUNT
            and is_known(word[length:])
        ):
            return UnitAt(at + length, unit.word, unit.quantity)
    return None


def _per(text: str, at: int) -> tuple[int, str]:
    """For how much of what, right behind a unit: (its end, "วัน"); (the place itself, "") for no rate."""
    if not text.startswith(_LEADS_TO_RATE, at):
        return at, ""
    rate = _PER.match(text, at)
    population = _PER_POPULATION.match(text, at + (text[at] == " "))
    if population is not None and _word_ends(text, population.end()):
        return population.end(), population["per"].replace(" ", "")
    number = _PER_NUMBER.match(text, at + (text[at] == " "))
    start = number.end() if number is not None else rate.end() if rate is not None else at
    for length in range(min(_LONGEST, len(text) - start), 0, -1):
        word = text[start : start + length]
        unit = _PER_WORDS.get(word) or _word(_BEHIND.get(word))
        if unit and _ends(text, start, start + length):
            end, further = _per(text, start + length)
            number_text = number["number"] if number is not None and number["number"] != "1" else ""
            return end, f"{number_text}{unit}ต่อ{further}" if further else f"{number_text}{unit}"
    latin = _LATIN_PER.match(text, at)
    return (latin.end(), latin["of"] or latin["time"]) if latin is not None else (at, "")


def _word(unit: Unit | None) -> str:
    return "" if unit is None else unit.word


def _word_ends(text: str, at: int) -> bool:
    following = text[at : at + 1]
    if not "ก" <= following <= "๎":
        return True
    return following not in _MARKS and text.startswith(_GOES_ON, at)


def _rate(text: str, at: int) -> UnitAt | None:
    """A number without a unit of its own, but for so much of something: "1.00 ต่อแสนประชากร"."""
    end, per = _per(text, at)
    return UnitAt(end, "", None, 1, per) if per else None
