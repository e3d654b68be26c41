"""Which columns make the time: one or several, of the start and the end, in words, numbers or parts."""

import itertools
import re
from collections.abc import Sequence

from samrit.measure.incoming import names as of
from samrit.measure.incoming.clocks import are_parts_of_a_day, is_clock, read_clock
from samrit.measure.incoming.columns import Columns, column_named, column_stated, listed
from samrit.measure.incoming.dates import is_date, is_month
from samrit.measure.incoming.heading import is_time_cell
from samrit.measure.incoming.stated import Label, Stated
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message


def time_columns(
    names: Sequence[str], columns: Columns, stated: Stated
) -> tuple[tuple[str, ...], tuple[str, ...], Label | None]:
    """The columns of the time, of the interval's end where there are any, and which end the time marks."""
    if stated.time:
        time = column_named(names, stated.time)
        day = column_stated(names, stated.date)
        if day is None and not columns.is_mostly(time, is_whole) and not _is_numeric_stamp(time, columns):
            day = next((n for n in names if n != time and columns.is_mostly(n, is_date)), None)
        return ((day, time) if day else (time,)), (), of.end_marked(time)
    free = [n for n in names if not of.is_made_later(n)]
    found = _found(free, columns, stated) or _found(names, columns, stated)
    if found is None:
        has_clock = any(is_clocks(n, columns) for n in names)
        have = listed(names)
        raise UnmeasurableError(
            Message("there is a time of day, and no column of days; name it with --date (there are {have})", have=have)
            if has_clock
            else Message("no column is known to be the {what}; name it with --{what} (there are {have})", what="time", have=have)
        )  # fmt: skip
    return found


def _found(
    free: Sequence[str], columns: Columns, stated: Stated
) -> tuple[tuple[str, ...], tuple[str, ...], Label | None] | None:
    whole = [n for n in free if columns.is_mostly(n, is_whole) and not columns.is_mostly(n, is_date)]
    days = [n for n in free if columns.is_mostly(n, is_date)]
    clocks = [n for n in free if is_clocks(n, columns)]
    if stated.date:
        days = [column_named(columns.names, stated.date)]
        whole = []
    if whole and not (days and clocks and max(map(columns.count, whole)) * 4 <= len(columns.rows)):
        return _start_and_end(whole, columns)
    apart = _parts_of_days(free, columns)
    day = days[0] if days else None
    if len(days) > 1:
        day = next((n for n in days if of.end_marked(n) is Label.START), None) or max(days, key=columns.count)
    counted = [
        n for n in free if n not in days and of.is_time(n) and columns.is_mostly(n, is_count) and n not in (apart or ())
    ]
    packed = [n for n in counted if _is_packed(n, columns)]
    if not clocks and day and not packed and (parts := _hour_and_minute(counted, columns)):
        return (day, *parts), (), None
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
    return ((day,), (), of.end_marked(day)) if day else None


def is_clocks(name: str, columns: Columns) -> bool:
    """Whether a column holds times of day; 20.30 and Excel's parts of a day only under a heading of times."""
    if columns.is_mostly(name, is_clock):
        return True
    cells = set(columns.cells[name])
    return of.is_time(name) and len(cells) > 1 and (
        all(re.fullmatch(r"(?:[01]?\d|2[0-4])\.[0-5][05]", to_arabic(cell)) for cell in cells) or are_parts_of_a_day(cells)
    )  # fmt: skip


def _hour_and_minute(counted: Sequence[str], columns: Columns) -> tuple[str, str] | None:
    hour = next((n for n in counted if n.strip().lower() in _HOURS), None)
    minute = next((n for n in counted if n.strip().lower() in _MINUTES and columns.count(n) > 1), None)
    return (hour, minute) if hour and minute else None


_HOURS, _MINUTES = ("hour", "hr", "hh", "ชั่วโมง"), ("minute", "minutes", "min", "mi", "นาที")


def _start_and_end(found: Sequence[str], columns: Columns) -> tuple[tuple[str, ...], tuple[str, ...], Label | None]:
    found = [n for n in found if columns.count(n) > 1] or found  # one moment throughout is of the whole file
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
    if pair := _one_after_the_other(rich, columns):
        return (pair[0],), (pair[1],), Label.START
    raise UnmeasurableError(
        Message("several columns could be the time: {columns}; name it with --time", columns=listed(found))
    )


def _one_after_the_other(found: Sequence[str], columns: Columns) -> tuple[str, str] | None:
    """The start and the end, whatever they are called, where each row ends as the next begins, within the hour: no other time zone."""
    for one, other in itertools.permutations(found, 2):
        starts, ends = columns.cells[one], columns.cells[other]
        minutes = {match[0] for cell in starts if (match := re.search(r":\d\d", cell))}
        near = sum(1 for end, start in zip(ends, starts[1:], strict=False) if end == start)
        if len(minutes) > 1 and near >= _NEAR * (len(starts) - 1) > 2:
            return one, other
    return None


_NEAR = 0.9


def is_whole(cell: str) -> bool:
    """Whether a cell has a day, with or without a time of day."""
    return (is_time_cell(cell) and not is_clock(cell)) or _PACKED.fullmatch(cell) is not None


_PACKED = re.compile(r"(?:19|20|25)\d{6}[T ]?\d{2}(?:\d\d){0,2}Z?")


def is_count(cell: str) -> bool:
    """Whether a cell may number an interval of its day."""
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
        one = next(
            (
                n
                for n in names
                if n.strip().lower() in known and (columns.is_numeric(n) or columns.is_mostly(n, is_month))
            ),
            None,
        )
        if one is None:
            return None
        found.append(one)
    hour = next((n for n in names if n.strip().lower() in (*_HOURS, "he")), None)
    minute = next((n for n in names if n.strip().lower() in _MINUTES), None)
    if hour and minute:
        found += [hour, minute]
    return tuple(found)


def is_also_time(name: str, columns: Columns) -> bool:
    """A column of times beside the one that counts: the same moment otherwise, or when the row was made."""
    return bool(columns.cells[name]) and (
        columns.is_mostly(name, is_time_cell)
        or (
            of.is_time(name)
            and (_is_numeric_stamp(name, columns) or (columns.is_mostly(name, is_count) and _is_plain_part(name)))
        )
    )


def _is_plain_part(name: str) -> bool:
    return set(of.words(name)) <= {"year", "month", "day", "hour", "minute", "hr", "period", "interval", "he", "week", "ending", "no", "of", "the",
                                   "ชั่วโมง", "ปี", "เดือน", "วัน", "วันที่", "นาที", "เวลา", "ช่วง", "slot", "time"}  # fmt: skip
