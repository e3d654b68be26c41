"""What the results of a whole plan stand on, at a glance: the sign beside each in the plan's table."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from django.db.models import F, Max, QuerySet, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from samrit.queries.counting.chain import Source
from samrit.records.models import AnnualPlan, Figure, Tally
from samrit.records.ready import ReadyQuery
from samrit.vocabulary.codes import BoundTo, FigureSource


def result_sources(plan: AnnualPlan) -> Mapping[tuple[int, int], Source]:
    """By indicator and quarter, what its result stands on where that is more than typing; one SQL query.

    Where a result is what its rule came to last, it stands on that, whatever else was told of it.
    """
    return {
        (indicator, quarter): _source_of_first(kind) if is_counted else Source(kind)
        for is_counted, indicator, quarter, kind in sorted(_STATED(plan.pk), key=itemgetter(0))
    }


def _stated(plan: int) -> QuerySet[Figure, Any]:
    stated = (
        Figure.objects.filter(report__indicator__annual_plan=plan, bound_to=BoundTo.RESULT.value)
        .exclude(source=FigureSource.TYPED.value)
        .values_list(Value(0), "report__indicator_id", "report__quarter", "source")
    )
    last = Tally.objects.filter(report__indicator__annual_plan=plan).values("report").annotate(last=Max("pk"))
    counted = Tally.objects.filter(
        pk__in=last.values("last"), value=F("report__result_value"), rule__rule__isnull=False
    ).values_list(
        Value(1),
        "report__indicator_id",
        "report__quarter",
        KeyTextTransform("type", KeyTransform("first", "rule__rule")),
    )
    return stated.union(counted)


_STATED: ReadyQuery[Any] = ReadyQuery(_stated)


def _source_of_first(kind: object) -> Source:
    return Source.MEASURED if kind == "measured" else Source.COUNTED
