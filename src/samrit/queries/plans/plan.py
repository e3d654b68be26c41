"""An agency's year at a glance: its indicators × four quarters and the year, in a fixed number of SQL queries however many."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from samrit.queries.counting.chain import Source
from samrit.queries.counting.result_sources import result_sources
from samrit.records.models import AnnualPlan, Indicator, QuarterReport
from samrit.records.models.reports.deadline import DEADLINE, deadline_of
from samrit.records.ready import ReadyQuery
from samrit.report import Absence, Verdict
from samrit.scoring.deadline import Deadline
from samrit.scoring.method import method_for
from samrit.scoring.printed import Words, asked_briefly, final_verdict, judged_year
from samrit.scoring.rolling_up import RollUp, Weighted, roll_up
from samrit.scoring.words import figure_said
from samrit.scoring.year import doubt_of_year
from samrit.thai.translation import either
from samrit.vocabulary.doubts import Doubt, doubt_of
from samrit.vocabulary.workflow import OPEN, Status


class CellState(StrEnum):
    """What a quarter's cell tells at a glance: where its report stands, or why there is none."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ENDORSED = "endorsed"
    EVALUATED = "evaluated"
    PUBLISHED = "published"
    RETURNED = "returned"
    LATE = "late"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class Cell:
    """One quarter of one indicator: what was reported ("" where no value), which kind of none, and its state.

    `source` is what the result stands on where that is more than typing, `doubt` what is against it.
    """

    state: CellState
    value: str = ""
    absence: Absence | None = None
    source: Source | None = None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator; `doubt` is what is against its year, None where that is sound or there is none."""

    pk: int
    number: str
    name: str
    target: str
    cells: tuple[Cell, ...]
    year: str
    verdict: Verdict | None
    is_overridden: bool
    achievement_percent: Decimal | None
    weight: Decimal | None
    doubt: Doubt | None
    errors: int
    warnings: int
    notes: int

    @property
    def has_findings(self) -> bool:
        """Whether the last check found anything that a reviewer would send back."""
        return bool(self.errors or self.warnings)

    def is_in(self, state: CellState) -> bool:
        """Whether any quarter is in this state."""
        return any(cell.state is state for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Summary:
    """The year in figures; `year` tells how many indicators have a sound year to count (its coverage), their mean,
    and how many doubtful ones are left out; so do the `verdicts`.

    `weights` are those of the indicators, None where an indicator has none: it then counts like any other.
    """

    indicators: int
    quarters_reported: int
    quarters_due: int
    late: int
    returned: int
    with_errors: int
    verdicts: Counter[Verdict]
    year: RollUp
    weights: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows to show; "" everywhere shows all."""

    state: str = ""
    verdict: str = ""
    findings: str = ""
    words: str = ""

    def admits(self, row: Row) -> bool:
        """Whether a row is to be shown."""
        return (
            (not self.state or row.is_in(CellState(self.state)))
            and self.verdict in ("", row.verdict or "none")
            and self._admits_findings(row)
            and self.words.casefold() in f"{row.number} {row.name}".casefold()
        )

    def _admits_findings(self, row: Row) -> bool:
        match self.findings:
            case "error":
                return bool(row.errors)
            case "any":
                return row.has_findings
            case "none":
                return not row.has_findings
            case _:
                return True


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the page of an annual plan shows. `rows` are those that the filter admits, the summary is of all."""

    agency_code: str
    agency_name: str
    fiscal_year_be: int
    summary: Summary
    rows: tuple[Row, ...] = field(repr=False)


def plan_page(plan: AnnualPlan, *, today: date, only: Filter | None = None) -> PlanPage:
    """The page of a plan (its agency already loaded)."""
    loaded = load_rows([plan.pk], today=today).get(plan.pk, ())
    rows = tuple(_with_sources(loaded, result_sources(plan)))
    agency = plan.agency
    return PlanPage(
        agency_code=agency.code,
        agency_name=str(plan.agency_then),
        fiscal_year_be=plan.fiscal_year_be,
        summary=summarize(rows, plan.fiscal_year_be),
        rows=rows if only is None else tuple(row for row in rows if only.admits(row)),
    )


def _with_sources(rows: Iterable[Row], sources: Mapping[tuple[int, int], Source]) -> Iterator[Row]:
    for row in rows:
        cells = tuple(replace(cell, source=sources.get((row.pk, quarter))) for quarter, cell in enumerate(row.cells, 1))
        yield replace(row, cells=cells) if any(cell.source for cell in cells) else row


_Quarter = tuple[CellState, Words, str, str]  # state, printed result, kind of none, status


def load_rows(plan_ids: Iterable[int], *, today: date) -> dict[int, list[Row]]:
    """The rows of some plans, by plan, in two SQL queries."""
    ids = list(plan_ids)
    quarters: dict[int, dict[int, _Quarter]] = {}
    overrides: dict[int, str] = {}
    for pk, quarter, value_text, unit_text, absence, override, *columns in _REPORTS(ids):
        if override:
            overrides[pk] = override
        state = state_of(columns[0], deadline_of(*columns), today, has_words=bool(value_text))
        quarters.setdefault(pk, {})[quarter] = state, (value_text, unit_text), absence, columns[0]
    rows: dict[int, list[Row]] = {}
    for (
        plan_id,
        pk,
        number,
        name_th,
        name_en,
        value_text,
        unit_text,
        rule,
        weight,
        errors,
        warnings,
        notes,
        found,
    ) in _INDICATORS(ids):
        mine = quarters.get(pk, {})
        doubts = {q: doubt_of(of_one[3], (found or {}).get(str(q), "")) for q, of_one in mine.items() if of_one[1][0]}
        judgement = judged_year((value_text, unit_text), {q: of_one[1] for q, of_one in mine.items()}, rule)
        rows.setdefault(plan_id, []).append(
            Row(
                pk=pk,
                number=number,
                name=either(name_th, name_en),
                target=str(asked_briefly((value_text, unit_text))),
                cells=tuple(_cell(mine.get(q), doubts.get(q)) for q in (1, 2, 3, 4)),
                year=figure_said(judgement.result.value_text) if judgement.result.value is not None else "",
                verdict=final_verdict(judgement, overrides.get(pk, "")),
                is_overridden=pk in overrides,
                achievement_percent=judgement.achievement_percent,
                weight=weight,
                doubt=doubt_of_year(judgement, doubts),
                errors=errors,
                warnings=warnings,
                notes=notes,
            )
        )
    return rows


Results = tuple[tuple[int, str, str, str], ...]  # quarter, printed result and its unit, where its report is


@lru_cache(maxsize=65_536)  # judging is pure: of the same results nothing else can come
def achieved(
    target: str, unit: str, accumulation: str, results: Results, found: tuple[tuple[str, str], ...]
) -> tuple[Decimal | None, bool]:
    """How much of its target the year of an indicator reached, and whether that is doubtful: of a row what alone is summed up."""
    judgement = judged_year((target, unit), {one[0]: (one[1], one[2]) for one in results}, accumulation)
    against = dict(found)
    doubts = {quarter: doubt_of(status, against.get(str(quarter), "")) for quarter, _text, _unit, status in results}
    return judgement.achievement_percent, doubt_of_year(judgement, doubts) is not None


_REPORTS: ReadyQuery[Any] = ReadyQuery(
    lambda plans: QuarterReport.objects.filter(indicator__annual_plan_id__in=plans).values_list(
        "indicator_id", "quarter", "result_value_text", "result_unit_text", "result_absence", "override_verdict", *DEADLINE,
    )
)  # fmt: skip
_INDICATORS: ReadyQuery[Any] = ReadyQuery(
    lambda plans: Indicator.objects.filter(annual_plan_id__in=plans)
    .order_by("annual_plan_id", "position", "id")
    .values_list(
        "annual_plan_id", "id", "number", "name_th", "name_en", "target_value_text", "target_unit_text",
        "accumulation", "weight", "findings_errors", "findings_warnings", "findings_notes", "doubts",
    )
)  # fmt: skip

_NO_REPORT = Cell(CellState.NOT_DUE)


def _cell(quarter: _Quarter | None, doubt: Doubt | None) -> Cell:
    if quarter is None:
        return _NO_REPORT
    state, (value_text, _unit), absence, _status = quarter
    return Cell(state, "", Absence(absence)) if absence else Cell(state, figure_said(value_text), doubt=doubt)


def state_of(status: str, deadline: Deadline, today: date, *, has_words: bool) -> CellState:
    """Late is a draft that was never handed in and is past its due date; before it, an empty one is simply not due."""
    if status != Status.DRAFT:
        return CellState(status)
    if deadline.is_late(today):
        return CellState.LATE
    return CellState.DRAFT if has_words or deadline.handed_in_on is not None else CellState.NOT_DUE


REPORTED = frozenset(CellState(status) for status in Status if status not in OPEN)
OWED = frozenset({*REPORTED, CellState.LATE, CellState.RETURNED})


def summarize(rows: Iterable[Row], fiscal_year_be: int) -> Summary:
    """The figures over the rows of a year, whose method says how far one result counts."""
    rows = tuple(rows)
    states = Counter(cell.state for row in rows for cell in row.cells)
    return Summary(
        indicators=len(rows),
        quarters_reported=sum(states[state] for state in REPORTED),
        quarters_due=sum(states[state] for state in OWED),
        late=states[CellState.LATE],
        returned=states[CellState.RETURNED],
        with_errors=sum(1 for row in rows if row.errors),
        verdicts=Counter(row.verdict for row in rows if row.verdict is not None and row.doubt is None),
        year=roll_up(
            (Weighted(share(row.weight), row.achievement_percent, row.doubt is not None) for row in rows),
            cap=method_for(fiscal_year_be).cap_percent,
        ),
        weights=tuple(row.weight for row in rows),
    )


def share(weight: Decimal | None) -> Decimal:
    """How far an indicator of this weight counts in the mean of its plan."""
    return weight if weight is not None else Decimal(1)
