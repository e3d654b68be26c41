"""Numbers of indicators by how their result compares: what a bar is drawn of, and what adds up from an agency to a nation.

Counts are added, never averaged. Weights are whole ten-thousandths, so that a sum is exact in every database.
"""

from decimal import Decimal
from enum import StrEnum

import msgspec

from samrit.report.model import Verdict
from samrit.scoring.rounding import HUNDRED, ZERO
from samrit.thai.translation import Message
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.workflow import Status

WEIGHT_UNITS = 10_000  # a weight has four decimal places
_NO_WEIGHT = Decimal(1)  # an indicator without a weight counts like any other


class Part(StrEnum):
    """Which part of a bar one result belongs to, in the order in which a bar shows them."""

    EXCEEDS = "exceeds"
    MEETS = "meets"
    NEARLY = "nearly"
    MISSES = "misses"
    UNJUDGED = "unjudged"  # reported and sound, and there is no verdict: no target of the period, or a kind of none
    DOUBTFUL = "doubtful"
    OVERDUE = "overdue"  # not reported, and its day has passed
    NOT_DUE = "not_due"


PART_WORDS: dict[Part, Message] = {
    Part.EXCEEDS: Message("Better than the target", context="part of a bar"),
    Part.MEETS: Message("Target met", context="part of a bar"),
    Part.NEARLY: Message("Nearly", context="part of a bar"),
    Part.MISSES: Message("Missed", context="part of a bar"),
    Part.UNJUDGED: Message("Reported, no verdict", context="part of a bar"),
    Part.DOUBTFUL: Message("Doubtful", context="part of a bar"),
    Part.OVERDUE: Message("Not reported", context="part of a bar"),
    Part.NOT_DUE: Message("Not due yet", context="part of a bar"),
}


# The same of a year: its quarters may be in and its own report not, and that alone counts.
YEAR_PART_WORDS: dict[Part, Message] = PART_WORDS | {
    Part.OVERDUE: Message("Report of the year not handed in"),
    Part.NOT_DUE: Message("Report of the year not due yet"),
}


class ScopeKind(StrEnum):
    """Over what counts are formed."""

    CITY = "city"
    AGENCY = "agency"  # with all below it
    NODE = "node"  # a place in a long-term plan, with all below it
    KIND = "kind"
    LEVEL = "level"


def part_of(status: Status, verdict: Verdict | None, doubt: Doubt | None) -> Part | None:
    """The part of one report; None where it is not reported, and only the day says which of the last two it is."""
    if status is Status.DRAFT:
        return None
    if status is Status.RETURNED or doubt is not None:
        return Part.DOUBTFUL
    return Part(verdict.value) if verdict is not None else Part.UNJUDGED


def weight_units(weight: Decimal | None) -> int:
    """A weight in ten-thousandths."""
    return int((weight if weight is not None else _NO_WEIGHT) * WEIGHT_UNITS)


def bounded(achievement_percent: Decimal | None) -> Decimal | None:
    """An achievement between 0 and 100: what is beyond the target lifts nothing."""
    return None if achievement_percent is None else min(max(achievement_percent, ZERO), HUNDRED)


def shortfall_units(weight: Decimal | None, achievement_percent: Decimal | None) -> int | None:
    """Weight × what is missing to the target (0 to 1), in millionths: by it, what is off track is put in order."""
    reached = bounded(achievement_percent)
    return None if reached is None else int(weight_units(weight) * (HUNDRED - reached))


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of indicators, with the weights of all and of the sound ones in ten-thousandths.

    `unsupported` are among the sound: reported without any evidence.
    """

    exceeds: int = 0
    meets: int = 0
    nearly: int = 0
    misses: int = 0
    unjudged: int = 0
    doubtful: int = 0
    overdue: int = 0
    not_due: int = 0
    unsupported: int = 0
    weight_total: int = 0
    weight_sound: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})

    def of(self, part: Part) -> int:
        """How many are in a part."""
        count: int = getattr(self, part.value)
        return count

    @property
    def parts(self) -> dict[Part, int]:
        """How many are in each part."""
        return {part: self.of(part) for part in Part}

    @property
    def indicators(self) -> int:
        """All there are."""
        return sum(self.parts.values())

    @property
    def sound(self) -> int:
        """Those that are reported, and nothing is against them."""
        return self.exceeds + self.meets + self.nearly + self.misses + self.unjudged

    @property
    def reached(self) -> int:
        """Those that reached their target."""
        return self.exceeds + self.meets

    @property
    def judged(self) -> int:
        """Those with a verdict that counts."""
        return self.reached + self.nearly + self.misses

    @property
    def reported(self) -> int:
        """Those that are reported, doubtful or not."""
        return self.sound + self.doubtful

    @property
    def due(self) -> int:
        """Those that are reported, or should be."""
        return self.reported + self.overdue

    @property
    def unknown(self) -> int:
        """Those of which one can't tell how they are: doubtful, without a verdict, or not reported."""
        return self.indicators - self.judged


def counts_of(part: Part, *, weight: int, is_unsupported: bool) -> Counts:
    """What one indicator adds; its weight in ten-thousandths."""
    is_sound = part not in (Part.DOUBTFUL, Part.OVERDUE, Part.NOT_DUE)
    return Counts(
        **{part.value: 1},
        unsupported=int(is_sound and is_unsupported),
        weight_total=weight,
        weight_sound=weight if is_sound else 0,
    )
