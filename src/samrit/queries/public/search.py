"""What the public finds by words: indicators, agencies, places in a plan and campaigns, of what is published.

Marks, spaces, abbreviations, digits and Roman letters are forgiven, as in the search of those who work here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrit.queries.public.portal import Row, row_of
from samrit.records.models import Campaign, PublishedIndicator, PublishedNode, PublishedPlan
from samrit.report.code_in_address import same_codes
from samrit.thai.finding import Hits, best
from samrit.thai.searching import Asked, Match, Names
from samrit.thai.translation import Message, either

_MOST = 60  # of a kind
_YEAR_OR_BRACKETS = re.compile(r"\([^)]*\)|\d+")  # what stands in brackets, and the year


class Kind(StrEnum):
    """What was found, in the order of the page."""

    INDICATOR = "indicator"
    AGENCY = "agency"
    PLAN = "plan"
    CAMPAIGN = "campaign"


KIND_WORDS: dict[Kind, Message] = {
    Kind.INDICATOR: Message("Indicators"),
    Kind.AGENCY: Message("Agencies"),
    Kind.PLAN: Message("The plan"),
    Kind.CAMPAIGN: Message("Campaigns"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found; `row` is the indicator's, None for others."""

    kind: Kind
    key: str
    year: int
    name: str
    extra: str
    names: Names
    row: Row | None = None


def search(words: str, *, today: date, year: int | None = None) -> Hits[Kind, Hit]:
    """What has these words, the best and newest first; four queries."""
    asked = Asked(words)
    if asked.is_empty:
        return Hits({})
    everything = [one for one in _everything(today) if year is None or one.year in (0, year)]
    found, is_near = best(asked, everything)
    found += _named_after([one for one in found if one.kind is Kind.CAMPAIGN and not is_near], everything, found)
    by_kind = {kind: tuple(one for one in found if one.kind is kind)[:_MOST] for kind in Kind}
    return Hits({kind: those for kind, those in by_kind.items() if those}, is_near=is_near)


def _named_after(campaigns: Sequence[Hit], everything: Sequence[Hit], found: Sequence[Hit]) -> list[Hit]:
    """The indicators that bear the name of one of these campaigns in another language than was typed."""
    names = {_YEAR_OR_BRACKETS.sub(" ", name) for one in campaigns for name in one.names.names}
    asked = [one for one in map(Asked, names) if not one.is_empty]
    more = (one for one in everything if one.kind is Kind.INDICATOR and one not in found)
    return [one for one in more if any(each.match(one.names) <= Match.WITHIN for each in asked)]


def indicator_of_code(code: str) -> PublishedIndicator | None:
    """The newest indicator with this code, however it is written; None where there is none."""
    newest = PublishedIndicator.objects.order_by("-fiscal_year_be", "pk")
    row = newest.filter(code=code).first()
    return row or newest.filter(code__in=same_codes(code, newest.values_list("code", flat=True))).first()


def _everything(today: date) -> Iterator[Hit]:
    indicators = PublishedIndicator.objects.select_related("plan").defer("content")
    for one in indicators:
        row = row_of(one, today)
        names = Names(
            (one.name_th, one.name_en, one.plan.name_th, one.plan.name_en),
            (one.code, one.number),
            offices=(one.plan.name_th,),
        )
        yield Hit(Kind.INDICATOR, one.code, one.fiscal_year_be, row.name, row.agency, names, row)
    for plan in PublishedPlan.objects.all():
        name = plan.name()
        names = Names((plan.name_th, plan.name_en), (plan.agency_code,), offices=(plan.name_th,))
        yield Hit(Kind.AGENCY, plan.agency_code, plan.fiscal_year_be, name, "", names)
    for node in PublishedNode.objects.all():
        names = Names((node.name_th, node.name_en), (node.code,))
        yield Hit(Kind.PLAN, node.code, 0, node.name(), node.code, names)
    opened = Campaign.objects.filter(opened_at__isnull=False)
    for code, th, en, at in opened.values_list("code", "name_th", "name_en", "fiscal_year_be"):
        yield Hit(Kind.CAMPAIGN, code, at, either(th, en), "", Names((th, en), (code,)))
