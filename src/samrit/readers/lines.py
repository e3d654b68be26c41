"""A text as lines: mended and cleaned for reading, each with its place in the source as it is."""

import re
from dataclasses import dataclass

from samrit.readers.reading import Place, UnreadableError
from samrit.thai.text import Repair, clean_line, is_plain, repair
from samrit.thai.translation import Message

MAX_LINES = 20_000  # the real form has 70
_COLONS = re.compile(r"[:：]{1,2}\s*")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:หน้า(?:ที่)?|page)?\s*[0-9๐-๙]{1,4}(?:\s*(?:/|จาก|of)\s*[0-9๐-๙]{1,4})?(?:\s*[-–—])?$", re.IGNORECASE
)


@dataclass(slots=True)
class Line:
    """A line: `text` as it is read; `source[start:end]` as it stood; `repairs` what was mended between them."""

    text: str
    start: int
    end: int
    number: int
    page: int = 1
    repairs: tuple[Repair, ...] = ()

    def behind(self, at: int) -> "Line":
        """What stands behind a label that ends at `at`."""
        text = self.text[at:].strip()
        # Where nothing was cleaned away the place is exact; otherwise it counts from the end of the line.
        start = max(self.start, self.end - len(text)) if text else self.end
        return Line(text, start, self.end, self.number, self.page, self.repairs)

    def undecorated(self) -> "Line":
        """The line without the form's colons before it."""
        text = undecorated(self.text)
        return self if text is self.text else self.behind(len(self.text) - len(text))

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
    """The lines of a text; blank lines in a row count as one. UnreadableError for more than a report can have."""
    lines: list[Line] = []
    offset, page, is_blank, plain = 0, 1, True, is_plain(source)
    repairs_of = _RepairsOf(source)
    for number, raw in enumerate(source.splitlines(keepends=True), 1):
        stripped = raw.strip()
        if stripped:
            start = offset + raw.index(stripped[0])
            text, repairs = repairs_of.line(start, stripped)
            if repairs or not plain or "  " in text:
                text = clean_line(text)
            if text:
                lines.append(Line(text, start, start + len(stripped), number, page, repairs))
                is_blank = False
        elif not is_blank:
            lines.append(Line("", offset, offset, number, page))
            is_blank = True
        if "\x0c" in raw:
            page += 1
        offset += len(raw)
        if len(lines) > MAX_LINES:
            raise UnreadableError(
                Message("This text has more than {max_lines:,} lines, too many for one report.", max_lines=MAX_LINES)
            )
    return lines


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
