"""`samrit audit`: what it says and how it ends."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import transaction
from django.utils import translation

import factories
from factories import AT
from samrit.cli.main import run
from samrit.ledger.blobs import store_blob
from samrit.ledger.trail import record
from samrit.ledger.verification import trail_head, verify_trail
from samrit.records.models import Event, QuarterReport, SignOff
from samrit.report import canonical_json, digest
from samrit.report.model import IndicatorReport
from tampering import tamper

pytestmark = pytest.mark.django_db

SIGNED = IndicatorReport(name="ลงนามแล้ว")


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A command sets the language of its process, which here is that of all tests."""
    with translation.override(translation.get_language()):
        yield


@pytest.fixture
def signed() -> SignOff:
    """A signature with its paper, as signing leaves it: row and event."""
    row, by = factories.quarter(number=5), factories.user()
    paper = store_blob(b"%PDF-1.7 signed", media_type="application/pdf", at=AT)
    content = canonical_json(SIGNED).decode()
    who = {"name": "สมใจ", "position": "นักวิชาการ"}
    made = SignOff.objects.create(
        indicator=row.indicator, by=by, at=AT, paper=paper, content=content, sha256=digest(SIGNED), **who
    )
    sign_event(row, made.sha256)
    return made


def sign_event(row: QuarterReport, sha256: str) -> None:
    with transaction.atomic():
        record("sign", row, by=None, at=AT, after={"sha256": sha256})


def head() -> str:
    return str(trail_head())


def test_a_whole_trail_is_said_to_be_whole(signed: SignOff, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "verify", "--files", "--lang", "en"]) == 0

    rows = verify_trail().rows
    assert rows > 10
    assert capsys.readouterr().out == f"whole: 1 event, {rows} rows, 1 signature, 1 file\nhead {head()}\n"
    assert signed.pk


def test_the_head_is_told_to_be_noted_and_held_against_later(
    signed: SignOff, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "head"]) == 0
    noted = capsys.readouterr().out.strip()
    assert noted == head()
    sign_event(signed.indicator.quarters.get(quarter=5), signed.sha256)

    assert run(["audit", "verify", "--since", noted]) == 0
    assert run(["audit", "verify", "--since", f"3:{'0' * 64}"]) == 1


@pytest.mark.usefixtures("signed")
def test_what_is_broken_is_told_in_the_readers_language(capsys: pytest.CaptureFixture[str]) -> None:
    tamper("UPDATE records_event SET subject_id = 0")

    assert run(["audit", "verify", "--lang", "th"]) == 1

    number = Event.objects.get().pk
    assert capsys.readouterr().out.splitlines() == [
        f"รายการที่ {number} (10 ม.ค. 2564 16.30 น.) ถูกแก้ไข เนื้อหาไม่ตรงกับค่าแฮชที่บันทึกไว้",
        f"ไม่ครบถ้วน: ตรวจ 1 รายการ · {verify_trail().rows} แถว · การลงนาม 1 ครั้ง",
    ]


def test_json_tells_the_same_to_programs(signed: SignOff, capsys: pytest.CaptureFixture[str]) -> None:
    tamper("DELETE FROM records_event")

    assert run(["audit", "verify", "--json"]) == 1

    printed = json.loads(capsys.readouterr().out)
    assert (printed["whole"], printed["events"], printed["signatures"], printed["files"], printed["key"]) == (
        False, 0, 1, None, "present",
    )  # fmt: skip
    assert [(b["kind"], b["count"]) for b in printed["breaks"]] == [("cut_off", 1)]
    assert signed.pk


def sentences(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    assert run(["audit", "verify", "--lang", "en", *options]) == 1
    return capsys.readouterr().out.splitlines()[:-1]


def changed(signed: SignOff, fields: str) -> str:
    """What is told of the signature's row."""
    event = Event.objects.get().pk
    where = f"Row {signed.pk} of signoff is not what event {event} (10 Jan 2021, 16.30) left"
    return f"{where}: it was changed past the system. What differs: {fields}."


def test_a_signed_content_that_was_changed_is_told(signed: SignOff, capsys: pytest.CaptureFixture[str]) -> None:
    tamper("UPDATE records_signoff SET content = '{}'")

    assert sentences(capsys) == [
        changed(signed, "content"),
        f"What สมใจ signed (signature {signed.pk}) was changed: it no longer has its hash.",
    ]


def test_a_signed_content_changed_with_its_hash_is_told(signed: SignOff, capsys: pytest.CaptureFixture[str]) -> None:
    other = IndicatorReport(name="ปลอม")
    tamper(("UPDATE records_signoff SET content = %s, sha256 = %s", [canonical_json(other).decode(), digest(other)]))

    assert sentences(capsys) == [
        changed(signed, "content, sha256"),
        f"Signature {signed.pk} of สมใจ is not the one that the audit trail tells of.",
        f"The audit trail tells of a signature over {digest(SIGNED)[:12]}…, which is not there any more.",
    ]


def test_a_kept_file_that_was_changed_or_is_gone_is_told(signed: SignOff, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(storages["evidence"].path(signed.paper.name))
    short = signed.paper.sha256[:12]

    path.write_bytes(b"%PDF-1.7 forged")
    changed = sentences(capsys, "--files")
    path.unlink()
    gone = sentences(capsys, "--files")

    assert changed == [f"The file {short}… (application/pdf) was changed: it no longer has its hash."]
    assert gone == [f"The file {short}… (application/pdf) is not in the storage any more."]


def test_guards_that_were_dropped_are_told(signed: SignOff, capsys: pytest.CaptureFixture[str]) -> None:
    from django.db import connection

    from samrit.records.append_only import APPEND_ONLY_TRIGGERS, create_triggers, drop_triggers

    drop_triggers(connection, APPEND_ONLY_TRIGGERS[:1])
    printed = sentences(capsys)
    create_triggers(connection)

    assert printed == [
        "The triggers that keep records_event from being changed are gone or altered: somebody altered the database."
    ]
    assert signed.pk


@pytest.mark.parametrize("noted", ["12", "12:abc", "x:" + "0" * 64], ids=["count", "short", "no-count"])
def test_a_noted_head_that_is_none_is_refused(noted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "verify", "--since", noted, "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith(f"samrit: “{noted}” is no noted head")


def test_a_trail_that_has_not_begun_has_no_head_to_note(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "head", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "samrit: there is no event in the trail yet\n"
