"""What stands in the brackets of a ratio and can't be: the check where it is typed and the year's sentence say one thing."""

import pytest

from samrit.checks import check
from samrit.report import IndicatorReport, QuarterReport, Result, Target
from samrit.scoring.year import judge_year
from samrit.vocabulary.choices import Accumulation


def of_quarter(text: str, unit: str = "ร้อยละ") -> IndicatorReport:
    """A report whose first quarter has this result."""
    quarter = QuarterReport(quarter=1, result=Result(value_text=text, unit_text=unit))
    return IndicatorReport(target=Target(value_text="80", unit_text=unit), quarters=(quarter,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("82.50 [33/0]", "divides by zero"),
        ("๘๒.๕๐ [๓๓/๐]", "divides by zero"),
        ("82.5 [33 / 0.00]", "divides by zero"),
        ("0 [5/0]", "divides by zero"),
        ("82.5 [0/0]", "divides by zero"),
        ("-75 [-3/4]", "negative number in its brackets"),
        ("75 [-3/-4]", "negative number in its brackets"),
        ("75 [3/-4]", "negative number in its brackets"),
        ("60 [5/3]", "5 / 3 is 166.67 %"),
        ("75 [3/4]", ""),
        ("0 [0/0]", ""),
        ("100 [0/0]", ""),
        ("0 [0/40]", ""),
    ],
)
def test_brackets_that_no_count_gives_are_an_error_at_their_quarter(text: str, words: str) -> None:
    found = [one for one in check(of_quarter(text)) if one.code == "K220"]

    assert [(one.field, words in one.message.text("en")) for one in found] == (
        [("quarters.1.result", True)] if words else []
    )


def test_the_year_says_that_the_ratio_has_no_value_and_not_that_nothing_was_typed() -> None:
    report = of_quarter("82.50 [33/0]")
    quarters = [report.quarters[0].result, Result(), Result(), Result()]

    said = judge_year(report.target, quarters, Accumulation.LAST).reason.text("en")

    assert "33/0 has no value" in said
    assert "left empty" not in said


def test_what_was_typed_for_the_year_stands_for_a_ratio_without_a_value() -> None:
    slip, typed = Result(value_text="82.50 [33/0]"), Result(value_text="81")

    assert judge_year(Target(value_text="80"), [slip], Accumulation.LAST, typed).result == typed
