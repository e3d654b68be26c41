"""Tonnes from megawatt-hours: t = MWh × factor (t/MWh, the same as kg/kWh).

One hour changes no power plant's building, so that the operating margin says best what one hour less emits; the average
is what reports use. Both are shown where a factor of each kind is known, each with its year, boundary and source.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from samrit.measure.tables import rows
from samrit.thai.translation import Message, Worded

AVERAGE, OPERATING, COMBINED = "average", "operating-margin", "combined-margin"
KINDS = (OPERATING, COMBINED, AVERAGE)
_KIND_WORDS: dict[str, Message] = {
    OPERATING: Message("operating margin"),
    COMBINED: Message("combined margin"),
    AVERAGE: Message("average"),
}


@dataclass(frozen=True, slots=True)
class Factor:
    """What a unit of electricity emits: `t_per_mwh`, of a year, a kind, a boundary, from a source."""

    year_ce: int
    t_per_mwh: float
    kind: str
    boundary: str
    source: str
    vintage: str = ""


@dataclass(frozen=True, slots=True)
class Emission:
    """Tonnes of CO2 by one factor, with the ends of the 90 % interval of the energy."""

    tonnes: float
    low_tonnes: float | None
    high_tonnes: float | None
    factor: Factor


def kind_words(kind: str) -> Message:
    """A kind of factor in words; one that somebody else named is as it was written."""
    return _KIND_WORDS.get(kind, Worded(th=kind, en=kind))


@cache
def published() -> tuple[Factor, ...]:
    """Thailand's published factors, with their sources."""
    return tuple(
        Factor(
            int(row["year_ce"]),
            float(row["t_per_mwh"]),
            row["kind"],
            row["boundary"],
            row["source"],
            row["vintage"],
        )
        for row in rows("emission_factors")
    )


def factors_of(year_ce: int, factors: Sequence[Factor]) -> tuple[Factor, ...]:
    """Of each kind the factors of the year, else of the nearest year that has any, at most five years away."""
    chosen: list[Factor] = []
    for kind in KINDS:
        of_kind = [one for one in factors if one.kind == kind and abs(one.year_ce - year_ce) <= 5]
        nearest = min((abs(one.year_ce - year_ce) for one in of_kind), default=0)
        chosen += [one for one in of_kind if abs(one.year_ce - year_ce) == nearest]
    return tuple(chosen)


def emissions(
    saved_mwh: float, low_mwh: float | None, high_mwh: float | None, factors: Sequence[Factor]
) -> tuple[Emission, ...]:
    """The tonnes by each factor. Where the interval of the energy holds zero, so does that of the tonnes."""
    return tuple(
        Emission(
            saved_mwh * one.t_per_mwh,
            None if low_mwh is None else low_mwh * one.t_per_mwh,
            None if high_mwh is None else high_mwh * one.t_per_mwh,
            one,
        )
        for one in factors
    )
