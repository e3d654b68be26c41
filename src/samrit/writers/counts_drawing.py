"""A bar of counts as it is drawn: its parts in their fixed order, each with its words, and what it says to who doesn't see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from samrit.thai.translation import Message, _

_Part = TypeVar("_Part", bound=StrEnum)
_GAP = 0.3


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: where it is, in per cent of the whole width, and its count in words; `url` leads to its list."""

    part: str
    words: str
    count: int
    x: float
    width: float
    url: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; `said` are its counts in words."""

    segments: tuple[Segment, ...]
    said: str


def bar(
    counts: Mapping[_Part, int], words: Mapping[_Part, Message], *, most: int | None = None, list_url: str = ""
) -> Bar:
    """The parts that are there; of several bars on one scale `most` is the number of indicators that fills it.

    `list_url` is the address of their lists without the part's name at its end.
    """
    whole, before, segments = max(most or sum(counts.values()), 1), 0, []
    for part, count in counts.items():
        if count <= 0:
            continue
        x, width = 100 * before / whole, 100 * count / whole
        url = f"{list_url}{part.value}" if list_url else ""
        segments.append(
            Segment(part.value, str(words[part]), count, round(x, 2), round(max(width - _GAP, _GAP), 2), url)
        )
        before += count
    said = ", ".join(f"{one.words} {one.count:,}" for one in segments) or _("No indicators")
    return Bar(tuple(segments), said)
