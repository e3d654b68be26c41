"""What the city stands for: the public form of a report and of its indicator, as it was published once.

Only what anybody may read has a place here. It is kept as canonical JSON with its SHA-256, and never changes.
"""

import hashlib
from typing import TypeVar

import msgspec

FORM = "samrit-published-1"
WITHDRAWN = "withdrawn"  # the state of what the city took back
_Stored = TypeVar("_Stored", bound=msgspec.Struct)


class Words(msgspec.Struct, frozen=True):
    """A sentence as it was said when it was published, in both languages."""

    th: str = ""
    en: str = ""


class PublishedEvidence(msgspec.Struct, frozen=True):
    """What shows it: a title, and the address where it leads to one that anybody may open."""

    title: str
    url: str = ""


class BoundFigure(msgspec.Struct, frozen=True):
    """A number that has something behind it: its words, where they stand in the text, and the number of its list."""

    number: int
    words: str
    source: str
    start: int | None = None
    rule: Words = Words()
    is_listed: bool = False


class PublishedSaving(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a measurement says that a campaign saved: MWh with a 90 % interval where there is one, MW, tonnes of CO2.

    `is_distinguishable` says whether it can be told from an ordinary day: None where the method can't say. `is_synthetic` where its data
    are made up; what was published before it was kept says so in `area` alone.
    """

    name: str
    method: str
    area: str
    mwh: str
    mean_mw: str
    percent: str
    made_at: str
    low_mwh: str | None = None
    high_mwh: str | None = None
    t_co2: str | None = None
    is_distinguishable: bool | None = None
    is_synthetic: bool = False
    verdict: Words = Words()
    statement: Words = Words()


class PublishedCampaign(msgspec.Struct, frozen=True, omit_defaults=True):
    """An opened campaign that a figure counts in, with what was measured of it."""

    code: str
    name: Words
    fiscal_year_be: int
    savings: tuple[PublishedSaving, ...] = ()


class PublishedProject(msgspec.Struct, frozen=True, omit_defaults=True):
    """A project that serves an indicator: money in baht, and how much of its work was done and planned, as reported by a day."""

    code: str
    name: Words
    on: str
    allotted_baht: str | None = None
    spent_baht: str | None = None
    done_percent: str | None = None
    planned_percent: str | None = None


class PublishedReport(msgspec.Struct, frozen=True, omit_defaults=True):
    """The report of a quarter, or of the year (5), as it was published.

    `target` and what belongs to it are the period's own. `state` is the verdict, "doubtful", "unjudged", or the kind of none. `statements` are how it is known: how verified, from where,
    how exact, what limits it, what was done about them; empty words where nobody said.
    """

    quarter: int
    state: str
    target: str
    target_value: str | None
    result: str
    value: str | None
    unit: str
    form: str = FORM
    asked: Words = Words()
    sentence: Words = Words()
    short: Words = Words()
    assumption: Words = Words()
    absence: str = ""
    absence_reason: str = ""
    verdict: str = ""
    overridden_because: str = ""
    achievement_percent: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    doubt: str = ""
    formed: str = ""
    is_unsupported: bool = False
    progress_percent: str | None = None
    narrative: str = ""
    shortfall: str = ""
    supporting_factors: str = ""
    obstacles: str = ""
    statements: tuple[Words, ...] = ()
    figures: tuple[BoundFigure, ...] = ()
    evidence: tuple[PublishedEvidence, ...] = ()
    evaluated_on: str = ""
    signed_on: str = ""
    signed_as: str = ""
    campaigns: tuple[PublishedCampaign, ...] = ()
    projects: tuple[PublishedProject, ...] = ()
    comparison: str = ""
    target_upper: str | None = None
    target_due_on: str = ""


class PublishedDefinition(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the city promised with an indicator in a year, as it stood when a report of it was last published.

    `due_on` are the days on which the reports are due, by quarter.
    """

    target: str
    asked: Words
    form: str = FORM
    level: str = ""
    kind: str = ""
    definition: str = ""
    method: str = ""
    unit: str = ""
    weight: str | None = None
    baseline: str | None = None
    accumulation: str = ""
    target_value: str | None = None
    due_on: dict[str, str] = {}
    comparison: str = ""
    target_upper: str | None = None
    target_due_on: str = ""


def tombstone(quarter: int, reason: str) -> PublishedReport:
    """What stays of a publication that was withdrawn: that it was one, and why it is gone."""
    return PublishedReport(
        quarter=quarter, state=WITHDRAWN, target="", target_value=None, result="", value=None, unit="",
        absence=WITHDRAWN, absence_reason=reason,
    )  # fmt: skip


def stored(value: msgspec.Struct) -> tuple[str, str]:
    """The canonical JSON, and its SHA-256 in hexadecimal."""
    data = msgspec.json.encode(value, order="sorted")
    return data.decode(), hashlib.sha256(data).hexdigest()


def read(content: str, form: type[_Stored]) -> _Stored:
    """What was kept."""
    return msgspec.json.decode(content.encode(), type=form)
