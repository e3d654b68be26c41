"""What a search box finds among things that have names: the best and newest of each kind first, else what comes near."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from samrit.thai.collation import sort_key
from samrit.thai.searching import Asked, Match, Names

_MOST_NEAR = 10
Kind = TypeVar("Kind", bound=StrEnum)


class Findable(Protocol):
    """Something with names."""

    @property
    def names(self) -> Names:
        """All by which it is found."""

    @property
    def name(self) -> str:
        """The one that is shown."""

    @property
    def year(self) -> int:
        """Its fiscal year (B.E.), nought for what has none."""


Thing = TypeVar("Thing", bound=Findable)


@dataclass(frozen=True, slots=True)
class Hits(Generic[Kind, Thing]):
    """What was found, of each kind the best first; `is_near` where nothing has the words, and these only come near."""

    by_kind: dict[Kind, tuple[Thing, ...]]
    is_near: bool = False

    @property
    def count(self) -> int:
        """How many were found."""
        return sum(map(len, self.by_kind.values()))


def best(asked: Asked, everything: Iterable[Thing]) -> tuple[list[Thing], bool]:
    """What meets the words, the best and newest first, and whether it only comes near."""
    things = list(everything)
    met: list[tuple[Match, Thing]] = [
        (match, one) for one in things if (match := asked.match(one.names)) is not Match.NONE
    ]
    if any(match < Match.BY_SOUND_IN_WORD for match, _ in met):
        met = [(match, one) for match, one in met if match is not Match.BY_SOUND_IN_WORD]
    if asked.is_short or not met:
        met += _by_letters(asked, things, {id(one) for _, one in met})
    is_near = not met
    if is_near:
        nearest = sorted(((asked.nearness(one.names), one) for one in things), key=lambda one: -one[0])
        met = [(Match.NEAR, one) for score, one in nearest[:_MOST_NEAR] if score]
    met.sort(key=lambda one: (one[0], -one[1].year, sort_key(one[1].name)))
    return [one for _, one in met], is_near and bool(met)


def _by_letters(asked: Asked, things: Iterable[Thing], met: set[int]) -> list[tuple[Match, Thing]]:
    """What is not met otherwise and is meant by the letters of an office, where they fit best or nearly so."""
    fits = [(fit, one) for one in things if id(one) not in met and (fit := asked.passed_over(one.names)) is not None]
    best_fit = min((fit for fit, _ in fits), default=0)
    return [(Match.BEGINNING if fit == best_fit else Match.WITHIN, one) for fit, one in fits if fit <= best_fit + 1]
