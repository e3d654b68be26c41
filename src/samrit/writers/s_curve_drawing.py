"""An S-curve as a drawing: where its lines, its months and its day stand, in the units of the drawing; no colours, no words.

A page draws it as SVG with words beside it; the paper sets the words in its own typeface. 0 percent is at `base_y`, 100 at
`top_y`; what is more than 100 (money beyond the allotment) makes room above.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from samrit.scoring.s_curve_points import Curve, Point
from samrit.writers.colours import ACCENT, EDGE, LINE, MONEY, QUIET

WIDTH, HEIGHT = 640, 260
_LEFT, _RIGHT, _TOP, _BASE = 40, 624, 16, 224
_MOST = 200  # percent; more is drawn at the edge


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis; `day` is the first of a month, `percent` a height."""

    at: float
    percent: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """The lines as points of an SVG polyline ("" where there is none)."""

    plan: str
    work: str
    money: str
    months: tuple[Tick, ...]
    heights: tuple[Tick, ...]
    on_x: float | None
    work_end: tuple[float, float] | None
    left: int = _LEFT
    right: int = _RIGHT
    base_y: int = _BASE
    top_y: int = _TOP
    width: int = WIDTH
    height: int = HEIGHT


def drawing(curve: Curve) -> Drawing:
    """The drawing of a curve."""
    span = max((curve.last - curve.first).days, 1)
    highest = min(max([100, *(int(value) + 1 for _, value in curve.money)]), _MOST)

    def x(day: date) -> float:
        return round(_LEFT + (day - curve.first).days / span * (_RIGHT - _LEFT), 1)

    def y(percent: Decimal | int) -> float:
        return round(_BASE - min(float(percent), highest) / highest * (_BASE - _TOP), 1)

    def line(points: Iterable[Point]) -> str:
        return " ".join(f"{x(day)},{y(value)}" for day, value in points)

    return Drawing(
        plan=line(curve.plan),
        work=_stairs(curve.work, x, y),
        money=_stairs(curve.money, x, y),
        months=tuple(Tick(x(day), day=day) for day in _firsts(curve.first, curve.last)),
        heights=tuple(Tick(y(p), percent=p) for p in range(0, highest + 1, 25 if highest <= 100 else 50)),
        on_x=x(curve.on) if curve.first <= curve.on <= curve.last else None,
        work_end=(x(curve.work[-1][0]), y(curve.work[-1][1])) if curve.work else None,
    )


def svg(drawn: Drawing) -> str:
    """The lines as an SVG without words, for the paper."""
    lines = [
        f"<line x1='{_LEFT}' x2='{_RIGHT}' y1='{t.at}' y2='{t.at}' stroke='{LINE}' stroke-width='0.8'/>"
        for t in drawn.heights
    ]
    lines += [
        f"<line x1='{t.at}' x2='{t.at}' y1='{_BASE}' y2='{_BASE + 4}' stroke='{EDGE}' stroke-width='0.8'/>"
        for t in drawn.months
    ]
    if drawn.on_x is not None:
        lines.append(
            f"<line x1='{drawn.on_x}' x2='{drawn.on_x}' y1='{_TOP}' y2='{_BASE}' stroke='{EDGE}' stroke-width='0.8' "
            "stroke-dasharray='2 3'/>"
        )
    for points, style in (
        (drawn.plan, f"stroke='{QUIET}' stroke-width='1.8' stroke-dasharray='7 4'"),
        (drawn.money, f"stroke='{MONEY}' stroke-width='1.8' stroke-dasharray='1.5 3'"),
        (drawn.work, f"stroke='{ACCENT}' stroke-width='2.6'"),
    ):
        if points:
            lines.append(f"<polyline points='{points}' fill='none' {style}/>")
    if drawn.work_end is not None:
        lines.append(f"<circle cx='{drawn.work_end[0]}' cy='{drawn.work_end[1]}' r='4' fill='{ACCENT}'/>")
    body = "".join(lines)
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'>{body}</svg>"


def _stairs(points: Iterable[Point], x: Callable[[date], float], y: Callable[[Decimal], float]) -> str:
    """What was told holds until the next telling: the line goes sideways, then up."""
    found: list[str] = []
    before: float | None = None
    for day, value in points:
        if before is not None and before != y(value):
            found.append(f"{x(day)},{before}")
        found.append(f"{x(day)},{y(value)}")
        before = y(value)
    return " ".join(found)


def _firsts(first: date, last: date) -> list[date]:
    """The first of each month, of every third where they are many."""
    found = []
    day = (first + timedelta(days=1)).replace(day=1)
    while day <= last:
        if day >= first:
            found.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return [day for day in found if day.month in (1, 4, 7, 10)] if len(found) > 14 else found
