"""The tables of facts that are shipped: factors, tariffs, claims, known events; each row with its source."""

import csv
from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table by its columns' names."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
