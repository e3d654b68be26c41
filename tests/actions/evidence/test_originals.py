"""The file as it came stays, to the byte, sealed beside what is shown: opened by who verifies, with a reason, and that is told."""

import shutil
from pathlib import Path

import pytest
from pytest_django import Settings

import factories
from evidence_files import PDF, image, photo_with_place
from factories import AT
from failing_disk import FailingDisk
from samrit.actions.campaigns.practice_files import add_practice_file
from samrit.actions.evidence.add_evidence import add_file_evidence
from samrit.actions.evidence.originals import open_original
from samrit.ledger.blobs import BlobDamagedError, blob_bytes
from samrit.ledger.stored_content import file_faults
from samrit.records.models import Blob, Event, Evidence, PracticeFile, QuarterReport, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, Unavailable

pytestmark = pytest.mark.django_db
PHOTO = photo_with_place()


@pytest.fixture
def report() -> QuarterReport:
    """The second quarter of an indicator."""
    return factories.quarter(number=2)


def add(report: QuarterReport, data: bytes, name: str) -> Evidence:
    """Evidence as an officer brings it."""
    return add_file_evidence(report=report, data=data, name=name, by=factories.user(RoleName.OFFICER), at=AT).evidence


@pytest.mark.parametrize(
    ("data", "name", "media_type", "is_changed"),
    [
        (PHOTO, "ภาพ.jpg", "image/jpeg", True),
        (image("GIF"), "ภาพ.gif", "image/gif", True),
        ("ก,ข\n".encode("cp874"), "ตาราง.csv", "text/csv", True),
        (PDF, "ทะเบียน.pdf", "application/pdf", False),
    ],
)
def test_each_file_stays_as_it_came(
    report: QuarterReport, data: bytes, name: str, media_type: str, *, is_changed: bool
) -> None:
    made = add(report, data, name)

    assert made.original is not None
    assert (blob_bytes(made.original), made.original.media_type) == (data, media_type)
    assert made.original_sha256 == made.original.sha256
    assert (made.original != made.blob, Blob.objects.count()) == (is_changed, 1 + is_changed)
    assert Event.objects.get().after["original_sha256"] == made.original.sha256


def test_a_partners_photo_stays_as_it_came_too() -> None:
    practice = factories.practice(factories.campaign(), factories.partner())

    made = add_practice_file(
        practice=practice, data=PHOTO, name="ภาพ.jpg", by=factories.user(RoleName.OFFICER), at=AT
    ).file

    stored = PracticeFile.objects.get()
    assert stored.original is not None
    assert (blob_bytes(stored.original), made.blob == made.original) == (PHOTO, False)
    assert b"CAMERA-MAKER" not in blob_bytes(stored.blob)


def test_who_verifies_opens_it_with_a_reason_and_that_is_told(report: QuarterReport) -> None:
    made, evaluator = add(report, PHOTO, "ภาพ.jpg"), factories.user(RoleName.EVALUATOR)

    data = open_original(evidence=made, reason=" ตรวจวันที่ถ่ายภาพ ", by=evaluator, at=AT)

    event = Event.objects.order_by("-pk")[0]
    assert data == PHOTO
    assert (event.action, event.by, event.after["reason"]) == ("open_original", evaluator, "ตรวจวันที่ถ่ายภาพ")


@pytest.mark.parametrize("role", [RoleName.OFFICER, RoleName.COORDINATOR, RoleName.HEAD])
def test_nobody_else_opens_it(report: QuarterReport, role: RoleName) -> None:
    made = add(report, PHOTO, "ภาพ.jpg")
    with pytest.raises(Denied):
        open_original(evidence=made, reason="อยากรู้", by=factories.user(role), at=AT)

    assert not Event.objects.filter(action="open_original").exists()


def _evaluator() -> User:
    return factories.user(RoleName.EVALUATOR)


def test_without_a_reason_or_an_original_nothing_is_opened(report: QuarterReport) -> None:
    made = add(report, PHOTO, "ภาพ.jpg")
    with pytest.raises(Invalid, match="Say why"):
        open_original(evidence=made, reason="  ", by=_evaluator(), at=AT)
    made.original = None
    with pytest.raises(Denied, match="wasn't stored"):
        open_original(evidence=made, reason="ตรวจ", by=_evaluator(), at=AT)


def test_one_that_was_changed_behind_the_records_is_found_and_not_given_out(
    report: QuarterReport, settings: Settings
) -> None:
    made = add(report, PHOTO, "ภาพ.jpg")
    assert made.original is not None
    (Path(settings.STORAGES["evidence"]["OPTIONS"]["location"]) / made.original.name).write_bytes(b"forged")

    with pytest.raises(BlobDamagedError):
        open_original(evidence=made, reason="ตรวจ", by=_evaluator(), at=AT)

    assert len(list(file_faults())) == 1
    assert not Event.objects.filter(action="open_original").exists()


def test_where_the_disk_fills_up_at_any_write_nothing_is_acknowledged(
    report: QuarterReport, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = settings.STORAGES["evidence"] | {"OPTIONS": {"location": tmp_path / "store"}}
    settings.STORAGES = settings.STORAGES | {"evidence": store}
    disk, failed = FailingDisk(tmp_path / "store", monkeypatch), 0
    for fails in range(1, 60):
        shutil.rmtree(tmp_path / "store", ignore_errors=True)
        disk.again(fails)
        try:
            made = add(report, PHOTO, "ภาพ.jpg")
        except Unavailable:
            failed += 1
            assert not Evidence.objects.exists()
            assert not Event.objects.exists()
        else:
            break

    disk.again()
    assert failed >= 10
    assert made.blob is not None
    assert made.original is not None
    assert blob_bytes(made.original) == PHOTO
    assert not list(file_faults())
