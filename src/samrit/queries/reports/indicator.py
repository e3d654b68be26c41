"""The page of one indicator: its year as a document with the findings in it, and where each quarter stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from samrit.ledger.stored_judgement import year_judgement
from samrit.queries.city.history import of_indicator
from samrit.queries.city.rules import city_rules
from samrit.queries.plans.plan import CellState, state_of
from samrit.queries.reports.document import Document, document
from samrit.queries.reports.doubts import doubt_of_row, found_doubts, undistinguished
from samrit.queries.reports.figures import FigureBasis
from samrit.queries.reports.findings import findings_of
from samrit.queries.reports.indicator_years import is_endorsed
from samrit.queries.reports.to_report import indicator_report
from samrit.records.models import YEAR_END, Event, Indicator, QuarterReport, SubmissionCheck, User
from samrit.records.ready import ReadyQuery
from samrit.report import Verdict
from samrit.scoring.judgement import Judgement
from samrit.scoring.printed import final_verdict
from samrit.scoring.year import doubt_of_year
from samrit.thai.translation import language
from samrit.vocabulary.doubts import Doubt

HISTORY_SHOWN = 3


@dataclass(frozen=True, slots=True)
class QuarterState:
    """Where the report of a quarter (5: of the year) stands."""

    report: QuarterReport
    state: CellState
    judged: "CheckedBy | None" = None


@dataclass(frozen=True, slots=True)
class CheckedBy:
    """When the rules last judged a report at its submission, and which rules those were."""

    at: datetime
    rules_version: str


@dataclass(frozen=True, slots=True)
class PastEvent:
    """One line of the history: who did what, when; `quarter` where it was done to one; what stood there and stands now."""

    at: datetime
    action: str
    by: str
    quarter: int | None
    subject: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SetVerdict:
    """The verdict that an evaluator has set in place of the computed one: who, when, and why."""

    verdict: Verdict
    reason: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Point:
    """A quarter of the chart: its value where it has one, as printed, and what is against it."""

    label: str
    value: Decimal | None
    words: str
    doubt: Doubt | None = None
    is_endorsed: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """What the page of an indicator shows; `doubt` is what is against the year's result, None where that is sound."""

    pk: int
    number: str
    name: str
    name_other: str
    agency_code: str
    agency_name: str
    fiscal_year_be: int
    responsible: str
    deputy: str
    judgement: Judgement
    verdict: Verdict | None
    override: SetVerdict | None
    doubt: Doubt | None
    points: tuple[Point, ...]  # of the four quarters
    document: Document
    quarters: Mapping[int, QuarterState]
    history: tuple[PastEvent, ...]


def indicator_page(
    indicator: Indicator, figures: Mapping[int, tuple[FigureBasis, ...]], *, today: date
) -> IndicatorPage:
    """The page of an indicator that was loaded `with_reports`; more SQL queries: people, history, rules, who judged.

    `figures` are those of the narratives whose source was told.
    """
    report = indicator_report(indicator)
    findings = findings_of(indicator, report, city_rules(), on=today)
    rows = {row.quarter: row for row in indicator.quarters.all()}
    checked_by = _checked_by(rows)
    plan = indicator.annual_plan
    judgement = year_judgement(indicator, rows.values())
    end = rows.get(YEAR_END)
    people = (indicator.responsible_id, indicator.deputy_id, end.overridden_by_id if end is not None else None)
    names = {one.pk: one for one in _PEOPLE(sorted({pk for pk in people if pk}))}
    # As found now, and not when something was saved last: a rule may have come into force since.
    against = found_doubts(indicator, findings, undistinguished([indicator]))
    doubts = {q: doubt_of_row(row, against) for q, row in rows.items()}
    points = tuple(
        Point(str(q), rows[q].result_value, rows[q].result_value_text, doubts[q], is_endorsed(rows[q]))
        if q in rows
        else Point(str(q), None, "")
        for q in (1, 2, 3, 4)
    )
    return IndicatorPage(
        pk=indicator.pk,
        number=indicator.number,
        name=indicator.name(),
        name_other=indicator.name_th if language() == "en" and indicator.name_en else "",
        agency_code=plan.agency.code,
        agency_name=str(plan.agency_then),
        fiscal_year_be=plan.fiscal_year_be,
        responsible=_name(names, indicator.responsible_id),
        deputy=_name(names, indicator.deputy_id),
        judgement=judgement,
        verdict=final_verdict(judgement, end.override_verdict if end is not None else ""),
        override=_override(end, names),
        doubt=doubt_of_year(judgement, doubts),
        points=points,
        document=document(report, findings, figures),
        quarters={q: _quarter(row, today, checked_by.get(row.pk)) for q, row in rows.items()},
        history=_history(indicator, rows),
    )


def _quarter(row: QuarterReport, today: date, checked_by: CheckedBy | None) -> QuarterState:
    has_words = bool(row.result_value_text or row.narrative)
    return QuarterState(row, state_of(row.status, row.deadline, today, has_words=has_words), checked_by)


def _checked_by(rows: Mapping[int, QuarterReport]) -> Mapping[int, CheckedBy]:
    """By the key of the report, the last submission check of each; one query."""
    found = _CHECKS([row.pk for row in rows.values()])
    return {report: CheckedBy(at, rules) for report, at, rules in found}


_CHECKS = ReadyQuery(
    lambda reports: (
        SubmissionCheck.objects.filter(report__in=reports).order_by("pk").values_list("report", "at", "rules__version")
    )
)
_PEOPLE = ReadyQuery(lambda people: User.objects.filter(pk__in=people).only("username", "name_th", "name_en"))


def _override(end: QuarterReport | None, names: Mapping[int, User]) -> SetVerdict | None:
    if end is None or not end.override_verdict:
        return None
    by = _name(names, end.overridden_by_id)
    return SetVerdict(Verdict(end.override_verdict), end.override_reason, by, end.overridden_at)


def _name(people: Mapping[int, User], pk: int | None) -> str:
    return people[pk].name() if pk is not None and pk in people else ""


def _history(indicator: Indicator, rows: Mapping[int, QuarterReport]) -> tuple[PastEvent, ...]:
    """The last actions on the indicator, its reports, its evidence and its signatures, newest first; one query."""
    quarter_of = {("quarterreport", row.pk): q for q, row in rows.items()}
    quarter_of |= {("evidence", item.pk): item.quarter for item in indicator.evidence.all() if item.quarter}
    return tuple(
        PastEvent(
            at=event.at,
            action=event.action,
            by=event.by.name() if event.by else "",
            quarter=quarter_of.get((event.subject_type, event.subject_id)),
            subject=event.subject_id,
            before=event.before,
            after=event.after,
        )
        for event in _EVENTS(indicator.pk)
    )


_SHOWN = (
    "at", "action", "subject_type", "subject_id", "before", "after", "by__username", "by__name_th", "by__name_en",
)  # fmt: skip
_EVENTS = ReadyQuery(
    lambda indicator: (
        Event.objects.filter(of_indicator(Indicator(pk=indicator)))
        .select_related("by")
        .only(*_SHOWN)
        .order_by("-pk")[:HISTORY_SHOWN]
    )
)
