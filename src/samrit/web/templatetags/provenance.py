"""Where a number is from, to be put beside it with one tag: a small sign that says it, and leads to its chain."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse

from samrit.queries.counting.chain import SOURCE_WORDS, Node, Page, Source
from samrit.web.components.drawn import component
from samrit.web.counting.numbers import Numbers

register = template.Library()


@component(register, "counting/parts/mark.html")
def mark(
    source: Source | str, indicator: int | None = None, quarter: int | None = None, key: str = ""
) -> dict[str, Any]:
    """The sign of a source; with an indicator and a quarter it is a link to the chain of the number `key`."""
    return _mark(source, indicator, quarter, key)


def _mark(source: Source | str, indicator: int | None, quarter: int | None, key: str) -> dict[str, Any]:
    code = Source(source)
    url = ""
    if indicator is not None and quarter is not None:
        url = reverse("provenance", args=[indicator, quarter]) + (f"#{key}" if key else "")
    return {"code": code.value, "words": str(SOURCE_WORDS[code]), "url": url}


@register.filter
def address(page: Page) -> str:
    """The address of a page that a chain leads to."""
    return reverse(page.name, args=page.arguments) + (f"#{page.anchor}" if page.anchor else "")


@register.inclusion_tag("counting/parts/chain_node.html")
def chain_node(node: Node) -> dict[str, Any]:
    """One link of a chain as an item of a list, with those below it."""
    return {"node": node}


@component(register, "counting/parts/mark.html", takes_context=True)
def mark_in(context: Mapping[str, Any], section: str, name: str) -> dict[str, Any]:
    """The sign of a number in a section of a report; nothing where the page knows of no sources."""
    numbers = context.get("numbers")
    if not isinstance(numbers, Numbers) or not name:
        return {}
    source = numbers.sources.get(section, {}).get(name)
    return _mark(source, numbers.indicator, numbers.quarter(section), name) if source is not None else {}


@component(register, "counting/parts/numbers.html", takes_context=True)
def numbers_in(context: Mapping[str, Any], section: str) -> dict[str, Any]:
    """The way to all numbers of a quarter's report, with how many have no source; nothing where there is none."""
    numbers = context.get("numbers")
    quarter = numbers.quarter(section) if isinstance(numbers, Numbers) and section != "target" else None
    if not isinstance(numbers, Numbers) or quarter is None:
        return {}
    sources = numbers.sources[section]
    return {
        "url": reverse("provenance", args=[numbers.indicator, quarter]),
        "count": len(sources),
        "untold": sum(source is Source.UNTOLD for source in sources.values()),
    }
