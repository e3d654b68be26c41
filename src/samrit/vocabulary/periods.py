"""The periods of a fiscal year as programs and open data name them."""

from samrit.vocabulary.fields import YEAR_END

PERIODS: dict[int, str] = {1: "Q1", 2: "Q2", 3: "Q3", 4: "Q4", YEAR_END: "Y"}
QUARTERS: dict[str, int] = {period: quarter for quarter, period in PERIODS.items()}
