"""Where a line of Thai may end: between words, and never where a reader would stumble.

No line begins with ๆ, ฯ or what closes, none ends with what opens; a day stays with its month and year, a number with
its unit, the ends of a range together, an abbreviation with the name behind it.

In: any text. Out: the same text with two invisible letters in it, for programs that set type: ZERO WIDTH SPACE where a
line may end between letters, WORD JOINER where it may not. Without them it is the text again.
"""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise

from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH
from samrit.thai.words import MARKS, is_compound, is_torn, words

MAY_END, MUST_NOT = "\u200b", "\u2060"
_THAI = re.compile("[\u0e01-\u0e4e]")
_REMEMBERED = 32_768  # words, and pairs of them
_SHORT = 120  # letters: headings and labels, which come again in paper after paper, are remembered whole
_LONGEST = 40  # letters: a longer "word" is none, and no line might hold it
# Where a cluster begins; SARA AM and the marks above and below stand on the letter before.
_INSIDE = re.compile("(?<=.)(?=[\u0e01-\u0e30\u0e32\u0e40-\u0e46\u0e4f-\u0e5b])", re.DOTALL)
_BLANK = re.compile(r"[^\S\n]+")
_MONTH = f"(?:{'|'.join(map(re.escape, (*MONTHS_TH, *MONTHS_SHORT_TH)))})"
_ERA = r"(?:พ\.ศ\.|ค\.ศ\.|พุทธศักราช|คริสต์ศักราช)"
_DIGIT = "[0-9๐-๙]"
_NUMBER = rf"{_DIGIT}+(?:[.,:]{_DIGIT}+)*"
_RANGE = rf"{_NUMBER}(?: ?[-–] ?{_NUMBER})?"
_OPENING, _CLOSING = r"([{“‘«", r")\]}”’»ๆฯ,;:!?%"
_TITLES, _LONGEST_NAME = ("นาย", "นาง", "นางสาว"), 24
_BEFORE_NUMBERS = (
    "ที่", "ร้อยละ", "จำนวน", "เวลา", "ปี", "ปีงบประมาณ", "เลข", "หน้า", "ฉบับ", "ระดับ", "ระยะ", "พ.ศ.", "ค.ศ.", "ถ.", "ซ.",
    "รุ่น", "งวด", "ประมาณ", "อย่างน้อย", "ไม่น้อยกว่า", "ไม่เกิน", "โทร.",
)  # fmt: skip
# What a number behind it names: no unit follows that number ("ห้องประชุม 1 อาคาร 2").
_NAMED_BY_NUMBERS = ("ห้อง", "ห้องประชุม", "อาคาร", "ชั้น", "ข้อ", "มาตรา", "หมู่", "ซอย", "โซน")
# No line ends at a blank in one of these, nor before their first letters where a word stands before ("วันเสาร์ที่ 27").
_NUMBERED = re.compile(rf"(?<=[ก-๎])ที่ {_DIGIT}")
_TOGETHER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[^\s] +[{_CLOSING}]|[{re.escape(_OPENING)}] +[^\s]",
        rf"(?:{_RANGE} )?{_MONTH} (?:{_ERA} ?)?{_DIGIT}{{2,4}}(?!{_DIGIT})|{_RANGE} {_MONTH}",
        rf"{_NUMBER} ?[-–] ?{_NUMBER}",
        # A number and its unit; behind a year goes on something else.
        rf"(?={_DIGIT})(?<![0-9๐-๙.,:/]){''.join(f'(?<!{noun} )' for noun in _NAMED_BY_NUMBERS)}(?!(?:2[45]|20|๒[๔๕])[0-9๐-๙]{{2}} ){_NUMBER} (?!ปี [0-9๐-๙]{{4}})[ก-ฮเ-ไa-zA-Z%°]",
        rf"(?:{'|'.join(map(re.escape, (*_BEFORE_NUMBERS, *_NAMED_BY_NUMBERS)))}) {_DIGIT}",
        rf"(?:^|\s)\(?{_DIGIT}{{1,2}}(?:\)|\.) \S",
        r"(?<![ก-๎])ณ \S",
        # The number of a letter, with the letters of the office that wrote it.
        rf"(?:(?:ที่|หนังสือ) )?(?<![ก-๎])[ก-ฮ]{{2,5}} {_DIGIT}+/{_DIGIT}",
        # An abbreviation and the name behind it; no abbreviation stands at the end of a time or an amount.
        r"(?<![ก-ฮ.])(?!(?:น|ม|กม|ชม|กทม|ตร\.ม|ลบ\.ม|ตร\.ว|กก)\.)(?:[ก-ฮ]{1,4}\.)+ [ก-ฮเ-ไA-Za-z0-9๐-๙]",
    )
)


# "ดำเนินการสำรวจ" is cut as the dictionaries have it, before การ; a reader finds the word before it whole. What is not stays
# with its "not", a district with its name, and a rate is one unit.
_GOES_ON = {
    "ดำเนิน": ("การ",),
    **dict.fromkeys(
        (
            *("ไม่", "เขต", "แขวง", "ตำบล", "อำเภอ", "จังหวัด", "กรม", "กระทรวง", "สำนัก", "สำนักงาน", "สำนักงานเขต"),
            *("พัน", "หมื่น", "แสน", "ล้าน"),
        ),
        tuple(map(chr, (*range(0xE01, 0xE2F), *range(0xE40, 0xE45)))),
    ),
    **dict.fromkeys(("ตัน", "กิโลกรัม", "ลิตร", "คน", "ครั้ง", "บาท", "ราย", "หน่วย"), ("ต่อ",)),
    "ต่อ": ("วัน", "ปี", "เดือน", "ชั่วโมง", "คน", "ครัวเรือน", "ไร่", "ตารางเมตร"),
}


def with_line_ends(text: str) -> str:
    """The text with marks that say where its lines may end and where not."""
    return _remembered(text) if len(text) <= _SHORT else _marked(text)


def _marked(text: str) -> str:
    if not _THAI.search(text) and " " not in text:
        return text
    stored = _inside_of_what_stays_together(text) if " " in text else frozenset()
    at = 0
    marked: list[str] = []
    for word, following in pairwise((*_with_whole_names(words(text)), "")):
        at += len(word)
        marked += (_joined(word), MUST_NOT if at in stored else _between(word, following))
    return "".join(marked)


_remembered = lru_cache(1024)(_marked)


def _with_whole_names(found: list[str]) -> list[str]:
    """The words, a title and the name behind it being one: the dictionaries have few names, and cut the others anywhere."""
    made: list[str] = []
    at = 0
    while at < len(found):
        end = at + 1
        if found[at] in _TITLES:
            while end < len(found) and _THAI.match(found[end]):
                end += 1
        word = "".join(found[at:end])
        made += [word] if len(word) <= _LONGEST_NAME else found[at:end]
        at = end
    return made


def without_line_ends(text: str) -> str:
    """The text without those marks."""
    return text.replace(MAY_END, "").replace(MUST_NOT, "")


def with_hard_blanks(text: str) -> str:
    """The text with blanks that don't break where no line may end: for programs that end lines by themselves."""
    stored = _inside_of_what_stays_together(text) if " " in text else frozenset()
    return (
        "".join("\u00a0" if at + 1 in stored and one == " " else one for at, one in enumerate(text)) if stored else text
    )


def unbroken(text: str) -> list[str]:
    """The pieces of a text that stand in one line each, blanks at their ends; joined they give it back."""
    marked = re.sub(rf"(?<=[^\S{MUST_NOT}])(?=[^\s{MUST_NOT}])", MAY_END, with_line_ends(text))
    return [without_line_ends(piece) for piece in marked.split(MAY_END)]


def whole_pieces(text: str, longest: int) -> list[tuple[str, bool]]:
    """The text in pieces, True those in which a program with a dictionary of its own might end a line, and should not.

    Of a piece with more letters than `longest`, marks above and below them aside, its figures and words are pieces.
    """
    if not _MIGHT_BE_CUT.search(text):
        return [(text, False)]
    found: list[tuple[str, bool]] = []
    for piece in unbroken(text):
        whole = piece.strip()
        before, _whole, behind = piece.partition(whole) if whole else ("", "", piece)
        found += [part for part in ((before, False), *_whole_if_it_fits(whole, longest), (behind, False)) if part[0]]
    return found


_MIGHT_BE_CUT = re.compile(f"[\u0e01-\u0e5b]{{4}}|{_DIGIT} ")
_BEFORE_NUMBER = re.compile(f"(?<=[^0-9๐-๙] )(?={_DIGIT})")


def _whole_if_it_fits(piece: str, longest: int) -> list[tuple[str, bool]]:
    parts = words(piece)
    if len(parts) < 2:
        return [(piece, is_compound(piece))]
    if len(MARKS.sub("", piece)) <= longest:
        return [(piece, bool(_THAI.search(piece)) or " " in piece)]
    numbers = _BEFORE_NUMBER.split(piece)
    if len(numbers) > 1:
        return [part for one in numbers for part in _whole_if_it_fits(one, longest)]
    return [(part, is_compound(part)) for part in parts]


def _inside_of_what_stays_together(text: str) -> AbstractSet[int]:
    """The places in a text, behind a blank or in a word, at which no line may end though one might."""
    stored = {
        found.start() + blank.end()
        for pattern in _TOGETHER
        for found in pattern.finditer(text)
        for blank in _BLANK.finditer(found[0])
    }
    return stored.union(found.start() for found in _NUMBERED.finditer(text))


@lru_cache(_REMEMBERED)
def _between(word: str, following: str) -> str:
    """The mark between two words that stand together, "" where none is needed."""
    if not following:
        return ""
    if _ends_between(word, following):
        return MAY_END
    is_one = _THAI.match(word[-1]) or word == "-"  # "เมกะวัตต์-ชั่วโมง"
    return MUST_NOT if is_one and _THAI.match(following) else ""


@lru_cache(_REMEMBERED)
def _joined(word: str) -> str:
    if len(word) > _LONGEST or not _THAI.search(word):
        return word
    return _INSIDE.sub(MUST_NOT, word)


def _ends_between(word: str, following: str) -> bool:
    """Whether a line may end between two words that no blank parts."""
    last, first = word[-1], following[0]
    if following.startswith(_GOES_ON.get(word, ("\n",))):
        return False
    if _THAI.match(first):
        return first not in "ๆฯ" and (last in ")]}”’»" or (bool(_THAI.match(last)) and not is_torn(word, following)))
    return bool(_THAI.match(last)) and first in "([{“‘«"
