"""Which emission factors of Thailand's grid a report may imply, by year.

kg CO2 per kWh, which is t per MWh. The published factors and their sources stand in
`samrit/measure/data/emission_factors.csv`: averages of generation as the Energy Policy and Planning Office (EPPO) publishes
them, and factors of the Thailand Greenhouse Gas Management Organization (TGO) for consumed electricity, which count other
gases and grid losses.
"""

from decimal import Decimal
from functools import cache

from samrit.measure.emissions import published as factors

# A factor of another kind (marginal plant, other gases, losses) differs from the average by up to this much, and no
# kind of factor of this grid has left these limits.
_SPREAD = Decimal("0.3")
_LOWEST, _HIGHEST = Decimal("0.3"), Decimal("0.7")


@cache
def published(year_ce: int) -> tuple[Decimal, ...]:
    """The factors of a year, else of the nearest year that has any; ascending."""
    known = [(one.year_ce, Decimal(str(one.t_per_mwh))) for one in factors()]
    nearest = min((year for year, _ in known), key=lambda year: abs(year - year_ce))
    return tuple(sorted(factor for year, factor in known if year == nearest))


@cache
def credible(year_ce: int | None) -> tuple[Decimal, Decimal]:
    """Lowest and highest t/MWh that a claim about the grid may imply in a year."""
    if year_ce is None:
        return _LOWEST, _HIGHEST
    known = published(year_ce)
    return max(_LOWEST, known[0] * (1 - _SPREAD)), min(_HIGHEST, known[-1] * (1 + _SPREAD))
