"""The small drawings of the overview: a year's quarters, what moved, money, days late; each says what it shows in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samrit.queries.reviews.late import LateAgency
from samrit.queries.reviews.money import ProjectMoney
from samrit.queries.reviews.off_track import Moved, QuarterValue
from samrit.thai.translation import _
from samrit.web import words
from samrit.writers.value_drawing import BARE, Value, ValueDrawing, drawing

LINE_WIDTH, LINE_HEIGHT = 220, 20
_MARGIN = 6


def spark(quarters: Sequence[QuarterValue]) -> ValueDrawing | None:
    """The line of some quarters with their targets; None where none has a value."""
    if all(one.value is None for one in quarters):
        return None
    values = [Value(_("Q{n}", n=one.quarter), one.value, one.target) for one in quarters]
    return drawing(values, is_line=True, size=BARE)


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks on one line, each at its place; None where there is no such mark."""

    said: str
    first: int | None
    second: int | None
    third: int | None = None
    width: int = LINE_WIDTH
    height: int = LINE_HEIGHT
    middle: int = LINE_HEIGHT // 2

    @property
    def is_fall(self) -> bool:
        """Whether the second lies before the first."""
        return self.first is not None and self.second is not None and self.second < self.first


def dumbbell(one: Moved) -> Marks:
    """From where it was to where it is, on an axis from 0 to 100."""
    said = _(
        "from {before} to {now} percent of the target",
        before=words.value(one.before_percent, "%"),
        now=words.value(one.now_percent, "%"),
    )
    return Marks(said, _x(one.before_percent), _x(one.now_percent))


def money_marks(one: ProjectMoney) -> Marks:
    """Budget spent, work done, time gone, on one axis from 0 to 100."""
    return Marks(
        "", _x(one.spent_percent), None if one.done_percent is None else _x(one.done_percent), _x(one.time_percent)
    )


def late_marks(one: LateAgency, longest: int) -> Marks:
    """The median of the days, on an axis that ends with the longest."""
    return Marks("", _x(Decimal(100 * one.median_days) / max(longest, 1)), None)


def _x(percent: Decimal) -> int:
    inside = min(max(percent, Decimal(0)), Decimal(100))
    return _MARGIN + round((LINE_WIDTH - 2 * _MARGIN) * inside / 100)
