"""The table tool: which indicators of which agencies, years and periods; seen, drawn, downloaded, and sent as an address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from samrit.queries.public import table as tables
from samrit.queries.public.data_sets import Row, origin_of, rows_of
from samrit.queries.public.releases import newest_releases, release_named
from samrit.queries.public.table import Chosen, Line
from samrit.records.models import YEAR_END, PublishedPlan, PublishedRelease
from samrit.thai.digits import to_arabic
from samrit.thai.translation import _
from samrit.vocabulary.data_sets import RESULTS
from samrit.vocabulary.periods import PERIODS, QUARTERS
from samrit.vocabulary.public_states import PUBLIC_STATE_WORDS, PublicState
from samrit.web import words
from samrit.web.download import disposition
from samrit.web.listing import Listing
from samrit.web.public import indicator_words as says
from samrit.web.public.answering import answered, open_page
from samrit.web.public.trail import below_data
from samrit.web.public.year_chart import Point, drawn
from samrit.writers.data_package import FORMS, content_type
from samrit.writers.data_sets import pieces
from samrit.writers.value_drawing import LARGE, SMALL

_MOST_YEARS, _MOST_NAMED, _MOST_CHARTS, _MOST_POINTS, _FEW_POINTS = 10, 200, 8, 10, 5
_FILES = ("csv", "json", "xlsx", "parquet")
_CHOICES = ("a", "i", "y", "p", "r")
_KNOWN = frozenset({*_CHOICES, "page", "as"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address asks for: what there is of it, what there isn't, and all that can be chosen."""

    chosen: Chosen
    left_out: tuple[str, ...]
    agencies: dict[str, str]
    years: tuple[int, ...]
    plans: tuple[PublishedPlan, ...]
    pinned: tuple[PublishedRelease, ...]


@open_page
def table(request: HttpRequest) -> HttpResponseBase:
    """What is chosen stands in the address: `a` agencies, `i` indicators, `y` years, `p` periods, `r` releases that hold their years fast."""

    def page() -> HttpResponseBase:
        asked = _asked(request)
        if request.GET.get("as") in _FILES:
            return _file(request, asked.chosen, request.GET["as"])
        return render(request, "public/table.html", _context(request, asked))

    return answered(request, "", page=page)


def _asked(request: HttpRequest) -> _Asked:
    plans = tables.agencies_by_year()
    agencies = {one.agency_code: one.name() for one in reversed(plans)}
    years = tuple(sorted({one.fiscal_year_be for one in plans}, reverse=True))
    wanted = {name: _typed(request, name) for name in _CHOICES}
    wanted["y"] = [year for one in wanted["y"] for year in _each_year(one)]
    codes = tables.published_codes(wanted["i"])
    left_out = [name for name in request.GET if name not in _KNOWN]
    left_out += [typed for typed, meant in codes.items() if not meant]
    left_out += [one for one in wanted["a"] if one not in agencies]
    left_out += [one for one in wanted["y"] if one not in map(str, years)]
    left_out += [one for one in wanted["p"] if one.upper() not in QUARTERS]
    named = {one: release_named(one) for one in wanted["r"]}
    pinned = {one.fiscal_year_be: one for one in named.values() if one is not None and one.withdrawn_at is None}
    left_out += [name for name, one in named.items() if one not in pinned.values()]
    some_years = [year for year in years if str(year) in wanted["y"]] or list(years[:5])
    quarters = sorted(QUARTERS[one.upper()] for one in wanted["p"] if one.upper() in QUARTERS) or [YEAR_END]
    chosen = Chosen(
        tuple(one for one in agencies if one in wanted["a"]),
        tuple(code for typed, meant in codes.items() for code in meant or (typed,)),
        tuple(some_years[:_MOST_YEARS]),
        tuple(quarters),
        {year: one.as_of for year, one in pinned.items() if year in some_years[:_MOST_YEARS]},
    )
    return _Asked(chosen, tuple(left_out), agencies, years, plans, tuple(pinned.values()))


def _each_year(typed: str) -> list[str]:
    """The years of a range, "2560..2564"; else what was typed."""
    first, dots, last = typed.partition("..")
    if not dots or not (first.isdecimal() and last.isdecimal()):
        return [typed]
    return [str(year) for year in range(int(first), min(int(last), int(first) + _MOST_NAMED) + 1)]


def _typed(request: HttpRequest, name: str) -> list[str]:
    values = (to_arabic(one).replace("\x00", "").strip() for one in request.GET.getlist(name)[:_MOST_NAMED])
    return list(dict.fromkeys(filter(None, values)))


def _context(request: HttpRequest, asked: _Asked) -> dict[str, Any]:
    chosen = asked.chosen
    today = timezone.localdate()
    series = tables.series_of(chosen)
    found: Listing[str, Line] = Listing(
        request,
        list(series) if chosen.codes else series,
        lambda series: tables.lines_of(series, chosen, today, asked.plans),
    )
    offered = tables.indicators_to_choose(chosen)
    columns = [(year, quarter) for year in sorted(chosen.years) for quarter in chosen.quarters]
    only_year = chosen.quarters == (YEAR_END,)
    query = request.GET.copy()
    query.pop("page", None)
    files = []
    for ending in _FILES:
        query["as"] = ending
        files.append((ending.upper(), f"?{query.urlencode()}"))
    return {
        "found": found,
        "cells": found.total * len(columns),
        "left_out": ", ".join(f"“{one}”" for one in asked.left_out),
        "columns": [_column(year, quarter, only_year=only_year) for year, quarter in columns],
        "lines": [_line(one, columns, only_year=only_year) for one in found.lines],
        "charts": _charts(found.lines, chosen.quarters) if found.total <= _MOST_CHARTS else [],
        "agencies": [
            (code, name, code in chosen.agencies)
            for code, name in sorted(asked.agencies.items(), key=lambda one: (one[0] not in chosen.agencies, one[0]))
        ],
        "indicators": [
            (one.code, f"{one.code} {one.name()}", one.code in chosen.codes)
            for one in sorted(offered, key=lambda one: one.code not in chosen.codes)
        ],
        "years": [(year, words.year(year), year in chosen.years) for year in asked.years],
        "periods": [
            (name, says.period_name(quarter), quarter in chosen.quarters) for name, quarter in QUARTERS.items()
        ],
        "files": files,
        **_pinned(request, asked),
        "is_asked": any(name in request.GET for name in _CHOICES),
        "crumbs": below_data(_("A table of your own")),
    }


def _pinned(request: HttpRequest, asked: _Asked) -> dict[str, Any]:
    """The releases that hold the table fast, how much is newer by now, and the address of the other form of it."""
    query = request.GET.copy()
    query.pop("page", None)
    newest = () if asked.pinned else newest_releases(asked.chosen.years)
    query.setlist("r", [one.name for one in newest])
    return {
        "releases": [one.name for one in asked.pinned],
        "newer": tables.newer_cells(asked.chosen),
        "newest_url": f"?{query.urlencode()}",
        "pinned_url": f"?{query.urlencode()}" if newest else "",
    }


def _column(year: int, quarter: int, *, only_year: bool) -> str:
    return words.year(year) if only_year else f"{words.year(year)} · {says.period_name(quarter)}"


def _line(one: Line, columns: list[tuple[int, int]], *, only_year: bool) -> dict[str, Any]:
    row = one.newest
    cells = []
    for (year, quarter), cell in zip(columns, one.cells, strict=True):
        state = cell.state
        cells.append({
            "column": _column(year, quarter, only_year=only_year),
            "figure": says.figure(cell.publication) if cell.publication is not None else "",
            "state": state.value if state is not None else "",
            "words": str(PUBLIC_STATE_WORDS[state]) if state is not None else "",
            "url": says.period_address(cell.row, quarter) if cell.row is not None else "",
        })  # fmt: skip
    name, agency = row.name(), row.plan.name()
    return {"name": name, "code": row.code, "agency": agency, "url": says.address(row), "cells": cells}


def _charts(lines: Sequence[Line], quarters: tuple[int, ...]) -> list[dict[str, Any]]:
    """A drawing of each indicator, all of one size: of its years where these were chosen, else of its quarters."""
    is_years = YEAR_END in quarters
    found = []
    for one in lines:
        points = [
            Point(
                words.year(cell.fiscal_year_be) if is_years else f"{cell.quarter}/{words.year(cell.fiscal_year_be)}",
                cell.publication,
                cell.state or PublicState.NOT_PUBLISHED,
                cell.unit,
            )
            for cell in one.cells
            if is_years == (cell.quarter == YEAR_END) and cell.state is not None
        ]
        chart = (
            drawn(points, is_years=is_years, size=SMALL if len(points) <= _FEW_POINTS else LARGE)
            if 1 < len(points) <= _MOST_POINTS
            else None
        )
        if chart is not None:
            found.append({"name": one.newest.name(), "chart": chart})
    return found


def _file(request: HttpRequest, chosen: Chosen, ending: str) -> HttpResponse | StreamingHttpResponse:
    """The whole of what is chosen, in the columns of the open data's results."""
    origin = origin_of(request)
    names = {PERIODS[quarter] for quarter in chosen.quarters}

    def rows() -> Iterator[Row]:
        for year in sorted(chosen.years):
            day, at = chosen.day(year, timezone.localdate()), chosen.published(year)
            every = rows_of(RESULTS, year, origin, today=day, only=chosen.condition, at=at)
            yield from (one for one in every if one["period"] in names)

    answer = StreamingHttpResponse(pieces(lambda: FORMS[ending](RESULTS), rows()), content_type=content_type(ending))
    answer["Content-Disposition"] = disposition(f"samrit-{settings.CITY_CODE}-table.{ending}")
    return answer
