"""The public's page of an indicator, of one of its quarters, of a revision, and the lists behind its figures."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode

from samrit.queries.public import indicator as published
from samrit.queries.public.campaign_years import saved_as_published
from samrit.queries.public.etags import FIXED, NEWEST
from samrit.queries.public.indicator import Publication
from samrit.records.models import YEAR_END, PublishedIndicator
from samrit.report.published import PublishedDefinition, read
from samrit.thai.translation import _, either
from samrit.vocabulary.counted import SECTOR_WORDS, Sector
from samrit.web import words
from samrit.web.download import download
from samrit.web.public import indicator_words as says
from samrit.web.public.addresses import public_address
from samrit.web.public.answering import GONE, answered, open_page
from samrit.web.public.campaign_context import measured
from samrit.web.public.plain_address import plain_year, to_plain_address
from samrit.web.public.structured import structured
from samrit.web.public.trail import to_agency, to_indicator
from samrit.web.public.year_chart import chart
from samrit.writers.table import CSV_TYPE, write_csv

MEMBERS_SHOWN = 100
Found = Callable[[PublishedIndicator], HttpResponse]


@open_page
def indicator(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """The indicator's year: the figure, whether the promise was kept, and how that is known."""

    def page(row: PublishedIndicator) -> HttpResponse:
        shown = published.indicator_page(row, today=timezone.localdate())
        withdrawn = [one.publication for one in shown.periods if one.publication is not None]
        if shown.shown is None and withdrawn:
            return gone(request, row, withdrawn[-1])
        return render(request, "public/indicator.html", {**_head(row), **_whole(request, shown)})

    return of_code(request, year, code, page)


@open_page
def quarter(request: HttpRequest, year: str, code: str, quarter: int) -> HttpResponse:
    """A quarter as it is published now, or why nothing is."""

    def page(row: PublishedIndicator) -> HttpResponse:
        whole = published.indicator_page(row, today=timezone.localdate())
        period = whole.periods[quarter - 1]
        context: dict[str, Any] = {
            "shown": None,
            "none_words": says.none_words(period),
            "here": says.period_name(quarter),
        }
        context["is_revision"] = False
        if period.publication is not None and period.publication.withdrawn_at is not None:
            return gone(request, row, period.publication)
        if period.publication is not None:
            context |= _publication(row, period.publication)
        crumbs = to_indicator(row, here=says.period_name(quarter))
        return render(request, "public/publication.html", {**_head(row), **context, "crumbs": crumbs})

    return of_code(request, year, code, page)


@open_page
def revision(request: HttpRequest, year: str, code: str, serial: int) -> HttpResponse:
    """One publication as it was; its address holds for ever."""

    def page(row: PublishedIndicator) -> HttpResponse:
        shown = published.revision(row, serial)
        if shown is None:
            raise Http404
        if shown.withdrawn_at is not None:
            return gone(request, row, shown)
        here = says.publication_title(shown)
        context = {**_head(row), **_publication(row, shown), "here": here, "is_revision": True}
        return render(request, "public/publication.html", {**context, "crumbs": to_indicator(row, here=here)})

    return of_code(request, year, code, page, store=FIXED)


@open_page
def revisions(request: HttpRequest, year: str, code: str) -> HttpResponse:
    """All publications of an indicator, with what each changed."""

    def page(row: PublishedIndicator) -> HttpResponse:
        lines = [
            (one, says.period_name(one.quarter), says.revision_kind(one), says.changes(one), says.address(row, "revision", one.serial))
            for one in published.revisions(row)
        ]  # fmt: skip
        here = says.revisions_title()
        return render(
            request, "public/revisions.html", {**_head(row), "lines": lines, "crumbs": to_indicator(row, here=here)}
        )

    return of_code(request, year, code, page)


@open_page
def figure(request: HttpRequest, year: str, code: str, number: int) -> HttpResponse:
    """The list behind a figure of the year."""
    return _figure(request, year, code, number, lambda row: published.newest(row, YEAR_END))


@open_page
def quarter_figure(request: HttpRequest, year: str, code: str, quarter: int, number: int) -> HttpResponse:
    """The list behind a figure of a quarter."""
    return _figure(request, year, code, number, lambda row: published.newest(row, quarter))


@open_page
def revision_figure(request: HttpRequest, year: str, code: str, serial: int, number: int) -> HttpResponse:
    """The list behind a figure of a publication."""
    return _figure(request, year, code, number, lambda row: published.revision(row, serial))


def _figure(
    request: HttpRequest, year: str, code: str, number: int, of: Callable[[PublishedIndicator], Publication | None]
) -> HttpResponse:
    def page(row: PublishedIndicator) -> HttpResponse:
        shown = of(row)
        if shown is not None and shown.withdrawn_at is not None:
            return gone(request, row, shown)
        found = next((one for one in shown.report.figures if one.number == number), None) if shown else None
        behind = published.listed(row, shown.serial, number) if shown is not None and found is not None else None
        if shown is None or found is None or behind is None:
            raise Http404
        if request.GET.get("as") == "csv":
            return _as_file(row, behind, number)
        paged = Paginator(behind.members, MEMBERS_SHOWN).get_page(request.GET.get("page"))
        context = {
            "figure": found,
            "rule": says.said(found.rule),
            "behind": behind,
            "page": paged,
            "lines": [_member(one) for one in paged.object_list],
            "few_unnamed": 0 < behind.unnamed < 5,
            "others": [one for one in says.lists(row, shown) if one[2] != says.list_address(row, shown, number)],
            "period": says.period_name(shown.quarter),
            "crumbs": to_indicator(row, here=found.words),
        }
        return render(request, "public/figure.html", {**_head(row), **context})

    return of_code(request, year, code, page)


def _member(one: Any) -> tuple[str, str, str, Any]:
    return (
        either(one["th"], one["en"]),
        str(SECTOR_WORDS[Sector(one["sector"])]),
        either(one["place_th"], one["place_en"]),
        says.day_of(one["since"]),
    )


def _as_file(row: PublishedIndicator, behind: published.Listed, number: int) -> HttpResponse:
    cells = ([one["th"], one["en"], one["sector"], one["place_th"], one["since"]] for one in behind.members)
    name = f"{row.fiscal_year_be}-{row.code}-{number}.csv"
    return download(write_csv(["name_th", "name_en", "sector", "district_th", "since"], cells), name, CSV_TYPE)


def gone(request: HttpRequest, row: PublishedIndicator, shown: Publication) -> HttpResponse:
    """410: what was published here, when it was withdrawn, and why."""
    context = {
        **_head(row),
        "shown": shown,
        "here": says.publication_title(shown),
        "period_name": says.period_name(shown.quarter),
        "crumbs": to_indicator(row, here=says.publication_title(shown)),
    }
    return render(request, "public/withdrawn.html", context, status=GONE)


def of_code(request: HttpRequest, year: str, code: str, page: Found, *, store: str = NEWEST) -> HttpResponse:
    """The page of the one indicator with this code; the plain address first, both where a code meant two things."""
    at, agency = plain_year(year), request.GET.get("agency")
    rows = published.found(at, code)
    if not rows:
        raise Http404
    row = next((one for one in rows if one.plan.agency_code == agency), rows[0])
    if len(rows) > 1 and not agency:
        lines = [
            (one, f"{says.address(one)}?{urlencode({'agency': one.plan.agency_code})}", one.plan.name()) for one in rows
        ]
        return render(request, "public/ambiguous.html", {"lines": lines, "code": row.code})
    elsewhere = to_plain_address(request, at, row.code)
    return elsewhere or answered(request, f"{at}/{row.code}", page=lambda: page(row), store=store)


def _head(row: PublishedIndicator) -> dict[str, Any]:
    name = row.name()
    return {
        "row": row,
        "name": name,
        "name_lang": "th" if name == row.name_th and row.name_en != row.name_th else "",
        "year": words.year(row.fiscal_year_be),
        "agency": row.plan.name(),
        "agency_url": public_address("agency", row.fiscal_year_be, row.plan.agency_code),
        "indicator_url": says.address(row),
        "revisions_url": says.address(row, "revisions"),
        "crumbs": to_agency(row),
    }


def _publication(row: PublishedIndicator, shown: Publication) -> dict[str, Any]:
    """A report as it was published: the figure with all that is said of it."""
    newest = says.period_address(row, shown.quarter) if shown.superseded_at is not None else ""
    return {
        "shown": shown,
        "report": shown.report,
        "period_name": says.period_name(shown.quarter),
        "state": says.state(shown).value,
        "state_words": says.words_of(shown),
        "unit": says.unit(shown),
        "answer": says.answer(shown, read(row.content, PublishedDefinition)),
        "sentence": says.sentence(shown),
        "assumption": says.said(shown.report.assumption),
        "figure_line": says.line(shown),
        "doubt_words": says.doubt(shown),
        "in_work": says.in_work(shown),
        "none_words": says.none_of(shown),
        "statements": says.statements(shown),
        "narrative": says.narrative(row, shown),
        "lists": says.lists(row, shown),
        "result_list": next((url for _w, _r, url in says.lists(row, shown) if _is_result(shown)), ""),
        "campaigns": [
            (
                says.said(one.name),
                public_address("campaign", one.code),
                [measured(saved_as_published(each)) for each in one.savings],
            )
            for one in shown.report.campaigns
        ],
        "projects": says.projects(shown),
        "projects_on": says.day_of(shown.report.projects[0].on) if shown.report.projects else None,
        "newest_url": newest,
        "revision_url": says.address(row, "revision", shown.serial),
    }


def _is_result(shown: Publication) -> bool:
    return bool(shown.report.figures) and shown.report.figures[0].start is None and shown.report.figures[0].is_listed


def _whole(request: HttpRequest, page: published.IndicatorPage) -> dict[str, Any]:
    row = page.row
    given = read(row.content, PublishedDefinition)
    context: dict[str, Any] = {
        "whole": page,
        "definition": given,
        "facts": says.facts(page),
        "changed": says.changed(page),
        "year_apart": says.year_apart(page),
        "chart": chart(page),
        "periods": [
            (one, says.period_name(one.quarter), says.none_words(one), says.period_address(row, one.quarter), says.period_state(one),
             says.figure(one.publication) if one.publication is not None else "",
             says.target(one.publication, given) if one.publication is not None else "",
             says.in_work(one.publication) if one.publication is not None else "")
            for one in page.periods
        ],
        "years": [
            (words.year(one.fiscal_year_be), public_address("indicator", one.fiscal_year_be, one.code), one.fiscal_year_be == row.fiscal_year_be)
            for one in reversed(page.years)
        ],
        "places": [
            (one.node.code, one.node.name(), public_address("plan_node", row.fiscal_year_be, one.node.code))
            for one in page.places if one.is_own
        ],
        "here_url": request.build_absolute_uri(says.address(row)),
    }  # fmt: skip
    context |= {"shown": None, "cite": "", "snippets": [], "structured": structured(page, context["here_url"])}
    if page.shown is not None:
        context |= _publication(row, page.shown)
        context["cite"] = says.cite(row, page.shown, context["here_url"])
        context["card_url"] = request.build_absolute_uri(says.address(row, "indicator_card"))
        context["snippets"] = _snippets(request, row, page.shown, has_chart=context["chart"] is not None)
    return context


def _snippets(
    request: HttpRequest, row: PublishedIndicator, shown: Publication, *, has_chart: bool
) -> list[tuple[str, str, str]]:
    """What somebody pastes into a page of theirs: pictures that lead here, the first for ever the same."""
    name = row.name()
    kinds: list[tuple[str, str, object]] = [
        (_("The figure as it was published this time, for ever the same"), "revision_embed", shown.serial)
    ]
    kinds += [(_("The newest figure"), "embed", "figure")]
    kinds += [(_("The chart, always the newest"), "embed", "chart")] if has_chart else []
    kinds += [(_("The quarters and the year, always the newest"), "embed", "table")]
    found = []
    for words_of_kind, address, which in kinds:
        page = says.address(row, "revision", which) if address == "revision_embed" else says.address(row)
        here, picture = request.build_absolute_uri(page), request.build_absolute_uri(says.address(row, address, which))
        snippet = format_html('<a href="{}"><img src="{}" alt="{}" width="480"></a>', here, picture, name)
        found.append((words_of_kind, str(snippet), picture))
    return found
