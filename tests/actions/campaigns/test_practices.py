"""What partners carry into practice: the table of moves cell by cell, and what counts after each."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.conf import settings

import factories
from evidence_files import image, photo_with_place
from factories import AT
from samrit.actions.campaigns.practice_files import add_practice_file, remove_practice_file
from samrit.actions.campaigns.practices import (
    MOST_REPORTS_A_DAY,
    PracticeEntry,
    apply_to_practice,
    change_practice,
    report_practice,
)
from samrit.counting import RecordStatus
from samrit.ledger.link_tokens import new_token
from samrit.records.models import Event, Fact, Notice, PartnerLink, Practice, User
from samrit.vocabulary.codes import NoticeKind, RoleName
from samrit.vocabulary.practice_workflow import PRACTICE_TRANSITIONS, PracticeAction, practice_transition
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion

pytestmark = pytest.mark.django_db

LATER = datetime(2021, 4, 5, 3, 0, tzinfo=AT.tzinfo)
RECORD_STATUSES = (RecordStatus.REPORTED, RecordStatus.VERIFIED, RecordStatus.REFUSED, RecordStatus.WITHDRAWN)
# What leads where; every other pair leads nowhere.
LEADS = {
    (RecordStatus.REPORTED, PracticeAction.VERIFY): RecordStatus.VERIFIED,
    (RecordStatus.REPORTED, PracticeAction.REFUSE): RecordStatus.REFUSED,
    (RecordStatus.REPORTED, PracticeAction.WITHDRAW): RecordStatus.WITHDRAWN,
    (RecordStatus.VERIFIED, PracticeAction.REFUSE): RecordStatus.REFUSED,
    (RecordStatus.VERIFIED, PracticeAction.WITHDRAW): RecordStatus.WITHDRAWN,
    (RecordStatus.REFUSED, PracticeAction.VERIFY): RecordStatus.VERIFIED,
    (RecordStatus.REFUSED, PracticeAction.REPORT_AGAIN): RecordStatus.REPORTED,
    (RecordStatus.REFUSED, PracticeAction.WITHDRAW): RecordStatus.WITHDRAWN,
    (RecordStatus.WITHDRAWN, PracticeAction.REPORT_AGAIN): RecordStatus.REPORTED,
}
BY_LINK = {PracticeAction.REPORT_AGAIN, PracticeAction.WITHDRAW}


@pytest.fixture
def officer() -> User:
    return factories.user(RoleName.OFFICER)


def link_to(row: Practice) -> PartnerLink:
    return PartnerLink.objects.create(
        **new_token(),
        campaign=row.campaign,
        partner=row.partner,
        made_by=factories.user(RoleName.OFFICER),
        made_at=AT,
        expires_on=date(2021, 9, 30),
    )


def a_practice(status: RecordStatus = RecordStatus.REPORTED) -> Practice:
    return factories.practice(factories.campaign(), factories.partner(), status=status)


def entry_of(row: Practice) -> PracticeEntry:
    return PracticeEntry(theme=row.theme, what=row.what, since_on=row.since_on, where=row.where)


def now(row: Practice) -> str:
    return Fact.objects.get(kind="practice", record_id=row.pk, known_until=None).status


@pytest.mark.parametrize("action", PracticeAction)
@pytest.mark.parametrize("status", RECORD_STATUSES)
@pytest.mark.parametrize("is_link", [False, True], ids=["officer", "link"])
def test_every_cell_of_the_table(is_link: bool, status: RecordStatus, action: PracticeAction, officer: User) -> None:
    row = a_practice(status)
    by: PartnerLink | User = link_to(row) if is_link else officer
    leads = LEADS.get((status, action)) if not is_link or action in BY_LINK else None

    if leads is None:
        with pytest.raises(Denied):
            apply_to_practice(action=action, practice=row, reason="ทดสอบ", by=by, at=LATER)
        assert not Event.objects.exists()
    else:
        moved = apply_to_practice(action=action, practice=row, reason="ทดสอบ", by=by, at=LATER)
        assert (moved.status, now(row)) == (leads, leads)
        event = Event.objects.get()
        assert (event.action, event.by) == (action.value, None if is_link else officer)
        assert event.after.get("link") == (by.pk if is_link else None)


def test_the_table_of_moves_is_the_one_above() -> None:
    payload = {(status, step.action): step.to for status, steps in PRACTICE_TRANSITIONS.items() for step in steps}

    assert payload == LEADS
    assert practice_transition(RecordStatus.WITHDRAWN, PracticeAction.VERIFY) is None


@pytest.mark.parametrize("action", [PracticeAction.REFUSE, PracticeAction.WITHDRAW])
def test_who_refuses_or_withdraws_says_why(action: PracticeAction, officer: User) -> None:
    with pytest.raises(Invalid, match="Say why"):
        apply_to_practice(action=action, practice=a_practice(), reason=" ", by=officer, at=LATER)


def test_who_typed_or_changed_a_practice_does_not_verify_it(officer: User) -> None:
    campaign, other = factories.campaign(), factories.user(RoleName.COORDINATOR)
    theme = campaign.themes.all()[0]
    entry = PracticeEntry(theme=theme, what="ปิดไฟทางเดิน", since_on=date(2021, 2, 1))
    row = report_practice(campaign=campaign, partner=factories.partner(), entry=entry, by=officer, at=LATER)
    changed = a_practice()
    change_practice(
        practice=changed, entry=replace(entry_of(changed), where="ชั้น 2"), expected_version=1, by=officer, at=LATER
    )

    for one in (row, changed):
        for action in (PracticeAction.VERIFY, PracticeAction.REFUSE):
            with pytest.raises(Denied, match="another officer"):
                apply_to_practice(action=action, practice=one, reason="ทดสอบ", by=officer, at=LATER)
        assert apply_to_practice(action=PracticeAction.VERIFY, practice=one, by=other, at=LATER).decided_by == other


def test_a_report_tells_the_agencys_officers_but_not_who_made_it(officer: User) -> None:
    agency = factories.agency("2200")
    campaign = factories.campaign(agency)
    payload = {factories.user(RoleName.OFFICER, over=agency), factories.user(RoleName.COORDINATOR, over=agency)}
    factories.user(RoleName.OFFICER, over=factories.agency("2100"))
    factories.user(RoleName.HEAD, over=agency)
    entry = PracticeEntry(theme=campaign.themes.all()[0], what="ปิดไฟทางเดิน", since_on=date(2021, 2, 1))

    row = report_practice(campaign=campaign, partner=factories.partner(), entry=entry, by=officer, at=LATER)

    notices = Notice.objects.filter(practice=row)
    assert {notice.user for notice in notices} == payload
    assert {notice.kind for notice in notices} == {NoticeKind.PRACTICE}


def test_a_second_click_reports_nothing_twice(officer: User) -> None:
    campaign, partner = factories.campaign(), factories.partner()
    entry = PracticeEntry(theme=campaign.themes.all()[0], what="ปิดไฟทางเดิน", since_on=date(2021, 2, 1))
    report_practice(campaign=campaign, partner=partner, entry=entry, by=officer, at=LATER)

    with pytest.raises(Invalid, match="already"):
        report_practice(campaign=campaign, partner=partner, entry=entry, by=officer, at=LATER)

    assert Practice.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"what": "  "}, "Say what"),
        ({"since_on": date(2021, 4, 6)}, "not to come"),
        ({"until_on": date(2021, 1, 31)}, "ends no earlier"),
        ({"latitude": 13}, "latitude and a longitude"),
        ({"latitude": 91, "longitude": 100}, "-90 to 90"),
    ],
)
def test_what_can_not_be_is_not_reported(change: dict[str, object], said: str, officer: User) -> None:
    campaign = factories.campaign()
    entry = PracticeEntry(theme=campaign.themes.all()[0], what="ปิดไฟทางเดิน", since_on=date(2021, 2, 1))

    with pytest.raises(Invalid, match=said):
        report_practice(
            campaign=campaign,
            partner=factories.partner(),
            entry=replace(entry, **change),  # type: ignore[arg-type]  # the names are those of the entry
            by=officer,
            at=LATER,
        )


def test_a_verified_practice_that_is_changed_is_verified_anew(officer: User) -> None:
    row = a_practice(RecordStatus.VERIFIED)
    same = change_practice(practice=row, entry=entry_of(row), expected_version=1, by=officer, at=LATER)
    assert (same.status, Event.objects.count()) == (RecordStatus.VERIFIED, 0)

    changed = change_practice(
        practice=row, entry=replace(entry_of(row), what="ปิดไฟทั้งอาคาร"), expected_version=1, by=officer, at=LATER
    )

    assert (changed.status, changed.decided_by, changed.version, now(row)) == (
        RecordStatus.REPORTED,
        None,
        2,
        RecordStatus.REPORTED,
    )
    event = Event.objects.get()
    assert event.before == {"status": "verified", "what": row.what}
    with pytest.raises(StaleVersion):
        change_practice(practice=row, entry=entry_of(row), expected_version=1, by=officer, at=LATER)


def test_what_has_changed_since_it_was_looked_at_is_not_judged(officer: User) -> None:
    row = a_practice()
    by = link_to(row)
    change_practice(practice=row, entry=replace(entry_of(row), where="ชั้น 3"), expected_version=1, by=by, at=LATER)

    with pytest.raises(StaleVersion):
        apply_to_practice(action=PracticeAction.VERIFY, practice=row, expected_version=1, by=officer, at=LATER)

    assert (
        apply_to_practice(
            action=PracticeAction.VERIFY, practice=row, expected_version=2, by=officer, at=LATER
        ).decided_by
        == officer
    )


def test_a_refused_one_is_mended_and_reported_again_in_one_action() -> None:
    row = a_practice(RecordStatus.REFUSED)

    again = change_practice(
        practice=row,
        entry=replace(entry_of(row), where="อาคาร 2"),
        expected_version=1,
        again=True,
        by=link_to(row),
        at=LATER,
    )

    assert (again.status, again.decided_reason, again.edited_by) == (RecordStatus.REPORTED, "", None)
    assert Event.objects.get().after["status"] == "reported"


def test_a_link_reports_so_many_a_day_and_no_more() -> None:
    row = a_practice()
    by = link_to(row)
    made = Practice(
        campaign=row.campaign,
        partner=row.partner,
        theme=row.theme,
        what="ปิดไฟ",
        since_on=row.since_on,
        how="link",
        link=by,
        reported_at=LATER,
    )
    Practice.objects.bulk_create([made] * MOST_REPORTS_A_DAY)
    fresh = replace(entry_of(row), what="อีกอย่างหนึ่ง")

    with pytest.raises(Invalid, match="a day"):
        report_practice(campaign=row.campaign, partner=row.partner, entry=fresh, by=by, at=LATER)

    tomorrow = LATER + timedelta(days=1)
    assert report_practice(campaign=row.campaign, partner=row.partner, entry=fresh, by=by, at=tomorrow).link == by


def test_a_photo_is_kept_without_the_place_where_it_was_taken(officer: User) -> None:
    row = a_practice()
    assert settings.CLAMD == ""

    added = add_practice_file(practice=row, data=photo_with_place(), name="รูป.jpg", by=link_to(row), at=LATER)

    assert added.file.name == "รูป.jpg"
    with pytest.raises(Invalid, match="already"):
        add_practice_file(practice=row, data=photo_with_place(), name="อีกครั้ง.jpg", by=officer, at=LATER)
    with pytest.raises(Invalid):
        add_practice_file(practice=row, data=b"MZ\x90\x00", name="รูป.jpg", by=officer, at=LATER)


def test_a_file_is_taken_back_by_an_officer_with_a_reason(officer: User) -> None:
    row = a_practice()
    file = add_practice_file(practice=row, data=image("PNG"), name="a.png", by=officer, at=LATER).file

    with pytest.raises(Invalid, match="Only an officer"):
        remove_practice_file(file=file, reason="", by=link_to(row), at=LATER)
    with pytest.raises(Invalid, match="Say why"):
        remove_practice_file(file=file, reason="", by=officer, at=LATER)
    removed = remove_practice_file(file=file, reason="ผิดไฟล์", by=officer, at=LATER)

    assert (removed.removed_by, removed.removed_reason) == (officer, "ผิดไฟล์")
