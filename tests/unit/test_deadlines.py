"""When reports are due: on working days of government offices, as the city has settled them."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from samrit.queries.city.deadlines import CityCalendar, city_calendar, due_on
from samrit.records.models import CityHoliday, FiscalYear
from samrit.thai.translation import Worded
from samrit.thai.working_days import is_working_day, public_holidays, working_day_from


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2021, 7, 15), True),  # a Thursday
        (date(2021, 7, 17), False),  # a Saturday
        (date(2021, 4, 15), False),  # Songkran
        (date(2021, 7, 26), False),  # in lieu of Asarnha Bucha, a Saturday
        (date(2021, 5, 10), False),  # the ploughing ceremony: offices of the government only
        (date(2021, 5, 3), True),  # in lieu of labour day: offices of the government work
        (date(2026, 1, 2), False),  # a special holiday between New Year and the weekend
    ],
)
def test_government_offices_work_on_weekdays_that_are_no_holidays(day: date, is_working: bool) -> None:
    assert is_working_day(day) is is_working


def test_a_holiday_is_named_in_both_languages() -> None:
    assert public_holidays(2021)[date(2021, 4, 13)] == Worded(th="วันสงกรานต์", en="Songkran Festival")


def test_a_day_on_which_nobody_works_moves_to_the_next_on_which_they_do() -> None:
    assert working_day_from(date(2021, 4, 10)) == date(2021, 4, 16)
    assert working_day_from(date(2021, 4, 10), open_={date(2021, 4, 12)}) == date(2021, 4, 12)
    assert working_day_from(date(2021, 4, 10), closed={date(2021, 4, 16)}) == date(2021, 4, 19)


def test_reports_are_due_on_working_days() -> None:
    assert [due_on(2564, quarter) for quarter in (1, 2, 3, 4, 5)] == [
        date(2021, 1, 15),
        date(2021, 4, 16),  # the 15th is Songkran
        date(2021, 7, 15),
        date(2021, 10, 15),
        date(2021, 11, 1),  # 31 October is a Sunday
    ]


def test_a_day_that_the_city_has_set_stands_whatever_day_it_is() -> None:
    calendar = CityCalendar(set_days={(2564, 2): date(2021, 4, 11)})

    assert (calendar.due_on(2564, 2), calendar.due_on(2565, 2)) == (date(2021, 4, 11), date(2022, 4, 18))
    assert calendar.usual_day(2564, 2) == date(2021, 4, 16)


@pytest.mark.django_db
def test_the_citys_calendar_is_read_in_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    CityHoliday.objects.create(on=date(2021, 7, 15), name_th="วันสถาปนา")
    CityHoliday.objects.create(on=date(2021, 4, 15), name_th="ปฏิบัติงานตามปกติ", is_working_day=True)
    FiscalYear.objects.create(fiscal_year_be=2564, due_dates={"1": "2021-01-20"})

    with django_assert_num_queries(2):
        calendar = city_calendar()

    assert [calendar.due_on(2564, quarter) for quarter in (1, 2, 3)] == [
        date(2021, 1, 20),
        date(2021, 4, 15),
        date(2021, 7, 16),
    ]
