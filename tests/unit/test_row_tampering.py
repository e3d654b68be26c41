"""What somebody does to rows who has the database and nothing else: every kind of it is found, and the row is named."""

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

import factories
from samrit.ledger.row_forms import row_forms
from samrit.ledger.row_seals import row_hash
from samrit.queries.reports.verification import verify
from samrit.records.models import (
    QuarterReport,
    Role,
)
from sealed_city import sealed_city
from tampering import tamper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]

AT = factories.AT


@pytest.fixture(scope="module")
def city(
    django_db_setup: None,  # noqa: ARG001 - the database is asked for
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """What is harmed: made once, and each test's harm is undone."""
    with sealed_city(django_db_blocker, tmp_path_factory.mktemp("city")):
        yield


def found() -> set[tuple[str, str]]:
    """What is wrong with which table."""
    return {(fault.kind.value, fault.table) for fault in verify().trail.row_faults}


def first(table: str) -> str:
    return f"(SELECT min(id) FROM records_{table})"


# What is done, and what is found. Of rows: the kind of harm and the table.
HARM: tuple[tuple[str, tuple[str, str]], ...] = (
    (
        "UPDATE records_quarterreport SET result_value = 999999 WHERE quarter = 5 AND result_value > 0",
        ("changed", "quarterreport"),
    ),
    ("UPDATE records_quarterreport SET result_value = result_value + 0.000001", ("changed", "quarterreport")),
    ("UPDATE records_quarterreport SET narrative = narrative || ' '", ("changed", "quarterreport")),
    ("UPDATE records_quarterreport SET status = 'published'", ("changed", "quarterreport")),
    ("UPDATE records_quarterreport SET due_on = '2099-12-31'", ("changed", "quarterreport")),
    (
        "UPDATE records_revision SET saved_at = '2021-01-10 09:30:00.000001+00:00'",
        ("changed", "revision"),
    ),
    ("UPDATE records_quarterreport SET progress_percent = 100", ("changed", "quarterreport")),
    ("UPDATE records_quarterreport SET version = version + 1", ("changed", "quarterreport")),
    ('UPDATE records_quarterreport SET return_reasons = \'{"": "ผิด"}\'', ("changed", "quarterreport")),
    (f"UPDATE records_indicator SET target_value = 1 WHERE id = {first('indicator')}", ("changed", "indicator")),
    ("UPDATE records_indicator SET name_th = 'อื่น'", ("changed", "indicator")),
    ("UPDATE records_indicator SET weight = 0.5", ("changed", "indicator")),
    ("UPDATE records_indicator SET signoff_id = NULL WHERE signoff_id IS NOT NULL", ("changed", "indicator")),
    ("UPDATE records_signoff SET content = '{}'", ("changed", "signoff")),
    ("UPDATE records_signoff SET name = 'นายอื่น'", ("changed", "signoff")),
    ("UPDATE records_review SET opinion = 'ไม่ดี'", ("changed", "review")),
    ("UPDATE records_review SET by_id = by_id - 1", ("changed", "review")),
    ("DELETE FROM records_review", ("gone", "review")),
    ("UPDATE records_revision SET content = '{}'", ("changed", "revision")),
    ("DELETE FROM records_revision", ("gone", "revision")),
    ("UPDATE records_figure SET value = 6", ("changed", "figure")),
    ("UPDATE records_fact SET people = 100", ("changed", "fact")),
    ("DELETE FROM records_fact", ("gone", "fact")),
    ("INSERT INTO auth_group (name) VALUES ('x')", ("added", "group")),
    ("UPDATE records_evidence SET shows = 'อื่น'", ("changed", "evidence")),
    ("UPDATE records_evidence SET removed_reason = 'x'", ("changed", "evidence")),
    (f"UPDATE records_blob SET sha256 = '{'0' * 64}' WHERE id = {first('blob')}", ("changed", "blob")),
    ("UPDATE records_user SET password = 'pbkdf2$x'", ("changed", "user")),
    (f"UPDATE records_user SET is_superuser = NOT is_superuser WHERE id = {first('user')}", ("changed", "user")),
    (f"UPDATE records_user SET email = 'other@example.org' WHERE id = {first('user')}", ("changed", "user")),
    ("UPDATE records_role SET role = 'administrator'", ("changed", "role")),
    (
        f"UPDATE records_role SET user_id = (SELECT max(id) FROM records_user) WHERE id = {first('role')}",
        ("changed", "role"),
    ),
    ("DELETE FROM records_role WHERE role = 'evaluator'", ("gone", "role")),
    (
        "INSERT INTO records_role (user_id, role, agency_id, reason) SELECT user_id, 'evaluator', agency_id, '' FROM records_role WHERE role = 'executive'",
        ("added", "role"),
    ),
    ("UPDATE records_agency SET name_th = 'สำนักอื่น'", ("changed", "agency")),
    ("UPDATE records_agencychange SET from_on = '2020-01-01'", ("changed", "agencychange")),
    ("UPDATE records_annualplan SET closed_at = NULL, title = 'x'", ("changed", "annualplan")),
    ("UPDATE records_plannode SET name_th = 'อื่น'", ("changed", "plannode")),
    ("UPDATE records_indicatornode SET position = 2", ("changed", "indicatornode")),
    ("DELETE FROM records_project_indicators", ("gone", "project_indicators")),
    ("UPDATE records_project SET budget_allotted_baht = 1", ("changed", "project")),
    ('UPDATE records_fiscalyear SET due_dates = \'{"1": "2021-12-31"}\'', ("changed", "fiscalyear")),
    ("UPDATE records_cityholiday SET is_working_day = NOT is_working_day", ("changed", "cityholiday")),
    ("UPDATE records_publishedplan SET indicators = 10", ("changed", "publishedplan")),
    ("DELETE FROM records_publishednode", ("gone", "publishednode")),
    ("UPDATE socialaccount_socialaccount SET uid = 'another'", ("changed", "socialaccount")),
    ("UPDATE records_rulesetting SET is_off = NOT is_off", ("changed", "rulesetting")),
    ("UPDATE records_campaign SET ends_on = '2022-01-01'", ("changed", "campaign")),
    ("UPDATE records_activity SET venue = 'อื่น'", ("changed", "activity")),
    ("UPDATE records_practice SET what = 'อื่น'", ("changed", "practice")),
    ("UPDATE records_attendance SET people = people + 1", ("changed", "attendance")),
    ("UPDATE records_commitment SET declared_on = '2020-01-01'", ("changed", "commitment")),
    ("UPDATE records_checkin SET people = people + 1", ("changed", "checkin")),
    ("UPDATE records_partner SET name_th = 'อื่น'", ("changed", "partner")),
    ("UPDATE records_partnerlink SET expires_on = '2099-01-01'", ("changed", "partnerlink")),
    ("UPDATE records_contact SET phone = '0899999999'", ("changed", "contact")),
    ("UPDATE records_contact SET name = '', phone = ''", ("changed", "contact")),  # a blank without an event
    ("UPDATE records_countingruleversion SET words = 'อื่น'", ("changed", "countingruleversion")),
    ("UPDATE records_emissionfactor SET t_per_mwh = 0.1", ("changed", "emissionfactor")),
    ("UPDATE records_measurement SET saved_mwh = saved_mwh * 2", ("changed", "measurement")),
    ("UPDATE records_loadseries SET name = 'x'", ("changed", "loadseries")),
    ("DELETE FROM records_rowseal WHERE \"table\" = 'signoff'", ("seal", "signoff")),
    ("UPDATE records_rowseal SET hash = nonce WHERE \"table\" = 'role'", ("seal", "role")),
    ("UPDATE records_rowseal SET event_id = event_id - 1 WHERE \"table\" = 'agency'", ("seal", "agency")),
    ("UPDATE records_rowseal SET nonce = 'zz' WHERE \"table\" = 'user'", ("changed", "user")),
    (
        "INSERT INTO records_rowseal (\"table\", \"key\", nonce, hash, event_id) VALUES ('role', 12345678, '', '', 1)",
        ("seal", "role"),
    ),
)


@pytest.mark.parametrize(("statement", "expected"), HARM, ids=[statement for statement, _expected in HARM])
def test_harm_to_a_row_is_found(statement: str, expected: tuple[str, str]) -> None:
    tamper(statement)

    assert found() == {expected}


def test_without_harm_nothing_is_found_and_every_table_has_rows_to_lose() -> None:
    whole = verify()

    assert (whole.sentences(), whole.trail.rows > 100) == ((), True)


def test_two_rows_that_change_places_are_both_found() -> None:
    a, b = QuarterReport.objects.order_by("pk").values_list("pk", flat=True)[:2]
    tamper(
        "CREATE TEMPORARY TABLE aside AS SELECT * FROM records_quarterreport",
        *(
            f"UPDATE records_quarterreport SET {name} = (SELECT {name} FROM aside WHERE id = {one}) WHERE id = {other}"
            for one, other in ((a, b), (b, a))
            for name in ("narrative", "result_value", "status", "due_on")
        ),
    )

    assert {(fault.table, fault.key) for fault in verify().trail.row_faults} == {
        ("quarterreport", key) for key in (a, b)
    }


def test_a_seal_that_is_made_anew_with_its_row_is_not_that_of_the_event() -> None:
    form = row_forms()["role"]
    key = min(Role.objects.values_list("pk", flat=True))
    tamper(("UPDATE records_role SET role = 'executive' WHERE id = %s", [key]))
    ((_key, forged),) = form.rows([key])
    nonce = bytes(16)
    tamper(
        (
            'UPDATE records_rowseal SET nonce = %s, hash = %s WHERE "table" = \'role\' AND "key" = %s',
            [nonce.hex(), row_hash(nonce, forged), key],
        )
    )

    assert found() == {("seal", "role")}


def test_an_event_that_tells_other_seals_is_no_leaf_of_the_tree() -> None:
    tamper('UPDATE records_event SET text = replace(text, \'"rows":{\', \'"rows":{"role":{"1":""},\')')

    assert not verify().trail.is_whole
    assert verify().trail.breaks


def test_a_trigger_that_is_hollowed_out_is_found() -> None:
    if connection.vendor == "sqlite":
        hollow = [
            "DROP TRIGGER records_signoff_update",
            "CREATE TRIGGER records_signoff_update BEFORE UPDATE ON records_signoff BEGIN SELECT 1; END",
        ]
    else:
        hollow = [
            "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
            "DROP TRIGGER records_signoff_update ON records_signoff",
            "CREATE TRIGGER records_signoff_update BEFORE UPDATE ON records_signoff FOR EACH ROW EXECUTE FUNCTION nothing()",
        ]
    _run(hollow)

    assert (verify().unguarded, verify().strange) == (("records_signoff",), ())


def test_a_function_of_triggers_that_is_hollowed_out_is_found() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("triggers have no functions there")
    _run(
        [
            "CREATE OR REPLACE FUNCTION samrit_only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
        ]
    )

    assert "records_event" in verify().unguarded


def test_a_trigger_that_is_switched_off_is_found() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("no trigger is switched off there")
    _run(["SET CONSTRAINTS ALL IMMEDIATE", "ALTER TABLE records_review DISABLE TRIGGER ALL"])

    assert "records_review" in verify().unguarded
    assert verify().strange, "promises of foreign keys are off, too"


def test_a_trigger_and_a_view_of_somebody_else_are_found() -> None:
    if connection.vendor == "sqlite":
        made = ["CREATE TRIGGER sly AFTER UPDATE ON records_user BEGIN SELECT 1; END"]
    else:
        made = [
            "CREATE FUNCTION sly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
            "CREATE TRIGGER sly BEFORE UPDATE ON records_user FOR EACH ROW EXECUTE FUNCTION sly()",
        ]
    _run([*made, "CREATE VIEW slyer AS SELECT 1 AS one"])

    assert verify().strange == ("sly", "slyer")


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
