"""A text as papers: forms and pages of the present system in one text, each read by the reader of its kind."""

from collections.abc import Iterator
from dataclasses import replace

from samrit.readers import form, page
from samrit.readers.lines import Line, split_lines
from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.remarks import remark
from samrit.readers.source import Source
from samrit.report.headings import PART_HEADING
from samrit.report.labels import INDICATOR_ITEMS, PROJECT_ITEMS, match_item

_NEAR = 12  # lines with words: behind so many, a paper has shown what it is
_OPENS_ITEM = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙([-–•▪#*ขหรIiNn")  # with one of these a numbered label begins
_FEWEST_ITEMS = 2  # of a form that stands above a page


def read_all(source: Source) -> tuple[Reading, ...]:
    """All reports in a text, in their order, of whichever kind each paper is."""
    first, *others = _read(source)
    if source.line_numbers:
        remarked = remark("line-numbers", excerpt=source.line_numbers)
        first = replace(first, issues=(remarked, *first.issues))
    return (first, *others)


def _read(source: Source) -> tuple[Reading, ...]:
    lines = split_lines(source.text)
    starts = list(_starts(lines))
    if not starts:
        read_one = page.read_lines if page.is_page(source.text) else form.read_lines
        return tuple(read_one(lines, source.text))
    readings: list[Reading] = []
    for (at, is_page), end in zip(starts, [*(at for at, _ in starts[1:]), len(lines)], strict=True):
        read = page.read_lines if is_page else form.read_lines
        readings += read(lines[at:end], source.text, is_last=end == len(lines))
    return tuple(readings)


def _starts(lines: list[Line]) -> Iterator[tuple[int, bool]]:
    """Where each paper begins that is of another kind than the one above it, and whether it is a page; none for one kind."""
    begins = [(at, is_page) for at in range(len(lines)) if (is_page := _begins(lines, at)) is not None]
    changes = [
        one for one, before in zip(begins, [None, *begins], strict=False) if before is None or one[1] != before[1]
    ]
    if changes and changes[0][1] and _is_form(lines[: changes[0][0]]):  # a form without its heading
        changes.insert(0, (0, False))
    if len(changes) > 1:
        yield 0, changes[0][1]
        yield from changes[1:]


def _begins(lines: list[Line], at: int) -> bool | None:
    """Whether a page (True) or a form (False) begins at a line; None where neither does."""
    text = lines[at].text
    if page.opens(text) and any(page.shows(line.text) for line in _below(lines, at)):
        return True
    is_heading = text.startswith("*") and PART_HEADING.match(text) is not None
    if is_heading and any(_item(line.text) == "name" for line in _below(lines, at)):
        return False
    is_named = (
        text[:1] in _OPENS_ITEM
        and _item(text) == "name"
        and any(_item(line.text) == "level" for line in _below(lines, at))
    )
    return False if is_named else None


def _below(lines: list[Line], at: int) -> list[Line]:
    """The lines with words that stand right below one."""
    return [line for line in lines[at + 1 : at + 3 * _NEAR] if line.text][:_NEAR]


def _item(text: str) -> str:
    """The field of the form's item whose label a line opens with."""
    found = match_item(text, INDICATOR_ITEMS) or match_item(text, PROJECT_ITEMS)
    return found.label.field if found is not None else ""


def _is_form(lines: list[Line]) -> bool:
    """Whether the lines are a form for themselves."""
    if len({_item(line.text) for line in lines} - {""}) < _FEWEST_ITEMS:
        return False
    try:
        return bool(form.read_lines(lines, "", is_last=False))
    except UnreadableError:
        return False
