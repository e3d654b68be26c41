"""Measurements of what events saved, each with the hashes of its data and its protocol; and the load data they stand on."""

from collections.abc import Sequence
from urllib.parse import quote

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router

from samrit.api.campaign_shapes import LoadSeriesOut, MeasurementOut
from samrit.api.filters import of_agencies, of_agencies_with_campaigns, of_words
from samrit.api.listing import Listed, ListQuery, Order, list_answer
from samrit.api.parameters import Layer
from samrit.api.shapes import REFUSALS, Both, list_of
from samrit.api.who import LAYER, READ, reader
from samrit.queries.public.campaign_years import opened_measurements
from samrit.queries.public.data_sets import origin_of
from samrit.records.models import LoadSeries, Measurement
from samrit.report.number_text import or_none, plain

router = Router(tags=["measurements"])


class LoadQuery(ListQuery):
    """Filters of load data."""

    agency: list[str] = Field([], description="codes of agencies")
    under: list[str] = Field([], description="codes of agencies: these and all below them")
    q: str = Field("", description="words of a name")


class MeasurementQuery(LoadQuery):
    """Filters of measurements."""

    layer: Layer = Layer.PUBLISHED


@router.get("/measurements", response={200: list_of(MeasurementOut), **REFUSALS}, auth=LAYER)
def measurements(request: HttpRequest, asked: Query[MeasurementQuery]) -> HttpResponse:
    """What was measured of campaigns that are open to everybody, the newest first; with `layer=working` all of the agencies that you may look into, superseded ones among them."""
    order = Order({"id": ("pk", int), "agency": ("agency__code", str)}, "-id")
    more = {"layer": asked.layer.value}
    if asked.layer is Layer.PUBLISHED:
        agencies = of_agencies_with_campaigns(asked.agency, asked.under, "agency")
        shown = (
            opened_measurements()
            .filter(agencies, of_words(asked.q, ("name",)))
            .select_related("agency", "campaign", "load_series")
        )
        site = origin_of(request).site
        return list_answer(
            request,
            asked,
            Listed(shown, order, MeasurementOut, lambda rows: [_open(one, site) for one in rows], more=more),
        )
    rows = Measurement.objects.filter(_wanted(request, asked)).select_related("agency", "campaign", "load_series__blob")
    return list_answer(request, asked, Listed(rows, order, MeasurementOut, _measurements, more=more))


@router.get("/load-series", response={200: list_of(LoadSeriesOut), **REFUSALS}, auth=READ)
def load_series(request: HttpRequest, asked: Query[LoadQuery]) -> HttpResponse:
    """The load data of the agencies that you may look into, the newest first; retired ones among them."""
    rows = LoadSeries.objects.filter(_wanted(request, asked)).select_related("agency", "blob")
    order = Order({"id": ("pk", int), "agency": ("agency__code", str)}, "-id")
    return list_answer(request, asked, Listed(rows, order, LoadSeriesOut, loads_out))


def _wanted(request: HttpRequest, asked: LoadQuery) -> Q:
    mine = of_agencies(reader(request), asked.agency, asked.under, "agency", today=timezone.localdate())
    return mine & of_words(asked.q, ("name",))


def _measurements(rows: Sequence[Measurement]) -> list[MeasurementOut]:
    return [
        _measured(row).model_copy(
            update={
                "id": row.pk,
                "mw_largest": plain(row.largest_mw),
                "baht": or_none(row.baht),
                "load_series": row.load_series_id,
                "load_series_sha256": row.load_series.blob.sha256,
                "protocol_sha256": row.protocol_sha256,
                "protocol_fixed_at": row.protocol_fixed_at,
                "supersedes": row.supersedes_id,
            }
        )
        for row in rows
    ]


def _open(row: Measurement, site: str) -> MeasurementOut:
    assert row.campaign is not None, "what is open is of a campaign"
    return _measured(row).model_copy(update={"page": f"{site}/campaigns/{quote(row.campaign.code)}/"})


def _measured(row: Measurement) -> MeasurementOut:
    """What its campaign's page tells of it, once that is open."""
    statement = row.answer.get("statement", {})
    return MeasurementOut(
        id=None,
        agency_code=row.agency.code,
        name_th=row.name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        method=row.method,
        mwh=plain(row.saved_mwh),
        mwh_low=or_none(row.low_mwh),
        mwh_high=or_none(row.high_mwh),
        mw=plain(row.mean_mw),
        mw_largest=None,
        saved_percent=plain(row.saved_percent),
        tco2=or_none(row.t_co2),
        baht=None,
        is_distinguishable=row.is_distinguishable,
        is_synthetic=row.load_series.is_synthetic,
        load_series=None,
        load_series_sha256=None,
        protocol_sha256=None,
        protocol_fixed_at=None,
        supersedes=None,
        made_at=row.made_at,
        campaign_code=row.campaign.code if row.campaign is not None else None,
        statement=Both(th=str(statement.get("th", "")), en=str(statement.get("en", ""))),
    )


def loads_out(rows: Sequence[LoadSeries]) -> list[LoadSeriesOut]:
    """Load data as it is sent."""
    return [
        LoadSeriesOut(
            id=row.pk,
            agency_code=row.agency.code,
            name_th=row.name,
            area=row.area,
            source=row.source,
            is_synthetic=row.is_synthetic,
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
