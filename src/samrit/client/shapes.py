"""What the API answers, as far as a program is to rely on it; fields that come later are passed over."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """An answer."""


class Year(Shape, frozen=True):
    """A fiscal year of the Buddhist Era."""

    fiscal_year: int
    plans: int
    indicators: int
    closed_at: datetime | None = None


class ReleasedFile(Shape, frozen=True):
    """A file of a release, which never changes; `address` is None where the release is withdrawn."""

    data_set: str
    format: str
    rows: int
    bytes: int
    sha256: str
    address: str | None


class Release(Shape, frozen=True):
    """The open data of a year as they were at a moment; the counts are of results, against the release before."""

    release: str
    fiscal_year: int
    as_of: datetime
    added: int
    changed: int
    withdrawn: int
    withdrawn_at: datetime | None
    page: str
    files: tuple[ReleasedFile, ...]


class Agency(Shape, frozen=True):
    """An agency; `parent_code` is None for the city."""

    agency_code: str
    parent_code: str | None
    name_th: str
    name_en: str
    valid_from: date | None = None
    valid_to: date | None = None


class Me(Shape, frozen=True):
    """Whose token it is."""

    username: str
    name_th: str
    name_en: str
    language: str
    roles: list[dict[str, Any]]
    token: dict[str, Any]


class Words(Shape, frozen=True):
    """Words in Thai and in English."""

    th: str
    en: str


class Indicator(Shape, frozen=True):
    """What a plan asks. `id` and `version` are of the working layer, `page` and `content_sha256` of the published one."""

    id: int | None
    fiscal_year: int
    indicator_code: str
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
    accumulation: str
    formed_by: str
    nodes: list[str]
    version: int | None
    target_low: Decimal | None = None
    target_high: Decimal | None = None
    target_due_on: date | None = None
    baseline: Decimal | None = None
    weight: Decimal | None = None
    previous_code: str | None = None
    page: str | None = None
    content_sha256: str | None = None


class Result(Shape, frozen=True):
    """What came of it in a period: Q1 to Q4, or Y for the year. The last five are of the published layer alone."""

    fiscal_year: int
    indicator_code: str
    period: str
    agency_code: str
    name_th: str
    name_en: str
    value: Decimal | None
    value_th: str
    unit_th: str
    value_status: str
    none_reason_th: str
    target_th: str
    verdict: str | None
    achievement_percent: Decimal | None
    status: str
    doubt_codes: list[str]
    due_on: date | None
    days_late: int | None
    revision: int
    evidence_count: int = 0
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    target_low: Decimal | None = None
    target_high: Decimal | None = None
    published_revision: int | None = None
    state: str | None = None
    sentence: Words | None = None
    is_unsupported: bool | None = None
    page: str | None = None
    content_sha256: str | None = None


class Project(Shape, frozen=True):
    """A project with its money and progress; published, with one indicator that it serves, and without the three that may be None."""

    id: int | None
    fiscal_year: int
    project_code: str
    agency_code: str
    name_th: str
    name_en: str
    starts_on: date | None
    ends_on: date | None
    state: str | None
    indicators_served: list[str]
    budget_allotted_baht: Decimal | None = None
    budget_spent_baht: Decimal | None = None
    progress_percent: Decimal | None = None
    page: str | None = None


class Event(Shape, frozen=True):
    """What was done to a report or an indicator."""

    id: int
    at: datetime
    action: str
    subject: str
    words: str
    fiscal_year: int | None = None
    indicator_code: str | None = None
    period: str | None = None


class Finding(Shape, frozen=True):
    """What a rule finds."""

    code: str
    severity: str
    field: str
    words: str
    message: dict[str, str]
    remedy: dict[str, str]


class Report(Shape, frozen=True):
    """A quarter's report; `content` is what is put back, `etag` says over which version."""

    fiscal_year: int
    indicator_code: str
    period: str
    agency_code: str
    content: dict[str, Any]
    report: dict[str, Any]
    findings: list[Finding]
    etag: str = ""


class Evidence(Shape, frozen=True):
    """Evidence as it is stored."""

    id: int
    name: str
    kind: str
    sha256: str | None
    original_sha256: str | None
    notes: list[str]


class Submittable(Shape, frozen=True):
    """Whether a report could be submitted, and what is worth a look."""

    can_be_submitted: bool
    issues: list[dict[str, Any]]
