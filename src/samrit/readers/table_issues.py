"""What is wrong with a list as a whole, said the same of every list: headings that nobody knows, rows beyond those that are read."""

from collections.abc import Callable, Iterator

from samrit.organisations.columns import heading_key
from samrit.readers.table import CellIssue, Table, letter
from samrit.thai.translation import Message

_LONGEST = 60  # letters of a heading that is quoted
_NUMBERING = frozenset(map(heading_key, ("ที่", "ลำดับ", "ลำดับที่", "no.", "no", "#")))


def issues_of(
    table: Table,
    field_of: Callable[[str], str | None],
    *,
    most: int | None = None,
    remark: Callable[[str], Message | None] = lambda _heading: None,
) -> tuple[CellIssue, ...]:
    """Headings that were not read, what the table has found itself, and rows beyond the `most` that are.

    `field_of` is what found the table's columns; `remark` says more of a heading that is no field's, None where it knows it not.
    A column that only numbers the rows is no issue.
    """
    return (*_headings(table, field_of, remark), *table.issues, *_too_many(table, most))


def _headings(
    table: Table, field_of: Callable[[str], str | None], remark: Callable[[str], Message | None]
) -> Iterator[CellIssue]:
    taken = set(table.places.values())
    for column, heading in enumerate(table.headings):
        if not heading or column in taken or heading_key(heading) in _NUMBERING:
            continue
        words = heading[:_LONGEST]
        if field_of(heading) is not None:
            said = Message("The heading “{words}” stands there twice; the first is taken.", words=words)
        else:
            unknown = Message("The heading “{words}” is not known; its column was not read.", words=words)
            said = remark(heading) or unknown
        yield CellIssue(f"{letter(column)}{table.at + 1}", said)


def _too_many(table: Table, most: int | None) -> Iterator[CellIssue]:
    if most is not None and len(table.rows) > most:
        said = Message("No more than {max_rows:,} rows are read; those from here on were not.", max_rows=most)
        yield CellIssue(f"A{table.rows[most][0]}", said)
