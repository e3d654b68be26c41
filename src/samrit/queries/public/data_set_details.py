"""What stands around published results, row by row: statements, figures, revisions and places in the plan of an indicator; and the counts of a year."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

from samrit.queries.public.indicator import Publication, publication
from samrit.queries.public.portal import agencies_of_year, together
from samrit.records.models import YEAR_END, PublishedIndicator
from samrit.report.code_in_address import in_address
from samrit.vocabulary.data_sets import STATEMENTS_ASKED
from samrit.vocabulary.periods import PERIODS
from samrit.vocabulary.public_states import PublicState

Row = dict[str, Any]
# What is loaded with each indicator: its publications with `newest` alone, or all of them; its places.
ALL, PLACES = "all_results", "own_places"


def statements(row: PublishedIndicator, key: Row, page: str) -> Iterator[Row]:
    """Five to each published result."""
    for found in _newest(row):
        given = dict(zip(STATEMENTS_ASKED, found.report.statements, strict=False))
        for name in STATEMENTS_ASKED:
            said = given.get(name)
            yield {
                **key,
                "period": PERIODS[found.quarter],
                "statement": name,
                "is_stated": said is not None and bool(said.th or said.en),
                "text_th": said.th if said is not None else "",
                "text_en": said.en if said is not None else "",
                "content_sha256": found.sha256,
                "page": page,
            }


def figures(row: PublishedIndicator, key: Row, page: str) -> Iterator[Row]:
    """The numbers of each published report."""
    for found in _newest(row):
        below = "" if found.quarter == YEAR_END else f"{PERIODS[found.quarter].lower()}/"
        for one in found.report.figures:
            yield {
                **key,
                "period": PERIODS[found.quarter],
                "figure_no": one.number,
                "words_th": one.words,
                "source_kind": one.source,
                "rule_th": one.rule.th,
                "rule_en": one.rule.en,
                "list_page": f"{page}{below}figures/{one.number}/" if one.is_listed else "",
                "content_sha256": found.sha256,
            }


def revisions(row: PublishedIndicator, key: Row, page: str) -> Iterator[Row]:
    """Each publication, a row for each value that it changed, one without where it changed none."""
    for one in sorted(getattr(row, ALL), key=lambda each: (each.quarter, each.revision)):
        for change in one.changes or [{"field": "", "before": "", "after": ""}]:
            yield {
                **key,
                "period": PERIODS[one.quarter],
                "revision": one.revision,
                "kind": one.kind,
                **change,
                "is_major": one.is_major,
                "published_at": one.published_at,
                "content_sha256": one.sha256,
                "page": f"{page}r{one.serial}/",
            }


def plan_nodes(row: PublishedIndicator, key: Row, site: str) -> Iterator[Row]:
    """The places that it supports, and those above them."""
    for place in sorted(getattr(row, PLACES), key=lambda one: (one.node.plan_th, one.node.code)):
        node = place.node
        yield {
            **key,
            "plan_th": node.plan_th,
            "node_code": node.code,
            "parent_code": node.parent_code,
            "level_th": node.level_label,
            "name_th": node.name_th,
            "name_en": node.name_en,
            "is_own": place.is_own,
            "page": f"{site}/{row.fiscal_year_be}/plan/{quote(in_address(node.code))}/",
        }


def rollups(year: int, city_code: str, site: str, *, today: date) -> Iterator[Row]:
    """The city, then its agencies; two queries."""
    found = agencies_of_year(year, today=today)
    scopes = [("city", "", together(one.state_counts for one in found), f"{site}/{year}/")]
    scopes += [("agency", one.code, one.state_counts, f"{site}/{year}/agencies/{quote(one.code)}/") for one in found]
    for kind, code, counts, page in scopes:
        yield {
            "city_code": city_code,
            "fiscal_year": year,
            "scope_kind": kind,
            "scope_code": code,
            "indicators": counts.total,
            "published": counts.published,
            **{state.value: counts.counts.get(state, 0) for state in PublicState},
            "page": page,
        }


def _newest(row: PublishedIndicator) -> Iterator[Publication]:
    """What is published of it now and was not withdrawn, by period."""
    newest = [publication(one) for one in row.newest if one.withdrawn_at is None]  # type: ignore[attr-defined] # set by the prefetch
    return iter(sorted(newest, key=lambda one: one.quarter))
