"""Long-term plans as pages show them: the list, a tree with the indicators that lean on it, one place with its own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from samrit.definitions.plan_tree import PlanLevel, levels_of
from samrit.records.models import Agency, Indicator, IndicatorNode, Plan, PlanNode
from samrit.report.plan_code import code_order, level_stem
from samrit.thai.digits import to_arabic
from samrit.thai.translation import either


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A long-term plan in the list: how many places it has, how many are closed, the plan that it follows."""

    plan: Plan
    name: str
    places: int
    follows: str


@dataclass(slots=True)
class Branch:
    """A place with those below it; `indicators` is how many of a year lean on it or on one below it, each once."""

    node: PlanNode
    level: str
    name: str
    indicators: int
    branches: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlanTree:
    """A plan with its tree; `years` are the fiscal years in which indicators lean on it, the newest first."""

    plan: Plan
    levels: tuple[PlanLevel, ...]
    branches: tuple[Branch, ...]
    places: int
    years: tuple[int, ...]


def plan_lines() -> list[PlanLine]:
    """All long-term plans, the one that begins last first."""
    plans = Plan.objects.select_related("follows").annotate(places=Count("nodes"))
    rows = sorted(plans, key=lambda one: (-(one.first_year_be or 0), one.pk))
    return [PlanLine(one, one.name(), one.places, one.follows.name() if one.follows else "") for one in rows]


def plans_meant(words: str) -> list[Plan]:
    """The long-term plans that somebody may mean by a number, a name, or words of it."""
    plans = list(Plan.objects.order_by("pk"))
    asked = to_arabic(words.strip()).casefold()
    same = [one for one in plans if asked in (str(one.pk), one.title_th.casefold(), one.title_en.casefold())]
    has = [one for one in plans if asked and asked in to_arabic(f"{one.title_th}\n{one.title_en}").casefold()]
    return same or has if asked else plans


def plan_tree(plan: Plan, fiscal_year_be: int, agencies: QuerySet[Agency]) -> PlanTree:
    """The tree, with the indicators of these agencies in a year; four SQL queries."""
    nodes = list(plan.nodes.all())
    links = IndicatorNode.objects.filter(node__plan=plan, indicator__annual_plan__agency__in=agencies)
    years = links.order_by().values_list("indicator__annual_plan__fiscal_year_be", flat=True).distinct()
    of_year = links.filter(indicator__annual_plan__fiscal_year_be=fiscal_year_be)
    lean: dict[int, set[int]] = defaultdict(set)
    parents = {node.pk: node.parent_id for node in nodes}
    for node_id, indicator_id in of_year.values_list("node", "indicator"):
        at: int | None = node_id
        while at is not None:
            lean[at].add(indicator_id)
            at = parents.get(at)
    levels = levels_of(plan.levels)
    counts = {pk: len(found) for pk, found in lean.items()}
    return PlanTree(
        plan=plan,
        levels=levels,
        branches=tuple(_branches(nodes, levels, counts)),
        places=len(nodes),
        years=tuple(sorted(set(years), reverse=True)),
    )


def leaning_on(node: PlanNode, agencies: QuerySet[Agency]) -> QuerySet[Indicator]:
    """The indicators that these agencies tie to a place, the newest year first."""
    rows = Indicator.objects.filter(nodes=node, annual_plan__agency__in=agencies).select_related("annual_plan__agency")
    return rows.order_by("-annual_plan__fiscal_year_be", "annual_plan__agency__path", "position", "pk")


def in_order(nodes: Iterable[PlanNode]) -> list[PlanNode]:
    """The places of a tree, each before those below it, siblings by their codes."""
    return [branch.node for branch in _flat(_branches(list(nodes), (), {}))]


def depths(nodes: Sequence[PlanNode]) -> dict[int, int]:
    """How deep each place of a tree stands, 0 for the top."""
    parents, found = {node.pk: node.parent_id for node in nodes}, {}
    for pk, parent in parents.items():
        depth, at = 0, parent
        while at is not None and depth < len(parents):
            depth, at = depth + 1, parents.get(at)
        found[pk] = depth
    return found


def level_name(node: PlanNode, levels: Iterable[PlanLevel]) -> str:
    """What the plan calls places of this kind, in the reader's language."""
    own = next((one for one in levels if (one.label, one.rank) == (node.level_label, node.rank)), None)
    own = own or next((one for one in levels if one.label == node.level_label), None)
    thai = level_stem(node.rank) or level_stem(node.level_label)
    return either(thai, own.en if own is not None else "")


def with_all_below(top: int, nodes: Iterable[PlanNode]) -> list[int]:
    """Those of some places that lie at one or below it."""
    below = defaultdict(list)
    for one in nodes:
        below[one.parent_id].append(one.pk)
    found = [top]
    for pk in found:
        found.extend(below[pk])
    return found


def in_plan_order(node: PlanNode) -> tuple[int, int, object]:
    """By what places of several plans, loaded with them, are sorted: the latest plan first, and by code within it."""
    return -(node.plan.first_year_be or 0), node.plan_id, code_order(node.code)


def _branches(nodes: Sequence[PlanNode], levels: tuple[PlanLevel, ...], counts: Mapping[int, int]) -> list[Branch]:
    made = {node.pk: Branch(node, level_name(node, levels), node.name(), counts.get(node.pk, 0)) for node in nodes}
    top: list[Branch] = []
    for node in sorted(nodes, key=lambda one: code_order(one.code)):
        parent = made.get(node.parent_id) if node.parent_id is not None else None
        (parent.branches if parent is not None else top).append(made[node.pk])
    return top


def _flat(branches: Iterable[Branch]) -> Iterable[Branch]:
    for one in branches:
        yield one
        yield from _flat(one.branches)
