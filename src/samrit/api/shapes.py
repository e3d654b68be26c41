"""What the answers look like; the OpenAPI document is made from these. Numbers are strings, so that no digit is lost."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field, create_model

from samrit.vocabulary.fields import filed
from samrit.vocabulary.term import Field as Term
from samrit.vocabulary.term import FieldKind


class Both(Schema):
    """Words in Thai and in English."""

    th: str
    en: str


class Refusal(Schema):
    """Why there is no answer: what kind of refusal it is in one word, and one sentence in the reader's language."""

    code: str
    message: str


class AgencyOut(Schema):
    """An agency; `parent` is the code of the one above it, "" for the city."""

    code: str
    name: Both
    parent: str


class PlanOut(Schema):
    """An annual plan of an agency; `fiscal_year_be` is a Buddhist year."""

    agency: str
    fiscal_year_be: int
    indicators: int


class _QuarterFacts(Schema):
    quarter: int
    status: str
    due_on: date
    correction_due_on: date | None = Field(description="by when what went back is to be corrected")
    first_submitted_on: date | None = Field(description="the day of the first handing-in, whatever went back since")
    days_late: int | None = Field(
        description="of the first handing-in, 0 in time; null where nothing was handed in yet"
    )
    target: str = Field(description="as printed; empty where the quarter has none of its own")
    value: str | None = Field(description="the number of the result")
    absence: str = Field(description="which kind of none, empty where there is a value")
    numerator: str | None
    denominator: str | None
    doubt: str | None = Field(
        description="what is against the result: draft, returned, contradicted, not_distinguishable, unverified; null where it is sound"
    )
    version: int
    published_version: int | None


def _as(field: Term) -> Any:
    """A number may be missing; words may be empty."""
    return str | None if field.kind is FieldKind.PERCENT else str


_SAID: dict[str, Any] = {one.id: (_as(one), Field(description=one.words.en)) for one in filed()}
_FILED: Any = create_model("Filed", __base__=_QuarterFacts, **_SAID)


class QuarterOut(_FILED):  # type: ignore[misc]  # made of the vocabulary's fields
    """The report of a quarter (5: of the year) as it stands now, with all that was filed; "" for what was not."""


class IndicatorOut(Schema):
    """An indicator of a plan with its reports."""

    id: int
    agency: str
    fiscal_year_be: int
    number: str
    code: str
    name: Both
    target: str
    unit: str
    accumulation: str
    result_source: str
    quarters: list[QuarterOut]


class SourceOut(Both):
    """What a number stands on first of all."""

    code: str


class LinkOut(Schema):
    """One link of a chain. `href` leads to its page, `sha256` tells which bytes it is about."""

    kind: str
    words: Both
    quote: str = ""
    who: Both | None = None
    at: datetime | None = None
    href: str | None = None
    sha256: str = ""
    based_on: list["LinkOut"] = Field(default_factory=list)


class NumberOut(Schema):
    """One number of a report with what it stands on."""

    key: str
    label: Both
    text: str
    source: SourceOut
    based_on: list[LinkOut]


class CountedOut(Schema):
    """What a rule came to for a report, with what was known `as_of` then; what stands in the report; and what it is now."""

    rule: int = Field(description="the version of the indicator's rule")
    words: str
    as_of: datetime
    value: str | None
    members: int
    sha256: str
    in_report: str | None
    now: str | None = Field(description="what the same rule comes to now")
    difference: str | None = Field(description="now minus what it came to then")


class FindingOut(Schema):
    """What a rule finds; `field` is the path in the report, `words` the words of it that it is about."""

    code: str
    severity: str
    field: str
    words: str
    message: Both
    remedy: Both


class CheckedOut(Schema):
    """What the rules find in a report."""

    findings: list[FindingOut]


class ReportOut(Schema):
    """A quarter's report with every number in it, and what the rules find in it."""

    indicator: int
    report: QuarterOut
    findings: list[FindingOut]
    numbers: list[NumberOut]
    counted: CountedOut | None


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

    code: str
    agency: str
    fiscal_year_be: int
    name: Both
    about: Both
    starts_on: date
    ends_on: date
    opened_at: datetime | None


class GroupOut(Schema):
    """The organisations of one sector or theme; `key` is the sector's code or the theme's number."""

    key: str
    name: Both
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
    agency: str
    name: Both
    short_name: str
    sector: str
    place: str
    counts_as: int | None


class MeasurementOut(Schema):
    """What an event saved: energies in MWh, powers in MW, savings positive; `low` and `high` are its 90 % interval."""

    id: int
    agency: str
    name: str
    starts_at: datetime
    ends_at: datetime
    method: str
    saved_mwh: str
    low_mwh: str | None
    high_mwh: str | None
    mean_mw: str
    largest_mw: str
    saved_percent: str
    t_co2: str | None
    baht: str | None
    is_distinguishable: bool | None
    load_series_sha256: str
    protocol_sha256: str
    protocol_fixed_at: datetime | None
    supersedes: int | None
    made_at: datetime


class AgenciesOut(Schema):
    """A page of agencies; `count` is how many there are in all."""

    count: int
    items: list[AgencyOut]


class PlansOut(Schema):
    """A page of annual plans."""

    count: int
    items: list[PlanOut]


class IndicatorsOut(Schema):
    """A page of indicators."""

    count: int
    items: list[IndicatorOut]


class CampaignsOut(Schema):
    """A page of campaigns."""

    count: int
    items: list[CampaignOut]


class PartnersOut(Schema):
    """A page of partners."""

    count: int
    items: list[PartnerOut]


class MeasurementsOut(Schema):
    """A page of measurements."""

    count: int
    items: list[MeasurementOut]
