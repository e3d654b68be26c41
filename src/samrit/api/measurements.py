"""Measurements of what events saved, each with the hashes of its data and its protocol; and the load data they stand on."""

from collections.abc import Sequence

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router

from samrit.api.campaign_shapes import LoadSeriesOut, MeasurementOut
from samrit.api.filters import of_agencies, of_words
from samrit.api.listing import Listed, ListQuery, Order, list_answer
from samrit.api.numbers import or_none, plain
from samrit.api.shapes import REFUSALS, list_of
from samrit.api.who import READ, reader
from samrit.records.models import LoadSeries, Measurement

router = Router(tags=["measurements"])


class MeasurementQuery(ListQuery):
    """Filters of measurements and of load data."""

    agency: list[str] = Field([], description="codes of agencies")
    under: list[str] = Field([], description="codes of agencies: these and all below them")
    q: str = Field("", description="words of a name")


@router.get("/measurements", response={200: list_of(MeasurementOut), **REFUSALS}, auth=READ)
def measurements(request: HttpRequest, asked: Query[MeasurementQuery]) -> HttpResponse:
    """The measurements of the agencies that you may look into, the newest first; superseded ones among them."""
    rows = Measurement.objects.filter(_wanted(request, asked)).select_related("agency", "load_series__blob")
    order = Order({"id": ("pk", int), "agency": ("agency__code", str)}, "-id")
    return list_answer(request, asked, Listed(rows.defer("answer"), order, MeasurementOut, _measurements))


@router.get("/load-series", response={200: list_of(LoadSeriesOut), **REFUSALS}, auth=READ)
def load_series(request: HttpRequest, asked: Query[MeasurementQuery]) -> HttpResponse:
    """The load data of the agencies that you may look into, the newest first; retired ones among them."""
    rows = LoadSeries.objects.filter(_wanted(request, asked)).select_related("agency", "blob")
    order = Order({"id": ("pk", int), "agency": ("agency__code", str)}, "-id")
    return list_answer(request, asked, Listed(rows, order, LoadSeriesOut, loads_out))


def _wanted(request: HttpRequest, asked: MeasurementQuery) -> Q:
    mine = of_agencies(reader(request), asked.agency, asked.under, "agency", today=timezone.localdate())
    return mine & of_words(asked.q, ("name",))


def _measurements(rows: Sequence[Measurement]) -> list[MeasurementOut]:
    return [
        MeasurementOut(
            id=row.pk,
            agency_code=row.agency.code,
            name_th=row.name,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            method=row.method,
            mwh=plain(row.saved_mwh),
            mwh_low=or_none(row.low_mwh),
            mwh_high=or_none(row.high_mwh),
            mw=plain(row.mean_mw),
            mw_largest=plain(row.largest_mw),
            saved_percent=plain(row.saved_percent),
            tco2=or_none(row.t_co2),
            baht=or_none(row.baht),
            is_distinguishable=row.is_distinguishable,
            load_series=row.load_series_id,
            load_series_sha256=row.load_series.blob.sha256,
            protocol_sha256=row.protocol_sha256,
            protocol_fixed_at=row.protocol_fixed_at,
            supersedes=row.supersedes_id,
            made_at=row.made_at,
        )
        for row in rows
    ]


def loads_out(rows: Sequence[LoadSeries]) -> list[LoadSeriesOut]:
    """Load data as it is sent."""
    return [
        LoadSeriesOut(
            id=row.pk,
            agency_code=row.agency.code,
            name_th=row.name,
            area=row.area,
            source=row.source,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            interval_minutes=row.interval_minutes,
            series=row.series,
            readings=row.readings,
            sha256=row.blob.sha256,
            added_at=row.added_at,
            retired_at=row.retired_at,
        )
        for row in rows
    ]
