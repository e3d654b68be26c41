"""The judgement of a year: one function, one place, whatever page asks."""

from collections.abc import Mapping, Sequence

import msgspec

from samrit.report.result import Result
from samrit.report.target import Comparison, Target
from samrit.scoring.accumulation import accumulate
from samrit.scoring.judgement import Judgement, Note
from samrit.scoring.ratio import has_whole, printed_places
from samrit.scoring.rounding import to_places
from samrit.scoring.verdicts import date_reached, judge
from samrit.vocabulary.choices import Accumulation
from samrit.vocabulary.doubts import Doubt, gravest
from samrit.vocabulary.fields import YEAR_END


def judge_year(
    target: Target,
    quarters: Sequence[Result],
    accumulation: Accumulation,
    own_entry: Result | None = None,
) -> Judgement:
    """The verdict on a year's result as its quarters form it under the accumulation rule. Never raises.

    `own_entry` is the year's figure as somebody typed it. It decides where the rule is "own entry"; where no quarter
    has a result, or a sum lacks some, it stands for them; where it contradicts them, they count. The judgement's
    assumption tells of both.
    A milestone is reached on the first day that a quarter, or the own entry, gives.
    """
    if target.comparison is Comparison.MILESTONE:
        return _judge_milestone(target, quarters, own_entry)
    formed = accumulate(accumulation, quarters, own_entry=own_entry)
    result, note = formed.result, None
    if accumulation is not Accumulation.OWN_ENTRY and own_entry is not None and own_entry.value is not None:
        is_part = accumulation is Accumulation.SUM and formed.coverage.reported < formed.coverage.total
        if (
            result.value is None or not has_whole(result) or is_part
        ):  # a sum of some quarters is no year's: it would flatter every "at most"
            result, note = own_entry, Note.OWN_ENTRY_TAKEN
        elif to_places(result.value, printed_places(own_entry)) != own_entry.value:
            note = Note.OWN_ENTRY_DIFFERS
    judgement = judge(target, result)
    notes = judgement.notes if note is None else (*judgement.notes, note)
    return msgspec.structs.replace(judgement, notes=notes, formed=formed, own_entry=own_entry)


def _judge_milestone(target: Target, quarters: Sequence[Result], own_entry: Result | None) -> Judgement:
    stated = [*quarters, *([own_entry] if own_entry is not None else [])]
    dated = [(day, result) for result in stated if (day := date_reached(result)) is not None]
    if dated:
        reached_on, result = min(dated, key=lambda pair: pair[0])
        return judge(target, result, reached_on=reached_on)
    formed = accumulate(Accumulation.LAST, quarters)
    result = own_entry if own_entry is not None and formed.result.value is None else formed.result
    return judge(target, result)


def doubt_of_year(judgement: Judgement, doubts: Mapping[int, Doubt | None]) -> Doubt | None:
    """What is against a year's figure: the gravest of what is against the quarters that it is made of.

    A year of which any report was changed past the system isn't believed, whatever its figure is made of.
    """
    if Doubt.ALTERED in doubts.values():
        return Doubt.ALTERED
    if judgement.achievement_percent is None and judgement.result.value is None:
        return None
    made_of = judgement.made_of or tuple(range(1, YEAR_END + 1))
    return gravest(doubts.get(quarter) for quarter in made_of)
