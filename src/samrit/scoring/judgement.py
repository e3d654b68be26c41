"""What a judgement is: verdict and achievement, the ground they stand on, and the sentence that says it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from samrit.report.model import Verdict
from samrit.report.result import Result
from samrit.report.target import Comparison, Target
from samrit.scoring.rounding import HUNDRED
from samrit.scoring.words import VERDICTS, amount, asked, number, unit_alone, unit_of
from samrit.thai.translation import Attached, Joined, Message
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
    def is_met(self) -> bool:
        """Whether the target is reached, or more than that."""
        return self.verdict in (Verdict.MEETS, Verdict.EXCEEDS)

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
        """The judgement in one sentence that names the figures: "5 organisations against at least 5: meets".

        Before it stands how the year's figure was formed, where it was. Made when somebody reads it, so that judging stays fast.
        """
        sentence, formed = _SENTENCES[self.ground](self), _formed(self)
        return sentence if formed is None else join(formed, sentence)

    @property
    def assumption(self) -> Message | None:
        """What was taken for granted, in one sentence for each thing; None where nothing was."""
        return join(*(_note(note, self) for note in self.notes)) if self.notes else None


def join(*messages: Message, by: str = " ") -> Message:
    """Messages one after the other."""
    return Joined(messages, by)


def _formed(j: Judgement) -> Message | None:
    """What the year's figure is made of: its quarters by the rule, or what was typed for the year in their place."""
    if j.formed is None:
        return None
    if Note.OWN_ENTRY_TAKEN not in j.notes:
        return j.formed.reason
    if not j.formed.taken or j.formed.result.value is None:
        return Message("Typed for the year.")
    listed = ", ".join(str(quarter) for quarter in j.formed.taken)
    return Message(
        "Typed for the year; the quarters that have a result ({listed}) come to {sum}.",
        listed=listed,
        sum=number(j.formed.result.value),
    )


def _judged(j: Judgement) -> Message:
    assert j.verdict is not None
    assert j.achievement_percent is not None
    if j.target.comparison is Comparison.MILESTONE:
        return _judged_milestone(j)
    assert j.figure is not None
    unit = unit_alone(j.result.unit_text) if Note.UNITS_DIFFER in j.notes else unit_of(j.target)
    reached, goal, verdict = amount(j.figure, unit), asked(j.target), VERDICTS[j.verdict]
    if j.result.numerator is not None:
        reached = Message("{figure} ({parts})", figure=reached, parts=_parts(j))
    if j.achievement_percent != HUNDRED:
        verdict = Message("{verdict} ({percent} %)", verdict=verdict, percent=number(j.achievement_percent))
    return Message(
        "{reached} against {goal}: {verdict}", reached=Attached(reached), goal=Attached(goal), verdict=verdict
    )


def _judged_milestone(j: Judgement) -> Message:
    assert j.verdict is not None
    assert j.reached_on is not None
    assert j.target.due_on is not None
    goal, verdict = asked(j.target), VERDICTS[j.verdict]
    late = (j.reached_on - j.target.due_on).days
    if late == 0:
        when = Message("on the day")
    elif late > 0:
        when = Message.counted("{count:,} day late", "{count:,} days late", count=late, context="done after its day")
    else:
        when = Message.counted("{count:,} day early", "{count:,} days early", count=-late)
    if late > 0:
        verdict = Message("{verdict} ({percent} %)", verdict=verdict, percent=j.achievement_percent)
    return Message(
        "Done on {reached_on}, {goal}, {when}: {verdict}",
        reached_on=j.reached_on,
        goal=goal,
        when=when,
        verdict=verdict,
    )


def _absent(why: Message) -> Callable[[Judgement], Message]:
    def say(j: Judgement) -> Message:
        if j.result.reason:
            return Message("{why} ({reason}), so there is no verdict.", why=why, reason=j.result.reason)
        return Message("{why}, so there is no verdict.", why=why)

    return say


def _quoting(why: Message, quoted: Callable[[Judgement], str]) -> Callable[[Judgement], Message]:
    return lambda j: Message("{why}, so there is no verdict.", why=why.filled(words=quoted(j)))


def _result_text(j: Judgement) -> str:
    return j.result.value_text


def _target_text(j: Judgement) -> str:
    return j.target.printed


def _parts(j: Judgement) -> str:
    return f"{number(j.result.numerator or Decimal(0))}/{number(j.result.denominator or Decimal(0))}"


def _off_scale(j: Judgement) -> Message:
    assert j.figure is not None
    goal = asked(j.target)
    return Message(
        "A result of {figure} lies off the scale of a target of {goal}, so there is no verdict.",
        figure=number(j.figure),
        goal=goal,
    )


def _other_unit(j: Judgement) -> Message:
    assert j.result.value is not None
    reached, goal = amount(j.result.value, unit_alone(j.result.unit_text)), asked(j.target)
    return Message(
        "A result of {reached} can't be held against {goal}, its unit is another, so there is no verdict.",
        reached=Attached(reached),
        goal=Attached(goal),
    )


_SENTENCES: dict[Ground, Callable[[Judgement], Message]] = {
    Ground.JUDGED: _judged,
    Ground.RESULT_NOT_STATED: _absent(Message("The result is left empty without a reason")),
    Ground.RESULT_NOT_REPORTED: _absent(Message("The result was due and has not been reported")),
    Ground.RESULT_NOT_YET_DUE: _absent(Message("The result is not yet due")),
    Ground.RESULT_NOT_APPLICABLE: _absent(Message("No result applies here")),
    Ground.RESULT_NOT_MEASURABLE_YET: _absent(Message("The result can't be measured yet")),
    Ground.RESULT_NOT_UNDERSTOOD: _quoting(Message("The result reads “{words}”, which is no figure"), _result_text),
    Ground.RESULT_WITHOUT_DATE: _quoting(
        Message("The target asks for a date, and the result “{words}” gives none"), _result_text
    ),
    Ground.RESULT_IN_OTHER_UNIT: _other_unit,
    Ground.RESULT_OFF_SCALE: _off_scale,
    Ground.RESULT_WITHOUT_WHOLE: _quoting(
        Message("The ratio {words} has no value, as its whole is not above zero"), _parts
    ),
    Ground.TARGET_NOT_STATED: _quoting(Message("No target is stated"), _target_text),
    Ground.TARGET_NOT_UNDERSTOOD: _quoting(
        Message("The target “{words}” can't be read as a figure to reach"), _target_text
    ),
    Ground.TARGET_ASKS_NOTHING: _quoting(
        Message("The target “{words}” is zero and states no direction: any result would meet it"), _target_text
    ),
}


def _note(note: Note, j: Judgement) -> Message:
    match note:
        case Note.READ_AS_AT_LEAST:
            return Message("The target states no direction; it is read as “at least”.")
        case Note.PARTS_TAKEN:
            assert j.result.value is not None
            assert j.figure is not None
            printed, computed = number(j.result.value), number(j.figure)
            return Message(
                "The result reads {printed}, but {parts} gives {computed}, which counts.",
                printed=printed,
                parts=_parts(j),
                computed=computed,
            )
        case Note.UNITS_DIFFER:
            return Message(
                "The result's unit “{unit_text}” is not the target's “{target_unit_text}”; the "
                "figures are compared as they stand.",
                unit_text=j.result.unit_text,
                target_unit_text=j.target.unit_text,
            )
        case Note.OWN_ENTRY_TAKEN:
            if j.formed is not None and j.formed.taken:
                return Message("Not all quarters have a result, so the year's own entry is taken and not their sum.")
            return Message("No quarter has a result; the year's own entry is taken.")
        case Note.OWN_ENTRY_DIFFERS:
            assert j.own_entry is not None
            return Message(
                "The year's own entry reads {printed}, which is not what the quarters give; the quarters count.",
                printed=j.own_entry.printed,
            )
