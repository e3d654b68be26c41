"""A chain as a drawing: where its boxes and the lines between them stand, in the units of the drawing.

The number stands on top; below each box, a step to the right, what it stands on. So it fits a telephone, however deep.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from samrit.queries.counting.chain import SOURCE_WORDS, Chain, Node
from samrit.thai.translation import ShownDay

WIDTH = 340
_STEP, _HEIGHT, _GAP, _INSET = 22, 46, 12, 34
_LETTER = 7.4  # how wide a letter is, about
_DEEPEST = 6  # steps to the right; what lies deeper stands below each other


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its kind gives colour and sign, `title` and `more` are its two lines, cut where they would not fit."""

    kind: str
    title: str
    more: str
    x: int
    y: int
    width: int
    height: int = _HEIGHT

    @property
    def text_x(self) -> int:
        """Where its lines begin."""
        return self.x + _INSET


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing; `links` are the lines that join the boxes."""

    boxes: tuple[Box, ...]
    links: tuple[str, ...]
    height: int
    width: int = WIDTH


def picture(chain: Chain) -> Picture:
    """The drawing of a chain, in the reader's language."""
    top = _box(chain.source.value, chain.shown, str(SOURCE_WORDS[chain.source]), 0, 0)
    boxes, links = [top], []
    at = _HEIGHT + _GAP
    tops = [(0, _HEIGHT)]  # for each depth, the left edge and the foot of the last box there
    for node, depth in _deep(chain.on, 1):
        step = min(depth, _DEEPEST)
        box = _box(node.kind.value, str(node.words), _more(node), step * _STEP, at)
        x, foot = tops[step - 1]
        links.append(f"M{x + _STEP // 2} {foot}V{at + _HEIGHT // 2}H{box.x}")
        tops = [*tops[:step], (box.x, at + _HEIGHT)]
        boxes.append(box)
        at += _HEIGHT + _GAP
    return Picture(tuple(boxes), tuple(links), at - _GAP)


def _deep(nodes: tuple[Node, ...], depth: int) -> Iterator[tuple[Node, int]]:
    for node in nodes:
        yield node, depth
        yield from _deep(node.on, depth + 1)


def _more(node: Node) -> str:
    when = str(ShownDay(timezone.localtime(node.at).date(), short=True)) if node.at is not None else ""
    who = str(node.who) if node.who is not None else ""
    said = f"{who} · {when}" if who and when else who or when
    return f"{node.quote} · {said}" if node.quote and said and len(node.quote) < 16 else said or node.quote


def _box(kind: str, title: str, more: str, x: int, y: int) -> Box:
    room = int((WIDTH - x - _INSET - 6) / _LETTER)
    return Box(kind, _cut(title, room), _cut(more, room + 3), x, y, WIDTH - x - 1)


def _cut(text: str, room: int) -> str:
    """As much of a line as there is room for; marks above and below a letter take none."""
    text, taken = " ".join(text.split()), 0
    for at, letter in enumerate(text):
        taken += unicodedata.category(letter) not in ("Mn", "Cf")
        if taken > room:
            return text[: at - 1].rstrip() + "…"
    return text
