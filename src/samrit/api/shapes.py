"""What the answers look like; the OpenAPI document is made from these. Numbers are strings, so that no digit is lost."""

from datetime import date, datetime
from typing import Any, TypeVar

from ninja import Schema
from pydantic import Field, create_model

from samrit.vocabulary.fields import filed
from samrit.vocabulary.term import Field as Term
from samrit.vocabulary.term import FieldKind


class Both(Schema):
    """Words in Thai and in English."""

    th: str
    en: str


class ErrorOut(Schema):
    """One thing that is wrong: at a parameter of the address, or by a JSON pointer in what was sent."""

    parameter: str | None = None
    pointer: str | None = None
    code: str
    detail: str
    remedy: str | None = None


class Problem(Schema):
    """Why there is no answer (RFC 9457): `code` for programs, `detail` one sentence in the language of `Accept-Language`."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    request_id: str
    errors: list[ErrorOut] = Field(default_factory=list)


REFUSALS: dict[int, Any] = dict.fromkeys((400, 401, 403, 404, 409, 429, 503), Problem)
WRITING: dict[int, Any] = REFUSALS | dict.fromkeys((412, 413, 415, 422, 428), Problem)
_Item = TypeVar("_Item", bound=Schema)


def list_of(item: type[_Item]) -> type[Schema]:
    """A page of a list: `next` is the address of the following one, null at the end; `count` is told where asked for."""
    name = f"{item.__name__.removesuffix('Out')}List"
    page: type[Schema] = create_model(
        name,
        __base__=Schema,
        __doc__="A page; `next` is the address of the one that follows, null at the end.",
        items=(list[item], ...),  # type: ignore[valid-type]  # a type that is given
        next=(str | None, ...),
        count=(int | None, None),
        layer=(str | None, None),
    )
    return page


class YearOut(Schema):
    """A fiscal year of the Buddhist Era, with the plans and indicators in it that you may read."""

    fiscal_year: int
    plans: int
    indicators: int
    closed_at: datetime | None


class AgencyOut(Schema):
    """An agency; `parent_code` is null for the city."""

    agency_code: str
    parent_code: str | None
    name_th: str
    name_en: str
    valid_from: date | None
    valid_to: date | None


class RoleOut(Schema):
    """What somebody is over an agency and all below it."""

    role: str
    agency_code: str
    on_behalf_of: str | None
    until_on: date | None


class TokenOut(Schema):
    """A token, without what it opens by."""

    name: str
    beginning: str
    scopes: list[str]
    agency_code: str | None
    expires_on: date


class MeOut(Schema):
    """Who asks, with roles as far as the token reaches."""

    username: str
    name_th: str
    name_en: str
    language: str
    roles: list[RoleOut]
    token: TokenOut


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
    """An indicator of a year; numbers are text, so that no digit is lost."""

    id: int | None = Field(description="null in the published layer")
    fiscal_year: int
    indicator_code: str = Field(description="the city's code; agency~number, or ~id, where it has none")
    number: str
    agency_code: str
    name_th: str
    name_en: str
    level: str
    kind: str
    definition_th: str
    method_th: str
    unit_th: str
    target_th: str
    comparison: str
    target_low: str | None
    target_high: str | None
    target_due_on: date | None
    baseline: str | None
    weight: str | None
    accumulation: str
    formed_by: str
    nodes: list[str]
    previous_code: str | None = Field(description="its code last year")
    version: int | None = Field(description="null in the published layer")
    page: str | None = Field(default=None, description="its page for everybody; of the published layer alone")
    content_sha256: str | None = Field(
        default=None, description="SHA-256 of what was published; of the published layer alone"
    )


class ResultOut(Schema):
    """A result of a quarter or of the year. `value` is null where there is none; `value_status` says which kind."""

    fiscal_year: int
    indicator_code: str
    period: str
    agency_code: str
    name_th: str
    name_en: str
    value: str | None
    value_th: str = Field(description="as printed")
    unit_th: str
    value_status: str
    none_reason_th: str
    numerator: str | None
    denominator: str | None
    target_th: str = Field(description="of the period itself; empty where it has none")
    comparison: str | None
    target_low: str | None
    target_high: str | None
    target_due_on: date | None
    verdict: str | None
    verdict_overridden: bool
    achievement_percent: str | None
    formed_by: str
    evidence_count: int
    status: str = Field(description="where the report is; “published” or “not_published” in the published layer")
    doubt_codes: list[str]
    due_on: date | None
    days_late: int | None = Field(description="null in the published layer")
    revision: int = Field(description="the version; in the published layer how often it was published")
    published_revision: int | None
    published_at: datetime | None
    state: str | None = Field(
        default=None, description="what became of it, as its page says; of the published layer alone"
    )
    sentence: Both | None = Field(
        default=None, description="why it came out so, as its page says; of the published layer alone"
    )
    is_unsupported: bool | None = Field(
        default=None, description="whether no evidence is named; of the published layer alone"
    )
    page: str | None = Field(default=None, description="its page for everybody; of the published layer alone")
    content_sha256: str | None = Field(
        default=None, description="SHA-256 of what was published; of the published layer alone"
    )


class ProjectOut(Schema):
    """A project of a year; money in baht. In the published layer it comes with each indicator that it serves, as it was published with it."""

    id: int | None = Field(description="null in the published layer")
    fiscal_year: int
    project_code: str
    agency_code: str
    name_th: str
    name_en: str
    starts_on: date | None = Field(description="null in the published layer")
    ends_on: date | None = Field(description="null in the published layer")
    budget_allotted_baht: str | None
    budget_spent_baht: str | None
    progress_percent: str | None
    planned_percent: str | None
    state: str | None = Field(description="null in the published layer")
    reported_on: date | None
    indicators_served: list[str]
    page: str | None = Field(
        default=None, description="its indicator's page for everybody; of the published layer alone"
    )


class EventOut(Schema):
    """What was done to an indicator, a report or its evidence."""

    id: int
    at: datetime
    action: str
    subject: str
    fiscal_year: int | None
    indicator_code: str | None
    period: str | None
    words: str


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
    """A quarter's report: what was filed (`content`, as `report.schema.json` has a quarter), its state, every number in it
    with what it stands on, and what the rules find. Its ETag begins with the version, which `If-Match` asks for.
    """

    fiscal_year: int
    indicator_code: str
    period: str
    agency_code: str
    content: dict[str, Any]
    report: QuarterOut
    findings: list[FindingOut]
    numbers: list[NumberOut]
    counted: CountedOut | None


class SubmittableOut(Schema):
    """What a submission would come to: whether nothing stops it, and what is worth a look."""

    can_be_submitted: bool
    issues: list[ErrorOut]


class AcceptedOut(Schema):
    """That a file would be taken as evidence, under which name; or a link."""

    name: str
    original_sha256: str | None
    notes: list[str]


class EvidenceOut(Schema):
    """Evidence as it is stored: `original_sha256` is of the file as it came, `sha256` of the one that is shown."""

    id: int
    name: str
    kind: str
    shows: str
    sha256: str | None
    original_sha256: str | None
    size_bytes: int | None
    media_type: str | None
    notes: list[str]
