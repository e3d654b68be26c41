"""What is off track and what changed, of one period: the indicators themselves, the worst first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from samrit.queries.reviews.counts import Period
from samrit.queries.reviews.selection import Selection
from samrit.records.agency_then import agency_then
from samrit.records.models import YEAR_END, PeriodResult, QuarterReport
from samrit.report import Verdict
from samrit.scoring.counts import Part
from samrit.scoring.printed import asked_briefly
from samrit.scoring.words import amount, figure_said, unit_alone
from samrit.thai.letters import first_line
from samrit.thai.translation import either
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.workflow import STATE_WORDS

SHOWN, MOVED_SHOWN = 12, 6
_LONGEST_REASON = 120
_PLAN = "indicator__annual_plan__"
_JUDGED = [verdict.value for verdict in Verdict]


@dataclass(frozen=True, slots=True)
class QuarterValue:
    """One quarter's value and target; None where there is none. A value that is not sound is none, too."""

    quarter: int
    value: Decimal | None
    target: Decimal | None


@dataclass(frozen=True, slots=True)
class OffTrack:
    """An indicator that missed its target, or one of another list; `reason` is the officer's, "" where none was given.

    `state` is where the report with its result is on its way, in words.
    """

    pk: int
    quarter: int
    number: str
    name: str
    agency: str
    result: str
    target: str
    reason: str
    quarters: tuple[QuarterValue, ...]
    state: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator whose verdict is another than it was; achievements lie between 0 and 100."""

    pk: int
    quarter: int
    number: str
    name: str
    agency: str
    before: Verdict
    now: Verdict
    before_percent: Decimal
    now_percent: Decimal
    is_comparable: bool = True


@dataclass(frozen=True, slots=True)
class Highlights:
    """What a report of a period names: the first of those that missed, of those ahead of their target, and of the doubtful ones."""

    missed: tuple[OffTrack, ...]
    ahead: tuple[OffTrack, ...]
    doubtful: tuple[tuple[OffTrack, Doubt], ...]


def off_track(period: Period, selection: Selection) -> tuple[OffTrack, ...]:
    """The worst that missed: by weight × what is missing to the target; two SQL queries."""
    rows = _first(period, selection, Part.MISSES)
    reports = _reports([row[0] for row in rows])
    return tuple(_off_track(row, period.quarter, reports) for row in rows)


def highlights(period: Period, selection: Selection) -> Highlights:
    """The same with those ahead, each with what supported it, and the doubtful ones, the weightiest first; four SQL queries."""
    missed, ahead, doubtful = (_first(period, selection, part) for part in (Part.MISSES, Part.EXCEEDS, Part.DOUBTFUL))
    reports = _reports([row[0] for row in (*missed, *ahead, *doubtful)])
    return Highlights(
        missed=tuple(_off_track(row, period.quarter, reports) for row in missed),
        ahead=tuple(_off_track(row, period.quarter, reports, reason="supporting_factors") for row in ahead),
        # A report that was sent back is doubtful, whatever else is against its result.
        doubtful=tuple(
            (_off_track(row, period.quarter, reports), Doubt(row[-1] or Doubt.RETURNED)) for row in doubtful
        ),
    )


def named_results(rows: Sequence[PeriodResult]) -> tuple[OffTrack, ...]:
    """Some period results as lines of a list, in their order; two SQL queries."""
    by_key = {
        row[-1]: row for row in _named(PeriodResult.objects.filter(pk__in=[one.pk for one in rows]), "doubt", "pk")
    }
    reports = _reports([one.indicator_id for one in rows])
    return tuple(_off_track(by_key[one.pk][:-1], one.quarter, reports) for one in rows)


def _first(period: Period, selection: Selection, part: Part) -> list[Any]:
    order = "-shortfall" if part is Part.MISSES else "-weight_units"
    return list(
        _named(results_of(period, selection).filter(part=part.value).order_by(order, "indicator"), "doubt")[:SHOWN]
    )


def moved(period: Period, selection: Selection, *, since_last_year: bool) -> tuple[tuple[Moved, ...], int]:
    """The verdicts that changed since the quarter before, or the same period of last year, the worst fall first; how many in all.

    What has another method or unit than last year is not comparable. One SQL query.
    """
    if not (since_last_year or _has_before(period)):
        return (), 0
    rows = moved_rows(period, selection, since_last_year=since_last_year)
    columns = ("part", "then__part", "achievement", "then__achievement")
    same = ("target_unit", "target_comparison", "method", "accumulation")
    asked = [f"indicator__{one}" for one in same] + [f"indicator__last_year__{one}" for one in same]
    found = [_moved(row, period.quarter, since_last_year=since_last_year) for row in _named(rows, *columns, *asked)]
    return tuple(found[:MOVED_SHOWN]), len(found)


def moved_rows(period: Period, selection: Selection, *, since_last_year: bool) -> "QuerySet[PeriodResult]":
    """The period results whose verdict changed, the worst fall first."""
    if not (since_last_year or _has_before(period)):
        return PeriodResult.objects.none()
    through = "indicator__last_year__period_results" if since_last_year else "indicator__period_results"
    quarter = period.quarter if since_last_year else period.quarter - 1
    rows: Any = (
        results_of(period, selection)
        .filter(part__in=_JUDGED)
        .annotate(then=FilteredRelation(through, condition=Q(**{f"{through}__quarter": quarter})))
        .filter(then__part__in=_JUDGED)
        .exclude(then__part=F("part"))
        .annotate(change=F("achievement") - F("then__achievement"))
        .order_by("change", "indicator")
    )
    return rows  # type: ignore[no-any-return]  # of an annotated query


def _has_before(period: Period) -> bool:
    """Whether a quarter of the same indicator comes before it: last year's are another indicator's, and a year is not a quarter."""
    return period.quarter not in (1, YEAR_END)


def results_of(period: Period, selection: Selection) -> "QuerySet[PeriodResult]":
    """The results of what is chosen."""
    return PeriodResult.objects.filter(
        selection.condition, fiscal_year_be=period.fiscal_year_be, quarter=period.quarter
    )


def _named(rows: "QuerySet[PeriodResult]", *more: str) -> "QuerySet[PeriodResult, Any]":
    return rows.values_list(
        "indicator_id", "indicator__number", "indicator__name_th", "indicator__name_en",
        agency_then("name_th", _PLAN), agency_then("name_en", _PLAN),
        "indicator__target_value_text", "indicator__target_unit_text", *more,
    )  # fmt: skip


def _reports(indicators: Sequence[int]) -> dict[int, dict[int, Any]]:
    found: dict[int, dict[int, Any]] = defaultdict(dict)
    for row in QuarterReport.objects.filter(indicator__in=indicators).only(
        "indicator_id", "quarter", "result_value_text", "result_unit_text", "result_value", "target_value_text",
        "target_unit_text", "target_value", "shortfall", "supporting_factors", "status",
    ):  # fmt: skip
        found[row.indicator_id][row.quarter] = row
    return found


def _off_track(row: Any, quarter: int, reports: dict[int, dict[int, Any]], reason: str = "shortfall") -> OffTrack:
    pk, number, name_th, name_en, agency_th, agency_en, target, unit, _doubt = row
    mine = reports[pk]
    report = mine.get(quarter)
    if quarter != YEAR_END and report is not None:
        target, unit = report.target_value_text, report.target_unit_text
    result = report if quarter != YEAR_END or report is None or report.result_value_text else mine.get(4)
    return OffTrack(
        pk=pk,
        quarter=quarter,
        number=number,
        name=either(name_th, name_en),
        agency=either(agency_th, agency_en),
        result=_shown(result) if result is not None else "",
        target=str(asked_briefly((target, unit))),
        reason=first_line(getattr(report, reason), _LONGEST_REASON) if report is not None else "",
        quarters=tuple(
            QuarterValue(number, one.result_value, one.target_value) if (one := mine.get(number)) else QuarterValue(number, None, None)
            for number in (1, 2, 3, 4)
        ),
        state=str(STATE_WORDS[result.status]) if result is not None else "",
    )  # fmt: skip


def _shown(report: QuarterReport) -> str:
    """A result with its unit; as it was printed where it is no number."""
    value = report.result.value
    if value is None:
        return figure_said(report.result_value_text)
    return str(amount(value, unit_alone(report.result_unit_text)))


def _moved(row: Any, quarter: int, *, since_last_year: bool) -> Moved:
    (
        pk,
        number,
        name_th,
        name_en,
        agency_th,
        agency_en,
        _target,
        _unit,
        now,
        before,
        now_percent,
        before_percent,
        *rest,
    ) = row
    this_year, last_year = rest[: len(rest) // 2], rest[len(rest) // 2 :]
    return Moved(
        pk=pk,
        quarter=quarter,
        number=number,
        name=either(name_th, name_en),
        agency=either(agency_th, agency_en),
        before=Verdict(before),
        now=Verdict(now),
        before_percent=before_percent,
        now_percent=now_percent,
        is_comparable=not since_last_year or this_year == last_year,
    )
