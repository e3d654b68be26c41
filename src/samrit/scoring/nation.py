"""The counts of many cities from their released results: one set of Ibis expressions, the same on DuckDB and on Apache Spark.

A release has two sets, `results` and `indicators` (`samrit.vocabulary.data_sets` says their columns). Counts are added; units and
definitions that differ between cities are listed and nothing is added over them.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from samrit.report.model import Verdict
from samrit.scoring.counts import Part

if TYPE_CHECKING:
    import ibis.expr.types as ir

KEYS = ("city_code", "fiscal_year", "indicator_code")
# The columns that are read; a release may have others besides.
RESULT_COLUMNS = (*KEYS, "period", "value_status", "verdict", "doubt_codes", "is_unsupported")
INDICATOR_COLUMNS = (*KEYS, "agency_code", "kind", "level", "weight", "unit_th", "comparison", "definition_th")
COUNTS = ("indicators", "due", "published", "sound", "doubtful", "unsupported", "exceeds", "meets", "nearly", "misses")
WEIGHTS = ("weight_total", "weight_sound")
# What of a value that is not there is due by now, and is not there.
_MISSING = ("not_reported", "not_published", "withdrawn")
_NOT_DUE = "not_yet_due"
_BY = ("city_code", "agency_code", "kind", "level", "fiscal_year", "period")

# Over what counts are formed, and what each is called.
SCOPES: dict[str, Callable[["ir.Table"], "ir.StringValue"]] = {
    "nation": lambda table: table.city_code.substr(0, 0),
    "city": lambda table: table.city_code,
    "agency": lambda table: table.city_code.concat("/", table.agency_code),
    "kind": lambda table: table.kind,
    "level": lambda table: table.level,
}


def rollups(results: "ir.Table", indicators: "ir.Table", scopes: Sequence[str] = tuple(SCOPES)) -> "ir.Table":
    """By scope, fiscal year and period: numbers of indicators, and the weights of all and of the sound ones."""
    import ibis

    base = added(results, indicators)
    names = (*COUNTS, *WEIGHTS)
    parts = []
    for scope in scopes:
        named = base.mutate(scope_kind=ibis.literal(scope), scope_code=SCOPES[scope](base))
        grouped = named.group_by(["scope_kind", "scope_code", "fiscal_year", "period"])
        parts.append(grouped.aggregate(**{name: _whole(named[name].sum(), name) for name in names}))
    return ibis.union(*parts) if len(parts) > 1 else parts[0]


def added(results: "ir.Table", indicators: "ir.Table") -> "ir.Table":
    """The counts by city, agency, kind, level, year and period: what every scope is added up of.

    A result whose indicator is not in the release counts all the same, for the city.
    """
    import ibis

    said = indicators.select(*KEYS, "agency_code", "kind", "level", "weight")
    table = results.select(*RESULT_COLUMNS).left_join(said, list(KEYS))
    table = table.mutate(
        part=part(table),
        units=table.weight.coalesce(1).cast("decimal(28, 10)"),
        agency_code=table.agency_code.coalesce(""),
        kind=table.kind.coalesce("unknown"),
        level=table.level.coalesce("unknown"),
    )
    is_sound = table.part.isin([*(verdict.value for verdict in Verdict), Part.UNJUDGED.value])
    is_due = table.part != Part.NOT_DUE.value
    is_published = is_sound | (table.part == Part.DOUBTFUL.value)
    nothing = ibis.literal(0).cast("decimal(28, 10)")
    return table.group_by(list(_BY)).aggregate(
        indicators=table.count(),
        due=_number(is_due),
        published=_number(is_published),
        sound=_number(is_sound),
        doubtful=_number(table.part == Part.DOUBTFUL.value),
        unsupported=_number(is_sound & table.is_unsupported.coalesce(False)),
        **{verdict.value: _number(table.part == verdict.value) for verdict in Verdict},
        weight_total=table.units.sum(),
        weight_sound=ibis.ifelse(is_sound, table.units, nothing).sum(),
    )


def part(table: "ir.Table") -> "ir.StringValue":
    """In which part of a bar each result is, as `samrit.scoring.counts.part_of` has it."""
    import ibis

    found: ir.StringValue = ibis.cases(
        (table.value_status == _NOT_DUE, Part.NOT_DUE.value),
        (table.value_status.isin(_MISSING), Part.OVERDUE.value),
        (table.doubt_codes.coalesce("") != "", Part.DOUBTFUL.value),
        (table.verdict.isin([verdict.value for verdict in Verdict]), table.verdict),
        else_=Part.UNJUDGED.value,
    )
    return found


def differing(indicators: "ir.Table") -> "ir.Table":
    """The indicators that several cities have under one code with other units, comparisons or definitions: not to be added up."""
    of_one = indicators.group_by(["fiscal_year", "indicator_code"]).aggregate(
        cities=indicators.city_code.nunique(),
        units=indicators.unit_th.coalesce("").nunique(),
        comparisons=indicators.comparison.coalesce("").nunique(),
        definitions=indicators.definition_th.coalesce("").nunique(),
    )
    is_other = (of_one.units > 1) | (of_one.comparisons > 1) | (of_one.definitions > 1)
    return of_one.filter((of_one.cities > 1) & is_other)


def without_indicator(results: "ir.Table", indicators: "ir.Table") -> "ir.IntegerScalar":
    """How many results are of an indicator that the releases don't have."""
    return results.anti_join(indicators, list(KEYS)).count()


def _number(condition: "ir.BooleanValue") -> "ir.IntegerScalar":
    return condition.cast("int64").sum().cast("int64")


def _whole(total: "ir.NumericScalar", name: str) -> "ir.NumericScalar":
    return total.cast("decimal(38, 10)") if name in WEIGHTS else total.cast("int64")
