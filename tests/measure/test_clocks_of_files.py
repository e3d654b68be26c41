"""A file's clock that knows no summer time is told by all days of change; what contradicts itself is refused."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from samrit.measure.incoming.stamps import Stamps, read_stamps
from samrit.measure.refusal import UnmeasurableError

PLACE = "America/Toronto"
HALF = timedelta(minutes=30)


def clock(tz: str, first: str, last: str) -> dict[str, int]:
    """What a clock of a zone shows each half-hour, and how often."""
    shown: dict[str, int] = {}
    at, end = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (first, last))
    while at < end:
        text = f"{at.astimezone(ZoneInfo(tz)):%Y-%m-%d %H:%M}"
        shown[text] = shown.get(text, 0) + 1
        at += HALF
    return shown


def read(shown: dict[str, int], place: str = PLACE) -> Stamps:
    return read_stamps(list(shown), place, counts=list(shown.values()))


def second(found: Stamps, shown: dict[str, int], stamp: str) -> int | None:
    return found.seconds[list(shown).index(stamp)]


def test_a_clock_of_standard_time_is_found_by_the_hour_that_summer_skips() -> None:
    shown = clock("Etc/GMT+5", "2021-01-10", "2022-12-20")

    found = read(shown)

    assert (found.is_standard, found.is_doubtful, found.unclear) == (True, False, ())
    assert second(found, shown, "2021-07-01 12:00") == int(datetime(2021, 7, 1, 17, tzinfo=UTC).timestamp())


@pytest.mark.parametrize("place", [PLACE, "Europe/London", "Europe/Paris", "Australia/Sydney", "America/St_Johns"])
def test_a_clock_of_the_place_keeps_its_summer_time(place: str) -> None:
    shown = clock(place, "2021-01-10", "2022-12-20")
    noon = datetime(2021, 7, 1, 12, tzinfo=ZoneInfo(place))

    found = read(shown, place)

    assert (found.is_standard, found.is_doubtful) == (False, False)
    assert second(found, shown, "2021-07-01 12:00") == int(noon.timestamp())


def test_one_stray_reading_in_a_skipped_hour_changes_no_year() -> None:
    shown = dict.fromkeys(clock(PLACE, "2021-01-10", "2021-06-20"), 4) | {"2021-03-14 02:00": 1}

    found = read(shown)

    assert (found.is_standard, found.unclear) == (False, ("2021-03-14 02:00",))


def test_years_of_two_clocks_are_refused() -> None:
    shown = clock(PLACE, "2021-01-10", "2021-12-20") | clock("Etc/GMT+5", "2022-01-10", "2022-12-20")

    with pytest.raises(UnmeasurableError, match="contradict the clocks"):
        read(shown)


def test_a_skipped_hour_that_is_filled_and_a_repeated_one_that_comes_twice_are_refused() -> None:
    shown = clock(PLACE, "2021-01-10", "2021-12-20") | {"2021-03-14 02:00": 1}

    with pytest.raises(UnmeasurableError, match="has them twice"):
        read(shown)


def test_an_autumn_alone_only_raises_a_doubt() -> None:
    found = read(clock("Etc/GMT+5", "2021-09-10", "2021-12-20"))

    assert (found.is_standard, found.is_doubtful) == (False, True)


@pytest.mark.parametrize("step", [HALF, 2 * HALF], ids=["half an hour", "an hour"])
def test_an_end_that_is_counted_on_from_its_start_is_of_a_clock_with_summer_time(step: timedelta) -> None:
    starts = [at for at in clock(PLACE, "2021-03-10", "2021-03-20") if step == HALF or at.endswith(":00")]
    ends = [f"{datetime.fromisoformat(at) + step:%Y-%m-%d %H:%M}" for at in starts]
    assert "2021-03-14 02:00" in ends  # which no clock of the place shows

    found = read(dict.fromkeys(ends, 1))

    assert (found.is_standard, found.unclear) == (False, ("2021-03-14 02:00",))


def test_one_summer_alone_tells_nothing_of_its_clock() -> None:
    summer, winter = (
        read(clock(PLACE, *days)) for days in (("2021-06-01", "2021-07-01"), ("2021-01-10", "2021-02-10"))
    )

    assert (summer.is_summer_alone, winter.is_summer_alone) == (True, False)
