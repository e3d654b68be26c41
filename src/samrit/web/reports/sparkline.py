"""The four quarters as a small chart: where its bars, labels and target line stand, in the units of its drawing.

A quarter without a value has no bar: a gap says "none", a flat bar at the base line says "zero".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samrit.queries.reports.indicator import Point
from samrit.thai.translation import _
from samrit.web import words

WIDTH, HEIGHT = 240, 96
_TOP, _BASE, _BAR = 22, 78, 34


@dataclass(frozen=True, slots=True)
class Bar:
    """One quarter: its bar where it has a value, else only its place."""

    label: str
    words: str
    x: int
    middle: int
    y: float
    height: float
    has_value: bool
    words_y: float
    doubt: str = ""

    @property
    def said(self) -> str:
        """Its value in words, with what is against it."""
        if not self.has_value:
            return _("none")
        return f"{self.words} ({self.doubt})" if self.doubt else self.words


@dataclass(frozen=True, slots=True)
class Sparkline:
    """The drawing; `target_y` is None where no target can be drawn."""

    bars: tuple[Bar, ...]
    base_y: float
    target_y: float | None
    width: int = WIDTH
    height: int = HEIGHT
    bar_width: int = _BAR

    @property
    def said(self) -> str:
        """What it shows, in words."""
        quarters = ", ".join(f"{_('Q{n}', n=one.label)} {one.said}" for one in self.bars)
        return f"{_('Results of the quarters:')} {quarters}"


def sparkline(points: Sequence[Point], target: Decimal | None) -> Sparkline | None:
    """The chart of the quarters; None where no quarter has a value: nothing to compare. A doubtful bar says why."""
    values = [point.value for point in points if point.value is not None]
    if not values:
        return None
    shown = [*values, Decimal(0), *([target] if target is not None else [])]
    low, high = min(shown), max(shown)
    span = (high - low) or Decimal(1)

    def y(value: Decimal) -> float:
        return round(_BASE - float((value - low) / span) * (_BASE - _TOP), 1)

    zero = y(Decimal(0))
    step = WIDTH // max(len(points), 1)
    bars = []
    for at, point in enumerate(points):
        value = point.value
        x = at * step + (step - _BAR) // 2
        top = min(y(value), zero) if value is not None else zero
        height = max(abs(y(value) - zero), 1.5) if value is not None else 0.0
        bars.append(
            Bar(
                label=point.label,
                words=point.words,
                x=x,
                middle=x + _BAR // 2,
                y=top,
                height=height,
                has_value=value is not None,
                words_y=max(top - 5, 12),
                doubt=words.doubt(point.doubt),
            )
        )
    return Sparkline(tuple(bars), zero, y(target) if target is not None else None)
