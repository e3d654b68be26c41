"""Which earlier plans a plan goes on with: those of its agency, and of the agencies that it took over."""

from datetime import date

from samrit.queries.plans.agency_tree import AgencyTree
from samrit.records.models import Agency, AnnualPlan
from samrit.thai.calendar import fiscal_year_dates


def last_plan(agency: Agency, fiscal_year_be: int, *, today: date) -> AnnualPlan | None:
    """The latest plan before a year of the agency or of one that it took over, its own first."""
    first, last = fiscal_year_dates(fiscal_year_be)
    its = AgencyTree.load().taken_over_by(agency.pk, min(max(today, first), last))
    plans = AnnualPlan.objects.filter(agency__in=its, fiscal_year_be__lt=fiscal_year_be).select_related("agency")
    return max(plans, key=lambda plan: (plan.fiscal_year_be, plan.agency_id == agency.pk, -plan.pk), default=None)


def plans_for(source: AnnualPlan, fiscal_year_be: int, *, today: date) -> tuple[Agency, list[AnnualPlan]]:
    """Whose plan of a later year goes on with a plan, and all plans of the same year with which it goes on, its own first."""
    tree = AgencyTree.load()
    heir = tree.heir_in_year(source.agency_id, fiscal_year_be, today=today)
    first, last = fiscal_year_dates(fiscal_year_be)
    its = tree.taken_over_by(heir, min(max(today, first), last))
    plans = AnnualPlan.objects.filter(agency__in=its, fiscal_year_be=source.fiscal_year_be).select_related("agency")
    return tree.agencies[heir], sorted(plans, key=lambda plan: (plan.agency_id != heir, plan.agency.path, plan.pk))


def carried_together(fiscal_year_be: int, *, today: date) -> list[tuple[Agency, list[AnnualPlan]]]:
    """The plans of a year by whose plan of the next goes on with them; those whose agency is closed are nobody's."""
    tree, (first, last) = AgencyTree.load(), fiscal_year_dates(fiscal_year_be + 1)
    day = min(max(today, first), last)
    found: dict[int, list[AnnualPlan]] = {}
    for plan in (
        AnnualPlan.objects.filter(fiscal_year_be=fiscal_year_be).select_related("agency").order_by("agency__path")
    ):
        heir = tree.heir(plan.agency_id, day)
        ends_on = tree.existence(heir)[1]
        if ends_on is None or ends_on >= first:
            found.setdefault(heir, []).append(plan)
    return [(tree.agencies[heir], plans) for heir, plans in found.items()]


def heirs_in(fiscal_year_be: int, *, today: date) -> dict[int, Agency]:
    """Of the agencies that are closed in a year, who goes on with what they had."""
    tree = AgencyTree.load()
    found = {pk: tree.heir_in_year(pk, fiscal_year_be, today=today) for pk in tree.has_changed}
    return {pk: tree.agencies[heir] for pk, heir in found.items() if heir != pk}
