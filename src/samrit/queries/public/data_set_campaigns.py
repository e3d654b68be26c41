"""The campaigns that are open to everybody and their verified practices, row by row."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from samrit.queries.campaigns.campaign_counts import NONE, counts_by
from samrit.queries.public.campaign_page import verified_practices
from samrit.records.models import Campaign, Practice
from samrit.thai.personal import is_person, without_persons

Row = dict[str, Any]
_AT_ONCE = 500


def campaigns(year: int, city_code: str, site: str) -> Iterator[Row]:
    """Those of a year with their numbers; two queries."""
    rows = _opened(year)
    counted = counts_by("campaign_id", [row.pk for row in rows])
    for row in rows:
        counts = counted.get(row.pk, NONE)
        numbers = ("took_part", "came", "declared", "reported", "verified", "practices")
        yield {
            "city_code": city_code,
            "fiscal_year": year,
            "campaign_code": row.code,
            "agency_code": row.agency.code,
            "name_th": row.name_th,
            "name_en": row.name_en,
            "starts_on": row.starts_on,
            "ends_on": row.ends_on,
            "follows": row.follows.code if row.follows is not None else "",
            **{name: getattr(counts, name) for name in numbers},
            "page": f"{site}/campaigns/{quote(row.code)}/",
        }


def practices(year: int, city_code: str, site: str) -> Iterator[Row]:
    """What is practised, by the name of the organisation; a query for each 500 of a campaign."""
    for row in _opened(year):
        facts = list(verified_practices(row))
        for begin in range(0, len(facts), _AT_ONCE):
            some = facts[begin : begin + _AT_ONCE]
            texts = dict(Practice.objects.filter(pk__in=[one.record_id for one in some]).values_list("pk", "what"))
            for number, one in enumerate(some, begin + 1):
                assert one.partner is not None
                is_named = not is_person(one.partner.name_th)
                yield {
                    "city_code": city_code,
                    "fiscal_year": year,
                    "campaign_code": row.code,
                    "practice_no": number,
                    "organisation_th": one.partner.name_th if is_named else "",
                    "organisation_en": one.partner.name_en if is_named else "",
                    "sector": one.sector,
                    "theme_th": one.theme.name_th if one.theme is not None else "",
                    "what_th": without_persons(texts[one.record_id]).text,
                    "district_th": one.place.name_th if one.place is not None else "",
                    "since": one.on,
                    "until": one.until_on,
                    "page": f"{site}/campaigns/{quote(row.code)}/",
                }


def _opened(year: int) -> list[Campaign]:
    rows = Campaign.objects.filter(fiscal_year_be=year, opened_at__isnull=False).select_related("agency", "follows")
    return list(rows.order_by("code"))
