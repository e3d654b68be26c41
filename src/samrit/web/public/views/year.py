"""The public's pages of a year: the whole city, an agency, a place in the plan; counts and the way to each indicator."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samrit.queries.public import portal
from samrit.queries.public.portal import OfAgency, OfNode, Row, StateCounts
from samrit.thai.translation import _, either
from samrit.vocabulary.public_states import PUBLIC_STATE_WORDS
from samrit.web import words
from samrit.web.public.addresses import public_address
from samrit.web.public.answering import answered, open_page
from samrit.web.public.plain_address import plain_year, to_plain_address
from samrit.web.public.trail import to_year
from samrit.writers.counts_drawing import Bar, bar

_Counted = TypeVar("_Counted", OfAgency, OfNode)


@open_page
def year(request: HttpRequest, year: str) -> HttpResponse:
    """What the city promised in a year and what became of it, with the list of each part of the bar."""

    def page(at: int, today: date) -> HttpResponse:
        found, rows = portal.agencies_of_year(at, today=today), portal.rows_of(at, today=today)
        if not found:
            raise Http404
        state_counts = portal.together(one.state_counts for one in found)
        context = {
            "year": words.year(at),
            "counts": state_counts,
            "bar": bar(state_counts.counts, PUBLIC_STATE_WORDS, list_url=f"{public_address('year', at)}#"),
            "groups": _groups(rows, state_counts),
            "agencies": of_agencies(at, found),
            "agencies_url": public_address("agencies", at),
            "plan_url": public_address("plan", at),
            "others": [(words.year(one), public_address("year", one)) for one in portal.years() if one != at],
            "crumbs": to_year(at),
        }
        return render(request, "public/year.html", context)

    return _of_year(request, year, page)


@open_page
def agencies(request: HttpRequest, year: str) -> HttpResponse:
    """The agencies of a year, each with its bar on one scale."""

    def page(at: int, today: date) -> HttpResponse:
        found = portal.agencies_of_year(at, today=today)
        if not found:
            raise Http404
        context = {"year": words.year(at), "agencies": of_agencies(at, found), "crumbs": to_year(at, _("Agencies"))}
        return render(request, "public/agencies.html", context)

    return _of_year(request, year, page)


@open_page
def agency(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """An agency in a year, under the name that it had then."""

    def page(at: int, today: date) -> HttpResponse:
        found = portal.plan_of(at, code)
        if found is None:
            raise Http404
        own_code = found.agency_code
        elsewhere = to_plain_address(request, at, own_code)
        if elsewhere is not None:
            return elsewhere
        rows = portal.rows_of(at, today=today, plan=found)
        own = next((one for one in portal.agencies_of_year(at, today=today) if one.code == own_code), None)
        name = found.name()
        context = {
            "year": words.year(at),
            "name": name,
            "code": own_code,
            "counts": own.state_counts if own is not None else None,
            "bar": bar(own.state_counts.counts, PUBLIC_STATE_WORDS) if own is not None else None,
            "lines": lines(rows),
            "hidden": _hidden(own.state_counts if own is not None else None, rows),
            "others": [
                (words.year(one), other, public_address("agency", one, own_code))
                for one, other in portal.years_of_agency(own_code)
                if one != at
            ],
            "crumbs": to_year(at, name),
        }
        return render(request, "public/agency.html", context)

    return _of_year(request, year, page, has_code=True)


@open_page
def plan(request: HttpRequest, year: str) -> HttpResponse:
    """The tops of the plans that the year's indicators support."""

    def page(at: int, today: date) -> HttpResponse:
        found = portal.nodes_below(at, "", today=today)
        if not found and not portal.plans_of(at):
            raise Http404
        context = {
            "year": words.year(at),
            "node": None,
            "bar": None,
            "below": of_nodes(at, found),
            "lines": [],
            "hidden": [],
            "crumbs": to_year(at, _("By the plan")),
        }
        return render(request, "public/plan_node.html", context)

    return _of_year(request, year, page)


@open_page
def plan_node(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """A place in the plan: its words, its bar, what lies below it, and its indicators; a code of several plans leads on to each."""

    def page(at: int, today: date) -> HttpResponse:
        nodes, plan_key = portal.nodes_of(code), request.GET.get("plan", "")
        here = next((one for one in nodes if plan_key in ("", portal.plan_key(one))), None)
        if here is None:
            raise Http404
        elsewhere = to_plain_address(request, at, here.code)
        if elsewhere is not None:
            return elsewhere
        if len(nodes) > 1 and not plan_key:
            used = portal.nodes_with(at, here.code, today=today)
            if len(used) > 1:
                return _of_several(request, at, [one for _node, one in used])
            here = used[0][0] if used else here
        ancestors = portal.with_ancestors(here)
        rows = portal.rows_of(at, today=today, places__node=here)
        waiting = portal.waiting_at(at, here.pk, today=today)
        counts = portal.together([portal.counts_of(rows), waiting])
        above = [*to_year(at, _("By the plan"))]
        above[-1] = above[-1]._replace(address=public_address("plan", at))
        for node in ancestors[:-1]:
            above.append(above[-1]._replace(words=node.code, address=node_address(at, node.code, plan_key)))
        context = {
            "year": words.year(at),
            "node": here,
            "name": here.name(),
            "plan": either(here.plan_th, here.plan_en),
            "bar": bar(counts.counts, PUBLIC_STATE_WORDS) if counts.total else None,
            "below": of_nodes(at, portal.nodes_below(at, here.code, here.plan_th, today=today)),
            "lines": lines(rows),
            "hidden": _hidden(counts, rows),
            "crumbs": [*above, above[-1]._replace(words=here.code, address="")],
        }
        return render(request, "public/plan_node.html", context)

    return _of_year(request, year, page, has_code=True)


def _of_several(request: HttpRequest, at: int, found: Sequence[OfNode]) -> HttpResponse:
    """The places of several plans that one code means in a year."""
    lines = [(one, node_address(at, one.code, one.plan_key), one.plan) for one in found]
    context = {"lines": lines, "code": found[0].code, "crumbs": to_year(at, found[0].code)}
    return render(request, "public/ambiguous.html", context)


def node_address(year: int, code: str, plan_key: str) -> str:
    """The address of a place in a plan: its code, and which plan's where that doesn't tell."""
    return public_address("plan_node", year, code) + (f"?{urlencode({'plan': plan_key})}" if plan_key else "")


def lines(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Indicators as a list shows them."""
    return [
        {
            "row": one,
            "url": public_address("indicator", one.fiscal_year_be, one.code),
            "state": one.state.value,
            "words": str(PUBLIC_STATE_WORDS[one.state]),
            "year": words.year(one.fiscal_year_be),
        }
        for one in rows
    ]


def _groups(rows: Sequence[Row], counts: StateCounts) -> list[tuple[str, str, int, list[dict[str, Any]], int]]:
    """A part of the bar each: how many it is, those that are named, and how many more, of which nothing is published."""
    named = portal.year_ends(rows)
    return [
        (state.value, str(PUBLIC_STATE_WORDS[state]), n, lines(named.get(state, ())), n - len(named.get(state, ())))
        for state, n in counts.counts.items()
    ]


def _hidden(counts: StateCounts | None, rows: Sequence[Row]) -> list[tuple[str, int]]:
    """How many more there are of which nothing is published, by what that is called."""
    if counts is None:
        return []
    named = portal.counts_of(rows).counts
    left = ((state, n - named.get(state, 0)) for state, n in counts.counts.items())
    return [(str(PUBLIC_STATE_WORDS[state]), n) for state, n in left if n]


def of_agencies(at: int, found: Sequence[OfAgency]) -> list[tuple[OfAgency, str, Bar]]:
    """Agencies with their addresses and bars, all on one scale."""
    return [(one, public_address("agency", at, one.code), drawn) for one, drawn in _on_one_scale(found)]


def of_nodes(at: int, found: Sequence[OfNode]) -> list[tuple[OfNode, str, Bar]]:
    """Places in a plan with their addresses and bars, all on one scale."""
    return [(one, node_address(at, one.code, one.plan_key), drawn) for one, drawn in _on_one_scale(found)]


def _on_one_scale(found: Sequence[_Counted]) -> list[tuple[_Counted, Bar]]:
    most = max((one.state_counts.total for one in found), default=1)
    return [(one, bar(one.state_counts.counts, PUBLIC_STATE_WORDS, most=most)) for one in found]


def _of_year(
    request: HttpRequest, year: str, page: Callable[[int, date], HttpResponse], *, has_code: bool = False
) -> HttpResponse:
    """The page of a year; an address in Thai digits or in the Common Era leads to the plain one."""
    at = plain_year(year)
    elsewhere = None if has_code else to_plain_address(request, at)  # a code's plain writing is known to its page
    return elsewhere or answered(request, str(at), page=lambda: page(at, timezone.localdate()))
