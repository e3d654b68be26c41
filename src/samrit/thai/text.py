"""The one normal form of text, and the repair of Thai that copying broke.

`clean` is lossless in meaning and always applied; `repair` changes letters, so each repair is told and the raw
text is kept beside it.
"""

import re
import unicodedata
from dataclasses import dataclass

# Zero-width and directional marks that only copying brings in, and control characters other than tab and newline.
_INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[^\\S\n]+")
_BLANK_LINES = re.compile("\n{3,}")


def clean(text: str) -> str:
    """The text in normal form: NFC, one kind of line break and of space, no invisible or control characters,
    no space at the ends of lines, at most one blank line in a row. `clean(clean(t)) == clean(t)`.
    """
    text = _LINE_BREAK.sub("\n", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    text = "\n".join(line.strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip("\n")


def clean_line(text: str) -> str:
    """`clean`, on one line: every run of white space is one space."""
    return " ".join(clean(text).split())


@dataclass(frozen=True, slots=True)
class Repair:
    """One mended place: what stood there, what stands there now, and where in the mended text."""

    start: int
    before: str
    after: str


# What PDF copies and slipped keys make of Thai. Each pattern can't occur in correct Thai.
_REPAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32"), "\\1\u0e33"),  # nikhahit + aa is sara am
    (re.compile("\u0e33([\u0e48-\u0e4b])"), "\\1\u0e33"),  # a tone mark stands before sara am: นำ้ → น้ำ
    (re.compile("\u0e33\u0e32"), "\u0e33"),  # กำา → กำ
    (re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+"), "\\1"),  # doubled mark: แห่่ง → แห่ง
    (re.compile("([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e39])"), "\\2\\1"),  # vowel before tone: ท่ี → ที่
    (re.compile("\u0e40\u0e40"), "\u0e41"),  # two sara e for sara ae: เเละ → และ
    (re.compile("\u0e3a(?=[A-Za-z])"), ""),  # stray phinthu before Latin: ฺBest → Best
    (re.compile("(?<=[ก-ฮ])\u0e3f(?=[ก-ฮ])"), "\u0e39"),  # the baht sign for sara uu: ข้อม฿ล → ข้อมูล
)


def repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Mend what copying broke; gives the mended text and what was mended, in order of place.

    Correct Thai comes back unchanged. A repaired text repaired again is the same.
    """
    repairs: list[Repair] = []
    changed = True
    while changed:  # one repair may uncover another; each pass is linear, and each repair shortens or sorts
        changed = False
        for pattern, replacement in _REPAIRS:
            found = [Repair(m.start(), m.group(), m.expand(replacement)) for m in pattern.finditer(text)]
            if found:
                repairs += found
                text = pattern.sub(replacement, text)
                changed = True
    return text, tuple(sorted(repairs, key=lambda r: r.start))
