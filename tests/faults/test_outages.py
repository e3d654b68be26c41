"""What a person gets while the database or the disk can't take anything: 503, what happened, and all that was typed."""

import errno
import html
import os
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from pytest_django import Settings

import factories
import outages
import postgres
from catalogue import said
from evidence_files import pdf
from failing_disk import FailingDisk
from outages import OUTAGES
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reviews.signing import sign
from samrit.ledger.content import content_of
from samrit.records.models import Blob, Event, Evidence, Import, QuarterReport, SignOff, User
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Unavailable
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "ประชุมเครือข่ายแล้ว 12 ครั้ง " * 400  # more than a page of the database


@pytest.fixture
def report() -> QuarterReport:
    """The empty second quarter of an indicator."""
    return factories.indicator(number="32").quarters.get(quarter=2)


@pytest.fixture
def client(report: QuarterReport) -> Client:
    """An officer who has logged in, and gets the page of an error as people do."""
    client = Client(raise_request_exception=False)
    client.force_login(factories.user(RoleName.OFFICER))
    assert report.version == 1
    return client


def address(report: QuarterReport, action: str = "") -> str:
    return f"/office/indicators/{report.indicator_id}/quarters/{report.quarter}/{action}"


def typed(**changes: object) -> dict[str, Any]:
    return {"version": 1, "kind": "value", "value": "5", "narrative": LONG} | changes


@pytest.mark.parametrize("outage", OUTAGES)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_form_comes_back_as_typed_and_is_saved_when_sent_again(
    client: Client, report: QuarterReport, outage: str, language: str
) -> None:
    if outage == "full" and connection.vendor != "sqlite":
        pytest.skip("a server's disk is filled by `make faults`")
    client.cookies["django_language"] = language
    client.get(address(report))

    with OUTAGES[outage]():
        answer = client.post(address(report), typed())

    page = html.unescape(answer.content.decode())
    report.refresh_from_db()
    assert (answer.status_code, int(answer["Retry-After"]) > 0) == (503, True)
    assert LONG.strip() in page
    assert f'<html lang="{language}"' in page
    assert (report.version, report.narrative, Event.objects.count()) == (1, "", 0)
    assert client.post(address(report), typed()).status_code == 303
    report.refresh_from_db()
    assert report.narrative == LONG.strip()


@pytest.mark.parametrize("outage", ["read-only", "locked"])
def test_handing_in_that_an_outage_stops_says_so_and_not_that_something_is_wrong_with_the_report(
    client: Client, report: QuarterReport, outage: str
) -> None:
    row = factories.quarter(report.indicator, 1)
    Evidence.objects.create(indicator=row.indicator, position=0, ref="ทะเบียนหน่วยงาน", quarter=1)

    with OUTAGES[outage]():
        answer = client.post(address(row, "submit/"))

    assert (answer.status_code, "Retry-After" in answer.headers) == (503, True)
    assert client.post(address(row, "submit/")).status_code == 303


def test_a_page_that_is_read_says_that_the_database_is_away(client: Client, report: QuarterReport) -> None:
    with OUTAGES["gone"]():
        answer = client.get(address(report))

    assert (answer.status_code, "Retry-After" in answer.headers) == (503, True)
    assert client.get(address(report)).status_code == 200


@pytest.mark.skipif(not postgres.is_wanted(), reason="SQLite has no server that ends a connection")
def test_a_connection_that_the_server_ended_is_made_anew_and_the_form_is_saved(
    client: Client, report: QuarterReport
) -> None:
    client.cookies["django_language"] = "th"  # who asks in a language of his own is counted before he is looked up
    outages.end_connection()

    answer = client.post(address(report), typed())

    connection.close()
    assert answer.status_code == 303
    report.refresh_from_db()
    assert report.narrative == LONG.strip()


def test_autosave_and_live_checks_are_told_in_a_line(client: Client, report: QuarterReport) -> None:
    with OUTAGES["locked"]():
        draft = client.post(address(report, "draft/"), typed())
        part = client.post(address(report, "draft/"), typed(), headers={"HX-Request": "true"})

    assert (draft.status_code, part.status_code) == (503, 503)
    assert "<html" not in part.content.decode()


def test_a_password_is_not_given_back() -> None:
    factories.user(RoleName.OFFICER, username="kor")
    client = Client(raise_request_exception=False)

    with OUTAGES["gone"]():
        answer = client.post("/office/login/", {"login": "kor", "password": "a secret of mine"})

    page = answer.content.decode()
    assert answer.status_code == 503
    assert "a secret of mine" not in page
    assert 'name="password"' in page


def _pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("ทะเบียน.pdf", pdf(), content_type="application/pdf")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_an_upload_that_cant_be_stored_is_named_and_the_link_that_was_typed_comes_back(
    client: Client, report: QuarterReport, settings: Settings, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    disk = FailingDisk(Path(settings.STORAGES["evidence"]["OPTIONS"]["location"]), monkeypatch)
    disk.again(fails=1, number=number)

    answer = client.post(address(report, "evidence/"), {"file": _pdf(), "shows": "ใครมาประชุมบ้าง"})

    page = html.unescape(answer.content.decode())
    assert (answer.status_code, int(answer["Retry-After"]) > 0) == (503, True)
    assert "ทะเบียน.pdf" in page
    assert [model.objects.count() for model in (Blob, Evidence, Event)] == [0, 0, 0]
    assert client.post(address(report, "evidence/"), {"file": _pdf(), "shows": ""}).status_code == 303


def test_a_form_whose_file_finds_no_room_on_the_way_in_keeps_all_else(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0

    def no_room(*_args: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", no_room)
    monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", no_room)
    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", no_room)
    upload = SimpleUploadedFile("รายงาน.txt", b"x" * 70_000)

    answer = client.post("/office/import/", {"file": upload})

    assert answer.status_code == 503
    assert said("“{file}” was not stored; choose it again.").format(file="รายงาน.txt") in html.unescape(
        answer.content.decode()
    )
    assert not Import.objects.exists()


def test_what_was_saved_is_not_called_lost_when_only_the_session_fails(
    client: Client, report: QuarterReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import OperationalError

    def fail(*_args: object, **_options: object) -> None:
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(SessionStore, "save", fail)

    answer = client.post(address(report), typed())

    report.refresh_from_db()
    assert (answer.status_code, report.version) == (503, 2)
    assert said("What you sent was saved before. Only the page that follows can't be shown.") in html.unescape(
        answer.content.decode()
    )
    assert User.objects.count() == 1


def test_nothing_is_signed_by_a_clock_that_was_set_back(report: QuarterReport) -> None:
    officer = factories.user(RoleName.OFFICER)
    edit_quarter(
        report=report, content=content_of(report).replace(result=Result.of(7)), version=1, by=officer, at=factories.AT
    )
    year_end = factories.quarter(report.indicator, 5, status=Status.SUBMITTED)
    earlier = factories.AT - timedelta(hours=1)

    with pytest.raises(Unavailable):
        sign(report=year_end, name="นายตัวอย่าง ทดสอบ", position="นักวิชาการ", by=officer, at=earlier)

    assert not SignOff.objects.exists()
