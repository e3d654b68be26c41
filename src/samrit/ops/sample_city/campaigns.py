"""Campaigns of the sample city: partners, what they did, and the indicator that is counted from it; told in one event."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from samrit.counting import RecordStatus
from samrit.ledger import trail
from samrit.ledger.facts import Countable, store_facts
from samrit.ops.sample_city.campaign_schema import CampaignData, PracticeData, StoryData
from samrit.ops.sample_city.reading import AS_IT_IS, DATA, read_file
from samrit.ops.sample_city.years import Later
from samrit.records.models import (
    Activity,
    Agency,
    Attendance,
    Campaign,
    Commitment,
    Partner,
    PartnerMerge,
    Place,
    Practice,
    Theme,
    User,
)
from samrit.thai.organisations import key
from samrit.vocabulary.codes import How


@dataclass(frozen=True, slots=True)
class Story:
    """A story's rows by their keys in the file."""

    data: StoryData
    agency: Agency
    officer: User
    verifier: User
    places: dict[str, Place]
    partners: dict[str, Partner]
    campaigns: dict[str, Campaign]


def read_stories(folder: Path = DATA, later: Later = AS_IT_IS) -> tuple[StoryData, ...]:
    """The files under `campaigns/`, none where there is no such folder. SampleDataError for what is wrong in one."""
    return tuple(read_file(path, StoryData, later) for path in sorted((folder / "campaigns").glob("*.toml")))


def load_story(data: StoryData, *, at: datetime) -> Story:
    """Write partners and campaigns with their facts, in one event."""
    story = _frame(data, at)
    made: list[Countable] = []
    for campaign in data.campaigns:
        made += _campaign(story, campaign, at)
    for merge in data.merges:
        _merge(story, merge.survivor, merge.merged, merge.reason, at)
    facts = store_facts([*story.partners.values(), *made], at=at)
    payload = {"agency": data.agency, "partners": len(data.partners), "campaigns": [c.code for c in data.campaigns]}
    trail.record(
        "load_sample", story.campaigns[data.counted.campaign], by=None, at=at, after={**payload, "facts": facts.payload}
    )
    return story


def _frame(data: StoryData, at: datetime) -> Story:
    places = {row.code: row for row in Place.objects.all()}
    agency = Agency.objects.get(code=data.agency)
    officer = User.objects.get(username=data.officer)
    rows = [
        Partner(
            agency=agency, name_th=one.name_th, name_en=one.name_en, key=key(one.name_th), sector=one.sector.value,
            place=places.get(one.place), registered_by=officer, registered_at=at,
        )
        for one in data.partners
    ]  # fmt: skip
    made = Partner.objects.bulk_create(rows)
    return Story(
        data=data,
        agency=agency,
        officer=officer,
        verifier=User.objects.get(username=data.verifier),
        places=places,
        partners={one.key: row for one, row in zip(data.partners, made, strict=True)},
        campaigns={},
    )


def _campaign(story: Story, data: CampaignData, at: datetime) -> list[Countable]:
    campaign = Campaign.objects.create(
        agency=story.agency,
        fiscal_year_be=data.fiscal_year_be,
        code=data.code,
        name_th=data.name_th,
        name_en=data.name_en,
        about_th=data.about_th,
        about_en=data.about_en,
        starts_on=data.starts_on,
        ends_on=data.ends_on,
        follows=story.campaigns.get(data.follows),
        opened_by=story.verifier,
        opened_at=at,
    )
    story.campaigns[data.code] = campaign
    themes = {
        one.key: Theme.objects.create(campaign=campaign, position=place, name_th=one.name_th, name_en=one.name_en)
        for place, one in enumerate(data.themes)
    }
    activities, attendances = _activities(story, data, campaign, themes)
    commitments = [
        Commitment(
            campaign=campaign, partner=story.partners[code], theme=themes[one.theme], declared_on=one.declared_on,
            **_reporting(story, one.declared_on),
        )
        for one in data.commitments
        for code in one.partners
    ]  # fmt: skip
    practices = [_practice(story, one, campaign, themes[one.theme]) for one in data.practices]
    return [
        *activities,
        *Attendance.objects.bulk_create(attendances),
        *Commitment.objects.bulk_create(commitments),
        *Practice.objects.bulk_create(practices),
    ]


def _activities(
    story: Story, data: CampaignData, campaign: Campaign, themes: dict[str, Theme]
) -> tuple[list[Activity], list[Attendance]]:
    activities, attendances = [], []
    for one in data.activities:
        activity = Activity.objects.create(
            campaign=campaign,
            kind=one.kind.value,
            name_th=one.name_th,
            name_en=one.name_en,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            channel=one.channel.value,
            venue=one.venue,
            presiding=one.presiding,
            note=one.note,
        )
        activity.themes.set([themes[code] for code in one.themes])
        activities.append(activity)
        attendances += [
            Attendance(activity=activity, partner=story.partners[code], people=one.people, how=How.SHEET.value,
                       reported_by=story.officer, reported_at=one.ends_at)
            for code in one.came
        ]  # fmt: skip
    return activities, attendances


def _practice(story: Story, one: PracticeData, campaign: Campaign, theme: Theme) -> Practice:
    is_decided = one.status in (RecordStatus.VERIFIED, RecordStatus.REFUSED)
    payload = _reporting(story, one.since_on)
    return Practice(
        campaign=campaign,
        partner=story.partners[one.partner],
        theme=theme,
        what=one.what,
        place=story.places[one.place],
        latitude=one.latitude,
        longitude=one.longitude,
        since_on=one.since_on,
        status=one.status.value,
        decided_by=story.verifier if is_decided else None,
        decided_at=payload["reported_at"] if is_decided else None,
        decided_reason=one.reason,
        **payload,
    )


def _merge(story: Story, survivor: str, merged: str, reason: str, at: datetime) -> None:
    duplicate = story.partners[merged]
    duplicate.merged_into = story.partners[survivor]
    duplicate.save(update_fields=["merged_into"])
    PartnerMerge.objects.create(
        survivor=story.partners[survivor], merged=duplicate, reason=reason, by=story.officer, at=at
    )


def _reporting(story: Story, day: date) -> dict[str, Any]:
    """Written by the officer on the day itself."""
    return {
        "how": How.TYPED.value,
        "reported_by": story.officer,
        "reported_at": datetime.combine(day, time(3), tzinfo=UTC),
    }
