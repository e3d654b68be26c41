"""Load data for the sample city, made up by arithmetic: plainly no utility's, and the same each time.

A city's half-hours of two years: a curve of the day, lower weekends, a hot season, what each day differs by itself, and
what each half-hour does. On the evenings of the events some load is missing between 20.30 and 21.30.
"""

from datetime import date, datetime, timedelta
from math import cos, exp, pi
from random import Random

from samrit.ops.sample_city.reading import AS_IT_IS
from samrit.ops.sample_city.years import Later

NAME = "ข้อมูลสังเคราะห์สำหรับทดลอง ไม่ใช่ข้อมูลของการไฟฟ้า"
SOURCE = "สร้างด้วยสูตรในโปรแกรม (samrit.ops.sample_city.load_file)"
AREA = "กรุงเทพมหานคร (สังเคราะห์)"
FROM, UNTIL = datetime(2019, 10, 1), datetime(2021, 10, 1)  # noqa: DTZ001 - the clock on the wall
_STEP = timedelta(minutes=30)
# The evenings on which load is missing, and how much: of 2564 what the real form stated.
_LESS_MW = {date(2020, 3, 28): 12.0, date(2021, 3, 27): 29.4}


def synthetic_load(later: Later = AS_IT_IS) -> bytes:
    """A CSV of half-hours in kW, by Bangkok's clock; some 35,000 readings, of the files' years or of later ones."""
    random = Random(2564)  # noqa: S311 - the same each time is what is wanted
    at, lines, of_day, near = _years_later(FROM, later), ["timestamp,kw"], 0.0, 0.0
    until, less_mw = _years_later(UNTIL, later), {later.day(day): mw for day, mw in _LESS_MW.items()}
    while at < until:
        if at.hour == at.minute == 0:
            of_day = 0.6 * of_day + random.gauss(0, 0.012)
        near = 0.8 * near + random.gauss(0, 0.0008)
        mw = 5600 * _shape(at) * (1 + of_day + near)
        if at.date() in less_mw and (at.hour, at.minute) in {(20, 30), (21, 0)}:
            mw -= less_mw[at.date()]
        lines.append(f"{at:%Y-%m-%dT%H:%M},{1000 * mw:.0f}")
        at += _STEP
    return "\n".join([*lines, ""]).encode()


def _years_later(at: datetime, later: Later) -> datetime:
    return datetime.combine(later.day(at.date()), at.time())


def _shape(at: datetime) -> float:
    hour = at.hour + at.minute / 60
    day = 1 + 0.16 * cos((hour - 14.5) / 24 * 2 * pi) + 0.10 * exp(-(((hour - 20.0) / 2.2) ** 2))
    weekend = {5: 0.93, 6: 0.87}.get(at.weekday(), 1.0)
    return day * weekend * (1 + 0.06 * cos((at.timetuple().tm_yday - 115) / 365 * 2 * pi))
