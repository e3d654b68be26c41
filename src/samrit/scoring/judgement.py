"""What a judgement is: verdict and achievement, the ground they stand on, and the sentence that says it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from samrit.report.model import Verdict
from samrit.report.result import Result
from samrit.report.target import Target
from samrit.thai.translation import Message
from samrit.vocabulary.choices import Accumulation
from samrit.vocabulary.fields import YEAR_END

if TYPE_CHECKING:
    from samrit.scoring.accumulation import Accumulated


class Ground(StrEnum):
    """Why there is a verdict, or why there is none."""

    JUDGED = "judged"
    # The five kinds of none, and words that are none of them.
    RESULT_NOT_STATED = "result_not_stated"
    RESULT_NOT_REPORTED = "result_not_reported"
    RESULT_NOT_YET_DUE = "result_not_yet_due"
    RESULT_NOT_APPLICABLE = "result_not_applicable"
    RESULT_NOT_MEASURABLE_YET = "result_not_measurable_yet"
    RESULT_NOT_UNDERSTOOD = "result_not_understood"  # “สูง”
    # A value is there, and can't be held against this target.
    RESULT_WITHOUT_DATE = "result_without_date"  # a milestone asks when, and the result says how much
    RESULT_IN_OTHER_UNIT = "result_in_other_unit"  # percent where a number of places was asked for, or the reverse
    RESULT_OFF_SCALE = "result_off_scale"  # level 100 of 5
    RESULT_WITHOUT_WHOLE = "result_without_whole"  # a ratio of 0 to 0
    # The target asks nothing that one could answer.
    TARGET_NOT_STATED = "target_not_stated"
    TARGET_NOT_UNDERSTOOD = "target_not_understood"
    TARGET_ASKS_NOTHING = "target_asks_nothing"  # 0, and no direction: any result would do


class Note(StrEnum):
    """What the judge took for granted."""

    READ_AS_AT_LEAST = "read_as_at_least"  # the target states no direction
    PARTS_TAKEN = "parts_taken"  # the printed ratio doesn't follow from its parts, which count
    UNITS_DIFFER = "units_differ"  # neither or both are percentages: compared as they stand
    OWN_ENTRY_TAKEN = "own_entry_taken"  # no quarter has a result; the year's own entry stands for them
    OWN_ENTRY_DIFFERS = "own_entry_differs"  # the quarters count, and not the year's own entry


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A result held against its target.

    `verdict` and `achievement_percent` are both there or both None. The achievement has two decimal places, is never
    negative, is not capped, and is 100 or more exactly where the target is reached. `figure` is the number that was
    judged: the printed one, or for a ratio that contradicts its parts the one computed from them. `formed` says how
    the figure of a year came from its quarters.
    """

    verdict: Verdict | None
    achievement_percent: Decimal | None
    ground: Ground
    target: Target
    result: Result
    figure: Decimal | None = None
    reached_on: date | None = None
    notes: tuple[Note, ...] = ()
    formed: "Accumulated | None" = None
    own_entry: Result | None = None

    @property
    def made_of(self) -> tuple[int, ...]:
        """The quarters that the year's figure comes from (5: its own entry), empty where it comes from none."""
        if self.formed is None:
            return ()
        if self.formed.rule is Accumulation.OWN_ENTRY or Note.OWN_ENTRY_TAKEN in self.notes:
            return (YEAR_END,)
        return (self.formed.source,) if self.formed.source is not None else self.formed.taken

    @property
    def reason(self) -> Message:
        """The judgement in one sentence that names the figures: "5 organisations against at least 5: meets"."""
        from samrit.scoring.sentences import reason_of  # the sentences, in turn, need the type of a judgement

        return reason_of(self)

    @property
    def assumption(self) -> Message | None:
        """What was taken for granted, None where nothing was."""
        from samrit.scoring.sentences import assumption_of

        return assumption_of(self)
