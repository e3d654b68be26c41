"""Where the numbers of a year's paper are from: the chains of all its reports, for the paper to carry along."""

import json
from collections.abc import Mapping

from django.urls import reverse

from samrit.queries.counting.chain import Chain, Page, chain_json
from samrit.queries.counting.provenance import provenance_of
from samrit.records.models import Indicator
from samrit.report import IndicatorReport
from samrit.vocabulary.fields import path_of
from samrit.writers.sources import Sources, Span

VERSION = 1


def paper_sources(
    indicator: Indicator, report: IndicatorReport, base: str, *, against: Mapping[int, str] | None = None
) -> Sources:
    """For an indicator that was loaded `with_reports`, and the report that is printed of it.

    `base` is the address of the site ("https://plans.example.org"); with "" the numbers lead nowhere, and the chains are
    attached all the same. `against` is what is against the results, by quarter. The same records give the same bytes.
    """
    chains = provenance_of(indicator)

    def address(page: Page) -> str:
        anchor = f"#{page.anchor}" if page.anchor else ""
        return base + reverse(page.name, args=page.arguments) + anchor

    stated = {
        "version": VERSION,
        "indicator": indicator.pk,
        "quarters": {
            str(q): [chain_json(chain, address if base else None) for chain in those] for q, those in chains.items()
        },
    }
    data = json.dumps(stated, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    doubts = {path_of("result", quarter): words for quarter, words in (against or {}).items()}
    if not base:
        return Sources(data, doubts=doubts)
    values: dict[str, str] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    for quarter, those in chains.items():
        address_of = address(Page("provenance", (indicator.pk, quarter)))
        values |= {path_of("result", quarter): f"{address_of}#result" for chain in those if chain.key == "result"}
        spans[path_of("narrative", quarter)] = _spans(_text(report, quarter), those, address_of)
    return Sources(data, values, spans, doubts)


def _text(report: IndicatorReport, quarter: int) -> str:
    found = report.quarter(quarter)
    return found.narrative if found is not None else ""


def _spans(text: str, chains: tuple[Chain, ...], target: str) -> tuple[Span, ...]:
    """The figures whose source was told, where the printed text has them."""
    return tuple(
        Span(chain.start, chain.start + len(chain.text), f"{target}#{chain.key}")
        for chain in chains
        if chain.start is not None and chain.is_reported and text[chain.start :].startswith(chain.text)
    )
