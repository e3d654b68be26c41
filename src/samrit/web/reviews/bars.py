"""The small drawings of the overview: a year's quarters, what moved, money, days late; each says what it shows in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samrit.queries.reviews.late import LateAgency
from samrit.queries.reviews.money import ProjectMoney
from samrit.queries.reviews.off_track import Moved, QuarterValue
from samrit.thai.translation import _
from samrit.web import words

SPARK_WIDTH, SPARK_HEIGHT = 96, 30
LINE_WIDTH, LINE_HEIGHT = 220, 20
_MARGIN = 6


@dataclass(frozen=True, slots=True)
class Spark:
    """The quarters of a year as a line with its gaps, the targets as steps; points are (x, y)."""

    paths: tuple[str, ...]
    points: tuple[tuple[int, int], ...]
    steps: tuple[str, ...]
    said: str
    width: int = SPARK_WIDTH
    height: int = SPARK_HEIGHT


def spark(quarters: Sequence[QuarterValue]) -> Spark | None:
    """The line of some quarters; None where none has a value."""
    numbers = [n for one in quarters for n in (one.value, one.target) if n is not None]
    if all(one.value is None for one in quarters):
        return None
    low, high = min(numbers), max(numbers)
    width = (SPARK_WIDTH - 2 * _MARGIN) // len(quarters)
    paths: list[list[tuple[int, int]]] = []
    points: list[tuple[int, int]] = []
    steps: list[str] = []
    run: list[tuple[int, int]] = []
    for at, one in enumerate(quarters):
        x = _MARGIN + width * at + width // 2
        if one.target is not None:
            steps.append(f"M{x - width // 2} {_y(one.target, low, high)}h{width}")
        if one.value is None:
            paths, run = [*paths, run], []
            continue
        points.append((x, _y(one.value, low, high)))
        run = [*run, points[-1]]
    lines = ["M" + "L".join(f"{x} {y}" for x, y in part) for part in [*paths, run] if len(part) > 1]
    said = ", ".join(
        f"{_('Q{n}', n=one.quarter)} {words.value(one.value) if one.value is not None else _('none')}"
        for one in quarters
    )
    return Spark(tuple(lines), tuple(points), tuple(steps), said)


def _y(value: Decimal, low: Decimal, high: Decimal) -> int:
    if high == low:
        return SPARK_HEIGHT // 2
    return round(SPARK_HEIGHT - _MARGIN - (SPARK_HEIGHT - 2 * _MARGIN) * (value - low) / (high - low))


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
