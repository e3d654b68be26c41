"""The sample city that is loaded to be tried out lies in the years that people live in, on whatever day that is."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.ops.sample_city import read_city
from samrit.ops.sample_city.load_file import synthetic_load
from samrit.ops.sample_city.loading import load_sample_city
from samrit.ops.sample_city.years import Later, years_until
from samrit.queries.people.home import home_page
from samrit.records.models import AnnualPlan, Campaign, Indicator, QuarterReport, User
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.dates import find_dates
from samrit.thai.working_days import is_working_day
from samrit.vocabulary.workflow import OPEN


@given(day=st.dates(date(2020, 10, 1), date(2021, 9, 30)), years=st.integers(1, 30))
def test_a_day_moves_to_the_same_weekday_of_its_month_and_the_ends_of_months_stay(day: date, years: int) -> None:
    then = Later(years).day(day)

    is_last = (day + timedelta(days=1)).day == 1
    assert (then.year, then.month) == (day.year + years, day.month)
    assert then.day == 1 if day.day == 1 else (then + timedelta(days=1)).day == 1 if is_last else True
    assert day.day == 1 or is_last or then.weekday() == day.weekday()


@pytest.mark.parametrize(
    ("words", "later"),
    [
        ("ค่ำวันเสาร์ที่ 27 มีนาคม 2564 (Earth Hour 2021)", "ค่ำวันเสาร์ที่ 28 มีนาคม 2569 (Earth Hour 2026)"),
        ("วันที่ 2 - 3 มีนาคม 2564", "วันที่ 3 - 4 มีนาคม 2569"),
        ("วันอังคารที่ 2 และพุธที่ 3 มีนาคม 2564", "วันอังคารที่ 3 และพุธที่ 4 มีนาคม 2569"),
        ("ตุลาคม - ธันวาคม 2563.csv", "ตุลาคม - ธันวาคม 2568.csv"),
        ("สถานะ ณ 31 ธันวาคม 2563", "สถานะ ณ 31 ธันวาคม 2568"),
        ("2,564 คน จากปีฐาน 2561 ร้อยละ 94.62", "2,564 คน จากปีฐาน 2566 ร้อยละ 94.62"),
        ("2021-03-27T20:30/21:30", "2026-03-28T20:30/21:30"),
        ("earth-hour-2564", "earth-hour-2569"),
    ],
)
def test_days_and_years_of_texts_move_with_the_city(words: str, later: str) -> None:
    assert Later(5).text(words) == later


@pytest.mark.parametrize("years", [1, 3, 5, 6, 12])
def test_a_day_in_a_text_still_has_its_weekday(years: int) -> None:
    for (_, before), (_, after) in zip(
        read_city().indicators(), read_city(later=Later(years)).indicators(), strict=True
    ):
        for quarter, then in zip(before.quarters, after.quarters, strict=True):
            pairs = zip(find_dates(quarter.narrative), find_dates(then.narrative), strict=True)
            wrong = [one for one, _ in pairs if one.weekday not in (None, one.starts_on.weekday())]
            assert len(wrong) == sum(
                one.weekday not in (None, one.starts_on.weekday()) for one in find_dates(then.narrative)
            )


def test_the_load_data_are_of_the_same_years() -> None:
    lines = synthetic_load(Later(5)).splitlines()

    assert (lines[1][:10], lines[-1][:10]) == (b"2024-10-01", b"2026-09-30")


@pytest.mark.django_db
@pytest.mark.parametrize("today", [date(2026, 11, 29), date(2027, 8, 2), date(2028, 10, 3)])
def test_on_whatever_day_it_is_loaded_its_days_make_sense(today: date) -> None:
    at = datetime(today.year, today.month, today.day, 4, tzinfo=UTC)
    running = fiscal_year_be(today)

    load_sample_city(at=at, password="x", is_of_today=True)

    assert set(AnnualPlan.objects.values_list("fiscal_year_be", flat=True)) == {running - 1, running}
    reports = list(QuarterReport.objects.select_related("indicator__annual_plan"))
    over = [row.deadline.days_over(today) for row in reports if row.status in OPEN]
    assert 0 < max(over) <= 60
    assert [row.due_on for row in reports if not is_working_day(row.due_on)] == []
    awaited = [row.deadline.awaited_on for row in reports if row.status in OPEN]
    assert [day for day in awaited if not is_working_day(day)] == []
    moments = [
        moment
        for row in reports
        for name in ("submitted", "endorsed", "evaluated", "published", "returned")
        if (moment := getattr(row, f"{name}_at")) is not None
    ]
    assert max(moments) <= at
    assert max(row.deadline.days_late or 0 for row in reports) <= 60
    texts = Indicator.objects.filter(annual_plan__fiscal_year_be=running - 1).values_list("definition", flat=True)
    assert not [text for text in texts if re.search(rf"ปีงบประมาณ (?!{running - 1}|{running})", text)]
    assert {one.fiscal_year_be for one in Campaign.objects.all()} == {running - 2, running - 1}
    assert years_until(today) == running - 1 - 2564
    officer = User.objects.get(username="officer")
    assert all(task.deadline.days_over(today) <= 60 for task in home_page(officer, today=today).mine)
