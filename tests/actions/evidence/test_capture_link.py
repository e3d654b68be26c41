"""A worker looks at links, keeps what is there, tells of the dead, and looks again each month."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

import factories
from evidence_files import EICAR, PDF
from factories import AT
from loopback import Site, gate, site
from samrit.actions.evidence.add_evidence import add_link_evidence
from samrit.actions.evidence.capture_link import capture_link, check_link
from samrit.actions.evidence.change_evidence import remove_evidence
from samrit.checks.example import form
from samrit.ledger.blobs import blob_bytes
from samrit.ops.links import recheck_links
from samrit.records.models import Blob, Capture, Event, Evidence, Notice, User
from samrit.report import Evidence as Ref
from samrit.vocabulary.codes import EvidenceKind, LinkState, NoticeKind, RoleName

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_browser(settings: Settings) -> None:
    """Pages are kept as HTML here; the browser has tests of its own."""
    settings.CHROMIUM = "-"


@pytest.fixture
def web() -> Iterator[Site]:
    """A site that one may reach."""
    with site() as made:
        yield made


@pytest.fixture
def officer() -> User:
    """Who is responsible."""
    return factories.user(RoleName.OFFICER)


def given(url: str, officer: User, **more: object) -> Evidence:
    """A link as evidence of the second quarter."""
    indicator = factories.indicator(responsible=officer)
    fields = {"quarter": 2, "kind": EvidenceKind.LINK.value, "ref": url, "added_by": officer, "added_at": AT} | more
    return Evidence.objects.create(indicator=indicator, **fields)


def test_what_is_there_is_kept_and_the_link_is_known_to_open(web: Site, officer: User) -> None:
    web.page("/", "<title>รายงาน</title>ข้อความ")
    link = given(f"{web.url}/", officer)

    captured = check_link(evidence=link, at=AT, gate=gate(web.port))

    link.refresh_from_db()
    assert (captured.state, captured.http_status, captured.title, captured.method) == ("alive", 200, "รายงาน", "html")
    assert captured.blob is not None
    assert blob_bytes(captured.blob).decode() == "<title>รายงาน</title>ข้อความ"
    assert (link.link_state, link.link_checked_at) == ("alive", AT)
    event = Event.objects.get()
    assert (event.action, event.by, event.subject_id) == ("capture_link", None, link.pk)
    assert event.after == {"link_state": "alive", "http_status": 200, "sha256": captured.blob.sha256}


def test_a_link_that_dies_keeps_its_copy_and_is_told_once_to_those_responsible(web: Site, officer: User) -> None:
    web.page("/", "report")
    link = given(f"{web.url}/", officer)
    check_link(evidence=link, at=AT, gate=gate(web.port))
    before = link.indicator.__class__.objects.get().findings_notes
    web.answers.clear()

    for month in (1, 2):
        check_link(evidence=link, at=AT + timedelta(days=30 * month), gate=gate(web.port))

    link.refresh_from_db()
    notice = Notice.objects.get()
    assert (link.link_state, Blob.objects.count(), Capture.objects.count()) == ("dead", 1, 3)
    assert (notice.kind, notice.user, notice.report_id is not None) == (NoticeKind.LINK_DEAD, officer, True)
    assert link.indicator.__class__.objects.get().findings_notes == before + 1


def test_a_later_look_asks_and_takes_no_other_copy(web: Site, officer: User) -> None:
    web.page("/", "as it was given")
    link = given(f"{web.url}/", officer)
    check_link(evidence=link, at=AT, gate=gate(web.port))
    web.page("/", "as it is now")

    check_link(evidence=link, at=AT + timedelta(days=31), gate=gate(web.port))

    assert [blob_bytes(blob) for blob in Blob.objects.all()] == [b"as it was given"]
    assert list(Capture.objects.order_by("at").values_list("state", "method")) == [("alive", "html"), ("alive", "")]


def test_a_link_inside_is_refused_and_nobody_is_asked(web: Site, officer: User) -> None:
    captured = check_link(evidence=given(f"{web.url}/", officer), at=AT, gate=gate())

    assert (captured.state, captured.blob, web.asked) == (LinkState.REFUSED, None, [])
    assert captured.reason is not None
    assert "only 80 and 443" in captured.reason.en


def test_a_file_behind_a_link_is_looked_at_as_a_file(web: Site, officer: User, settings: Settings) -> None:
    settings.CLAMD = "/nowhere/clamd.sock"
    web.file("/a.pdf", PDF + EICAR, "application/pdf")

    captured = check_link(evidence=given(f"{web.url}/a.pdf", officer), at=AT, gate=gate(web.port))

    assert (captured.state, captured.blob) == ("alive", None)
    assert captured.reason is not None
    assert "virus scanner" in captured.reason.en


def test_the_link_in_a_papers_words_is_the_one_that_is_asked(web: Site, officer: User) -> None:
    web.page("/a", "x")
    link = given(f"ภาพกิจกรรม <{web.url}/a> วันที่ 5", officer)

    assert check_link(evidence=link, at=AT, gate=gate(web.port)).state == "alive"


def test_the_task_looks_at_links_and_at_nothing_else(officer: User) -> None:
    link = given("http://127.0.0.1/", officer)
    named = Evidence.objects.create(indicator=link.indicator, position=9, ref="ทะเบียน")

    assert capture_link.func(link.pk) == "refused"
    remove_evidence(evidence=link, reason="ผิด", by=officer, at=AT)
    assert [capture_link.func(pk) for pk in (link.pk, named.pk, 0)] == ["", "", ""]


@pytest.mark.parametrize(
    ("state", "looked_at", "is_captured", "is_due"),
    [
        (LinkState.ALIVE, AT - timedelta(days=31), True, True),
        (LinkState.ALIVE, AT - timedelta(days=29), True, False),
        (LinkState.ALIVE, AT - timedelta(days=8), False, True),
        (LinkState.DEAD, AT - timedelta(days=8), True, True),
        (LinkState.DEAD, AT - timedelta(days=6), True, False),
        (LinkState.UNCHECKED, None, False, True),
    ],
)
def test_each_link_has_its_time(
    officer: User, state: LinkState, looked_at: datetime | None, is_captured: bool, is_due: bool
) -> None:
    link = given("https://www.example.go.th/", officer, link_state=state.value, link_checked_at=looked_at)
    Evidence.objects.filter(pk=link.pk).update(added_at=AT - timedelta(days=90))
    if is_captured:
        blob = Blob.objects.create(sha256="0" * 64, size_bytes=1, media_type="text/html", name="x", stored_at=AT)
        Capture.objects.create(evidence=link, at=AT, state=state.value, blob=blob)

    assert recheck_links(AT) == int(is_due)
    assert DBTaskResult.objects.count() == int(is_due)


def test_a_link_that_was_just_given_or_removed_is_not_asked_twice(officer: User) -> None:
    given("https://www.example.go.th/", officer)
    removed = given("https://www.example.go.th/b", officer, added_at=AT - timedelta(days=90))
    remove_evidence(evidence=removed, reason="ผิด", by=officer, at=AT)

    assert recheck_links(AT + timedelta(hours=1)) == 0
    assert recheck_links(AT + timedelta(hours=7)) == 1


def test_asking_twice_does_no_harm_and_new_links_go_first(officer: User) -> None:
    link = given("http://127.0.0.1/", officer)

    for _ in range(2):
        recheck_links(AT + timedelta(days=1))
    waiting = list(DBTaskResult.objects.values_list("args_kwargs", "priority"))
    states = [capture_link.func(*stated["args"], **stated["kwargs"]) for stated, _ in waiting]

    assert [priority for _, priority in waiting] == [-10, -10]
    assert states == ["refused", ""]
    assert link.captures.count() == 1


def test_where_there_is_no_way_out_no_link_is_asked_for_and_none_is_called_dead(
    officer: User, settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.CAPTURE_LINKS = False
    report = factories.quarter(number=2)

    with django_capture_on_commit_callbacks(execute=True):
        add_link_evidence(report=report, url="https://www.example.go.th/", by=officer, at=AT)

    assert recheck_links(AT + timedelta(days=90)) == 0
    assert not DBTaskResult.objects.exists()
    assert Evidence.objects.get().link_state == LinkState.UNCHECKED


def test_links_of_an_imported_paper_are_captured_once_it_is_saved(
    officer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    paper = form(evidence=(Ref(ref="https://www.example.go.th/a"), Ref(ref="ทะเบียน.pdf")))
    upload = factories.upload(paper, by=officer)

    with django_capture_on_commit_callbacks(execute=True):
        factories.saved_report(upload, plan=factories.annual_plan(fiscal_year_be=2567), by=officer, at=AT)

    link = Evidence.objects.get(kind=EvidenceKind.LINK.value)
    assert [stated["args"] for stated in DBTaskResult.objects.values_list("args_kwargs", flat=True)] == [[link.pk]]
    assert (link.added_by, link.added_at) == (officer, AT)
