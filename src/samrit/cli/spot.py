"""From a finding to the place in the file: line, columns, and the words to underline."""

import re
from dataclasses import dataclass

from samrit.readers import Reading
from samrit.readers.reading import Place
from samrit.report.model import texts

_SEAM = 24  # characters at either end of the words that are looked for where the words as a whole are not found
_GAP = "[\\s\u200b\u200c\u200d\u2060\ufeff\u00ad]*"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: lines, columns (in characters) and pages count from 1.

    `quote` is the line it begins on, and `quote[start:end]` the words; `start == end` where there are none to mark.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    page: int
    quote: str
    start: int
    end: int


def locate(reading: Reading, field: str, start: int | None, words: str) -> Spot | None:
    """The place of a finding in the source; None where the format keeps no places (JSON), or the field is missing.

    `start` is where the words stand in the field's text.
    """
    place = _place(reading, field)
    if place is None:
        return None
    begin = end = place.start
    if words and start is not None:
        text = dict(texts(reading.report)).get(field, "")
        begin, end = _find(reading.source[place.start : place.end], words, text.count(words, 0, start))
        begin, end = place.start + begin, place.start + end
    elif field in reading.places:
        end = place.start + len(reading.source[place.start : place.end].rstrip())
    return at(reading.source, begin, end, page=place.page, line=None if begin != place.start else place.line)


def at(source: str, begin: int, end: int, *, page: int = 1, line: int | None = None) -> Spot:
    """The spot of `source[begin:end]`; `line` is its line where a reader counts lines in its own way (pages)."""
    line_start = source.rfind("\n", 0, begin) + 1
    line_end = source.find("\n", begin)
    line_end = len(source) if line_end < 0 else line_end
    first = source.count("\n", 0, begin) + 1
    last = first + source.count("\n", begin, end)
    return Spot(
        line=line or first,
        column=begin - line_start + 1,
        end_line=(line or first) + last - first,
        end_column=end - (source.rfind("\n", 0, end) + 1) + 1,
        page=page,
        quote=source[line_start:line_end].rstrip("\r"),
        start=begin - line_start,
        end=min(end, line_end) - line_start,
    )


def _place(reading: Reading, field: str) -> Place | None:
    """The place of a field; else of its first part ("quarters" begins where "quarters.1" does), else of what it is in."""
    inside = [place for name, place in reading.places.items() if name == field or name.startswith(f"{field}.")]
    if inside or not field:
        return min(inside, key=lambda place: place.start, default=None)
    return _place(reading, field.rpartition(".")[0])


def _find(text: str, words: str, nth: int) -> tuple[int, int]:
    """Where the words stand in the source, which may break lines and a running head may cut: the n-th time, from 0."""
    found = list(_loosely(words).finditer(text))
    if found:
        match = found[min(nth, len(found) - 1)]
        return match.span()
    head, tail = _loosely(words[:_SEAM]).search(text), list(_loosely(words[-_SEAM:]).finditer(text))
    if head is None:
        return 0, 0
    ends = [match.end() for match in tail if match.end() >= head.end()]
    return head.start(), ends[0] if ends else head.end()


def _loosely(words: str) -> re.Pattern[str]:
    return re.compile(_GAP.join(re.escape(character) for character in words if not character.isspace()))
