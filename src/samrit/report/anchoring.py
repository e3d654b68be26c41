"""Figures that are told something about stay with their words while the text around them changes. Pure.

An anchor is a figure's place and words in a text. In a changed text it holds where the same number with the same unit
still stands: first by place, where nothing before or nothing behind it changed, then by the words around it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samrit.report.figures import Figure, find_figures
from samrit.thai.digits import format_number, has_thai, to_arabic, to_thai

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_SCALES = frozenset(Decimal(10) ** power for power in (0, 3, 4, 5, 6, 9))  # 1, พัน, หมื่น, แสน, ล้าน, พันล้าน
_AROUND = 40  # characters either side that tell one figure from another like it

# What tells figures apart: the value and the unit; the words alone where they are no figure by themselves.
_Key = tuple[Decimal, str] | str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A figure in a text: `text[start:start + len(words)] == words`."""

    start: int
    words: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.words)


def anchor_of(figure: Figure, text: str) -> Anchor:
    """The anchor of a figure that was found in a text."""
    return Anchor(figure.start, text[figure.start : figure.end])


def reanchor(anchors: Sequence[Anchor], before: str, after: str) -> tuple[Figure | None, ...]:
    """Where figures anchored in one text stand in another, None for those that are gone; no place is given twice.

    A figure stays attached however the text around it is edited, as long as its number and unit still stand there.
    """
    there = find_figures(after)
    keys = {figure.start: figure.key for figure in find_figures(before)}
    mine = [keys.get(anchor.start) or _key_of_words(anchor.words) for anchor in anchors]
    placed = dict(_unmoved(anchors, mine, before, after, there))
    taken = {figure.start for figure in placed.values()}
    pairs = sorted(
        (
            (-_likeness(anchor, before, figure, after), abs(anchor.start - figure.start), number, figure)
            for number, anchor in enumerate(anchors)
            if number not in placed
            for figure in there
            if figure.start not in taken and figure.key == mine[number]
        ),
        key=lambda pair: pair[:3],
    )
    for _likeness_of, _distance, number, figure in pairs:
        if number not in placed and figure.start not in taken:
            placed[number] = figure
            taken.add(figure.start)
    return tuple(placed.get(number) for number in range(len(anchors)))


def _unmoved(
    anchors: Sequence[Anchor], keys: Sequence[_Key], before: str, after: str, there: Sequence[Figure]
) -> Iterator[tuple[int, Figure]]:
    """Those in the part before the first change, or behind the last."""
    by_start = {figure.start: figure for figure in there}
    head, tail = _common(before, after)
    for number, anchor in enumerate(anchors):
        if anchor.end <= head:
            start = anchor.start
        elif anchor.start >= len(before) - tail:
            start = anchor.start + len(after) - len(before)
        else:
            continue
        figure = by_start.get(start)
        if figure is not None and figure.key == keys[number]:
            yield number, figure


def _common(before: str, after: str) -> tuple[int, int]:
    """How many characters both begin with, and how many of the others both end with."""
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    tail = next((at for at in range(most - head) if before[-1 - at] != after[-1 - at]), most - head)
    return head, tail


def _key_of_words(words: str) -> _Key:
    found = find_figures(words)
    return found[0].key if found else words


def _likeness(anchor: Anchor, before: str, figure: Figure, after: str) -> int:
    """How many characters right around the two are the same; the ends of a text are like each other."""
    left = zip(
        reversed("\0" + before[max(0, anchor.start - _AROUND) : anchor.start]),
        reversed("\0" + after[max(0, figure.start - _AROUND) : figure.start]),
        strict=False,
    )
    right = zip(
        before[anchor.end : anchor.end + _AROUND] + "\0", after[figure.end : figure.end + _AROUND] + "\0", strict=False
    )
    return _run(left) + _run(right)


def _run(pairs: Iterator[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def number_in(words: str) -> Decimal | None:
    """The bare number in a figure's words, without its scale: 1.2 in "1.2 ล้านบาท"; None where there is none."""
    found = _NUMBER.search(to_arabic(words))
    return Decimal(found.group().replace(",", "")) if found else None


def says(words: str, value: Decimal, wanted: Decimal) -> bool:
    """Whether a figure with these words and this value is the wanted one, as written or with its scale."""
    return wanted in (value, number_in(words))


def rewrite(words: str, value: Decimal, *, old: Decimal | None, new: Decimal) -> str:
    """A figure's words with another number in them, written as it was: Thai digits, commas, scale and unit stay.

    The number itself becomes `new`, or, where the figure said `old` only with its scale ("1.2 ล้าน"), so much of the
    scale. Words that can't be told so ("4-2-0 ไร่") stay as they are.
    """
    found = _NUMBER.search(to_arabic(words))
    number = number_in(words)
    if found is None or not number or value / number not in _SCALES:
        return words
    is_scaled = value != number and old == value
    written = format_number((new / (value / number) if is_scaled else new).normalize())
    if "," in found.group():
        written = f"{Decimal(written):,f}"
    if has_thai(words):
        written = to_thai(written)
    return words[: found.start()] + written + words[found.end() :]
