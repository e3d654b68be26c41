"""Time stamps to seconds since 1970 UTC, without a guess: day and month, the year's era, the clock's changes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from samrit.measure.event import zone
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d\d:?(?:\d\d)?)?"
)
_SLASHED = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})(?:[T ,]+(\d\d?)[:.](\d\d)(?:[:.](\d\d))?)?")
_BUDDHIST_FROM = 2400


@dataclass(frozen=True, slots=True)
class Stamps:
    """For each stamp its second, None where it is none; those that a clock change makes unclear, and those not read."""

    seconds: tuple[int | None, ...]
    unclear: tuple[str, ...]
    unread: tuple[str, ...]
    has_offset: bool


def read_stamps(stamps: Sequence[object], tz: str, *, is_day_first: bool | None = None) -> Stamps:
    """Stamps as text, or as date and time, with or without an offset; those without are of the time zone `tz`.

    UnmeasurableError where 03/04/2021 could be two days and nobody has said which, or where no stamp can be read.
    """
    place = zone(tz)
    texts = [stamp for stamp in stamps if isinstance(stamp, str)]
    day_first = _day_first(texts, is_day_first)
    offsets: dict[date, int | None] = {}
    seconds: list[int | None] = []
    unclear: list[str] = []
    unread: list[str] = []
    has_offset = False
    for stamp in stamps:
        at = stamp if isinstance(stamp, datetime) else _parse(str(stamp), is_day_first=day_first)
        if at is None:
            unread.append(str(stamp))
            seconds.append(None)
        elif at.tzinfo is not None:
            has_offset = True
            seconds.append(int(at.timestamp()))
        else:
            second = _local(at, place, offsets)
            if second is None:
                unclear.append(str(stamp))
            seconds.append(second)
    if stamps and len(unread) == len(stamps):
        raise UnmeasurableError(
            Message("“{unread}” can't be read as a time; write 2021-03-27 20:30", unread=unread[0])
        )  # fmt: skip
    return Stamps(tuple(seconds), tuple(unclear), tuple(unread), has_offset)


def _day_first(texts: Sequence[str], stated: bool | None) -> bool:
    if stated is not None:
        return stated
    pairs = {(int(m[1]), int(m[2])) for text in texts if (m := _SLASHED.match(text))}
    is_day, is_month = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    if pairs and is_day == is_month:
        raise UnmeasurableError(
            Message("a date such as 03/04/2021 can be read in two ways; say --day-first or --month-first")
        )
    return is_day


def _parse(text: str, *, is_day_first: bool) -> datetime | None:
    text = text.strip()
    offset = None
    if match := _ISO.fullmatch(text):
        year, month, day, hour, minute, second, offset = match.groups()
    elif match := _SLASHED.fullmatch(text):
        first, other, year, hour, minute, second = match.groups()
        day, month = (first, other) if is_day_first else (other, first)
    else:
        return None
    full = int(year) - 543 if int(year) > _BUDDHIST_FROM else int(year)
    is_midnight = hour == "24"
    try:
        time = (0 if is_midnight else int(hour or 0), int(minute or 0), int(second or 0))
        at = datetime(full, int(month), int(day), *time)  # noqa: DTZ001 - a clock time; its zone comes later
    except ValueError:
        return None
    if is_midnight:
        at += timedelta(days=1)
    if offset is None:
        return at
    if offset in ("Z", "UTC"):
        return at.replace(tzinfo=UTC)
    digits = offset[1:].replace(":", "").ljust(4, "0")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return (at - shift if offset[0] == "+" else at + shift).replace(tzinfo=UTC)


def _local(at: datetime, place: ZoneInfo, offsets: dict[date, int | None]) -> int | None:
    """The second of a local time; None where the clock shows it twice or never. A day's offset is looked up once."""
    day = at.date()
    if day not in offsets:
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - local time is what is being resolved
        first, last = (_offset(midnight + timedelta(days=n), place) for n in (0, 1))
        offsets[day] = first if first == last else None
    offset = offsets[day]
    if offset is None:
        here = at.replace(tzinfo=place)
        if here.utcoffset() != here.replace(fold=1).utcoffset():
            return None
        offset = _offset(at, place)
    return int((at - datetime(1970, 1, 1)).total_seconds()) - offset  # noqa: DTZ001 - both are plain clock times here


def _offset(at: datetime, place: ZoneInfo) -> int:
    offset = at.replace(tzinfo=place).utcoffset()
    assert offset is not None
    return int(offset.total_seconds())
