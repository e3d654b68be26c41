"""Write a typed report into an indicator's rows: a part of saving an upload, inside its transaction."""

from datetime import datetime

from samrit import report as typed
from samrit.actions.acting import refuse
from samrit.actions.evidence.capture_link import capture_soon
from samrit.actions.report_permissions import SIGNED, why_not_open
from samrit.actions.reports.from_report import evidence_kind, take_indicator, take_quarter
from samrit.actions.saving import save_checked
from samrit.ledger.content import content_of, store_revision
from samrit.queries.city.deadlines import city_calendar
from samrit.queries.counting.counting_rules import current_rule
from samrit.queries.reports import imported_wording
from samrit.queries.reports.to_report import PLANS_APART, records_report, with_reports
from samrit.records.models import YEAR_END, Evidence, Indicator, IndicatorNode, PlanNode, QuarterReport, User
from samrit.report import IndicatorReport


def write_report(indicator: Indicator, report: IndicatorReport, *, by: User, at: datetime) -> None:
    """Write what the report says; what it doesn't say stays, and so does a result that is counted by a rule.

    Denied where it would change a closed quarter.
    """
    is_new = indicator.pk is None
    refuse(SIGNED if indicator.signoff_id is not None else None)
    take_indicator(indicator, report)
    save_checked(indicator)
    _write_quarters(indicator, report, by=by, at=at)
    _add_evidence(indicator, report, by=by, at=at)
    _link_nodes(indicator, report)
    records = records_report(with_reports(Indicator.objects.all()).get(pk=indicator.pk))
    stored = imported_wording.AsPrinted.of(indicator.as_printed)
    words = imported_wording.of_new(report, records) if is_new else imported_wording.of_update(stored, report, records)
    indicator.as_printed = words.to_json()
    save_checked(indicator)


def _write_quarters(indicator: Indicator, report: IndicatorReport, *, by: User, at: datetime) -> None:
    rows = {row.quarter: row for row in QuarterReport.objects.select_for_update().filter(indicator=indicator)}
    calendar = city_calendar()
    is_counted = bool(rows) and current_rule(indicator.pk) is not None
    for number in range(1, YEAR_END + 1):
        row = rows.get(number)
        if row is None:
            day = calendar.due_on(indicator.annual_plan.fiscal_year_be, number)
            row = QuarterReport(indicator=indicator, quarter=number, due_on=day)
        payload = report.quarter(number)
        if payload is not None:
            is_new = _take(row, payload, is_counted=is_counted)
        else:
            is_new = row.pk is None
            if is_new:
                save_checked(row)
        if is_new:
            store_revision(row, by=by, at=at)


def _take(row: QuarterReport, payload: typed.QuarterReport, *, is_counted: bool) -> bool:
    """Let the row take what the report says, but for a result that is counted; whether that made another version of it."""
    before, counted = content_of(row), row.result
    take_quarter(row, payload)
    if is_counted:
        row.result = counted
    if row.pk is not None:
        if content_of(row) == before:
            return False
        refuse(why_not_open(row))
        row.version += 1
    save_checked(row)
    return True


def _add_evidence(indicator: Indicator, report: IndicatorReport, *, by: User, at: datetime) -> None:
    there = list(Evidence.objects.filter(indicator=indicator).values_list("ref", "position", "removed_at"))
    known = {ref for ref, _, removed_at in there if removed_at is None}
    new = [item.ref for item in report.evidence if item.ref not in known]
    first = max((position for _, position, _ in there), default=-1) + 1
    added = Evidence.objects.bulk_create(
        Evidence(indicator=indicator, position=place, ref=ref, kind=evidence_kind(ref).value, added_by=by, added_at=at)
        for place, ref in enumerate(new, start=first)
    )
    capture_soon(added)


def _link_nodes(indicator: Indicator, report: IndicatorReport) -> None:
    """Link to the places of the long-term plan that the paper names, by code; by name too where the plan is another.

    Where the plan isn't in the records the paper's words alone stand, and links that are there stay.
    """
    payload = {node.code: node for node in report.nodes if node.code}
    known = PlanNode.objects.select_related("plan").filter(code__in=list(payload))
    titles = report.long_term_plan.split(PLANS_APART)
    same_plan = [node for node in known if node.plan.title_th in (report.long_term_plan, *titles)]
    same_name = [node for node in known if node.name_th == payload[node.code].name_th]
    year = indicator.annual_plan.fiscal_year_be
    found = same_plan or [node for node in same_name if node.is_valid_in(year)] or same_name
    if not found:
        return
    IndicatorNode.objects.filter(indicator=indicator).delete()
    order = list(payload)
    IndicatorNode.objects.bulk_create(
        IndicatorNode(indicator=indicator, node=node, position=order.index(node.code)) for node in found
    )
