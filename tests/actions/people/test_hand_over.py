"""Whoever goes leaves nothing behind unseen: what becomes ownerless is told, and handed over in the same step."""

from datetime import date, timedelta

import pytest

import factories
from factories import AT
from samrit.actions.people.people import suspend
from samrit.actions.people.remind import remind
from samrit.actions.people.roles import take_role
from samrit.ledger.verification import verify_trail
from samrit.queries.people.home import home_page
from samrit.queries.people.notices import notifications
from samrit.queries.people.ownerless import leaving, ownerless
from samrit.records.models import Agency, Event, Indicator, Notice, Role, User
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid

pytestmark = pytest.mark.django_db
TODAY = AT.date()


@pytest.fixture
def agency() -> Agency:
    """An agency with somebody who sees to its indicators."""
    made = factories.agency("2200")
    factories.user(RoleName.HEAD, over=made, username="head")
    factories.user(RoleName.COORDINATOR, over=made, username="coordinator")
    return made


@pytest.fixture
def admin() -> User:
    """The city's administrator."""
    return factories.user(RoleName.ADMINISTRATOR, username="admin")


@pytest.fixture
def officer(agency: Agency) -> User:
    """Responsible for one indicator, deputy of another, and somebody acts for them next week."""
    made = factories.user(RoleName.OFFICER, over=agency, username="officer")
    plan = factories.annual_plan(agency)
    factories.indicator(plan, number="1", responsible=made)
    second = factories.indicator(plan, number="2", responsible=factories.user(RoleName.OFFICER, over=agency))
    second.deputy = made
    second.save()
    days = {"from_on": TODAY + timedelta(days=7), "until_on": TODAY + timedelta(days=9), "reason": "ลา"}
    Role.objects.create(user=factories.user(), role="officer", agency=agency, on_behalf_of=made, **days)
    return made


def owners() -> dict[str, tuple[str, str]]:
    """Responsible officer and deputy by the indicator's number."""
    rows = Indicator.objects.select_related("responsible", "deputy")
    return {
        row.number: (
            row.responsible.username if row.responsible else "",
            row.deputy.username if row.deputy else "",
        )
        for row in rows
    }


def test_what_becomes_ownerless_is_told_before_the_role_is_taken(officer: User) -> None:
    left = leaving(officer, without=officer.roles.get(), today=TODAY)

    (one,) = left.agencies
    assert [row.number for row in one.responsible] == ["1"]
    assert [row.number for row in one.deputy] == ["2"]
    assert len(left.delegations) == 1
    assert officer not in one.successors
    assert len(one.successors) == 1


def test_it_is_handed_over_in_the_step_in_which_the_role_is_taken(officer: User, agency: Agency, admin: User) -> None:
    successor = factories.user(RoleName.OFFICER, over=agency, username="successor")

    handed_over = take_role(role=officer.roles.get(), by=admin, at=AT, successors={"2200": successor})

    second = Indicator.objects.get(number="2").responsible
    assert second is not None
    assert (handed_over, owners()) == (2, {"1": ("successor", ""), "2": (second.username, "successor")})
    assert not Role.objects.filter(on_behalf_of=officer).exists()
    notice = Notice.objects.get(user=successor)
    assert (notice.kind, notice.by, notice.details["count"]) == ("handed_over", admin, "2")
    assert [e.action for e in Event.objects.order_by("pk")] == [
        "end_delegation", "define_indicator", "define_indicator", "take_role",
    ]  # fmt: skip
    assert verify_trail().is_whole


def test_projects_go_with_the_indicators(officer: User, agency: Agency, admin: User) -> None:
    successor = factories.user(RoleName.OFFICER, over=agency, username="successor")
    project = factories.project(Indicator.objects.get(number="1").annual_plan)
    project.responsible = officer
    project.save()

    (one,) = leaving(officer, without=officer.roles.get(), today=TODAY).agencies
    handed_over = take_role(role=officer.roles.get(), by=admin, at=AT, successors={"2200": successor})

    project.refresh_from_db()
    assert (one.projects, handed_over, project.responsible) == ((project,), 3, successor)
    assert Event.objects.get(action="change_project").after == {"responsible": "successor"}
    in_thai = notifications(Notice.objects.filter(user=successor), successor, today=TODAY)[0].words
    with in_language("en"):
        (words,) = (one.words for one in notifications(Notice.objects.filter(user=successor), successor, today=TODAY))
    assert "handed over 2 indicators and 1 project of" in words
    assert "โครงการ 1 โครงการ" in in_thai


def test_a_deputy_who_takes_over_is_no_deputy_of_themselves(officer: User, agency: Agency, admin: User) -> None:
    deputy = factories.user(RoleName.OFFICER, over=agency, username="deputy")
    Indicator.objects.filter(number="1").update(deputy=deputy)

    suspend(person=officer, reason="เกษียณ", by=admin, at=AT, successors={"2200": deputy})

    assert owners()["1"] == ("deputy", "")


@pytest.mark.parametrize("role", [RoleName.HEAD, None])
def test_whoever_does_not_file_there_can_not_take_over_and_nothing_is_done(
    role: RoleName | None, officer: User, agency: Agency, admin: User
) -> None:
    other = factories.user(*([role] if role else []), over=agency)
    before = owners()

    with pytest.raises(Invalid, match="can't take over"):
        take_role(role=officer.roles.get(), by=admin, at=AT, successors={"2200": other})

    assert (owners(), officer.roles.filter(on_behalf_of=None).count(), Event.objects.count()) == (before, 1, 0)


def test_somebody_moves_to_another_agency_in_one_step(officer: User, admin: User) -> None:
    there = factories.agency("2300")

    take_role(role=officer.roles.get(), by=admin, at=AT, to=there)

    assert list(officer.roles.values_list("role", "agency__code")) == [("officer", "2300")]
    assert home_page(User.objects.get(pk=officer.pk), today=TODAY).mine == ()


def test_nobody_is_moved_where_the_administrator_gives_no_roles(officer: User, agency: Agency) -> None:
    local = factories.user(RoleName.ADMINISTRATOR, over=agency)

    with pytest.raises(Denied):
        take_role(role=officer.roles.get(), by=local, at=AT, to=factories.agency("2300"))

    assert officer.roles.get().agency == agency


def test_nothing_is_left_behind_where_another_role_covers_it(officer: User, admin: User) -> None:
    Role.objects.create(user=officer, role="officer", agency=factories.city())

    assert not leaving(officer, without=officer.roles.get(agency__code="2200"), today=TODAY)
    assert leaving(officer, without=None, today=TODAY).agencies
    assert admin.is_active


def test_head_coordinator_and_administrator_see_what_nobody_may_file(officer: User, admin: User) -> None:
    before = ownerless(admin, today=TODAY)
    take_role(role=officer.roles.get(), by=admin, at=AT)

    found = {
        user.username: [[words.split(".")[0] for _pk, words in one.indicators] for one in ownerless(user, today=TODAY)]
        for user in User.objects.filter(username__in=["admin", "head", "coordinator", "officer"])
    }

    assert before == ()
    assert found == {"admin": [["1"]], "head": [["1"]], "coordinator": [["1"]], "officer": []}


def test_home_and_reminders_follow_who_may_act_today(officer: User, agency: Agency, admin: User) -> None:
    today = date(2021, 1, 13)
    before = [task.indicator[:2] for task in home_page(officer, today=today).mine]
    take_role(role=officer.roles.get(), by=admin, at=AT)

    remind(on=today, at=AT)

    fresh = User.objects.get(pk=officer.pk)
    assert (before, home_page(fresh, today=today).mine) == (["1.", "2."], ())
    asked = Notice.objects.filter(report__indicator__number="1").values_list("user__username", "kind", "details__why")
    assert list(asked) == [("coordinator", "fallback", "moved")]
    assert agency.code == "2200"
