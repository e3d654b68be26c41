"""The one normal form of text, and the repair of Thai that copying broke.

`clean` is lossless in meaning and always applied; `repair` changes letters, so each repair is told and the raw
text is kept beside it; `shield` shields from repair what a writer means as it stands.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from samrit.thai import clashing, late, torn
from samrit.thai.wrapping import Joint, joints, wrapping_of

# Zero-width and directional marks that only copying brings in, and control characters other than tab and newline.
_INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[^\\S\n\t]+")
_TABS = re.compile(" ?\t ?")  # between the cells of a table that was pasted
_IN_LINE = re.compile("[ \t\n]+")
_SARA_AM = re.compile("([\u0e48-\u0e4b]?)\u0e33")
_BLANK_LINES = re.compile("\n{3,}")


def is_plain(text: str) -> bool:
    """Whether every letter of a text stays as it is when it is cleaned: only spaces and line breaks may be too many.

    What is printable holds no control, no invisible mark, no line break and no space but " ".
    """
    return text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text)


def _is_clean(text: str) -> bool:
    """Whether `clean` would change nothing; only fast built-ins, for nearly all text is clean."""
    if text.isprintable():  # one line
        return (
            "  " not in text
            and text[:1] != " "
            and text[-1:] != " "
            and (text.isascii() or unicodedata.is_normalized("NFC", text))
        )
    return (
        "\n" in text
        and is_plain(text)
        and "  " not in text
        and " \n" not in text
        and "\n " not in text
        and "\n\n\n" not in text
        and not text.startswith((" ", "\n"))
        and not text.endswith((" ", "\n"))
    )


def clean(text: str) -> str:
    """The text in normal form: NFC, one kind of line break and of space, no invisible or control characters,
    no space at the ends of lines, at most one blank line in a row. Tabs stay between the columns of a pasted table.
    `clean(clean(t)) == clean(t)`.
    """
    if _is_clean(text):
        return text
    text = _LINE_BREAK.sub("\n", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = _TABS.sub("\t", _SPACES.sub(" ", unicodedata.normalize("NFC", text)))
    text = "\n".join(line.strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip("\n")


def clean_line(text: str) -> str:
    """`clean`, on one line: every run of white space is one space."""
    text = clean(text)
    return _IN_LINE.sub(" ", text) if "\n" in text or "\t" in text else text


@dataclass(frozen=True, slots=True)
class Repair:
    """One mended place: what stood there, what stands there now, and where, in the text before it was mended."""

    start: int
    before: str
    after: str


# Old Windows typefaces keep shifted marks in the private use area; PDF copies bring them out (U+F700 to U+F71A).
_SHIFTED = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4cญ"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
# Symbol typefaces keep their signs there too: bullets, ticks and arrows of word processors.
_SYMBOLS = dict(
    zip(
        (0xF0B7, 0xF0A7, 0xF0FC, 0xF0D8, 0xF0FE, 0xF0A8, 0xF06C, 0xF06E, 0xF071, 0xF076, 0xF0E0, 0xF0FB, 0xF0F0),
        "\u2022\u25aa\u2713\u27a2\u2611\u25fb\u25cf\u25a0\u2751\u2756\u2192\u2717\u21e8",
        strict=True,
    )
)
_SIGN = "\u0e31-\u0e3a\u0e47-\u0e4e\uf701-\uf70e\uf710-\uf71a"
# Signs that stand over, under or behind one consonant. No word has more than four; longer runs are no words at all,
# and are left alone.
_RUN = f"(?<![{_SIGN}])[{_SIGN}]{{2,12}}(?![{_SIGN}])"
_IN_RUN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32"), "\\1\u0e33"),  # nikhahit + aa is sara am
    (re.compile("\u0e33([\u0e48-\u0e4b])"), "\\1\u0e33"),  # a tone mark stands before sara am: นำ้ → น้ำ
    (re.compile("\u0e33[\u0e32\u0e33]"), "\u0e33"),  # กำา → กำ
    (re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+"), "\\1"),  # doubled mark: แห่่ง → แห่ง
    (re.compile("([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e39])"), "\\2\\1"),  # vowel before tone: ท่ี → ที่
)
# What slipped keys and copies make outside such runs. No pattern can occur in correct Thai, nor arise from another.
_BROKEN = re.compile(
    f"(?P<phinthu>(?<![{_SIGN}])\u0e3a+(?=[A-Za-z]))"  # ฺBest → Best
    f"|(?P<run>{_RUN})"
    "|(?P<ae>\u0e40[\u0e40\u0e41]|\u0e41\u0e40|\u0e41\u0e41)"  # two sara e for sara ae, or one too many: เเละ, เและ → และ
    "|(?P<baht>(?<=[ก-ฮ])\u0e3f(?=[ก-ฮ]))"  # the baht sign for sara uu: ข้อม฿ล → ข้อมูล
    f"|(?P<symbol>[{''.join(map(chr, _SYMBOLS))}](?!\u2060))"
    f"|(?P<shifted>(?<![{_SIGN}])[\uf700-\uf71a](?![{_SIGN}\u2060]))"  # a joiner behind it: see guard
)
_TWO_VOWELS = ("\u0e40\u0e40", "\u0e40\u0e41", "\u0e41\u0e40", "\u0e41\u0e41")
# Every text that needs repair holds one of these; found fast, for nearly no text does.
_SUSPECT = re.compile(
    "[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\uf06c-\uf0fe\uf700-\uf71a](?:[\u0e31-\u0e3a\u0e47-\u0e4e](?:"
    "(?<=[\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e][\u0e31\u0e32\u0e34-\u0e3a\u0e47\u0e4d\u0e4e])"
    "|(?<=[\u0e48-\u0e4c][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"
    "|(?<=\u0e33[\u0e48-\u0e4b\u0e32\u0e33])|(?<=\u0e4d[\u0e48-\u0e4b]))"
    "|(?<=[\u0e3a\uf06c-\uf0fe\uf700-\uf71a])(?:[A-Za-zก-ฮ]|(?<!\u0e3a)))"
)


def _repair_run(run: str) -> str:
    run = run.translate(_SHIFTED)
    before = ""
    while before != run:  # one repair may uncover another; a run has at most 12 signs
        before = run
        for pattern, replacement in _IN_RUN:
            run = pattern.sub(replacement, run)
    return run


def _repaired(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "phinthu":
            return ""
        case "ae":
            return "\u0e41"
        case "baht":
            return "\u0e39"
        case "symbol":
            return match.group().translate(_SYMBOLS)
        case "shifted":
            return match.group().translate(_SHIFTED)
        case _:
            return _repair_run(match.group())


def is_broken(text: str) -> bool:
    """Whether the text may need repair; False is certain."""
    return (
        any(two in text for two in _TWO_VOWELS)
        or "\u0e3f" in text
        or _SUSPECT.search(text) is not None
        or torn.is_torn(text)
        or late.is_late(text)
        or clashing.has_vowels_for_tones(text)
    )


def repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Mend what copying broke; gives the mended text and what was mended, in order, none over another.

    Correct Thai comes back unchanged. A repaired text repaired again is the same. What one place of a text shows of
    its breaking counts for all of it: give a whole text rather than its lines.
    """
    if not is_broken(text):
        return text, ()
    repairing = _Repairing(text)
    steps = (_broken_marks, late.put_back, torn.put_together, clashing.choose_marks)
    while sum(repairing.step(change) for change in steps):
        pass  # a word put together may show another broken mark
    return repairing.text, repairing.repairs()


def _broken_marks(text: str) -> list[torn.Edit]:
    found = ((match, _repaired(match)) for match in _BROKEN.finditer(text))
    return [torn.Edit(match.start(), match.end(), after) for match, after in found if after != match.group()]


class _Repairing:
    """A text on its way to be whole; each letter knows where it, or what it came of, stood at first."""

    def __init__(self, text: str) -> None:
        self.text, self._first = text, text
        self._starts, self._ends = array("L", range(len(text))), array("L", range(1, len(text) + 1))
        self._gone: list[tuple[int, int]] = []  # what was taken out, with nothing in its place

    def step(self, change: Callable[[str], list[torn.Edit]]) -> bool:
        """Mend the text once; whether anything changed."""
        edits = change(self.text)
        if not edits:
            return False
        texts: list[str] = []
        starts, ends, at = array("L"), array("L"), 0
        for edit in edits:
            texts += [self.text[at : edit.start], edit.after]
            start, end = min(self._starts[edit.start : edit.end]), max(self._ends[edit.start : edit.end])
            starts += self._starts[at : edit.start] + array("L", [start]) * len(edit.after)
            ends += self._ends[at : edit.start] + array("L", [end]) * len(edit.after)
            if not edit.after:
                self._gone.append((start, end))
            at = edit.end
        self.text = "".join([*texts, self.text[at:]])
        self._starts, self._ends = starts + self._starts[at:], ends + self._ends[at:]
        return True

    def repairs(self) -> tuple[Repair, ...]:
        """What became of what, in order."""
        if self.text == self._first and not self._gone:
            return ()
        found: list[list[int]] = []  # start and end at first, start and end now
        for now, (start, end) in enumerate(zip(self._starts, self._ends, strict=True)):
            if found and start < found[-1][1]:
                found[-1][1], found[-1][3] = max(found[-1][1], end), now + 1
            else:
                found.append([start, end, now, now + 1])
        repairs = [
            Repair(start, self._first[start:end], self.text[now:now_end])
            for start, end, now, now_end in found
            if self._first[start:end] != self.text[now:now_end]
        ]
        firsts = [start for start, _, _, _ in found]
        gone = [
            Repair(start, self._first[start:end], "")
            for start, end in self._gone
            if not (at := bisect_right(firsts, start)) or start >= found[at - 1][1]
        ]
        return tuple(sorted((*repairs, *gone), key=lambda repair: repair.start))


_JOINER = "\u2060"


def shield(text: str) -> str:
    """The text with invisible word joiners (U+2060) wherever `repair` would change it.

    `clean` takes the joiners out again: `clean(repair(shield(t))[0]) == clean(t)`. A writer guards what a person
    meant as it stands; copies that other tools broke have no such marks. Lines that look wrapped end in one.
    """
    while repairs := repair(text)[1]:  # a parted run of signs may leave a short one behind, which is parted in its turn
        parts, at = [], 0
        for one in repairs:
            parts += [text[at : one.start], *(f"{sign}{_JOINER}" for sign in one.before)]
            at = one.start + len(one.before)
        text = "".join([*parts, text[at:]])
    lines = text.split("\n")
    ends = [one is not Joint.END for one in joints(lines, wrapping_of(lines))]
    return "\n".join(f"{line}{_JOINER}" if is_cut else line for line, is_cut in zip(lines, [*ends, False], strict=True))


def sara_am_apart(text: str) -> str:
    """The text with each sara am as its two halves, a tone mark between them: for what draws the next letter over the second half."""
    return _SARA_AM.sub("\u0e4d\\1\u0e32", text)
