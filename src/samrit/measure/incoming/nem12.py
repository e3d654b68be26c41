"""NEM12, the file of interval readings of Australian meters: lines of a register (200), of its days (300) and of marks within a day (400).

Times are market time, ten hours before UTC all year; where the clock that was stated has no summer time, they are of that clock
(Western Australia's networks write the same lines by their own).
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from samrit.measure.event import zone
from samrit.measure.incoming.sheet import Sheet, sheet_of
from samrit.measure.incoming.units import unit_of
from samrit.measure.refusal import UnmeasurableError, too_much
from samrit.thai.translation import Message

_HEADINGS = ["nmi", "direction", "interval start", "value", "unit", "quality"]
_MOST_ROWS = 5_000_000
_MARKS = {"F": "S"}  # a final value that stands for another
_DAY_MINUTES = 1440


def load(path: Path, tz: str) -> Sheet:
    """A line for each interval of the registers of active energy."""
    offset = "" if _is_fixed(tz) else "+10:00"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [_HEADINGS]
            for row in _intervals(csv.reader(file), offset):
                rows.append(row)
                if len(rows) > _MOST_ROWS:
                    raise too_much(path.name)
    except (ValueError, IndexError, csv.Error) as error:
        raise UnmeasurableError(
            Message("{path} begins as NEM12, and its lines are not of that kind", path=path.name)
        ) from error
    if len({row[1] for row in rows[1:]}) == 1:
        rows = [[row[0], *row[2:]] for row in rows]
    return sheet_of(rows)


def _is_fixed(tz: str) -> bool:
    place = zone(tz)
    return len({datetime(2023, month, 1, tzinfo=place).utcoffset() for month in (1, 7)}) == 1


def _intervals(lines: "Iterator[list[str]]", offset: str) -> Iterator[list[str]]:
    name, direction, unit, minutes = "", "", "", 0
    day: list[list[str]] = []
    for line in lines:
        kind = line[0].strip() if line else ""
        if kind == "400" and day:
            first, last = int(line[1]), int(line[2])
            for row in day[first - 1 : last]:
                row[-1] = _mark(line[3])
            continue
        yield from day
        day = []
        if kind == "200":
            channel = line[4].strip() or line[3].strip()
            name, unit, minutes = f"{line[1].strip()} {channel}", line[7].strip(), int(line[8])
            direction = "export" if channel.upper().startswith("B") else "import"
        elif kind == "300" and unit_of(unit) is not None:  # no reactive energy
            day = list(_day(line, minutes, offset, (name, direction, unit)))
    yield from day


def _day(line: Sequence[str], minutes: int, offset: str, register: tuple[str, str, str]) -> Iterator[list[str]]:
    start, count = datetime.strptime(line[1].strip(), "%Y%m%d"), _DAY_MINUTES // minutes  # noqa: DTZ007 - a clock's day
    name, direction, unit = register
    mark = _mark(line[2 + count]) if len(line) > 2 + count else ""
    for at in range(count):
        moment = start + timedelta(minutes=at * minutes)
        yield [name, direction, f"{moment:%Y-%m-%d %H:%M}{offset}", line[2 + at].strip(), unit, mark]


def _mark(text: str) -> str:
    """The letter of a reading's quality, without the method behind it; "" where the next lines (400) tell it."""
    letter = text.strip()[:1].upper()
    return "" if letter in ("V", "") else _MARKS.get(letter, letter)
