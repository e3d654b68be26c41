"""A time of day as files of load data write it: 20:30, 8.30 PM, 2030, hour 21, HE21, period 42, 20:00-20:30."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from samrit.measure.incoming.stated import Label
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

DAY_S = 86400
_OFFSETS = {"Z": 0, "UTC": 0, "GMT": 0, "ICT": 7, "EST": -5, "EDT": -4, "AEST": 10, "AEDT": 11, "CET": 1, "CEST": 2,
            "JST": 9, "SGT": 8}  # fmt: skip
_HALF = r"(?:[AaPp]\.?\s?[Mm]\.?|ก่อนเที่ยง|หลังเที่ยง)"
_ONE = rf"\d{{1,2}}(?:[:.hH]\d\d)?(?:[:.]\d\d)?(?:[.,]\d+)?\s*(?:{_HALF})?(?:\s*น\.?)?"
_CLOCK = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:[:.hH](?P<minute>\d\d))?(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<half>{_HALF})?(?:\s*(?:น\.?|นาฬิกา))?"
    r"\s*(?P<offset>Z|[A-Z]{3,4}|(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?)?"
)
_PACKED = re.compile(r"(?P<hour>\d\d?)(?P<minute>\d\d)(?P<second>\d\d)?")
_RANGE = re.compile(rf"({_ONE})\s*(?:-|–|—|~|/|to|ถึง)\s*({_ONE})", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:[A-Za-zก-๙][A-Za-zก-๙ ._#-]*?)?\s*(\d{1,4})")
_PART = re.compile(r"0?\.\d+|0(?:\.0)?|1(?:\.0)?")
CLOCK = rf"(?:{_ONE}|\d{{3,6}})"
# How many intervals of a day are counted, and from which number on.
_COUNTS = {24: 3600, 48: 1800, 96: 900, 144: 600, 288: 300, 1440: 60}


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds since midnight; the end where a range tells it, the offset from UTC where there is one."""

    start_s: int
    end_s: int | None = None
    offset_s: int | None = None


@dataclass(frozen=True, slots=True)
class ClockWriting:
    """How a file's times of day are to be read: as clocks, or as numbers of intervals of `step_s`, from `first` on."""

    step_s: int | None = None
    first: int = 0
    is_packed: bool = False  # 2030 for 20:30
    is_part: bool = False  # 0.8541666 for 20:30, as Excel counts
    label: Label | None = None  # where the writing itself tells which end a time marks

    def read(self, text: str) -> Clock | None:
        """The time in a cell; None where it holds none."""
        if self.step_s is not None:
            number = _number(text)
            if number is None or not 0 <= (number - self.first) * self.step_s <= DAY_S + 7200:
                return None
            start = (number - self.first) * self.step_s
            return Clock(start, start + self.step_s)
        if self.is_part:
            return Clock(round(float(text) * 1440) * 60) if _PART.fullmatch(text) else None
        return read_clock(text, is_packed=self.is_packed)


@cache
def read_clock(text: str, *, is_packed: bool = False) -> Clock | None:
    """A time of day by itself."""
    text = to_arabic(text).replace("\u00a0", " ").strip().lstrip("Tt")
    if match := _RANGE.fullmatch(text):
        first, last = _two(match[1], match[2])
        return Clock(first.start_s, last.start_s or DAY_S) if first and last else None
    match = (
        _PACKED.fullmatch(text.zfill(4)) if is_packed and text.isdigit() and len(text) != 5 else _CLOCK.fullmatch(text)
    )
    if match is None:
        return None
    found = match.groupdict()
    hour, minute, second = int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0)
    half = (found.get("half") or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in "pห" else 0)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return None
    offset = found.get("offset")
    if offset and _offset(offset) is None:
        return None
    return Clock(hour * 3600 + minute * 60 + second, None, _offset(offset) if offset else None)


def _two(one: str, other: str) -> tuple[Clock | None, Clock | None]:
    last = read_clock(other)
    first = read_clock(one)
    if first and re.search(_HALF, other) and not re.search(_HALF, one):  # 8:00 - 8:30 PM
        first = read_clock(f"{one} {re.search(_HALF, other)[0]}")  # type: ignore[index] # it was found above
    return first, last


def _offset(text: str) -> int | None:
    if text in _OFFSETS:
        return _OFFSETS[text] * 3600
    match = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?", text)
    if match is None:
        return None
    size = int(match[2]) * 3600 + int(match[3] or 0) * 60
    return size if match[1] == "+" else -size


def _number(text: str) -> int | None:
    match = _ORDINAL.fullmatch(re.sub(r"\.0+$", "", to_arabic(text).strip()))
    return int(match[1]) if match else None


def is_clock(text: str) -> bool:
    """Whether a cell is a time of day that could be nothing else: with minutes, AM or PM, or a range."""
    plain = to_arabic(text).strip()
    return (
        bool(re.search(r"\d[:hH]\d\d|\d\s*[AaPp]\.?[Mm]|\d\.\d\d\s*(?:น|[-–])", plain)) and read_clock(text) is not None
    )


def is_counted(texts: Collection[str]) -> bool:
    """Whether cells number the intervals of a day: 1 to 24, 0 to 23, HE1 to HE24, 1 to 48, 1 to 96."""
    return _counted(texts) is not None


def _counted(texts: Collection[str]) -> tuple[int, int] | None:
    """The first number and the length of an interval in seconds."""
    numbers = {number for text in texts if (number := _number(text)) is not None}
    if not numbers or len(numbers) < 24 or any(_number(text) is None for text in texts):
        return None
    first, last = min(numbers), max(numbers)
    if first not in (0, 1):
        return None
    count = last + 1 - first
    for whole, step_s in _COUNTS.items():
        # An autumn day may have an hour more; a spring day less is among the others.
        if whole <= count <= whole + max(1, whole // 24) and len(numbers) >= whole:
            return first, step_s
    return None


def are_parts_of_a_day(texts: Collection[str]) -> bool:
    """Whether cells are times of day as Excel stores them: 0 for midnight, 0.5 for noon."""
    return all(_PART.fullmatch(text) for text in texts) and any(len(text) > 6 for text in texts)


def writing_of(texts: Collection[str], label: Label | None) -> ClockWriting:
    """How these times of day are written; UnmeasurableError where they contradict what was stated of them."""
    cells = [text for text in texts if text.strip()]
    if cells and are_parts_of_a_day(cells):
        return ClockWriting(is_part=True)
    counted = _counted(cells) if not any(is_clock(text) for text in cells) else None
    if counted and counted[0] == 0 and label is Label.END and counted[1] != 3600:
        raise UnmeasurableError(
            Message("intervals are numbered from 0, which is the start of the first: leave out --label end")
        )
    if counted and not (counted[0] == 0 and label is Label.END):
        return ClockWriting(counted[1], counted[0], label=Label.START)
    is_packed = bool(cells) and all(re.fullmatch(r"\d{1,6}", to_arabic(text).strip()) for text in cells) and any(
        len(to_arabic(text).strip()) > 2 for text in cells
    )  # fmt: skip
    read = [clock for text in cells if (clock := read_clock(text, is_packed=is_packed)) is not None]
    if read and all(clock.end_s is not None for clock in read):
        return ClockWriting(is_packed=is_packed, label=Label.START)
    has_midnight = any(clock.start_s == 0 for clock in read)
    if any(clock.start_s == DAY_S for clock in read) and not has_midnight:
        if label is Label.START:
            raise UnmeasurableError(
                Message("there is a 24:00 and no 0:00, so that times mark the end of their intervals: say --label end")
            )
        return ClockWriting(is_packed=is_packed, label=Label.END)
    return ClockWriting(is_packed=is_packed)
