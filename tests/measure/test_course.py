"""A file that holds the autumn day alone: whether its clock was set back shows in the course of the days around it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from cities import Floats, load_mw

from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Label, Stated

SYDNEY, STANDARD = "Australia/Sydney", "Etc/GMT-10"
FIRST, DAYS = datetime(2021, 3, 15, tzinfo=ZoneInfo(SYDNEY)), 36  # clocks are set back on 4 April


def lived(mw: Floats) -> list[tuple[datetime, float]]:
    """Half-hours of people who live by the clock of Sydney, each hour that it repeats shown once."""
    found: list[tuple[datetime, float]] = []
    at = FIRST.astimezone(UTC)
    while len(found) < DAYS * 48:
        here = at.astimezone(ZoneInfo(SYDNEY))
        day = (here.date() - FIRST.date()).days
        if day >= DAYS:
            break
        found.append((at, float(mw[day, here.hour * 2 + here.minute // 30])))
        at += timedelta(minutes=30)
    return found


def codes_and_days(path: Path, rows: list[tuple[datetime, float]], clock: str) -> tuple[list[str], dict[int, float]]:
    shown: dict[str, float] = {}
    for at, mw in rows:
        shown.setdefault(f"{at.astimezone(ZoneInfo(clock)):%Y-%m-%d %H:%M}", mw)
    path.write_text("time,load_mw\n" + "".join(f"{at},{mw:.2f}\n" for at, mw in shown.items()))
    found = read(path, Stated(tz=SYDNEY, label=Label.START))
    good = found.table.to_pyarrow()
    return [one.code for one in found.findings], dict(
        zip(good["start_s"].to_pylist(), good["kw"].to_pylist(), strict=True)
    )


def test_a_clock_that_stays_is_read_as_standard_time(tmp_path: Path) -> None:
    rows = lived(load_mw(DAYS))

    codes, kw = codes_and_days(tmp_path / "a.csv", rows, STANDARD)

    assert codes == ["Q28"]
    assert kw == pytest.approx({int(at.timestamp()): round(mw, 2) * 1000 for at, mw in rows})


def test_a_clock_that_was_set_back_and_tells_its_hour_once_is_that_of_the_place(tmp_path: Path) -> None:
    codes, kw = codes_and_days(tmp_path / "a.csv", lived(load_mw(DAYS)), SYDNEY)

    assert "Q28" not in codes
    assert len(kw) == DAYS * 48 - 4  # what stands in the hour that comes twice is not used
