"""Emission factors of Thailand's grid, by year, with their sources.

kg CO2 per kWh, which is t per MWh. Average factors of generation as the Energy Policy and Planning Office (EPPO)
publishes them, taken from the table for Thailand in electricitymaps-contrib; beside them the factors of the Thailand
Greenhouse Gas Management Organization (TGO) for consumed electricity, which count other gases and grid losses.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

_EPPO = "EPPO (สนพ.), electricitymaps-contrib config/zones/TH.yaml"
_BY_YEAR = (
    (1998, "0.636"), (1999, "0.646"), (2000, "0.634"), (2001, "0.604"), (2002, "0.587"), (2003, "0.573"),
    (2004, "0.581"), (2005, "0.571"), (2006, "0.571"), (2007, "0.571"), (2008, "0.570"), (2009, "0.560"),
    (2010, "0.551"), (2011, "0.530"), (2012, "0.530"), (2013, "0.532"), (2014, "0.532"), (2015, "0.507"),
    (2016, "0.493"), (2017, "0.471"), (2018, "0.459"), (2019, "0.445"), (2020, "0.442"), (2021, "0.433"),
    (2022, "0.409"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Factor:
    """What a unit of electricity emits in a year: `kg_per_kwh`, the same as t per MWh."""

    year_ce: int
    kg_per_kwh: Decimal
    kind: str
    source: str


FACTORS: tuple[Factor, ...] = (
    *(Factor(year, Decimal(value), "average of generation, CO2", _EPPO) for year, value in _BY_YEAR),
    Factor(2021, Decimal("0.42"), "average of generation, CO2", "EPPO, annual release quoted at irdp.org/content/5318"),
    Factor(2022, Decimal("0.4999"), "consumed electricity, CO2e", "TGO (อบก.), factors of April 2022"),
    Factor(2026, Decimal("0.4750"), "consumed electricity with grid losses, CO2e", "TGO (อบก.), from 1 January 2026"),
)

# A factor of another kind (marginal plant, other gases, losses) differs from the average by up to this much, and no
# kind of factor of this grid has left these limits.
_SPREAD = Decimal("0.3")
_LOWEST, _HIGHEST = Decimal("0.3"), Decimal("0.7")


@cache
def published(year_ce: int) -> tuple[Decimal, ...]:
    """The factors of a year, else of the nearest year that has any; ascending."""
    nearest = min((f.year_ce for f in FACTORS), key=lambda year: abs(year - year_ce))
    return tuple(sorted(f.kg_per_kwh for f in FACTORS if f.year_ce == nearest))


@cache
def credible(year_ce: int | None) -> tuple[Decimal, Decimal]:
    """Lowest and highest t/MWh that a claim about the grid may imply in a year."""
    if year_ce is None:
        return _LOWEST, _HIGHEST
    known = published(year_ce)
    return max(_LOWEST, known[0] * (1 - _SPREAD)), min(_HIGHEST, known[-1] * (1 + _SPREAD))
