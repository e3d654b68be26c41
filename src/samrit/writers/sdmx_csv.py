"""Results as SDMX-CSV 2.0: one observation a row, for tools of statistical offices.

Fiscal years are reporting years that begin on 1 October (`REPORTING_YEAR_START_DAY`): 2564 is `2020-A1`, its quarters are
`2020-Q1` to `2020-Q4`, since a bare year would mean the calendar's. Codes of `OBS_STATUS` are those of the data dictionary.
"""

import csv
from collections.abc import Sequence
from io import StringIO

from samrit.thai.calendar import fiscal_year_dates
from samrit.vocabulary.data_sets import RESULTS, DataSet
from samrit.writers.data_sets import Row, value_of

DIMENSIONS = ("REF_AREA", "AGENCY", "INDICATOR", "FREQ", "TIME_PERIOD")
ATTRIBUTES = ("OBS_STATUS", "UNIT_MEASURE", "REPORTING_YEAR_START_DAY")
FLOW = "SAMRIT:RESULTS(1.0)"
_HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, "OBS_VALUE", *ATTRIBUTES)
_STARTS, _UNKNOWN = "--10-01", "_X"
_COLUMNS = {one.name: one for one in RESULTS.columns}


class SdmxCsvFile:
    """A file of results under way; no byte order mark, which its readers don't take."""

    def __init__(self, data_set: DataSet) -> None:
        assert data_set is RESULTS, "only results are observations"
        self.head = [_HEAD]

    def add(self, rows: Sequence[Row]) -> bytes:
        """The rows under their head."""
        head, self.head = self.head, []
        text = StringIO()
        csv.writer(text).writerows([*head, *map(_observation, rows)])
        return text.getvalue().encode()

    def done(self) -> bytes:
        """The head, where there was no row."""
        return self.add(())


def _observation(row: Row) -> tuple[str, ...]:
    year = fiscal_year_dates(row["fiscal_year"])[0].year
    period = row["period"]
    time = (str(value_of(row, _COLUMNS["city_code"])), row.get("agency_code") or _UNKNOWN, row["indicator_code"])
    of_year = period == "Y"
    value = value_of(row, _COLUMNS["value"])
    return (
        "dataflow", FLOW, "I", *time, "A" if of_year else "Q", f"{year}-{'A1' if of_year else period}",
        "" if value is None else f"{value:f}", row["obs_status"], row.get("unit_th") or "", _STARTS,
    )  # fmt: skip
