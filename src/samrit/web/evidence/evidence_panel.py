"""The list of evidence on a page, with what the reader may do with it there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from samrit.actions.permissions import Permission
from samrit.actions.report_permissions import EDIT_QUARTER
from samrit.evidence.kinds import MAX_BYTES, MEGABYTE, NAMES, SUFFIXES
from samrit.queries.evidence.evidence import EvidenceItem, evidence_items
from samrit.records.models import YEAR_END, QuarterReport, User
from samrit.vocabulary.refusal import Unavailable
from samrit.web.city.history import quarter_name


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be told of something that was just brought: which, and the sentence; `outage` where the system fails."""

    name: str
    sentence: str
    is_refusal: bool = False
    outage: Unavailable | None = None


def panel(report: QuarterReport, user: User, *, said: Iterable[Said] = ()) -> Mapping[str, Any]:
    """The evidence of a quarter; what a paper names for no quarter stands with each, and is changed at the year end."""
    items = evidence_items(report.indicator_id)
    mine = [item for item in items if item.quarter in (None, report.quarter)]
    refusal = EDIT_QUARTER.why_not(report, user, timezone.now())
    return {
        "place": "evidence",
        "panel": report,
        "items": [_shown(item, report.quarter if refusal is None else 0) for item in mine if item.removed_at is None],
        "removed": [item for item in mine if item.removed_at is not None],
        "may_add": refusal is None,
        "may_open_originals": Permission.VERIFY.allows(report.indicator.annual_plan.agency, user, timezone.now()),
        "said": tuple(said),
        "link_typed": {"url": "", "shows": ""},
        "accepted": ",".join(SUFFIXES),
        "kinds": NAMES,
        "most_megabytes": MAX_BYTES // MEGABYTE,
        "quarters": [(number, quarter_name(number)) for number in range(1, YEAR_END + 1)],
    }


def to_read(indicator_id: int) -> Mapping[str, Any]:
    """The evidence of a whole year, each with its quarter, beside the report; nothing can be done there."""
    items = evidence_items(indicator_id)
    return {
        "place": "stored",
        "items": [_shown(item, 0) for item in items if item.removed_at is None],
        "removed": [item for item in items if item.removed_at is not None],
        "may_open_originals": False,
        "said": (),
        "most_megabytes": MAX_BYTES // MEGABYTE,
        "is_year": True,
    }


def _shown(item: EvidenceItem, open_quarter: int) -> dict[str, Any]:
    return {
        "item": item,
        "may_change": item.belongs_to == open_quarter,
        "quarter": quarter_name(item.quarter) if item.quarter is not None else "",
    }
