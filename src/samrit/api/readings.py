"""Readings that a program adds to load data: read as the series was, looked at, saved whole or not at all."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema
from ninja.files import UploadedFile
from ninja.params.functions import File, Header

from samrit.actions.importer import importer_of
from samrit.actions.importing import save_import
from samrit.actions.measurements.load_import import LoadFile, upload_load
from samrit.actions.permissions import Permission
from samrit.api.answering import json_answer
from samrit.api.campaign_shapes import ReadingsOut
from samrit.api.measurements import loads_out
from samrit.api.once import done_once
from samrit.api.shapes import WRITING
from samrit.api.who import READINGS, reader
from samrit.measure.incoming.stated import stated_from
from samrit.queries.people.access import visible_agencies
from samrit.records.models import Import, LoadSeries

router = Router(tags=["measurements"])
_FILE = File(..., description="as the files of the series: CSV, Excel, Parquet, Green Button")


class ReadingsQuery(Schema):
    """Whether it is only to be checked."""

    check: str = Field("", pattern="^(only)?$", description="`only`: tell what would be read, and change nothing")


@router.post(
    "/load-series/{int:series}/readings", response={201: ReadingsOut, 200: ReadingsOut, **WRITING}, auth=READINGS
)
def add_readings(
    request: HttpRequest,
    series: int,
    asked: Query[ReadingsQuery],
    file: UploadedFile = _FILE,
    idempotency_key: str = Header("", alias="Idempotency-Key"),  # noqa: ARG001 - read from the request
) -> HttpResponse:
    """Import a file with further readings of a series, read with the unit, time zone and labels that were stated of it."""
    by, now = reader(request), timezone.now()
    visible = visible_agencies(by, today=timezone.localdate())
    found = LoadSeries.objects.select_related("agency").filter(pk=min(series, 2**63 - 1), agency__in=visible).first()
    if found is None:
        raise Http404
    Permission.MEASURE.check(found.agency, by, now)
    stated = stated_from(found.stated)
    uploaded = LoadFile(file.read(), file.name or "", found.name, stated, found.area, found.source, found.is_synthetic)
    if asked.check == "only":
        row = Import(kind="load", agency=found.agency, file_name=uploaded.file_name, uploaded_by=by, uploaded_at=now)
        row.stated = {**uploaded.said, "stated": found.stated}
        importer_of(row).read(uploaded.data)
        return json_answer(ReadingsOut(series=None, understood=row.content, findings=row.content["findings"]))

    def act() -> HttpResponse:
        row = upload_load(agency=found.agency, file=uploaded, by=by, at=now)
        save_import(row=row, by=by, at=now)
        made = LoadSeries.objects.select_related("agency", "blob").get(upload=row)
        whole = ReadingsOut(series=loads_out([made])[0], understood=made.understood, findings=made.findings)
        return json_answer(whole, status=201)

    return done_once(request, act)
