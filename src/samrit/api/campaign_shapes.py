"""What the answers about campaigns, partners and measurements look like."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from samrit.api.shapes import Both

_OF_WORK: Any = Field(description="null in the published layer")


class CountsOut(Schema):
    """Distinct organisations by how far they went, and the verified practices."""

    took_part: int
    came: int
    declared: int
    reported: int
    verified: int
    practices: int


class CampaignOut(Schema):
    """A campaign; `opened_at` is when anybody could see it."""

    campaign_code: str
    agency_code: str
    fiscal_year: int
    name_th: str
    name_en: str
    about_th: str
    about_en: str
    starts_on: date
    ends_on: date
    opened_at: datetime | None


class GroupOut(Schema):
    """The organisations of one sector or theme; `key` is the sector's code or the theme's number."""

    key: str
    name_th: str
    name_en: str
    counts: CountsOut


class CampaignCountsOut(Schema):
    """A campaign with who took part, as it is known now."""

    campaign: CampaignOut
    counts: CountsOut
    by_sector: list[GroupOut]
    by_theme: list[GroupOut]


class PartnerOut(Schema):
    """An organisation; `counts_as` is the number of the one that it was merged into. People at it are never told."""

    id: int
    agency_code: str
    name_th: str
    name_en: str
    short_name: str
    sector: str
    place_code: str | None
    counts_as: int | None


class MeasurementOut(Schema):
    """What an event saved: energies in MWh, powers in MW, savings positive; `low` and `high` are its 90 % interval."""

    id: int | None = _OF_WORK
    agency_code: str
    name_th: str
    starts_at: datetime
    ends_at: datetime
    method: str
    mwh: str
    mwh_low: str | None
    mwh_high: str | None
    mw: str
    mw_largest: str | None = _OF_WORK
    saved_percent: str
    tco2: str | None
    baht: str | None = _OF_WORK
    is_distinguishable: bool | None
    is_synthetic: bool = Field(description="whether the data are made up, not metered")
    load_series: int | None = _OF_WORK
    load_series_sha256: str | None = _OF_WORK
    protocol_sha256: str | None = _OF_WORK
    protocol_fixed_at: datetime | None = _OF_WORK
    supersedes: int | None = _OF_WORK
    made_at: datetime
    campaign_code: str | None = Field(default=None, description="what was measured; null where it is no campaign")
    statement: Both | None = Field(default=None, description="what it says in a sentence, with its doubt")
    page: str | None = Field(
        default=None, description="its campaign's page for everybody; of the published layer alone"
    )


class LoadSeriesOut(Schema):
    """Load or meter data as it was brought, by the hash of its file."""

    id: int
    agency_code: str
    name_th: str
    area: str
    source: str
    is_synthetic: bool
    starts_at: datetime
    ends_at: datetime
    interval_minutes: int
    series: int
    readings: int
    sha256: str
    added_at: datetime
    retired_at: datetime | None


class ReadingsOut(Schema):
    """What was read in a file of readings, and the load data that came of it; null where it was only checked."""

    series: LoadSeriesOut | None
    understood: dict[str, Any]
    findings: list[dict[str, Any]]
