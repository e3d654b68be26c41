"""How a row is written to be sealed: every column counts, and a value is written in one way whatever database gives it."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps

from samrit.ledger.row_forms import UNSEALED, row_forms
from samrit.records.models import Indicator, QuarterReport, Role, User

# Values of which each column takes one as something else than nobody's filling in.
VALUES = ("x", "2001-01-01", 77, "[7]", b"x")


def test_each_table_and_column_is_sealed_or_named_with_its_reason() -> None:
    columns = {
        f"{model._meta.model_name}.{field.attname.removesuffix('_id')}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
    }
    known = {name.partition(".")[0] for name in columns} | columns

    assert {name: UNSEALED[name] for name in UNSEALED if name not in known} == {}, "take the line out of UNSEALED"
    assert all(UNSEALED.values())
    assert len(row_forms()) + sum("." not in name for name in UNSEALED) == len(
        apps.get_models(include_auto_created=True)
    )


def test_what_carries_no_seal_stands_in_the_document_that_auditors_read() -> None:
    text = Path("docs/trust.md").read_text(encoding="utf-8")

    assert [name for name in UNSEALED if f"`{name}`" not in text] == []


def test_tables_have_names_of_their_own_that_fit() -> None:
    models = apps.get_models(include_auto_created=True)

    assert len({model._meta.model_name for model in models}) == len(models)
    assert all(len(table) <= 32 for table in row_forms())


@pytest.mark.parametrize("table", row_forms())
def test_every_column_changes_the_row(table: str) -> None:
    form = row_forms()[table]
    empty = [None] * len(form.columns)
    rows = {form.row(1, empty), form.row(2, empty)}

    for at in range(len(form.columns)):
        rows |= {form.row(1, [*empty[:at], value, *empty[at + 1 :]]) for value in VALUES}

    assert len(rows) == 2 + len(VALUES) * len(form.columns)


def test_a_value_is_written_alike_whatever_database_gives_it() -> None:
    columns = {(form.model, column.name): column.write for form in row_forms().values() for column in form.columns}
    decimal, moment = columns[QuarterReport, "result_value"], columns[QuarterReport, "submitted_at"]
    day, json, boolean = columns[Role, "from_on"], columns[Indicator, "as_printed"], columns[User, "is_active"]
    bangkok = timezone(timedelta(hours=7))

    assert decimal(5) == decimal(5.0) == decimal(Decimal("5.00000000")) == b"5"
    assert decimal(0) == decimal(Decimal("-0.000")) == b"0"
    assert decimal(0.1) == decimal(Decimal("0.100000")) == b"0.1"
    assert decimal(123456789.123456) == decimal(Decimal("123456789.12345600"))
    assert decimal(Decimal("123456789012345678901234567890.12345678")) != decimal(
        Decimal("123456789012345678901234567890.12345679")
    )
    assert moment("2021-01-10 02:30:00") == moment(datetime(2021, 1, 10, 9, 30, tzinfo=bangkok))
    assert moment("2021-01-10 02:30:00.000001") == moment(datetime(2021, 1, 10, 2, 30, 0, 1, tzinfo=UTC))
    assert day("2021-01-10") == day(date(2021, 1, 10)) == b"2021-01-10"
    assert boolean(1) == boolean(True)
    assert json('{"b":[1.50,1e+22],"a":"\\u0e01"}') == json('{"a": "ก", "b": [1.5, 10000000000000000000000]}')
    assert json('{"a": 1}') != json('{"a": "1"}')
    assert json("1e999999999") == json("1e999999998"), "no number so long is worked out"


def test_what_sqlite_lets_into_a_column_of_another_kind_is_no_value_of_its_own() -> None:
    columns = {column.name: column.write for column in row_forms()["quarterreport"].columns}

    assert columns["result_value"]("5") != columns["result_value"](5)
    assert columns["narrative"](b"5") != columns["narrative"]("5")
    assert columns["version"]("1") != columns["version"](1)
    assert columns["return_reasons"]("{") != columns["return_reasons"]("{}")


def test_a_column_that_came_later_changes_no_row_in_which_it_is_not_filled_in() -> None:
    form = row_forms()["role"]
    at = [column.name for column in form.columns].index("reason")
    values = [None if column.unfilled is None else "" for column in form.columns]

    assert form.row(1, [*values[:at], "", *values[at + 1 :]]) == form.row(1, [*values[:at], None, *values[at + 1 :]])
