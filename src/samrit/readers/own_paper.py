"""A paper of ours that has lost its data, by its tags: the form's text as `samrit.writers.text` writes it, to the letter.

In: the tree of tags that `samrit.decoding.pdf_tags` found, made of what `samrit.writers.paper` says. Out: a text for the form's readers.
"""

from collections.abc import Iterator
from typing import Any

from samrit.report.headings import PLAN, plain_plan, print_heading, print_plan, read_plan_title
from samrit.report.labels import HEAD_LINES, POSITION, SIGNATURE, SIGNED_ON
from samrit.report.lines import QUARTER_LINE, escape
from samrit.report.plan_node import starts_node
from samrit.report.unplaced import BROKEN_OFF, UNPLACED, read_place
from samrit.report.words import SPOKEN_TICKS
from samrit.report.year_end import split_verdict
from samrit.thai.text import shield
from samrit.vocabulary.doubts import DOUBT_LABEL

Tag = list[Any]  # its name, then what stands in it: words, or tags

_STARS = "**** "
_MARK = "::"
_COLUMN = "\u2003"  # as which a paper shows a tab
_LABELS = ("H1", "H2", "H3", "Span")
_DOTS = "....."
_HEADS = tuple(f"{label.words} :" for label in HEAD_LINES)


def text_of(tree: Tag) -> str | None:
    """The form's text that the tags of a paper of ours give; None for another paper of the same maker."""
    document = next(iter(_tags(tree)), ["", ""])
    parts = list(_tags(document))
    if not parts or parts[0][0] != "H1" or not _words(parts[0]).startswith(_STARS):
        return None
    return shield("\n".join(_lines(parts))) + "\n"


def _lines(parts: list[Tag]) -> Iterator[str]:
    label = above = ""  # the last label that stands alone, and whether it is the last part
    is_open = False  # whether a quarter is there to be filled in, and nobody has
    for at, part in enumerate(parts):
        cells = list(_tags(part))
        is_open = _is_open(cells) or (is_open and _is_empty_value(cells))
        if is_open:
            continue
        if at == 1 and part[0] == "Span":
            yield from _facts(part)
        elif part[0] in _LABELS:
            label = above = _words(part)
            yield from ("", _heading(label))
        elif _words(cells[0]) == SIGNATURE:
            yield from ("", *_signature([_words(cell) for cell in cells]))
        else:
            is_end = above == UNPLACED
            yield from _row(_words(cells[0]), cells[-1] if len(cells) > 1 else [""], below=label, is_end=is_end)
            label = ""


def _is_open(cells: list[Tag]) -> bool:
    """Whether a row is that of a quarter of which nothing is reported at all: its label is no heading."""
    first = next(_tags(cells[0]), [""]) if cells else [""]
    return first[0] == "Span" and QUARTER_LINE.match(_words(cells[0])) is not None and not _words(cells[-1])


def _is_empty_value(cells: list[Tag]) -> bool:
    return bool(cells) and _words(cells[0]).startswith(": ") and not _words(cells[-1])


def _heading(words: str) -> str:
    """A label alone; a heading's own text is none of the form's lines."""
    if not words.startswith(_STARS):
        return words
    title, plan = read_plan_title(words), PLAN.match(words)
    if plan is not None:
        return print_plan(escape(plain_plan(plan["plan"])))
    return words if title is None else print_heading(escape(title))


def _facts(part: Tag) -> Iterator[str]:
    """What stands above item 1: labels, each with its value behind it."""
    yield ""
    pair = ""
    for words in (one for one in part[1:] if isinstance(one, str)):
        is_label = words.startswith(("***", *_HEADS)) and words.endswith(" :")
        if pair and is_label:
            yield from (_fact(pair), "")
            pair = ""
        pair += words
    yield _fact(pair)


def _fact(pair: str) -> str:
    label, _, value = pair.partition(" : ")
    return f"{label} : {escape(value.strip())}"


def _row(label: str, cell: Tag, *, below: str, is_end: bool) -> Iterator[str]:
    """A label beside its text, or a text behind the form's colons, below the label that stands alone above it."""
    if label == f": {DOUBT_LABEL} =":
        return
    if label not in ("", _MARK):
        yield ""
    if any(isinstance(one, str) and one.strip() for one in cell[1:]) or any(one[0] == "Span" for one in _tags(cell)):
        yield f"{label} {_choice(cell)}"
        return
    first, *rest = list(_paragraphs(cell)) or [""]
    whole = f"{label} {first}".strip()
    if label == BROKEN_OFF or (is_end and read_place(first)) or (label not in ("", _MARK) and starts_node(whole)):
        yield whole
        return
    is_summary = label == _MARK and below.startswith("(6.5)") and bool(rest)
    first = escape(first, lambda text: bool(split_verdict(text)[0])) if is_summary else escape(first)
    yield f"{label} {first}".strip() if label else first
    yield from map(escape, rest)


def _choice(cell: Tag) -> str:
    """Words to choose from, each behind its box."""
    said = "".join(f" {SPOKEN_TICKS[one]} " if one in SPOKEN_TICKS else one for one in _said(cell))
    return " ".join(said.split())


def _paragraphs(cell: Tag) -> Iterator[str]:
    """The lines of a running text: paragraphs, items of lists, and a blank line where one stood."""
    before = False
    for part in _tags(cell):
        if part[0] == "Div":  # paragraphs that a blank line parts from others
            if before:
                yield ""
            yield from _paragraphs(part)
        elif part[0] == "L":
            for item in _tags(part):
                mark, words = _tags(item)
                yield from ("",) if any(one[0] == "Div" for one in _tags(words)) else ()
                yield f"{_words(mark)} {_words(words)}"
        else:
            yield _words(part)
        before = True


def _signature(cells: list[str]) -> Iterator[str]:
    """The place to sign: who signed, as what, when; dots where nobody did."""
    labels = [at for at, words in enumerate(cells) if words in (SIGNATURE, POSITION, SIGNED_ON)]
    rows = [cells[at:end] for at, end in zip(labels, [*labels[1:], len(cells)], strict=True)]
    for label, *words in rows:
        name, role = [*words, "", ""][:2]
        said = f"{name} {role}".strip() if name else f"{_DOTS}{role}"
        yield from (f"{label} {escape(said)}" if label != SIGNATURE or name else f"{label}{said}", "")


def _tags(part: Tag) -> Iterator[Tag]:
    return (one for one in part[1:] if isinstance(one, list))


def _said(part: Tag) -> Iterator[str]:
    for one in part[1:]:
        if isinstance(one, str):
            yield one
        else:
            yield from _said(one)


def _words(part: Tag) -> str:
    return "".join(_said(part)).replace(_COLUMN, "\t").strip()
