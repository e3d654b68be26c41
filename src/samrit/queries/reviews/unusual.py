"""What is unusual about a year's results and texts, for whoever evaluates them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from samrit.checks.copies import Text, copies
from samrit.checks.likeness import letters
from samrit.queries.people.access import within
from samrit.queries.reviews.scores import chosen_year
from samrit.records.agency_then import agency_then
from samrit.records.models import YEAR_END, Indicator, QuarterReport
from samrit.scoring.unusual import Course, Sign, Unusual, YearResult, unusual
from samrit.thai.translation import Message, ShownYear, either
from samrit.vocabulary.units import SHARE
from samrit.vocabulary.workflow import OPEN

_YEARS_BEFORE = 4
_PLAN = "indicator__annual_plan__"
_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is unusual, and of which indicator."""

    indicator_pk: int
    indicator: str
    agency: str
    sign: Sign
    reason: Message
    other_pk: int = 0  # the indicator whose text it is like


@dataclass(frozen=True, slots=True)
class YearOfResults:
    """A year's unusual results; `years` are those that one can choose, `looked_at` how many indicators have a result."""

    fiscal_year_be: int | None
    years: tuple[int, ...]
    looked_at: int
    rows: tuple[Row, ...]


def unusual_results(paths: tuple[str, ...], fiscal_year_be: int | None, sign: Sign | None = None) -> YearOfResults:
    """What is unusual in these branches, in the latest year unless another is asked for.

    Texts are compared only where they are asked for: that takes a second for some thousands of them.
    """
    year, years = chosen_year(paths, fiscal_year_be)
    if year is None:
        return YearOfResults(None, (), 0, ())
    indicators = {one["pk"]: one for one in _indicators(paths, year)}
    if sign is Sign.COPIED_TEXT:
        rows = tuple(_copied(paths, year, indicators))
        return YearOfResults(year, years, len(indicators), rows)
    courses = _courses(indicators)
    found = [one for one in unusual(courses) if sign in (None, one.sign)]
    return YearOfResults(year, years, len(courses), tuple(_row(indicators[one.key], one) for one in found))


def _indicators(paths: tuple[str, ...], year: int) -> Iterable[Mapping[str, Any]]:
    return (
        Indicator.objects.filter(within(paths, "annual_plan__agency__"), annual_plan__fiscal_year_be=year)
        .annotate(agency_th=agency_then("name_th", "annual_plan__"), agency_en=agency_then("name_en", "annual_plan__"))
        .order_by("annual_plan__agency__path", "position", "pk")
        .values(
            "pk", "name_th", "name_en", "target_unit", "target_value", "last_year_id", "annual_plan__agency_id",
            "agency_th", "agency_en",
        )
    )  # fmt: skip


def _courses(indicators: Mapping[int, Mapping[str, Any]]) -> list[Course]:
    """The indicators that have a result this year, each with its quarters and the years before; two queries and one a year."""
    values: dict[int, dict[int, Decimal | None]] = {pk: {} for pk in indicators}
    handed_in = QuarterReport.objects.filter(indicator__in=list(indicators)).exclude(status__in=OPEN)
    for pk, quarter, value in handed_in.values_list("indicator_id", "quarter", "result_value"):
        values[pk][quarter] = value
    earlier = _earlier({pk: one["last_year_id"] for pk, one in indicators.items()})
    courses = []
    for pk, one in indicators.items():
        result = values[pk].get(YEAR_END)
        if result is None:
            continue
        courses.append(
            Course(
                key=pk,
                agency=one["annual_plan__agency_id"],
                alike=f"{letters(str(one['name_th']))} {one['target_unit']}",
                is_share=one["target_unit"] == SHARE,
                year=YearResult(0, one["target_value"], result),
                quarters=tuple(values[pk].get(quarter) for quarter in range(1, YEAR_END)),
                earlier=tuple(earlier.get(pk, ())),
            )
        )
    return courses


def _earlier(last_years: Mapping[int, int | None]) -> dict[int, list[YearResult]]:
    """The results of the same indicator in the years before, the latest first, by this year's indicator."""
    found: dict[int, list[YearResult]] = {pk: [] for pk in last_years}
    asked = {before: pk for pk, before in last_years.items() if before is not None}
    for _ in range(_YEARS_BEFORE):
        rows = Indicator.objects.filter(pk__in=list(asked)).values_list(
            "pk", "last_year_id", "target_value", "annual_plan__fiscal_year_be"
        )
        results = dict(
            QuarterReport.objects.filter(indicator__in=list(asked), quarter=YEAR_END, result_value__isnull=False)
            .exclude(status__in=OPEN)
            .values_list("indicator_id", "result_value")
        )
        following: dict[int, int] = {}
        for pk, before, target, year in rows:
            if (result := results.get(pk)) is not None:
                found[asked[pk]].append(YearResult(year, target, result))
            if before is not None:
                following[before] = asked[pk]
        asked = following
        if not asked:
            break
    return found


def _copied(paths: tuple[str, ...], year: int, indicators: Mapping[int, Mapping[str, Any]]) -> Iterable[Row]:
    """This year's quarters whose text stands in another agency's this year, or in any of last year's."""
    texts = (
        QuarterReport.objects.filter(
            within(paths, f"{_PLAN}agency__"), **{f"{_PLAN}fiscal_year_be__in": (year, year - 1)}
        )
        .exclude(status__in=OPEN)
        .order_by(f"{_PLAN}fiscal_year_be", f"{_PLAN}agency__path", "indicator__position", "indicator_id", "quarter")
        .values_list("pk", "indicator_id", "quarter", f"{_PLAN}fiscal_year_be", f"{_PLAN}agency_id", "narrative")
    )
    known = {pk: (indicator, quarter, of_year, agency) for pk, indicator, quarter, of_year, agency, _text in texts}
    owners: dict[tuple[int, int], int] = {}
    found = copies(
        Text(pk, owners.setdefault((of_year, agency), len(owners)), narrative)
        for pk, _indicator, _quarter, of_year, agency, narrative in texts
    )
    names = dict(
        Indicator.objects.filter(pk__in={indicator for indicator, *_rest in known.values()}).values_list(
            "pk", "name_th"
        )
    )
    for copy in found:
        indicator, quarter, of_year, _agency = known[copy.key]
        other, other_quarter, other_year, _other_agency = known[copy.other]
        if of_year != year:
            continue
        reason = Message(
            "Quarter {quarter}: {share} % of the text stands in quarter {other_quarter} of {year}, “{name}”",
            quarter=quarter,
            share=round(Decimal(copy.share) * _PERCENT),
            other_quarter=other_quarter,
            year=ShownYear(other_year),
            name=names[other],
        )
        yield _row(indicators[indicator], Unusual(indicator, Sign.COPIED_TEXT, reason), other)


def _row(indicator: Mapping[str, Any], found: Unusual, other_pk: int = 0) -> Row:
    return Row(
        found.key,
        either(str(indicator["name_th"]), str(indicator["name_en"])),
        either(str(indicator["agency_th"]), str(indicator["agency_en"])),
        found.sign,
        found.reason,
        other_pk,
    )
