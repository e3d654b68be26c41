"""The way to a page. Each kind of thing says once where it stands; a page names the thing, and itself.

To give a page of a list its place, add a line to `PAGES` or `LISTS`; a new kind of thing registers at `trail_to`.
"""

from functools import singledispatch
from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise

from samrit.records.models import (
    Agency,
    AnnualPlan,
    Campaign,
    Indicator,
    Partner,
    Plan,
    PlanNode,
    Project,
    QuarterReport,
    User,
)
from samrit.records.sentences import later
from samrit.thai.translation import _
from samrit.web import words
from samrit.web.city.history import quarter_name


class Crumb(NamedTuple):
    """A page on the way; without an address it is the page itself."""

    words: str | Promise
    address: str = ""
    lang: str = ""


# Pages that stand alone: the address by name → the page above, "" for none; its words.
PAGES: dict[str, tuple[str, str | Promise]] = {
    "home": ("", later("Home")),
    "account": ("home", later("My account")),
    "first_days": ("home", later("First days")),
    "agencies": ("home", later("Agencies")),
    "places": ("agencies", later("Districts")),
    "people": ("home", later("People")),
    "programs": ("people", later("Programs with an account")),
    "partners": ("home", later("Partners")),
    "audit": ("home", later("Audit trail")),
    "city": ("home", later("The city at a glance")),
    "work": ("home", later("Work behind the pages")),
    "webhooks": ("work", later("Systems that are told")),
    "campaigns": ("", later("Campaigns")),
    "measurements": ("", later("Measurements")),
    "loads": ("measurements", later("Load data")),
    "years": ("", later("The city's year")),
    "long_term_plans": ("home", later("Long-term plans")),
    "office_releases": ("years", later("Releases of open data")),
    "rules": ("years", later("Rules in force")),
    "upload": ("", later("Import a report")),
    "move_in": ("home", later("Moving in")),
}
# Lists inside of a plan or a campaign: the address by name → its words.
LISTS: dict[str, str | Promise] = {
    "definitions": later("Indicators and weights"),
    "projects": later("Projects"),
    "participants": later("Who takes part"),
    "practices": later("Practices"),
}


def trail(above: object, *, through: str = "", here: str | Promise = "") -> list[Crumb]:
    """The way to a thing or a page, through one of its lists, to the page `here`; without that the last is the page."""
    link = trail_to(above)
    if through:
        link = [*link, Crumb(LISTS[through], reverse(through, args=_arguments(above)))]
    return [*link, Crumb(here)] if here else [*link[:-1], link[-1]._replace(address="")]


@singledispatch
def trail_to(thing: object) -> list[Crumb]:
    """The way to where something stands, its own page last."""
    message = f"no way is known to {thing!r}"
    raise TypeError(message)


@trail_to.register
def _to_page(name: str) -> list[Crumb]:
    above, said = PAGES[name]
    return [*(trail_to(above) if above else ()), Crumb(said, reverse(name))]


@trail_to.register
def _to_year(fiscal_year_be: int) -> list[Crumb]:
    said = _("Fiscal year {be}", be=words.year(fiscal_year_be))
    return [Crumb(said, reverse("year", args=[fiscal_year_be]))]


@trail_to.register
def _to_plan(plan: AnnualPlan) -> list[Crumb]:
    said = f"{plan.agency_then} {words.year(plan.fiscal_year_be)}"
    return [*trail_to("home"), Crumb(said, reverse("plan", args=_arguments(plan)))]


@trail_to.register
def _to_long_term_plan(plan: Plan) -> list[Crumb]:
    said = plan.name()
    address = reverse("long_term_plan", args=[plan.pk])
    return [*trail_to("long_term_plans"), Crumb(said, address, "th" if said == plan.title_th else "")]


@trail_to.register
def _to_node(node: PlanNode) -> list[Crumb]:
    above = trail_to(node.parent if node.parent is not None else node.plan)
    return [*above, Crumb(node.code, reverse("plan_node", args=[node.pk]))]


@trail_to.register
def _to_indicator(indicator: Indicator) -> list[Crumb]:
    said = _("Indicator {number}", number=indicator.number) if indicator.number else _("Indicator")
    return [*trail_to(indicator.annual_plan), Crumb(said, reverse("indicator", args=[indicator.pk]))]


@trail_to.register
def _to_quarter(report: QuarterReport) -> list[Crumb]:
    address = reverse("quarter", args=[report.indicator_id, report.quarter])
    return [*trail_to(report.indicator), Crumb(quarter_name(report.quarter), address)]


@trail_to.register
def _to_project(project: Project) -> list[Crumb]:
    above = trail(project.annual_plan, through="projects", here=project.name_th)
    return [*above[:-1], above[-1]._replace(address=reverse("project", args=[project.pk]), lang="th")]


@trail_to.register
def _to_campaign(campaign: Campaign) -> list[Crumb]:
    return [
        *trail_to("campaigns"),
        Crumb(campaign.name(), reverse("campaign", args=_arguments(campaign))),
    ]


@trail_to.register
def _to_partner(partner: Partner) -> list[Crumb]:
    said = partner.name()
    return [
        *trail_to("partners"),
        Crumb(said, reverse("partner", args=[partner.pk]), "th" if said == partner.name_th else ""),
    ]


@trail_to.register
def _to_agency(agency: Agency) -> list[Crumb]:
    return [*trail_to("agencies"), Crumb(agency.name(), reverse("agency", args=[agency.code]))]


@trail_to.register
def _to_person(person: User) -> list[Crumb]:
    return [*trail_to("people"), Crumb(person.name(), reverse("person", args=[person.pk]))]


def _arguments(thing: object) -> list[object]:
    """What an address inside of a plan or a campaign names it by."""
    if isinstance(thing, AnnualPlan):
        return [thing.agency.code, thing.fiscal_year_be]
    return [thing.code] if isinstance(thing, Campaign) else []
