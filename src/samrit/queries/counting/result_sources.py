"""What the results of a whole plan stand on, at a glance: the sign beside each in the plan's table."""

from collections.abc import Mapping

from django.db.models import F, Max

from samrit.queries.counting.chain import Source
from samrit.records.enums import BoundTo, FigureSource
from samrit.records.models import AnnualPlan, Figure, Tally


def result_sources(plan: AnnualPlan) -> Mapping[tuple[int, int], Source]:
    """By indicator and quarter, what its result stands on where that is more than typing; three SQL queries."""
    told = Figure.objects.filter(report__indicator__annual_plan=plan, bound_to=BoundTo.RESULT.value).exclude(
        source=FigureSource.TYPED.value
    )
    found = {
        (indicator, quarter): Source(source)
        for indicator, quarter, source in told.values_list("report__indicator_id", "report__quarter", "source")
    }
    last = Tally.objects.filter(report__indicator__annual_plan=plan).values("report").annotate(last=Max("pk"))
    tallies = Tally.objects.filter(
        pk__in=[one["last"] for one in last], value=F("report__result_value"), rule__rule__isnull=False
    )
    for indicator, quarter, rule in tallies.values_list("report__indicator_id", "report__quarter", "rule__rule"):
        found[indicator, quarter] = source_of_rule(rule or {})
    return found


def source_of_rule(rule: Mapping[str, object]) -> Source:
    """What a rule's result stands on: a measurement where its first term is one, else a count."""
    first = rule.get("first")
    is_measured = isinstance(first, Mapping) and first.get("type") == "measured"
    return Source.MEASURED if is_measured else Source.COUNTED
