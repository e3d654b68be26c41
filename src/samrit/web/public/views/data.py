"""Open data: which sets there are, what their columns mean, and their files by year; from what is published alone."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from samrit.queries.city.publisher import publisher
from samrit.queries.public.data_sets import OfYear, origin_of, rows_of, years_of_data
from samrit.queries.public.etags import whole_trail
from samrit.queries.public.releases import releases
from samrit.thai.translation import _
from samrit.vocabulary.data_sets import CAMPAIGNS, DATA_SETS, LICENCE_URL, PRACTICES, DataSet
from samrit.web import words
from samrit.web.download import disposition
from samrit.web.public.addresses import public_address
from samrit.web.public.answering import answered, open_page
from samrit.web.public.structured import linked_data
from samrit.web.public.trail import below_data, to_front
from samrit.web.public.views.releases import newest_files, release_line
from samrit.writers.data_package import (
    FORMS,
    DataFile,
    catalogue,
    content_type,
    data_package,
    endings_of,
    file_name,
    schema_org,
)
from samrit.writers.data_sets import CsvFile, pieces
from samrit.writers.linked_data import LINKED_DATA


@open_page
def data(request: HttpRequest) -> HttpResponse:
    """The sets, and what they have of each year."""

    def page() -> HttpResponse:
        years = years_of_data()
        newest = releases().filter(withdrawn_at=None).first()
        context = {
            "newest": release_line(newest) if newest is not None else None,
            "sets": [
                (str(one.title), str(one.about), public_address("data_set", one.name), _rows(one, years))
                for one in DATA_SETS.values()
            ],
            "years": [(words.year(one.fiscal_year_be), one, one.promised - one.indicators) for one in years],
            "licence_url": LICENCE_URL,
            "package_url": reverse("data_package"),
            "catalogues": [(f"catalog.{form}", _catalogue(form)) for form in LINKED_DATA],
            "crumbs": to_front(_("Open data")),
        }  # fmt: skip
        return render(request, "public/data.html", context)

    return answered(request, "", page=page)


@open_page
def data_set(request: HttpRequest, name: str) -> HttpResponse:
    """A set: its files, and its dictionary."""
    found = _named(name)

    def page() -> HttpResponse:
        years = years_of_data()
        here = request.build_absolute_uri(public_address("data_set", name))
        said = schema_org(found, _files(request, [found], years), page=here, publisher=publisher())
        context = {
            "data_set": found,
            "files": [
                (words.year(one.fiscal_year_be), one.rows(found), [(ending.upper(), _address(found, one.fiscal_year_be, ending)) for ending in endings_of(found)])
                for one in years
            ],
            "columns": [(one, str(one.words), [(code, str(means)) for code, means in one.codes.items()]) for one in found.columns],
            "key": ", ".join(found.key),
            "licence_url": LICENCE_URL,
            "structured": linked_data(said),
            "crumbs": below_data(str(found.title)),
        }  # fmt: skip
        return render(request, "public/data_set.html", context)

    return answered(request, "", page=page)


@open_page
def data_file(request: HttpRequest, name: str, year: int, ending: str) -> HttpResponseBase:
    """A set's year as a file; CSV begins with a byte order mark unless `bom=0` is asked for."""
    found = _named(name)
    if ending not in endings_of(found):
        raise Http404

    def page() -> HttpResponseBase:
        if not any(one.fiscal_year_be == year for one in years_of_data()):
            raise Http404
        origin = origin_of(request)
        rows = rows_of(found, year, origin, today=timezone.localdate())
        answer = StreamingHttpResponse(_pieces(request, found, rows, ending), content_type=content_type(ending))
        answer["Content-Disposition"] = disposition(file_name(settings.CITY_CODE, name, year, ending))
        answer["Access-Control-Allow-Origin"] = "*"
        return answer

    besides = whole_trail() if found in (CAMPAIGNS, PRACTICES) else ""  # which are counted from the records themselves
    return answered(request, str(year), page=page, besides=besides)


@open_page
def package(request: HttpRequest) -> HttpResponse:
    """The CSV files with their columns, for programs (Frictionless)."""

    def page() -> HttpResponse:
        files = _files(request, DATA_SETS.values(), years_of_data())
        return _json(data_package(files, city_code=settings.CITY_CODE, publisher=publisher()))

    return answered(request, "", page=page)


@open_page
def catalog(request: HttpRequest, form: str) -> HttpResponse:
    """The sets and their files for other catalogues, which harvest it (DCAT-AP); the same in each form."""
    if form not in LINKED_DATA:
        raise Http404
    kind, write = LINKED_DATA[form]

    def page() -> HttpResponse:
        sets = [(one, request.build_absolute_uri(public_address("data_set", one.name))) for one in DATA_SETS.values()]
        files = _files(request, DATA_SETS.values(), years_of_data())
        site = request.build_absolute_uri("/").rstrip("/")
        files += [replace(one, path=f"{site}{one.path}") for one in newest_files()]
        here = request.build_absolute_uri(_catalogue("jsonld"))  # what it is called, in whichever form
        said = catalogue(
            sets, files, address=here, publisher=publisher(), mail=parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
        )
        return _open(HttpResponse(write(said), content_type=kind))

    return answered(request, "", page=page)


def set_with_files(request: HttpRequest, found: DataSet) -> tuple[str, list[DataFile]]:
    """The address of a set's page, and its files: as they stand today, and of each year's newest release."""
    site = request.build_absolute_uri("/").rstrip("/")
    frozen = [replace(one, path=f"{site}{one.path}") for one in newest_files() if one.data_set is found]
    return (
        request.build_absolute_uri(reverse("public:data_set", args=(found.name,))),
        [*_files(request, [found], years_of_data()), *frozen],
    )


def _named(name: str) -> DataSet:
    if name not in DATA_SETS:
        raise Http404
    return DATA_SETS[name]


def _rows(found: DataSet, years: Iterable[OfYear]) -> int | None:
    """How many rows a set has of all years; None where that is known only when they are read."""
    known = [one.rows(found) for one in years]
    return None if None in known else sum(filter(None, known))


def _pieces(request: HttpRequest, found: DataSet, rows: Iterable[dict[str, Any]], ending: str) -> Iterator[bytes]:
    if ending == "csv":
        return pieces(lambda: CsvFile(found, bom=request.GET.get("bom") != "0"), rows)
    return pieces(lambda: FORMS[ending](found), rows)


def _files(request: HttpRequest, sets: Iterable[DataSet], years: Iterable[OfYear]) -> list[DataFile]:
    return [
        DataFile(one, of.fiscal_year_be, of.rows(one), request.build_absolute_uri(_address(one, of.fiscal_year_be, ending)))
        for one in sets
        for of in years
        for ending in endings_of(one)
    ]  # fmt: skip


def _address(one: DataSet, year: int, ending: str) -> str:
    return reverse("data_file", args=(one.name, year, ending))


def _catalogue(form: str) -> str:
    return reverse("data_catalogue", args=(form,))


def _json(said: Any) -> HttpResponse:
    return _open(HttpResponse(json.dumps(said, ensure_ascii=False, indent=1), content_type="application/json"))


def _open(answer: HttpResponse) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
