"""A row that was changed past the system is told with the fields that differ; events of before there were marks tell the row."""

import pytest

import factories
from samrit.ledger.field_marks import changed_fields, field_marks
from samrit.ledger.row_forms import row_forms
from samrit.ledger.row_words import stated_rows
from samrit.ledger.verification import verify_trail
from tampering import tamper

FORM = row_forms()["agency"]
NONCE = b"\1" * 16


def test_a_row_is_taken_apart_as_it_was_written() -> None:
    row = FORM.row(7, ["ก ข\n7 " if column.name == "name_th" else None for column in FORM.columns])

    assert {name: value.decode() for name, value in FORM.values(row).items() if value} == {"name_th": "ก ข\n7 "}
    assert list(FORM.values(row)) == [column.name for column in FORM.columns]


def test_what_was_filled_in_emptied_or_changed_is_named() -> None:
    def written(**filled: str) -> bytes:
        return FORM.row(1, [filled.get(column.name) for column in FORM.columns])

    before = written(name_th="ก", code="12")
    marks = field_marks(FORM, NONCE, before)

    assert changed_fields(FORM, NONCE, written(name_th="ข", name_en="B"), marks) == ("code", "name_en", "name_th")
    assert changed_fields(FORM, NONCE, before, marks) == ()
    assert changed_fields(FORM, NONCE, before, "") == ()
    assert changed_fields(FORM, NONCE, written(name_th="ข"), marks[4:]) == ("name_th",), (
        "an empty one may be a later column"
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.every_row_has_an_event
def test_verification_names_them() -> None:
    report = factories.quarter()
    tamper(f"UPDATE records_quarterreport SET narrative = 'อื่น', result_value = 4321 WHERE id = {report.pk}")

    (fault,) = verify_trail().row_faults

    assert (fault.table, fault.key, fault.fields) == ("quarterreport", report.pk, ("narrative", "result_value"))
    ((_fault, words),) = stated_rows([fault])
    assert "What differs: narrative, result_value." in words.en
