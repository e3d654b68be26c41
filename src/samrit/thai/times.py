"""Times of day as Thai reports write them: "20.30 - 21.30 น.", "เวลา 10.00 น.", "09:00-16:30 น."."""

import re
from dataclasses import dataclass
from datetime import time

from samrit.thai.digits import to_arabic

_CLOCK = r"(?<![\d.,:])([01]?\d|2[0-4])[.:]([0-5]\d)(?![\d]|[.:]\d)"
_END = r"\s*(?:น\.|นาฬิกา|น(?![ก-๙]))"
_RANGE = re.compile(rf"(?P<led>เวลา\s*)?{_CLOCK}\s*(?:น\.?)?\s*(?:-|–|—|ถึง)\s*{_CLOCK}(?(led)(?:{_END})?|{_END})")
# Two clocks of four digits each are a window also where nothing says so, unless something is measured: 20.30-21.30.
_BARE = re.compile(
    r"(?<![\d.,:])([01]\d|2[0-4])[.:]([0-5]\d)\s?(?:-|–)\s?([01]\d|2[0-4])[.:]([0-5]\d)(?!\d|[.:]\d|\s?[ก-๎A-Za-z%])"
)
_SINGLE = re.compile(rf"(?:เวลา\s*{_CLOCK}(?:\s*(?:น\.|นาฬิกา))?|{_CLOCK}\s*(?:น\.(?!\s?ส\.)|นาฬิกา))")
_CLOCK_FACE = re.compile(r"[0-9]{1,2}[.:][0-9]{2}")
_LEAD = re.compile(r"เวลา\s*$")


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time of day, or a window from `starts_at` to `ends_at`; `text[start:end]` are the words.

    24.00 น. is read as 00:00.
    """

    start: int
    end: int
    starts_at: time
    ends_at: time | None = None


def find_times(text: str) -> tuple[FoundTime, ...]:
    """All times and windows of time in a text, in order. "29.4" and "1.15 ล้าน" are not times."""
    plain = to_arabic(text)
    found: list[FoundTime] = []
    floor = 0  # what one time has taken the next leaves alone
    for clock in _CLOCK_FACE.finditer(plain):  # patterns are tried at clock faces only, not at every letter
        at = clock.start()
        if at < floor:
            continue
        lead = _LEAD.search(plain[max(floor, at - 8) : at])
        start = max(floor, at - 8) + lead.start() if lead else at
        m = _RANGE.match(plain, start) or _BARE.match(plain, start)
        if m:
            numbers = [int(number) for number in m.groups()[-4:]]
            first, last = time(numbers[0] % 24, numbers[1]), time(numbers[2] % 24, numbers[3])
            found.append(FoundTime(m.start(), m.end(), first, last))
            floor = m.end()
            continue
        m = _SINGLE.match(plain, start)
        if m:
            hour, minute = (m[1], m[2]) if m[1] is not None else (m[3], m[4])
            found.append(FoundTime(m.start(), m.end(), time(int(hour) % 24, int(minute))))
            floor = m.end()
    return tuple(found)
