"""What the records say of a figure that was told to be counted from them, and what its officer says, as the rules see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from samrit.report.mentions import Figure, Mentions
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class CountedFigure:
    """A figure's words in the text, what it counts, and how many the records have of that."""

    words: str
    recorded: Decimal
    what: Message


Counted = Mapping[str, tuple[CountedFigure, ...]]
"""By the field of a text, its figures that are counted from the records."""


Explained = Mapping[str, frozenset[str]]
"""By the field of a text, the words of its figures of which the officer has said what they are."""


def is_explained(figure: Figure, mentions: Mentions, explained: Explained) -> bool:
    """Whether the officer has said what a figure is, where nothing else tells."""
    return mentions.words(figure) in explained.get(mentions.field, ())


def counted_as(figure: Figure, mentions: Mentions, counted: Counted) -> CountedFigure | None:
    """What the records say of a figure, None where nobody told that it is counted from them."""
    words = mentions.words(figure)
    return next((one for one in counted.get(mentions.field, ()) if one.words == words), None)
