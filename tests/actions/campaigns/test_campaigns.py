"""Campaigns and their activities: made, changed, shown, followed, cancelled."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

import factories
from factories import AT
from samrit.actions.campaigns.activities import (
    ActivityEntry,
    add_activity,
    cancel_activity,
    change_activity,
    renew_checkin_code,
)
from samrit.actions.campaigns.campaigns import (
    CampaignEntry,
    ThemeEntry,
    change_campaign,
    close_campaign,
    follow_campaign,
    make_campaign,
    open_campaign,
)
from samrit.counting import RecordStatus
from samrit.records.models import Activity, Campaign, Event, Fact, User
from samrit.vocabulary.codes import ActivityKind, Channel, RoleName
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion

pytestmark = pytest.mark.django_db

ENTRY = CampaignEntry(
    name_th="ปิดไฟหนึ่งชั่วโมง 2564",
    name_en="Earth Hour 2021",
    starts_on=date(2021, 2, 1),
    ends_on=date(2021, 3, 31),
    themes=(ThemeEntry(name_th="พลังงาน", name_en="Energy"), ThemeEntry(name_th="ขยะ")),
)


@pytest.fixture
def officer() -> User:
    return factories.user(RoleName.OFFICER)


def made(by: User) -> Campaign:
    return make_campaign(agency=factories.agency("2200"), fiscal_year_be=2564, entry=ENTRY, by=by, at=AT)


def entry_of(row: Activity, **changes: object) -> ActivityEntry:
    same = ActivityEntry(
        kind=ActivityKind(row.kind),
        name_th=row.name_th,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        channel=Channel(row.channel),
        venue=row.venue,
    )
    return replace(same, **changes)  # type: ignore[arg-type]  # the names are those of the entry


def test_a_campaign_is_made_with_its_themes_and_one_event(officer: User) -> None:
    row = made(officer)

    assert (row.code, row.version, row.opened_at) == ("earth-hour-2021", 1, None)
    assert [theme.name_th for theme in row.themes.order_by("position")] == ["พลังงาน", "ขยะ"]
    event = Event.objects.get()
    assert (event.action, event.subject_id, event.by) == ("make_campaign", row.pk, officer)
    assert event.after["themes"] == ["พลังงาน", "ขยะ"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"themes": ()}, "at least one theme"),
        ({"starts_on": date(2021, 10, 1), "ends_on": date(2021, 10, 2)}, "fiscal year 2021"),
        ({"ends_on": date(2021, 1, 1)}, "ends no earlier"),
        ({"name_th": " "}, "name_th"),
    ],
)
def test_a_campaign_that_does_not_hold_together_is_not_made(
    change: dict[str, object], said: str, officer: User
) -> None:
    with pytest.raises(Invalid, match=said):
        make_campaign(
            agency=factories.agency(),
            fiscal_year_be=2564,
            entry=replace(ENTRY, **change),  # type: ignore[arg-type]  # the names are those of the entry
            by=officer,
            at=AT,
        )

    assert not Campaign.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize("role", sorted(set(RoleName) - {RoleName.OFFICER, RoleName.COORDINATOR}))
def test_whose_act_it_is_not_makes_no_campaign(role: RoleName) -> None:
    with pytest.raises(Denied, match="Only the officer or agency coordinator"):
        made(factories.user(role))


def test_themes_are_renamed_added_and_taken_away_unless_something_was_told_in_them(officer: User) -> None:
    row = made(officer)
    energy, waste = row.themes.order_by("position")
    factories.commitment(row, factories.partner(), theme=energy)
    themes = (ThemeEntry(pk=energy.pk, name_th="พลังงานและแสงสว่าง"), ThemeEntry(name_th="การเดินทาง"))

    changed = change_campaign(campaign=row, entry=replace(ENTRY, themes=themes), expected_version=1, by=officer, at=AT)

    assert changed.themes.order_by("position").values_list("pk", "name_th").first() == (energy.pk, "พลังงานและแสงสว่าง")
    assert not changed.themes.filter(pk=waste.pk).exists()
    assert changed.version == 2
    with pytest.raises(Invalid, match="can't be taken away"):
        change_campaign(
            campaign=row,
            entry=replace(ENTRY, themes=(ThemeEntry(name_th="ขยะ"),)),
            expected_version=2,
            by=officer,
            at=AT,
        )


def test_of_two_who_change_a_campaign_the_second_is_told(officer: User) -> None:
    row = made(officer)
    change_campaign(
        campaign=row, entry=replace(ENTRY, name_en="First", themes=stored(row)), expected_version=1, by=officer, at=AT
    )

    with pytest.raises(StaleVersion):
        change_campaign(
            campaign=row,
            entry=replace(ENTRY, name_en="Second", themes=stored(row)),
            expected_version=1,
            by=officer,
            at=AT,
        )

    row.refresh_from_db()
    assert row.name_en == "First"


def stored(row: Campaign) -> tuple[ThemeEntry, ...]:
    return tuple(ThemeEntry(pk=one.pk, name_th=one.name_th, name_en=one.name_en) for one in row.themes.all())


def test_the_page_is_opened_and_closed_once(officer: User) -> None:
    row = made(officer)

    assert open_campaign(campaign=row, by=officer, at=AT).opened_by == officer
    with pytest.raises(Invalid, match="already"):
        open_campaign(campaign=row, by=officer, at=AT)
    assert close_campaign(campaign=row, by=officer, at=AT).opened_at is None
    with pytest.raises(Invalid, match="not open"):
        close_campaign(campaign=row, by=officer, at=AT)


def test_next_years_campaign_follows_with_its_words_a_year_later_once(officer: User) -> None:
    row = made(officer)

    following = follow_campaign(campaign=row, by=officer, at=AT)

    assert (following.code, following.name_th, following.name_en) == (
        "earth-hour-2022",
        "ปิดไฟหนึ่งชั่วโมง 2565",
        "Earth Hour 2022",
    )
    assert (following.follows, following.fiscal_year_be, following.starts_on) == (row, 2565, date(2022, 2, 1))
    assert [theme.name_th for theme in following.themes.order_by("position")] == ["พลังงาน", "ขยะ"]
    with pytest.raises(Invalid, match="already"):
        follow_campaign(campaign=row, by=officer, at=AT)


def test_an_activity_is_added_with_its_fact(officer: User) -> None:
    row = made(officer)
    theme = row.themes.first()
    assert theme is not None
    entry = ActivityEntry(
        kind=ActivityKind.MEETING,
        name_th="ประชุมเตรียมงาน",
        starts_at=AT,
        ends_at=AT + timedelta(hours=2),
        channel=Channel.ONLINE,
        themes=(theme.pk,),
    )

    activity = add_activity(campaign=row, entry=entry, by=officer, at=AT)

    fact = Fact.objects.get(activity=activity)
    assert (fact.status, fact.on, fact.known_until) == (RecordStatus.HELD, date(2021, 1, 10), None)
    event = Event.objects.get(action="add_activity")
    assert event.after["facts"][0]["record_id"] == activity.pk
    assert event.after["themes"] == [theme.name_th]
    assert activity.checkin_key not in str(event.after)
    with pytest.raises(Invalid, match="ends after it starts"):
        add_activity(campaign=row, entry=replace(entry, ends_at=AT), by=officer, at=AT)


def test_who_came_came_on_the_day_to_which_an_activity_moves(officer: User) -> None:
    activity = factories.activity()
    factories.attendance(activity, factories.partner())
    entry = entry_of(
        activity, starts_at=activity.starts_at + timedelta(days=1), ends_at=activity.ends_at + timedelta(days=1)
    )

    change_activity(activity=activity, entry=entry, expected_version=1, by=officer, at=AT + timedelta(hours=1))

    now = Fact.objects.filter(activity=activity, known_until=None)
    assert set(now.values_list("on", flat=True)) == {date(2021, 3, 28)}
    with pytest.raises(StaleVersion):
        change_activity(activity=activity, entry=entry, expected_version=1, by=officer, at=AT)


def test_an_activity_is_cancelled_with_a_reason_unless_somebody_came(officer: User) -> None:
    activity = factories.activity()

    with pytest.raises(Invalid, match="Say why"):
        cancel_activity(activity=activity, reason=" ", by=officer, at=AT)
    cancel_activity(activity=activity, reason="ฝนตก", by=officer, at=AT + timedelta(hours=1))

    assert Fact.objects.get(activity=activity, known_until=None).status == RecordStatus.CANCELLED
    with pytest.raises(Invalid, match="cancelled"):
        cancel_activity(activity=activity, reason="ฝนตก", by=officer, at=AT)
    meeting = factories.activity()
    factories.attendance(meeting, factories.partner())
    with pytest.raises(Invalid, match="recorded as having come"):
        cancel_activity(activity=meeting, reason="ฝนตก", by=officer, at=AT)


def test_a_new_code_for_the_wall_stands_in_no_event(officer: User) -> None:
    activity = factories.activity()

    renewed = renew_checkin_code(activity=activity, by=officer, at=AT)

    assert len(renewed.checkin_key) == 32
    assert renewed.checkin_key not in str(Event.objects.values())
