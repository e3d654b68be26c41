"""An indicator over its years, and where it stands among those of its plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from samrit.ledger.stored_judgement import year_judgement
from samrit.queries.reports.doubts import doubt_of_row
from samrit.records.models import Indicator, QuarterReport
from samrit.records.ready import ReadyQuery
from samrit.scoring.year import doubt_of_year
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.workflow import OPEN, Status

YEARS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class YearPoint:
    """One year: its result and target, what is against the result, and whether it is made as the year before made it.

    `is_endorsed` is whether every result that it stands on is endorsed.
    """

    indicator: int
    fiscal_year_be: int
    value: Decimal | None
    unit: str
    target: Decimal | None
    doubt: Doubt | None
    is_endorsed: bool
    is_comparable: bool


class Neighbour(NamedTuple):
    """The indicator before or after this one in its plan."""

    pk: int
    number: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an indicator stands in its plan: before it, after it."""

    before: Neighbour | None
    after: Neighbour | None


def place_in_plan(indicator: Indicator) -> Place:
    """The indicators beside this one, in the order of the plan; one query."""
    there = [Neighbour(pk, number) for pk, number in _IN_PLAN(indicator.annual_plan_id)]
    at = next((at for at, one in enumerate(there) if one.pk == indicator.pk), None)
    if at is None:
        return Place(None, None)
    return Place(there[at - 1] if at else None, there[at + 1] if at + 1 < len(there) else None)


def years_of(indicator: Indicator) -> tuple[YearPoint, ...]:
    """This year (loaded `with_reports`) and up to four years before it, the oldest first; two queries where there are any."""
    earlier = tuple(_earlier(indicator))
    quarters: dict[int, list[QuarterReport]] = defaultdict(list)
    for row in _QUARTERS([one.pk for one in earlier]):
        quarters[row.indicator_id].append(row)
    quarters[indicator.pk] = list(indicator.quarters.all())
    line = [*reversed(earlier), indicator]
    return tuple(_point(one, quarters[one.pk], line[at - 1] if at else None) for at, one in enumerate(line))


_FIELDS = (
    "target_value_text", "target_unit_text", "target_value", "target_unit", "accumulation", "method", "doubts",
    "annual_plan__fiscal_year_be",
)  # fmt: skip
_BACK = tuple("__".join(["last_year"] * steps) for steps in range(1, YEARS_SHOWN))
_CHAIN = ReadyQuery(
    lambda pk: (
        Indicator.objects.filter(pk=pk)
        .select_related(*(f"{one}__annual_plan" for one in _BACK))
        .only("last_year", *(f"{one}__{field}" for one in _BACK for field in (*_FIELDS, "last_year")))
    )
)
_QUARTERS = ReadyQuery(
    lambda indicators: QuarterReport.objects.filter(indicator__in=indicators).only(
        "indicator", "quarter", "status", "result_value_text", "result_unit_text", "result_value"
    )
)
_IN_PLAN = ReadyQuery(
    lambda plan: Indicator.objects.filter(annual_plan=plan).order_by("position", "pk").values_list("pk", "number")
)


def _earlier(indicator: Indicator) -> Iterator[Indicator]:
    """The indicator's own line backwards, the latest first."""
    row = _CHAIN.first(indicator.pk) if indicator.last_year_id is not None else None
    for _step in _BACK:
        if row is None or row.last_year_id is None:
            return
        row = row.last_year
        if row is not None:
            yield row


def _point(row: Indicator, quarters: Iterable[QuarterReport], before: Indicator | None) -> YearPoint:
    by_quarter = {one.quarter: one for one in quarters}
    judgement = year_judgement(row, by_quarter.values())
    valued = [one for one in by_quarter.values() if one.result_value is not None]
    return YearPoint(
        indicator=row.pk,
        fiscal_year_be=row.annual_plan.fiscal_year_be,
        value=judgement.result.value,
        unit=row.target_unit_text,
        target=row.target_value,
        doubt=doubt_of_year(judgement, {q: doubt_of_row(one, row.doubts) for q, one in by_quarter.items()}),
        is_endorsed=all(is_endorsed(one) for one in valued),
        is_comparable=before is None or _made_alike(before) == _made_alike(row),
    )


def is_endorsed(row: QuarterReport) -> bool:
    """Whether the agency stands behind a report."""
    return Status(row.status) not in OPEN and Status(row.status) is not Status.SUBMITTED


def _made_alike(row: Indicator) -> tuple[str, str, str]:
    """What makes results of two years the same kind of number."""
    return " ".join(row.method.split()), row.accumulation, row.target_unit
