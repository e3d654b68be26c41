"""A file is looked at first: it is read and kept, and no record changes."""

import hashlib

import pytest

import factories
from factories import AT
from samrit.actions.importing import discard_import, upload_file
from samrit.actions.reports.report_import import ReportImporter
from samrit.ledger.blobs import blob_bytes
from samrit.ledger.reading import stored_reading
from samrit.ledger.verification import verify_trail
from samrit.readers import READERS, UnreadableError, read
from samrit.readers.source import weight
from samrit.records.models import Event, Import, Indicator
from samrit.report import IndicatorReport, canonical_json
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.web.reports.forms.upload import UploadForm

pytestmark = pytest.mark.django_db

REPORT = IndicatorReport(number_text="32", name="จำนวนหน่วยงานที่ร่วมปิดไฟ", definition="หน่วยงานที่ปิดไฟ")
DATA = canonical_json(REPORT)


def test_a_file_is_read_and_kept_as_it_came() -> None:
    by = factories.user(RoleName.OFFICER)

    upload = upload_file("report", data=DATA, name="รายงาน.json", by=by, at=AT)

    row = Import.objects.get()
    assert row == upload
    assert row.blob is not None
    assert (blob_bytes(row.blob), row.sha256) == (DATA, hashlib.sha256(DATA).hexdigest())
    assert (row.file_name, row.uploaded_by, row.uploaded_at) == ("รายงาน.json", by, AT)
    assert (row.state, row.indicator, row.decided_by) == ("ready", None, None)
    assert (stored_reading(row).report, stored_reading(row).format) == (REPORT, "json")
    assert not Indicator.objects.exists()


def test_looking_at_a_file_leaves_an_event() -> None:
    by = factories.user(RoleName.OFFICER)

    upload = upload_file("report", data=DATA, name="รายงาน.json", by=by, at=AT)

    event = Event.objects.get()
    assert (event.action, event.by, event.subject_type, event.subject_id) == ("upload_file", by, "import", upload.pk)
    assert event.after == {"file_name": "รายงาน.json", "sha256": upload.sha256}
    assert verify_trail().is_whole


@pytest.mark.parametrize("data", [b"", b"\x00\xff\x00\xff" * 100, b"{", b"%PDF-1.7 and no more"])
def test_a_file_that_holds_no_report_is_refused_in_words_and_not_kept(data: bytes) -> None:
    by = factories.user(RoleName.OFFICER)

    with pytest.raises(UnreadableError) as refusal:
        upload_file("report", data=data, name="รายงาน.json", by=by, at=AT)

    assert refusal.value.message.th
    assert refusal.value.message.en
    assert not Import.objects.exists()
    assert not Event.objects.exists()


def test_a_file_that_is_too_large_is_not_even_read() -> None:
    with pytest.raises(Invalid, match="larger than 5 megabytes"):
        upload_file(
            "report", data=b"x" * (ReportImporter.most_bytes + 1), name="a", by=factories.user(RoleName.OFFICER), at=AT
        )


@pytest.mark.parametrize("name", READERS)
def test_the_form_says_of_each_format_how_large_it_may_be(name: str) -> None:
    limit = min(READERS[name].max_bytes, ReportImporter.most_bytes)
    said = str(UploadForm.base_fields["file"].help_text)

    assert Message("{format} up to {size}", format=READERS[name].name, size=weight(limit)).th in said


@pytest.mark.parametrize(("name", "start"), [("json", b'{"name": "'), ("text", "1. ชื่อตัวชี้วัด : ".encode())])
def test_a_format_is_read_up_to_its_limit(name: str, start: bytes) -> None:
    with pytest.raises(UnreadableError, match=f"larger than {weight(READERS[name].max_bytes)}"):
        read(start.ljust(READERS[name].max_bytes + 1, b"x"))


@pytest.mark.parametrize("role", sorted(set(RoleName) - {RoleName.OFFICER}))
def test_only_officers_upload(role: RoleName) -> None:
    with pytest.raises(Denied, match="Only an officer can do this"):
        upload_file("report", data=DATA, name="รายงาน.json", by=factories.user(role), at=AT)


def test_an_upload_that_is_let_go_stays_readable_and_saves_nothing() -> None:
    by = factories.user(RoleName.OFFICER)
    upload = upload_file("report", data=DATA, name="รายงาน.json", by=by, at=AT)

    with pytest.raises(Denied):
        discard_import(row=upload, by=factories.user(RoleName.OFFICER), at=AT)
    discard_import(row=upload, by=by, at=AT)

    row = Import.objects.get()
    assert (row.state, row.decided_by, row.decided_at, stored_reading(row).report) == ("discarded", by, AT, REPORT)
    assert not Indicator.objects.exists()
