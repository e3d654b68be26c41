"""Lines that a mail program, a terminal or a form field wrapped at a column, in the middle of words and numbers.

Comes in: the lines of a text, as they stand. Goes out: for each line break whether it is nothing, a blank, or an end.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from samrit.thai.calendar import MONTHS_TH
from samrit.thai.torn import is_one_word

_NARROWEST, _WIDEST = 30, 140  # columns that people wrap at
_SIGN = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e"  # what can't begin a word
# The two sides of a break that can't be the end of anything: a sign without its letter, a vowel before its letter.
_SURE = re.compile(f"[ก-ฮ\u0e31-\u0e39\u0e47-\u0e4c]\n[{_SIGN}]|[เ-ไ\u0e31]\n[ก-ฮ]|[ก-ฮ]\u0e37[\u0e48-\u0e4b]?\nอ")
_CUT = re.compile(
    f"\r?\n(?:[{_SIGN}]|(?<=[เ-ไ\u0e31\u0e37\u0e48\u0e49]\n)[ก-ฮ])"
)  # the same, read fast and less exactly
_NUMBER = re.compile("[0-9๐-๙]\n[0-9๐-๙]|[0-9๐-๙][.,]\n[0-9๐-๙]{2}")
_LATIN = re.compile(r"[A-Za-z]{2}\n[a-z]|(?<![A-Za-z])[A-Z]\n[a-z]{2}")
# Two numbers on the two sides of a break, and never one: two decimal points, or the digits of two scripts.
_TWO_NUMBERS = re.compile("[0-9๐-๙][.][0-9๐-๙]+\n[0-9๐-๙]+[.][0-9๐-๙]|[0-9]\n[๐-๙]|[๐-๙]\n[0-9]")
_OWN_DECIMALS = re.compile("[0-9๐-๙]+[.][0-9๐-๙]")
_SURE_CUTS = 2  # so many words cut at one column leave no doubt that a number was cut there, too
# What begins a paragraph of its own: list marks, the form's colons, rules and headings, the place to sign.
_BEGINS = re.compile(
    r"\s*(?:[(\[]?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)\]]+(?=\s|[ก-ฮเ-ไ(])|[-–—•*▪◦✓✔☑☐➢➤●○■□]\s"
    r"|[:：]+\s*\S|\*{2,}\s*[^\s*]|[-–_=.…]{3,}|ลงชื่อ|\|)"
)
_RANGE = re.compile("[0-9๐-๙]\\s*\n\\s*[-–]\\s?[0-9๐-๙]")
_MONTH = f"(?:{'|'.join(MONTHS_TH)})"
# What no paragraph ends with and the next begins with: the two halves of a date, of a range, of a number and its unit.
_HANGING = re.compile(
    f"[0-9๐-๙]\n{_MONTH}|{_MONTH}\n[0-9๐-๙]{{4}}|[0-9๐-๙]\n[-–] ?[0-9๐-๙]|[0-9๐-๙] ?[-–]\n[0-9๐-๙]"
    "|(?:วันที่|พ\\.ศ\\.|จำนวน|ร้อยละ|เวลา|ครั้งที่|ไตรมาสที่|ปีงบประมาณ| ณ)\n[0-9๐-๙]"
    "|[0-9๐-๙]\n(?:บาท|คน|แห่ง|ครั้ง|ราย|ต้น|ชุมชน|ครัวเรือน|ล้านบาท|หลังคาเรือน)| (?:ณ|และ|หรือ|พ\\.ศ\\.)\n[ก-ฮเ-ไ0-9]"
)
_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")  # takes no column on a screen
_CUT_SHOWN = 2
_LONGEST_NUMBER = 30  # characters
_JOINER = "\u2060"  # at the end of a line: it ends there, whatever it looks like


class Joint(Enum):
    """What a line break is."""

    NOTHING = ""  # the line was cut inside a word or a number
    BLANK = " "
    END = "\n"


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text was wrapped: at how many columns, whether marks take a column, and whether only at blanks."""

    width: int
    counts_marks: bool
    at_blanks: bool
    trims_blanks: bool  # no line keeps the blank at its end
    is_sure: bool = False  # several words are cut at the column

    def columns(self, line: str) -> int:
        """How many columns a line takes."""
        return _columns(line, counts_marks=self.counts_marks)


def _columns(line: str, *, counts_marks: bool) -> int:
    return len(line) if counts_marks else len(_MARK.sub("", line))


def _break(line: str, following: str) -> str:
    return f"{line[-3:]}\n{following[:3]}"


def is_inside_word(line: str, following: str) -> bool:
    """Whether the break between two lines stands inside a word for sure."""
    return _SURE.search(_break(line, following)) is not None


def _is_in_number(line: str, following: str) -> bool:
    """Whether digits stand on both sides of a break, be they one number or two."""
    return _NUMBER.search(_break(line, following)) is not None


def _are_two_numbers(line: str, following: str, wrapping: Wrapping) -> bool:
    """Whether digits on both sides of a break are two numbers, or may be: then no number is made of them."""
    if not _is_in_number(line, following):
        return False
    if _TWO_NUMBERS.search(f"{line[-_LONGEST_NUMBER:]}\n{following[:_LONGEST_NUMBER]}"):
        return True
    return not wrapping.is_sure and _OWN_DECIMALS.match(following) is not None


def is_whole(text: str) -> bool:
    """Whether no line of a text was wrapped, told at a glance; False is not certain."""
    return max(map(len, text.split("\n"))) > 2 * _WIDEST and _CUT.search(text) is None


def wrapping_of(lines: Sequence[str]) -> Wrapping | None:
    """How the lines of a whole text were wrapped; None where nothing shows that they were."""
    if max(map(len, lines), default=0) > 2 * _WIDEST:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    found: tuple[int, Wrapping] | None = None
    for counts_marks in (True, False):
        width = max((_columns(_with_one_blank(line), counts_marks=counts_marks) for line in lines), default=0)
        if not _NARROWEST <= width <= _WIDEST:
            continue
        at_width = [(a, b) for a, b in pairs if _columns(a, counts_marks=counts_marks) == width]
        full = [(a, b) for a, b in at_width if not _is_in_number(a, b)]  # two numbers below each other show nothing
        if (found is None or len(full) > found[0]) and sum(_shows_cut(a, b) for a, b in full) >= min(
            len(full), 2
        ) * _CUT_SHOWN:
            found = len(full), _wrapping(width, pairs, counts_marks=counts_marks)
    return found[1] if found and found[0] else _wrapped_at_blanks(lines, pairs)


def _wrapped_at_blanks(lines: Sequence[str], pairs: list[tuple[str, str]]) -> Wrapping | None:
    """How lines were wrapped that were cut at blanks only: where a date or a number hangs over, and no word had room."""
    width = max((len(line.rstrip()) for line in lines), default=0)
    if not _NARROWEST < width <= _WIDEST:
        return None
    inner = [(a, b) for a, b in pairs if not _BEGINS.match(b) or _RANGE.search(f"{a}\n{b}")]
    had_no_room = [(a, b) for a, b in inner if len(a.rstrip()) + 1 + len(b.split(maxsplit=1)[0]) > width]
    hanging = [(a, b) for a, b in inner if _HANGING.search(f"{a.rstrip()[-16:]}\n{b.lstrip()[:12]}")]
    is_wrapped = (
        hanging and set(hanging) <= set(had_no_room) and len(had_no_room) >= 2 * (len(inner) - len(had_no_room))
    )
    return Wrapping(width, counts_marks=True, at_blanks=True, trims_blanks=False) if is_wrapped else None


def _with_one_blank(line: str) -> str:
    stripped = line.rstrip()
    return line[: len(stripped) + 1]


def _shows_cut(line: str, following: str) -> int:
    """How much a break behind a line of full width shows that it was cut there."""
    if is_inside_word(line, following):
        return 2 * _CUT_SHOWN
    if _BEGINS.match(following):
        return 0
    starts_with_blank = following[0] == " " and following[1:2] != " "
    ends = _break(line, following)
    is_cut = starts_with_blank or _NUMBER.search(ends) or _LATIN.search(ends) or is_one_word(line, following)
    return _CUT_SHOWN if is_cut else int(line[-1] == " ")


def _wrapping(width: int, pairs: list[tuple[str, str]], *, counts_marks: bool) -> Wrapping:
    def columns(line: str) -> int:
        return _columns(line, counts_marks=counts_marks)

    inner = [
        (columns(a), columns(b.split(maxsplit=1)[0])) for a, b in pairs if a == a.rstrip() and not _BEGINS.match(b)
    ]
    short = [length + 1 + word > width for length, word in inner if length < width - 1]
    full = [(a, b) for a, b in pairs if columns(a) == width]
    cuts_words = any(_shows_cut(a, b) >= _CUT_SHOWN and _pieces(a, b, columns) <= width for a, b in full)
    return Wrapping(
        width,
        counts_marks=counts_marks,
        at_blanks=not cuts_words and short.count(True) >= max(3, 3 * short.count(False)),
        trims_blanks=not any(a != a.rstrip() for a, _ in pairs if columns(a) >= width),
        is_sure=sum(is_inside_word(a, b) or is_one_word(a, b) for a, b in full) >= _SURE_CUTS,
    )


def _pieces(line: str, following: str, columns: Callable[[str], int]) -> int:
    """The columns of what stands between blanks on both sides of a break; a text wrapped at blanks cuts only long ones."""
    return columns(line.rsplit(maxsplit=1)[-1]) + columns(following.split(maxsplit=1)[0])


def joints(
    lines: Sequence[str], wrapping: Wrapping | None, *, begins: Callable[[str], bool] | None = None
) -> list[Joint]:
    """What each line break is, one fewer than lines; `begins` says which lines begin something of their own."""
    return [
        Joint.END if begins is not None and begins(following) else _joint(line, following, wrapping)
        for line, following in pairwise(lines)
    ]


def join_wrapped(lines: Sequence[str], wrapping: Wrapping | None = None) -> list[str]:
    """The paragraphs that the lines were before they were wrapped."""
    joined = list(lines[:1])
    for joint, following in zip(joints(lines, wrapping), lines[1:], strict=True):
        if joint is Joint.END:
            joined.append(following)
        else:
            joined[-1] = joined[-1].rstrip() + joint.value + following.lstrip()
    return joined


def _joint(line: str, following: str, wrapping: Wrapping | None) -> Joint:
    if not line.strip() or not following.strip() or line.endswith(_JOINER):
        return Joint.END
    if is_inside_word(line, following):
        return Joint.NOTHING
    return Joint.END if wrapping is None else _joint_at_width(line, following, wrapping)


def _joint_at_width(line: str, following: str, wrapping: Wrapping) -> Joint:
    width, length, stripped = wrapping.width, wrapping.columns(line), wrapping.columns(line.rstrip())
    begins = _BEGINS.match(following) is not None and _RANGE.search(f"{line}\n{following}") is None
    if length >= width >= stripped:
        if stripped < length or (following[0] == " " and following[1:2] != " "):
            return Joint.BLANK  # the blank stands there still
        had_blank = line[-1].isdigit() != following[0].isdigit() or _pieces(line, following, wrapping.columns) <= width
        nothing = Joint.BLANK if wrapping.at_blanks and had_blank else Joint.NOTHING
        return Joint.END if begins or _are_two_numbers(line, following, wrapping) else nothing
    is_trimmed = stripped == width - 1 and wrapping.trims_blanks
    word = wrapping.columns(following.split(maxsplit=1)[0])
    has_no_room = wrapping.at_blanks and stripped <= width < stripped + 1 + word
    return Joint.BLANK if (is_trimmed or has_no_room) and not begins else Joint.END
