"""The city's agencies as a sheet of Excel or as CSV, or the empty template: the headings that the reader reads."""

from collections.abc import Iterable, Mapping

from samrit.organisations.agency_list import AGENCY_COLUMNS
from samrit.writers.table import write_csv, write_xlsx


def write_agency_list(rows: Iterable[Mapping[str, str]], *, as_csv: bool = False) -> bytes:
    """The file; each row by field. All cells of Excel are text, so that codes keep their zeros."""
    cells = ([row.get(column.field, "") for column in AGENCY_COLUMNS] for row in rows)
    headings = [column.label.th for column in AGENCY_COLUMNS]
    return write_csv(headings, cells) if as_csv else write_xlsx(headings, cells)
