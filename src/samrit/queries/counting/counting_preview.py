"""What a rule would come to if it were saved: for each report, with the first of its members. Nothing is written."""

from dataclasses import dataclass
from datetime import date

from samrit.counting import Count, CountingRule, Outcome, has_begun, terms
from samrit.queries.counting.counted_members import Member, members_page
from samrit.queries.counting.counted_reports import is_frozen
from samrit.queries.counting.counting import Scope, outcome
from samrit.records.models import Indicator

FEW = 8


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One report: what it says, what the rule comes to as of now, and whether saving would change it."""

    quarter: int
    says: str
    outcome: Outcome
    is_frozen: bool
    will_change: bool


@dataclass(frozen=True, slots=True)
class CountingPreview:
    """All reports of the year, and the first members of the last of them."""

    rows: tuple[PreviewRow, ...]
    members: tuple[Member, ...]
    more: int


def counting_preview(indicator: Indicator, rule: CountingRule, *, on: date) -> CountingPreview:
    """What a rule comes to in each report; at most three SQL queries for each report and four for the members."""
    rows, last = [], 1
    year = indicator.annual_plan.fiscal_year_be
    for row in indicator.quarters.order_by("quarter"):
        row.indicator = indicator
        found = outcome(rule, Scope.of(indicator, row.quarter))
        frozen = is_frozen(row)
        begun = has_begun(year, row.quarter, on)
        rows.append(
            PreviewRow(
                row.quarter, row.result.printed, found, frozen, not frozen and begun and found.value != row.result.value
            )
        )
        if begun:
            last = row.quarter
    count = next((term for term in terms(rule) if isinstance(term, Count)), None)
    if count is None:
        return CountingPreview(tuple(rows), (), 0)
    page = members_page(count, Scope.of(indicator, last), None, number=1)
    return CountingPreview(tuple(rows), page.members[:FEW], max(0, page.page.paginator.count - FEW))
