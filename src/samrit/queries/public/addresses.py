"""The paths of all that is published of a year, for whoever walks through all of it."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import quote

from samrit.records.models import Campaign, PublishedIndicator, PublishedPlan
from samrit.report.code_in_address import in_address
from samrit.vocabulary.data_sets import DATA_SETS

# What there is whatever the year: the languages' other pages.
LASTING = (
    "",
    "campaigns/",
    "data/",
    "data/releases/",
    *(f"data/{name}/" for name in DATA_SETS),
    "table/",
    "changes/",
    "how/",
    "verify/",
    "api/",
)


def lasting_addresses() -> Iterator[tuple[str, datetime | None]]:
    """The paths of what belongs to no year, and of the campaigns that are open to anybody; one query."""
    for path in LASTING:
        yield path, None
    for code in Campaign.objects.filter(opened_at__isnull=False).order_by("code").values_list("code", flat=True):
        yield f"campaigns/{code}/", None


def published_addresses(year: int) -> Iterator[tuple[str, datetime | None]]:
    """Each path below the root, and when it was published last where that is known; two queries."""
    plans = list(PublishedPlan.objects.filter(fiscal_year_be=year).values_list("agency_code", flat=True))
    if plans:
        yield f"{year}/", None
        yield f"{year}/agencies/", None
    for agency in plans:
        yield f"{year}/agencies/{quote(in_address(agency))}/", None
    rows = PublishedIndicator.objects.filter(fiscal_year_be=year).order_by("code")
    for code, at in rows.values_list("code", "published_at"):
        yield f"{year}/{quote(in_address(code))}/", at
