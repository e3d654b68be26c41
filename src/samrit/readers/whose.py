"""Whose a saved page or paper is, and of which year: what it says itself, else the folder in which it lay, its address, its dates.

Pages of the present system print neither; their address has the agency's code, and whoever saved them named the folder.
All that tells it is given, not only what goes first, so that where one thing contradicts another a person is asked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from samrit.readers.reading import Reading
from samrit.report import IndicatorReport
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.dates import find_dates
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean_line

# A year; none of a span of years (2561-2565), which a plan has.
_YEAR = re.compile(r"(?<![0-9])(?<!25[0-9]{2}[-–])(?<!-)(?P<year>25[5-9][0-9])(?![0-9]|\s?[-–]\s?25[0-9]{2}(?![0-9]))")
_SHORT_YEAR = re.compile(r"^(?:ปี|fy|year)?[ ._]?(?P<year>[5-9][0-9])$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/]+/\S*?(?:mobile|mykpi|index|plan|year|fy)(?P<year>25[5-9][0-9]|[5-9][0-9])(?![0-9])\S*", re.IGNORECASE)  # fmt: skip
_AGENCY_CODE = re.compile(r"^(?P<code>[0-9]{8}|[0-9]{4})(?![0-9])")
_CODE_IN_NAME = re.compile(r"(?<![0-9-])(?P<code>[0-9]{8}|[0-9]{4})-[0-9]{3,4}(?![0-9-])")
_CODE_IN_ADDRESS = re.compile(r"https?://[^\s/]+/\S*?[?&]pid=(?P<code>[0-9]{8}|[0-9]{4})-", re.IGNORECASE)
_COMMON_ERA = re.compile(r"20[0-5][0-9]")  # a folder called so is rather a year, where the agency is told
_FROM_DATES = 0.8  # so many of a text's dates lie in the one fiscal year, else they tell none
_FEWEST_DATES = 2


class From(StrEnum):
    """What tells the year or the agency of a file."""

    TEXT = "text"
    FOLDER = "folder"
    NAME = "name"
    ADDRESS = "address"
    DATES = "dates"
    PERSON = "person"  # whoever says it for files that don't


@dataclass(frozen=True, slots=True)
class Whose:
    """The fiscal year and the agency; `is_year_guessed` where only the dates in the text tell it.

    `years` and `agencies` are all that tells them: with where it stands, what goes first first.
    """

    fiscal_year_be: int | None = None
    is_year_guessed: bool = False
    agency_code: str = ""
    agency_name: str = ""
    years: tuple[tuple[From, int], ...] = ()
    agencies: tuple[tuple[From, str], ...] = ()


def whose(reading: Reading, path: str) -> Whose:
    """Of a report that was read in the file at this path of a folder."""
    report = reading.report
    years = tuple(_years(reading, path))
    name = report.agency if not to_arabic(report.agency).isdecimal() else ""
    agencies = tuple((where, short_code(code)) for where, code in _agencies(reading, path))
    where, code = next((one for one in agencies if one[0] is not From.ADDRESS), (From.TEXT, ""))
    code = "" if name and where is not From.TEXT else code  # a paper that names its agency is not its folder's unasked
    is_guessed = bool(years) and years[0][0] is From.DATES
    name = name or _name_of_folder(path, code)
    return Whose(years[0][1] if years else None, is_guessed, code, name, years, agencies)


def _name_of_folder(path: str, code: str) -> str:
    """What the folder of an agency calls it behind its code: "2200 สำนักสิ่งแวดล้อม"."""
    for part in reversed(PurePosixPath(to_arabic(path).replace("\\", "/")).parts[:-1]):
        match = _AGENCY_CODE.match(part)
        if code and match and short_code(match["code"]) == code:
            words = clean_line(part[match.end() :].replace("_", " ")).strip(" -–.")
            return words if re.search(r"[^\W\d]{2}", words) else ""
    return ""


def short_code(code: str) -> str:
    """The agency's code as indicators have it: 5018 of 50180000; a division's stays whole."""
    return code[:4] if len(code) == 8 and code.endswith("0000") else code


def own_code(report: IndicatorReport) -> str:
    """The indicator's own code; "" where the page has but its agency's, as a page that lists indicators."""
    return "" if re.fullmatch(r"[0-9]{8}", report.code) else report.code


def _years(reading: Reading, path: str) -> Iterator[tuple[From, int]]:
    """All that tells the year; the dates in the text where they tell one, or lie in none of those told."""
    stated: list[int] = []
    for where, year in (
        (From.TEXT, reading.report.fiscal_year_be),
        *_years_of_path(path),
        (From.ADDRESS, _year_of_address(reading.source)),
    ):
        if year:
            stated.append(year)
            yield where, year
    of_dates = _year_of_dates(reading, stated)
    if of_dates:
        yield From.DATES, of_dates


def _years_of_path(path: str) -> Iterator[tuple[From, int]]:
    *folders, name = PurePosixPath(to_arabic(path).replace("\\", "/")).parts
    for part in reversed(folders):
        if match := _YEAR.search(part):
            yield From.FOLDER, int(match["year"])
        elif match := _SHORT_YEAR.match(part):
            yield From.FOLDER, 2500 + int(match["year"])
    if match := _YEAR.search(name):
        yield From.NAME, int(match["year"])


def _year_of_address(source: str) -> int | None:
    match = _ADDRESS.search(source[:2000])
    if match is None:
        return None
    year = int(match["year"])
    return year if year > 2500 else 2500 + year


def _year_of_dates(reading: Reading, stated: Iterable[int]) -> int | None:
    """The year in which nearly all dates lie; where others are told, also the most frequent one of dates that all contradict them.

    One date alone contradicts only by lying years after: a report of 2563 knows nothing of 2566, yet an old order may be cited.
    """
    report, stated = reading.report, set(stated)
    texts = [one.narrative for one in report.quarters] if isinstance(report, IndicatorReport) else [report.narrative]
    dates = [one for text in texts for one in find_dates(text) if one.is_year_stated]
    years = Counter(fiscal_year_be(one.ends_on) for one in dates)
    if not years:
        return None
    year, count = years.most_common(1)[0]
    if count >= max(_FEWEST_DATES, _FROM_DATES * len(dates)):
        return year
    touched = {fiscal_year_be(day) for one in dates for day in (one.starts_on, one.ends_on)}
    if not stated or touched & stated:
        return None
    return year if len(dates) >= _FEWEST_DATES or year > max(stated) + 1 else None


def _agencies(reading: Reading, path: str) -> Iterator[tuple[From, str]]:
    report = reading.report
    code = report.agency_code if isinstance(report, IndicatorReport) else report.code.partition("-")[0]
    code = to_arabic(code)
    is_stated = code.isdecimal() and len(code) in (4, 8)
    if is_stated:
        yield From.TEXT, code
    *folders, name = PurePosixPath(to_arabic(path).replace("\\", "/")).parts
    for part in reversed(folders):
        match = _AGENCY_CODE.match(part)
        if match and not _YEAR.fullmatch(match["code"]) and not (is_stated and _COMMON_ERA.fullmatch(part)):
            is_stated = True
            yield From.FOLDER, match["code"]
    match = _CODE_IN_NAME.search(name) or (None if is_stated else _AGENCY_CODE.match(name))
    if match and not _YEAR.fullmatch(match["code"]):
        yield From.NAME, match["code"]
    if match := _CODE_IN_ADDRESS.search(reading.source[:2000]):
        yield From.ADDRESS, match["code"]
