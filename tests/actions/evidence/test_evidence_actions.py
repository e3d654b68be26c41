"""Evidence is added, described and removed by those who write the report, while it is open; nothing of it is lost."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

import factories
from evidence_files import PDF, image
from factories import AT
from samrit.actions.evidence.add_evidence import MOST_OF_A_QUARTER, add_file_evidence, add_link_evidence
from samrit.actions.evidence.change_evidence import describe_evidence, remove_evidence
from samrit.ledger.blobs import blob_bytes
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import Blob, Event, Evidence, Indicator, QuarterReport, User
from samrit.report import Evidence as Ref
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, Refused
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db
LINK = "https://www.example.go.th/report"


@pytest.fixture
def report() -> QuarterReport:
    """The second quarter, a draft."""
    return factories.quarter(number=2)


@pytest.fixture
def officer() -> User:
    """An officer of the whole city."""
    return factories.user(RoleName.OFFICER)


def add(report: QuarterReport, by: User, *, data: bytes = PDF, name: str = "ทะเบียน.pdf", shows: str = "") -> Evidence:
    """Add a file."""
    return add_file_evidence(report=report, data=data, name=name, shows=shows, by=by, at=AT).evidence


def test_a_file_is_kept_by_its_content_with_one_event_and_stands_in_the_report(
    report: QuarterReport, officer: User
) -> None:
    made = add(report, officer, shows=" แสดงผลงาน 5 หน่วยงาน ")

    event = Event.objects.get()
    assert blob_bytes(Blob.objects.get()) == PDF
    assert (made.quarter, made.shows, made.added_by, made.added_at) == (2, "แสดงผลงาน 5 หน่วยงาน", officer, AT)
    assert (event.action, event.subject_type, event.subject_id) == ("add_evidence", "evidence", made.pk)
    assert event.after["sha256"] == Blob.objects.get().sha256
    whole = indicator_report(with_reports(Indicator.objects.all()).get())
    assert whole.evidence == (Ref(ref="ทะเบียน.pdf"),)
    assert Indicator.objects.get().checked_at == AT


def test_an_image_is_kept_redrawn_and_recognised_by_how_it_came(report: QuarterReport, officer: User) -> None:
    photo = image("JPEG", comment=b"HIDDEN")
    made = add(report, officer, data=photo, name="ภาพ.jpg")

    with pytest.raises(Invalid, match="already among"):
        add(report, officer, data=photo, name="อีกชื่อ.jpg")

    assert made.blob is not None
    assert b"HIDDEN" not in blob_bytes(made.blob)
    assert made.original_sha256 != made.blob.sha256


def test_the_same_file_in_two_quarters_is_kept_once(report: QuarterReport, officer: User) -> None:
    add(report, officer)
    add(report.indicator.quarters.get(quarter=3), officer)

    assert (Evidence.objects.count(), Blob.objects.count()) == (2, 1)


def test_a_file_that_is_not_kept_leaves_nothing(report: QuarterReport, officer: User) -> None:
    with pytest.raises(Invalid, match="Programs, scripts"):
        add(report, officer, data=b"MZ\x90", name="setup.exe")

    assert [model.objects.count() for model in (Evidence, Blob, Event)] == [0, 0, 0]


def test_a_link_is_captured_by_a_worker_and_waits_for_it_in_the_transaction_that_saves_it(
    report: QuarterReport, officer: User
) -> None:
    made = add_link_evidence(report=report, url=f" {LINK} ", by=officer, at=AT).evidence

    waiting = DBTaskResult.objects.get()
    assert (made.ref, made.link_state) == (LINK, "unchecked")
    assert (waiting.task_path, waiting.args_kwargs["args"]) == (
        "samrit.actions.evidence.capture_link.capture_link",
        [made.pk],
    )
    with pytest.raises(Invalid, match="already among"):
        add_link_evidence(report=report, url=LINK, by=officer, at=AT)


@pytest.mark.parametrize(
    "url", ["", "report.pdf", "javascript:alert(1)", "http://127.0.0.1/", "http://me:pw@example.com/"]
)
def test_what_is_no_public_link_is_refused(report: QuarterReport, officer: User, url: str) -> None:
    with pytest.raises(Invalid):
        add_link_evidence(report=report, url=url, by=officer, at=AT)

    assert not Evidence.objects.exists()


def test_what_evidence_shows_is_said_later_and_the_same_again_leaves_no_event(
    report: QuarterReport, officer: User
) -> None:
    made = add(report, officer)

    for _ in range(2):
        describe_evidence(evidence=made, shows="รายชื่อ 5 หน่วยงาน", quarter=3, by=officer, at=AT)

    row, event = Evidence.objects.get(), Event.objects.latest("pk")
    assert (row.shows, row.quarter, Event.objects.count()) == ("รายชื่อ 5 หน่วยงาน", 3, 2)
    assert (event.action, event.before, event.after) == (
        "describe_evidence",
        {"shows": "", "quarter": 2},
        {"shows": "รายชื่อ 5 หน่วยงาน", "quarter": 3},
    )


def test_evidence_is_not_moved_into_a_closed_report(report: QuarterReport, officer: User) -> None:
    made = add(report, officer)
    factories.quarter(report.indicator, 1, status=Status.SUBMITTED)

    with pytest.raises(Denied, match="quarter 1"):
        describe_evidence(evidence=made, shows="", quarter=1, by=officer, at=AT)

    assert Evidence.objects.get().quarter == 2


def test_removed_evidence_shows_no_more_and_stays_with_its_reason(report: QuarterReport, officer: User) -> None:
    made = add(report, officer)

    with pytest.raises(Invalid):
        remove_evidence(evidence=made, reason="  ", by=officer, at=AT)
    remove_evidence(evidence=made, reason="แนบผิดไฟล์", by=officer, at=AT)
    with pytest.raises(Denied, match="removed already"):
        remove_evidence(evidence=made, reason="อีกครั้ง", by=officer, at=AT)
    again = add(report, officer)

    row = Evidence.objects.get(pk=made.pk)
    assert (row.removed_by, row.removed_at, row.removed_reason) == (officer, AT, "แนบผิดไฟล์")
    assert row.blob is not None
    assert (Blob.objects.count(), again.position) == (1, row.position + 1)
    whole = indicator_report(with_reports(Indicator.objects.all()).get())
    assert len(whole.evidence) == 1


def test_what_a_paper_names_for_no_quarter_belongs_to_the_year_end(report: QuarterReport, officer: User) -> None:
    named = Evidence.objects.create(indicator=report.indicator, ref="ทะเบียนหน่วยงาน")
    factories.quarter(report.indicator, 5, status=Status.SUBMITTED)

    with pytest.raises(Denied, match="the year end"):
        remove_evidence(evidence=named, reason="ผิด", by=officer, at=AT)


@pytest.mark.parametrize("role", set(RoleName) - {RoleName.OFFICER})
def test_other_people_change_nothing(report: QuarterReport, officer: User, role: RoleName) -> None:
    made, other = add(report, officer), factories.user(role)
    stranger = factories.user(RoleName.OFFICER, over=factories.agency())
    events = Event.objects.count()

    for by in (other, stranger):
        for action in (
            lambda by=by: add(report, by, data=PDF + b" "),
            lambda by=by: add_link_evidence(report=report, url=LINK, by=by, at=AT),
            lambda by=by: describe_evidence(evidence=made, shows="x", quarter=2, by=by, at=AT),
            lambda by=by: remove_evidence(evidence=made, reason="x", by=by, at=AT),
        ):
            with pytest.raises(Denied):
                action()

    assert (Evidence.objects.count(), Event.objects.count()) == (1, events)


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.ENDORSED, Status.EVALUATED, Status.PUBLISHED])
def test_after_the_report_has_gone_on_its_evidence_stands(report: QuarterReport, officer: User, status: Status) -> None:
    made = add(report, officer)
    factories.quarter(report.indicator, 2, status=status)

    for action in (
        lambda: add(report, officer, data=PDF + b" "),
        lambda: add_link_evidence(report=report, url=LINK, by=officer, at=AT),
        lambda: describe_evidence(evidence=made, shows="x", quarter=2, by=officer, at=AT),
        lambda: remove_evidence(evidence=made, reason="x", by=officer, at=AT + timedelta(days=1)),
    ):
        with pytest.raises(Refused, match="quarter 2"):
            action()


def test_a_quarter_takes_so_much_and_no_more(report: QuarterReport, officer: User) -> None:
    Evidence.objects.bulk_create(
        Evidence(indicator=report.indicator, quarter=2, position=n, ref=str(n)) for n in range(MOST_OF_A_QUARTER)
    )

    with pytest.raises(Invalid, match="at most"):
        add(report, officer)
    with pytest.raises(Invalid, match="description"):
        describe_evidence(evidence=Evidence.objects.all()[0], shows="ก" * 1001, quarter=2, by=officer, at=AT)
