"""The judgement of a report, and of an indicator's year, from their rows: of the words that they hold, as printed."""

from collections.abc import Iterable

from samrit import report as typed
from samrit.records.models import YEAR_END, Indicator, QuarterReport
from samrit.scoring.judgement import Judgement
from samrit.scoring.printed import Words, judged_alone, judged_year


def year_judgement(
    indicator: Indicator, rows: Iterable[QuarterReport], *, instead: typed.QuarterReport | None = None
) -> Judgement:
    """The year of an indicator from its reports; `instead` stands for what the records have of one of them."""
    results = {row.quarter: (row.result_value_text, row.result_unit_text) for row in rows}
    if instead is not None:
        results[instead.quarter] = (instead.result.value_text, instead.result.unit_text)
    return judged_year(target_words(indicator), results, indicator.accumulation)


def report_judgement(
    indicator: Indicator, row: QuarterReport, *, instead: typed.QuarterReport | None = None
) -> Judgement:
    """How a report stands, on its form, its receipt and the desk: a quarter that has a target of its own is held against that.

    The year end, and a quarter without one, are the year so far against the year's target.
    """
    if not has_own_target(row):
        others = [one for one in indicator.quarters.all() if one.quarter != row.quarter]
        return year_judgement(indicator, [*others, row], instead=instead)
    result = instead.result if instead is not None else row.result
    return judged_alone(target_words(row), (result.value_text, result.unit_text))


def has_own_target(row: QuarterReport) -> bool:
    """Whether a quarter is held against a target of its own, and not against the year's."""
    return row.quarter != YEAR_END and bool(row.target_value_text)


def target_of_report(indicator: Indicator, row: QuarterReport) -> Words:
    """The target that a report is held against: the quarter's own where it has one, else the year's."""
    return target_words(row if has_own_target(row) else indicator)


def target_words(of: Indicator | QuarterReport) -> Words:
    """The printed target of a year, or of a quarter."""
    return of.target_value_text, of.target_unit_text
