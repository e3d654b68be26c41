"""The day on which something happened to an agency is corrected: its first day, and any other; what depends on it holds or refuses."""

from datetime import UTC, date, datetime

import pytest

import factories
from samrit.actions.importing import save_import
from samrit.actions.plans.agencies import add_agency
from samrit.actions.plans.agencies_import import resolved_rows, upload_agency_list
from samrit.actions.plans.agency_changes import (
    close_agency,
    correct_day,
    correct_first_day,
    merge_agency,
    rename_agency,
)
from samrit.actions.plans.start_plan import start_plan
from samrit.records.models import Agency, AgencyChange, AnnualPlan, Event, Import, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
WRONG, RIGHT = date(2026, 10, 1), date(2017, 10, 1)
BETWEEN = date(2020, 10, 1)


@pytest.fixture
def by() -> User:
    """The city's administrator."""
    factories.city()
    return factories.user(RoleName.ADMINISTRATOR)


def added(code: str, by: User, *, below: Agency | None = None, from_on: date | None = WRONG) -> Agency:
    return add_agency(
        parent=below or factories.city(),
        code=code,
        name_th=f"หน่วย {code}",
        from_on=from_on,
        reason="ข้อบัญญัติ",
        by=by,
        at=AT,
    )


def listed(text: str, by: User, *, from_on: date | None = None) -> Import:
    return upload_agency_list(
        top=factories.city(), data=text.encode(), name="l.csv", from_on=from_on, reason="แก้ไข", by=by, at=AT
    )


def resolved(row: Import) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    return {
        one.entry.code: (one.state.value, [(field, said.text("en")) for field, said in one.issues])
        for one in resolved_rows(row)
    }


def test_a_first_day_is_corrected_and_earlier_years_can_be_filed(by: User) -> None:
    made = added("2200", by)
    with pytest.raises(Invalid):
        start_plan(agency=made, fiscal_year_be=2567, by=factories.user(RoleName.COORDINATOR), at=AT)

    corrected = correct_first_day(agency=made, from_on=RIGHT, reason="จัดตั้งปี 2560", by=by, at=AT)

    assert corrected.from_on == RIGHT
    assert start_plan(agency=corrected, fiscal_year_be=2567, by=factories.user(RoleName.COORDINATOR), at=AT).pk
    event = Event.objects.get(action="correct_agency_day")
    assert (event.before["from_on"], event.after["from_on"], event.after["reason"]) == (
        "2026-10-01",
        "2017-10-01",
        "จัดตั้งปี 2560",
    )
    assert correct_first_day(agency=corrected, from_on=None, reason="ไม่ทราบวัน", by=by, at=AT).from_on is None


def test_a_first_day_stays_where_what_hangs_on_it_would_be_without_it(by: User) -> None:
    above = added("2200", by, from_on=BETWEEN)
    below = added("2201", by, below=above, from_on=BETWEEN)
    factories.annual_plan(above, fiscal_year_be=2566)

    for agency, day, why in (
        (below, RIGHT, "2200 is there from 1 October 2020 on"),
        (above, date(2021, 1, 1), "2200 is there from 1 January 2021 on"),
        (above, BETWEEN, "This is the day that is recorded"),
    ):
        with pytest.raises(Invalid, match=why):
            correct_first_day(agency=agency, from_on=day, reason="x", by=by, at=AT)
    correct_first_day(agency=below, from_on=WRONG, reason="x", by=by, at=AT)
    with pytest.raises(Invalid, match="has a plan of fiscal year 2023 already"):
        correct_first_day(agency=above, from_on=WRONG, reason="x", by=by, at=AT)
    with pytest.raises(Denied):
        correct_first_day(agency=above, from_on=RIGHT, reason="x", by=factories.user(RoleName.OFFICER), at=AT)

    assert Agency.objects.get(code="2200").from_on == BETWEEN


def test_the_day_of_a_new_name_is_corrected_and_the_years_follow(by: User) -> None:
    made = added("2200", by, from_on=None)
    for year in (2564, 2569):
        factories.annual_plan(made, fiscal_year_be=year)
    rename_agency(agency=made, name_th="ชื่อใหม่", name_en="", from_on=WRONG, reason="x", by=by, at=AT)
    change = AgencyChange.objects.get(kind="renamed")

    correct_day(change=change, from_on=BETWEEN, reason="ปีพิมพ์ผิด", by=by, at=AT)

    said = {one.fiscal_year_be: one.agency_names[0] for one in AnnualPlan.objects.select_related("agency")}
    assert said == {2564: "ชื่อใหม่", 2569: "ชื่อใหม่"}
    with pytest.raises(Invalid, match="happens on a day"):
        correct_day(change=change, from_on=None, reason="x", by=by, at=AT)


def test_a_merger_takes_along_what_moved_with_it_and_stays_within_the_days_of_both(by: User) -> None:
    first, second = added("2200", by, from_on=BETWEEN), added("2300", by, from_on=RIGHT)
    added("2201", by, below=first, from_on=BETWEEN)
    merge_agency(agency=first, into=second, from_on=WRONG, reason="x", by=by, at=AT)
    end = AgencyChange.objects.get(kind="merged")

    correct_day(change=end, from_on=date(2026, 9, 1), reason="พิมพ์ผิด", by=by, at=AT)

    assert set(AgencyChange.objects.filter(kind__in=("merged", "moved")).values_list("from_on", flat=True)) == {
        date(2026, 9, 1)
    }
    assert Agency.objects.get(code="2200").until_on == date(2026, 8, 31)
    for day, why in ((BETWEEN, "one day at least"), (RIGHT, "isn't there"), (date(2026, 12, 1), "in force already")):
        with pytest.raises(Invalid, match=why):
            correct_day(change=AgencyChange.objects.get(kind="merged"), from_on=day, reason="x", by=by, at=AT)


def test_a_closing_day_is_corrected_though_the_agency_is_no_more(by: User) -> None:
    made = close_agency(agency=added("2200", by, from_on=RIGHT), from_on=WRONG, reason="x", by=by, at=AT)

    correct_day(change=made.changes.get(kind="closed"), from_on=BETWEEN, reason="x", by=by, at=AT)

    assert Agency.objects.get(code="2200").until_on == date(2020, 9, 30)


def test_a_list_with_other_first_days_says_so_and_corrects_them_in_an_order_that_holds(by: User) -> None:
    above = added("2200", by)
    added("2201", by, below=above)
    earlier = listed("รหัส,ชื่อหน่วยงาน,ตั้งแต่วันที่\n2201,หน่วย 2201,1/10/2560\n2200,หน่วย 2200,1/10/2560", by)

    said = [change.text("en") for row in resolved_rows(earlier) for change in row.changes]
    save_import(row=earlier, by=by, at=AT)

    assert said == ["its first day is corrected; in the records: 1 October 2026"] * 2
    assert set(Agency.objects.exclude(parent=None).values_list("from_on", flat=True)) == {RIGHT}
    later = listed("รหัส,ชื่อหน่วยงาน,ตั้งแต่วันที่\n2200,หน่วย 2200,1/10/2563\n2201,หน่วย 2201,1/10/2563", by)
    save_import(row=later, by=by, at=AT)
    assert set(Agency.objects.exclude(parent=None).values_list("from_on", flat=True)) == {BETWEEN}
    again = listed("รหัส,ชื่อหน่วยงาน,ตั้งแต่วันที่\n2200,หน่วย 2200,1/10/2563", by)
    assert resolved(again) == {"2200": ("unchanged", [])}


def test_a_list_tells_before_it_is_saved_what_saving_would_refuse_of_its_days(by: User) -> None:
    above = added("2200", by)
    added("2201", by, below=above)
    factories.annual_plan(added("2400", by, from_on=BETWEEN), fiscal_year_be=2566)
    renamed = added("2500", by, from_on=BETWEEN)
    rename_agency(agency=renamed, name_th="ชื่อใหม่", name_en="", from_on=WRONG, reason="x", by=by, at=AT)
    text = """รหัส,ชื่อหน่วยงาน,สังกัด,มีผลตั้งแต่,ยุบรวมเข้ากับ
2300,สำนักใหม่,,1/10/2569,
2301,กองก่อนสำนัก,2300,30/9/2569,
2202,กองใหม่,2200,1/10/2568,
2201,หน่วย 2201,,1/10/2560,
2400,หน่วย 2400,,1/10/2568,
2500,ชื่อใหม่,,1/10/2561,
2200,ชื่ออื่น,,1/10/2560,
"""

    said = resolved(listed(text, by))

    assert {code: state for code, (state, _) in said.items()} == {
        "2300": "new", "2301": "unclear", "2202": "unclear", "2201": "unclear", "2400": "unclear", "2500": "unclear", "2200": "unclear",
    }  # fmt: skip
    assert {field for _, issues in said.values() for field, _said in issues} == {"from_on"}
    assert "สำนักใหม่ is there from 1 October 2026 on." in said["2301"][1][0][1]
    assert "plan of fiscal year" in said["2400"][1][0][1]
    assert "can be corrected on its page" in said["2500"][1][0][1]
