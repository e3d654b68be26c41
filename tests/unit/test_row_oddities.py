"""Whatever somebody puts into a row, of any type or range, verification ends and names that row; no odd value hides another."""

import random
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from pytest_django import DjangoDbBlocker

from samrit.actions.city.verify_records import verify_records
from samrit.ledger.column_kinds import kind_of
from samrit.ledger.raw_rows import raw_rows
from samrit.ledger.row_forms import UNSEALED, form_of
from samrit.queries.reports.verification import Verification, verify
from samrit.records.append_only import drop_triggers
from samrit.records.models import Event, LogHead, PeriodResult, QuarterReport, RowSeal, ScopeCounts
from sealed_city import AT, sealed_city

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]

# As SQL. SQLite takes each in every column; PostgreSQL those that are of the column's type.
ODD = (
    "X'00ff'", "CAST(X'e0b8ff' AS TEXT)", "'zz'", "''", "NULL", "-1", "11", "9223372036854775807", "9e999", "1e300", "0.1",
    "'NaN'", "'Infinity'", "'infinity'", "'0044-03-15 BC'", "'2026-13-45 99:99:99'", "'0001-01-01 00:00:00'", "'9999-12-31 23:59:59+00'",
    "'null'", "'{'", "'[[1]]'", "'\"x\"'", "'{\"1\": {\"2\": []}}'", "'1e999999999999999999999'", "'\"\\ud800\"'",
    "'" + "[" * 100_000 + "'",
)  # fmt: skip
ODD_THERE = ("'infinity'", "'NaN'", "'0044-03-15 BC'", "'null'", "9223372036854775807", "NULL", "'zz'")
# Besides the sealed tables those that carry no seal, and that verification reads.
READ = (Event, LogHead, RowSeal, PeriodResult, ScopeCounts)
MODELS = tuple(
    model
    for model in apps.get_models(include_auto_created=True)
    if model in READ or (model._meta.model_name or "") not in UNSEALED
)


@pytest.fixture(scope="module")
def city(
    django_db_setup: None,  # noqa: ARG001 - the database is asked for
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """What is harmed: made once, and each test's harm is undone."""
    with sealed_city(django_db_blocker, tmp_path_factory.mktemp("city")):
        yield


@pytest.fixture
def unguarded() -> Iterator[None]:
    """As for somebody who may alter the schema: nothing in the database refuses a value. All is undone behind the test."""
    with transaction.atomic(), connection.cursor() as cursor:
        drop_triggers(connection)
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = 1")
            cursor.execute("PRAGMA defer_foreign_keys = 1")
        yield
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = 0")
        transaction.set_rollback(True)


def put(model: type[Model], values: dict[str, str]) -> set[str]:
    """Into the first row of a table, by columns; gives those that hold something else now than before."""
    table, key = model._meta.db_table, model._meta.pk.column
    before = stored(model)
    for column, odd in values.items():
        sql = f'UPDATE {table} SET "{column}" = {odd} WHERE {key} = (SELECT min({key}) FROM {table})'
        with suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    after = stored(model)
    return {column for column, value in after.items() if before[column] != value}


def stored(model: type[Model]) -> dict[str, bytes | None]:
    """What the first row of a table holds, as it would be sealed."""
    fields = {str(field.column): kind_of(field) for field in model._meta.concrete_fields if not field.primary_key}
    _key, *values = next(raw_rows(model, list(fields)), (None,) * (len(fields) + 1))
    return {
        name: None if value is None else kind.written(value)
        for (name, kind), value in zip(fields.items(), values, strict=True)
    }


def is_sealed(model: type[Model], column: str) -> bool:
    form = form_of(model)
    return form is not None and column in form.names


def named(found: Verification, model: type[Model]) -> set[str]:
    """The columns that are named of a table's row."""
    return {name for fault in found.trail.row_faults if fault.table == model._meta.model_name for name in fault.fields}


@pytest.mark.parametrize("turn", range(3))
@pytest.mark.usefixtures("unguarded")
def test_odd_values_in_all_columns_of_all_tables_are_named(turn: int) -> None:
    values = cycle(ODD[turn:] if connection.vendor == "sqlite" else ODD_THERE[turn:])
    sealed = [model for model in MODELS if model not in READ]
    odd = {model: {name: next(values) for name in stored(model)} for model in sealed}
    changed = {model: {name for name in put(model, odd[model]) if is_sealed(model, name)} for model in sealed}

    found = verify()

    assert {fault.table for fault in found.trail.row_faults} >= {
        model._meta.model_name for model, columns in changed.items() if columns
    }
    missed = {(model, name) for model, columns in changed.items() for name in columns - named(found, model)}
    # One mark of 16 bits in 65,536 is another's, and of an empty text it isn't told whether it was filled in.
    assert len([1 for model, name in missed if odd[model][name] != "''"]) <= 1, missed


@pytest.mark.usefixtures("unguarded")
def test_one_odd_value_anywhere_is_found() -> None:
    chosen = random.Random(13)
    places = [(model, column) for model in MODELS for column in stored(model)]

    for model, column in chosen.sample(places, 12):
        with transaction.atomic():
            if put(model, {column: (odd := chosen.choice(ODD))}):
                assert verify().sentences(), (model, column, odd)
            transaction.set_rollback(True)


@pytest.mark.usefixtures("unguarded")
def test_what_cannot_be_read_hides_no_other_edit_and_is_marked_by_night() -> None:
    odd = "CAST(X'ff' AS TEXT)" if connection.vendor == "sqlite" else "'zz'"
    put(QuarterReport, {"narrative": odd})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_user SET email = 'else@example.org' WHERE username = 'admin'")
        cursor.execute("UPDATE records_quarterreport SET score_value = 5")

    found = verify()

    assert {"narrative", "score_value"} <= named(found, QuarterReport)
    assert verify_records(AT)
    if connection.vendor == "sqlite":  # PostgreSQL lets no text in that is none
        report = QuarterReport.objects.order_by("pk").defer("narrative").first()
        assert report is not None
        assert (report.indicator.doubts or {})[str(report.quarter)] == "altered"
