"""The city settles its year: whoever may, with one event, and due dates follow."""

from datetime import date

import pytest

import factories
from factories import AT
from samrit.actions.city.set_rule import set_rule
from samrit.actions.city.year import add_holiday, configure_year, remove_holiday
from samrit.records.models import CityHoliday, Event, FiscalYear, QuarterReport, RuleSetting, User
from samrit.scoring.method import MethodName
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


def resolve(by: User, *, year_be: int = 2564, due_dates: dict[int, date] | None = None, evaluators: int = 1) -> int:
    return configure_year(
        fiscal_year_be=year_be,
        due_dates=due_dates or {},
        endorsers=[RoleName.HEAD, RoleName.COORDINATOR],
        evaluators_needed=evaluators,
        method=MethodName.FIVE_LEVEL,
        by=by,
        at=AT,
    )


def days(number: int) -> set[date]:
    return set(QuarterReport.objects.filter(quarter=number).values_list("due_on", flat=True))


def test_a_year_is_settled_with_one_event() -> None:
    by = factories.user(RoleName.ADMINISTRATOR)

    resolve(by, due_dates={2: date(2021, 4, 20)}, evaluators=2)

    year, event = FiscalYear.objects.get(), Event.objects.get()
    assert (year.due_dates, year.endorsers) == ({"2": "2021-04-20"}, ["coordinator", "head"])
    assert (year.evaluators_needed, year.method) == (2, "five-level")
    assert (event.action, event.subject_type, event.by) == ("configure_year", "fiscalyear", by)
    assert event.before["evaluators_needed"] == 1
    assert event.after["due_dates"] == {"2": "2021-04-20"}


def test_settling_what_is_settled_leaves_no_event() -> None:
    by = factories.user(RoleName.EVALUATOR)
    resolve(by)

    resolve(by)

    assert Event.objects.count() == 1


def test_another_due_date_moves_what_is_not_submitted_yet_in_that_year_only() -> None:
    by = factories.user(RoleName.ADMINISTRATOR)
    for status in (Status.DRAFT, Status.RETURNED, Status.SUBMITTED):
        factories.quarter(number=2, status=status)
    factories.indicator(factories.annual_plan(fiscal_year_be=2565))

    moved = resolve(by, due_dates={2: date(2021, 4, 20)})

    assert moved == 2
    assert days(2) == {date(2021, 4, 16), date(2021, 4, 20), date(2022, 4, 18)}
    assert days(1) == {date(2021, 1, 15), date(2022, 1, 17)}
    assert Event.objects.get().after["reports_moved"] == 2


def test_a_day_off_moves_what_would_fall_due_on_it_and_back_when_it_goes() -> None:
    by = factories.user(RoleName.ADMINISTRATOR)
    factories.indicator()

    moved = add_holiday(on=date(2021, 7, 15), name_th="วันหยุดของเมือง", by=by, at=AT)
    there = days(3)
    back = remove_holiday(holiday=CityHoliday.objects.get(), by=by, at=AT)

    assert (moved, there, back, days(3)) == (1, {date(2021, 7, 16)}, 1, {date(2021, 7, 15)})
    assert [event.action for event in Event.objects.order_by("pk")] == ["add_holiday", "remove_holiday"]
    assert not CityHoliday.objects.exists()


def test_a_public_holiday_on_which_the_city_works_brings_the_day_forward() -> None:
    by = factories.user(RoleName.ADMINISTRATOR)
    factories.indicator()

    add_holiday(on=date(2021, 4, 15), name_th="ปฏิบัติงานตามปกติ", is_working_day=True, by=by, at=AT)

    assert days(2) == {date(2021, 4, 15)}


@pytest.mark.parametrize("name_th", [" ", "ซ้ำ"], ids=["no name", "twice"])
def test_a_day_without_a_name_and_a_day_that_is_there_are_refused(name_th: str) -> None:
    by = factories.user(RoleName.ADMINISTRATOR)
    CityHoliday.objects.create(on=date(2021, 7, 15), name_th="วันหยุดของเมือง")

    with pytest.raises(Invalid):
        add_holiday(on=date(2021, 7, 15), name_th=name_th, by=by, at=AT)

    assert not Event.objects.exists()


def test_a_due_date_before_the_year_began_is_refused() -> None:
    with pytest.raises(Invalid, match="quarter 1"):
        resolve(factories.user(RoleName.ADMINISTRATOR), due_dates={1: date(2020, 10, 1)})


@pytest.mark.parametrize(
    "role", [role for role in RoleName if role not in (RoleName.ADMINISTRATOR, RoleName.EVALUATOR)]
)
def test_others_settle_nothing(role: RoleName) -> None:
    by = factories.user(role)

    with pytest.raises(Denied):
        resolve(by)
    with pytest.raises(Denied):
        add_holiday(on=date(2021, 7, 15), name_th="ก", by=by, at=AT)
    with pytest.raises(Denied):
        set_rule(code="C101", binds_from=None, is_off=True, reason="ก", by=by, at=AT)

    assert not Event.objects.exists()


def test_an_administrator_of_one_agency_does_not_settle_the_citys_year() -> None:
    with pytest.raises(Denied):
        resolve(factories.user(RoleName.ADMINISTRATOR, over=factories.agency()))


def test_a_rule_is_set_with_a_reason_and_its_event_tells_what_was_before() -> None:
    by = factories.user(RoleName.EVALUATOR)
    set_rule(code="E501", binds_from=date(2021, 10, 1), is_off=False, reason="เริ่มปีหน้า", by=by, at=AT)

    set_rule(code="E501", binds_from=None, is_off=True, reason="ยังไม่พร้อม", by=by, at=AT)

    row, event = RuleSetting.objects.get(), Event.objects.order_by("pk").last()
    assert (row.binds_from, row.is_off, row.reason, row.set_by) == (None, True, "ยังไม่พร้อม", by)
    assert event is not None
    assert event.before == {"code": "E501", "binds_from": "2021-10-01", "is_off": False, "reason": "เริ่มปีหน้า"}


@pytest.mark.parametrize(("code", "reason"), [("Z999", "มีเหตุผล"), ("E501", " ")])
def test_no_rule_and_no_reason_are_refused(code: str, reason: str) -> None:
    with pytest.raises(Invalid):
        set_rule(code=code, binds_from=None, is_off=True, reason=reason, by=factories.user(RoleName.EVALUATOR), at=AT)


@pytest.mark.parametrize("year", [2569, 2070, 1962])
def test_a_day_off_of_another_era_or_century_is_refused(year: int) -> None:
    with pytest.raises(Invalid, match="is more than ten years away"):
        add_holiday(on=date(year, 12, 5), name_th="ก", by=factories.user(RoleName.ADMINISTRATOR), at=AT)
