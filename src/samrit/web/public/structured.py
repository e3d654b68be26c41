"""An indicator's figures in the words of schema.org, so that search engines read them as what they are."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from samrit.queries.public.indicator import IndicatorPage
from samrit.thai.calendar import fiscal_year_dates
from samrit.vocabulary.public_states import PUBLIC_STATE_WORDS, PublicState

_ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def structured(page: IndicatorPage, url: str) -> SafeString:
    """The indicator as a variable with an observation for each year that is published, as JSON-LD."""
    row = page.row
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "StatisticalVariable",
        "@id": url,
        "name": row.name(),
        "identifier": row.code,
        "description": page.definition.definition or row.name(),
        "observation": [
            {
                "@type": "Observation",
                "observationPeriod": _period(one.fiscal_year_be),
                "value": one.publication.report.value,
                "unitText": one.publication.report.unit,
                "description": str(PUBLIC_STATE_WORDS[PublicState(one.publication.report.state)]),
            }
            for one in page.years
            if one.publication is not None and one.publication.report.value is not None
        ],
    }
    return linked_data(data)


def linked_data(data: dict[str, Any]) -> SafeString:
    """What is said to machines inside a page."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPED)
    return mark_safe(text)  # noqa: S308 - what could end the element is escaped


def _period(fiscal_year_be: int) -> str:
    first, last = fiscal_year_dates(fiscal_year_be)
    return f"{first.isoformat()}/{last.isoformat()}"
