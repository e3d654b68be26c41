"""Numbers are read as people type them, and the page tells how; days with short years by the running fiscal year."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms

from samrit.thai.typed_day import read_day
from samrit.web.components.number import NumberField, WholeField


class Form(forms.Form):
    """One field of each kind."""

    amount = NumberField(required=False, max_digits=18, decimal_places=2, min_value=0, unit="บาท")
    share = NumberField(required=False, max_value=100, unit="ร้อยละ")
    people = WholeField(required=False, min_value=1, unit="คน")
    bare = NumberField(required=False)


@pytest.mark.parametrize(
    ("field", "typed", "read"),
    [
        ("amount", "1,234.50", Decimal("1234.5")),
        ("amount", "๑,๒๓๔.๕๐", Decimal("1234.5")),
        ("amount", "1 234.50", Decimal("1234.5")),
        ("amount", " 1234.5 บาท", Decimal("1234.5")),
        ("amount", "1.5 ล้านบาท", Decimal(1_500_000)),
        ("amount", "", None),
        ("share", "ร้อยละ 85", Decimal(85)),
        ("share", "85%", Decimal(85)),
        ("people", "400 คน", 400),
        ("people", "๔๐๐", 400),
        ("people", "1,200", 1200),
        ("people", "12.0", 12),
        ("bare", "-5", Decimal(-5)),
        ("bare", "400 ชุมชน", Decimal(400)),
    ],
)
def test_a_number_is_read_as_it_is_typed(field: str, typed: str, read: Decimal | int | None) -> None:
    form = Form({field: typed})

    assert (form.is_valid(), form.cleaned_data.get(field)) == (True, read)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("amount", "ห้า"), ("amount", "1,23"), ("amount", "12-15"), ("amount", "-1"), ("amount", "1.234"), ("share", "850%"),
        ("people", "2.5"), ("people", "0"), ("people", "หลายคน"), ("bare", "5 ถึง 6"), ("bare", "NaN"), ("people", "400 ชุมชน"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_told_at_the_field(field: str, typed: str) -> None:
    assert list(Form({field: typed}).errors) == [field]


def test_the_page_tells_how_a_number_was_read_where_it_is_not_what_stands_there() -> None:
    form = Form({"amount": "๑,๒๓๔.๕๐", "people": "400", "bare": "ห้า"})

    assert ("1,234.5</span>" in str(form["amount"]), "read-as" in str(form["people"]), "read-as" in str(form["bare"])) == (
        True, False, False,
    )  # fmt: skip
    assert 'type="text"' in str(form["people"])


@pytest.mark.parametrize(
    ("typed", "near", "read"),
    [
        ("27/3/24", 2567, date(2024, 3, 27)),
        ("27/3/67", 2567, date(2024, 3, 27)),
        ("27 มี.ค. 24", 2567, date(2024, 3, 27)),
        ("8-10-69", 2570, date(2026, 10, 8)),
        ("8 Oct 26", 2570, date(2026, 10, 8)),
        ("๘ ต.ค. ๖๙", 2570, date(2026, 10, 8)),
        ("1/10/99", 2600, date(2056, 10, 1)),
        ("8 ต.ค.", 2570, None),
        ("26-12-05", 2570, None),
        ("69/12/05", 2570, None),
        ("26/12/2505", 2570, date(1962, 12, 26)),
    ],
)
def test_a_short_year_is_read_nearest_to_the_fiscal_year(typed: str, near: int, read: date | None) -> None:
    assert read_day(typed, near=near) == read
