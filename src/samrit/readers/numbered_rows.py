"""Tables of a form with the labels' numbers in a column of their own: number, label, value."""

import re
from collections.abc import Callable

from samrit.report.labels import INDICATOR_ITEMS, match_item
from samrit.thai.digits import to_arabic

_NUMBER = re.compile(r"\s*[(\[]?\s*(?P<number>[0-9๐-๙]{1,2}(?:\s?\.\s?[0-9๐-๙])?)\s*[.)\]:]*\s*")
_FEWEST = 3  # rows of a number and a label
_MOST_OTHERS = 2  # rows of several cells without a number: the columns' heads


def joined(rows: list[list[str]], is_label: Callable[[str], bool]) -> list[list[str]]:
    """The rows with each number before its label, and without numbers that but count the rows."""
    numbers = [_NUMBER.fullmatch(row[0]) if len(row) > 1 else None for row in rows]
    pairs = list(zip(rows, numbers, strict=True))
    others = sum(
        number is None and bool(row[0].strip()) and any(map(str.strip, row[1:])) for row, number in pairs if row
    )
    labelled = sum(number is not None and is_label(row[1]) for row, number in pairs)
    if labelled < _FEWEST or others > _MOST_OTHERS:
        return rows
    found = [to_arabic(one["number"]) for one in numbers if one is not None]
    own = sum(number is not None and _is_own(row[0], row[1]) for row, number in pairs)
    is_count = found == [str(at) for at in range(1, len(found) + 1)] and own < labelled
    return [
        [_labelled(row[0].strip(), row[1], is_count=is_count), *row[2:]]
        if number is not None
        else row[len(row) > 1 and not row[0].strip() :]
        for row, number in pairs
    ]


def _labelled(number: str, label: str, *, is_count: bool) -> str:
    """A label behind its number; one that but counts rows is left out, where it is not the form's own."""
    if not is_count or not label.strip():
        return f"{number} {label}".strip()
    return label


def _is_own(number: str, label: str) -> bool:
    """Whether a number is the form's own of a label."""
    found = match_item(f"{number.strip()} {label}", INDICATOR_ITEMS)
    return found is not None and found.item == found.label.item
