"""The pictures of a campaign's page as places in a drawing: the schematic map of districts, and savings with their intervals.

Savings stand in one picture only where they were measured in the same way and over the same area; others get one of
their own, with an axis of its own, so that nothing is read across them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from samrit.queries.public.campaign_years import Saved, Year
from samrit.records.models import Place
from samrit.thai.translation import language

TILE, _GAP = 68, 4
_COLUMNS = 10  # of a map of districts that have no place on it
LEVELS = 4
_FITS = 11  # letters of a name in a tile
_LONGEST = 14  # of a name, so that it is not shortened

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


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """All districts of the city, each on its tile."""

    tiles: tuple[Tile, ...]
    width: int
    height: int


def district_map(counts: Sequence[tuple[Place, int]]) -> DistrictMap:
    """Every district of the list with its count; those without a place on the map stand in rows below those that have one."""
    most = max((count for _, count in counts), default=0)
    made, width, height = [], 0, 0
    for (district, count), (column, row) in zip(counts, _laid_out([place for place, _ in counts]), strict=True):
        x, y = column * TILE, row * TILE
        width, height = max(width, x + TILE), max(height, y + TILE)
        name = district.name()
        lines = _lines(_short(district) if language() == "th" else name)
        made.append(
            Tile(
                x=x,
                y=y,
                middle=x + (TILE - _GAP) // 2,
                number_y=y + 28,
                name=name,
                lines=tuple((line, y + 44 + 12 * at) for at, line in enumerate(lines)),
                count=count,
                is_long=max(map(len, lines)) > _FITS,
                level=-(-LEVELS * count // most) if count else 0,
            )
        )
    return DistrictMap(tuple(made), width, height)


def _laid_out(districts: Sequence[Place]) -> Iterator[tuple[int, int]]:
    below = max((one.row + 1 for one in districts if one.row is not None), default=0)
    waiting = 0
    for one in districts:
        if one.column is not None and one.row is not None:
            yield one.column, one.row
        else:
            yield waiting % _COLUMNS, below + waiting // _COLUMNS
            waiting += 1


def _short(district: Place) -> str:
    """What fits into a tile: the name, or a shorter one by which the district is known, too."""
    if len(district.name_th) <= _LONGEST:
        return district.name_th
    return next((name for name in district.also_named.splitlines() if name.endswith("ฯ")), district.name_th)


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
