"""A text as lines: mended and cleaned for reading, each with its place in the source as it is."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from samrit.readers.one_line import begins_in
from samrit.readers.reading import Place, UnreadableError
from samrit.report.labels import INDICATOR_ITEMS, PROJECT_ITEMS, ends_label, match_item
from samrit.report.lines import QUARTER_LINE
from samrit.thai.text import Repair, clean, is_broken, is_plain, repair
from samrit.thai.translation import Message
from samrit.thai.wrapping import Joint, is_whole, joints, wrapping_of

MAX_LINES = 20_000  # the real form has 70
_SHOWN = 12  # letters on each side of a place where a line was put together
_BOLD_LABEL = re.compile(
    r"[-*•+]\s+(?P<mark>\*\*|__)(?=\S)(?P<words>[^*_]{1,80}?)(?<=\S)(?P=mark)(?=\s)"
)  # a list of labels in Markdown
_OPENS_LABEL = re.compile(
    r"^\s*[(\[]?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙])?[.)\]]*\s*[^\s:：]{3,30}(?: \S{1,20})?\s*$", re.MULTILINE
)
_MOST_LINES_OF_LABEL = 4
_COLONS = re.compile(r"[:：]{1,2}\s*")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:หน้า(?:ที่)?|page)?\s*[0-9๐-๙]{1,4}(?:\s*(?:/|จาก|of)\s*[0-9๐-๙]{1,4})?(?:\s*[-–—])?$", re.IGNORECASE
)


_WORD = re.compile(r"[^\W_]")


def has_words(text: str) -> bool:
    """Whether a text has a letter or a digit: strokes and dots alone say nothing."""
    return _WORD.search(text) is not None


@dataclass(slots=True)
class Line:
    """A line: `text` as it is read; `source[start:end]` as it stood; `repairs` what was mended between them.

    A piece of a line knows its `root`, the line that it is a piece of, and where in its text it begins (`offset`).
    """

    text: str
    start: int
    end: int
    number: int
    page: int = 1
    repairs: tuple[Repair, ...] = ()
    taken: int = 0  # characters of the source that stood where the line was put together
    root: "Line | None" = None
    offset: int = 0

    def behind(self, at: int) -> "Line":
        """What stands behind a label that ends at `at`."""
        return self.piece(at, len(self.text))

    def piece(self, start: int, end: int) -> "Line":
        """What stands between two places of the text, without white space around it."""
        said = self.text[start:end]
        text = said.strip()
        at = start + len(said) - len(said.lstrip()) if text else start
        # Where nothing was cleaned away the place is exact; otherwise it counts from the nearer end of the line.
        tail = len(self.text) - at - len(text)
        is_exact = self.end - self.start == len(self.text)
        first = self.start + at if is_exact or tail > at else max(self.start, self.end - tail - len(text) - self.taken)
        last = min(self.end, first + len(text)) if text and (is_exact or tail) else self.end
        root = self.root or self
        place = (first if text else last, last, self.number, self.page)
        return Line(text, *place, self.repairs, self.taken, root, self.offset + at)

    def undecorated(self) -> "Line":
        """The line without the form's colons before it."""
        text = undecorated(self.text)
        return self if text is self.text else self.behind(len(self.text) - len(text))

    def on_page(self, page: int) -> "Line":
        """The same line on another page."""
        place = (self.start, self.end, self.number, page)
        return Line(self.text, *place, self.repairs, self.taken, self.root, self.offset)

    @property
    def place(self) -> Place:
        """Where the line stood."""
        return Place(self.start, self.end, self.number, self.page)

    @property
    def is_page_number(self) -> bool:
        """Whether it may be a page's number: "- 2 -", "หน้า 2/5"."""
        return len(self.text) < 25 and _PAGE_NUMBER.match(self.text) is not None


def undecorated(text: str) -> str:
    """A line's text without the form's colons before it: ":: เป็นไปตามเป้าหมาย"."""
    colons = _COLONS.match(text)
    return text[colons.end() :] if colons else text


def split_lines(source: str) -> list[Line]:
    """The lines of a text; blank lines in a row count as one. UnreadableError for more than a report can have.

    Where a mail program or a terminal wrapped the text inside words and numbers, they are as they were before.
    """
    return list(_split(source))


@lru_cache(maxsize=1)  # who looks for the papers of a text and who reads them ask one after the other
def _split(source: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    offset, page, is_blank, plain = 0, 1, True, is_plain(source)
    raw_lines = _raw_lines(source)
    whole = "".join([raw[0] for raw in raw_lines])
    repairs_of = _RepairsOf(whole) if is_broken(whole) else None
    for raw, start, end, number, joined in raw_lines:
        stripped = raw.strip()
        if stripped:
            blanks = raw.index(stripped[0])
            text, repairs = repairs_of.line(offset + blanks, stripped) if repairs_of else (stripped, ())
            if repairs or not plain or "  " in text:
                text = clean(text)
            bold = _BOLD_LABEL.match(text) if "**" in text or "__" in text else None
            text = f"{bold['words']}{text[bold.end() :]}" if bold else text
            if text:
                last = end - (len(raw) - blanks - len(stripped))
                taken = end - start - len(raw)
                lines.append(Line(text, start + blanks, last, number, page, joined + repairs, taken))
                is_blank = False
        elif not is_blank:
            lines.append(Line("", start, start, number, page))
            is_blank = True
        if "\x0c" in raw:
            page += 1
        offset += len(raw)
        if len(lines) > MAX_LINES:
            raise UnreadableError(
                Message("This text has more than {max_lines:,} lines, too many for one report.", max_lines=MAX_LINES)
            )
    return tuple(lines)


# A line as it stood before it was wrapped, its line break with it; where it starts and ends in the source, its number,
# and what was put together in it.
_Raw = tuple[str, int, int, int, tuple[Repair, ...]]


def _raw_lines(source: str) -> list[_Raw]:
    lines: list[_Raw] = []
    offset = 0
    texts = source.splitlines(keepends=True)
    for number, text in enumerate(texts, 1):
        for start, end in pairwise((0, *begins_in(text), len(text))):
            lines.append((text[start:end], offset + start, offset + end, number, ()))
        offset += len(text)
    if is_whole(source) and not _OPENS_LABEL.search(source):
        return lines
    bare = [line[0].rstrip("\r\n") for line in lines]
    indent = min((len(line) - len(line.lstrip(" ")) for line in bare if line.strip()), default=0)
    bare = [line[indent:] for line in bare]
    found = joints(bare, wrapping_of(bare), begins=_is_label)
    found = [whole if whole is not None else joint for joint, whole in zip(found, _in_labels(bare), strict=True)]
    if all(joint is Joint.END for joint in found):
        return lines
    joined = lines[:1]
    for joint, line in zip(found, lines[1:], strict=True):
        if joint is Joint.END or "\x0c" in joined[-1][0]:
            joined.append(line)
        else:
            joined[-1] = _joined(joined[-1], joint, line)
    return joined


def _in_labels(lines: list[str]) -> list[Joint | None]:
    """A blank for each break that stands inside a label, as in a narrow cell: "(6.5) สรุปผลการ", "ดำเนินงาน (ปลาย", "ปีงบประมาณ)"."""
    found: list[Joint | None] = [None] * (len(lines) - 1)
    for at, line in enumerate(lines[:-1]):
        if not line.strip() or not _OPENS_LABEL.match(line):
            continue
        for more in range(1, _MOST_LINES_OF_LABEL):
            if at + more >= len(lines) or not lines[at + more].strip():
                break
            if ends_label(lines[at : at + more], lines[at + more]):
                found[at : at + more] = [Joint.BLANK] * more
    return found


def _is_label(text: str) -> bool:
    """Whether a line opens with a label of the form: it is joined to nothing that stands before."""
    quarter = QUARTER_LINE.match(text)
    if quarter is not None:
        return bool(quarter["colon"] or quarter["item"])
    return match_item(text, INDICATOR_ITEMS) is not None or match_item(text, PROJECT_ITEMS) is not None


def _joined(before: _Raw, joint: Joint, line: _Raw) -> _Raw:
    (text, start, end, number, joined), (following, _, last, _, _) = before, line
    left, right = text.rstrip(), following.lstrip()
    if joint is Joint.NOTHING:
        tail, head = left.split()[-1][-_SHOWN:], right.split()[0][:_SHOWN]
        joined = (*joined, Repair(end, f"{tail}⏎{head}", f"{tail}{head}"))
    return f"{left}{joint.value}{right}", start, last, number, joined


class _RepairsOf:
    """What was mended in a text, line by line: what one line shows of a text's breaking counts for all of them."""

    def __init__(self, source: str) -> None:
        self._left = list(reversed(repair(source)[1]))

    def line(self, start: int, text: str) -> tuple[str, tuple[Repair, ...]]:
        """The line that stands there, mended, and what was mended in it. Lines are asked for in order."""
        found: list[Repair] = []
        while self._left and self._left[-1].start < start + len(text):
            found.append(self._left.pop())
        if not found:
            return text, ()
        parts, at = [], 0
        for one in found:
            parts += [text[at : one.start - start], one.after]
            at = one.start - start + len(one.before)
        return "".join([*parts, text[at:]]), tuple(found)


def span(lines: list[Line]) -> Place | None:
    """Where some lines stood, from the first word to the last; None where all are blank."""
    first = next((line for line in lines if line.text), None)
    if first is None:
        return None
    last = next(line for line in reversed(lines) if line.text)
    return Place(first.undecorated().start, last.end, first.number, first.page)
