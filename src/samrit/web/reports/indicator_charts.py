"""The two charts of an indicator, its years and its quarters, as `samrit.writers.value_drawing` draws them."""

from collections.abc import Sequence
from decimal import Decimal

from samrit.queries.reports.indicator import Point
from samrit.queries.reports.indicator_years import YearPoint
from samrit.thai.translation import _
from samrit.vocabulary.choices import Accumulation
from samrit.web import words
from samrit.writers.value_drawing import Value, ValueDrawing, drawing, quarter_drawing


def year_chart(years: Sequence[YearPoint]) -> ValueDrawing | None:
    """The years as bars, each with the mark of its target; None where there are not two to compare."""
    if sum(one.value is not None for one in years) < 2:
        return None
    values = [
        Value(
            words.year(one.fiscal_year_be), one.value, one.target, words.doubt(one.doubt), is_hollow=not one.is_endorsed,
            is_break=not one.is_comparable, is_now=one is years[-1],
        )
        for one in years
    ]  # fmt: skip
    return drawing(values)


def quarter_chart(points: Sequence[Point], target: Decimal | None, accumulation: Accumulation) -> ValueDrawing | None:
    """The quarters: a line towards the target of the year, bars where they are added up; None where none has a value."""
    values = [
        Value(_("Q{n}", n=one.label), one.value, doubt=words.doubt(one.doubt), is_hollow=not one.is_endorsed)
        for one in points
    ]
    return quarter_drawing(values, target, accumulation)
