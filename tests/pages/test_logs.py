"""What logs tell of requests and of what broke, and that nothing a person brought or keeps is in them."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.test import Client
from django.urls import path, reverse
from pytest_django import Settings

import factories
from catalogue import said
from samrit.config.logs import logging_settings
from samrit.config.urls import urlpatterns as real
from samrit.records.models import User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
PERSON, TELEPHONE = "สมชาย ปลูกไว้", "02 123 4567"  # apart: a traceback shows the whole statement that raised
SECRETS = {
    "query": "planted-in-the-query",
    "field": "somchai.planted@example.go.th",
    "password": "Planted-Password-1",
    "file": "planted-file-name.pdf",
    "header": "Bearer planted-in-a-header",
    "cookie": "planted-in-a-cookie",
    "link": "planted-in-a-link",
    "json": "planted-in-the-body",
    "name": PERSON,
    "telephone": TELEPHONE,
}


def breaks(request: HttpRequest, token: str) -> HttpResponse:
    """Read all that came, and break with it in the message, as libraries do."""
    read = f"{dict(request.POST)} {request.FILES} {(b'' if request.FILES else request.body)!r} {token}"
    try:
        raise ValueError(  # noqa: TRY301 - it is what this view is for
            f"can't read {read} {request.GET} {request.headers} {request.COOKIES} of {PERSON} {TELEPHONE}"
        )
    except ValueError as error:
        values = [
            *request.POST.values(),
            token,
            *request.COOKIES.values(),
            *request.headers.values(),
            *request.GET.values(),
        ]
        raise RuntimeError(" and ".join(map(str, values))) from error


def streams(request: HttpRequest) -> StreamingHttpResponse:
    """Break in the middle."""

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError(f"of {request.GET['q']}")

    return StreamingHttpResponse(pieces())


def asks(_request: HttpRequest) -> HttpResponse:
    """Ask the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({})


urlpatterns = [
    path("breaks/<str:token>/", login_not_required(breaks)),
    path("streams/", login_not_required(streams)),
    path("asks/", login_not_required(asks)),
    *real,
]
handler400, handler403, handler404, handler500 = (
    f"samrit.web.errors.{name}" for name in ("unknown_host", "forbidden", "not_found", "broken")
)


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """All that is logged, at the lowest level, in the form that an installation writes."""
    written = io.StringIO()
    stated = logging_settings("json", "debug")["formatters"]["line"]
    handler = logging.StreamHandler(written)
    handler.setFormatter(stated.pop("()")(**stated))
    loggers = [logging.getLogger(), logging.getLogger("samrit")]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        loggers[0].removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def logged(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_what_breaks_is_told_with_its_places_and_nothing_that_was_brought(
    lines: io.StringIO, settings: Settings
) -> None:
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = SECRETS["cookie"]
    file = SimpleUploadedFile(SECRETS["file"], b"x")
    sent = {"email": SECRETS["field"], "password": SECRETS["password"], "file": file}
    where = f"/breaks/{SECRETS['link']}/?q={SECRETS['query']}"

    broken = client.post(where, sent, headers={"Authorization": SECRETS["header"]})
    client.post(where, json.dumps({"a": [{"b": SECRETS["json"]}]}), content_type="application/json")

    number = broken.headers["X-Request-ID"]
    error, line = [one for one in logged(lines) if one["request_id"] == number]
    assert (broken.status_code, number in broken.content.decode()) == (500, True)
    assert "in breaks" in error["exception"]
    assert error["exception"].index("ValueError: ") < error["exception"].index("RuntimeError: ")
    assert {name: line[name] for name in ("event", "method", "route", "status", "level")} == {
        "event": "request", "method": "POST", "route": "breaks/<str:token>/", "status": 500, "level": "error",
    }  # fmt: skip
    assert [value for value in SECRETS.values() if value in lines.getvalue()] == []


def test_no_secret_of_logging_in_or_of_addresses_is_logged(lines: io.StringIO, settings: Settings) -> None:
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    person = factories.user(RoleName.OFFICER)
    User.objects.filter(pk=person.pk).update(username="planted-user", email=SECRETS["field"])
    client = Client(enforce_csrf_checks=False)
    secret = {"login": "planted-user", "password": SECRETS["password"]}

    for where in (reverse("account_login"), reverse("account_reset_password")):
        client.post(f"{where}?q={SECRETS['query']}", secret | {"email": SECRETS["field"]})
    for where in ("/p/{link}/", "/office/password/new/1-{link}/", "/nowhere/{link}", "/office/search/?q={link}"):
        client.get(where.format(link=SECRETS["link"]))
    client.get("/", headers={"Host": "planted-in-the-query.example"})
    Client(enforce_csrf_checks=True).post(reverse("account_login"), secret)

    assert len([one for one in logged(lines) if one["event"] == "request"]) == 8
    assert [value for value in (*SECRETS.values(), "planted") if value in lines.getvalue()] == []


def test_an_answer_that_breaks_while_it_is_sent_is_told(lines: io.StringIO, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__

    answer = Client().get(f"/streams/?q={SECRETS['query']}")
    with pytest.raises(RuntimeError):
        b"".join(iter(answer))

    broken = next(one for one in logged(lines) if "exception" in one)
    assert (broken["request_id"], SECRETS["query"] in str(broken)) == (answer.headers["X-Request-ID"], False)


def test_the_number_is_made_here_unless_a_listed_proxy_gives_it(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = []
    stranger = Client().get("/", headers={"X-Request-ID": "chosen-by-me"})
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    proxy = Client().get("/", headers={"X-Request-ID": "chosen-by-proxy"})
    strange = Client().get("/", headers={"X-Request-ID": "two\nlines"})

    assert stranger.headers["X-Request-ID"] != "chosen-by-me"
    assert proxy.headers["X-Request-ID"] == "chosen-by-proxy"
    assert len(strange.headers["X-Request-ID"]) == 14


@pytest.mark.parametrize("language", ["th", "en"])
def test_pages_of_errors_say_what_to_do_in_both_languages(language: str, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    client = Client(raise_request_exception=False)
    client.cookies["django_language"] = language
    pages = {
        400: client.get("/office/", headers={"Host": "evil.example"}),
        403: Client(enforce_csrf_checks=True).post(reverse("account_login"), {}),
        404: client.get("/office/nothing/like/this/"),
        405: client.get(reverse("account_logout")),
        413: client.post(reverse("account_login"), {"login": "x" * 200}),
        500: client.get("/breaks/x/"),
    }

    for status, page in pages.items():
        text = page.content.decode()
        assert (page.status_code, page.headers["X-Request-ID"] in text) == (status, True), status
        assert 'lang="th"' in text
        assert 'lang="en"' in text


def test_the_page_of_what_broke_needs_no_database(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False)

    def away(*_: object) -> None:
        raise RuntimeError("the database is away")

    with connection.execute_wrapper(away):
        page = client.get("/asks/")
    monkeypatch.setattr("samrit.web.errors.render_to_string", away)
    with connection.execute_wrapper(away):
        bare = client.get("/asks/")

    assert (page.status_code, bare.status_code) == (500, 500)
    assert said("To the home page") in page.content.decode()
    assert bare.headers["X-Request-ID"] in bare.content.decode()
