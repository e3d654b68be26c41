"""Where a file's readings begin: titles above them, the line of headings, a line of units."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from samrit.measure.incoming.clocks import is_clock
from samrit.measure.incoming.dates import DATE, is_date, plain
from samrit.measure.incoming.names import is_time
from samrit.measure.incoming.numbers import is_nothing, is_number
from samrit.measure.incoming.sheet import Sheet
from samrit.measure.incoming.units import is_unit, unit_of
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_STAMP = re.compile(rf"(?:\w+\.?,?\s+)?{DATE}(?:[T ,]+[^;|\t]*)?", re.IGNORECASE)
_LINES = 60  # titles are shorter than this
_ALIKE = 4  # so many lines of one kind are the beginning of the readings


@dataclass(frozen=True, slots=True)
class Heading:
    """`names` of the columns, each once; `first` is how many lines stand before the first reading.

    `line` is the heading's own, from 1 on, 0 where there is none; `units` by column, "" where none is said. `titles` is
    what stands above.
    """

    names: tuple[str, ...]
    first: int
    line: int
    units: tuple[str, ...]
    titles: tuple[str, ...]


def find_heading(sheet: Sheet, stated_line: int | None = None) -> Heading:
    """The heading of a sheet; UnmeasurableError where no line looks like a reading."""
    head = sheet.head
    if sheet.has_names:
        return Heading(_once(list(head[0]), len(head[0])), 1, 1, ("",) * len(head[0]), ())
    first = _first_reading(head, stated_line or 0)
    if first is None:
        raise UnmeasurableError(
            Message(
                "no line was found in which a time and a number stand; say in which line the headings are: --header 5"
            )
        )
    nearest: Sequence[str] = next((row for row in reversed(head[:first]) if _filled(row)), ())
    width = max(_filled(row) for row in [nearest, *head[first : first + 50]])
    _check_width(head, first, stated_line)
    if stated_line is not None:
        return _made(head, first, [stated_line - 1], width)
    lines = [at for at in range(first - 1, -1, -1) if any(cell.strip() for cell in head[at])][:1]
    if lines and _is_units(head[lines[0]]):
        above = next((at for at in range(lines[0] - 1, -1, -1) if any(cell.strip() for cell in head[at])), None)
        lines += [above] if above is not None and _filled(head[above]) > 1 else []
    if lines and not _names_columns(head[lines[-1]], width):
        lines = [at for at in range(lines[0] - 1, max(-1, lines[0] - 3), -1) if _is_all_words(head[at], width)][:1]
    while lines and lines[-1] > 0 and _is_repeated(head, lines) and _is_group(head[lines[-1] - 1]):
        lines.append(lines[-1] - 1)  # groups of columns have a name above them
    return _made(head, first, sorted(lines), width)


def _made(head: Sequence[Sequence[str]], first: int, lines: list[int], width: int) -> Heading:
    names, units = [""] * width, [""] * width
    for at in lines:
        before = ""
        for place in range(width):
            cell = re.sub(r"\s+", " ", head[at][place]).strip() if place < len(head[at]) else ""
            if is_unit(cell) and at != lines[0]:
                units[place] = cell.strip("()[] ")
            elif at != lines[-1] and not _is_units(head[lines[-1]]) and len(lines) > 1:
                before = cell or before
                names[place] = before
            else:
                names[place] = f"{names[place]} {cell}".strip()
    titles = tuple(" ".join(cell for cell in row if cell).strip() for row in head[: lines[0] if lines else first])
    return Heading(_once(names, width), first, lines[-1] + 1 if lines else 0, tuple(units), tuple(filter(None, titles)))


def _once(names: list[str], width: int) -> tuple[str, ...]:
    """Each name once; a column without one is called by its place."""
    found: list[str] = []
    for place in range(width):
        name = names[place].strip().lstrip("\ufeff") or f"column {place + 1}"
        if name.lower() in {other.lower() for other in found}:
            name = f"{name} ({place + 1})"
        found.append(name)
    return tuple(found)


def _first_reading(head: Sequence[Sequence[str]], begin: int) -> int | None:
    # In a file of few lines, fewer have to be alike.
    for at in range(begin, min(len(head), begin + _LINES)):
        if not _is_reading(head[at]):
            continue
        after = [row for row in head[at + 1 : at + 12] if any(cell.strip() for cell in row)][:_ALIKE]
        timed = [_is_reading(row) or any(map(is_time_cell, row)) for row in after]
        if sum(timed) >= len(after) - 1 and (all(timed) or timed[0]):  # headings that follow make it a title
            return at
    return None


def _is_reading(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell.strip()]
    numbers = [cell for cell in cells if is_number(cell)]
    times = [cell for cell in cells if is_time_cell(cell)]
    if len(times) + len(numbers) < 2 or not (set(numbers) - set(times)):
        return (
            len(times) == 1
            and len(row) >= 2
            and all(is_nothing(cell) for cell in cells if cell not in times)
            and len(cells) > 1
        )
    if _is_sequence(numbers) or (not times and any(is_time(cell) for cell in cells if not re.search(r"\d", cell))):
        return False
    return (len(numbers) + len(times)) * 2 >= len(cells) or len(times) > 0


def _is_sequence(cells: Sequence[str]) -> bool:
    """Whether numbers are headings of hours, days or times: 1 to 24, 0 to 23, 1 to 31, and what follows on; 0.15, 0.30, 0.45, 1.00."""
    plain_cells = [to_arabic(cell).strip() for cell in cells]
    if len(cells) < 12:
        return False
    if all(is_dotted_clock(cell) for cell in plain_cells):
        numbers = [60 * int(cell[:-3]) + int(cell[-2:]) for cell in plain_cells]
    elif all(re.fullmatch(r"\d{1,4}", cell) for cell in plain_cells):
        numbers = [int(cell) for cell in plain_cells]
    else:
        return False
    steps = {later - earlier for earlier, later in itertools.pairwise(numbers)}
    return len(steps) == 1 and 0 not in steps and numbers[0] <= 100


def is_dotted_clock(cell: str) -> bool:
    """Whether a cell may be a time of day with a point in it: 0.15, 20.30, 24.00."""
    return re.fullmatch(r"(?:[01]?\d|2[0-3])\.[0-5]\d|24\.00", to_arabic(cell).strip()) is not None


def is_time_cell(text: str) -> bool:
    """Whether a cell holds a day, a time of day or both."""
    text = plain(text)
    return is_date(text) or is_clock(text) or _STAMP.fullmatch(text) is not None


def _filled(row: Sequence[str]) -> int:
    """How many cells a line has, without empty ones at its end."""
    return max((place + 1 for place, cell in enumerate(row) if cell.strip()), default=0)


def _is_units(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell.strip()]
    return (bool(cells) and all(is_unit(cell) for cell in cells)) or (
        len(cells) > 2 and all(is_unit(cell) for cell in cells[1:])
    )


def _is_repeated(head: Sequence[Sequence[str]], lines: list[int]) -> bool:
    """Whether the names so far don't tell the columns apart."""
    names = [cell.strip().lower() for cell in head[lines[-1]] if cell.strip()]
    return len(set(names)) < len(names)


def _is_group(row: Sequence[str]) -> bool:
    """Whether a line may name groups of the columns below it."""
    return _filled(row) > 1 and not any(is_time_cell(cell) and not is_date(cell) for cell in row)


def _names_columns(row: Sequence[str], width: int) -> bool:
    """Whether a line is of headings: more than one cell, not one of them a reading's number beside words."""
    cells = [cell for cell in row if cell.strip()]
    if len(cells) < 2 and width > 1:
        return False
    if width >= 2 * len(row):
        return False
    numbers = [cell for cell in cells if re.fullmatch(r"-?\d+[.,]\d+", cell.strip())]
    return len(numbers) * 2 < len(cells) or any(unit_of(cell) for cell in cells) or _is_sequence(numbers)


def _is_all_words(row: Sequence[str], width: int) -> bool:
    """Whether a line has a word for every column: the headings above a line that says how values were made ("Avg")."""
    cells = [cell for cell in row if cell.strip()]
    return width > 1 and len(cells) == width and not any(is_number(cell) or is_time_cell(cell) for cell in cells)


def _is_parted(row: Sequence[str], names: int) -> bool:
    """Whether a line has digits beyond its headings behind a whole number: the other side of a decimal comma."""
    return (
        _filled(row) == names + 1
        and re.fullmatch(r"\d{1,3}", row[names].strip()) is not None
        and re.fullmatch(r"[+-]?\d+", row[names - 1].strip()) is not None
    )


def _check_width(head: Sequence[Sequence[str]], first: int, stated_line: int | None) -> None:
    """UnmeasurableError where readings have more cells than headings: a decimal comma between commas."""
    above = stated_line - 1 if stated_line else first - 1
    if above < 0:
        return
    names = _filled(head[above])
    wide = [_filled(row) for row in head[first : first + 200] if any(cell.strip() for cell in row)]
    is_most = wide and sum(count > names for count in wide) * 2 > len(wide)
    if max(wide, default=0) >= 2 * names:
        return  # a title, and no headings: a decimal comma makes two cells of each number at most
    if names > 1 and (is_most or any(_is_parted(row, names) for row in head[first:])) and not _is_units(head[above]):
        raise UnmeasurableError(
            Message(
                "the lines have other cells ({cells}) than there are headings ({names}): is the comma a decimal sign and stands between "
                "cells, too? Save the file with semicolons or tabs between its cells",
                cells=max(map(_filled, head[first:])),
                names=names,
            )
        )
