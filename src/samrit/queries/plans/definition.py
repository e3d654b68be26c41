"""The definition of an indicator out of its rows."""

from django.db.models import Prefetch, QuerySet

from samrit.definitions import Definition, QuarterPlan, ResultSource
from samrit.definitions.definition import QUARTERS
from samrit.queries.people.directory import Directory
from samrit.records.models import Indicator, IndicatorNode, QuarterReport
from samrit.report import Kind, Level
from samrit.scoring import Accumulation


def with_definitions(indicators: QuerySet[Indicator]) -> QuerySet[Indicator]:
    """The indicators with all that `definition_of` reads, in three queries, however many they are."""
    return indicators.select_related("annual_plan__agency", "responsible", "deputy").prefetch_related(
        "quarters", Prefetch("indicator_nodes", IndicatorNode.objects.select_related("node"))
    )


def definition_of(indicator: Indicator, directory: Directory) -> Definition:
    """What the plan says of an indicator; no query where rows came `with_definitions`."""
    rows = {row.quarter: row for row in indicator.quarters.all()}
    links = sorted(indicator.indicator_nodes.all(), key=lambda link: (link.position, link.pk))
    first, second, third, fourth = (_quarter_plan(rows.get(number)) for number in QUARTERS)
    return Definition(
        number=indicator.number,
        code=indicator.code,
        name_th=indicator.name_th,
        name_en=indicator.name_en,
        level=Level(indicator.level),
        kind=Kind(indicator.kind),
        definition=indicator.definition,
        method=indicator.method,
        target=indicator.target,
        baseline=indicator.baseline_value,
        weight=indicator.weight,
        accumulation=Accumulation(indicator.accumulation),
        source=ResultSource(indicator.result_source),
        responsible=indicator.responsible.username if indicator.responsible else "",
        deputy=indicator.deputy.username if indicator.deputy else "",
        nodes=tuple(directory.node_ref(link.node_id) for link in links),
        quarters=(first, second, third, fourth),
    )


def _quarter_plan(row: QuarterReport | None) -> QuarterPlan:
    return QuarterPlan() if row is None else QuarterPlan(target=row.target, weight=row.weight)
