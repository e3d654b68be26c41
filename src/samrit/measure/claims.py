"""Figures that others have published, held against arithmetic: what they imply must be possible.

A claim of MW over so many hours is at most MW × h of energy. From it and the tonnes follows an emission factor (the grid's
lies between 0.3 and 0.7 t/MWh), from it and the baht a price (which tariffs know). Claims with another baseline are another
series: they are never added, and never drawn as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from samrit.measure.costs import published as tariffs
from samrit.measure.tables import rows
from samrit.thai.translation import Message

FACTOR_T_PER_MWH = (0.3, 0.7)
_PRICE_SPREAD = 0.2  # customers pay more or less than the average by so much
_ANY_PRICE = (2.0, 6.0)  # baht/kWh, where no tariff of about that year is known


@dataclass(frozen=True, slots=True)
class Claim:
    """A published figure: place, year, what was claimed, against what, and where it was read.

    `baseline` is the method by the name of ours that it is like; `baseline_known` says whether the source states it or
    only the size of the figure tells.
    """

    place: str
    year_ce: int
    mw: float | None
    t_co2: float | None
    baht: float | None
    baseline: str
    baseline_known: str
    baseline_as_stated: str
    source: str
    hours: float = 1.0

    @property
    def mwh(self) -> float | None:
        """The energy, if the MW were the mean of the hours."""
        return None if self.mw is None else self.mw * self.hours

    @property
    def t_per_mwh(self) -> float | None:
        """The emission factor that the claim implies."""
        return self.t_co2 / self.mwh if self.mwh and self.t_co2 is not None else None

    @property
    def baht_per_kwh(self) -> float | None:
        """The price that the claim implies."""
        return self.baht / self.mwh / 1000 if self.mwh and self.baht is not None else None


@cache
def published() -> tuple[Claim, ...]:
    """The claims for Earth Hour that we know of, in order of place and year."""

    def number(words: str) -> float | None:
        return float(words) if words else None

    return tuple(
        Claim(
            row["place"],
            int(row["year_ce"]),
            number(row["mw"]),
            number(row["t_co2"]),
            number(row["baht"]),
            row["baseline"],
            row["baseline_known"],
            row["baseline_as_stated"],
            row["source"],
        )
        for row in rows("claims")
    )


def doubts(claim: Claim) -> tuple[Message, ...]:
    """What can't be right about a claim, one sentence each; none where the arithmetic holds."""
    found = []
    if claim.baseline == "annual-peak":
        found.append(Message("held against the year's peak, below which every ordinary evening lies as far"))
    if claim.baseline == "previous-week":
        found.append(Message("held against one day; ordinary days differ by more among themselves"))
    factor, price = claim.t_per_mwh, claim.baht_per_kwh
    if factor is not None and not FACTOR_T_PER_MWH[0] <= factor <= FACTOR_T_PER_MWH[1]:
        found.append(Message("its tonnes imply {factor:.3f} t/MWh, outside the grid's 0.3 to 0.7", factor=factor))
    low, high = _prices(claim.year_ce)
    if price is not None and not low <= price <= high:
        found.append(
            Message(
                "its baht imply {price:.2f} baht/kWh, outside {low:.2f} to {high:.2f} of the tariffs then",
                price=price,
                low=low,
                high=high,
            )
        )
    return tuple(found)


def _prices(year_ce: int) -> tuple[float, float]:
    """What a unit may have cost: the tariffs in force in March of the year, else within a year of it, with room."""
    for around in (0, 1):
        prices = [
            one.baht_per_kwh
            for one in tariffs()
            if any(
                one.from_on <= date(year, 3, 25) <= one.until_on
                for year in range(year_ce - around, year_ce + around + 1)
            )
        ]
        if prices:
            return min(prices) * (1 - _PRICE_SPREAD), max(prices) * (1 + _PRICE_SPREAD)
    return _ANY_PRICE


def runs(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """The claims of one place cut into runs of one baseline: what may be drawn as one line, and no more."""
    found: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda one: (one.place, one.year_ce)):
        if found and (found[-1][-1].place, found[-1][-1].baseline) == (claim.place, claim.baseline):
            found[-1].append(claim)
        else:
            found.append([claim])
    return tuple(tuple(run) for run in found)
