"""Save what was read from a file into the records."""

from datetime import datetime

from django.db.models import Max

from samrit.actions.acting import acting, refuse
from samrit.actions.permissions import Permission, why_not_year
from samrit.actions.plans.plan import recheck
from samrit.actions.reports.upload import undecided
from samrit.actions.reports.write_report import write_report
from samrit.actions.saving import save_checked
from samrit.ledger.difference import differences
from samrit.ledger.locking import lock_indicators
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import AnnualPlan, Indicator, Upload, User
from samrit.report import IndicatorReport
from samrit.thai.translation import Message
from samrit.vocabulary.codes import UploadState
from samrit.vocabulary.refusal import Invalid


def save_upload(
    *, upload: Upload, plan: AnnualPlan, by: User, at: datetime, indicator: Indicator | None = None
) -> Indicator:
    """Save an upload into an annual plan: into this indicator, else the one with the same code or number, else a new one.

    What the report says is written; what it doesn't say stays as it was; what it overwrites stands in the event. A
    quarter that has been submitted is not overwritten: Denied, and nothing is saved.
    """
    with acting(Permission.FILE, plan.agency, by, at) as act:
        row = undecided(upload, act)
        plan = lock_indicators(plan)
        refuse(why_not_year(plan))
        report = _indicators_report(row, plan)
        found = _of_plan(indicator, plan) if indicator is not None else same_indicator(report, plan)
        target = _whole(found, plan) if found is not None else None
        if target is None and not (report.name or report.code or report.number):
            raise Invalid(
                Message(
                    "The report has neither name nor code nor number, so nothing tells which indicator it is about."
                )
            )
        before = indicator_report(target) if target is not None else None
        saved = target if target is not None else Indicator(annual_plan=plan, position=_next_position(plan))
        write_report(saved, report, by=by, at=at)
        recheck(Indicator.objects.filter(pk=saved.pk), at=at)
        row.state, row.indicator = UploadState.SAVED.value, saved
        row.decided_by, row.decided_at = by, at
        save_checked(row)
        whole = _whole(saved, plan)
        old, new = differences(before, indicator_report(whole))
        act.log("save_upload", saved, before=old, after=new | {"upload": row.pk})
        return whole


def same_indicator(report: IndicatorReport, plan: AnnualPlan) -> Indicator | None:
    """The indicator of the plan that a report is about: the one with its code, else the one with its number."""
    for field, text in (("code", report.code), ("number", report.number)):
        found = plan.indicators.filter(**{field: text}).first() if text else None
        if found is not None:
            return found
    return None


def _of_plan(indicator: Indicator, plan: AnnualPlan) -> Indicator:
    if indicator.annual_plan_id != plan.pk:
        raise Invalid(Message("The indicator chosen is not one of the annual plan chosen."))
    return indicator


def _whole(indicator: Indicator, plan: AnnualPlan) -> Indicator:
    return with_reports(plan.indicators.all()).get(pk=indicator.pk)


def _next_position(plan: AnnualPlan) -> int:
    last = plan.indicators.aggregate(last=Max("position"))["last"]
    return 1 if last is None else last + 1


def _indicators_report(upload: Upload, plan: AnnualPlan) -> IndicatorReport:
    report = upload.report
    if not isinstance(report, IndicatorReport):
        raise Invalid(
            Message(
                "This file reports a project (part 1); it can't be saved into an indicator. Add the "
                "project on the plan's page of projects."
            )
        )
    if report.fiscal_year_be not in (None, plan.fiscal_year_be):
        raise Invalid(
            Message(
                "The report is of fiscal year {fiscal_year_be}, the plan of {plan_fiscal_year_be}.",
                fiscal_year_be=report.fiscal_year_be,
                plan_fiscal_year_be=plan.fiscal_year_be,
            )
        )
    return report
