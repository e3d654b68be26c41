"""When there is no verdict: no figure in the result, no question in the target, or the two don't belong together."""

from samrit.report.result import Result
from samrit.report.target import Comparison, Target
from samrit.scoring.judgement import Ground
from samrit.scoring.ratio import has_whole, is_percent
from samrit.scoring.rounding import ZERO
from samrit.scoring.words import unit_alone, unit_of
from samrit.vocabulary.choices import Absence

_GROUND_OF_ABSENCE: dict[Absence, Ground] = {
    Absence.NOT_STATED: Ground.RESULT_NOT_STATED,
    Absence.NOT_REPORTED: Ground.RESULT_NOT_REPORTED,
    Absence.NOT_YET_DUE: Ground.RESULT_NOT_YET_DUE,
    Absence.NOT_APPLICABLE: Ground.RESULT_NOT_APPLICABLE,
    Absence.NOT_MEASURABLE_YET: Ground.RESULT_NOT_MEASURABLE_YET,
}


def ground_of_none(target: Target, result: Result) -> Ground | None:
    """Why this result can't be held against this target, None where it can. Not for milestones.

    What is missing in the result is told first: it is what an officer can mend.
    """
    if result.value is None:
        return ground_of_absence(result)
    unanswerable = _unanswerable(target)
    if unanswerable is not None:
        return unanswerable
    if not has_whole(result):
        return Ground.RESULT_WITHOUT_WHOLE
    asked, given = _units(target, result)
    if asked and given and is_percent(asked) != is_percent(given):
        return Ground.RESULT_IN_OTHER_UNIT
    return None


def ground_of_absence(result: Result) -> Ground:
    """Which kind of none a result without a value is."""
    if not result.is_understood or result.absence is None:
        return Ground.RESULT_NOT_UNDERSTOOD
    return _GROUND_OF_ABSENCE[result.absence]


def ground_of_unreadable(target: Target) -> Ground:
    """Whether a target that gives no figure is missing or can't be read."""
    return Ground.TARGET_NOT_UNDERSTOOD if target.is_stated else Ground.TARGET_NOT_STATED


def do_units_differ(target: Target, result: Result) -> bool:
    """Whether target and result state two units that are not the same."""
    asked, given = _units(target, result)
    return bool(asked and given) and asked != given


def _unanswerable(target: Target) -> Ground | None:
    match target.comparison:
        case Comparison.ZERO_TOLERANCE:  # needs no figure, and can't have another than 0
            return Ground.TARGET_NOT_UNDERSTOOD if target.value else None
        case Comparison.UNSTATED if target.value == ZERO:
            return Ground.TARGET_ASKS_NOTHING
        case Comparison.BETWEEN if target.upper is None:
            return ground_of_unreadable(target)
        case _:
            return ground_of_unreadable(target) if target.value is None else None


def _units(target: Target, result: Result) -> tuple[str, str]:
    if not result.unit_text or result.unit_text == target.unit_text:  # the usual case, and the fast one
        return "", ""
    return unit_of(target), unit_alone(result.unit_text)
