"""How a year's scores are spread, by evaluator and by agency; what is not reviewed stands apart from a score of 0."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from samrit.queries.people.access import within
from samrit.queries.reviews.marks import method_of
from samrit.records.agency_then import agency_then
from samrit.records.models import YEAR_END, AnnualPlan, QuarterReport, Review
from samrit.scoring.spread import Spread, spread
from samrit.thai.translation import either
from samrit.vocabulary.workflow import OPEN, Action

_PLAN = "indicator__annual_plan__"
_AGENCY = f"{_PLAN}agency__"


@dataclass(frozen=True, slots=True)
class Line:
    """One evaluator, or one agency."""

    name: str
    spread: Spread


@dataclass(frozen=True, slots=True)
class Scores:
    """A year's scores, in percent of full marks; `years` are those that one can choose."""

    fiscal_year_be: int | None
    years: tuple[int, ...]
    evaluators: tuple[Line, ...]
    agencies: tuple[Line, ...]


def scores(paths: tuple[str, ...], fiscal_year_be: int | None) -> Scores:
    """The scores in these branches, of the latest year unless another is asked for; four SQL queries."""
    year, years = chosen_year(paths, fiscal_year_be)
    if year is None:
        return Scores(None, (), (), ())
    full = method_of(year).full
    return Scores(year, years, _evaluators(paths, year, full), _agencies(paths, year, full))


def chosen_year(paths: tuple[str, ...], fiscal_year_be: int | None) -> tuple[int | None, tuple[int, ...]]:
    """The year that is asked for where these branches have plans of it, else their latest; and the years to choose from."""
    plans = AnnualPlan.objects.filter(within(paths, "agency__"))
    years = tuple(plans.order_by("-fiscal_year_be").values_list("fiscal_year_be", flat=True).distinct())
    return (fiscal_year_be if fiscal_year_be in years else next(iter(years), None)), years


def _evaluators(paths: tuple[str, ...], year: int, full: Decimal) -> tuple[Line, ...]:
    found: dict[str, list[Decimal | None]] = defaultdict(list)
    reviews = Review.objects.filter(
        within(paths, f"report__{_AGENCY}"),
        action=Action.EVALUATE.value,
        report__indicator__annual_plan__fiscal_year_be=year,
    )
    for review in reviews.select_related("by", "report").only("score_value", "report__quarter", "by"):
        found[review.by.name()].append(_percent(review.score_value, review.report.quarter, full))
    return _lines(found)


def _agencies(paths: tuple[str, ...], year: int, full: Decimal) -> tuple[Line, ...]:
    found: dict[str, list[Decimal | None]] = defaultdict(list)
    handed_in = QuarterReport.objects.filter(
        within(paths, _AGENCY), indicator__annual_plan__fiscal_year_be=year
    ).exclude(status__in=OPEN)
    for name_th, name_en, quarter, value in handed_in.order_by(agency_then("path", _PLAN)).values_list(
        agency_then("name_th", _PLAN), agency_then("name_en", _PLAN), "quarter", "score_value"
    ):
        name = either(name_th, name_en)
        found[name].append(_percent(value, quarter, full))
    return _lines(found)


def _lines(found: dict[str, list[Decimal | None]]) -> tuple[Line, ...]:
    return tuple(Line(name, spread(percents)) for name, percents in found.items())


def _percent(value: Decimal | None, quarter: int, full: Decimal) -> Decimal | None:
    """In percent of full marks: a year end's are those of the year's method, a quarter's are of 100."""
    if value is None or quarter != YEAR_END:
        return value
    return value * 100 / full
