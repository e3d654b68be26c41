"""Agencies are renamed, moved, merged, split and closed, each from a day on; a year goes on showing what they were in it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

import factories
from samrit.actions.acting import unasked
from samrit.actions.permissions import Permission
from samrit.actions.plans.agencies import add_agency
from samrit.actions.plans.agencies_today import apply_changes_due
from samrit.actions.plans.agency_changes import (
    close_agency,
    merge_agency,
    move_agency,
    rename_agency,
    split_agency,
    withdraw_change,
)
from samrit.actions.plans.start_plan import start_plan
from samrit.queries.plans.agencies import changes_of
from samrit.records.agency_then import agency_then
from samrit.records.models import Agency, AgencyChange, AnnualPlan, Event, Role, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)  # in fiscal year 2569
NEXT = datetime(2026, 10, 2, 3, 0, tzinfo=UTC)  # the second day of fiscal year 2570
OCTOBER = date(2026, 10, 1)
APRIL = date(2026, 4, 1)


@pytest.fixture
def by() -> User:
    """The city's administrator."""
    return factories.user(RoleName.ADMINISTRATOR)


@pytest.fixture
def department() -> Agency:
    """A department with a division and plans of three years."""
    made = factories.agency("2200", name_th="สำนักเดิม")
    factories.agency("2201", parent=made, name_th="กองเดิม")
    for year in (2568, 2569, 2570):
        factories.annual_plan(made, fiscal_year_be=year)
    return made


def names() -> dict[int, str]:
    """What each year calls the department, as rows tell it; the database, asked, tells the same."""
    plans = AnnualPlan.objects.filter(agency__code="2200").select_related("agency")
    said = {plan.fiscal_year_be: plan.agency_names[0] for plan in plans}
    assert dict(plans.values_list("fiscal_year_be", agency_then("name_th"))) == said
    return said


def paths() -> dict[str, str]:
    return dict(Agency.objects.values_list("code", "path"))


def test_a_new_name_holds_from_its_day_on_and_years_before_keep_the_old_one(department: Agency, by: User) -> None:
    rename_agency(agency=department, name_th="สำนักใหม่", name_en="", from_on=OCTOBER, reason="ข้อบัญญัติ", by=by, at=AT)
    ahead, called = names(), Agency.objects.get(code="2200").name_th
    applied = apply_changes_due(on=OCTOBER, at=NEXT)
    again = apply_changes_due(on=OCTOBER, at=NEXT)

    department.refresh_from_db()
    assert (ahead, called) == ({2568: "สำนักเดิม", 2569: "สำนักเดิม", 2570: "สำนักใหม่"}, "สำนักเดิม")
    assert names() == ahead
    assert (department.name_th, department.name_en) == ("สำนักใหม่", "")
    assert applied > 0
    assert again == 0
    event = Event.objects.get(action="rename_agency")
    assert (event.before["name_th"], event.after["name_th"], event.after["from_on"]) == (
        "สำนักเดิม",
        "สำนักใหม่",
        "2026-10-01",
    )


def test_a_plan_that_begins_later_has_the_name_of_its_year(department: Agency, by: User) -> None:
    AnnualPlan.objects.filter(fiscal_year_be=2570).delete()
    officer = factories.user(RoleName.OFFICER, over=department)
    rename_agency(agency=department, name_th="สำนักใหม่", name_en="", from_on=OCTOBER, reason="คำสั่ง", by=by, at=AT)

    plan = start_plan(agency=department, fiscal_year_be=2570, by=officer, at=AT)

    assert plan.agency_names == ("สำนักใหม่", "")


def test_in_the_middle_of_a_year_the_year_takes_the_new_name_on_its_day(department: Agency, by: User) -> None:
    rename_agency(agency=department, name_th="สำนักใหม่", name_en="", from_on=APRIL, reason="คำสั่ง", by=by, at=AT)
    before = names()
    apply_changes_due(on=APRIL, at=AT)

    assert before == {2568: "สำนักเดิม", 2569: "สำนักเดิม", 2570: "สำนักใหม่"}
    assert names() == {2568: "สำนักเดิม", 2569: "สำนักใหม่", 2570: "สำนักใหม่"}


def test_a_slip_in_a_name_is_corrected_in_every_year(department: Agency, by: User) -> None:
    rename_agency(agency=department, name_th="สำนักใหม่", name_en="", from_on=OCTOBER, reason="คำสั่ง", by=by, at=AT)
    rename_agency(agency=department, name_th="สำนักแก้คำ", name_en="", from_on=None, reason="พิมพ์ผิด", by=by, at=AT)
    rename_agency(agency=department, name_th="สำนักใหม่กว่า", name_en="", from_on=OCTOBER, reason="แก้", by=by, at=AT)

    assert names() == {2568: "สำนักแก้คำ", 2569: "สำนักแก้คำ", 2570: "สำนักใหม่กว่า"}
    assert AgencyChange.objects.count() == 2


def test_an_agency_moves_with_all_below_it_and_past_years_know_where_it_was(department: Agency, by: User) -> None:
    other = factories.agency("3000", name_th="กลุ่มภารกิจ")
    move_agency(agency=department, parent=other, from_on=APRIL, reason="คำสั่ง", by=by, at=AT)
    ahead = paths()
    apply_changes_due(on=APRIL, at=AT)

    assert ahead["2201"] == "/city/2200/2201/"
    assert (paths()["2200"], paths()["2201"]) == ("/city/3000/2200/", "/city/3000/2200/2201/")
    plans = AnnualPlan.objects.order_by("fiscal_year_be").values_list("fiscal_year_be", agency_then("path"))
    assert dict(plans) == {2568: "/city/2200/", 2569: "/city/3000/2200/", 2570: "/city/3000/2200/"}


def test_what_a_merged_agency_had_is_found_from_the_one_that_goes_on(department: Agency, by: User) -> None:
    into = factories.agency("2300", name_th="สำนักรวม")
    officer = factories.user(RoleName.OFFICER, over=department, username="officer")
    partner = factories.partner(department)
    merge_agency(agency=department, into=into, from_on=APRIL, reason="ยุบรวม", by=by, at=AT)
    ahead = (paths()["2200"], officer.roles.get().agency.code)
    apply_changes_due(on=APRIL, at=AT)

    fresh = User.objects.get(pk=officer.pk)
    plan = AnnualPlan.objects.select_related("agency").get(fiscal_year_be=2569)
    assert ahead == ("/city/2200/", "2200")
    assert (paths()["2200"], paths()["2201"]) == ("/city/2300/2200/", "/city/2300/2201/")
    assert Role.objects.get(user=officer).agency == into
    assert Permission.PLAN.allows(plan.agency, fresh, AT)
    assert Agency.objects.within(into).filter(partners=partner).exists()
    department.refresh_from_db()
    assert department.until_on == date(2026, 3, 31)
    assert names() == dict.fromkeys((2568, 2569, 2570), "สำนักเดิม")
    moved = Event.objects.get(action="move_role")
    assert (moved.subject_id, moved.before["agency"], moved.after["agency"]) == (officer.pk, "2200", "2300")
    officer_of_both = Event.objects.filter(action="merge_agency").get()
    assert officer_of_both.after["into"] == "2300"


def test_a_merged_agency_begins_no_plan_of_a_later_year(department: Agency, by: User) -> None:
    AnnualPlan.objects.filter(fiscal_year_be=2570).delete()
    into = factories.agency("2300", name_th="สำนักรวม")
    officer = factories.user(RoleName.OFFICER, over=into)
    merge_agency(agency=department, into=into, from_on=date(2026, 2, 1), reason="ยุบรวม", by=by, at=AT)
    department.refresh_from_db()

    with pytest.raises(Invalid, match="was closed after 31 January 2026"):
        start_plan(agency=department, fiscal_year_be=2570, by=officer, at=AT)


def test_of_a_split_agency_the_first_goes_on_with_what_it_had(department: Agency, by: User) -> None:
    first, second = (
        add_agency(
            parent=factories.city(), code=code, name_th=f"สำนัก {code}", from_on=APRIL, reason="แยก", by=by, at=AT
        )
        for code in ("2210", "2220")
    )
    factories.user(RoleName.OFFICER, over=department, username="officer")
    split_agency(agency=department, into=[first, second], from_on=APRIL, reason="แยก", by=by, at=AT)
    apply_changes_due(on=APRIL, at=AT)

    assert (paths()["2200"], paths()["2201"], paths()["2220"]) == (
        "/city/2210/2200/",
        "/city/2210/2201/",
        "/city/2220/",
    )
    assert Role.objects.get(user__username="officer").agency.code == "2210"
    came = AgencyChange.objects.filter(kind="added", other=department).values_list("agency__code", flat=True)
    became = AgencyChange.objects.filter(kind="split", agency=department).values_list("other__code", flat=True)
    assert (sorted(came), sorted(became)) == (["2210", "2220"], ["2210", "2220"])


def test_an_agency_can_go_on_after_others_came_out_of_it(department: Agency, by: User) -> None:
    new = add_agency(parent=factories.city(), code="2220", name_th="สำนักแยก", from_on=APRIL, reason="แยก", by=by, at=AT)
    split_agency(agency=department, into=[department, new], from_on=APRIL, reason="แยก", by=by, at=AT)

    department.refresh_from_db()
    assert department.until_on is None
    assert AgencyChange.objects.get(agency=new).other == department


@pytest.mark.parametrize("from_on", [APRIL, date(2026, 3, 1)])
def test_a_split_is_told_at_all_that_have_part_in_it_where_the_agency_goes_on(
    from_on: date, department: Agency, by: User
) -> None:
    """Those that came out of it were there before, or begin with it."""
    old = factories.agency("2210", name_th="สำนักที่มีอยู่")
    new = add_agency(
        parent=factories.city(), code="2220", name_th="สำนักแยก", from_on=from_on, reason="แยก", by=by, at=AT
    )
    split_agency(agency=department, into=[department, old, new], from_on=from_on, reason="แยก", by=by, at=AT)
    apply_changes_due(on=APRIL, at=AT)

    for agency in (department, old, new):
        found = [(one.agency.code, one.other.code) for one in changes_of(agency) if one.kind == "split" and one.other]
        others = {"2210", "2220"} if agency == department else {agency.code}
        assert sorted(found) == sorted(("2200", code) for code in others)
        agency.refresh_from_db()
        assert agency.until_on is None
    assert paths()["2210"] == "/city/2210/"
    close_agency(agency=Agency.objects.get(code="2201"), from_on=OCTOBER, reason="ยุบ", by=by, at=AT)
    close_agency(agency=department, from_on=OCTOBER, reason="ยุบ", by=by, at=AT)
    department.refresh_from_db()
    assert department.until_on == date(2026, 9, 30)


def test_a_split_that_is_withdrawn_is_told_nowhere(department: Agency, by: User) -> None:
    new = add_agency(parent=factories.city(), code="2220", name_th="สำนักแยก", from_on=APRIL, reason="แยก", by=by, at=AT)
    split_agency(agency=department, into=[department, new], from_on=APRIL, reason="แยก", by=by, at=AT)
    withdraw_change(change=AgencyChange.objects.get(kind="split"), by=by, at=AT)

    assert {one.kind for one in (*changes_of(department), *changes_of(new))} == {"added"}
    assert AgencyChange.objects.get(agency=new).other is None


def test_an_agency_is_closed_once_nothing_is_below_it(department: Agency, by: User) -> None:
    division = Agency.objects.get(code="2201")
    with pytest.raises(Invalid, match="there is still"):
        close_agency(agency=department, from_on=APRIL, reason="ยุบ", by=by, at=AT)
    close_agency(agency=division, from_on=APRIL, reason="ยุบ", by=by, at=AT)
    close_agency(agency=department, from_on=APRIL, reason="ยุบ", by=by, at=AT)

    department.refresh_from_db()
    assert department.until_on == date(2026, 3, 31)
    assert not Agency.objects.on(APRIL).filter(code="2200").exists()
    assert Agency.objects.on(date(2026, 3, 31)).filter(code="2200").exists()


def test_what_is_recorded_ahead_is_withdrawn_and_what_is_in_force_is_not(department: Agency, by: User) -> None:
    into = factories.agency("2300", name_th="สำนักรวม")
    merge_agency(agency=department, into=into, from_on=OCTOBER, reason="ยุบรวม", by=by, at=AT)
    ahead = AgencyChange.objects.get(kind="merged")
    with pytest.raises(Invalid, match="withdraw that first"):
        close_agency(agency=department, from_on=APRIL, reason="ยุบ", by=by, at=AT)
    withdraw_change(change=ahead, by=by, at=AT)
    department.refresh_from_db()
    rename_agency(agency=department, name_th="ใหม่", name_en="", from_on=date(2026, 3, 1), reason="คำสั่ง", by=by, at=AT)
    with pytest.raises(Invalid, match="a day to come"):
        withdraw_change(change=AgencyChange.objects.get(kind="renamed"), by=by, at=AT)

    assert department.until_on is None


@pytest.mark.parametrize(
    ("what", "refusal"),
    [
        (lambda city, one, _, **who: merge_agency(agency=city, into=one, **who), "The city itself"),
        (lambda city, one, _, **who: move_agency(agency=city, parent=one, **who), "The city itself"),
        (lambda _, one, below, **who: merge_agency(agency=one, into=below, **who), "lies below it"),
        (lambda _, one, _below, **who: move_agency(agency=one, parent=one, **who), "is the agency itself"),
        (lambda city, one, _, **who: split_agency(agency=one, into=[city], **who), "two others at least"),
        (lambda _, _one, below, **who: close_agency(agency=below, **(who | {"reason": ""})), "Say why"),
    ],
)
def test_what_cannot_happen_is_refused(what: Any, refusal: str, department: Agency, by: User) -> None:
    below = Agency.objects.get(code="2201")

    with pytest.raises(Invalid, match=refusal):
        what(factories.city(), department, below, from_on=APRIL, reason="คำสั่ง", by=by, at=AT)

    assert not Event.objects.exists()


@pytest.mark.parametrize("day", [date(2400, 10, 1), date(2569, 10, 1), date(1026, 10, 1)])
def test_a_day_of_the_wrong_era_is_refused(day: date, department: Agency, by: User) -> None:
    division, city = Agency.objects.get(code="2201"), factories.city()
    given: dict[str, Any] = {"from_on": day, "reason": "คำสั่ง", "by": by, "at": AT}
    tries: list[Any] = [
        lambda: close_agency(agency=division, **given),
        lambda: merge_agency(agency=division, into=city, **given),
        lambda: move_agency(agency=division, parent=city, **given),
        lambda: split_agency(agency=department, into=[department, division], **given),
        lambda: rename_agency(agency=division, name_th="กองใหม่", name_en="", **given),
        lambda: add_agency(parent=city, code="2500", name_th="สำนักใหม่", **given),
    ]
    for done in tries:
        with pytest.raises(Invalid, match="is the year right"):
            done()


def test_an_administrator_merges_into_agencies_of_their_own_alone(department: Agency) -> None:
    theirs = factories.user(RoleName.ADMINISTRATOR, over=department)
    other = factories.agency("2300")

    with pytest.raises(Denied):
        merge_agency(agency=department, into=other, from_on=APRIL, reason="คำสั่ง", by=theirs, at=AT)


def test_settling_is_nothing_where_nothing_is_recorded(department: Agency) -> None:
    with unasked(None, AT):
        assert apply_changes_due(on=OCTOBER, at=AT) == 0

    assert names()[2568] == department.name_th
