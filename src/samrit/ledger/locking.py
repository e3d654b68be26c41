"""Hold what is written until the transaction ends: the plan first, then the indicator, then its reports.

Whoever writes takes them in this order, so that no two people wait for each other. The plan is held with them since a
year that is closed, and an indicator whose year is signed, must be so for everybody who writes after that.
"""

from samrit.records.models import AnnualPlan, Indicator


def lock_plan(plan: AnnualPlan) -> AnnualPlan:
    """The plan as it stands now; nobody else writes in it, reorders it or closes its year until we are done."""
    return AnnualPlan.objects.select_for_update(of=("self",)).select_related("agency").get(pk=plan.pk)


def lock_indicator(indicator_id: int) -> None:
    """Hold an indicator and its plan. What was read of them before may be old: read it anew."""
    AnnualPlan.objects.select_for_update(of=("self",)).filter(indicators=indicator_id).order_by("pk").first()
    Indicator.objects.select_for_update(of=("self",)).only("pk").get(pk=indicator_id)


def lock_indicators(plan: AnnualPlan) -> AnnualPlan:
    """The plan as it stands now, held with all its indicators."""
    locked = lock_plan(plan)
    list(locked.indicators.select_for_update(of=("self",)).only("pk").order_by("pk"))
    return locked
