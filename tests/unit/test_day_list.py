"""A list of days off is read as it is copied, in either era; what is no day is told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.thai.calendar import Language, format_date
from samrit.thai.day_list import ListedDay, read_day_list

FATHERS_DAY = date(2026, 12, 5)


@pytest.mark.parametrize(
    "line",
    [
        "5 ธันวาคม 2569 วันพ่อแห่งชาติ",
        "2569-12-05 วันพ่อแห่งชาติ",
        "2026-12-05,วันพ่อแห่งชาติ",
        "วันเสาร์ที่ 5 ธันวาคม พ.ศ. 2569\tวันพ่อแห่งชาติ",
        "1\t5/12/2569\tวันพ่อแห่งชาติ",
        "๑. ๕ ธ.ค. ๒๕๖๙ วันพ่อแห่งชาติ",
        "วันพ่อแห่งชาติ - 5 ธ.ค. 69",
        "(3) วันพ่อแห่งชาติ: 5 ธันวาคม 2569 (วันเสาร์)",
        "| 5 Dec 2026 | วันพ่อแห่งชาติ |",
        "5 ธันวาคม วันพ่อแห่งชาติ",
        "• วันพ่อแห่งชาติ; Saturday 5 December 2026",
    ],
)
def test_a_day_with_its_name_in_many_writings(line: str) -> None:
    assert read_day_list(line, fiscal_year_be=2570) == ([ListedDay(1, FATHERS_DAY, "วันพ่อแห่งชาติ")], [])


@pytest.mark.parametrize(
    "line", ["5 ธ.ค. 2569 วันพ่อ (Father's Day)", "5 ธ.ค. 2569\tวันพ่อ\tFather's Day", "2026-12-05,วันพ่อ,Father's Day"]
)
def test_the_english_name_stands_beside_the_thai_one(line: str) -> None:
    assert read_day_list(line) == ([ListedDay(1, FATHERS_DAY, "วันพ่อ", "Father's Day")], [])


def test_a_range_is_each_of_its_days_and_headings_are_nothing() -> None:
    days, unread = read_day_list("ลำดับ\tวันที่\tชื่อวันหยุด\n\n1\t13 - 15 เม.ย. 2570\tวันสงกรานต์")

    assert [day.on.isoformat() for day in days] == ["2027-04-13", "2027-04-14", "2027-04-15"]
    assert ({day.name_th for day in days}, unread) == ({"วันสงกรานต์"}, [])


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("วันหยุดพิเศษ", "No day is found"),
        ("31/2/2570 วันหยุด", "No day is found"),
        ("ธันวาคม 2569 วันหยุด", "No day is found"),
        ("1 ม.ค. 2570 และ 3 ม.ค. 2570 วันหยุด", "more than one day"),
        ("5 ธันวาคม 2569", "no name in Thai"),
        ("5 ธันวาคม 2569 Father's Day", "no name in Thai"),
        ("วันจันทร์ที่ 5 ธันวาคม 2569 วันพ่อ", "weekday is not that"),
        ("1 ม.ค. 2570 - 31 มี.ค. 2570 ปิดภาค", "more than 31 days"),
    ],
)
def test_what_is_no_day_is_told_and_not_guessed(line: str, why: str) -> None:
    days, (unread,) = read_day_list(line)

    assert (days, unread.line) == ([], 1)
    assert why in unread.why.en


@given(
    days=st.lists(st.dates(date(2020, 1, 1), date(2040, 12, 31)), unique=True, max_size=8),
    language=st.sampled_from(["th", "en"]),
    is_short=st.booleans(),
    mark=st.sampled_from(["", "- ", "1) ", "7\t"]),
)
def test_what_the_program_writes_it_reads(days: list[date], language: Language, mark: str, *, is_short: bool) -> None:
    written = "\n".join(f"{mark}{format_date(day, language, short=is_short)}\tวันหยุด" for day in days)

    read, unread = read_day_list(written)

    assert ([day.on for day in read], unread) == (days, [])
