"""What the plans of a year promise, counted for the public as soon as anything of the year is published: how many, by when, where.

Of an indicator of which nothing is published only that it is there leaves: neither name nor target. So the whole of a
year stands below each number from the first publication on, and what is not due is told from what is missing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Count, Max

from samrit.queries.city.deadlines import city_calendar
from samrit.records.models import (
    AnnualPlan,
    Indicator,
    IndicatorNode,
    PlanNode,
    PublishedIndicator,
    PublishedNode,
    PublishedPlan,
    QuarterReport,
)
from samrit.vocabulary.periods import PERIODS


def copy_promises(year: int, *, agency: str = "") -> tuple[str, ...]:
    """Copy what the plans of a year promise, or one agency's; the agencies whose copy is another now. Nine queries, whatever the year."""
    found = AnnualPlan.objects.filter(fiscal_year_be=year).select_related("agency").annotate(n=Count("indicators"))
    plans = [plan for plan in (found.filter(agency__code=agency) if agency else found) if plan.n]
    waiting, due_on = _waiting([plan.pk for plan in plans]), _due_on(year, [plan.pk for plan in plans])
    there = {one.agency_code: one for one in PublishedPlan.objects.filter(fiscal_year_be=year)}
    changed = []
    for plan in plans:
        name_th, name_en = plan.agency_names
        said: dict[str, Any] = {
            "name_th": name_th,
            "name_en": name_en,
            "path": plan.agency_path or plan.agency.path,
            "indicators": plan.n,
            "due_on": due_on[plan.pk],
            "waiting": waiting.get(plan.pk, []),
        }
        copied = there.get(plan.agency.code)
        if copied is None:
            PublishedPlan.objects.create(fiscal_year_be=year, agency_code=plan.agency.code, **said)
        elif any(getattr(copied, name) != value for name, value in said.items()):
            PublishedPlan.objects.filter(pk=copied.pk).update(**said)
        else:
            continue
        changed.append(plan.agency.code)
    return tuple(changed)


def above_and(node: PlanNode, nodes: Mapping[int, PlanNode]) -> Iterable[PlanNode]:
    """A place in a plan, and all above it."""
    here: PlanNode | None = node
    while here is not None:
        yield here
        here = nodes.get(here.parent_id or 0)


def copied_nodes(nodes: Iterable[PlanNode]) -> dict[int, int]:
    """The keys of the copies of some places, by their own; those that are not there are made. Their plans and parents are loaded."""
    there = {(one.plan_th, one.code): one.pk for one in PublishedNode.objects.only("plan_th", "code")}
    return {one.pk: there.get((one.plan.title_th, one.code)) or copy_node(one).pk for one in nodes}


def copy_node(node: PlanNode) -> PublishedNode:
    """The copy of a place in a plan, with its words of now."""
    return PublishedNode.objects.update_or_create(
        plan_th=node.plan.title_th,
        code=node.code,
        defaults={
            "plan_en": node.plan.title_en,
            "parent_code": node.parent.code if node.parent is not None else "",
            "level_label": " ".join(filter(None, (node.level_label, node.rank))),
            "name_th": node.name_th,
            "name_en": node.name_en,
        },
    )[0]


def _waiting(plans: Collection[int]) -> dict[int, list[dict[str, Any]]]:
    """By plan the indicators of which nothing is published: the series that they continue, and the places that they stand at."""
    copied = PublishedIndicator.objects.filter(
        fiscal_year_be__in=AnnualPlan.objects.filter(pk__in=plans).values("fiscal_year_be")
    )
    rows = Indicator.objects.filter(annual_plan__in=plans).exclude(pk__in=copied.values("source"))
    found = list(rows.order_by("pk").values_list("pk", "annual_plan_id", "last_year_id"))
    series = _series({last for _pk, _plan, last in found if last})
    places = _places([pk for pk, _plan, _before in found])
    waiting = defaultdict(list)
    for pk, plan, last in found:
        waiting[plan].append({"series": series.get(last or 0, ""), "nodes": places.get(pk, [])})
    return waiting


def _series(wanted: Collection[int]) -> dict[int, str]:
    """The series of some indicators: that of the last of the years before which is published."""
    series: dict[int, str] = {}
    here = {pk: pk for pk in wanted}  # where the walk back has come to, by where it began
    while here:
        known = dict(PublishedIndicator.objects.filter(source__in=here.values()).values_list("source", "series"))
        before = dict(Indicator.objects.filter(pk__in=here.values()).values_list("pk", "last_year_id"))
        series |= {pk: known[at] for pk, at in here.items() if at in known}
        here = {pk: last for pk, at in here.items() if at not in known and (last := before.get(at)) is not None}
    return series


def _places(indicators: Collection[int]) -> dict[int, list[int]]:
    links = list(IndicatorNode.objects.filter(indicator__in=indicators).values_list("indicator_id", "node_id"))
    if not links:
        return {}
    nodes = {one.pk: one for one in PlanNode.objects.select_related("plan", "parent")}
    wanted: dict[int, dict[int, PlanNode]] = defaultdict(dict)
    for indicator, node in links:
        wanted[indicator] |= {one.pk: one for one in above_and(nodes[node], nodes)}
    copies = copied_nodes({pk: one for some in wanted.values() for pk, one in some.items()}.values())
    return {indicator: sorted(copies[pk] for pk in some) for indicator, some in wanted.items()}


def _due_on(year: int, plans: Collection[int]) -> dict[int, dict[str, str]]:
    """By plan and quarter the last day on which one of its reports is due."""
    calendar = city_calendar()
    usual = {str(quarter): calendar.due_on(year, quarter).isoformat() for quarter in PERIODS}
    found = {plan: dict(usual) for plan in plans}
    rows = QuarterReport.objects.filter(indicator__annual_plan__in=plans).values_list(
        "indicator__annual_plan", "quarter"
    )
    for plan, quarter, day in rows.annotate(Max("due_on")).order_by():
        found[plan][str(quarter)] = day.isoformat()
    return found
