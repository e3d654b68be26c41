"""Releases of open data: their files with sums, and what each changed; from what is published alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Field, Query, Router, Schema

from samrit.api.filters import of_years
from samrit.api.listing import Listed, ListQuery, Order, list_answer
from samrit.api.shapes import REFUSALS, list_of
from samrit.api.who import LAYER
from samrit.queries.public.data_sets import origin_of
from samrit.queries.public.releases import releases as all_releases
from samrit.records.models import PublishedRelease, ReleasedFile
from samrit.writers.data_package import file_name

router = Router(tags=["releases"])


class ReleasedFileOut(Schema):
    """A file of a release, which never changes; `address` is null where the release is withdrawn."""

    data_set: str
    format: str
    rows: int
    bytes: int
    sha256: str
    address: str | None


class ReleaseOut(Schema):
    """The open data of a year as they were at a moment. `added`, `changed`, `withdrawn`: results, against the release before."""

    release: str
    fiscal_year: int
    as_of: datetime
    made_at: datetime
    added: int
    changed: int
    withdrawn: int
    withdrawn_at: datetime | None = Field(
        description="when it was taken back; a correction (2564.2.1) stands in for it"
    )
    withdrawn_because_th: str
    page: str
    files: list[ReleasedFileOut]


class ReleaseQuery(ListQuery):
    """Filters of releases."""

    layer: Literal["published"] = "published"
    year: list[str] = Field([], description="fiscal years (2564) or ranges of them (2560..2564)")


@router.get("/releases", response={200: list_of(ReleaseOut), **REFUSALS}, auth=LAYER)
def releases(request: HttpRequest, asked: Query[ReleaseQuery]) -> HttpResponse:
    """The releases of open data, the newest first, for anybody."""
    site = origin_of(request).site
    order = Order(
        {"year": ("fiscal_year_be", int), "number": ("number", int), "correction": ("correction", int)},
        "-year,-number,-correction",
    )

    def make(rows: Sequence[PublishedRelease]) -> list[ReleaseOut]:
        return [_release(row, site) for row in rows]

    rows = all_releases().filter(of_years(asked.year, "fiscal_year_be"))
    return list_answer(request, asked, Listed(rows, order, ReleaseOut, make, more={"layer": asked.layer}))


def _release(row: PublishedRelease, site: str) -> ReleaseOut:
    return ReleaseOut(
        release=row.name,
        fiscal_year=row.fiscal_year_be,
        as_of=row.as_of,
        made_at=row.made_at,
        added=row.added,
        changed=row.changed,
        withdrawn=row.withdrawn,
        withdrawn_at=row.withdrawn_at,
        withdrawn_because_th=row.withdrawn_because,
        page=f"{site}/data/releases/{row.name}/",
        files=[_file(row, one, site) for one in row.files.all()],
    )


def _file(row: PublishedRelease, one: ReleasedFile, site: str) -> ReleasedFileOut:
    name = file_name(settings.CITY_CODE, one.data_set, row.fiscal_year_be, one.ending, release=row.name)
    return ReleasedFileOut(
        data_set=one.data_set,
        format=one.ending,
        rows=one.rows,
        bytes=one.blob.size_bytes,
        sha256=one.blob.sha256,
        address=f"{site}{reverse('release_file', args=(row.name, name))}" if row.withdrawn_at is None else None,
    )
