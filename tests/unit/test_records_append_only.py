"""What is only ever added can't be changed or deleted, not even by SQL; proven on both databases."""

import pytest
from django.db import IntegrityError, connection, transaction

import factories
from factories import AT
from samrit.actions.saving import save_checked
from samrit.ledger.blobs import store_blob
from samrit.ledger.content import content_of, saved_content, store_revision
from samrit.ledger.trail import record
from samrit.records.append_only import (
    APPEND_ONLY_TRIGGERS,
    AppendOnlyTrigger,
    create_triggers,
    drop_triggers,
    missing_triggers,
)
from samrit.records.models import (
    CheckRuleSet,
    CountingRuleVersion,
    Event,
    PaperSignature,
    Progress,
    QuarterReport,
    Reopening,
    Review,
    Revision,
    SignOff,
    Spending,
    SubmissionCheck,
    Tally,
)
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed() -> QuarterReport:
    """A report of which every guarded table has a row."""
    row, by = factories.quarter(status=Status.SUBMITTED), factories.user(RoleName.HEAD)
    store_revision(row, by=by, at=AT)
    Review.objects.create(report=row, round=1, version=1, action="endorse", role="head", by=by, at=AT)
    SubmissionCheck.objects.create(
        report=row, version=1, at=AT, rules=CheckRuleSet.objects.create(version="1", table={})
    )
    paper = store_blob(b"%PDF-1.7", media_type="application/pdf", at=AT)
    signed = {"name": "สมใจ", "position": "นักวิชาการ", "content": "{}", "sha256": "0" * 64}
    signoff = SignOff.objects.create(indicator=row.indicator, by=by, at=AT, paper=paper, **signed)
    PaperSignature.objects.create(signoff=signoff, place=1, role="head", by=by, at=AT, signer="สมใจ", paper=paper)
    Reopening.objects.create(signoff=signoff, by=by, at=AT, reason="ตัวเลขผิด")
    rule = CountingRuleVersion.objects.create(indicator=row.indicator, number=1, made_at=AT)
    Tally.objects.create(report=row, rule=rule, as_of=AT, value=5)
    project = factories.project(row.indicator.annual_plan)
    Progress.objects.create(milestone=project.milestones.get(), on=AT.date(), percent=50, reported_at=AT)
    Spending.objects.create(project=project, on=AT.date(), total_baht=1000, reported_at=AT)
    factories.measurement(row.indicator.annual_plan.agency)
    factories.measurement_protocol(row.indicator.annual_plan.agency)
    with transaction.atomic():
        record("submit", row, by=by, at=AT, after={"status": "submitted"})
    return row


def refused(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else it refuses for the test's own rows
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            cursor.execute(sql)
    return str(refusal.value)


@pytest.mark.usefixtures("filed")
@pytest.mark.parametrize("trigger", APPEND_ONLY_TRIGGERS, ids=lambda trigger: trigger.table)
def test_no_row_is_changed_or_deleted_and_the_database_says_why(trigger: AppendOnlyTrigger) -> None:
    assert trigger.said in refused(f"UPDATE {trigger.table} SET id = id")
    assert trigger.said in refused(f"DELETE FROM {trigger.table}")


@pytest.mark.usefixtures("filed")
@pytest.mark.parametrize("table", [trigger.table for trigger in APPEND_ONLY_TRIGGERS])
def test_no_table_is_emptied_and_no_row_is_put_in_anothers_place(table: str) -> None:
    if connection.vendor == "postgresql":
        assert "is neither changed nor deleted" in refused(f"TRUNCATE {table} CASCADE")
    else:
        assert "is neither changed nor deleted" in refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


def test_a_row_is_not_replaced_by_one_with_its_hash(filed: QuarterReport) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL has no REPLACE")
    columns = "log, position, leaves, at, action, subject_type, subject_id, before, after, text, nonce, leaf"
    new = f"INSERT OR REPLACE INTO records_event (id, {columns}) SELECT id + 1000, {columns} FROM records_event"

    assert "audit trail" in refused(new)
    assert Event.objects.get().subject_id == filed.pk


def test_an_indicator_of_which_nothing_was_filed_can_go(filed: QuarterReport) -> None:
    unfiled = factories.quarter()
    store_revision(unfiled, by=None, at=AT)

    unfiled.indicator.delete()

    assert list(Revision.objects.values_list("report_id", flat=True)) == [filed.pk]


def test_a_report_that_came_back_keeps_its_revisions() -> None:
    row = factories.quarter(status=Status.RETURNED)
    store_revision(row, by=None, at=AT)

    with pytest.raises(IntegrityError, match="A revision of a report that was handed in"), transaction.atomic():
        row.delete()
    assert Revision.objects.count() == 1


def test_new_rows_go_in_as_ever(filed: QuarterReport) -> None:
    filed.version += 1
    save_checked(filed)
    store_revision(filed, by=None, at=AT)
    with transaction.atomic():
        record("endorse", filed, by=None, at=AT)

    assert Event.objects.count() == 2
    assert saved_content(Revision.objects.latest("pk")) == content_of(filed)


def test_a_missing_guard_is_seen() -> None:
    whole = missing_triggers(connection)
    drop_triggers(connection, APPEND_ONLY_TRIGGERS[1:2])

    assert (whole, missing_triggers(connection)) == ((), ("records_signoff",))
    create_triggers(connection)
    assert missing_triggers(connection) == ()
