"""The sample city: one agency a file under `data/`, invented text on plausible figures, one fiscal year.

In: the TOML files. Out: rows, with their findings counted and their history told.
May import what the parent package may. `samrit.ops.sample_city.loading` needs Django; `reading` doesn't.
"""

from samrit.ops.sample_city.reading import SampleDataError, read_city

__all__ = ["SampleDataError", "read_city"]
