"""Lines of what was published: which figure, of which period, what kind of publication it was."""

from collections.abc import Iterable
from typing import Any

from samrit.queries.public.portal import Change
from samrit.records.models import YEAR_END
from samrit.thai.translation import _
from samrit.vocabulary.public_states import PUBLIC_STATE_WORDS, REVISION_WORDS
from samrit.web import words
from samrit.web.public.addresses import public_address


def publication_lines(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Publications as a list shows them."""
    return [
        {
            "change": one,
            "url": public_address("indicator", one.fiscal_year_be, one.code)
            if one.quarter == YEAR_END
            else public_address("quarter", one.fiscal_year_be, one.code, one.quarter),
            "revision_url": public_address("revision", one.fiscal_year_be, one.code, one.serial),
            "period": period(one.quarter, one.fiscal_year_be),
            "state": one.state.value,
            "words": str(PUBLIC_STATE_WORDS[one.state]),
            "kind": str(REVISION_WORDS.get(one.kind, REVISION_WORDS["text"])),
        }
        for one in changes
    ]


def period(quarter: int, fiscal_year_be: int) -> str:
    """The period of a report, with its year."""
    year = words.year(fiscal_year_be)
    if quarter == YEAR_END:
        return _("the whole year {year}", year=year)
    return _("quarter {quarter} of {year}", quarter=quarter, year=year)
