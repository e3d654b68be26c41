"""What a reader gathers on its way, and what of the lines is accounted for, so that nothing is lost."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from samrit.readers.lines import Line, span
from samrit.readers.reading import Issue, Place
from samrit.readers.remarks import UNREAD, remark
from samrit.report import Unplaced

_MOST_EXAMPLES = 3
_SAYS = re.compile(r"[^\W_]")  # a letter or a digit: what is worth keeping


@dataclass(slots=True)
class Found:
    """What a reader has gathered on its way: places of fields, remarks, and what of the lines is accounted for."""

    places: dict[str, Place] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    taken: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def take(self, *lines: Line) -> None:
        """Account for lines, or pieces of lines: they stand in a field, or are the paper's own."""
        for line in lines:
            root = line.root or line
            self.taken.setdefault(root.start, []).append((line.offset, line.offset + len(line.text)))

    def leave(self, line: Line) -> None:
        """Take back that a line is accounted for: it is kept in no field."""
        root = line.root or line
        self.taken[root.start].remove((line.offset, line.offset + len(line.text)))

    def note(self, name: str, lines: list[Line]) -> None:
        """Keep where a field stood, account for its lines, and tell what was mended in it."""
        self.take(*lines)
        self.point(name, lines)

    def point(self, name: str, lines: list[Line]) -> None:
        """Keep where a field stood, and tell what was mended in it."""
        place = span(lines)
        if place is None:
            return
        self.places[name] = place
        repairs = [repair for line in lines for repair in line.repairs]
        if repairs:
            examples = ", ".join(f"“{r.before}” → “{r.after}”" for r in repairs[:_MOST_EXAMPLES])
            self.issues.append(remark("repaired", name, place, count=len(repairs), examples=examples))


def left_over(lines: list[Line], found: Found) -> tuple[Unplaced, ...]:
    """What of the lines stands in no field and is not the paper's own: kept, and told where nothing tells it yet."""
    groups: list[list[Line]] = []
    number = -1
    for line in lines:
        if (0, len(line.text)) in found.taken.get(line.start, ()):  # all of it, in one piece
            number = -1
            continue
        pieces = [piece for piece in _gaps(line, found.taken.get(line.start, [])) if _SAYS.search(piece.text)]
        is_whole = len(pieces) == 1 and pieces[0].text == line.text
        if is_whole and groups and number == line.number - 1:
            groups[-1].append(line)
        else:
            groups += [[piece] for piece in pieces]
        number = line.number if is_whole else -1
    known = sorted(
        (issue.place.start, issue.place.end) for issue in found.issues if issue.place and issue.code in UNREAD
    )
    ends = list(accumulate((end for _, end in known), max))
    for group in groups:
        place = span(group)
        at = bisect_left(known, (place.end, 0)) if place else 0
        if place and (at == 0 or ends[at - 1] <= place.start):
            excerpt = "\n".join(line.text for line in group)
            found.issues.append(remark("not-understood", place=place, excerpt=excerpt))
    return tuple(
        Unplaced(text="\n".join(line.text for line in group), page=group[0].page, line=group[0].number)
        for group in groups
    )


def _gaps(line: Line, taken: list[tuple[int, int]]) -> Iterator[Line]:
    """The pieces of a line that no span covers."""
    at = 0
    for start, end in (*sorted(taken), (len(line.text), len(line.text))):
        if start > at:
            yield line.piece(at, start)
        at = max(at, end)
