"""A day as files of load data write it: in numbers or with a month's name, Thai or English, with years of either era."""

import itertools
import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from samrit.measure.refusal import UnmeasurableError
from samrit.thai.calendar import MONTHS_EN, MONTHS_SHORT_TH, MONTHS_TH, WEEKDAYS_EN, WEEKDAYS_TH
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_NAMES = {
    re.sub(r"[. ]", "", name).lower(): place
    for names in (MONTHS_EN, MONTHS_TH, MONTHS_SHORT_TH, [name[:3] for name in MONTHS_EN])
    for place, name in enumerate(names, 1)
} | {"sept": 9}
_NAME = "(?:" + "|".join(
    sorted((r"\.?\s?".join(map(re.escape, name)) if not name.isascii() and len(name) < 5 else name for name in _NAMES),
    key=len, reverse=True)
) + r")\.?"  # fmt: skip
_WEEKDAY = re.compile(
    r"^(?:(?:" + "|".join(name[:3] for name in WEEKDAYS_EN) + r")[a-z]*\.?|(?:วัน)?(?:" + "|".join(WEEKDAYS_TH)
    + r")(?:ที่)?|[จอพศส][.ฤา]?\.?)\s*,?\s+(?=\d|[A-Za-z])",
    re.IGNORECASE,
)  # fmt: skip
_THREE = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})")
_DAY_NAME = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/., ]*({_NAME})[-/., ]*(?:พ\.?ศ\.?|ค\.?ศ\.?)?\s*(\d{{4}}|\d\d)", re.IGNORECASE
)
_NAME_DAY = re.compile(rf"({_NAME})[-/. ]*(\d{{1,2}})(?:st|nd|rd|th)?[-/., ]+(\d{{4}}|\d\d)", re.IGNORECASE)
_YEAR_NAME = re.compile(rf"(\d{{4}})[-/., ]*({_NAME})[-/., ]*(\d{{1,2}})", re.IGNORECASE)
_EASTERN_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日\s*")
_EASTERN_CLOCK = re.compile(r"(\d{1,2})[時时](?:(\d{1,2})分)?")
_COMPACT = re.compile(r"((?:19|20|25)\d\d)(\d\d)(\d\d)")
_ORDINAL = re.compile(r"^((?:19|20|24|25)\d\d)-(\d{3})(?=[T ,]|$)")
_MONTH_YEAR = re.compile(rf"({_NAME})[-/., ]*(?:พ\.?ศ\.?|ค\.?ศ\.?)?\s*(\d{{4}})", re.IGNORECASE)
DATE = rf"(?:\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|(?:19|20|25)\d{{6}}|\d{{1,2}}[-/., ]*{_NAME}[-/., ]*\d{{2,4}}|{_NAME}[-/. ]*\d{{1,2}}[-/., ]+\d{{2,4}}|\d{{4}}[-/., ]*{_NAME}[-/., ]*\d{{1,2}})"
ORDERS = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}  # where year, month and day stand
_BUDDHIST_FROM = 2400
_BUDDHIST_SHORT_FROM = 50  # 64 is 2564, 21 is 2021
_FITS = 0.8
_SWAPPED_MOST = 0.2  # of the days: so many follow upon the one before only with day and month the other way round


def plain(text: str) -> str:
    """A cell with Arabic digits, no weekday before the day, and without the signs of Chinese and Japanese dates."""
    text = to_arabic(text).replace("\u00a0", " ").strip()
    if "月" in text or "時" in text or "时" in text:
        text = _EASTERN_DAY.sub(r"\1-\2-\3 ", text)
        text = _EASTERN_CLOCK.sub(lambda match: f"{match[1]}:{match[2] or '00'}", text).strip()
    text = _ORDINAL.sub(lambda match: _of_year(match[1], match[2]) or match[0], text)
    return _WEEKDAY.sub("", text)


def _of_year(year: str, day: str) -> str | None:
    """The day of a year by its number, as 2021-086 writes it; None where the year has none such."""
    first = date(_year(year), 1, 1)
    found = first + timedelta(days=int(day) - 1)
    return found.isoformat() if int(day) and found.year == first.year else None


@cache
def _raw(text: str) -> tuple[str, tuple[str, str, str]] | None:
    """How a day is written ("numbers", "named", "compact") with its parts: in numbers as they stand, else year, month, day."""
    text = plain(text)
    if match := _THREE.fullmatch(text):
        return "numbers", (match[1], match[2], match[3])
    if match := _COMPACT.fullmatch(text):
        return "compact", (match[1], match[2], match[3])
    if match := _DAY_NAME.fullmatch(text):
        return "named", (match[3], _month(match[2]), match[1])
    if match := _NAME_DAY.fullmatch(text):
        return "named", (match[3], _month(match[1]), match[2])
    if match := _YEAR_NAME.fullmatch(text):
        return "named", (match[1], _month(match[2]), match[3])
    return None


def _month(name: str) -> str:
    return str(_NAMES[re.sub(r"[. ]", "", name).lower()])


def is_date(text: str) -> bool:
    """Whether a cell holds a day and nothing else."""
    return _raw(text) is not None


def is_month(text: str) -> bool:
    """Whether a cell holds a month's name and nothing else."""
    return re.sub(r"[. ]", "", text).lower() in _NAMES


def month_in(text: str) -> tuple[int, int] | None:
    """The year and month that a title names ("มีนาคม 2564"); None where it names none."""
    match = _MONTH_YEAR.search(to_arabic(text))
    return (_year(match[2]), int(_month(match[1]))) if match else None


def is_dotted(text: str) -> bool:
    """Whether a day is written with points: 27.03.2021."""
    return re.match(r"\d{1,2}\.\d{1,2}\.\d{2,4}", text.strip()) is not None


def read_date(text: str, order: str) -> date | None:
    """The day that a cell names; `order` is that of days in numbers with no year of four digits in front."""
    raw = _raw(text)
    if raw is None:
        return None
    kind, parts = raw
    if kind == "numbers":
        places = ORDERS["ymd"] if len(parts[0]) == 4 else ORDERS[order]
        parts = (parts[places[0]], parts[places[1]], parts[places[2]])
    if len(parts[0]) not in (2, 4) or len(parts[2]) > 2:
        return None
    try:
        return date(_year(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 2:
        year += 2500 if year >= _BUDDHIST_SHORT_FROM else 2000
    return year - 543 if year > _BUDDHIST_FROM else year


def order_of(texts: Sequence[str], stated: bool | None) -> str:
    """The order of day, month and year in days of numbers; `texts` in the order of the file, `stated` is "the day first".

    Told by numbers above 12, and by readings that follow day upon day. UnmeasurableError where neither tells, or where
    what was stated can't be.
    """
    numbers = [text for text in texts if (raw := _raw(text)) is not None and raw[0] == "numbers" and len(raw[1][0]) < 4]
    if not numbers:
        return "dmy" if stated is not False else "mdy"
    has_year = any(len(parts[1][2]) == 4 for text in numbers if (parts := _raw(text)) is not None)
    able = [order for order in (("dmy", "mdy") if has_year else ("dmy", "mdy", "ymd")) if _reads(numbers, order)]
    if stated is not None:
        wanted = "dmy" if stated else "mdy"
        if able and wanted not in able:
            raise UnmeasurableError(
                Message("“{day}” has no such month: --day-first or --month-first is the wrong way round", day=_odd(numbers, wanted))
            )  # fmt: skip
        return wanted
    if len(able) > 1:
        able = [order for order in able if _follow(numbers, order)]
    if len(able) != 1:
        raise UnmeasurableError(
            Message("a date such as 03/04/2021 can be read in two ways; say --day-first or --month-first")
        )
    if swapped := _swapped(numbers, able[0]):
        raise UnmeasurableError(
            Message(
                "some dates have day and month the other way round, as a spreadsheet makes them: {day} follows upon the day before only so; "
                "write all as 2021-03-27",
                day=f"“{swapped}”",
            )
        )
    return able[0]


def _swapped(numbers: Sequence[str], order: str) -> str | None:
    """The first of many days that follow upon the one before only with day and month the other way round; None where few do."""
    other = {"dmy": "mdy", "mdy": "dmy"}.get(order)
    if other is None:
        return None
    odd = []
    before: set[date] = set()
    for text in numbers:
        read, turned = read_date(text, order), read_date(text, other)
        follows = {day + timedelta(days=1) for day in before}
        if read not in follows and turned in follows and before:
            odd.append(text)
        before = {day for day in (read, turned) if day is not None}
    return odd[0] if len(odd) > _SWAPPED_MOST * len(numbers) and len(odd) > 3 else None


def _reads(numbers: Sequence[str], order: str) -> bool:
    return all(read_date(text, order) is not None for text in numbers)


def _odd(numbers: Sequence[str], order: str) -> str:
    return next(text for text in numbers if read_date(text, order) is None)


def _follow(numbers: Sequence[str], order: str) -> bool:
    """Whether the days follow upon each other when read so."""
    days = [day.toordinal() for text in numbers if (day := read_date(text, order)) is not None]
    steps = [abs(later - earlier) for earlier, later in itertools.pairwise(days)]
    return len(steps) >= 2 and sum(step == 1 for step in steps) >= _FITS * len(steps)
