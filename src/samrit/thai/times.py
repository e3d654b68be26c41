"""Times of day as Thai reports write them: "20.30 - 21.30 น.", "เวลา 10.00 น.", "09:00-16:30 น."."""

import re
from dataclasses import dataclass
from datetime import time

from samrit.thai.digits import to_arabic

_CLOCK = r"(?<![\d.,:])([01]?\d|2[0-4])[.:]([0-5]\d)(?![\d]|[.:]\d)"
_RANGE = re.compile(rf"(?:เวลา\s*)?{_CLOCK}\s*(?:น\.?)?\s*(?:-|–|—|ถึง)\s*{_CLOCK}\s*(?:น\.|นาฬิกา|น(?![ก-๙]))")
_SINGLE = re.compile(rf"(?:เวลา\s*{_CLOCK}(?:\s*(?:น\.|นาฬิกา))?|{_CLOCK}\s*(?:น\.(?!\s?ส\.)|นาฬิกา))")


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
    for m in _RANGE.finditer(plain):
        first, last = time(int(m[1]) % 24, int(m[2])), time(int(m[3]) % 24, int(m[4]))
        found.append(FoundTime(m.start(), m.end(), first, last))
    for m in _SINGLE.finditer(plain):
        if any(m.start() < f.end and f.start < m.end() for f in found):
            continue
        hour, minute = (m[1], m[2]) if m[1] is not None else (m[3], m[4])
        found.append(FoundTime(m.start(), m.end(), time(int(hour) % 24, int(minute))))
    return tuple(sorted(found, key=lambda f: f.start))
