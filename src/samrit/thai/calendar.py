"""Buddhist Era, fiscal years, quarters, and dates in words.

The fiscal year (ปีงบประมาณ) of the Thai state runs from 1 October to 30 September and carries the Buddhist
year of its end: 2564 is 1 October 2563 to 30 September 2564 (2020-10-01 to 2021-09-30).
Source: Budget Procedure Act B.E. 2561 (พ.ร.บ. วิธีการงบประมาณ พ.ศ. 2561), section 4.
"""

from datetime import date
from typing import Literal

from samrit.thai.digits import to_thai

BUDDHIST_OFFSET = 543

Language = Literal["th", "en"]

MONTHS_TH = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
MONTHS_SHORT_TH = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS_TH = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def to_buddhist(year_ce: int) -> int:
    """The year of the Buddhist Era that corresponds to a Common Era year."""
    return year_ce + BUDDHIST_OFFSET


def to_common(year_be: int) -> int:
    """The Common Era year that corresponds to a year of the Buddhist Era."""
    return year_be - BUDDHIST_OFFSET


def fiscal_year_be(day: date) -> int:
    """The fiscal year, in the Buddhist Era, in which a day lies."""
    return to_buddhist(day.year + (1 if day.month >= 10 else 0))


def quarter_of(day: date) -> int:
    """The quarter of the fiscal year in which a day lies: 1 is October to December, 4 July to September."""
    return (day.month - 10) % 12 // 3 + 1


def fiscal_year_dates(year_be: int) -> tuple[date, date]:
    """First and last day of a fiscal year."""
    year_ce = to_common(year_be)
    return date(year_ce - 1, 10, 1), date(year_ce, 9, 30)


def quarter_dates(year_be: int, quarter: int) -> tuple[date, date]:
    """First and last day of a quarter of a fiscal year; ValueError for a quarter outside 1 to 4."""
    year_ce = to_common(year_be)
    match quarter:
        case 1:
            return date(year_ce - 1, 10, 1), date(year_ce - 1, 12, 31)
        case 2:
            return date(year_ce, 1, 1), date(year_ce, 3, 31)
        case 3:
            return date(year_ce, 4, 1), date(year_ce, 6, 30)
        case 4:
            return date(year_ce, 7, 1), date(year_ce, 9, 30)
        case _:
            raise ValueError(f"a fiscal year has the quarters 1 to 4, not {quarter}")


def format_date(
    day: date,
    language: Language = "th",
    *,
    thai_digits: bool = False,
    weekday: bool = False,
    short: bool = False,
) -> str:
    """A date in words: "27 มีนาคม 2564" in Thai (Buddhist Era), "27 March 2021" in English."""
    if language == "en":
        month = MONTHS_EN[day.month - 1][: 3 if short else None]
        text = f"{day.day} {month} {day.year}"
        return f"{WEEKDAYS_EN[day.weekday()]} {text}" if weekday else text
    month = (MONTHS_SHORT_TH if short else MONTHS_TH)[day.month - 1]
    text = f"{day.day} {month} {to_buddhist(day.year)}"
    if weekday:
        text = f"วัน{WEEKDAYS_TH[day.weekday()]}ที่ {text}"
    return to_thai(text) if thai_digits else text
