"""The register of partners, for who may read the agency's records: organisations alone, never people at them."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router

from samrit.api.paging import PageQuery, page_of
from samrit.api.shapes import Both, PartnerOut, PartnersOut, Refusal
from samrit.api.who import reader
from samrit.queries.people.access import visible_agencies
from samrit.records.models import Partner
from samrit.records.ordering import in_thai_order

router = Router(tags=["partners"])


@router.get("/partners", response={200: PartnersOut, 401: Refusal, 403: Refusal, 422: Refusal})
def partners(request: HttpRequest, paging: Query[PageQuery]) -> PartnersOut:
    """The organisations that the reader's agencies keep, by name."""
    rows = (
        Partner.objects.filter(agency__in=visible_agencies(reader(request), today=timezone.localdate()))
        .select_related("agency", "place")
        .order_by(*in_thai_order("name_th"))
    )
    count, those = page_of(rows, paging)
    return PartnersOut(count=count, items=[_partner(row) for row in those])


def _partner(row: Partner) -> PartnerOut:
    return PartnerOut(
        id=row.pk,
        agency=row.agency.code,
        name=Both(th=row.name_th, en=row.name_en),
        short_name=row.short_name,
        sector=row.sector,
        place=row.place.code if row.place is not None else "",
        counts_as=row.merged_into_id,
    )
