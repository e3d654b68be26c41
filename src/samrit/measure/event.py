"""The event: a window of local time on one day."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from samrit.measure.refusal import UnmeasurableError
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message
from samrit.thai.typed_day import read_day

_CLOCK = r"(?:[01]?\d|2[0-3])[:.][0-5]\d"
_DAY = r".*?\d.*?"  # in any spelling in which people type one
_WINDOW = re.compile(
    rf"(?P<day>{_DAY})(?:T|[, ]\s*)(?P<starts>{_CLOCK})\s*(?:/|-|–)\s*(?:(?P<last>{_DAY})(?:T|[, ]\s*))?(?P<ends>{_CLOCK})"
)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])0?(\d\d?)(?::?00)?")
_LONGEST = timedelta(hours=12)  # beyond that, hours before and after the event are no longer of the same evening


@dataclass(frozen=True, slots=True)
class Event:
    """From `starts_at` to `ends_at`, both with their time zone; `tz` is its name."""

    starts_at: datetime
    ends_at: datetime
    tz: str

    @property
    def day(self) -> date:
        """The local day on which it starts."""
        return self.starts_at.date()

    @property
    def hours(self) -> float:
        """How long it lasts, in hours that pass (not as clocks show them)."""
        return (self.ends_s - self.starts_s) / 3600

    @property
    def starts_s(self) -> int:
        """Its start in seconds since 1970 UTC."""
        return int(self.starts_at.timestamp())

    @property
    def ends_s(self) -> int:
        """Its end in seconds since 1970 UTC."""
        return int(self.ends_at.timestamp())

    @property
    def window(self) -> str:
        """Its one spelling: "2021-03-27T20:30/21:30"; an end before the start is on the next day."""
        return f"{self.starts_at:%Y-%m-%dT%H:%M}/{self.ends_at:%H:%M}"

    def anchor(self, day: int) -> datetime:
        """The same time of the clock, `day` days later (negative: earlier)."""
        local = self.starts_at.replace(tzinfo=None) + timedelta(days=day)
        return local.replace(tzinfo=zone(self.tz))

    def shift_s(self, day: int) -> int:
        """By how many seconds the clock stands elsewhere on that day than on the day of the event."""
        passed = int(self.anchor(day).timestamp()) - self.starts_s
        return passed - day * 86400


def zone(name: str) -> ZoneInfo:
    """The time zone of that name, or of an offset in whole hours (UTC+7); UnmeasurableError where there is none."""
    match = _OFFSET.fullmatch(name.strip())
    if match:  # the names of such zones have the sign of the west
        hours = int(match[2])
        name = f"Etc/GMT{'-' if match[1] == '+' else '+'}{hours}" if hours else "Etc/UTC"
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnmeasurableError(
            Message("there is no time zone “{name}”; use a name such as Asia/Bangkok", name=name)
        ) from error


def parse_event(text: str, tz: str) -> Event:
    """The event that "2021-03-27T20:30/21:30" names in a time zone; the day may be in the Buddhist Era: 27/3/2564 20.30-21.30.

    An end before the start is on the next day. UnmeasurableError for what is no window, for clock times that a clock
    change skips or repeats, and for windows of more than twelve hours.
    """
    match = _WINDOW.fullmatch(to_arabic(text).strip())
    if match is None:
        raise _no_window(text)
    day, last = (read_day(match[name] or match["day"]) for name in ("day", "last"))
    if day is None or last is None:
        raise _no_window(text)
    starts, ends = datetime.combine(day, _clock(match["starts"])), datetime.combine(last, _clock(match["ends"]))
    if ends <= starts and not match["last"]:
        ends += timedelta(days=1)
    event = Event(localised(starts, tz), localised(ends, tz), tz)
    if not 0 < event.ends_s - event.starts_s <= _LONGEST.total_seconds():
        raise UnmeasurableError(Message("an event lasts more than 0 and at most 12 hours"))
    return event


def _clock(text: str) -> time:
    hour, minute = re.split("[:.]", text)
    return time(int(hour), int(minute))


def _no_window(text: str) -> UnmeasurableError:
    return UnmeasurableError(Message("“{text}” is no window of time; write it as 2021-03-27T20:30/21:30", text=text))


def localised(local: datetime, tz: str) -> datetime:
    """A clock time in a time zone; UnmeasurableError where the clock shows it twice or never."""
    at = local.replace(tzinfo=zone(tz))
    is_skipped = at.astimezone(UTC).astimezone(zone(tz)).replace(tzinfo=None) != local
    if is_skipped or at.utcoffset() != at.replace(fold=1).utcoffset():
        raise UnmeasurableError(
            Message(
                "{local:%H:%M} on {local:%Y-%m-%d} comes twice or never in {tz}, because the clocks change",
                local=local,
                tz=tz,
            )
        )
    return at
