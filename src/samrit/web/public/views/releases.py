"""Releases of open data: all of them, one with its files and what it changed, and the files, which never change."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from samrit.ledger.blobs import blob_bytes
from samrit.queries.city.publisher import publisher
from samrit.queries.public import portal
from samrit.queries.public.etags import FIXED
from samrit.queries.public.releases import before, instead_of, published_between, release_named
from samrit.queries.public.releases import releases as all_releases
from samrit.records.models import PublishedRelease, PublishedResult, ReleasedFile
from samrit.thai.translation import _
from samrit.vocabulary.data_sets import DATA_SETS, LICENCE_URL
from samrit.web import words
from samrit.web.download import download
from samrit.web.listing import Listing
from samrit.web.public.addresses import public_address
from samrit.web.public.answering import GONE, answered, open_page
from samrit.web.public.publications import publication_lines
from samrit.web.public.trail import below_data
from samrit.web.stored_file import unbroken
from samrit.writers.croissant import croissant
from samrit.writers.data_package import DataFile, content_type, data_package, file_name

_SHOWN = 100


@open_page
def releases(request: HttpRequest) -> HttpResponse:
    """All releases, the newest first."""

    def page() -> HttpResponse:
        listed: Listing[PublishedRelease, dict[str, Any]] = Listing(
            request, all_releases(), lambda rows: [release_line(row) for row in rows], size=_SHOWN
        )
        context = {"lines": listed.lines, "page": listed.page, "crumbs": below_data(_("Releases"))}
        return render(request, "public/releases.html", context)

    return answered(request, "", page=page)


@open_page
def latest(_request: HttpRequest) -> HttpResponse:
    """To the newest release of the newest year."""
    row = all_releases().filter(withdrawn_at=None).first()
    if row is None:
        raise Http404
    return redirect(public_address("release", row.name))


@open_page
def release(request: HttpRequest, name: str) -> HttpResponse:
    """One release; of one that was withdrawn, when and why, what its sums were, and what stands in for it (410)."""
    row = _found(name)

    def page() -> HttpResponse:
        earlier, substitute = before(row), instead_of(row) if row.withdrawn_at is not None else None
        files = list(row.files.all())
        context: dict[str, Any] = {
            **release_line(row),
            "files": [(one, file_line(row, one)) for one in files],
            "bytes": sum(one.blob.size_bytes for one in files),
            "earlier": release_line(earlier) if earlier is not None else None,
            "substitute": release_line(substitute) if substitute is not None else None,
            "gone": [(one, file_line(one.release, one)) for one in _gone(row, {one.blob.sha256 for one in files})],
            "licence_url": LICENCE_URL,
            "package_url": reverse("release_package", args=(row.name,)),
            "croissant_url": reverse("release_croissant", args=(row.name,)),
            "address": request.build_absolute_uri(public_address("release", row.name)),
            "city": publisher(),
            "crumbs": [*below_data("")[:-1], below_data(_("Releases"))[-1]._replace(address=public_address("releases")), below_data(row.name)[-1]],
        }  # fmt: skip
        if row.withdrawn_at is not None:
            return render(request, "public/release.html", context, status=GONE)
        if earlier is not None:
            listed: Listing[PublishedResult, dict[str, Any]] = Listing(
                request,
                published_between(row, earlier),
                lambda rows: publication_lines(portal.changes_of(rows)),
                size=_SHOWN,
            )
            context |= {"lines": listed.lines, "page": listed.page}
        return render(request, "public/release.html", context)

    return answered(request, str(row.fiscal_year_be), page=page)


@open_page
def file(request: HttpRequest, name: str, file: str) -> HttpResponse:
    """A file of a release, as it was written once; 410 where the release is withdrawn."""
    row = _found(name)
    one = next((one for one in row.files.all() if _file_name(row, one) == file), None)
    if one is None:
        raise Http404

    def page() -> HttpResponse:
        if row.withdrawn_at is not None:
            return release(request, name)
        return _open(download(unbroken(lambda: blob_bytes(one.blob)), file, content_type(one.ending)))

    return answered(request, str(row.fiscal_year_be), page=page, store=FIXED)


@open_page
def package(request: HttpRequest, name: str) -> HttpResponse:
    """The release's CSV files with columns, bytes and SHA-256, for programs (Frictionless)."""
    return _described(request, name, _package)


@open_page
def croissant_file(request: HttpRequest, name: str) -> HttpResponse:
    """The same in the words of Croissant."""
    return _described(request, name, _croissant)


def _described(
    request: HttpRequest, name: str, describe: Callable[[HttpRequest, PublishedRelease], dict[str, Any]]
) -> HttpResponse:
    row = _found(name)

    def page() -> HttpResponse:
        if row.withdrawn_at is not None:
            return release(request, name)
        said = json.dumps(describe(request, row), ensure_ascii=False, indent=1)
        return _open(HttpResponse(said, content_type="application/json"))

    return answered(request, str(row.fiscal_year_be), page=page, store=FIXED)


def _package(_request: HttpRequest, row: PublishedRelease) -> dict[str, Any]:
    files = [_data_file(row, one) for one in row.files.all()]
    return data_package(files, city_code=settings.CITY_CODE, publisher=publisher(), release=row.name)


def _croissant(request: HttpRequest, row: PublishedRelease) -> dict[str, Any]:
    address = request.build_absolute_uri(reverse("public:release", args=(row.name,)))
    files = [replace(one, path=f"{address}{one.path}") for one in (_data_file(row, file) for file in row.files.all())]
    on = timezone.localdate(row.as_of)
    return croissant(files, version=row.in_three_parts, on=on, address=address, publisher=publisher())


def release_line(row: PublishedRelease) -> dict[str, Any]:
    """A release as lists show it."""
    return {
        "release": row,
        "name": row.name,
        "year": words.year(row.fiscal_year_be),
        "url": public_address("release", row.name),
        "on": timezone.localdate(row.as_of),
    }


def file_line(row: PublishedRelease, one: ReleasedFile) -> dict[str, Any]:
    """A file of a release as its page shows it."""
    return {
        "title": str(DATA_SETS[one.data_set].title) if one.data_set in DATA_SETS else one.data_set,
        "name": _file_name(row, one),
        "url": reverse("release_file", args=(row.name, _file_name(row, one))),
    }


def newest_files() -> list[DataFile]:
    """The files of each year's newest release, by their addresses on this site; two queries."""
    newest: dict[int, PublishedRelease] = {}
    for row in all_releases().filter(withdrawn_at=None):
        newest.setdefault(row.fiscal_year_be, row)
    return [
        replace(_data_file(row, one), path=file_line(row, one)["url"])
        for row in newest.values()
        for one in row.files.all()
    ]


def _found(name: str) -> PublishedRelease:
    row = release_named(name)
    if row is None:
        raise Http404
    return row


def _gone(row: PublishedRelease, there: set[str]) -> list[ReleasedFile]:
    """The files of what a correction stands in for, where they are otherwise there."""
    if not row.correction:
        return []
    rows = ReleasedFile.objects.filter(
        release__fiscal_year_be=row.fiscal_year_be,
        release__number=row.number,
        release__correction__lt=row.correction,
    )
    return list(rows.exclude(blob__sha256__in=there).select_related("blob", "release").order_by("pk"))


def _file_name(row: PublishedRelease, one: ReleasedFile) -> str:
    return file_name(settings.CITY_CODE, one.data_set, row.fiscal_year_be, one.ending, release=row.name)


def _data_file(row: PublishedRelease, one: ReleasedFile) -> DataFile:
    blob = one.blob
    name = _file_name(row, one)
    return DataFile(DATA_SETS[one.data_set], row.fiscal_year_be, one.rows, name, blob.size_bytes, blob.sha256, row.name)


def _open(answer: HttpResponse) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
