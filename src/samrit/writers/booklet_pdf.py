"""The annual report as a PDF/UA-1: its content in pieces, so many of them set at once, then bound with contents and index.

In: `samrit.writers.booklet_values`. Out: bytes, the same for the same values at the same time. What stands in it is made by
`samrit.writers.booklet`; how it looks is said by `templates/booklet.typ`.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from samrit.thai.line_ends import without_line_ends
from samrit.thai.translation import in_language
from samrit.writers.booklet import booklet_page
from samrit.writers.booklet_values import Booklet
from samrit.writers.bound_pdf import Place, address, bind
from samrit.writers.typeset import SetOne, SetPart, printed_at, typeset_parts
from samrit.writers.words import figure

_Data = dict[str, Any]
_OF_EVERY_PART = (
    "language", "words", "title", "agency", "city", "as_of", "printed", "has_details", "counted_heads", "agency_heads", "missed_heads",
    "listed_heads", "quarter_heads", "outcome_heads",
)  # fmt: skip
_A_PART = 100  # weights: what is set at once
_AN_INDICATOR, _A_PROJECT, _A_TEXT = 2, 3, 1
_MOST_ROWS, _MOST_IN_INDEX = 250, 1200  # rows of a table, lines of an index that are set at once
_NUMBER = "9999"  # stands for a page that is not known yet


def write_booklet(booklet: Booklet, *, at: datetime) -> bytes:
    """The booklet, printed at a time, which it states (ValueError without a time zone)."""
    at = printed_at(at)
    page = booklet_page(booklet, at)
    with in_language(booklet.language):
        return typeset_parts("booklet.typ", page, lambda set_part: _bound(page, set_part), at=at)


def _bound(page: _Data, set_part: SetOne) -> bytes:
    """Cover and contents are set last, when all pages are known: how many they take is known from a trial."""
    always = {key: page[key] for key in _OF_EVERY_PART}
    pieces = [(weight, piece) for weight, piece in _pieces(page)]
    listed = [
        {"title": title, "level": level, "number": figure(_NUMBER), "to": ""}
        for level, title in _headings(page, pieces)
    ]
    trial = set_part(always | {"first": 1, "pieces": [_front(listed)]})
    here = 1 + _pages(trial)
    places: list[Place] = []
    keys: dict[str, int] = {}
    pdfs: list[bytes] = []

    def add(several: Sequence[_Data]) -> None:
        nonlocal here
        made = set_part(always | {"first": here, "pieces": several}, goes_on=several[0].get("level") != 1)
        for one in made.places:
            if one["key"]:
                keys[one["key"]] = len(places)
            if one["title"] or one["key"]:
                title = without_line_ends(one["title"])
                places.append(Place(title, one["level"], here - 1 + one["page"], one["below"]))
        here += _pages(made)
        pdfs.append(made.pdf)

    for several in _parts(pieces):
        add(several)
    index = [
        {"words": one["words"], "number": figure(str(places[keys[one["key"]]].page)), "to": address(keys[one["key"]])}
        for one in page["index"]
    ]
    head = [_heading(1, page["words"]["index"])]
    for lines in _evenly(index, _MOST_IN_INDEX) if index else [[]]:
        add([*head, {"kind": "index", "rows": lines}])
        head = []
    listed = [
        {"title": one.title, "level": one.level, "number": figure(str(one.page)), "to": address(number)}
        for number, one in enumerate(places)
        if one.level
    ]
    front = set_part(always | {"first": 1, "pieces": [_front(listed)]})
    return bind([front.pdf, *pdfs], places, page_word=page["words"]["page"])


def _pages(part: SetPart) -> int:
    return max(int(one["page"]) for one in part.places)


def _front(listed: Sequence[_Data]) -> _Data:
    return {"kind": "front", "rows": listed}


def _headings(page: _Data, pieces: Sequence[tuple[int, _Data]]) -> Iterator[tuple[int, str]]:
    """What the contents will list, before any page is known."""
    for _, piece in pieces:
        if piece["kind"] == "heading":
            yield piece["level"], piece["text"]
        elif piece["kind"] == "indicator":
            yield 3, f"{piece['one']['number']} {piece['one']['name']}".strip()
        elif piece["kind"] == "project":
            yield 2, piece["one"]["heading"]
    yield 1, page["words"]["index"]


def _parts(pieces: Sequence[tuple[int, _Data]]) -> Iterator[list[_Data]]:
    """Pieces that are set together; a heading begins no new part without what it is above."""
    part: list[_Data] = []
    load = 0
    for weight, piece in pieces:
        part.append(piece)
        load += weight
        if weight and load >= _A_PART:
            yield part
            part, load = [], 0
    if part:
        yield part


def _heading(level: int, text: str) -> _Data:
    return {"kind": "heading", "level": level, "text": text}


def _pieces(page: _Data) -> Iterator[tuple[int, _Data]]:
    """The content in order, each piece with its weight; headings have none."""
    words = page["words"]
    yield 0, _heading(1, words["summary"])
    yield _A_TEXT, {"kind": "summary", "lines": page["summary"]}
    yield 0, _heading(2, words["counts"])
    yield _A_TEXT, {"kind": "bar", "one": page["bar"]}
    yield from _table(words["agencies"], "agencies", page["agencies"])
    yield from _table(words["strategies"], "counted", page["counted"])
    yield from _table(words["missed"], "missed", page["missed"])
    yield from _projects(page)
    yield 0, _heading(1, words["indicators"])
    for one in page["strategies"]:
        yield 0, _heading(2, one["heading"])
        yield _A_TEXT, {"kind": "bar", "one": one["bar"]}
        yield from _rows("listed", one["indicators"])
        if page["has_details"]:
            yield from ((_AN_INDICATOR, {"kind": "indicator", "one": indicator}) for indicator in one["indicators"])
    yield 0, _heading(1, words["annexes"])
    for kind in ("evidence", "methods"):
        if page[kind]:
            yield 0, _heading(2, words[kind])
        yield from ((_A_TEXT, {"kind": kind, "one": one}) for one in page[kind])
    yield 0, _heading(2, words["outcomes"])
    if not page["outcomes"]:
        yield _A_TEXT, {"kind": "words", "text": words["no_outcomes"]}
    yield from _rows("outcomes", page["outcomes"])


def _projects(page: _Data) -> Iterator[tuple[int, _Data]]:
    words, projects = page["words"], page["projects"]
    yield 0, _heading(1, words["projects"])
    if projects is None or not projects["rows"]:
        yield _A_TEXT, {"kind": "words", "text": words["no_projects"]}
        return
    table = {key: value for key, value in projects.items() if key != "projects"}
    yield _A_TEXT + len(projects["rows"]) * _A_PART // _MOST_ROWS, {"kind": "projects", "one": table}
    if page["has_details"]:
        for one in projects["projects"]:
            yield _A_PROJECT, {"kind": "project", "one": one, "words": projects["words"]}


def _table(heading: str, kind: str, rows: Sequence[Any]) -> Iterator[tuple[int, _Data]]:
    if rows:
        yield 0, _heading(2, heading)
        yield from _rows(kind, rows)


def _rows(kind: str, rows: Sequence[Any]) -> Iterator[tuple[int, _Data]]:
    """A table in pieces of one length, where it is long."""
    for several in _evenly(rows, _MOST_ROWS):
        yield max(_A_TEXT, len(several) * _A_PART // _MOST_ROWS), {"kind": kind, "rows": several}


def _evenly(rows: Sequence[Any], most: int) -> Iterator[Sequence[Any]]:
    several = -(-len(rows) // most)
    for number in range(several):
        yield rows[len(rows) * number // several : len(rows) * (number + 1) // several]
