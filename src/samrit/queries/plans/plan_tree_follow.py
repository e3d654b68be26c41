"""What takes further what: the places of a plan and those of the plan before, and the indicators that still lean on these."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from rapidfuzz import fuzz

from samrit.records.models import AnnualPlan, Indicator, IndicatorNode, Plan, PlanNode
from samrit.report.plan_code import code_order
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.text import clean_line

_ALIKE = 82  # of 100: the same name with a word more or less


@dataclass(frozen=True, slots=True)
class Outdated:
    """An indicator that leans on a place which holds no more in its year, with the places that take it further."""

    indicator: Indicator
    node: PlanNode
    followers: tuple[PlanNode, ...]


def mapped_followers(plan: Plan) -> dict[int, tuple[str, ...]]:
    """For each place of the plan before (by number) the codes of this plan that take it further."""
    found: dict[int, list[str]] = defaultdict(list)
    links = PlanNode.followers.through.objects.filter(to_plannode__plan=plan)
    for former, code in links.values_list("from_plannode", "to_plannode__code"):
        found[former].append(code)
    return {former: tuple(sorted(codes, key=code_order)) for former, codes in found.items()}


def alike_places(
    former: Iterable[PlanNode], own: Sequence[PlanNode], mapped: Mapping[int, object]
) -> dict[int, tuple[str, ...]]:
    """What may take further the places for which nothing is settled: of the same name, or of one much like it."""
    names = [(clean_line(node.name_th), node) for node in own]
    found: dict[int, tuple[str, ...]] = {}
    for node in former:
        if node.pk in mapped or not names:
            continue
        name = clean_line(node.name_th)
        likeness, best = max(
            ((fuzz.ratio(name, other) + (2 if one.code == node.code else 0), one) for other, one in names),
            key=lambda pair: pair[0],
        )
        if likeness >= _ALIKE:
            found[node.pk] = (best.code,)
    return found


def outdated(plan: AnnualPlan) -> list[Outdated]:
    """The indicators of an annual plan that lean on places which are over in its year, with what takes these further."""
    links = outdated_links(plan)
    followers = {one.node_id: followers_in(one.node, plan.fiscal_year_be) for one in links}
    return [Outdated(one.indicator, one.node, followers[one.node_id]) for one in links]


def leans_on_what_is_over(fiscal_year_be: int) -> Exists:
    """Whether an indicator of a year leans on a place that is over in it, as a part of the query that reads the indicator."""
    first, _last = fiscal_year_dates(fiscal_year_be)
    is_over = (
        Q(node__closed_on__lte=first)
        | Q(node__plan__last_year_be__lt=fiscal_year_be)
        | Q(node__plan__first_year_be__gt=fiscal_year_be)
    )
    return Exists(IndicatorNode.objects.filter(is_over, indicator=OuterRef("pk")))


def outdated_links(plan: AnnualPlan) -> list[IndicatorNode]:
    """The same as links between both; one SQL query."""
    links = IndicatorNode.objects.filter(indicator__annual_plan=plan).select_related("indicator", "node__plan")
    in_order = links.order_by("indicator__position", "position", "pk")
    return [one for one in in_order if not one.node.is_valid_in(plan.fiscal_year_be)]


def followers_in(node: PlanNode, fiscal_year_be: int) -> tuple[PlanNode, ...]:
    """The places that take one further and hold in a year; those of a plan in between are passed through."""
    found: dict[int, PlanNode] = {}
    passed, layer = {node.pk}, [node.pk]
    while layer:
        rows = PlanNode.objects.filter(continues__in=layer).exclude(pk__in=passed).select_related("plan").distinct()
        layer = []
        for row in rows:
            passed.add(row.pk)
            if row.is_valid_in(fiscal_year_be):
                found[row.pk] = row
            else:
                layer.append(row.pk)
    return tuple(sorted(found.values(), key=lambda one: (one.plan_id, code_order(one.code))))
