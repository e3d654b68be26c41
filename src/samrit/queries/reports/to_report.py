"""Records to the typed report: what checks judge, pages show and writers print."""

from collections import defaultdict
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from samrit import report as typed
from samrit.ledger.content import content_of
from samrit.queries.evidence.link_facts import with_captured
from samrit.queries.measurements.measured_facts import DECLARED, with_measured, with_source
from samrit.queries.reports.imported_wording import AsPrinted
from samrit.records.models import YEAR_END, AnnualPlan, Figure, Indicator, IndicatorNode, QuarterReport
from samrit.records.ready import ReadyQuery, attach
from samrit.thai.digits import to_thai

PLANS_APART = "; "  # between the names of plans, where an indicator supports more than one


def with_reports(indicators: QuerySet[Indicator]) -> QuerySet[Indicator]:
    """The indicators with all that `indicator_report` reads, in five queries, however many they are."""
    return _whole(indicators).prefetch_related(
        "quarters",
        with_measured(),
        Prefetch("evidence", with_captured()),
        Prefetch("indicator_nodes", _with_nodes()),
    )


def indicator_with_reports(pk: int) -> Indicator | None:
    """One indicator with the same, in five queries that are ready; None where there is none."""
    indicator = _INDICATOR.first(pk)
    if indicator is None:
        return None
    quarters = _QUARTERS(pk)
    figures: dict[int, list[Figure]] = defaultdict(list)
    for figure in _FIGURES([row.pk for row in quarters]):
        figures[figure.report_id].append(figure)
    for row in quarters:
        setattr(row, DECLARED, figures[row.pk])
        for figure in figures[row.pk]:
            figure.report = row
    attach(indicator, "quarters", quarters)
    attach(indicator, "evidence", _EVIDENCE(pk))
    attach(indicator, "indicator_nodes", _NODES(pk))
    return indicator


def _whole(indicators: QuerySet[Indicator]) -> QuerySet[Indicator]:
    return indicators.select_related("annual_plan__agency", "signoff").defer("signoff__content")


def _with_nodes() -> QuerySet[IndicatorNode]:
    return IndicatorNode.objects.select_related("node__plan")


_INDICATOR = ReadyQuery(lambda pk: _whole(Indicator.objects.filter(pk=pk)))
_QUARTERS = ReadyQuery(lambda indicator: QuarterReport.objects.filter(indicator=indicator))
_FIGURES = ReadyQuery(lambda reports: with_source().filter(report__in=reports))
_EVIDENCE = ReadyQuery(lambda indicator: with_captured().filter(indicator=indicator))
_NODES = ReadyQuery(lambda indicator: _with_nodes().filter(indicator=indicator))


def indicator_report(indicator: Indicator, *, instead: typed.QuarterReport | None = None) -> typed.IndicatorReport:
    """The report of an indicator's year, as it stands in the records; no query where rows came `with_reports`.

    Where it was imported, the paper's own words stand in it; where it is signed here, this signature. `instead` is what
    is to stand in it in place of what the records have of that quarter.
    """
    paper = AsPrinted.of(indicator.as_printed)
    own = records_report(indicator, instead=instead)
    marked = [q.replace(score=paper.scores[q.quarter]) if _unmarked(q, paper) else q for q in own.quarters]
    quarters = tuple(q for q in marked if q.quarter not in paper.quarters_left_out or not _is_empty(q))
    return own.replace(**paper.words(), quarters=quarters)


def plan_reports(plan: AnnualPlan) -> tuple[typed.IndicatorReport, ...]:
    """The reports of all indicators of a plan, in its order; five queries, however many they are."""
    indicators = Indicator.objects.filter(annual_plan=plan).order_by("position", "pk")
    return tuple(indicator_report(one) for one in with_reports(indicators))


def records_report(indicator: Indicator, *, instead: typed.QuarterReport | None = None) -> typed.IndicatorReport:
    """The same without the paper's own words."""
    filed = {row.quarter: content_of(row) for row in indicator.quarters.all()}
    if instead is not None:
        filed[instead.quarter] = filed[instead.quarter].with_filed(instead)
    year_end = filed.pop(YEAR_END, None)
    quarters = tuple(filed[number] for number in sorted(filed))
    report = typed.IndicatorReport(quarters=quarters, **_fields(indicator))
    return report if year_end is None else report.with_quarter(year_end)


def _fields(indicator: Indicator) -> dict[str, Any]:
    links = sorted(indicator.indicator_nodes.all(), key=lambda link: (link.position, link.pk))
    shown = [item for item in indicator.evidence.all() if item.removed_at is None]
    evidence = sorted(shown, key=lambda item: (item.position, item.pk))
    fields: dict[str, Any] = {
        "plan_title": indicator.annual_plan.title,
        "fiscal_year_be": indicator.annual_plan.fiscal_year_be,
        "agency": indicator.annual_plan.agency_names[0],
        "code": indicator.code,
        "number_text": indicator.number,
        "name": indicator.name_th,
        "level": typed.Level(indicator.level),
        "kind": typed.Kind(indicator.kind),
        "long_term_plan": PLANS_APART.join(dict.fromkeys(link.node.plan.title_th for link in links)),
        "nodes": tuple(_node(link) for link in links),
        "definition": indicator.definition,
        "method": indicator.method,
        "target": indicator.target,
        "evidence": tuple(typed.Evidence(ref=item.ref) for item in evidence),
    }
    if indicator.signoff is not None:
        signed_on = timezone.localdate(indicator.signoff.at)
        fields["signature"] = typed.Signature(
            name=indicator.signoff.name, position=indicator.signoff.position, signed_on=signed_on
        )
    return fields


def _unmarked(quarter: typed.QuarterReport, paper: AsPrinted) -> bool:
    return quarter.score == typed.Score() and quarter.quarter in paper.scores


def _is_empty(quarter: typed.QuarterReport) -> bool:
    return quarter == typed.QuarterReport(quarter=quarter.quarter)


def _node(link: IndicatorNode) -> typed.PlanNode:
    node = link.node
    return typed.PlanNode(
        label=node.level_label,
        rank=node.rank,
        code_text=to_thai(node.code),  # the form prints the plan's codes in Thai digits
        name_th=node.name_th,
        name_en=node.name_en,
    )
