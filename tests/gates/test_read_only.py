"""The gate "a page that is read writes nothing" closes where it should, on clients and in what streams."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings

import factories
import read_only
from samrit.records.models import Agency

pytestmark = pytest.mark.django_db


def renames(_request: HttpRequest) -> HttpResponse:
    """A view that writes, whatever it is asked for."""
    Agency.objects.update(name_en="Renamed")
    return HttpResponse("done", status=303)


def renames_late(_request: HttpRequest) -> StreamingHttpResponse:
    """A view that writes while its answer is sent."""

    def pieces() -> Iterator[bytes]:
        yield b"first"
        Agency.objects.update(name_en="Renamed")

    return StreamingHttpResponse(pieces())


def reads(_request: HttpRequest) -> HttpResponse:
    """A view as it should be."""
    return HttpResponse(f"{Agency.objects.count()}")


renames.login_required = False  # type: ignore[attr-defined] # the log-in looks for this mark
urlpatterns = [path("renames/", renames)]


def test_every_test_goes_through_the_gate() -> None:
    assert settings.MIDDLEWARE[0] == read_only.MIDDLEWARE


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_client_that_reads_does_not_get_a_page_that_writes(method: str, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    factories.city()

    with pytest.raises(read_only.WrittenWhileReading, match='/renames/ writes: UPDATE "records_agency"'), atomic():
        getattr(Client(), method)("/renames/")
    assert Client().post("/renames/").status_code == 303


def test_what_streams_is_watched_to_its_end(rf: RequestFactory) -> None:
    factories.city()
    pieces = iter(read_only.pages_write_nothing(renames_late)(rf.get("/")))

    assert next(pieces) == b"first"
    with pytest.raises(read_only.WrittenWhileReading):
        next(pieces)


def test_what_only_reads_passes_and_the_gate_is_open_again_behind_it(rf: RequestFactory) -> None:
    factories.city()

    answer = read_only.pages_write_nothing(reads)(rf.get("/"))

    assert answer.content == b"1"  # type: ignore[attr-defined] # it is a plain answer
    assert Agency.objects.update(name_en="Renamed") == 1


@pytest.mark.parametrize(
    ("address", "is_open"), [("/office/login/with/city/back/", True), ("/office/login/with/city/", False)]
)
def test_an_identity_provider_may_send_people_in(address: str, is_open: bool, rf: RequestFactory) -> None:
    factories.city()
    gate = read_only.pages_write_nothing(renames)

    if is_open:
        assert gate(rf.get(address)).status_code == 303
    else:
        with pytest.raises(read_only.WrittenWhileReading), atomic():
            gate(rf.get(address))
