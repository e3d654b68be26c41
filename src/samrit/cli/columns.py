"""Columns of a terminal: Thai vowels and tone marks above and below a letter take none."""

import unicodedata

_ZERO = {"Mn", "Me", "Cf"}


def width(text: str) -> int:
    """How many columns a terminal gives the text."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in _ZERO:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def window(line: str, start: int, end: int, room: int) -> tuple[str, str]:
    """A line and the marks under `line[start:end]`, cut to the room around them, each cut shown by an ellipsis.

    No letter is parted from its marks. A span of nothing is marked by a single caret.
    """
    line = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in line)
    clusters = _clusters(line)
    inside = [i for i, (at, text) in enumerate(clusters) if at + len(text) > start and at < max(end, start + 1)]
    first, last = (inside[0], inside[-1] + 1) if inside else (len(clusters), len(clusters))
    left, right = first, first
    taken = 0

    def size(index: int) -> int:
        return width(clusters[index][1])

    while right < last and taken + size(right) <= room:
        taken += size(right)
        right += 1
    grew = True
    while grew:  # a step to the right, then one to the left, as long as there is room
        grew = False
        if right < len(clusters) and taken + size(right) <= room:
            taken, right, grew = taken + size(right), right + 1, True
        if left > 0 and taken + size(left - 1) <= room:
            taken, left, grew = taken + size(left - 1), left - 1, True
    before, after = "…" if left else "", "…" if right < len(clusters) else ""
    shown = before + "".join(text for _, text in clusters[left:right]) + after
    lead = len(before) + sum(size(i) for i in range(left, first))
    marked = sum(size(i) for i in range(first, min(last, right))) if end > start else 1
    return shown, " " * lead + "^" * max(1, marked)


def _clusters(line: str) -> list[tuple[int, str]]:
    """The line as letters with their marks, each with its place."""
    found: list[tuple[int, str]] = []
    for at, character in enumerate(line):
        if found and unicodedata.category(character) in _ZERO:
            found[-1] = (found[-1][0], found[-1][1] + character)
        else:
            found.append((at, character))
    return found
