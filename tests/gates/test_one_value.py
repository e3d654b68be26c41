"""One formatter for a value on a screen: how many digits it has is its unit's affair, and no page's."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from samrit.web import words

WEB = Path(__file__).parents[2] / "src/samrit/web"
BY_HAND = re.compile(r"\|(floatformat|intcomma)|import (format_number|number)\b|sentences import .*\bnumber\b")


def test_no_page_writes_a_value_by_hand() -> None:
    found = {
        path.relative_to(WEB).as_posix()
        for path in (*WEB.rglob("*.html"), *WEB.rglob("*.py"))
        if BY_HAND.search(path.read_text())
    }

    assert found == {"words.py"}


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        (None, "%", ""),
        (Decimal("1407.5200"), "", "1,407.52"),
        (Decimal("96.6667"), "%", "96.67"),
        (Decimal("100.00"), "%", "100"),
        (Decimal("12.5"), "points", "12.50"),
        (Decimal(1_234_567), "baht", "1,234,567"),
        (Decimal("1234.5"), "baht", "1,234.50"),
        (Decimal("1234.56"), "MWh", "1,235"),
        (0.28412, "MW", "0.284"),
    ],
)
def test_a_value_has_the_digits_of_its_unit(amount: Decimal | float | None, unit: str, said: str) -> None:
    assert words.value(amount, unit) == said
