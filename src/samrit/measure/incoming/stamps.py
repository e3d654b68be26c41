"""Time stamps to seconds since 1970 UTC, without a guess: day and month, the year's era, hours that are counted, the clock's changes.

A stamp is text in one cell, or in several joined by `JOINT`: day and time of day; year, month, day and hour. Each day and each
time of day is read once, however many stamps there are.
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from samrit.measure.event import zone
from samrit.measure.incoming.clock_changes import DAY_ONE, is_summer_alone, seconds_counted_on, without_summer
from samrit.measure.incoming.clocks import CLOCK, DAY_S, Clock, ClockWriting, writing_of
from samrit.measure.incoming.dates import DATE, is_date, order_of, plain, read_date
from samrit.measure.incoming.stated import Label
from samrit.measure.incoming.time_columns import is_epoch, is_serial
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

JOINT = "\x1f"
_FAST = re.compile(r"(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})(?:T|,? +)(\d.*)")
_PACKED = re.compile(r"((?:19|20|25)\d{6})[T ]?(\d\d(?:\d\d){0,2}Z?)")
_DAY_CLOCK = re.compile(rf"({DATE})[T, ]*?(?:(?<=[T, ])({CLOCK}.*))?", re.IGNORECASE)
_CLOCK_DAY = re.compile(rf"({CLOCK})[, ]+({DATE})", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:-|–|to|ถึง)\s+|(?<=\d)/(?=\d{4}-\d\d-\d\d[T ])")
_EXCEL_ONE = date(1899, 12, 30).toordinal()


@dataclass(frozen=True, slots=True)
class Stamps:
    """For each stamp its second, None where it is none; those that a clock change makes unclear, and those not read.

    `label` and `step_s` are what the writing itself tells of the intervals. `is_standard` where the file's clock was
    found to know no summer time, though its place does; `is_doubtful` where one autumn day alone speaks for that, and
    `is_summer_alone` where no day can.
    """

    seconds: tuple[int | None, ...]
    unclear: tuple[str, ...]
    unread: tuple[str, ...]
    has_offset: bool
    label: Label | None = None
    step_s: int | None = None
    is_standard: bool = False
    is_doubtful: bool = False
    is_summer_alone: bool = False


@dataclass(slots=True)
class _Parted:
    """Stamps as they stand: the second of those that need no calendar, day and clock of the others."""

    whole: list[int | datetime | None] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    clocks: list[str | None] = field(default_factory=list)


def read_stamps(  # noqa: PLR0913 - stamps, and what is known of them
    stamps: Sequence[object],
    tz: str,
    *,
    is_day_first: bool | None = None,
    label: Label | None = None,
    month: tuple[int, int] | None = None,
    counts: Sequence[int] = (),
    is_midnight_last: bool = False,
    offset_s: int | None = None,
    is_standard: bool = False,
) -> Stamps:
    """Stamps as text, or as date and time, with or without an offset; those without are of the time zone `tz`.

    `offset_s` is that of a clock of which the heading says how far it is from UTC, `is_standard` where it is known to know no summer time.

    `month` is that of days that are numbers only; `counts` tells how often each stamp stands in the file.
    UnmeasurableError where 03/04/2021 could be two days and nobody has said which, or where no stamp can be read.
    """
    place = zone(tz)
    parted = _parted(stamps)
    days = list(dict.fromkeys(day for day in parted.days if day))
    order = order_of(days, is_day_first)
    of_day = {day: _day(day, order, month) for day in days}
    texts = {clock for clock in parted.clocks if clock is not None}
    writing = writing_of(texts, label)
    of_clock = {clock: writing.read(clock) for clock in texts}
    if is_midnight_last:
        of_clock = {
            text: Clock(DAY_S, one.end_s, one.offset_s) if one and one.start_s == 0 else one
            for text, one in of_clock.items()
        }
    local = [
        _moment(whole, of_day.get(day), Clock(0) if clock is None else of_clock[clock])
        for whole, day, clock in zip(parted.whole, parted.days, parted.clocks, strict=True)
    ]
    if offset_s is not None:
        local = [(at[0], offset_s if at[1] is None else at[1]) if at else None for at in local]
    is_counted_on = False
    if writing.step_s is not None and offset_s is None and not any(parted.whole):
        both = [
            (of_day.get(day), of_clock.get(clock or "")) for day, clock in zip(parted.days, parted.clocks, strict=True)
        ]
        seconds = seconds_counted_on(both, counts, place)
        is_counted_on = seconds is not None
        local = [None if one is None else (one, 0) for one in seconds] if seconds is not None else local
    few = [stamp for stamp in stamps[:200] if isinstance(stamp, str)]
    if few and all(map(_is_range, few)):
        writing = replace(writing, label=Label.START)
    found = _resolved(stamps, local, place, writing, of_clock, counts, is_known=is_standard)
    return replace(found, has_offset=False) if is_counted_on else found


def _moment(whole: int | datetime | None, day: int | None, clock: Clock | None) -> tuple[int, int | None] | None:
    """The second as the clock shows it, and the offset from UTC where one stands there."""
    if isinstance(whole, int):
        return whole, 0
    if whole is not None:
        plain_s = int((whole.replace(tzinfo=None) - datetime(1970, 1, 1)).total_seconds())  # noqa: DTZ001 - a clock's time
        offset = whole.utcoffset()
        return plain_s, None if offset is None else int(offset.total_seconds())
    if day is None or clock is None:
        return None
    return day * DAY_S + clock.start_s, clock.offset_s


def _resolved(  # noqa: PLR0913, PLR0917 - stamps, how they were read, and where
    stamps: Sequence[object],
    local: Sequence[tuple[int, int | None] | None],
    place: ZoneInfo,
    writing: ClockWriting,
    of_clock: Mapping[str, Clock | None],
    counts: Sequence[int],
    *,
    is_known: bool,
) -> Stamps:
    bare = {moment[0]: (counts[at] if counts else 1) for at, moment in enumerate(local) if moment and moment[1] is None}
    is_standard, is_doubtful = (True, False) if is_known else without_summer(bare, place, is_counted=bool(counts))
    offsets: dict[int, int | None] = {}
    seconds: list[int | None] = []
    unclear: list[str] = []
    unread: list[str] = []
    has_offset = False
    for stamp, moment in zip(stamps, local, strict=True):
        second: int | None = None
        if moment is None:
            unread.append(str(stamp).replace(JOINT, " "))
        elif moment[1] is not None:
            has_offset = True
            second = moment[0] - moment[1]
        else:
            second = _second(moment[0], place, offsets, is_standard=is_standard)
            if second is None:
                unclear.append(str(stamp).replace(JOINT, " "))
        seconds.append(second)
    if stamps and len(unread) == len(stamps):
        raise UnmeasurableError(Message("“{unread}” can't be read as a time; write 2021-03-27 20:30", unread=unread[0]))
    lengths = {clock.end_s - clock.start_s for clock in of_clock.values() if clock and clock.end_s is not None}
    step_s = next(iter(lengths)) if len(lengths) == 1 else None
    if step_s is not None and (step_s + 60) % 300 == 0:  # 20:00 to 20:29 is half an hour
        step_s += 60
    return Stamps(
        tuple(seconds), tuple(unclear), tuple(unread), has_offset, writing.label, step_s, is_standard, is_doubtful,
        is_summer_alone(bare, place),
    )  # fmt: skip


def _parted(stamps: Sequence[object]) -> _Parted:
    found = _Parted()
    texts = [stamp for stamp in stamps if isinstance(stamp, str)]
    number = _number_reader(texts)
    for stamp in stamps:
        whole: int | datetime | None = None
        day, clock = "", None
        if isinstance(stamp, datetime):
            whole = stamp
        elif isinstance(stamp, date):
            day = stamp.isoformat()
        elif number is not None:
            whole = number(str(stamp))
        else:
            day, clock = _split(str(stamp))
        found.whole.append(whole)
        found.days.append(day)
        found.clocks.append(clock)
    return found


def _number_reader(texts: Sequence[str]) -> "Callable[[str], int | datetime | None] | None":
    """What reads stamps that are numbers: since 1970, or Excel's days; None where they aren't."""
    few = texts[:200]
    if few and sum(map(is_epoch, few)) * 10 >= len(few) * 9:
        return _epoch
    if few and sum(map(is_serial, few)) * 10 >= len(few) * 9:
        return _excel
    return None


def _epoch(text: str) -> int | None:
    if not is_epoch(text):
        return None
    number = text.partition(".")[0]
    size = len(number)
    return int(number[:10]) if size > 10 else int(number)


def _excel(text: str) -> datetime | None:
    if not is_serial(text):
        return None
    days = float(text.replace(",", "."))
    at = datetime.fromordinal(_EXCEL_ONE) + timedelta(days=days)
    return (at + timedelta(milliseconds=500)).replace(microsecond=0)


def _split(text: str) -> tuple[str, str | None]:  # noqa: PLR0911 - a way of writing each
    """The day and the time of day in a stamp; "" for the day where there is none."""
    parts = text.split(JOINT)
    if len(parts) == 3 and is_date(parts[0].strip()):
        return parts[0].strip(), f"{parts[1].strip()}:{parts[2].strip().zfill(2)}"
    if len(parts) > 2:
        year, month, day = (re.sub(r"\.0+$", "", part.strip()) for part in parts[:3])
        clock = (
            None
            if len(parts) == 3
            else parts[3]
            if len(parts) == 4
            else f"{parts[3].strip()}:{parts[4].strip().zfill(2)}"
        )
        return f"{year.zfill(4) if len(year) != 2 else year}-{month}-{day}", clock
    if len(parts) == 2:
        day, clock = (part.strip() for part in parts)
        stamped = _FAST.fullmatch(day)  # a day that a spreadsheet wrote with midnight behind it
        return (stamped[1] if stamped else re.sub(r"\.0+$", "", day)), _only_clock(clock)
    if match := _FAST.fullmatch(text):
        rest = match[2]
        return match[1], _BETWEEN.split(rest)[0] if _is_range(rest) else rest
    text = plain(text)
    if match := _PACKED.fullmatch(text):
        return match[1], f"{match[2]}:00" if len(match[2]) == 2 else _with_colons(match[2])
    if _BETWEEN.search(text):
        first, last = _BETWEEN.split(text)[:2]
        if is_date(first) and not _is_range(text):
            return first, last  # 27 Mar 2021 - 20:30
        text = first
    if match := _DAY_CLOCK.fullmatch(text):
        return match[1], match[2]
    if match := _CLOCK_DAY.fullmatch(text):
        return match[2], match[1]
    return text, None


def _is_range(text: str) -> bool:
    """Whether two days stand in a cell: 27.03.2021 20:00 - 27.03.2021 20:30."""
    parts = _BETWEEN.split(text)
    return len(parts) == 2 and re.search(r"\d{4}", parts[1]) is not None and ":" in parts[0]


def _with_colons(digits: str) -> str:
    tail = "Z" if digits.endswith("Z") else ""
    digits = digits.rstrip("Z")
    return ":".join(digits[at : at + 2] for at in range(0, len(digits), 2)) + tail


def _only_clock(text: str) -> str:
    """The time of day in a cell that a spreadsheet gave a day of its own."""
    match = re.fullmatch(r"(?:1899-12-3[01]|1900-01-0[01])[T ](.+)", text)
    return match[1] if match else text


def _day(text: str, order: str, month: tuple[int, int] | None) -> int | None:
    bare = to_arabic(text)
    if month is not None and re.fullmatch(r"\d{1,2}", bare):
        try:
            return date(*month, int(bare)).toordinal() - DAY_ONE
        except ValueError:
            return None
    day = read_date(text, order)
    return None if day is None else day.toordinal() - DAY_ONE


def is_midnight_last(stamps: Iterable[object], tz: str, *, is_day_first: bool | None) -> bool:
    """Whether, in the order of the file, 0:00 stands behind the other times of its day, and so means the day's end."""
    del tz
    parted = _parted(list(stamps))
    days = list(dict.fromkeys(day for day in parted.days if day))
    try:
        order = order_of(days, is_day_first)
        writing = writing_of({clock for clock in parted.clocks if clock}, None)
    except UnmeasurableError:
        return False
    local = [
        moment[0]
        for whole, day, clock in zip(parted.whole, parted.days, parted.clocks, strict=True)
        if (
            moment := _moment(
                whole, _day(day, order, None) if day else None, writing.read(clock) if clock else Clock(0)
            )
        )
    ]
    steps = [later - earlier for earlier, later in itertools.pairwise(local)]
    if len(steps) < 4:
        return False
    step = Counter(steps).most_common(1)[0][0]
    back = sum(1 for one, after in itertools.pairwise(steps) if one == step - DAY_S and after == step + DAY_S)
    usual = sum(1 for at, one in enumerate(steps) if one == step and local[at + 1] % DAY_S == 0)
    return step > 0 and back > 0 and not usual


def _second(local: int, place: ZoneInfo, offsets: dict[int, int | None], *, is_standard: bool) -> int | None:
    """The second of a local time; None where the clock shows it twice or never. A day's offset is looked up once."""
    day = local // DAY_S
    if day not in offsets:
        midnight = datetime.fromordinal(day + DAY_ONE)
        if is_standard:
            offsets[day] = _standard(midnight, place)
        else:
            first, last = (_offset(midnight + timedelta(days=n), place) for n in (0, 1))
            offsets[day] = first if first == last else None
    offset = offsets[day]
    if offset is None:
        at = datetime(1970, 1, 1) + timedelta(seconds=local)  # noqa: DTZ001 - local time is what is being resolved
        here = at.replace(tzinfo=place)
        if here.utcoffset() != here.replace(fold=1).utcoffset():
            return None
        offset = _offset(at, place)
    return local - offset


def _standard(at: datetime, place: ZoneInfo) -> int:
    here = at.replace(tzinfo=place)
    offset, summer = here.utcoffset(), here.dst()
    assert offset is not None
    return int((offset - (summer or timedelta())).total_seconds())


def _offset(at: datetime, place: ZoneInfo) -> int:
    offset = at.replace(tzinfo=place).utcoffset()
    assert offset is not None
    return int(offset.total_seconds())
