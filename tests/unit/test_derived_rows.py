"""What carries no seal since it follows from other rows: verification works it out anew, and names what somebody changed."""

import json

import pytest
from django.db import connection
from django.utils import timezone

import factories
import world
from samrit.actions.plans.plan import recheck
from samrit.actions.reports.recount import recount
from samrit.cli.main import run
from samrit.ledger.schema_seal import seal_schema
from samrit.ledger.trail import record_rest
from samrit.queries.reports.verification import verify
from samrit.records.models import Event, Indicator, PeriodResult, ScopeCounts
from samrit.vocabulary.workflow import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indicator")]

AT = factories.AT


@pytest.fixture
def indicator() -> Indicator:
    """One of a small city, whose counts are what the records make."""
    indicator = world.build().places["own"].indicator
    factories.quarter(indicator, 1, status=Status.SUBMITTED)
    recheck(Indicator.objects.all(), at=timezone.now())
    recount(timezone.now())
    record_rest()
    return indicator


def harm(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def found() -> set[str]:
    return {fault.subject for fault in verify().faults}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_periodresult SET part = 'exceeds', verdict = 'exceeds' WHERE quarter = 1",
        "UPDATE records_periodresult SET shortfall = 1 WHERE quarter = 1",
        "UPDATE records_periodresult SET scopes = '[\"city:\"]' WHERE quarter = 1",
        "DELETE FROM records_periodresult WHERE quarter = 1",
    ],
)
def test_a_result_that_is_not_what_its_report_makes_is_named(indicator: Indicator, statement: str) -> None:
    assert found() == set()

    harm(statement)

    assert f"periodresult {indicator.pk} 1" in found()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_scopecounts SET meets = meets + 1 WHERE scope_kind = 'city' AND quarter = 1",
        "DELETE FROM records_scopecounts WHERE scope_kind = 'city' AND quarter = 1",
        (
            "INSERT INTO records_scopecounts (scope_kind, scope_code, fiscal_year_be, quarter, exceeds, meets, nearly, misses, "
            "unjudged, doubtful, unreported, unsupported, weight_total, weight_sound) "
            "VALUES ('city', '', 2564, 1, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0)"
        ),
    ],
)
def test_counts_that_are_no_sum_are_named_and_counted_anew_by_an_event_that_tells_it(statement: str) -> None:
    before = Event.objects.filter(action="count_anew").count()
    recount(timezone.now())
    assert Event.objects.filter(action="count_anew").count() == before, "nothing is told where nothing differed"

    harm(statement)
    named = found()
    recount(timezone.now())

    assert named == {"scopecounts city 2564 1"}
    assert found() == set()
    assert Event.objects.filter(action="count_anew").latest("pk").after["scopes"] >= 1


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE records_indicator SET doubts = \'{"1": "returned"}\'',
        "UPDATE records_indicator SET findings_errors = 99",
    ],
)
def test_findings_that_no_rule_makes_are_named_where_these_very_rules_made_them(
    indicator: Indicator, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    harm(statement)

    assert f"indicator {indicator.pk}" in found()
    monkeypatch.setattr("samrit.queries.city.rules._source", lambda: b"those of another copy of the program")
    assert f"indicator {indicator.pk}" not in found()


def test_counts_of_many_rows_fold_and_stay_whole() -> None:
    ScopeCounts.objects.bulk_create(
        ScopeCounts(scope_kind="city", fiscal_year_be=2564, quarter=1, exceeds=one) for one in (1, -1)
    )
    recount(timezone.now())

    assert (found(), PeriodResult.objects.exists()) == (set(), True)


@pytest.mark.parametrize(
    ("statement", "kind", "name"),
    [
        ("DELETE FROM django_migrations WHERE app = 'records' AND name LIKE '0008%%'", "gone", "0008"),
        (
            "UPDATE django_migrations SET name = '0001_x' WHERE app = 'records' AND name LIKE '0001%%'",
            "added",
            "0001_x",
        ),
        (
            "INSERT INTO django_migrations (app, name, applied) VALUES ('records', '9999_x', '2021-01-10')",
            "added",
            "9999_x",
        ),
    ],
)
def test_an_altered_list_of_upgrades_is_named_and_keeps_nobody_from_verifying(
    statement: str, kind: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    seal_schema(at=AT)
    harm(statement.replace("%%", "%"))

    assert run(["audit", "verify", "--json"]) == 1
    stated = json.loads(capsys.readouterr().out)
    assert (kind, True) in {(one["kind"], f"upgrade records.{name}" in one["name"]) for one in stated["schema_faults"]}
