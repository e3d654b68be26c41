"""Which column is what: by what its cells hold, then by its heading."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from samrit.measure.incoming import names as of
from samrit.measure.incoming.clocks import is_clock, is_counted, read_clock
from samrit.measure.incoming.dates import is_date, month_in
from samrit.measure.incoming.heading import Heading, is_time_cell
from samrit.measure.incoming.numbers import is_nothing, is_number, tail_of
from samrit.measure.incoming.stated import Label, Stated
from samrit.measure.incoming.units import is_unit
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_MOSTLY = 0.9
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


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells of each column in the first lines, those that say something."""

    cells: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, heading: Heading, head: Sequence[Sequence[str]]) -> "Columns":
        """The columns under a heading."""
        rows = head[heading.first :]
        return cls(
            {
                name: [row[place].strip() for row in rows if place < len(row) and not is_nothing(row[place])]
                for place, name in enumerate(heading.names)
            }
        )

    def share(self, name: str, test: "object") -> float:
        """The share of a column's cells that pass a test."""
        cells = self.cells[name][:400]
        assert callable(test)
        return sum(1 for cell in cells if test(cell)) / len(cells) if cells else 0.0

    def is_mostly(self, name: str, test: "object") -> bool:
        """Whether nine in ten of a column's cells pass a test."""
        return self.share(name, test) >= _MOSTLY

    def is_numeric(self, name: str) -> bool:
        """Whether a column holds numbers."""
        return self.share(name, is_number) >= 0.8

    def count(self, name: str) -> int:
        """How many different cells a column has."""
        return len(set(self.cells[name]))


def find_roles(heading: Heading, columns: Columns, stated: Stated) -> Roles:
    """The roles of a file's columns; UnmeasurableError where none can be the time."""
    names = heading.names
    across, is_days = _across(heading, columns)
    if across and not stated.values:
        return _of_matrix(heading, columns, stated, across, is_days=is_days)
    stamp, end, label = _time_columns(names, columns, stated)
    used = {*stamp, *end}
    used |= {name for name in names if _is_also_time(name, columns) and name not in stated.values}
    rest = [name for name in names if name not in used]
    quality = _qualities(names, rest, columns, stated)
    unit = next(
        (n for n in rest if columns.cells[n] and columns.is_mostly(n, is_unit) and not columns.is_numeric(n)), None
    )
    series = _stated(names, stated.series) or _series(rest, columns, {*quality, unit})
    channels = tuple(
        n for n in rest if of.is_channel(n) and n not in (*quality, unit, series) and 1 <= columns.count(n) <= 40
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


def _stated(names: Sequence[str], stated: str | None) -> str | None:
    """The column that was named, whatever its case; UnmeasurableError where there is none."""
    if stated is None:
        return None
    return column_named(names, stated)


def column_named(names: Sequence[str], stated: str) -> str:
    """The column of that name; UnmeasurableError where there is none."""
    found = next((n for n in names if n == stated), None) or next(
        (n for n in names if n.strip().lower() == stated.strip().lower()), None
    )
    if found is None:
        raise UnmeasurableError(
            Message("there is no column “{column}” (there are {columns})", column=stated, columns=", ".join(names[:12]))
        )
    return found


def _time_columns(  # noqa: C901 - a way of writing times each
    names: Sequence[str], columns: Columns, stated: Stated
) -> tuple[tuple[str, ...], tuple[str, ...], Label | None]:
    """The columns of the time, of the interval's end where there are any, and which end the time marks."""
    if stated.time:
        time = column_named(names, stated.time)
        day = _stated(names, stated.date)
        if day is None and not columns.is_mostly(time, _is_whole) and not _is_numeric_stamp(time, columns):
            day = next((n for n in names if n != time and columns.is_mostly(n, is_date)), None)
        return ((day, time) if day else (time,)), (), of.end_marked(time)
    free = [n for n in names if not of.is_made_later(n)] or list(names)
    whole = [n for n in free if columns.is_mostly(n, _is_whole) and not columns.is_mostly(n, is_date)]
    days = [n for n in free if columns.is_mostly(n, is_date)]
    clocks = [n for n in free if columns.is_mostly(n, is_clock)]
    if stated.date:
        days = [column_named(names, stated.date)]
        whole = []
    if whole:
        return _start_and_end(whole, columns)
    apart = _parts_of_days(free, columns)
    day = days[0] if days else None
    if len(days) > 1:
        day = next((n for n in days if of.end_marked(n) is Label.START), None) or max(days, key=columns.count)
    counted = [
        n
        for n in free
        if n not in days and of.is_time(n) and columns.is_mostly(n, _is_count) and n not in (apart or ())
    ]
    packed = [n for n in counted if _is_packed(n, columns)]
    if not clocks:
        clocks = packed or [n for n in counted if columns.count(n) > 1]
    if (day or apart) and clocks:
        start, end, label = _start_and_end(clocks, columns)
        lead = (day,) if day else apart or ()
        return (*lead, *start), (*lead, *end) if end else (), label
    if apart and len(apart) > 3:
        return apart, (), None
    numeric = [n for n in free if _is_numeric_stamp(n, columns)]
    if numeric:
        return _start_and_end(numeric, columns)
    if day:
        return (day,), (), of.end_marked(day)
    have = ", ".join(names[:12])
    raise UnmeasurableError(
        Message("no column is known to be the {what}; name it with --{what} (there are {have})", what="time", have=have)
        if not clocks
        else Message("there is a time of day, and no column of days; name it with --date (there are {have})", have=have)
    )


def _start_and_end(found: Sequence[str], columns: Columns) -> tuple[tuple[str, ...], tuple[str, ...], Label | None]:
    if len(found) == 1:
        return (found[0],), (), of.end_marked(found[0])
    starts = [n for n in found if of.end_marked(n) is Label.START]
    ends = [n for n in found if of.end_marked(n) is Label.END]
    if len(starts) == 1 and len(ends) <= 1:
        return (starts[0],), tuple(ends), Label.START
    utc = [n for n in found if of.is_utc(n)]
    if len(utc) == 1:
        return (utc[0],), (), of.end_marked(utc[0])
    named = [n for n in found if of.is_time(n)]
    most = max(columns.count(n) for n in found)
    rich = [n for n in named or found if columns.count(n) * 2 > most]
    if len(rich) == 1:
        return (rich[0],), (), of.end_marked(rich[0])
    raise UnmeasurableError(
        Message("several columns could be the time: {columns}; name it with --time", columns=", ".join(found[:12]))
    )


def _is_whole(cell: str) -> bool:
    """Whether a cell has a day, with or without a time of day."""
    return (is_time_cell(cell) and not is_clock(cell)) or _PACKED.fullmatch(cell) is not None


_PACKED = re.compile(r"(?:19|20|25)\d{6}[T ]?\d{2}(?:\d\d){0,2}Z?")


def _is_count(cell: str) -> bool:
    return re.fullmatch(r"(?:[A-Za-zก-๙ .#_-]{0,12})\d{1,6}(?:\.0)?", to_arabic(cell)) is not None


def _is_packed(name: str, columns: Columns) -> bool:
    cells = set(columns.cells[name])
    return any(len(cell) in (3, 4, 6) for cell in cells) and all(
        re.fullmatch(r"\d{1,6}", cell) and read_clock(cell, is_packed=True) for cell in cells
    )


def _is_numeric_stamp(name: str, columns: Columns) -> bool:
    """Seconds or milliseconds since 1970, or days since 1900 as Excel counts them."""
    cells = columns.cells[name]
    return (bool(cells) and of.is_time(name) and columns.is_mostly(name, is_epoch)) or (
        bool(cells) and of.is_time(name) and columns.is_mostly(name, is_serial) and columns.count(name) > 1
    )  # fmt: skip


def is_epoch(cell: str) -> bool:
    """Seconds, milliseconds, microseconds or nanoseconds since 1970, of 1990 to 2050."""
    match = re.fullmatch(r"(\d{9,10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?", cell)
    return match is not None and 631_152_000 <= int(match[1]) <= 2_524_608_000


def is_serial(cell: str) -> bool:
    """A day as Excel counts it, of 1990 to 2050."""
    match = re.fullmatch(r"(\d{5})(?:[.,]\d+)?", cell)
    return match is not None and 32_874 <= int(match[1]) <= 54_789


def _parts_of_days(names: Sequence[str], columns: Columns) -> tuple[str, ...] | None:
    """The columns of year, month, day (and hour, and minute) where a time is parted so."""
    found: list[str] = []
    for known in (("year", "yyyy", "yr", "ปี"), ("month", "mm", "mo", "เดือน"), ("day", "dd", "วัน", "วันที่", "dom")):
        one = next((n for n in names if n.strip().lower() in known and columns.is_numeric(n)), None)
        if one is None:
            return None
        found.append(one)
    hour = next((n for n in names if n.strip().lower() in ("hour", "hr", "hh", "ชั่วโมง", "he")), None)
    minute = next((n for n in names if n.strip().lower() in ("minute", "min", "mi", "นาที")), None)
    if hour and minute:
        found += [hour, minute]
    return tuple(found)


def _is_also_time(name: str, columns: Columns) -> bool:
    """A column of times beside the one that counts: the same moment otherwise, or when the row was made."""
    return bool(columns.cells[name]) and (
        columns.is_mostly(name, is_time_cell)
        or (
            of.is_time(name)
            and (_is_numeric_stamp(name, columns) or (columns.is_mostly(name, _is_count) and _is_plain_part(name)))
        )
    )


def _is_plain_part(name: str) -> bool:
    return set(of.words(name)) <= {"year", "month", "day", "hour", "minute", "hr", "period", "interval", "he", "week", "ending", "no", "of", "the",
                                   "ชั่วโมง", "ปี", "เดือน", "วัน", "วันที่", "นาที", "เวลา", "ช่วง", "slot", "time"}  # fmt: skip


def _is_marks(name: str, columns: Columns) -> bool:
    return of.is_quality(name) and bool(columns.cells[name]) and 1 <= columns.count(name) <= 30 and not any(
        re.search(r"\d[.,]\d", cell) for cell in columns.cells[name][:50]
    )  # fmt: skip


def _qualities(names: Sequence[str], rest: Sequence[str], columns: Columns, stated: Stated) -> tuple[str, ...]:
    named = _stated(names, stated.quality)
    return (named,) if named else tuple(n for n in rest if _is_marks(n, columns))


def _series(rest: Sequence[str], columns: Columns, taken: set[str | None]) -> str | None:
    for name in rest:
        if name in taken or not columns.cells[name] or not of.is_series(name):
            continue
        if of.is_no_load(name) and columns.is_numeric(name) and columns.count(name) > 1 and "no" not in of.words(name):
            continue
        if columns.is_numeric(name) and any(re.search(r"\d[.,]\d", cell) for cell in columns.cells[name][:50]):
            continue
        if any(is_number(cell) and is_unit(tail_of(cell) or "-") and tail_of(cell) for cell in columns.cells[name][:5]):
            continue
        return name
    return None


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
    if month and len(numbers) >= 28 and numbers == list(range(1, len(numbers) + 1)) and len(numbers) <= 31:
        return counted, True
    return (), False


def _is_heading_clock(name: str) -> bool:
    return is_clock(_bare(name)) or re.fullmatch(r"[hHtT]?[012]?\d[0-5]\d", name) is not None


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
    if is_clock(_bare(bare)):
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
        lead = next((n for n in rest if columns.is_mostly(n, is_clock) or columns.is_mostly(n, _is_count)), None)
    else:
        lead = _stated(heading.names, stated.date or stated.time) or next(
            (n for n in rest if columns.is_mostly(n, _is_whole)), None
        )
        if lead is None and month:
            lead = next(
                (n for n in rest if columns.is_mostly(n, _is_count) and (of.is_time(n) or len(rest) == 1)), None
            )
    if lead is None:
        have = ", ".join(rest[:12])
        raise UnmeasurableError(
            Message("columns are times, and no column beside them tells the {what} (there are {have})", what=Message("time of day") if is_days else Message("day"), have=have)
        )  # fmt: skip
    others = [n for n in rest if n != lead]
    unit = next((n for n in others if columns.cells[n] and columns.is_mostly(n, is_unit)), None)
    quality = _qualities(heading.names, others, columns, stated)
    series = _stated(heading.names, stated.series) or _series(others, columns, {unit, *quality})
    channels = tuple(
        n for n in others if of.is_channel(n) and n not in (unit, *quality, series) and columns.count(n) <= 40
    )
    left = {n: Message("no hour and no day") for n in others if n not in (unit, *quality, series, *channels)}
    return Roles(
        (lead,), (), series, channels, across, is_days, unit=unit, quality=quality, month=month, left=left,
        label=of.end_marked(lead),
    )  # fmt: skip
