"""Which column is what: by what its cells hold, then by its heading."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from samrit.measure.incoming import names as of
from samrit.measure.incoming.clocks import is_clock, is_counted
from samrit.measure.incoming.columns import Columns, column_stated, listed
from samrit.measure.incoming.dates import is_date, month_in
from samrit.measure.incoming.heading import Heading, is_dotted_clock
from samrit.measure.incoming.numbers import is_number, tail_of
from samrit.measure.incoming.stated import Label, Stated
from samrit.measure.incoming.time_columns import is_also_time, is_clocks, is_count, is_whole, time_columns
from samrit.measure.incoming.units import is_unit, unit_of
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

_TWICE_MOST = 0.02  # of the lines, as a clock change or a line written twice makes them
_FEWEST_ACROSS = 12


@dataclass(frozen=True, slots=True)
class Roles:
    """`stamp` are the columns that make a time together, in order of day and clock; `end` the like for an interval's end.

    `across` are columns that are times themselves (hours or days), `is_days_across` tells which. `numbers` are columns
    that may be loads. `left` are columns that aren't used, with why. `offset_s` is what the heading of the times says of their clock.
    """

    stamp: tuple[str, ...]
    end: tuple[str, ...] = ()
    series: str | None = None
    channels: tuple[str, ...] = ()
    across: tuple[str, ...] = ()
    is_days_across: bool = False
    numbers: tuple[str, ...] = ()
    unit: str | None = None
    quality: tuple[str, ...] = ()
    temperature: str | None = None
    label: Label | None = None
    offset_s: int | None = None
    month: tuple[int, int] | None = None
    left: Mapping[str, Message] = field(default_factory=dict)


def find_roles(heading: Heading, columns: Columns, stated: Stated) -> Roles:
    """The roles of a file's columns; UnmeasurableError where none can be the time."""
    names = heading.names
    across, is_days = _across(heading, columns)
    if across and not stated.values:
        return _of_matrix(heading, columns, stated, across, is_days=is_days)
    stamp, end, label = time_columns(names, columns, stated)
    used = {*stamp, *end}
    used |= {name for name in names if is_also_time(name, columns) and name not in stated.values}
    rest = [name for name in names if name not in used]
    quality = _qualities(names, rest, columns, stated)
    units = [n for n in rest if columns.cells[n] and columns.is_mostly(n, is_unit) and not columns.is_numeric(n)]
    unit = next(
        (n for n in units if any(map(unit_of, columns.cells[n]))), next(iter(units), None)
    )  # "A" may be a meter
    series = column_stated(names, stated.series) or _series(rest, columns, {*quality, unit}, stamp)
    channels = tuple(
        n for n in rest if n not in (*quality, unit, series) and (of.is_channel(n) or _is_of_flows(n, columns)) and 1 <= columns.count(n) <= 40
        and not columns.is_numeric(n)
    )  # fmt: skip
    numbers = tuple(n for n in rest if n not in (*quality, unit, series, *channels) and columns.is_numeric(n))
    temperature = next((n for n in numbers if of.is_temperature(n)), None)
    left = {n: Message("no numbers") for n in rest if n not in (*quality, unit, series, *channels, *numbers)}
    return Roles(
        stamp, end, series, channels, numbers=tuple(n for n in numbers if n != temperature), unit=unit, quality=quality,
        temperature=temperature, label=label, left=left,
        offset_s=next((offset for n in stamp if (offset := of.offset_of(n)) is not None), None),
        month=_month(heading),
    )  # fmt: skip


def _is_of_flows(name: str, columns: Columns) -> bool:
    """Whether a column names two directions, whatever stands above it."""
    cells = set(columns.cells[name])
    return (
        len(cells) <= 6
        and any(map(of.is_export, cells))
        and any(of.is_import(one) and not of.is_export(one) for one in cells)
    )


def _is_marks(name: str, columns: Columns) -> bool:
    return of.is_quality(name) and bool(columns.cells[name]) and 1 <= columns.count(name) <= 30 and not any(
        re.search(r"\d[.,]\d", cell) for cell in columns.cells[name][:50]
    )  # fmt: skip


def _qualities(names: Sequence[str], rest: Sequence[str], columns: Columns, stated: Stated) -> tuple[str, ...]:
    named = column_stated(names, stated.quality)
    return (named,) if named else tuple(n for n in rest if _is_marks(n, columns))


def _series(rest: Sequence[str], columns: Columns, taken: set[str | None], stamp: tuple[str, ...]) -> str | None:
    """The column that tells meters or places apart; of several, the first by which each time stands once."""
    able = [n for n in _able_series(rest, columns, taken) if not _is_load_of_one(n, columns, stamp)]
    return next((n for n in able if len(able) > 1 and _is_once(columns.rows_of((*stamp, n)))), next(iter(able), None))


def _is_load_of_one(name: str, columns: Columns, stamp: tuple[str, ...]) -> bool:
    """Whether numbers are the load of the feeder or meter that the heading names ("Feeder 1 kW"), and tell no feeders apart."""
    if not columns.is_numeric(name):
        return False
    if unit_of(name) and not _is_number_of(name):
        return True
    return columns.count(name) * 2 > len(columns.rows) and _is_once(columns.rows_of(stamp))


def _is_number_of(name: str) -> bool:
    """Whether a heading numbers meters though a unit stands in it: "kWh meter no"."""
    return bool({"no", "id", "number", "code"} & set(of.words(name)))


def _is_once(rows: Sequence[tuple[str, ...]]) -> bool:
    return sum(count - 1 for count in Counter(rows).values()) <= _TWICE_MOST * len(rows)


def _able_series(rest: Sequence[str], columns: Columns, taken: set[str | None]) -> list[str]:
    able = []
    for name in rest:
        if name in taken or not columns.cells[name] or not of.is_series(name):
            continue
        if of.is_no_load(name) and columns.is_numeric(name) and columns.count(name) > 1 and "no" not in of.words(name):
            continue
        if columns.is_numeric(name) and any(re.search(r"\d[.,]\d", cell) for cell in columns.cells[name][:50]):
            continue
        if any(is_number(cell) and is_unit(tail_of(cell) or "-") and tail_of(cell) for cell in columns.cells[name][:5]):
            continue
        able.append(name)
    return able


def _across(heading: Heading, columns: Columns) -> tuple[tuple[str, ...], bool]:
    """Columns whose headings are times: hours of a day, or days; and whether they are days."""
    names = heading.names
    days = tuple(n for n in names if is_date(re.sub(r" \(\d+\)$", "", n)))
    if len(days) >= 2 and len(days) * 2 > len(names):
        return days, True
    clocks = tuple(n for n in names if _is_heading_clock(n))
    if len(clocks) >= _FEWEST_ACROSS:
        return clocks, False
    counted = tuple(n for n in names if _is_heading_count(n) and columns.is_numeric(n))
    bare = [re.search(r"\d+", n) for n in counted]
    numbers = [int(match[0]) for match in bare if match]
    if len(counted) >= 24 and is_counted([str(number) for number in numbers]):
        return counted, False
    month = _month(heading)
    has_clocks = any(is_clocks(n, columns) for n in names if n not in counted)
    fewest, last = (2, numbers[0] + len(numbers)) if numbers and has_clocks else (28, len(numbers) + 1)
    first = numbers[0] if numbers and has_clocks else 1
    if month and len(numbers) >= fewest and numbers == list(range(first, last)) and first >= 1 and last <= 32:
        return counted, True
    return (), False


def _is_heading_clock(name: str) -> bool:
    return is_clock(_bare(name)) or is_dotted_clock(name) or re.fullmatch(r"[hHtT]?[012]?\d[0-5]\d", name) is not None


def _bare(name: str) -> str:
    """A heading without the unit and the words before its time: "kWh 00:30", "00:30 (kWh)"."""
    return re.sub(r"^[A-Za-zก-๙() _]+(?=\d)|\s*[(\[][A-Za-z]+[)\]]$|(?<=\d)\s*(?:kWh|kW|MWh|MW)$", "", name).strip()


def _is_heading_count(name: str) -> bool:
    return (
        re.fullmatch(r"(?:[A-Za-zก-๙][A-Za-zก-๙ ._#-]{0,14})?\s*\d{1,4}\s*(?:[(\[][A-Za-z]+[)\]])?", name) is not None
    )


def across_time(name: str) -> str:
    """The time in a heading."""
    bare = re.sub(r" \(\d+\)$", "", name)
    if is_date(bare):
        return bare
    if is_clock(_bare(bare)) or is_dotted_clock(bare):
        return _bare(bare)
    match = re.search(r"\d+", bare)
    return match[0] if match else bare


def _month(heading: Heading) -> tuple[int, int] | None:
    return next((month for title in heading.titles if (month := month_in(title)) is not None), None)


def _of_matrix(heading: Heading, columns: Columns, stated: Stated, across: tuple[str, ...], *, is_days: bool) -> Roles:
    """The roles where columns are times themselves: a line per day (and meter), or a line per time of day."""
    rest = [n for n in heading.names if n not in across]
    month = _month(heading)
    if is_days:
        lead = next((n for n in rest if is_clocks(n, columns) or columns.is_mostly(n, is_count)), None)
    else:
        lead = column_stated(heading.names, stated.date or stated.time) or next(
            (n for n in rest if columns.is_mostly(n, is_whole)), None
        )
        if lead is None and month:
            lead = next((n for n in rest if columns.is_mostly(n, is_count) and (of.is_time(n) or len(rest) == 1)), None)
    if lead is None:
        have = listed(rest)
        raise UnmeasurableError(
            Message("columns are times, and no column beside them tells the {what} (there are {have})", what=Message("time of day") if is_days else Message("day"), have=have)
        )  # fmt: skip
    others = [n for n in rest if n != lead]
    unit = next((n for n in others if columns.cells[n] and columns.is_mostly(n, is_unit)), None)
    quality = _qualities(heading.names, others, columns, stated)
    series = column_stated(heading.names, stated.series) or _series(others, columns, {unit, *quality}, (lead,))
    channels = tuple(
        n for n in others if of.is_channel(n) and n not in (unit, *quality, series) and columns.count(n) <= 40
    )
    left = {n: Message("no hour and no day") for n in others if n not in (unit, *quality, series, *channels)}
    return Roles(
        (lead,), (), series, channels, across, is_days, unit=unit, quality=quality, month=month, left=left,
        label=of.end_marked(lead),
    )  # fmt: skip
