"""What each period of an indicator adds to the counts, worked out anew from the records: the one place that says how."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from samrit.records.agency_then import agency_then
from samrit.records.models import YEAR_END, Evidence, Indicator, IndicatorNode, PeriodResult, PlanNode, QuarterReport
from samrit.records.models.reports.period_result import REPORTED_PARTS
from samrit.scoring.counts import Part, ScopeKind, bounded, counts_of, part_of, shortfall_units, weight_units
from samrit.scoring.judgement import Judgement
from samrit.scoring.printed import Words, final_verdict, judged_alone, judged_year
from samrit.scoring.year import doubt_of_year
from samrit.vocabulary.doubts import Doubt, doubt_of
from samrit.vocabulary.workflow import Status

PERIODS = tuple(range(1, YEAR_END + 1))
# What a row says beside its indicator and its quarter: by these, a row is as it should be, or not.
FIELDS = (
    "fiscal_year_be", "agency_path", "part", "verdict", "doubt", "achievement", "shortfall", "weight_units",
    "is_unsupported", "due_on", "scopes",
)  # fmt: skip
KEY = ("scope_kind", "scope_code", "fiscal_year_be", "quarter", "due_on")  # by what counts of scopes are told apart
COUNTS = (*(part.value for part in REPORTED_PARTS), "unreported", "unsupported", "weight_total", "weight_sound")
ScopeKey = tuple[str, str, int, int, date | None]
_PLAN = "annual_plan__"


def scope(kind: ScopeKind, code: str = "") -> str:
    """A scope as a row names it."""
    return f"{kind.value}:{code}"


@dataclass(frozen=True, slots=True)
class _Report:
    target: Words
    result: Words
    has_value: bool
    override: str
    status: Status
    due_on: date


@dataclass(frozen=True, slots=True)
class _Definition:
    fiscal_year_be: int
    agency_path: str
    target: Words
    accumulation: str
    weight: Decimal | None
    found: Mapping[str, str]
    scopes: list[str]
    has_evidence: bool


def period_results(indicators: Iterable[int]) -> list[PeriodResult]:
    """The rows (not saved) of these indicators as they should be now; five SQL queries, however many."""
    keys = sorted(set(indicators))
    reports = _reports(keys)
    return [
        _row(pk, quarter, definition, reports[pk])
        for pk, definition in _definitions(keys).items()
        for quarter in PERIODS
    ]


def added_to_scopes(before: Iterable[PeriodResult], after: Iterable[PeriodResult]) -> dict[ScopeKey, dict[str, int]]:
    """By scope and period, what its counts gain where these rows are there after, and those before are not."""
    found: dict[ScopeKey, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COUNTS, 0))
    for sign, rows in ((-1, before), (1, after)):
        for row in rows:
            added = _added(row)
            for one in row.scopes:
                kind, _, code = one.partition(":")
                counts = found[kind, code, row.fiscal_year_be, row.quarter, row.due_on]
                for name, count in added.items():
                    counts[name] += sign * count
    return found


def _added(row: PeriodResult) -> dict[str, int]:
    """What one row adds to the counts of each of its scopes."""
    # Whether what isn't reported is overdue is known on the day of reading alone.
    part = Part(row.part) if row.part else Part.NOT_DUE
    counts = counts_of(part, weight=row.weight_units, is_unsupported=row.is_unsupported)
    return {"unreported": counts.not_due} | {name: getattr(counts, name) for name in COUNTS if name != "unreported"}


def uncounted() -> list[int]:
    """The indicators of years that are not closed, and those that were never counted."""
    is_open = Q(annual_plan__closed_at=None) | Q(period_results=None)
    return sorted(set(Indicator.objects.filter(is_open).values_list("pk", flat=True)))


def _row(pk: int, quarter: int, definition: _Definition, reports: Mapping[int, _Report]) -> PeriodResult:
    report = reports.get(quarter)
    row = PeriodResult(
        indicator_id=pk,
        quarter=quarter,
        fiscal_year_be=definition.fiscal_year_be,
        agency_path=definition.agency_path,
        weight_units=weight_units(definition.weight),
        due_on=report.due_on if report is not None else None,
        scopes=definition.scopes,
    )
    if report is None:
        return row
    judgement, doubt = _judgement(quarter, definition, reports)
    verdict = final_verdict(judgement, report.override)
    part = part_of(report.status, verdict, doubt)
    if part is None:
        return row
    row.part, row.verdict = part.value, verdict.value if verdict is not None else ""
    row.doubt = (doubt or (Doubt.RETURNED if part is Part.DOUBTFUL else "")) or ""
    row.achievement = bounded(judgement.achievement_percent)
    row.shortfall = shortfall_units(definition.weight, judgement.achievement_percent)
    row.is_unsupported = part is not Part.DOUBTFUL and not definition.has_evidence
    return row


def _judgement(quarter: int, definition: _Definition, reports: Mapping[int, _Report]) -> tuple[Judgement, Doubt | None]:
    """A quarter is judged by the target of the quarter itself, never by the year's; the year by what its quarters make."""
    doubts = {number: _doubt_of(report, definition.found.get(str(number), "")) for number, report in reports.items()}
    report = reports[quarter]
    if quarter != YEAR_END:
        return judged_alone(report.target, report.result), doubts[quarter]
    results = {number: one.result for number, one in reports.items()}
    judgement = judged_year(definition.target, results, definition.accumulation)
    return judgement, doubt_of_year(judgement, doubts)


def _doubt_of(report: _Report, found: str) -> Doubt | None:
    return doubt_of(report.status, found) if report.has_value or found == Doubt.ALTERED.value else None


def _reports(keys: list[int]) -> dict[int, dict[int, _Report]]:
    found: dict[int, dict[int, _Report]] = defaultdict(dict)
    rows = QuarterReport.objects.filter(indicator__in=keys).values_list(
        "indicator_id", "quarter", "target_value_text", "target_unit_text", "result_value_text", "result_unit_text",
        "result_absence", "override_verdict", "status", "due_on",
    )  # fmt: skip
    for pk, quarter, target, target_unit, result, result_unit, absence, override, status, due_on in rows:
        found[pk][quarter] = _Report(
            (target, target_unit), (result, result_unit), not absence, override, Status(status), due_on
        )
    return found


def _definitions(keys: list[int]) -> dict[int, _Definition]:
    places = _places(keys)
    supported = set(
        Evidence.objects.filter(indicator__in=keys, removed_at=None).values_list("indicator_id", flat=True).distinct()
    )
    rows: Any = (
        Indicator.objects.filter(pk__in=keys)
        .order_by("pk")
        .values_list(
            "pk", f"{_PLAN}fiscal_year_be", agency_then("path", _PLAN), "target_value_text", "target_unit_text",
            "accumulation", "weight", "doubts", "kind", "level",
        )
    )  # fmt: skip
    return {
        pk: _Definition(
            fiscal_year_be=year,
            agency_path=path,
            target=(target, unit),
            accumulation=accumulation,
            weight=weight,
            found=doubts or {},
            scopes=_scopes(path, places[pk], kind, level),
            has_evidence=pk in supported,
        )
        for pk, year, path, target, unit, accumulation, weight, doubts, kind, level in rows
    }


def _scopes(path: str, places: Iterable[int], kind: str, level: str) -> list[str]:
    """All scopes to which an indicator belongs, each once; the root of the agencies is the city."""
    below_root = path.strip("/").split("/")[1:]
    return [
        scope(ScopeKind.CITY),
        *(scope(ScopeKind.AGENCY, code) for code in below_root),
        *(scope(ScopeKind.NODE, str(node)) for node in sorted(places)),
        scope(ScopeKind.KIND, kind),
        scope(ScopeKind.LEVEL, level),
    ]


def _places(keys: list[int]) -> dict[int, set[int]]:
    """By indicator, the places of plans that it supports, with all above them."""
    links = list(
        IndicatorNode.objects.filter(indicator__in=keys).values_list("indicator_id", "node_id", "node__plan_id")
    )
    plans = {plan for _, _, plan in links}
    above = dict(PlanNode.objects.filter(plan__in=plans).values_list("pk", "parent_id")) if plans else {}
    found: dict[int, set[int]] = defaultdict(set)
    for pk, node, _plan in links:
        at: int | None = node
        while at is not None and at not in found[pk]:
            found[pk].add(at)
            at = above.get(at)
    return found
