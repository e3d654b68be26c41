"""The lines of a page, from where its words stand: reading order, wrapped lines joined, cells of tables side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from samrit.decoding.pdf_words import Glyph

_SAME_LINE = 0.35  # of the size: how far baselines of one line may differ
_BLANK = 0.17  # of the size: a gap that is a blank
_NEAR = 0.6  # of the size: a blank that belongs to the words before it
_COLUMN = 1.6  # of the size: a gap between cells
_NEAR_COLUMN = 0.7  # of the size: the same where a column begins behind it
_SAME_START = 1.5  # points by which what begins a column may begin apart
_FEWEST_CELLS = 3  # that begin below one another: a column
_SAME_COLUMN = 6.0  # points by which the cells of a column may begin apart
_TAB = 6.0  # of the size: from a list's number to its words
_NUMBER = re.compile(r"\s*(?:[(\[]?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)\]]+|[•▪◦●○■□–-])\s*")
_ITEM = re.compile(r"[(\[]?([0-9๐-๙]{1,2})[.)\]]+\s")
_DIGITS = re.compile("[0-9๐-๙]+")
_PARAGRAPH = 1.12  # times the usual pitch: room between paragraphs
_LOOSE = 1.32  # times the usual pitch: more than a letter of another typeface adds to its line
_FULL = 3.0  # of the size: a line that ends nearer to the margin is full
_SHORT = 6.5  # of the size: a line that ends so far from the margin ends its paragraph
_SHORT_SHARE = 0.27  # of the column: the same in a narrow one
_INDENT = 1.2
_NARROW = 0.86  # of the room between even margins: where no line reaches so far, none is full
_MANY = 0.4  # of the lines: where so many end together, there the margin is
_FEWEST_FULL = 4  # lines that show themselves how far apart lines stand
_OTHER_SIZE = 1.1  # times the size: a heading and its text
_LABEL = re.compile(
    r"\s*(?:[(\[]?\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*\s*[.)\]]|[(\[][0-9๐-๙.]+[)\]]|[•▪◦●○■□☐☑☒–*-]\s|:|\*\*|-{2,}|ลงชื่อ|ตำแหน่ง|ไตรมาสที่|ประเด็น|เป้าประสงค์|[กขคงจ][.)]\s|[a-z][.)]\s)"
)
# What stands on a line of its own, however full the line before it is: a label of the form with its colon, a signature.
_STRONG = re.compile(
    r"\s*(?:[(\[]?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙])?[.)\]]*\s*[ก-ฮเ-ไ][^:：]{2,60}\s?[:：]|(?:-{2,}\s*)?[ก-ฮเ-ไ][^\s:：]{3,24}\s[:：]|[:：]{1,2}\s|ลงชื่อ\s*[.…_]|ตำแหน่ง\s*(?:[.…_:]|$)|\*{3}"
    r"|(?:ค่าเป้าหมาย|ผลงานที่ทำได้)\s[^:：]{1,40}\s?[:：]|ผลงานเทียบกับเป้าหมายรายไตรมาส\s*$|รายงานผลฯ?\s*ไตรมาสที่\s*[1-4๑-๔]\s*$)"
)
_GOES_ON = re.compile(r"(?:\s[-–]|[(\[“‘])\s*$")  # no paragraph ends so: half a range, what opens
# Below the form, two lines that may stand on one.
_SIGNED = re.compile(r"^(\s*\(?(?:ลงชื่อ|ลงนาม).*?)\s+(ตำแหน่ง\s*[:：.…\s].*)$")
_ADDRESS = re.compile(r"\s*https?://\S+\s*$")  # alone on its line
# What no line of a careful paper parts: both ends of a time or of days, with the word before them and the unit behind.
_TOGETHER = re.compile(
    r"(?:[ก-๎]{2,14} )?[0-9๐-๙]{1,2}(?:[.:][0-9๐-๙]{2})? ?[-–] ?[0-9๐-๙]{1,2}(?:[.:][0-9๐-๙]{2})?(?: น\.| [ก-๎.]{3,9} [0-9๐-๙]{2,4})?"
)
_THAI = re.compile("[\u0e01-\u0e5b]")


@dataclass(slots=True)
class _Piece:
    """Words in a row without a wide gap."""

    text: str
    left: float
    right: float
    base: float
    size: float
    end: float = 0.0  # where its last letter ends, which no blank does


@dataclass(slots=True)
class Page:
    """The blocks of a page, lines and rows of cells, and how it goes on behind its end.

    `opening` are the lines of its first block where this stands alone, `opening_left` where they begin; `cell_left` where
    the last cell begins of a table at its end; `is_full` whether its last line may go on on the next page; `leading` how
    far below one another the lines of a paragraph stand, of their size, where that or an earlier page shows it.
    """

    blocks: list[Any]
    is_full: bool
    cell_left: float | None = None
    opening: list[str] = field(default_factory=list)
    opening_left: float = 0.0
    leading: float = 0.0

    def goes_on(self, below: "Page") -> bool:
        """Whether the next page begins within the cell with which this one ends: in its column, and in no row."""
        is_there = self.cell_left is not None and abs(self.cell_left - below.opening_left) < _SAME_START
        return is_there and bool(below.opening)


@dataclass(slots=True)
class _Block:
    """Pieces below one another: a paragraph, or several, or a cell."""

    pieces: list[_Piece] = field(default_factory=list)

    @property
    def top(self) -> float:
        return self.pieces[0].base + self.pieces[0].size * 0.8

    @property
    def bottom(self) -> float:
        return self.pieces[-1].base - self.pieces[-1].size * 0.2

    @property
    def left(self) -> float:
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)


def right_margin(pages: Sequence[Sequence[Glyph]], widths: Sequence[float]) -> float:
    """How far lines could reach: as far as the longest does, or, where all are short, to a margin as wide as the left."""
    ends: list[float] = []
    for page in pages:
        lines: dict[int, float] = {}
        for glyph in page:
            if glyph.text.strip():
                place = round(glyph.base)
                lines[place] = max(lines.get(place, 0.0), glyph.right)
        ends += lines.values()
    longest = max(ends, default=0.0)
    words = [glyph for page in pages for glyph in page if glyph.text.strip()]
    even = min(widths, default=0.0) - min((glyph.left for glyph in words), default=0.0)
    size = max((glyph.size for glyph in words), default=0.0)
    full = sum(longest - end < _FULL * size for end in ends)
    return even if longest < _NARROW * even and full < max(3, _MANY * len(ends)) else longest


def page_lines(found: list[Glyph], margin: float, starts: Sequence[float] = (), before: Page | None = None) -> Page:
    """The blocks of a page; `margin` is how far the longest line of the document reaches, `starts` as for `column_starts`, `before` the page before."""
    rows = _rows(_blocks(list(_pieces(found, starts))))
    columns = _columns(rows)
    shown = (_leading([row[0] for row in rows if len(row) == 1], margin), before.leading if before else 0.0)
    leading = min(filter(None, shown), default=0.0)
    out: list[Any] = []
    opening: list[str] = []
    for at, row in enumerate(rows):
        if len(row) == 1:
            edge = _edge(row[0], columns) if _has_rows_about(rows, at) else 0.0
            # A cell whose neighbours are empty: its lines reach as far as its column does.
            is_cell = row[0].right <= edge + row[0].pieces[0].size
            lines = _paragraphs(row[0], edge if is_cell else margin, leading)
            opening = opening or ([] if at else lines)
            out += lines
        elif all(len(block.pieces) == 1 for block in row) and not _has_rows_about(rows, at):
            out.append(" ".join(block.pieces[0].text.strip() for block in row))
        else:
            cells = ["\n".join(_paragraphs(block, _edge(block, columns))) for block in row]
            if out and isinstance(out[-1], list):
                out[-1].append(cells)
            else:
                out.append([cells])
    last = rows[-1][-1] if rows else None
    is_cell = last is not None and isinstance(out[-1], list)
    is_full = (
        last is not None
        and (is_cell or len(rows[-1]) == 1)
        and _is_full(last, _edge(last, columns) if is_cell else margin)
    )
    return Page(
        out, is_full, last.left if is_cell and last else None, opening, rows[0][0].left if rows else 0.0, leading
    )


def _is_full(block: _Block, margin: float) -> bool:
    last = block.pieces[-1]
    return margin - last.right < _FULL * last.size


def column_starts(pages: Sequence[list[Glyph]]) -> list[float]:
    """Where columns begin in a document: where pieces stand below one another that all have another one to the left."""
    inner = sorted(
        piece.left
        for page in pages
        for before, piece in pairwise(_pieces(page))
        if piece.left > before.right and abs(piece.base - before.base) <= _SAME_LINE * piece.size
    )
    return [start for at, start in enumerate(inner[_FEWEST_CELLS - 1 :]) if start - inner[at] < _SAME_START]


def starts_anew(line: str) -> bool:
    """Whether a line begins with what begins a paragraph: a label, an item's number, asterisks."""
    return _LABEL.match(line) is not None


def joined(line: str, more: str) -> str:
    """Two halves of a paragraph that a page's end has cut."""
    return _joined(line, more, has_blank=False, is_full=False)


def _pieces(found: list[Glyph], starts: Sequence[float] = ()) -> Iterator[_Piece]:
    """What stands in a row; where columns begin a smaller gap parts cells."""
    now: _Piece | None = None
    for glyph in found:
        if now is not None and _is_close(now, glyph) and not _begins_column(now, glyph, starts):
            _append(now, glyph)
        elif glyph.text.strip():  # a blank that stands elsewhere parts nothing
            if now is not None:
                yield now
            now = _Piece(glyph.text, glyph.left, glyph.right, glyph.base, glyph.size, glyph.right)
    if now is not None:
        yield now


def _is_close(now: _Piece, glyph: Glyph) -> bool:
    """Whether a glyph goes on where the words before it end; a list's number reaches as far as its tab."""
    size = max(glyph.size, now.size)
    if abs(glyph.base - now.base) > _SAME_LINE * size:
        return False
    gap = glyph.left - now.right
    if not glyph.text.strip():
        return abs(gap) < _NEAR * size
    return -size < gap < (_TAB if _NUMBER.fullmatch(now.text) else _COLUMN) * size


def _begins_column(now: _Piece, glyph: Glyph, starts: Sequence[float]) -> bool:
    """Whether a letter stands where a column begins, behind more than a blank."""
    is_apart = glyph.left - now.end > _NEAR_COLUMN * max(glyph.size, now.size) and bool(glyph.text.strip())
    return is_apart and any(abs(glyph.left - start) < _SAME_START for start in starts)


def _append(now: _Piece, glyph: Glyph) -> None:
    size = max(glyph.size, now.size)
    if not glyph.text.strip():
        now.text += " "
    elif (
        now.text.endswith(" ") and now.right - glyph.left > _BLANK * size
    ):  # the blank is drawn before what it stands behind
        now.text = f"{now.text[:-1]}{glyph.text} "
    else:
        is_apart = glyph.left - now.right > _BLANK * size and not now.text.endswith(" ")
        now.text += f" {glyph.text}" if is_apart else glyph.text
        now.size = size if now.size * 3 > glyph.size else now.size
        now.end = max(now.end, glyph.right)
    now.right = max(now.right, glyph.right)


def _blocks(pieces: list[_Piece]) -> list[_Block]:
    blocks: list[_Block] = []
    for piece in pieces:
        last = blocks[-1] if blocks else None
        is_cell = len(blocks) > 1 and _is_next_to(blocks[-2:-1], blocks[-1])
        if last is not None and _goes_on(last, piece, is_cell=is_cell):
            last.pieces.append(piece)
            continue
        if last is not None and len(last.pieces) > 1 and _is_right_of(last.pieces[-1], piece):
            # A gap in the last line of a paragraph: that line stands for itself.
            blocks.append(_Block([last.pieces.pop()]))
        blocks.append(_Block([piece]))
    return blocks


def _goes_on(block: _Block, piece: _Piece, *, is_cell: bool) -> bool:
    """Whether a piece is the next line of a block: below it, not far, within its width, and in a table in its column."""
    last = block.pieces[-1]
    pitch = last.base - piece.base
    size = max(last.size, piece.size)
    is_there = piece.left > block.left - size if is_cell else piece.right > block.left
    return 0.5 * size < pitch < 2.6 * size and piece.left < block.right and is_there


def _is_right_of(last: _Piece, piece: _Piece) -> bool:
    return abs(last.base - piece.base) <= _SAME_LINE * last.size and piece.left > last.right


def _rows(blocks: list[_Block]) -> list[list[_Block]]:
    """Blocks that stand side by side, each row from left to right, rows from the top."""
    rows: list[list[_Block]] = []
    for block in blocks:
        row = rows[-1] if rows else None
        if row is not None and _is_next_to(row, block):
            row.append(block)
        else:
            rows.append([block])
    for row in rows:
        row.sort(key=lambda block: block.left)
    return sorted(rows, key=lambda row: -max(block.top for block in row))


def _is_next_to(row: list[_Block], block: _Block) -> bool:
    top, bottom = max(one.top for one in row), min(one.bottom for one in row)
    shared = min(top, block.top) - max(bottom, block.bottom)
    is_free = all(block.left >= one.right - 1 or block.right <= one.left + 1 for one in row)
    return is_free and shared > 0.5 * min(block.pieces[0].size, row[0].pieces[0].size)


def _has_rows_about(rows: list[list[_Block]], at: int) -> bool:
    """Whether a row is one of several: the next or the one before has cells, too."""
    return any(len(rows[other]) > 1 for other in (at - 1, at + 1) if 0 <= other < len(rows))


def _columns(rows: list[list[_Block]]) -> dict[int, float]:
    """How far the longest line of each column of cells reaches, by where the column begins."""
    found: dict[int, float] = {}
    for row in rows:
        for block in row if len(row) > 1 else ():
            place = round(block.left / _SAME_COLUMN)
            found[place] = max(found.get(place, 0.0), block.right)
    return found


def _edge(block: _Block, columns: dict[int, float]) -> float:
    """How far a cell's lines could reach: as far as the longest one of its column, and its own before the next column."""
    place = round(block.left / _SAME_COLUMN)
    longest = max(columns.get(place + step, 0.0) for step in (-1, 0, 1))
    is_within = longest and any(
        block.left < start * _SAME_COLUMN and block.right < start * _SAME_COLUMN for start in columns
    )
    return max(longest, block.right) if is_within else longest


def _leading(blocks: Sequence[_Block], margin: float) -> float:
    """How far below full lines the next ones stand, of their size, where a paragraph goes on; 0 where nothing shows it."""
    pairs = [
        pair for block in blocks for pair in pairwise(block.pieces) if margin - pair[0].right < _FULL * pair[0].size
    ]
    return _low([(a.base - b.base) / max(a.size, b.size) for a, b in pairs])


def _low(pitches: list[float]) -> float:
    return sorted(pitches)[len(pitches) // 4] if pitches else 0.0


def _paragraphs(block: _Block, margin: float, leading: float = 0.0) -> list[str]:
    """The lines of a block with what was only wrapped put together again; `leading` is how far lines of the page stand apart."""
    usual = _low([a.base - b.base for a, b in pairwise(block.pieces)])
    full = sum(margin - piece.right < _FULL * piece.size for piece in block.pieces)
    leading = _leading([block], margin) if full >= _FEWEST_FULL else leading
    lines: list[str] = []
    before: _Piece | None = None
    number, marks = 0, ""
    for piece in block.pieces:
        text = " ".join(piece.text.split())
        item = _ITEM.match(text)
        is_next = item is not None and int(item[1]) == number + 1 > 1 and marks == _DIGITS.sub("", item[0])
        if item is not None:
            number, marks = int(item[1]), _DIGITS.sub("", item[0])
        if before is not None and not is_next and _is_wrapped(before, piece, (usual, leading), margin, block.left):
            lines[-1] = _joined(
                lines[-1], text, has_blank=before.text.endswith(" "), is_full=margin - before.right < before.size
            )
        else:
            lines.append(text)
        before = piece
    return [part for line in lines for part in _SIGNED.sub(r"\1\n\2", line).split("\n")]


def _is_wrapped(before: _Piece, piece: _Piece, pitches: tuple[float, float], margin: float, left: float) -> bool:
    size = max(before.size, piece.size)
    usual = min(pitches[0], pitches[1] * size or pitches[0])
    pitch, room = before.base - piece.base, margin - before.right
    is_apart, is_full = pitch > usual * _PARAGRAPH, room < _FULL * size
    if _is_heading(before, piece):
        return False
    if pitch > usual * _LOOSE or (is_apart and not is_full) or _STRONG.match(piece.text):
        return False
    if _GOES_ON.search(before.text):
        return True
    if _LABEL.match(piece.text) and (is_apart or room > size * 1.5):
        return False
    if piece.left > left + _INDENT * size and before.left < piece.left - _INDENT * size:
        return False
    whole = _TOGETHER.match(piece.text)
    first = whole[0] if whole else piece.text.split()[0]
    is_cut = not whole and _THAI.search(first)  # Thai words may end a line anywhere
    needed = 0.0 if is_cut else len(first) * (piece.right - piece.left) / len(piece.text) * 1.1
    return room < max(min(_SHORT * size, _SHORT_SHARE * (margin - left)), needed)


def _is_heading(before: _Piece, piece: _Piece) -> bool:
    """Whether a line stands above another as its heading: one of the form, one in larger letters, an address."""
    if before.text.rstrip().endswith("**") or (_ADDRESS.match(before.text) and _THAI.match(piece.text)):
        return True
    is_other = max(before.size, piece.size) > _OTHER_SIZE * min(before.size, piece.size)
    return is_other and all(_THAI.search(one.text) for one in (before, piece))


def _joined(line: str, more: str, *, has_blank: bool, is_full: bool) -> str:
    """Two lines of a paragraph: Thai words run on, other words and numbers are parted by a blank."""
    if has_blank:
        return f"{line} {more}"
    runs_on = _THAI.match(line[-1:]) and _THAI.match(more[:1])
    in_address = "://" in line.rpartition(" ")[2] and not _THAI.match(more[:1]) and (is_full or line[-1:] in "/-_.?&=%")
    is_cut = in_address or (line.endswith("-") and not line.endswith((" -", "--")))
    return f"{line}{more}" if runs_on or is_cut else f"{line} {more}"
