"""Who came and who declared intent: by an officer, by a link, by the code on the wall."""

from datetime import date, timedelta

import pytest

import factories
from factories import AT
from samrit.actions.campaigns.check_in import (
    CheckedInAlready,
    accept_check_in,
    check_in,
    check_in_unlisted,
    refuse_check_in,
)
from samrit.actions.campaigns.participation import (
    confirm_attendance,
    record_attendance,
    record_commitment,
    withdraw_attendance,
    withdraw_commitment,
)
from samrit.actions.campaigns.partner_links import make_links, revoke_link
from samrit.counting import RecordStatus
from samrit.records.models import Attendance, CheckIn, Commitment, Event, Fact, PartnerLink, User
from samrit.vocabulary.codes import How, RoleName
from samrit.vocabulary.refusal import Denied, Invalid

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return factories.user(RoleName.OFFICER)


def test_many_come_at_once_each_once_with_one_event(officer: User) -> None:
    activity = factories.activity()
    known, fresh, survivor = factories.partner(), factories.partner(), factories.partner()
    duplicate = factories.partner()
    duplicate.merged_into = survivor
    duplicate.save()
    factories.attendance(activity, known)
    came = [(known, 1), (fresh, 3), (duplicate, 2), (survivor, 5)]

    made = record_attendance(activity=activity, came=came, by=officer, at=activity.ends_at)

    assert {(one.partner, one.people) for one in made} == {(fresh, 3), (survivor, 2)}
    event = Event.objects.get()
    assert event.after["came"] == {str(fresh.pk): 3, str(survivor.pk): 2}
    assert len(event.after["facts"]) == 2
    assert record_attendance(activity=activity, came=came, by=officer, at=activity.ends_at) == []
    assert Event.objects.count() == 1


def test_nobody_came_to_what_has_not_begun_or_was_cancelled(officer: User) -> None:
    activity, partner = factories.activity(), factories.partner()
    early = activity.starts_at - timedelta(hours=2, minutes=1)

    with pytest.raises(Invalid, match="not begun"):
        record_attendance(activity=activity, came=[(partner, 1)], by=officer, at=early)
    with pytest.raises(Invalid, match="number of people"):
        record_attendance(activity=activity, came=[(partner, 0)], by=officer, at=activity.ends_at)
    activity.cancelled_by, activity.cancelled_at, activity.cancelled_reason = officer, AT, "ฝน"
    activity.save()
    with pytest.raises(Invalid, match="cancelled"):
        record_attendance(activity=activity, came=[(partner, 1)], by=officer, at=activity.ends_at)


def test_an_attendance_is_withdrawn_with_a_reason_and_can_be_recorded_anew(officer: User) -> None:
    activity, partner = factories.activity(), factories.partner()
    row = factories.attendance(activity, partner)

    with pytest.raises(Invalid, match="Say why"):
        withdraw_attendance(attendance=row, reason="", by=officer, at=activity.ends_at)
    withdraw_attendance(attendance=row, reason="บันทึกผิดหน่วยงาน", by=officer, at=activity.ends_at)

    fact = Fact.objects.get(kind="attendance", record_id=row.pk, known_until=None)
    assert fact.status == RecordStatus.WITHDRAWN
    with pytest.raises(Invalid, match="already"):
        withdraw_attendance(attendance=row, reason="อีกครั้ง", by=officer, at=activity.ends_at)
    assert len(record_attendance(activity=activity, came=[(partner, 1)], by=officer, at=activity.ends_at)) == 1


def test_a_partner_declares_itself_by_its_link_for_itself_alone(officer: User) -> None:
    campaign, partner = factories.campaign(), factories.partner()
    theme = campaign.themes.all()[0]
    (link,) = make_links(campaign=campaign, partners=[partner], expires_on=date(2021, 9, 30), by=officer, at=AT)

    made = record_commitment(
        campaign=campaign, partner=partner, theme=theme, declared_on=date(2021, 1, 10), by=link, at=AT
    )

    assert (made.how, made.reported_by, made.link) == (How.LINK, None, link)
    event = Event.objects.get(action="record_commitment")
    assert (event.by, event.after["how"], event.after["link"]) == (None, "link", link.pk)
    link.refresh_from_db()
    assert link.last_used_at == AT
    with pytest.raises(Invalid, match="already"):
        record_commitment(
            campaign=campaign, partner=partner, theme=theme, declared_on=date(2021, 1, 10), by=link, at=AT
        )
    for where, who in ((campaign, factories.partner()), (factories.campaign(), partner)):
        with pytest.raises(Denied, match="another partner or campaign"):
            record_commitment(campaign=where, partner=who, theme=theme, declared_on=date(2021, 1, 10), by=link, at=AT)
    withdrawn = withdraw_commitment(commitment=made, reason="", by=link, at=AT)
    assert (withdrawn.withdrawn_by, withdrawn.withdrawn_at) == (None, AT)
    assert Commitment.objects.count() == 1


def test_a_link_that_is_over_speaks_for_nobody(officer: User) -> None:
    activity = factories.activity()
    partner, other = factories.partner(), factories.partner()
    links = make_links(
        campaign=activity.campaign, partners=[partner, other], expires_on=date(2021, 3, 26), by=officer, at=AT
    )
    revoke_link(link=links[1], by=officer, at=AT)

    for link, one in zip(links, (partner, other), strict=True):
        link.refresh_from_db()
        with pytest.raises(Denied, match="can't be used any more"):
            confirm_attendance(activity=activity, partner=one, people=1, by=link, at=activity.ends_at)

    assert not Attendance.objects.exists()
    with pytest.raises(Invalid, match="already"):
        revoke_link(link=links[1], by=officer, at=AT)


def test_who_has_a_link_that_holds_gets_no_second_one(officer: User) -> None:
    campaign, partner = factories.campaign(), factories.partner()
    day = date(2021, 9, 30)

    first = make_links(campaign=campaign, partners=[partner], expires_on=day, by=officer, at=AT)

    assert make_links(campaign=campaign, partners=[partner], expires_on=day, by=officer, at=AT) == []
    revoke_link(link=first[0], by=officer, at=AT)
    assert len(make_links(campaign=campaign, partners=[partner], expires_on=day, by=officer, at=AT)) == 1
    with pytest.raises(Invalid, match="year and a half"):
        make_links(campaign=campaign, partners=[partner], expires_on=date(2021, 1, 1), by=officer, at=AT)
    assert PartnerLink.objects.count() == 2


def test_an_organisation_checks_in_once_while_the_code_works() -> None:
    activity, partner = factories.activity(), factories.partner()
    inside = activity.starts_at - timedelta(hours=1)

    made = check_in(activity=activity, partner=partner, people=4, at=inside)

    assert (made.how, made.reported_by, made.people) == (How.CODE, None, 4)
    with pytest.raises(CheckedInAlready):
        check_in(activity=activity, partner=partner, people=4, at=inside)
    for outside, said in (
        (activity.starts_at - timedelta(hours=2, minutes=1), "opens two hours"),
        (activity.ends_at + timedelta(hours=2, minutes=1), "is over"),
    ):
        with pytest.raises(Invalid, match=said):
            check_in(activity=activity, partner=factories.partner(), people=1, at=outside)
    assert Event.objects.get().by is None


def test_an_unknown_organisation_waits_and_counts_once_it_is_accepted(officer: User) -> None:
    activity, partner = factories.activity(), factories.partner()
    at = activity.starts_at
    waiting = check_in_unlisted(activity=activity, organisation=" บริษัท  ใหม่ ", people=2, at=at)
    refused = check_in_unlisted(activity=activity, organisation="ชื่อเล่น", people=1, at=at)

    assert waiting.organisation == "บริษัท ใหม่"
    assert not Attendance.objects.exists()
    with pytest.raises(Invalid, match="already"):
        check_in_unlisted(activity=activity, organisation="บริษัท ใหม่", people=2, at=at)
    accept_check_in(check_in=waiting, partner=partner, by=officer, at=at)
    refuse_check_in(check_in=refused, by=officer, at=at)

    assert Attendance.objects.get().partner == partner
    assert CheckIn.objects.filter(decided_at=None).count() == 0
    assert "ใหม่" not in str(Event.objects.values_list("after", flat=True))
    with pytest.raises(Invalid, match="already"):
        accept_check_in(check_in=refused, partner=partner, by=officer, at=at)
    with pytest.raises(Denied):
        refuse_check_in(check_in=waiting, by=factories.user(RoleName.EXECUTIVE), at=at)
