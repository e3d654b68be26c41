"""What is known of a report's figures that stand on a measurement: what the measurement itself says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samrit.report.mentions import Figure, Mentions


@dataclass(frozen=True, slots=True)
class MeasuredFigure:
    """A figure, by its words, and the measurement that it stands on. Energy is MWh, power MW; savings are positive.

    Three fields that are not the same: energy, mean power, largest power of one interval. `is_distinguishable` is None
    where nobody can tell how sure the measurement is, as with one reference day.
    """

    words: str
    saved_mwh: Decimal
    mean_mw: Decimal
    largest_mw: Decimal
    tonnes: tuple[Decimal, ...] = ()
    is_distinguishable: bool | None = True
    measurement: str = ""


# By the field of the text; a figure of which nothing was told stands in none.
Measured = Mapping[str, Sequence[MeasuredFigure]]


def measured_as(figure: Figure, mentions: Mentions, measured: Measured) -> MeasuredFigure | None:
    """What a figure of a text stands on, where that is a measurement."""
    words = mentions.words(figure)
    return next((one for one in measured.get(mentions.field, ()) if one.words == words), None)
