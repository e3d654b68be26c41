"""Whose a saved page or paper is, and of which year: what it says itself, else the folder in which it lay, its address, its dates.

Pages of the present system print neither; their address has the agency's code, and whoever saved them named the folder.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from samrit.readers.reading import Reading
from samrit.report import IndicatorReport
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.dates import find_dates
from samrit.thai.digits import to_arabic

_YEAR = re.compile(r"(?<![0-9-])(?P<year>25[5-9][0-9])(?![0-9])")
_SHORT_YEAR = re.compile(r"^(?:ปี|fy|year)?[ ._]?(?P<year>[5-9][0-9])$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/]+/\S*?(?:mobile|mykpi|index|plan|year|fy)(?P<year>25[5-9][0-9]|[5-9][0-9])(?![0-9])\S*", re.IGNORECASE)  # fmt: skip
_AGENCY_CODE = re.compile(r"^(?P<code>[0-9]{8}|[0-9]{4})(?![0-9])")
_FROM_DATES = 0.8  # so many of a text's dates lie in the one fiscal year, else they tell none
_FEWEST_DATES = 2


@dataclass(frozen=True, slots=True)
class Whose:
    """The fiscal year and the agency; `is_year_guessed` where only the dates in the text tell it."""

    fiscal_year_be: int | None = None
    is_year_guessed: bool = False
    agency_code: str = ""
    agency_name: str = ""


def whose(reading: Reading, path: str) -> Whose:
    """Of a report that was read in the file at this path of a folder."""
    report = reading.report
    year = report.fiscal_year_be or _year_of_path(path) or _year_of_address(reading.source)
    guessed = None if year else _year_of_dates(reading)
    code = report.agency_code if isinstance(report, IndicatorReport) else report.code.partition("-")[0]
    code = to_arabic(code)
    name = report.agency if not to_arabic(report.agency).isdecimal() else ""
    if not code.isdecimal() or len(code) not in (4, 8):
        code = "" if name else _agency_of_path(path)
    return Whose(year or guessed, guessed is not None, short_code(code), name)


def short_code(code: str) -> str:
    """The agency's code as indicators have it: 5018 of 50180000; a division's stays whole."""
    return code[:4] if len(code) == 8 and code.endswith("0000") else code


def own_code(report: IndicatorReport) -> str:
    """The indicator's own code; "" where the page has but its agency's, as a page that lists indicators."""
    return "" if re.fullmatch(r"[0-9]{8}", report.code) else report.code


def _year_of_path(path: str) -> int | None:
    *folders, name = PurePosixPath(to_arabic(path).replace("\\", "/")).parts
    for part in reversed(folders):
        if match := _YEAR.search(part):
            return int(match["year"])
        if match := _SHORT_YEAR.match(part):
            return 2500 + int(match["year"])
    match = _YEAR.search(name)
    return int(match["year"]) if match else None


def _year_of_address(source: str) -> int | None:
    match = _ADDRESS.search(source[:2000])
    if match is None:
        return None
    year = int(match["year"])
    return year if year > 2500 else 2500 + year


def _year_of_dates(reading: Reading) -> int | None:
    report = reading.report
    texts = [one.narrative for one in report.quarters] if isinstance(report, IndicatorReport) else [report.narrative]
    dates = [one for text in texts for one in find_dates(text) if one.is_year_stated]
    years = Counter(fiscal_year_be(one.ends_on) for one in dates).most_common(1)
    if not years or years[0][1] < max(_FEWEST_DATES, _FROM_DATES * len(dates)):
        return None
    return years[0][0]


def _agency_of_path(path: str) -> str:
    *folders, name = PurePosixPath(to_arabic(path).replace("\\", "/")).parts
    for part in (*reversed(folders), name):
        match = _AGENCY_CODE.match(part)
        if match and not _YEAR.fullmatch(match["code"]):
            return match["code"]
    return ""
