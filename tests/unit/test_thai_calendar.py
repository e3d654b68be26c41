"""Years of the Buddhist Era, fiscal years from October, quarters, and dates in words."""

from datetime import date

import pytest

from samrit.thai.calendar import (
    fiscal_year_be,
    fiscal_year_dates,
    format_date,
    quarter_dates,
    quarter_of,
    to_buddhist,
    to_common,
)


@pytest.mark.parametrize(
    ("day", "year_be", "quarter"),
    [
        (date(2020, 9, 30), 2563, 4),
        (date(2020, 10, 1), 2564, 1),
        (date(2020, 12, 31), 2564, 1),
        (date(2021, 1, 1), 2564, 2),
        (date(2021, 3, 27), 2564, 2),
        (date(2021, 4, 1), 2564, 3),
        (date(2021, 6, 30), 2564, 3),
        (date(2021, 7, 1), 2564, 4),
        (date(2021, 9, 30), 2564, 4),
        (date(2021, 10, 1), 2565, 1),
    ],
)
def test_a_day_lies_in_its_fiscal_year_and_quarter(day: date, year_be: int, quarter: int) -> None:
    first, last = quarter_dates(year_be, quarter)

    assert (fiscal_year_be(day), quarter_of(day)) == (year_be, quarter)
    assert first <= day <= last


def test_the_quarters_of_a_year_follow_each_other() -> None:
    assert [quarter_dates(2564, quarter) for quarter in (1, 2, 3, 4)] == [
        (date(2020, 10, 1), date(2020, 12, 31)),
        (date(2021, 1, 1), date(2021, 3, 31)),
        (date(2021, 4, 1), date(2021, 6, 30)),
        (date(2021, 7, 1), date(2021, 9, 30)),
    ]
    assert fiscal_year_dates(2564) == (date(2020, 10, 1), date(2021, 9, 30))


def test_a_year_has_no_fifth_quarter() -> None:
    with pytest.raises(ValueError, match="quarters 1 to 4"):
        quarter_dates(2564, 5)


def test_eras_are_543_years_apart() -> None:
    assert (to_buddhist(2021), to_common(2564)) == (2564, 2021)


def test_dates_are_written_as_each_language_writes_them() -> None:
    day = date(2021, 3, 27)

    assert format_date(day) == "27 มีนาคม 2564"
    assert format_date(day, thai_digits=True) == "๒๗ มีนาคม ๒๕๖๔"
    assert format_date(day, weekday=True) == "วันเสาร์ที่ 27 มีนาคม 2564"
    assert format_date(day, short=True) == "27 มี.ค. 2564"
    assert format_date(day, "en") == "27 March 2021"
    assert format_date(day, "en", weekday=True) == "Saturday 27 March 2021"
