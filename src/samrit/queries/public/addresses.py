"""The paths of all that is published of a year, for whoever walks through all of it."""

from collections.abc import Iterator
from datetime import datetime

from samrit.records.models import PublishedIndicator, PublishedPlan


def published_addresses(year: int) -> Iterator[tuple[str, datetime | None]]:
    """Each path below the root, and when it was published last where that is known; two queries."""
    plans = list(PublishedPlan.objects.filter(fiscal_year_be=year).values_list("agency_code", flat=True))
    if plans:
        yield f"{year}/", None
        yield f"{year}/agencies/", None
    for agency in plans:
        yield f"{year}/agencies/{agency}/", None
    rows = PublishedIndicator.objects.filter(fiscal_year_be=year).order_by("code")
    for code, at in rows.values_list("code", "published_at"):
        yield f"{year}/{code}/", at
