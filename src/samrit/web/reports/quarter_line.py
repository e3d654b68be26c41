"""The quarters before this one as a line beside the field in which this one's value is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from samrit.thai.translation import _
from samrit.web import words
from samrit.writers.scale import scale

WIDTH, HEIGHT = 330, 140
_TOP, _BASE, _LEFT, _STEP = 30, 104, 28, 75


@dataclass(frozen=True, slots=True)
class Dot:
    """One quarter: where its dot stands, None where it has no value; the one that is being written is hollow."""

    label: str
    words: str
    x: int
    y: float | None
    is_current: bool

    @property
    def text_y(self) -> float | None:
        """Where its figure stands: above it."""
        return None if self.y is None else round(self.y - 9, 1)


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """The drawing: its dots, the lines between neighbours that both have a value, and the target."""

    dots: tuple[Dot, ...]
    lines: tuple[str, ...]
    target_y: float | None
    target: str
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def target_text_y(self) -> float | None:
        """Where the target's figure stands: at the end of its line."""
        return None if self.target_y is None else round(self.target_y + 4, 1)

    @property
    def said(self) -> str:
        """What it shows, in words."""
        quarters = ", ".join(f"{_('Q{n}', n=one.label)} {one.words or _('none')}" for one in self.dots)
        return f"{_('Results of the quarters:')} {quarters}"


def quarter_line(values: Sequence[Decimal | None], current: int, target: Decimal | None) -> QuarterLine | None:
    """The line of four quarters of which one is being written; None where none of them has a value."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    shown = [*known, *([target] if target is not None else [])]
    low, high = min(shown), max(shown)
    from_zero = [Decimal(0)] if high > 0 and low < high / 2 else []
    y = scale([*shown, *from_zero], top=_TOP, base=_BASE)
    dots = tuple(
        Dot(str(q), words.value(value), _LEFT + (q - 1) * _STEP, None if value is None else y(value), q == current)
        for q, value in enumerate(values, 1)
    )
    lines = tuple(
        f"M{one.x} {one.y}L{other.x} {other.y}"
        for one, other in pairwise(dots)
        if one.y is not None and other.y is not None
    )
    return QuarterLine(dots, lines, y(target) if target is not None else None, words.value(target))
