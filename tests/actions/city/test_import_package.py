"""A package into an empty system: the same pages, a trail that holds; and whatever is wrong with one is refused."""

import io
import json
import re
import stat
import zipfile
from functools import cache
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone

import factories
import packages
from factories import AT
from packages import packed, rewritten
from samrit.actions.city.import_package import import_package
from samrit.actions.reviews.review import publish, submit
from samrit.ledger.blobs import blob_bytes
from samrit.ledger.verification import verify_trail
from samrit.package.scope import Scope
from samrit.package.tables import TABLES
from samrit.records.models import Agency, Blob, Event, Evidence, FiscalYear, Indicator, QuarterReport, SignOff, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.workflow import Status
from tampering import empty, tamper

pytestmark = pytest.mark.django_db


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The package of a city that is no more: the database is empty."""
    path = tmp_path / "year.zip"
    path.write_bytes(packed_city())
    return path


@cache
def packed_city() -> bytes:
    """Packed once for all tests; the first to ask makes the city, and takes it away again."""
    packages.city()
    made = packed()
    emptied()
    return made


def emptied() -> None:
    for blob in Blob.objects.all():
        storages["evidence"].delete(blob.name)
    empty()


def visitor() -> Client:
    """Somebody who may look at everything."""
    client = Client()
    client.force_login(factories.user(RoleName.EXECUTIVE, over=Agency.objects.get(parent=None), username="visitor"))
    client.cookies["django_language"] = "th"
    return client


def pages() -> dict[str, str]:
    """The pages of all plans, indicators and histories, without what changes from one request to the next."""
    client = visitor()
    addresses = [f"/office/plans/{code}/2564/" for code in ("2200", "1700")]
    addresses += [f"/office/plans/{code}/2564/history/" for code in ("2200", "1700")]
    for pk in Indicator.objects.order_by("pk").values_list("pk", flat=True):
        addresses += [
            f"/office/indicators/{pk}/",
            f"/office/indicators/{pk}/history/",
            f"/office/indicators/{pk}/report.json",
        ]
    found = {}
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
        # Who is waited for: roles stay with an installation.
        found[address] = re.sub(r'(<div class="wait \w*">\s*<div>\s*<p>\s*)<strong>.*?</strong>', r"\1", text)
    User.objects.filter(username="visitor").delete()
    return found


def test_an_empty_system_then_shows_the_same_pages(tmp_path: Path) -> None:
    packages.city()
    before, path = pages(), tmp_path / "year.zip"
    path.write_bytes(packed())
    emptied()

    import_package(path=path, at=timezone.now())

    assert pages() == before
    assert len(before) == 10


def test_what_went_in_comes_out_again(package: Path) -> None:
    import_package(path=package, at=AT)

    again = packed()
    payload = {name: packages.read(again, name) for name in packages.names(again)}
    first = package.read_bytes()
    before = {name: packages.read(first, name) for name in packages.names(first)}
    differing = {name for name in payload | before if payload.get(name) != before.get(name)}
    # The import is an event of its own, about the city.
    assert differing == {"data/events.json", "manifest.json"}
    assert json.loads(payload["data/events.json"])[:-1] == json.loads(before["data/events.json"])


def test_people_come_without_a_key_to_the_house(package: Path) -> None:
    import_package(path=package, at=AT)

    somjai = User.objects.get(username="somjai")
    assert (somjai.name_th, somjai.is_active, somjai.has_usable_password(), somjai.email) == (
        "สมใจ ใจดี",
        False,
        False,
        "",
    )


def test_files_are_there_and_whole(package: Path) -> None:
    import_package(path=package, at=AT)

    signoff = SignOff.objects.get()
    assert blob_bytes(signoff.paper).startswith(b"%PDF")
    assert min(len(blob_bytes(blob)) for blob in Blob.objects.all()) == len(packages.PICTURE)
    sealed = Evidence.objects.get(original__isnull=False).original
    assert sealed is not None
    assert blob_bytes(sealed) == packages.PHOTO


def test_the_trail_holds_and_goes_on(package: Path) -> None:
    import_package(path=package, at=AT)
    report = QuarterReport.objects.filter(status="returned").get()
    by = factories.user(RoleName.OFFICER, over=report.indicator.annual_plan.agency)

    submit(report=report, by=by, at=AT, unchanged_because="ผู้ประเมินรับแล้ว")

    state = verify_trail()
    assert (state.is_whole, state.count) == (True, Event.objects.count())
    assert list(Event.objects.order_by("-pk").values_list("action", flat=True)[:2]) == ["submit", "import_package"]


def test_of_an_agencys_package_the_trail_holds_too(tmp_path: Path) -> None:
    packages.city()
    path = tmp_path / "agency.zip"
    path.write_bytes(packed(Scope(factories.YEAR_BE, Agency.objects.get(code="2200"))))
    emptied()

    import_package(path=path, at=AT)

    assert verify_trail().is_whole
    assert list(Indicator.objects.values_list("number", flat=True)) == ["32"]


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("UPDATE records_event SET action = 'publish' WHERE id = (SELECT MIN(id) FROM records_event)", "changed"),
        ("DELETE FROM records_event WHERE id = (SELECT MIN(id) FROM records_event)", "not_as_bound"),
    ],
    ids=["changed", "removed"],
)
def test_what_is_done_to_imported_events_later_shows(package: Path, sql: str, kind: str) -> None:
    import_package(path=package, at=AT)

    tamper(sql)

    assert kind in {found.kind.value for found in verify_trail().breaks}


def refused(path: Path) -> str:
    """Why a package is refused; then nothing is there."""
    with pytest.raises(Invalid) as refusal:
        import_package(path=path, at=AT)
    assert [table.name for table in TABLES if table.model._default_manager.exists()] == []
    folder = Path(storages["evidence"].path("."))
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    return refusal.value.message.en


def test_a_system_that_is_not_empty_takes_nothing(package: Path) -> None:
    factories.agency("9999")

    with pytest.raises(Invalid, match="Only an empty system takes a package in, and this one has agencies already"):
        import_package(path=package, at=AT)
    assert Indicator.objects.count() == 0


def test_a_changed_file_is_refused(package: Path) -> None:
    rewritten(package.read_bytes(), package, lambda name, data: data + b" " if name == "README.txt" else data)

    assert refused(package) == "README.txt in the package was changed: it has not the hash that the manifest tells."


def test_a_changed_row_with_a_manifest_that_fits_is_refused_where_the_trail_knows_it(package: Path) -> None:
    def forge(name: str, data: bytes) -> bytes:
        return data.replace(b'"action":"sign"', b'"action":"publish"') if name == "data/events.json" else data

    rewritten(package.read_bytes(), package, forge, with_manifest=True)

    assert refused(package).startswith("Its trail is not whole: Event ")


def test_a_changed_signature_with_a_manifest_that_fits_is_refused(package: Path) -> None:
    def forge(name: str, data: bytes) -> bytes:
        return data.replace(r"ภาคีดำเนินการ".encode(), "ภาคีไม่ดำเนินการ".encode()) if name == "data/signoffs.json" else data

    rewritten(package.read_bytes(), package, forge, with_manifest=True)

    assert "was changed: it no longer has its hash" in refused(package)


def test_an_unknown_version_is_refused(package: Path) -> None:
    def later(name: str, data: bytes) -> bytes:
        return data.replace(b'"format_version": 2', b'"format_version": 7') if name == "manifest.json" else data

    rewritten(package.read_bytes(), package, later)

    assert refused(package) == "The package is of format version 7; this system reads version 2."


def test_a_row_that_is_none_is_refused_with_its_line(package: Path) -> None:
    def forge(name: str, data: bytes) -> bytes:
        return data.replace(b'"code":"2200"', b'"code_":"2200"') if name == "data/agencies.json" else data

    rewritten(package.read_bytes(), package, forge, with_manifest=True)

    assert refused(package) == "The package can't be used: data/agencies.json, line 3, is not as its schema says."


def test_rows_that_contradict_each_other_are_refused(package: Path) -> None:
    def forge(name: str, data: bytes) -> bytes:
        return (
            re.sub(rb'"annual_plan_id":\d+', b'"annual_plan_id":987654', data)
            if name == "data/indicators.json"
            else data
        )

    rewritten(package.read_bytes(), package, forge, with_manifest=True)

    assert refused(package) == "The rows of the package contradict each other; nothing was taken in."


def added(package: Path, entry: zipfile.ZipInfo, data: bytes) -> Path:
    with zipfile.ZipFile(package, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(entry, data)
    return package


@pytest.mark.parametrize(
    "name",
    ["../outside.txt", "/etc/passwd", "evidence/../../x", "reports/../x.json", "data\\x.json", "evidence/ab", "x.sh"],
)
def test_a_name_that_leads_elsewhere_is_refused(package: Path, name: str) -> None:
    assert refused(added(package, zipfile.ZipInfo(name), b"")).startswith(
        "The package holds a file that no package has"
    )


def test_a_link_is_refused(package: Path) -> None:
    link = zipfile.ZipInfo("evidence/" + "a" * 64)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert refused(added(package, link, b"/etc/passwd")).startswith("The package holds a file that no package has")


def test_a_file_that_swells_is_refused(package: Path) -> None:
    bomb = zipfile.ZipInfo("evidence/" + "a" * 64)
    bomb.compress_type = zipfile.ZIP_DEFLATED

    assert refused(added(package, bomb, bytes(20_000_000))) == (
        "The package swells beyond all reason when unpacked; it is left alone."
    )


def test_a_file_of_which_the_manifest_knows_nothing_is_refused(package: Path) -> None:
    name = "evidence/" + "a" * 64

    assert refused(added(package, zipfile.ZipInfo(name), b"x")) == (
        f"The package holds {name}, of which its manifest knows nothing."
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(package: Path) -> None:
    assert refused(added(package, zipfile.ZipInfo("README.txt"), b"x")) == (
        "The package holds two files of the same name."
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no zip", "This file is no zip, or a damaged one."),
        (b"PK\x05\x06" + bytes(18), "The package has no manifest.json."),
    ],
    ids=["text", "empty"],
)
def test_what_is_no_package_is_refused(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "year.zip"
    path.write_bytes(data)

    assert refused(path) == sentence


def test_a_zip_that_was_cut_off_is_refused(package: Path) -> None:
    package.write_bytes(package.read_bytes()[:-100])

    assert refused(package) == "This file is no zip, or a damaged one."


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "can't be opened" in refused(tmp_path / "nothing.zip")


def test_a_package_holds_what_it_says(package: Path) -> None:
    assert zipfile.ZipFile(io.BytesIO(package.read_bytes())).testzip() is None


def test_what_waits_for_the_end_of_the_day_takes_effect_where_it_was_asked_for_alone(tmp_path: Path) -> None:
    FiscalYear.objects.create(fiscal_year_be=factories.YEAR_BE, can_be_stopped=True)
    report = factories.quarter(status=Status.EVALUATED)
    publish(report=report, by=factories.user(RoleName.EVALUATOR), at=AT)
    path = tmp_path / "year.zip"
    path.write_bytes(packed())
    emptied()

    import_package(path=path, at=AT)

    row = QuarterReport.objects.get(pk=report.pk)
    assert (row.status, row.pending_action, row.pending_by, row.pending_details) == ("evaluated", "", None, {})
    assert verify_trail().breaks == ()
