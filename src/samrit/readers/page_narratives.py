"""Narratives that no heading names: told from each other by order and dates, or left out of the report, with a remark.

A page prints its quarters in order, one line each, and a blank quarter leaves no line. So the n-th line is quarter n
where its own dates say so, and with it all before it; and where there are four lines.
"""

from collections import Counter

from samrit.readers.lines import Line
from samrit.thai.calendar import fiscal_year_be, quarter_of
from samrit.thai.dates import find_dates

_LONGEST_NARRATIVE = 20_000  # characters; what a longer one says at its end tells nothing more


def mentioned_quarters(lines: list[Line]) -> int:
    """How many of the lines, from the first, are quarters 1, 2, … for certain enough."""
    if not 1 <= len(lines) <= 4:
        return 0
    days = [[date.ends_on for date in find_dates(line.text[:_LONGEST_NARRATIVE])] for line in lines]
    years = Counter(fiscal_year_be(day) for of_line in days for day in of_line)
    if not years:
        return 4 if len(lines) == 4 else 0
    year = max(years, key=lambda y: (years[y], y))
    stated = 0
    for at, of_line in enumerate(days, 1):
        quarters = [quarter_of(day) for day in of_line if fiscal_year_be(day) == year]
        latest = max(quarters, default=0)
        if latest > at:
            return stated
        if latest == at:
            stated = at
    return 4 if len(lines) == 4 else stated
