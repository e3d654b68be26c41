"""What a file's times say of clock changes: whether its clock makes them, or its intervals are counted on through them."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from samrit.measure.incoming.clocks import DAY_S, Clock
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

DAY_ONE = date(1970, 1, 1).toordinal()


def seconds_counted_on(
    moments: Sequence[tuple[int | None, Clock | None]], counts: Sequence[int], place: ZoneInfo
) -> list[int | None] | None:
    """Seconds of intervals that are counted on through a clock change: 46, 48 or 50 half-hours in a day; None where they aren't.

    `moments` are days and the intervals' places in an ordinary day, `counts` how often each has a reading.
    """
    seconds: dict[int, int] = {}
    for (day, clock), count in zip(moments, counts or [1] * len(moments), strict=True):
        if day is not None and clock is not None and clock.end_s is not None and count:
            seconds[day] = max(seconds.get(day, 0), clock.end_s)
    changed = {day: length for day in seconds if (length := _midnight(day + 1, place) - _midnight(day, place)) != DAY_S}
    if not changed or any(seconds[day] != length for day, length in changed.items()):
        return None
    begins = {day: _midnight(day, place) for day, _ in moments if day is not None}
    return [begins[day] + clock.start_s if day is not None and clock is not None else None for day, clock in moments]


def _midnight(day: int, place: ZoneInfo) -> int:
    return int(datetime.fromordinal(day + DAY_ONE).replace(tzinfo=place).timestamp())


def without_summer(bare: Mapping[int, int], place: ZoneInfo, *, is_counted: bool) -> tuple[bool, bool]:
    """Whether clock times of a place that changes its clocks were kept without changing them; whether that is in doubt.

    Told by all days on which clocks skip an hour: times in it are of no such clock, unless it is only the first, by which an
    interval's end is counted on from its start; and by those on which an hour comes twice, where these come once. Days that
    contradict each other are refused.
    """
    if not bare:
        return False, False
    filled = empty = once = twice = 0
    ordered = sorted(bare)
    for starts, ends, is_skipped in _changes(place, ordered[0], ordered[-1]):
        low, middle, high = (bisect_left(ordered, second) for second in (2 * starts - ends, starts, ends))
        before = sum(bare[second] for second in ordered[low:middle])
        inside = sum(bare[second] for second in ordered[middle:high])
        if not before:
            continue
        if is_skipped and middle < high and ordered[high - 1] == starts and ends not in bare and high < len(ordered):
            empty += 1  # 2:00 is the end of the hour before, and there is no 3:00
        elif is_skipped:
            filled += inside * 2 >= before  # a stray reading or two make no hour
            empty += inside == 0
        elif is_counted:
            once += 0 < inside <= before
            twice += inside * 2 >= before * 3
    if filled and (twice or empty):
        raise UnmeasurableError(
            Message(
                "the times contradict the clocks of {place}: an hour that they skip has readings, and one that they repeat "
                "has them twice; say the file's own time zone: --data-tz",
                place=place.key,
            )
            if twice
            else Message(
                "the times contradict the clocks of {place}: in one year the hour that they skip has readings, in another it has "
                "none; say the file's own time zone with --data-tz, or part the file",
                place=place.key,
            )
        )
    return filled > 0, not filled and not empty and once > 0


def is_summer_alone(bare: Mapping[int, int], place: ZoneInfo) -> bool:
    """Whether all clock times lie in one summer of their place, so that nothing tells whether their clock knows it."""
    if not bare:
        return False
    first, last = min(bare), max(bare)
    day = datetime.fromordinal(first // DAY_S + DAY_ONE).replace(tzinfo=place)
    return bool(day.dst()) and not any(_changes(place, first, last))


def _changes(place: ZoneInfo, first: int, last: int) -> Iterable[tuple[int, int, bool]]:
    """Clock times that are skipped (True) or repeated (False) between two clock times."""
    for day in range(first // DAY_S, last // DAY_S + 1):
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)
        before, after = _offset_at(at, place), _offset_at(at + timedelta(days=1), place)
        if before == after:
            continue
        low, high = day * DAY_S, (day + 1) * DAY_S
        while high - low > 60:
            middle = (low + high) // 2
            is_before = _offset_at(datetime.fromtimestamp(middle, UTC), place) == before
            low, high = (middle, high) if is_before else (low, middle)
        change = high // 60 * 60  # clocks change on a minute, and `high` is less than one behind it
        yield (change + before, change + after, True) if after > before else (change + after, change + before, False)


def _offset_at(at: datetime, place: ZoneInfo) -> int:
    offset = at.astimezone(place).utcoffset()
    assert offset is not None
    return int(offset.total_seconds())
