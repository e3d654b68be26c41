"""A bar of how indicators came out, as places in a drawing, with the numbers and the ways to their lists beside it."""

from dataclasses import dataclass

from samrit.queries.public.portal import StateCounts
from samrit.thai.translation import Message
from samrit.vocabulary.public_states import PUBLIC_STATE_WORDS, PublicState

WIDTH, _GAP = 1000.0, 3.0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bar; `url` leads to its list, "" where there is none."""

    state: str
    words: str
    count: int
    x: float
    width: float
    url: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The parts in their fixed order; `said` is the whole in words."""

    parts: tuple[Part, ...]
    said: str
    total: int
    published: int
    met: int
    height: int

    @property
    def met_words(self) -> str:
        """How many of those promised met their target."""
        return str(Message("{met:,} of {total:,} met their target", met=self.met, total=self.total))


def bar(state_counts: StateCounts, *, list_url: str = "", height: int = 44, longest: int | None = None) -> Bar:
    """The bar of a standing; `longest` is the total that fills the width, so that bars of several can be compared."""
    parts, x = [], 0.0
    scale = WIDTH / max(longest or state_counts.total, 1)
    for state, count in state_counts.counts.items():
        width = count * scale
        words = str(PUBLIC_STATE_WORDS[state])
        url = f"{list_url}#{state.value}" if list_url else ""
        parts.append(Part(state.value, words, count, round(x, 1), round(max(width - _GAP, 1.0), 1), url))
        x += width
    said = ", ".join(f"{part.words} {part.count:,}" for part in parts)
    return Bar(tuple(parts), said, state_counts.total, state_counts.published, state_counts.met, height)


def state_words(state: PublicState) -> str:
    """How something came out, in words."""
    return str(PUBLIC_STATE_WORDS[state])
