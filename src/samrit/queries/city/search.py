"""One search for the whole city: agencies, indicators, projects, campaigns, partners, and people whom one looks after.

The names that somebody may see are read in one query for each kind and compared in the program, so that marks, spaces,
abbreviations and Roman letters are forgiven on both databases alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from samrit.queries.people.access import visible_agencies
from samrit.queries.people.people import people_of
from samrit.records.models import Agency, AgencyChange, Campaign, Indicator, Partner, Project, User
from samrit.thai.finding import Hits, best
from samrit.thai.searching import Asked, Names
from samrit.thai.translation import Message, either


class FoundKind(StrEnum):
    """What a thing is that was found, in the order in which the page tells them."""

    AGENCY = "agency"
    INDICATOR = "indicator"
    PROJECT = "project"
    CAMPAIGN = "campaign"
    PARTNER = "partner"
    PERSON = "person"


KIND_WORDS = {
    FoundKind.AGENCY: Message("Agencies"),
    FoundKind.INDICATOR: Message("Indicators"),
    FoundKind.PROJECT: Message("Projects"),
    FoundKind.CAMPAIGN: Message("Campaigns"),
    FoundKind.PARTNER: Message("Partners"),
    FoundKind.PERSON: Message("People"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """Something that may be found: what it is, by what its page is addressed, its names, and what tells it from others.

    `year` is its fiscal year (B.E.), nought for what has none; `agency` whose it is, in the reader's language.
    """

    kind: FoundKind
    key: int | str
    names: Names
    name: str
    agency: str = ""
    year: int = 0


def search(words: str, user: User, *, heads: tuple[Agency, ...], today: date, has_role: bool) -> Hits[FoundKind, Named]:
    """What somebody may see that has these words; a fixed number of queries, whatever is found.

    `heads` are the tops of the branches whose people somebody looks after; without a role nothing of the city is open.
    """
    asked = Asked(words)
    if asked.is_empty or not has_role:
        return Hits({})
    found, is_near = best(asked, _everything(user, heads, today))
    by_kind = {kind: tuple(one for one in found if one.kind is kind) for kind in FoundKind}
    return Hits({kind: those for kind, those in by_kind.items() if those}, is_near=is_near)


def _everything(user: User, heads: tuple[Agency, ...], today: date) -> Iterator[Named]:
    agencies = {one.pk: one for one in Agency.objects.all()}
    names_of_today = {pk: one.name() for pk, one in agencies.items()}
    visible = list(visible_agencies(user, today=today).values_list("pk", flat=True))
    yield from _agencies(agencies)
    indicators = Indicator.objects.filter(annual_plan__agency__in=visible)
    yield from _of_plans(indicators, FoundKind.INDICATOR, names_of_today, "number")
    projects = Project.objects.filter(annual_plan__agency__in=visible)
    yield from _of_plans(projects, FoundKind.PROJECT, names_of_today)
    campaigns = Campaign.objects.filter(agency__in=visible)
    for code, th, en, agency, year in campaigns.values_list("code", "name_th", "name_en", "agency", "fiscal_year_be"):
        yield Named(FoundKind.CAMPAIGN, code, Names((th, en), (code,)), either(th, en), names_of_today[agency], year)
    yield from _partners(names_of_today)
    if heads:
        people = people_of(user, heads).values_list("pk", "username", "name_th", "name_en", "position")
        for pk, username, th, en, position in people:
            yield Named(FoundKind.PERSON, pk, Names((th, en, username)), either(th or en, en) or username, position)


def _agencies(agencies: dict[int, Agency]) -> Iterator[Named]:
    """By the names of today, and those that they have had."""
    had: dict[int, list[str]] = {}
    for pk, th, en in AgencyChange.objects.values_list("agency", "name_th", "name_en"):
        had.setdefault(pk, []).extend((th, en))
    for pk, one in agencies.items():
        above = agencies.get(one.parent_id or 0)
        all_names = (one.name_th, one.name_en, *had.get(pk, ()))
        names = Names(all_names, (one.code,), offices=all_names)
        name = one.name()
        yield Named(FoundKind.AGENCY, one.code, names, name, above.name() if above else "")


def _of_plans(rows: QuerySet[Any], kind: FoundKind, agencies: dict[int, str], *codes: str) -> Iterator[Named]:
    fields = ("pk", "name_th", "name_en", "annual_plan__agency", "annual_plan__fiscal_year_be", "code", *codes)
    for pk, th, en, agency, year, *numbers in rows.values_list(*fields):
        yield Named(kind, pk, Names((th, en), tuple(filter(None, numbers))), either(th, en), agencies[agency], year)


def _partners(agencies: dict[int, str]) -> Iterator[Named]:
    """Each once: a duplicate is found by its own name, and leads to the one that it was merged into."""
    fields = ("pk", "name_th", "name_en", "short_name", "also_named", "merged_into", "agency")
    rows = list(Partner.objects.values_list(*fields))
    also: dict[int, list[str]] = {}
    for _, th, en, short, others, merged_into, _agency in rows:
        if merged_into is not None:
            also.setdefault(merged_into, []).extend((th, en, short, *others.splitlines()))
    for pk, th, en, short, others, merged_into, agency in rows:
        if merged_into is None:
            names = Names((th, en, short, *others.splitlines(), *also.get(pk, ())))
            yield Named(FoundKind.PARTNER, pk, names, either(th, en), agencies[agency])
