"""The pictures of a campaign's page as places in a drawing: the schematic map of districts, and savings with their intervals.

Savings stand in one picture only where they were measured in the same way and over the same area; others get one of
their own, with an axis of its own, so that nothing is read across them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samrit.queries.public.campaign_years import Saved, Year
from samrit.thai.districts import COLUMNS, DISTRICTS, ROWS
from samrit.thai.translation import language

TILE, _GAP = 68, 4
MAP_WIDTH, MAP_HEIGHT = COLUMNS * TILE, ROWS * TILE
LEVELS = 4
_FITS = 11  # letters of a name in a tile
_SHORT_TH = {"1008": "ป้อมปราบฯ"}

CHART_WIDTH, ROW_HEIGHT = 480, 34
_LEFT, _RIGHT = 64, 12


@dataclass(frozen=True, slots=True)
class Tile:
    """A district on the map; `level` 0 is none, 4 the most; `lines` its name in one line or two."""

    x: int
    y: int
    middle: int
    number_y: int
    name: str
    lines: tuple[tuple[str, int], ...]
    count: int
    level: int
    is_long: bool
    size: int = TILE - _GAP


def tiles(counts: Mapping[str, int]) -> tuple[Tile, ...]:
    """The fifty districts with their counts, by code."""
    most = max(counts.values(), default=0)
    made = []
    for district in DISTRICTS:
        x, y, count = district.column * TILE, district.row * TILE, counts.get(district.code, 0)
        short = _SHORT_TH.get(district.code, district.name_th) if language() == "th" else district.name_en
        lines = _lines(short)
        made.append(
            Tile(
                x=x,
                y=y,
                middle=x + (TILE - _GAP) // 2,
                number_y=y + 28,
                name=district.name(),
                lines=tuple((line, y + 44 + 12 * at) for at, line in enumerate(lines)),
                count=count,
                is_long=max(map(len, lines)) > _FITS,
                level=-(-LEVELS * count // most) if count else 0,
            )
        )
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Interval:
    """One measurement in a picture: its point, and the ends of its interval where it has one."""

    label: str
    y: int
    x: float
    low_x: float | None
    high_x: float | None
    saved: Saved


@dataclass(frozen=True, slots=True)
class Intervals:
    """Measurements that can be compared: one axis, `zero_x` where nothing was saved."""

    method: str
    area: str
    rows: tuple[Interval, ...]
    zero_x: float
    height: int
    width: int = CHART_WIDTH


def intervals(years: Iterable[tuple[str, Year]]) -> tuple[Intervals, ...]:
    """One picture for each way of measuring, in order; a year comes with its label."""
    groups: dict[tuple[str, str], list[tuple[str, Saved]]] = {}
    for label, year in years:
        for saved in year.saved:
            groups.setdefault(saved.scale, []).append((label, saved))
    return tuple(_group(scale, rows) for scale, rows in groups.items())


def _group(scale: tuple[str, str], rows: list[tuple[str, Saved]]) -> Intervals:
    values = [0.0]
    for _, saved in rows:
        values += [value for value in (saved.mwh, saved.low_mwh, saved.high_mwh) if value is not None]
    low, high = min(values), max(values)
    span = (high - low) or 1.0

    def x(value: float) -> float:
        return round(_LEFT + (value - low) / span * (CHART_WIDTH - _LEFT - _RIGHT), 1)

    drawn = tuple(
        Interval(
            label=label,
            y=at * ROW_HEIGHT + ROW_HEIGHT // 2,
            x=x(saved.mwh),
            low_x=None if saved.low_mwh is None else x(saved.low_mwh),
            high_x=None if saved.high_mwh is None else x(saved.high_mwh),
            saved=saved,
        )
        for at, (label, saved) in enumerate(rows)
    )
    return Intervals(rows[0][1].method_name, scale[1], drawn, x(0.0), len(rows) * ROW_HEIGHT)


def _lines(name: str) -> tuple[str, ...]:
    words = name.split()
    if len(name) <= 10 or len(words) == 1:
        return (name,)
    at = min(range(1, len(words)), key=lambda cut: abs(len(" ".join(words[:cut])) - len(" ".join(words[cut:]))))
    return (" ".join(words[:at]), " ".join(words[at:]))
