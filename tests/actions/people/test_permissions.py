"""Who may do what, cell by cell: every role × every action × own agency, one below, one above, another."""

from dataclasses import dataclass

import pytest
from pytest_django import DjangoAssertNumQueries

import factories
from factories import AT
from samrit.actions.permissions import Permission
from samrit.actions.report_permissions import EDIT_QUARTER, UPLOAD, OnReport
from samrit.records.models import Agency, QuarterReport, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied
from samrit.vocabulary.workflow import Action, Status

pytestmark = pytest.mark.django_db

ALL = frozenset(RoleName)
OFFICER = frozenset({RoleName.OFFICER})
AGENCY = frozenset({RoleName.COORDINATOR, RoleName.HEAD})
EVALUATOR = frozenset({RoleName.EVALUATOR})
NOBODY: frozenset[RoleName] = frozenset()

PERMISSIONS_OF = {
    Permission.READ: ALL,
    Permission.FILE: OFFICER,
    Permission.PLAN: OFFICER | {RoleName.COORDINATOR},
    Permission.MANAGE_PEOPLE: frozenset({RoleName.ADMINISTRATOR}),
    Permission.MANAGE_AGENCIES: frozenset({RoleName.ADMINISTRATOR}),
    Permission.PLAN_TREE: EVALUATOR | {RoleName.ADMINISTRATOR},
    Permission.MOVE_IN: frozenset({RoleName.ADMINISTRATOR}),
    Permission.SET_YEAR: EVALUATOR | {RoleName.ADMINISTRATOR},
    Permission.SEE_BURDEN: ALL - OFFICER,
    Permission.SEE_CITY: ALL - OFFICER,
    Permission.SEE_SCORES: EVALUATOR | {RoleName.EXECUTIVE, RoleName.ADMINISTRATOR},
    Permission.EXPORT: ALL - OFFICER,
    Permission.VERIFY: EVALUATOR | {RoleName.EXECUTIVE, RoleName.ADMINISTRATOR},
    Permission.MANAGE_PARTNERS: OFFICER | {RoleName.COORDINATOR},
    Permission.ERASE_PERSON: frozenset({RoleName.COORDINATOR, RoleName.ADMINISTRATOR}),
    Permission.CAMPAIGN: OFFICER | {RoleName.COORDINATOR},
    Permission.VERIFY_PRACTICE: OFFICER | {RoleName.COORDINATOR},
    Permission.MEASURE: OFFICER | EVALUATOR | {RoleName.COORDINATOR},
    Permission.OPERATE: frozenset({RoleName.ADMINISTRATOR}),
    Permission.WITHDRAW: frozenset({RoleName.EVALUATOR}),
    Permission.RELEASE: frozenset({RoleName.EVALUATOR, RoleName.ADMINISTRATOR}),
}
EDITED_BY = {
    Status.DRAFT: OFFICER,
    Status.RETURNED: OFFICER,
    Status.SUBMITTED: NOBODY,
    Status.ENDORSED: NOBODY,
    Status.EVALUATED: NOBODY,
    Status.PUBLISHED: NOBODY,
}
CHANGED_BY = {
    (Status.DRAFT, Action.SUBMIT): OFFICER,
    (Status.RETURNED, Action.SUBMIT): OFFICER,
    (Status.SUBMITTED, Action.ENDORSE): AGENCY,
    (Status.SUBMITTED, Action.RETURN): AGENCY,
    (Status.ENDORSED, Action.EVALUATE): EVALUATOR,
    (Status.ENDORSED, Action.RETURN): EVALUATOR,
    (Status.EVALUATED, Action.PUBLISH): EVALUATOR,
    (Status.EVALUATED, Action.REOPEN): EVALUATOR,
    (Status.PUBLISHED, Action.REOPEN): EVALUATOR,
}  # every other pair: nobody


@dataclass(frozen=True)
class Place:
    """An agency, and the agencies as somebody with a role over it sees them."""

    agency: Agency
    reached: tuple[Agency, ...]
    not_reached: tuple[Agency, ...]


@pytest.fixture
def place() -> Place:
    department = factories.agency("2200")
    own = factories.agency("2201", parent=department)
    below = factories.agency("220101", parent=own)
    previous_reports = factories.agency("2202", parent=department)
    other = factories.agency("2100")
    return Place(own, (own, below), (department, previous_reports, other, factories.city()))


def allowed(roles: frozenset[RoleName], place: Place) -> set[tuple[RoleName, Agency]]:
    return {(role, agency) for role in roles for agency in place.reached}


def people(place: Place) -> dict[RoleName, User]:
    return {role: factories.user(role, over=place.agency) for role in RoleName}


@pytest.mark.parametrize("permission", Permission)
def test_acts_on_an_agencys_records(permission: Permission, place: Place) -> None:
    agencies = (*place.reached, *place.not_reached)

    found = {
        (role, agency) for role, by in people(place).items() for agency in agencies if permission.allows(agency, by, AT)
    }

    assert found == allowed(PERMISSIONS_OF[permission], place)


@pytest.mark.parametrize(("status", "roles"), EDITED_BY.items())
def test_writing_in_a_quarters_report(status: Status, roles: frozenset[RoleName], place: Place) -> None:
    reports = reports_everywhere(place, status)

    found = {
        (role, agency)
        for role, by in people(place).items()
        for agency, report in reports.items()
        if EDIT_QUARTER.allows(report, by, AT)
    }

    assert found == allowed(roles, place)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("action", Action)
def test_moving_a_quarters_report(status: Status, action: Action, place: Place) -> None:
    reports = reports_everywhere(place, status)

    found = {
        (role, agency)
        for role, by in people(place).items()
        for agency, report in reports.items()
        if OnReport(action).allows(report, by, AT)
    }

    assert found == allowed(CHANGED_BY.get((status, action), NOBODY), place)


def reports_everywhere(place: Place, status: Status) -> dict[Agency, QuarterReport]:
    return {
        agency: factories.quarter(factories.indicator(factories.annual_plan(agency)), status=status)
        for agency in (*place.reached, *place.not_reached)
    }


@pytest.mark.parametrize("action", [Action.ENDORSE, Action.EVALUATE])
@pytest.mark.parametrize("own_as", ["responsible", "deputy", "submitted_by"])
def test_nobody_endorses_or_evaluates_their_own_report(action: Action, own_as: str) -> None:
    by = factories.user(*RoleName)
    report = factories.quarter(status=Status.SUBMITTED if action is Action.ENDORSE else Status.ENDORSED)
    setattr(report if own_as == "submitted_by" else report.indicator, own_as, by)

    with pytest.raises(Denied) as refusal:
        OnReport(action).check(report, by, AT)

    assert "own report" in refusal.value.message.en
    assert "ของตนเอง" in refusal.value.message.th


def test_a_closed_account_may_nothing() -> None:
    by = factories.user(*RoleName)
    by.is_active = False
    report = factories.quarter()

    assert not Permission.READ.allows(factories.city(), by, AT)
    assert not EDIT_QUARTER.allows(report, by, AT)
    assert not UPLOAD.allows(None, by, AT)


def test_uploading_is_for_officers() -> None:
    may = {role for role in RoleName if UPLOAD.allows(None, factories.user(role), AT)}

    assert may == {RoleName.OFFICER}


def test_the_reason_is_a_sentence_in_both_languages() -> None:
    report = factories.quarter(factories.indicator(factories.annual_plan(factories.agency(name_th="สำนักสิ่งแวดล้อม"))))

    refusal = EDIT_QUARTER.why_not(report, factories.user(), AT)

    assert refusal is not None
    assert refusal.en == "Only the officer of A department can do this."
    assert refusal.th == "เฉพาะผู้รับผิดชอบตัวชี้วัดของสำนักสิ่งแวดล้อมเท่านั้นที่ทำรายการนี้ได้"


@pytest.mark.parametrize("rows", [1, 3, 12])
def test_asking_about_many_rows_reads_a_users_roles_once(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by = factories.user(RoleName.OFFICER)
    reports = [factories.quarter() for _ in range(rows)]

    with django_assert_num_queries(1):  # the roles with their agencies
        assert all(EDIT_QUARTER.allows(report, by, AT) for report in reports)
