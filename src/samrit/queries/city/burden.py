"""Time spent on filing: how long reports took, how many fields, how much was filled in beforehand; by agency and quarter.

Nobody is named, and a line of fewer than three reports tells no time: it is there to mend the form, not to judge people.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from django.db.models import Max, Sum

from samrit.queries.people.access import within
from samrit.records.agency_then import agency_then
from samrit.records.models import EditSession
from samrit.thai.translation import either

FEWEST_REPORTS = 3


@dataclass(frozen=True, slots=True)
class BurdenLine:
    """One agency's reports of one quarter (5: of the year end).

    `minutes` is the median of the minutes that a report took in all its edit sessions, `changed` the median of the fields
    that were changed; both None where too few reports stand behind them. `prefilled_percent` is the share of fields
    that were filled in beforehand.
    """

    agency: str
    quarter: int
    reports: int
    minutes: Decimal | None
    fields: int
    changed: Decimal | None
    prefilled_percent: Decimal


@dataclass(frozen=True, slots=True)
class BurdenPage:
    """A year of filing, and the years of which anything is known."""

    fiscal_year_be: int | None
    years: tuple[int, ...]
    lines: tuple[BurdenLine, ...]
    reports: int
    minutes: Decimal | None


@dataclass(frozen=True, slots=True)
class _Report:
    seconds: int
    fields: int
    changed: int
    prefilled: int


def burden_page(paths: Iterable[str], *, fiscal_year_be: int | None) -> BurdenPage:
    """What filing cost in these branches of the tree of agencies (paths), in two SQL queries.

    The year is the one asked for where anything is known of it, else the latest.
    """
    plan = "report__indicator__annual_plan"
    visible = EditSession.objects.filter(within(tuple(paths), f"{plan}__agency__"))
    year = f"{plan}__fiscal_year_be"
    years = tuple(visible.order_by(f"-{year}").values_list(year, flat=True).distinct())
    shown = fiscal_year_be if fiscal_year_be in years else next(iter(years), None)
    rows = (
        visible.filter(**{year: shown})
        .annotate(
            place=agency_then("path", f"{plan}__"), th=agency_then("name_th", f"{plan}__"),
            en=agency_then("name_en", f"{plan}__"),
        )
        .values_list("place", "th", "en", "report__quarter", "report_id")
        .annotate(Sum("active_seconds"), Max("fields"), Sum("changed"), Max("prefilled"))
        .order_by("place", "report__quarter")
    )  # fmt: skip
    groups: dict[tuple[str, int], list[_Report]] = defaultdict(list)
    names: dict[str, str] = {}
    for path, name_th, name_en, quarter, _pk, seconds, fields, changed, prefilled in rows:
        names[path] = either(name_th, name_en)
        groups[path, quarter].append(_Report(seconds, fields, changed, prefilled))
    everything = [report for reports in groups.values() for report in reports]
    return BurdenPage(
        fiscal_year_be=shown,
        years=years,
        lines=tuple(_line(names[path], quarter, reports) for (path, quarter), reports in groups.items()),
        reports=len(everything),
        minutes=_minutes(everything),
    )


def _line(agency: str, quarter: int, reports: list[_Report]) -> BurdenLine:
    fields = sum(report.fields for report in reports)
    prefilled = sum(report.prefilled for report in reports)
    return BurdenLine(
        agency=agency,
        quarter=quarter,
        reports=len(reports),
        minutes=_minutes(reports),
        fields=max(report.fields for report in reports),
        changed=_median([report.changed for report in reports]),
        prefilled_percent=_rounded(Decimal(100 * prefilled) / fields if fields else Decimal(0), "1"),
    )


def _minutes(reports: list[_Report]) -> Decimal | None:
    seconds = _median([report.seconds for report in reports])
    return None if seconds is None else _rounded(seconds / 60, "0.1")


def _median(values: list[int]) -> Decimal | None:
    return Decimal(median(values)) if len(values) >= FEWEST_REPORTS else None


def _rounded(value: Decimal, places: str) -> Decimal:
    return value.quantize(Decimal(places), ROUND_HALF_UP)
