"""Baht from kilowatt-hours: baht = MWh × 1000 × baht/kWh, by a tariff that was in force on the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from samrit.measure.tables import rows


@dataclass(frozen=True, slots=True)
class Tariff:
    """A price of electricity: `baht_per_kwh` in force from a day to a day, of a kind, from a source."""

    from_on: date
    until_on: date
    baht_per_kwh: float
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What the energy saved would have cost, with the ends of the 90 % interval."""

    baht: float
    low_baht: float | None
    high_baht: float | None
    tariff: Tariff


@cache
def published() -> tuple[Tariff, ...]:
    """Thailand's average retail prices, with their sources."""
    return tuple(
        Tariff(
            date.fromisoformat(row["from_on"]),
            date.fromisoformat(row["until_on"]),
            float(row["baht_per_kwh"]),
            row["kind"],
            row["source"],
        )
        for row in rows("tariffs")
    )


def costs(
    saved_mwh: float, low_mwh: float | None, high_mwh: float | None, on: date, tariffs: Sequence[Tariff]
) -> tuple[Cost, ...]:
    """The cost by each tariff in force on the day; none where none is known: a price is never guessed."""
    return tuple(
        Cost(
            saved_mwh * 1000 * one.baht_per_kwh,
            None if low_mwh is None else low_mwh * 1000 * one.baht_per_kwh,
            None if high_mwh is None else high_mwh * 1000 * one.baht_per_kwh,
            one,
        )
        for one in tariffs
        if one.from_on <= on <= one.until_on
    )
