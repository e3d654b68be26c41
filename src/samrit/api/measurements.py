"""Measurements of what events saved, each with the hashes of its data and its protocol."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router

from samrit.api.numbers import or_none, plain
from samrit.api.paging import PageQuery, page_of
from samrit.api.shapes import MeasurementOut, MeasurementsOut, Refusal
from samrit.api.who import reader
from samrit.queries.people.access import visible_agencies
from samrit.records.models import Measurement

router = Router(tags=["measurements"])


@router.get("/measurements", response={200: MeasurementsOut, 401: Refusal, 403: Refusal, 422: Refusal})
def measurements(request: HttpRequest, number: Query[PageQuery]) -> MeasurementsOut:
    """The measurements of the agencies that the reader may look into, the newest first; superseded ones among them."""
    rows = (
        Measurement.objects.filter(agency__in=visible_agencies(reader(request), today=timezone.localdate()))
        .select_related("agency", "load_series__blob")
        .defer("answer")
        .order_by("-made_at", "-pk")
    )
    count, those = page_of(rows, number)
    return MeasurementsOut(count=count, items=[_measurement(row) for row in those])


def _measurement(row: Measurement) -> MeasurementOut:
    return MeasurementOut(
        id=row.pk,
        agency=row.agency.code,
        name=row.name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        method=row.method,
        saved_mwh=plain(row.saved_mwh),
        low_mwh=or_none(row.low_mwh),
        high_mwh=or_none(row.high_mwh),
        mean_mw=plain(row.mean_mw),
        largest_mw=plain(row.largest_mw),
        saved_percent=plain(row.saved_percent),
        t_co2=or_none(row.t_co2),
        baht=or_none(row.baht),
        is_distinguishable=row.is_distinguishable,
        load_series_sha256=row.load_series.blob.sha256,
        protocol_sha256=row.protocol_sha256,
        protocol_fixed_at=row.protocol_fixed_at,
        supersedes=row.supersedes_id,
        made_at=row.made_at,
    )
