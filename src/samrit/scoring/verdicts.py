"""The one verdict function: a typed target × a result, or the reason why there is none."""

from datetime import date, timedelta
from decimal import Decimal

from samrit.report.model import Verdict
from samrit.report.result import Result
from samrit.report.target import Comparison, Target
from samrit.scoring.achievement import from_above_percent
from samrit.scoring.comparing import BY_ONE_FIGURE, Outcome, between, is_off_scale
from samrit.scoring.judgement import Ground, Judgement, Note
from samrit.scoring.ratio import figure_from_parts
from samrit.scoring.rounding import HUNDRED, ZERO, ZERO_PERCENT, to_places
from samrit.scoring.without_verdict import do_units_differ, ground_of_absence, ground_of_none, ground_of_unreadable
from samrit.scoring.words import unit_of
from samrit.thai.calendar import fiscal_year_be, fiscal_year_dates
from samrit.thai.dates import find_dates

# The fourth of the five levels of the city's evaluation form begins at 90 %: one level short of full marks is "nearly".
NEARLY_FROM_PERCENT = Decimal(90)  # from this achievement on a target that was not reached counts as nearly reached
# What is not reached never shows as 100 %, however it rounds.
_JUST_MISSED_PERCENT = Decimal("99.99")


def judge(
    target: Target,
    result: Result,
    *,
    reached_on: date | None = None,
) -> Judgement:
    """The verdict on a result, its achievement in percent, and the sentence that explains both. Never raises.

    `reached_on` is the day on which a milestone was reached; without it, the day is read from the result's own words.
    A target that states no direction is read as "at least", and the judgement says so.
    """
    if target.comparison is Comparison.MILESTONE:
        return _judge_milestone(target, result, reached_on)
    ground = ground_of_none(target, result)
    if ground is not None:
        return _none(ground, target, result)
    figure, notes = _figure(target, result)
    if target.comparison is Comparison.LEVEL and is_off_scale(target, figure):
        return _none(Ground.RESULT_OFF_SCALE, target, result, figure)
    verdict, percent = _weigh(_outcome(target, figure))
    return Judgement(
        verdict=verdict, achievement_percent=percent, ground=Ground.JUDGED,
        target=target, result=result, figure=figure, notes=notes,
    )  # fmt: skip


def _none(ground: Ground, target: Target, result: Result, figure: Decimal | None = None) -> Judgement:
    return Judgement(verdict=None, achievement_percent=None, ground=ground, target=target, result=result, figure=figure)


def _figure(target: Target, result: Result) -> tuple[Decimal, tuple[Note, ...]]:
    """The number to be judged, and what is taken for granted in submission check it."""
    assert result.value is not None
    figure = result.value
    notes: tuple[Note, ...] = (Note.READ_AS_AT_LEAST,) if target.comparison is Comparison.UNSTATED else ()
    from_parts = figure_from_parts(result, result.unit_text or unit_of(target))
    if from_parts is not None:
        figure, notes = from_parts, (*notes, Note.PARTS_TAKEN)
    if do_units_differ(target, result):
        notes = (*notes, Note.UNITS_DIFFER)
    return figure, notes


def _outcome(target: Target, figure: Decimal) -> Outcome:
    assert target.comparison is not None
    low = target.value or ZERO
    if target.comparison is Comparison.BETWEEN:
        assert target.upper is not None
        return between(figure, low, target.upper)
    return BY_ONE_FIGURE[target.comparison](figure, low)


def _weigh(outcome: Outcome) -> tuple[Verdict, Decimal]:
    """The verdict, and the achievement as it is shown."""
    percent = to_places(outcome.percent)
    if outcome.is_reached:
        return (Verdict.EXCEEDS if outcome.is_surpassed else Verdict.MEETS), percent
    percent = max(ZERO_PERCENT, min(percent, _JUST_MISSED_PERCENT))
    return (Verdict.NEARLY if percent >= NEARLY_FROM_PERCENT else Verdict.MISSES), percent


def date_reached(result: Result) -> date | None:
    """The day that a result's own words give ("28 กันยายน 2564"; a month counts as its last day), None where none."""
    if result.value is not None or result.is_understood:
        return None
    dates = find_dates(result.value_text)
    return dates[0].ends_on if dates else None


def allowed_days(due_on: date) -> int:
    """The time that a milestone allows: from the first day of its fiscal year to its due day, both counted."""
    first, _ = fiscal_year_dates(fiscal_year_be(due_on))
    return (due_on - first + timedelta(days=1)).days


def _judge_milestone(target: Target, result: Result, reached_on: date | None) -> Judgement:
    """Done by the day or before is 100 %; later, the days taken are held against the days allowed, as "at most"."""
    reached_on = reached_on or date_reached(result)
    if reached_on is None:
        ground = Ground.RESULT_WITHOUT_DATE if result.value is not None else ground_of_absence(result)
        return _none(ground, target, result, result.value)
    if target.due_on is None:
        return _none(ground_of_unreadable(target), target, result)
    days_late = (reached_on - target.due_on).days
    allowed = Decimal(allowed_days(target.due_on))
    percent = HUNDRED if days_late <= 0 else from_above_percent(allowed + days_late, allowed)
    verdict, shown = _weigh(Outcome(percent, is_reached=days_late <= 0))
    return Judgement(
        verdict=verdict, achievement_percent=shown, ground=Ground.JUDGED,
        target=target, result=result, reached_on=reached_on,
    )  # fmt: skip
