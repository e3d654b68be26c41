"""The definition of an indicator out of its rows, and into them."""

from django.db.models import Prefetch, QuerySet

from samrit.definitions import Definition, QuarterPlan, ResultSource
from samrit.definitions.definition import QUARTERS
from samrit.queries.people.directory import Directory
from samrit.queries.reports.paper import AsPrinted
from samrit.records.models import Indicator, IndicatorNode, QuarterReport
from samrit.report import Kind, Level
from samrit.scoring import Accumulation

# What an imported paper words itself, and the field of the definition that it would speak over.
_PAPER_WORDS = {"number": ("number_text",), "nodes": ("nodes", "long_term_plan")}


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


def write_definition(indicator: Indicator, definition: Definition, before: Definition, directory: Directory) -> None:
    """Write it into the (unsaved) row of the indicator, and let go of a paper's words that it speaks over.

    Quarters and places of long-term plans are rows of their own: `write_quarters`, `write_nodes`.
    """
    indicator.number, indicator.code = definition.number, definition.code
    indicator.name_th, indicator.name_en = definition.name_th, definition.name_en
    indicator.level, indicator.kind = definition.level.value, definition.kind.value
    indicator.definition, indicator.method = definition.definition, definition.method
    indicator.target = definition.target
    indicator.baseline_value, indicator.weight = definition.baseline, definition.weight
    indicator.accumulation, indicator.result_source = definition.accumulation.value, definition.source.value
    indicator.responsible = directory.person(definition.responsible)
    indicator.deputy = directory.person(definition.deputy)
    spoken_over = {
        name
        for field, names in _PAPER_WORDS.items()
        if getattr(definition, field) != getattr(before, field)
        for name in names
    }
    if spoken_over:
        kept = AsPrinted.of(indicator.as_printed).to_json()
        indicator.as_printed = {name: words for name, words in kept.items() if name not in spoken_over}


def write_nodes(indicator: Indicator, definition: Definition, directory: Directory) -> None:
    """Link the (saved) indicator to the places of long-term plans, in order."""
    IndicatorNode.objects.filter(indicator=indicator).delete()
    IndicatorNode.objects.bulk_create(
        IndicatorNode(indicator=indicator, node=directory.node(ref), position=place)
        for place, ref in enumerate(definition.nodes)
    )


def _quarter_plan(row: QuarterReport | None) -> QuarterPlan:
    return QuarterPlan() if row is None else QuarterPlan(target=row.target, weight=row.weight)
