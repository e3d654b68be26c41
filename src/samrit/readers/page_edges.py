"""Lines that a printer puts at the head and at the foot of each page: known by their page numbers, or by standing there again."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from samrit.readers.lines import Line
from samrit.report.headings import PART_HEADING
from samrit.report.labels import INDICATOR_ITEMS, PROJECT_ITEMS, match_item
from samrit.report.lines import is_quarter
from samrit.thai.digits import to_arabic

_DIGITS = re.compile(r"[0-9]+")
# At one end of the line: "หน้า 2 จาก 3", "… หน้า 2"
_NUMBER = r"(?:หน้า(?:ที่)?|page)\s*(?P<{}>[0-9๐-๙]{{1,4}})(?:\s*(?:/|จาก|of)\s*[0-9๐-๙]{{1,4}})?"
_NUMBERED = re.compile(rf"{_NUMBER.format('first')}(?=\s|$)|{_NUMBER.format('last')}[\s)\]-]*$", re.IGNORECASE)
_FEWEST = 2  # pages on which a line stands
_NEAR = 2  # lines from the page's first, and from its last
_SHORTEST, _LONGEST = 8, 160  # characters


def page_edges(lines: list[Line]) -> frozenset[int]:
    """Where the lines start that stand at the head or at the foot of several pages."""
    said = [line for line in lines if line.text]
    feet = _feet(said)
    edges = {line.start for at, line in enumerate(said) if at in feet}
    if feet:
        edges |= _again([said[at + 1 : at + 1 + _NEAR] for at in sorted({-1, *feet})])
    if said and said[-1].page != said[0].page:
        pages: defaultdict[int, list[Line]] = defaultdict(list)
        for line in said:
            pages[line.page].append(line)
        edges |= _again([page[:_NEAR] for page in pages.values()]) | _again([page[-_NEAR:] for page in pages.values()])
    return frozenset(edges)


def _feet(said: list[Line]) -> set[int]:
    """Which of the lines count the pages: alike but for numbers, and the page's number goes up."""
    alike: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(said):
        match = (
            _NUMBERED.search(line.text)
            if len(line.text) <= _LONGEST and ("หน้า" in line.text or "age" in line.text.lower())
            else None
        )
        if match is not None and not _is_label(line.text):
            alike[_shape(line.text)].append((at, int(to_arabic(match["first"] or match["last"]))))
    return {at for found in alike.values() if _are_pages(found) for at, _ in found}


def _are_pages(found: list[tuple[int, int]]) -> bool:
    """Whether lines that hold a page's number count the pages one by one from the first, and some lines stand between."""
    if len(found) < _FEWEST or found[0][1] != 1:
        return False
    return all(after == before + 1 and below - at > _NEAR for (at, before), (below, after) in pairwise(found))


def _again(edges: Sequence[list[Line]]) -> set[int]:
    """The lines that stand at several of the edges, alike but for numbers; at no less than every second one."""
    fewest = max(_FEWEST, len(edges) / 2)
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for line in _candidates(edges):
        alike[_shape(line.text)].append(line.start)
    return {start for starts in alike.values() if len(starts) >= fewest for start in starts}


def _candidates(edges: Iterable[list[Line]]) -> Iterator[Line]:
    for edge in edges:
        yield from (one for one in edge if _SHORTEST <= len(one.text) <= _LONGEST and not _is_label(one.text))


def _shape(text: str) -> str:
    return _DIGITS.sub("#", to_arabic(text))


def _is_label(text: str) -> bool:
    if PART_HEADING.match(text) or is_quarter(text) or text.startswith((":", "*")) or text.endswith("**"):
        return True
    return match_item(text, INDICATOR_ITEMS) is not None or match_item(text, PROJECT_ITEMS) is not None
