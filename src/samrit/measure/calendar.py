"""Like days: days of the same kind as the day of the event, on which nothing happened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from samrit.measure.event import Event
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message


@dataclass(frozen=True)
class Calendar:
    """Days counted from the event's: 0 is the event, -7 the same weekday a week before.

    `holidays` and `others` (days with an event of their own) are no like days, nor is a day on the other side of a
    clock change: the evening of summer time is another evening (2.5 % of the load of Victoria).
    """

    event: Event
    first: int
    last: int
    holidays: frozenset[date] = frozenset()
    others: frozenset[date] = frozenset()

    def date(self, day: int) -> date:
        """The date of a day."""
        return self.event.day + timedelta(days=day)

    def is_plain(self, day: int) -> bool:
        """Whether a day of any weekday is fit to learn from: no holiday, no event, the same clock."""
        on = self.date(day)
        return day != 0 and on not in self.holidays and on not in self.others and self.event.shift_s(day) == 0

    @cached_property
    def plain(self) -> tuple[int, ...]:
        """All days to learn from, in order."""
        return tuple(day for day in range(self.first, self.last + 1) if self.is_plain(day))

    @cached_property
    def like(self) -> tuple[int, ...]:
        """All days like the event's: plain, and of the same weekday."""
        return tuple(day for day in self.plain if day % 7 == 0)

    @cached_property
    def other_clock(self) -> int:
        """How many days of the same weekday are left out because the clock stood elsewhere."""
        return sum(1 for day in range(self.first, self.last + 1) if day % 7 == 0 and self.event.shift_s(day) != 0)


def holidays_of(place: str, years: Collection[int]) -> frozenset[date]:
    """Public holidays of a country ("TH") or of a part of one ("AU-VIC"); "none" has none.

    UnmeasurableError for a place that the `holidays` package doesn't know.
    """
    if place.lower() == "none":
        return frozenset()
    import holidays

    country, _, part = place.partition("-")
    try:
        return frozenset(holidays.country_holidays(country.upper(), subdiv=part or None, years=years))
    except NotImplementedError as error:
        raise UnmeasurableError(
            Message(
                "there is no calendar of holidays for “{place}”; use a country's code, such as TH, or none", place=place
            )
        ) from error


def place_of(tz: str) -> str:
    """The country whose holidays are those of a time zone ("TH" for Asia/Bangkok); "none" for a zone of no country."""
    return _countries().get(tz, "none")


@cache
def _countries() -> dict[str, str]:
    """Time zones with their countries, from the table that comes with the zones."""
    from importlib.resources import files

    found: dict[str, str] = {}
    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, _, name = line.split("\t")[:3]
            found.setdefault(name, country)
    return found
