"""Many scores as one, by weight: of an agency, a plan node, a city."""

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from samrit.scoring.coverage import Coverage
from samrit.scoring.rounding import EXACT, ZERO, to_places
from samrit.scoring.words import number
from samrit.thai.translation import Joined, Message


class Weighted(msgspec.Struct, frozen=True):
    """A score or an achievement with its weight; `value` is None where nothing was reported.

    One that `is_doubtful` is counted and takes no part in the mean. ValueError for a weight below 0.
    """

    weight: Decimal
    value: Decimal | None
    is_doubtful: bool = False

    def __post_init__(self) -> None:
        """Refuse a weight below 0."""
        if self.weight < ZERO:
            raise ValueError(f"a weight is 0 or more, not {self.weight}")


class RollUp(msgspec.Struct, frozen=True, kw_only=True):
    """The weighted mean of what was reported and is sound, and how much of the whole that is.

    `value` has two decimal places and is None where nothing sound that carries weight was reported. `doubtful` is how many
    were reported and left out, `capped` how many count as `cap` because they lie above it.
    """

    value: Decimal | None
    coverage: Coverage
    weight_reported: Decimal
    weight_total: Decimal
    doubtful: int = 0
    capped: int = 0
    cap: Decimal | None = None

    @property
    def reason(self) -> Message:
        """The mean, its coverage and what was left out, in a sentence for each."""
        c = self.coverage
        of = Message(
            "{reported} of {total} reported, weight {weight} of {whole}",
            reported=c.reported,
            total=c.total,
            weight=number(self.weight_reported),
            whole=number(self.weight_total),
        )
        if self.value is None:
            mean = Message("No weighted mean: {of}.", of=of)
        else:
            mean = Message("Weighted mean {value}: {of}.", value=number(self.value), of=of)
        return Joined((mean, *self.rule), " ")

    @property
    def rule(self) -> tuple[Message, ...]:
        """How the mean is formed: what it leaves out, and how far one result can lift it, in a sentence for each."""
        said = []
        if self.cap is not None:
            said.append(
                Message(
                    "The mean of the achievements by weight; blanks, drafts, returned and contradicted results are left out."
                )
            )
        if self.doubtful:
            said.append(
                Message.counted(
                    "{count} more is doubtful and left out.",
                    "{count} more are doubtful and left out.",
                    count=self.doubtful,
                )
            )
        if self.cap is not None:
            said.append(Message("No result counts for more than {cap} %.", cap=number(self.cap)))
        return tuple(said)


def roll_up(items: Iterable[Weighted], *, cap: Decimal | None = None) -> RollUp:
    """Σ weight × value / Σ weight over what was reported and is sound; blanks never count as 0.

    The formula is that of the city's evaluation form of 2561. Roll up from the indicators, not from other roll-ups:
    their values are rounded. An item of weight 0 counts in the coverage and not in the mean. What lies above the `cap`
    counts as the cap: one result can't lift the mean of a whole agency.
    """
    reported = total = doubtful = capped = 0
    weight_reported = weight_total = weighted = ZERO
    for item in items:
        total += 1
        weight_total = EXACT.add(weight_total, item.weight)
        if item.value is None:
            continue
        if item.is_doubtful:
            doubtful += 1
            continue
        value = item.value
        if cap is not None and value > cap:
            value, capped = cap, capped + 1
        reported += 1
        weight_reported = EXACT.add(weight_reported, item.weight)
        weighted = EXACT.fma(item.weight, value, weighted)
    return RollUp(
        value=to_places(EXACT.divide(weighted, weight_reported)) if weight_reported else None,
        coverage=Coverage(reported=reported, total=total),
        weight_reported=weight_reported,
        weight_total=weight_total,
        doubtful=doubtful,
        capped=capped,
        cap=cap,
    )
