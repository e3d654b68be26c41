"""Evidence on its pages: who adds and sees what, what is told, and files that do nothing to who opens them."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings
from visitors import AsSomebody

import factories
from catalogue import said
from evidence_files import PDF, image, photo_with_place
from factories import AT
from samrit.evidence import kinds
from samrit.ledger.blobs import store_blob
from samrit.records.models import Capture, Event, Evidence, QuarterReport
from samrit.vocabulary.codes import EvidenceKind, LinkState, RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> QuarterReport:
    """The second quarter of an indicator."""
    return factories.quarter(number=2)


def address(report: QuarterReport) -> str:
    """Where the evidence of a report is."""
    return f"/office/indicators/{report.indicator_id}/quarters/{report.quarter}/evidence/"


def uploaded(name: str = "ทะเบียน.pdf", data: bytes = PDF) -> SimpleUploadedFile:
    """A file in a form."""
    return SimpleUploadedFile(name, data, content_type="image/png")  # what a browser says is not believed


def stored(
    report: QuarterReport, data: bytes = PDF, *, media_type: str = "application/pdf", ref: str = "ทะเบียน.pdf"
) -> Evidence:
    """A file that is there."""
    blob = store_blob(data, media_type=media_type, at=AT)
    place = Evidence.objects.count()
    return Evidence.objects.create(
        indicator=report.indicator, quarter=report.quarter, position=place, kind="file", ref=ref, blob=blob
    )


def captured(report: QuarterReport, data: bytes = b"<script>alert(1)</script>") -> Capture:
    """A link with a copy of its page."""
    link = Evidence.objects.create(
        indicator=report.indicator,
        quarter=report.quarter,
        position=Evidence.objects.count(),
        kind=EvidenceKind.LINK.value,
        ref="https://www.example.go.th/a",
        link_state=LinkState.ALIVE.value,
        link_checked_at=AT,
    )
    blob = store_blob(data, media_type="text/html", at=AT)
    return Capture.objects.create(evidence=link, at=AT, state="alive", method="html", blob=blob, title="หน้า <b>แรก</b>")


def text(response: Any) -> str:
    """The page that a client was given."""
    page: str = response.content.decode()
    return page


def test_several_files_come_at_once_and_each_is_told(report: QuarterReport, as_somebody: AsSomebody) -> None:
    files = [uploaded(), uploaded("ภาพ.png", image("PNG")), uploaded("setup.exe", b"MZ\x90")]

    response = as_somebody(RoleName.OFFICER).post(address(report), {"file": files})

    page = text(response)
    assert response.status_code == 422
    assert list(Evidence.objects.values_list("ref", flat=True)) == ["ทะเบียน.pdf", "ภาพ.png"]
    assert page.count("The file is added.") == 2
    assert "Programs, scripts and files with macros" in page
    assert page.index("<!DOCTYPE html>") < page.index('id="evidence"')


def test_our_own_script_gets_the_list_alone(report: QuarterReport, as_somebody: AsSomebody) -> None:
    response = as_somebody(RoleName.OFFICER, language="th").post(
        address(report), {"file": uploaded()}, headers={"X-Requested-With": "XMLHttpRequest"}
    )

    assert response.status_code == 200
    assert "<html" not in text(response)
    assert said("The file is added.") in text(response)


def test_a_link_is_added_and_what_is_no_link_stays_typed(report: QuarterReport, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)

    added = client.post(address(report), {"url": "https://www.example.go.th/a", "shows": "ภาพกิจกรรม"})
    refused = client.post(address(report), {"url": "http://127.0.0.1/secret"})
    nothing = client.post(address(report))

    made = Evidence.objects.get()
    assert (made.ref, made.shows, made.quarter) == ("https://www.example.go.th/a", "ภาพกิจกรรม", 2)
    assert 'rel="noopener noreferrer nofollow"' in text(client.get(added["Location"]))
    assert 'value="http://127.0.0.1/secret"' in text(refused)
    assert [one.status_code for one in (added, refused, nothing)] == [303, 422, 422]


def test_where_the_store_takes_nothing_it_is_told_and_what_was_typed_stays(
    report: QuarterReport, as_somebody: AsSomebody, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"no folder")
    store = settings.STORAGES["evidence"] | {"OPTIONS": {"location": tmp_path / "file" / "evidence"}}
    settings.STORAGES = settings.STORAGES | {"evidence": store}
    sent = {"url": "no link", "shows": "ภาพกิจกรรม"}

    response = as_somebody(RoleName.OFFICER).post(address(report), {"file": uploaded(), **sent})

    assert response.status_code == 503
    assert "the store of files is full" in text(response)
    assert all(f'value="{typed}"' in text(response) for typed in sent.values())
    assert not Evidence.objects.exists()


def test_too_large_a_file_is_refused_unread(
    report: QuarterReport, as_somebody: AsSomebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samrit.web.evidence.views.evidence.MAX_BYTES", 10)

    response = as_somebody(RoleName.OFFICER).post(address(report), {"file": uploaded()})

    assert response.status_code == 422
    assert "at most are kept" in text(response)
    assert not Evidence.objects.exists()


def test_a_virus_scanner_that_is_down_is_told_and_nothing_is_kept(
    report: QuarterReport, as_somebody: AsSomebody, settings: Settings
) -> None:
    settings.CLAMD = "/nowhere/clamd.sock"

    response = as_somebody(RoleName.OFFICER, language="th").post(address(report), {"file": uploaded()})

    assert "โปรดลองใหม่ภายหลัง" in text(response)
    assert not Evidence.objects.exists()


def test_what_it_shows_is_written_and_evidence_is_removed_with_a_reason(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client, item = as_somebody(RoleName.OFFICER), stored(report)

    described = client.post(reverse("describe_evidence", args=[item.pk]), {"shows": "รายชื่อ 5 หน่วยงาน", "quarter": 2})
    listed = text(client.get(described["Location"]))
    without_reason = client.post(reverse("remove_evidence", args=[item.pk]), {"reason": " "})
    removed = client.post(reverse("remove_evidence", args=[item.pk]), {"reason": "แนบผิดไฟล์"})

    item.refresh_from_db()
    assert (item.shows, item.removed_reason) == ("รายชื่อ 5 หน่วยงาน", "แนบผิดไฟล์")
    assert (described.status_code, without_reason.status_code, removed.status_code) == (303, 422, 303)
    assert "รายชื่อ 5 หน่วยงาน" in listed
    assert "1 removed" in text(client.get(removed["Location"]))
    assert list(Event.objects.order_by("pk").values_list("action", flat=True)) == [
        "describe_evidence",
        "remove_evidence",
    ]


@pytest.mark.parametrize("role", RoleName)
def test_who_may_read_sees_and_only_the_officer_of_an_open_report_changes(
    report: QuarterReport, as_somebody: AsSomebody, role: RoleName
) -> None:
    item, copy = stored(report), captured(report)
    client, stranger = as_somebody(role), as_somebody(role, over=factories.agency())
    reads = [
        address(report), reverse("evidence_file", args=[item.pk]), reverse("evidence_copy", args=[copy.pk]),
    ]  # fmt: skip
    writes = [address(report), *(reverse(f"{action}_evidence", args=[item.pk]) for action in ("describe", "remove"))]

    page = text(client.get(address(report)))

    assert [client.get(one).status_code for one in reads] == [200, 200, 200]
    assert [stranger.get(one).status_code for one in reads] == [403, 403, 403]
    assert [stranger.post(one, {"reason": "x"}).status_code for one in writes] == [403, 403, 403]
    assert ('type="file"' in page, "Remove" in page) == ((True, True) if role is RoleName.OFFICER else (False, False))
    if role is not RoleName.OFFICER:
        assert [client.post(one, {"reason": "x"}).status_code for one in writes] == [403, 403, 403]
    assert not Event.objects.exists()
    assert [client.get(one).status_code for one in writes[1:]] == [405, 405]


def test_after_submission_the_list_travels_along_to_read(report: QuarterReport, as_somebody: AsSomebody) -> None:
    item = stored(report)
    factories.quarter(report.indicator, 2, status=Status.SUBMITTED)
    client = as_somebody(RoleName.OFFICER)

    page = text(client.get(address(report)))
    refused = client.post(address(report), {"file": uploaded("b.pdf", PDF + b" ")})

    assert item.ref in page
    assert 'type="file"' not in page
    assert refused.status_code == 403


def test_a_file_goes_out_as_what_it_is_and_does_nothing(report: QuarterReport, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.EXECUTIVE)
    pdf = reverse("evidence_file", args=[stored(report).pk])
    png = reverse("evidence_file", args=[stored(report, image("PNG"), media_type="image/png", ref="ภาพ.png").pk])
    xlsx = reverse("evidence_file", args=[stored(report, b"PK", media_type=kinds.XLSX.media_type, ref="แผน.xlsx").pk])

    saved, found, picture, sheet = (client.get(one) for one in (pdf, f"{pdf}?view", f"{png}?view", f"{xlsx}?view"))

    assert (
        saved["Content-Disposition"]
        == "attachment; filename*=utf-8''%E0%B8%97%E0%B8%B0%E0%B9%80%E0%B8%9A%E0%B8%B5%E0%B8%A2%E0%B8%99.pdf"
    )
    assert found["Content-Disposition"].startswith("inline;")
    assert picture["Content-Disposition"].startswith("inline;")
    assert sheet["Content-Disposition"].startswith("attachment;")
    for answer in (saved, found, picture, sheet):
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer["Cache-Control"] == "private, no-cache"
    assert all("sandbox" in answer["Content-Security-Policy"] for answer in (picture, sheet))
    assert saved.content == PDF


def test_a_captured_page_is_text_to_save_and_never_a_page_of_ours(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    answer = as_somebody(RoleName.EXECUTIVE).get(reverse("evidence_copy", args=[captured(report).pk]) + "?view")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E0%B8%AB%E0%B8%99%E0%B9%89%E0%B8%B2")
    assert answer["Content-Disposition"].endswith("-b-%202021-01-10.html.txt")


def test_a_file_that_is_not_what_was_kept_is_not_shown(
    report: QuarterReport, as_somebody: AsSomebody, settings: Settings
) -> None:
    item = stored(report)
    assert item.blob is not None
    store = settings.STORAGES["evidence"]["OPTIONS"]["location"]
    (store / item.blob.name).write_bytes(b"%PDF-forged")

    answer = as_somebody(RoleName.EXECUTIVE).get(reverse("evidence_file", args=[item.pk]))

    assert answer.status_code == 409
    assert "is not what was kept" in text(answer)


def test_names_and_titles_do_nothing_on_the_page(report: QuarterReport, as_somebody: AsSomebody) -> None:
    stored(report, ref="<img src=x onerror=alert(1)>.pdf")
    Evidence.objects.create(indicator=report.indicator, quarter=2, position=9, kind="link", ref="javascript:alert(1)")

    page = text(as_somebody(RoleName.OFFICER).get(address(report)))

    assert "<img src=x" not in page
    assert 'href="javascript:' not in page


def test_the_quarters_page_and_the_indicators_page_show_it(report: QuarterReport, as_somebody: AsSomebody) -> None:
    item = stored(report)
    assert item.blob is not None
    client = as_somebody(RoleName.OFFICER)

    quarter = text(client.get(f"/office/indicators/{report.indicator_id}/quarters/2/"))
    other_quarter = text(client.get(f"/office/indicators/{report.indicator_id}/quarters/3/"))
    indicator = text(client.get(f"/office/indicators/{report.indicator_id}/?quarter=2"))

    assert item.blob.sha256[:12] in quarter
    assert item.blob.sha256[:12] not in other_quarter
    assert item.ref in indicator
    assert 'type="file"' not in indicator
    assert indicator.count('id="evidence"') == 1


def test_those_who_decide_have_the_evidence_before_them(report: QuarterReport, as_somebody: AsSomebody) -> None:
    item = stored(report)
    assert item.blob is not None
    factories.quarter(report.indicator, 2, status=Status.ENDORSED)
    evaluator = as_somebody(RoleName.EVALUATOR)

    pages = [
        text(evaluator.get(path))
        for path in (
            f"/office/indicators/{report.indicator_id}/quarters/2/evaluate/",
            reverse("desk_report", args=[report.pk]),
        )
    ]

    assert [item.blob.sha256[:12] in page for page in pages] == [True, True]
    assert all('type="file"' not in page for page in pages)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    report: QuarterReport, as_somebody: AsSomebody, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        stored(report, PDF + bytes([number]))
        captured(report, bytes([65 + number]))
    client = as_somebody(RoleName.OFFICER)

    with django_assert_num_queries(8):  # one for what was changed past the system
        client.get(address(report))


def test_of_two_who_describe_the_same_evidence_the_second_sees_the_first_and_keeps_their_words(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client, item = as_somebody(RoleName.OFFICER), stored(report)
    address_of = reverse("describe_evidence", args=[item.pk])
    found = item.shows

    first = client.post(address_of, {"shows": "the first", "quarter": 2, "expected_version": found})
    second = client.post(address_of, {"shows": "the second", "quarter": 2, "expected_version": found})
    item.refresh_from_db()
    between = item.shows
    again = client.post(address_of, {"shows": "the second", "quarter": 2, "expected_version": "the first"})
    item.refresh_from_db()

    assert (first.status_code, second.status_code, again.status_code) == (303, 409, 303)
    assert "now it says “the first”" in text(second)
    assert 'value="the second"' in text(second)
    assert 'name="expected_version" value="the first"' in text(second)
    assert (between, item.shows) == ("the first", "the second")


def test_the_original_is_asked_for_with_a_reason_and_comes_to_be_saved(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    as_somebody(RoleName.OFFICER).post(address(report), {"file": uploaded("ภาพ.jpg", photo_with_place())})
    item = Evidence.objects.get()
    to_open, evaluator = reverse("evidence_original", args=[item.pk]), as_somebody(RoleName.EVALUATOR)

    assert to_open in text(evaluator.get(address(report)))
    assert "Open the original" in text(evaluator.get(to_open))
    refused, given = evaluator.post(to_open, {"reason": " "}), evaluator.post(to_open, {"reason": "ตรวจวันที่ถ่าย"})

    assert (refused.status_code, given.status_code, given.content) == (422, 200, photo_with_place())
    assert given["Content-Disposition"].startswith("attachment")
    assert "sandbox" in given["Content-Security-Policy"]
    assert Event.objects.filter(action="open_original").count() == 1


def test_who_does_not_verify_sees_that_there_is_an_original_and_no_more(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    officer = as_somebody(RoleName.OFFICER)
    officer.post(address(report), {"file": [uploaded("ภาพ.jpg", photo_with_place()), uploaded()]})
    photo, paper = Evidence.objects.order_by("pk")

    page = text(officer.get(address(report)))

    assert page.count("Original, sealed") == 1  # the paper is shown as it came
    assert reverse("evidence_original", args=[photo.pk]) not in page
    assert [officer.get(reverse("evidence_original", args=[one.pk])).status_code for one in (photo, paper)] == [
        403,
        403,
    ]


def test_of_what_came_before_originals_were_stored_there_is_none(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    item = stored(report)

    assert as_somebody(RoleName.EVALUATOR).get(reverse("evidence_original", args=[item.pk])).status_code == 404
