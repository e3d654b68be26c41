"""A bar of counts as it is drawn: its parts in their fixed order, each with its words, and what it says to who doesn't see it."""

from dataclasses import dataclass

from samrit.scoring.counts import PART_WORDS, Counts, Part
from samrit.thai.translation import _

WIDTH, HEIGHT = 1000, 24


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: where it is, and its count in words."""

    part: str
    words: str
    count: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; `said` are its counts in words."""

    segments: tuple[Segment, ...]
    said: str
    width: int = WIDTH
    height: int = HEIGHT


def bar(counts: Counts, most: int | None = None) -> Bar:
    """The parts that are there; of several bars on one scale `most` is the number of indicators that fills it."""
    whole, before, segments = most or counts.indicators, 0, []
    for part in Part:
        count = counts.of(part)
        if count <= 0:
            continue
        x = WIDTH * before // whole
        segments.append(Segment(part.value, str(PART_WORDS[part]), count, x, WIDTH * (before + count) // whole - x))
        before += count
    said = ", ".join(f"{one.words} {one.count}" for one in segments) or _("No indicators")
    return Bar(tuple(segments), said)
