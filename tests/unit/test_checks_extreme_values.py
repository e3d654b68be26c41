"""Values of thirty digits, before the point and behind it, are judged like any other: a check never ends in an error."""

import itertools

import pytest

from samrit.checks import check
from samrit.checks.example import form, page
from samrit.report import IndicatorReport, Result, Target

EXTREME = ("9" * 29, "9" * 30, "0." + "0" * 29 + "1", "-0.0", "1", "12345678901234567890.12345678")


@pytest.mark.parametrize("base", [form(), page()], ids=["form", "page"])
@pytest.mark.parametrize("unit", ["", "ชุมชน", "ร้อยละ", "ล้านบาท"])
def test_no_value_is_beyond_the_arithmetic(base: IndicatorReport, unit: str) -> None:
    for goal, value in itertools.product(EXTREME, EXTREME):
        result = Result(value_text=value, unit_text=unit)
        text = f"ได้ {value} {unit} จาก {goal} {unit} คิดเป็นร้อยละ {goal}"
        quarters = tuple(q.replace(result=result, narrative=text) for q in base.quarters)
        report = base.replace(target=Target(value_text=goal, unit_text=unit), result=result, quarters=quarters)

        assert check(report)
        assert check(report.replace(result=Result()))
