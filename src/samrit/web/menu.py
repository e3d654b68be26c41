"""What stands in the menu, for whom: a table. Whoever may not do a thing anywhere doesn't see it there.

To add a page, add a line.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from samrit.actions.permissions import PERMISSIONS, Permission
from samrit.queries.people.home import reporting_year
from samrit.queries.people.roles import active_roles
from samrit.records.models import User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName
from samrit.web.public.addresses import is_office
from samrit.web.words import year


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu: the address by name, its words, and whose it is: one of these roles, over any agency or the city."""

    address: str
    words: Message
    roles: frozenset[RoleName]
    is_of_city: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One line as a page shows it."""

    url: str
    words: Message
    is_current: bool


_ANYBODY = frozenset(RoleName)
_AROUND = (-1, 0, 1)  # the years that people turn to: the last one is still judged while the next is planned

MENU = (
    Entry("home", Message("Home"), _ANYBODY),
    Entry("city", Message("The city at a glance"), PERMISSIONS[Permission.SEE_CITY]),
    Entry("desk", Message("Desk"), frozenset({RoleName.COORDINATOR, RoleName.HEAD, RoleName.EVALUATOR})),
    Entry("upload", Message("Import a report"), PERMISSIONS[Permission.FILE]),
    Entry("campaigns", Message("Campaigns"), _ANYBODY),
    Entry("measurements", Message("Measurements"), _ANYBODY),
    Entry("partners", Message("Partners"), PERMISSIONS[Permission.READ]),
    Entry("agencies", Message("Agencies"), PERMISSIONS[Permission.MANAGE_AGENCIES]),
    Entry("long_term_plans", Message("Long-term plans"), PERMISSIONS[Permission.PLAN_TREE]),
    Entry("people", Message("People"), PERMISSIONS[Permission.MANAGE_PEOPLE]),
    Entry("years", Message("The city's year"), PERMISSIONS[Permission.SET_YEAR], is_of_city=True),
    Entry("move_in", Message("Moving in"), PERMISSIONS[Permission.MOVE_IN], is_of_city=True),
    Entry("search", Message("Search the city"), _ANYBODY),
    Entry("work", Message("Work behind the pages"), PERMISSIONS[Permission.OPERATE], is_of_city=True),
    Entry("audit", Message("Audit trail"), PERMISSIONS[Permission.VERIFY]),
    Entry("burden", Message("Time spent on filing"), PERMISSIONS[Permission.SEE_BURDEN]),
)


@dataclass(frozen=True, slots=True)
class YearLink:
    """A fiscal year as the head offers it."""

    url: str
    words: str
    is_current: bool


def _years(request: HttpRequest, running: int) -> tuple[str, list[YearLink]]:
    """The year that a page shows, in words, and the way to the years around the running one."""
    named = request.resolver_match.kwargs.get("fiscal_year_be") if request.resolver_match else None
    shown = named or chosen_year(request) or running
    around = sorted({running + by for by in _AROUND} | {shown}, reverse=True)
    home = reverse("home")
    return year(shown), [YearLink(f"{home}?year={one}", year(one), one == shown) for one in around]


def chosen_year(request: HttpRequest) -> int | None:
    """The fiscal year that the home page is asked for, None where it is asked for none."""
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 and asked.startswith("2") else None


def menu(request: HttpRequest) -> dict[str, object]:
    """The menu of whoever asks (a context processor), and the years; home alone for somebody without a role, none on public pages."""
    if not is_office(request.path) or not isinstance(request.user, User):
        return {"menu": []}
    year_shown, years = _years(request, reporting_year(timezone.localdate()))
    active = active_roles(request.user, timezone.localdate())
    roles = {RoleName(one.role) for one in active}
    of_city = {RoleName(one.role) for one in active if one.agency.parent_id is None}
    here = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "year_shown": year_shown,
        "head_years": years,
        "menu": [
            Link(reverse(entry.address), entry.words, entry.address == here)
            for entry in MENU
            if entry.roles & (of_city if entry.is_of_city else roles) or entry.address == "home"
        ],
    }
