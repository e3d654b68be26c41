"""Dates and times as reports write them are found with their spans; what only looks like one is not."""

from datetime import date, time

import pytest

from samrit.thai.dates import DateAnchor, Era, Precision, find_dates, read_dates
from samrit.thai.digits import format_number, parse_number, to_arabic, to_thai
from samrit.thai.times import find_times

ONE_DATE = {
    "2 - 3 มีนาคม 2564": (date(2021, 3, 2), date(2021, 3, 3)),
    "27 มีนาคม 2564": (date(2021, 3, 27), date(2021, 3, 27)),
    "๒๗ มีนาคม ๒๕๖๔": (date(2021, 3, 27), date(2021, 3, 27)),
    "8 มี.ค. 64": (date(2021, 3, 8), date(2021, 3, 8)),
    "15 พ.ค. 63": (date(2020, 5, 15), date(2020, 5, 15)),
    "31/10/2562": (date(2019, 10, 31), date(2019, 10, 31)),
    "28/10/2563": (date(2020, 10, 28), date(2020, 10, 28)),
    "1/31/2021": (date(2021, 1, 31), date(2021, 1, 31)),
    "20/01/2566": (date(2023, 1, 20), date(2023, 1, 20)),
    "1 ตุลาคม 2565 - 31 ธันวาคม 2565": (date(2022, 10, 1), date(2022, 12, 31)),
    "1 ม.ค. 66 - 31 มี.ค. 66": (date(2023, 1, 1), date(2023, 3, 31)),
}
MONTHS = {
    "ต.ค. 62": (date(2019, 10, 1), date(2019, 10, 31)),
    "เดือนต.ค. 63": (date(2020, 10, 1), date(2020, 10, 31)),
    "ต.ค.-ธ.ค.62": (date(2019, 10, 1), date(2019, 12, 31)),
    "ตุลาคม - ธันวาคม 2562": (date(2019, 10, 1), date(2019, 12, 31)),
}
NO_DATES = (
    "31 กุมภาพันธ์ 2564",
    "20 x 100 / 364 = 5.49",
    "4-2-0 ไร่",
    "กท 6909/1116",
    "135,655,720.- บาท",
    "97 หน่วยงาน",
    "60+",
)


@pytest.mark.parametrize(("words", "days"), ONE_DATE.items())
def test_a_day_or_a_range_of_days_is_found(words: str, days: tuple[date, date]) -> None:
    found = find_dates(f"จัดประชุม {words} ณ ห้องประชุม 1")

    assert [(d.starts_on, d.ends_on, d.precision) for d in found] == [(*days, Precision.DAY)]
    assert [(d.start, d.end) for d in found] == [(10, 10 + len(words))]


@pytest.mark.parametrize(
    "words",
    [
        "เมื่อวันเสาร์ที่ 26 เมษายน 17 พฤษภาคม และ 14 มิถุนายน 2568",
        "26 เม.ย. 17 พ.ค. และ 14 มิ.ย. 68",
        "on 26 April, 17 May and 14 June 2025",
    ],
)
def test_a_number_before_the_next_month_is_its_day_and_no_year(words: str) -> None:
    found = find_dates(words, DateAnchor(2568))

    assert [one.starts_on for one in found] == [date(2025, 4, 26), date(2025, 5, 17), date(2025, 6, 14)]
    assert find_dates("26 เม.ย. 68 17 พ.ค. 68", DateAnchor(2568))[0].starts_on == date(2025, 4, 26)


@pytest.mark.parametrize(("words", "days"), MONTHS.items())
def test_a_month_is_its_first_to_its_last_day(words: str, days: tuple[date, date]) -> None:
    assert [(d.starts_on, d.ends_on, d.precision) for d in find_dates(f"ผลงาน {words} แล้ว")] == [
        (*days, Precision.MONTH)
    ]


def test_two_days_may_share_month_and_year() -> None:
    found = find_dates("ในวันอังคารที่ 2 และวันพุธที่ 3 มีนาคม 2564")

    assert [(d.starts_on, d.weekday, d.is_year_stated) for d in found] == [
        (date(2021, 3, 2), 1, False),
        (date(2021, 3, 3), 2, True),
    ]


@pytest.mark.parametrize("words", NO_DATES)
def test_what_only_looks_like_a_date_is_none(words: str) -> None:
    assert find_dates(words) == ()


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("เวลา 20.30 - 21.30 น.", (time(20, 30), time(21, 30))),
        ("19.00 - 21.30 น.", (time(19, 0), time(21, 30))),
        ("๒๐.๓๐ - ๒๑.๓๐ น.", (time(20, 30), time(21, 30))),
        ("เวลา 10.00 น.ผ่าน", (time(10, 0), None)),
    ],
)
def test_times_of_day_are_found(words: str, times: tuple[time, time | None]) -> None:
    assert [(t.starts_at, t.ends_at) for t in find_times(words)] == [times]


@pytest.mark.parametrize("words", ["29.4 เมกะวัตต์", "1.15 ล้านบาท", "ข้อ 10.00", "8.4 ตัน"])
def test_other_numbers_are_no_times(words: str) -> None:
    assert find_times(words) == ()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("100.0000", "100.0000"), ("1,407.52", "1407.52"), ("๕", "5"), ("−3", "-3"), (".5", "0.5"), ("0.00", "0.00")],
)
def test_numbers_are_read_as_typed(typed: str, printed: str) -> None:
    value = parse_number(typed)

    assert value is not None
    assert format_number(value) == printed


@pytest.mark.parametrize("typed", ["", "-", "5 แห่ง", "4.452/5", "1,40", "5027-0824", "๕ก", "1.2.3"])
def test_other_words_are_no_numbers(typed: str) -> None:
    assert parse_number(typed) is None


def test_digits_go_both_ways() -> None:
    assert to_arabic("ปี ๒๕๖๔ (2564)") == "ปี 2564 (2564)"
    assert to_thai("ปี 2564") == "ปี ๒๕๖๔"


@pytest.mark.parametrize(
    "words",
    [
        "27-03-2567", "27.03.2567", "27/3/2567", "2567-03-27", "2024-03-27", "2024/3/27", "27 มีนาคม ค.ศ. 2024", "27 มี.ค. 67",
        "27 มีนาคม พุทธศักราช 2567", "27 มี. ค. 67", "27th of March 2024", "Mar. 27, 2024", "27 มี.ค. 67 รายงานผล", "27 มี.ค.67 หลังจากนั้น", "27-มี.ค.-67", "27 March 2024", "March 27, 2024", "27 มีนาคม", "27/3/24", "27/3/67",
    ],
)  # fmt: skip
def test_a_day_is_the_same_however_it_is_written(words: str) -> None:
    found = find_dates(f"เปิดงานวันที่ {words} แล้ว", DateAnchor(2567, 2))

    assert [(d.starts_on, d.ends_on) for d in found] == [(date(2024, 3, 27), date(2024, 3, 27))]


@pytest.mark.parametrize(
    ("words", "year", "days"),
    [
        ("ในเดือนพฤศจิกายน", 2567, (date(2023, 11, 1), date(2023, 11, 30))),
        ("เดือน ม.ค.", 2567, (date(2024, 1, 1), date(2024, 1, 31))),
        ("ตุลาคม - ธันวาคม", 2567, (date(2023, 10, 1), date(2023, 12, 31))),
        ("15 ธันวาคม - 14 มกราคม", 2567, (date(2023, 12, 15), date(2024, 1, 14))),
        ("15 ธันวาคม 2566 - 14 มกราคม 2567", None, (date(2023, 12, 15), date(2024, 1, 14))),
        ("1/10/2566 - 31/12/2566", None, (date(2023, 10, 1), date(2023, 12, 31))),
        ("ระหว่างเดือนตุลาคมและธันวาคม 2566", None, (date(2023, 10, 1), date(2023, 12, 31))),
        ("1/10/66-31/12/66", None, (date(2023, 10, 1), date(2023, 12, 31))),
        ("28 ก.พ. - 1 มี.ค. 67", None, (date(2024, 2, 28), date(2024, 3, 1))),
    ],
)
def test_months_and_ranges_take_the_year_from_their_text(words: str, year: int | None, days: tuple[date, date]) -> None:
    assert [(d.starts_on, d.ends_on) for d in find_dates(words, DateAnchor(year))] == [days]


def test_a_day_without_a_year_is_undated_where_nobody_knows_the_fiscal_year() -> None:
    read = read_dates("อบรมวันที่ 12 กุมภาพันธ์ แล้ว")

    assert (read.dates, len(read.undated)) == ((), 1)


def test_the_era_and_the_order_of_a_date_are_told() -> None:
    assert [d.era for d in find_dates("27/3/24 และ 27/3/67", DateAnchor(2567))] == [Era.COMMON, Era.BUDDHIST]
    assert find_dates("1/31/2021")[0].is_month_first


@pytest.mark.parametrize("words", ["31/6/2567", "29/2/2566", "วันที่ 31 เมษายน 2567", "31 กุมภาพันธ์ 2564", "2567-02-30"])
def test_a_day_that_no_calendar_has_is_told(words: str) -> None:
    read = read_dates(words)

    assert (read.dates, len(read.impossible)) == ((), 1)


@pytest.mark.parametrize(
    "words",
    [
        "ครั้งที่ 2.03.2567",
        "5013-0806",
        "0-2123-4567",
        "ประชุมครั้งที่ 6/2567",
        "บ้านเลขที่ 12/5/2567",
        "สำนักงาน ก.พ.ร.",
        "ข้อ 1.2.2567",
    ],
)
def test_a_number_of_another_kind_is_no_date(words: str) -> None:
    read = read_dates(words, DateAnchor(2567, 2))

    assert (read.dates, read.impossible, read.undated) == ((), (), ())
