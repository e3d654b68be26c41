"""A table as text, pasted from a sheet or saved as CSV: an indicator in each row, in columns that tabs, commas or semicolons part."""

import re

from samrit.readers.csv_cells import read_csv
from samrit.readers.layout import texts
from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.rows import heads_fields
from samrit.readers.source import Source
from samrit.readers.texts import read_texts

_NAME = re.compile("ตัวชี้วัด|indicator|kpi|name", re.IGNORECASE)  # the one head that no such table lacks
_SEPARATORS = "\t,;|"
_FEWEST = 2  # separators of a row of three columns
_TRIED = 30  # lines above the first row


def is_table(source: Source) -> bool:
    """Whether the text has a row of heads that name the fields of indicators."""
    if not source.is_text:
        return False
    head = source.text[:20_000].splitlines()[:_TRIED]
    if not any(_NAME.search(line) and any(line.count(one) >= _FEWEST for one in _SEPARATORS) for line in head):
        return False
    try:
        return heads_fields(read_csv("\n".join(head).encode()).rows)
    except UnreadableError:
        return False


def read_all(source: Source) -> tuple[Reading, ...]:
    """A report for each row."""
    return read_texts(texts([read_csv(source.text.encode()).rows]), source.name, "table")
