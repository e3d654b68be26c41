"""When a quarter's report is due."""

from datetime import date, timedelta

from samrit.records.models import YEAR_END
from samrit.thai.calendar import fiscal_year_dates, quarter_dates

# The city's deadlines are published nowhere in full; these stand until an administrator may set them.
DAYS_AFTER_QUARTER = 15
DAYS_AFTER_YEAR = 31


def due_on(fiscal_year_be: int, quarter: int) -> date:
    """The last day on which the report of a quarter (5: of the year) is in time."""
    if quarter == YEAR_END:
        return fiscal_year_dates(fiscal_year_be)[1] + timedelta(days=DAYS_AFTER_YEAR)
    return quarter_dates(fiscal_year_be, quarter)[1] + timedelta(days=DAYS_AFTER_QUARTER)
