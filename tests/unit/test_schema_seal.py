"""The form of the database is sealed: what somebody adds, alters or takes out by SQL is found, and named."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations import Migration

import factories
from samrit.ledger.apps import LedgerConfig
from samrit.ledger.schema_seal import is_schema_sealed, schema_faults, seal_schema
from samrit.ledger.trail import record
from samrit.queries.reports.verification import verify
from samrit.records.models import Event

pytestmark = pytest.mark.django_db

AT = factories.AT


@pytest.fixture
def _sealed() -> None:
    record("rename", factories.city(), by=None, at=AT)
    seal_schema(at=AT)


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def found() -> set[tuple[str, str]]:
    return {(fault.kind.value, fault.name) for fault in schema_faults()}


@pytest.mark.usefixtures("_sealed")
def test_what_nobody_touched_is_whole_and_sealed_once() -> None:
    seal_schema(at=AT)

    assert (found(), Event.objects.filter(action="seal_schema").count()) == (set(), 1)


@pytest.mark.usefixtures("_sealed")
def test_tables_indexes_columns_and_promises_that_were_altered_are_named() -> None:
    run("CREATE TABLE aside (id integer)", "CREATE UNIQUE INDEX one_name ON records_theme (name_th)")
    run(
        "ALTER TABLE records_role ADD COLUMN more integer NULL", "DROP INDEX records_publishedindicator_series_92fc4d07"
    )
    added = {("added", "table aside"), ("added", "index one_name")}

    if connection.vendor == "sqlite":
        wanted = added | {("changed", "table records_role")}
    else:
        run(
            "SET CONSTRAINTS ALL IMMEDIATE",
            "ALTER TABLE records_quarterreport DROP CONSTRAINT quarterreport_target_comparison_known",
        )
        wanted = added | {("added", "column aside.id"), ("added", "column records_role.more")}
    assert wanted <= found()
    assert any(kind == "gone" for kind, _name in found())
    assert not verify().is_whole
    assert any("table aside" in sentence.en for sentence in verify().sentences())


@pytest.mark.usefixtures("_sealed")
def test_an_upgrade_seals_the_form_anew_and_its_event_tells_what_was_altered_before() -> None:
    records, ledger = apps.get_app_config("records"), apps.get_app_config("ledger")
    assert isinstance(ledger, LedgerConfig)
    run("CREATE TABLE aside (id integer)")

    ledger.before(sender=records)
    ledger.after(sender=records, plan=[])
    assert ("added", "table aside") in found(), "without a migration nothing is sealed anew"
    ledger.before(sender=records)
    ledger.after(sender=records, plan=[(Migration("0099_x", "records"), False)])

    assert (found(), is_schema_sealed()) == (set(), True)
    assert "table aside" in Event.objects.filter(action="seal_schema").latest("pk").after["altered_before"]
