"""Days on which something happened in many cities, which are no like days of anything else."""

import csv
from datetime import date
from functools import cache
from importlib.resources import files


@cache
def earth_hours() -> frozenset[date]:
    """The day of every Earth Hour so far. It moved away from Easter in 2013, 2016, 2018 and 2024."""
    text = files("samrit.measure").joinpath("data", "earth_hours.csv").read_text("utf-8")
    return frozenset(date.fromisoformat(row["on"]) for row in csv.DictReader(text.splitlines()))
