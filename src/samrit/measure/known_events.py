"""Days on which something happened in many cities, which are no like days of anything else."""

from datetime import date
from functools import cache

from samrit.measure.tables import rows


@cache
def earth_hours() -> frozenset[date]:
    """The day of every Earth Hour so far. It moved away from Easter in 2013, 2016, 2018 and 2024."""
    return frozenset(date.fromisoformat(row["on"]) for row in rows("earth_hours"))
