"""Running text cut into what a page is made of: paragraphs, lists, links. Words and marks stay as they were typed."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from samrit.report.mentions import find_links
from samrit.writers.sources import Span

# A mark that opens a line of a list, as officers type it: 1)  (1)  1.  1.2  ก)  -  •
_MARK = re.compile(
    r"(?P<mark>\((?:[0-9๐-๙]{1,2}|[ก-ฮ])\)|(?:[0-9๐-๙]{1,2}|[ก-ฮ])\)|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2}\.|[-–—•●▪*])"
    r"\s+(?=\S)"
)
_LONGEST_LINK = 2000  # characters; more is no address that a browser opens
# Words that no line can hold. Thai has no spaces, and Typst finds its words; one letter over and over has none.
_LONG_WORD = re.compile(r"[^\s\u0e00-\u0e7f]{50,}|(\S)\1{29,}|\S{400,}")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_STEP = re.compile(r".{24}(?=.)")
_BREAK = "\u200b"  # a place where a line may end
_COLUMN = "\u2003"  # for a tab between the columns of a pasted table


_Runs = list[str | list[str]]


def paragraphs(text: str, spans: Sequence[Span] = ()) -> list[dict[str, Any]]:
    """The text as paragraphs {"runs"} and lists {"items": [{"mark", "runs"}]}; a single marked line is no list.

    What a blank line parts from the words above is "apart". `spans` of the text lead somewhere without looking so.
    """
    found: list[dict[str, Any]] = []
    for is_list, lines in itertools.groupby(_lines(text), key=lambda line: bool(_MARK.match(line[1]))):
        block = list(lines)
        if is_list and len(block) > 1:
            first, *others = (_item(start, line, spans) for start, line in block)
            apart = [text[:start].endswith("\n\n") for start, _line in block]
            items = [first, *(one | _apart(is_apart=parted) for one, parted in zip(others, apart[1:], strict=True))]
            found.append({"items": items} | _apart(is_apart=apart[0]))
        else:
            found += [
                {"runs": _runs(line, _within(spans, start, line))} | _apart(is_apart=text[:start].endswith("\n\n"))
                for start, line in block
            ]
    return found


def _apart(*, is_apart: bool) -> dict[str, bool]:
    return {"apart": True} if is_apart else {}


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not empty, each with where it begins."""
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, line
        start += len(line) + 1


def _item(start: int, line: str, spans: Sequence[Span]) -> dict[str, Any]:
    mark = _MARK.match(line)
    assert mark is not None
    words = line[mark.end() :]
    return {"mark": mark["mark"], "runs": _runs(words, _within(spans, start + mark.end(), words))}


def _within(spans: Sequence[Span], start: int, line: str) -> list[Span]:
    """The spans that lie in a line, counted from its beginning."""
    moved = (Span(one.start - start, one.end - start, one.url) for one in spans)
    return [one for one in moved if 0 <= one.start < one.end <= len(line)]


def _runs(text: str, spans: Sequence[Span] = ()) -> _Runs:
    """Plain stretches, [words, web address] pairs, and [words, address, "quiet"] for what leads on without looking so."""
    found: _Runs = []
    at = 0
    for link in find_links(text):
        if len(link.url) > _LONGEST_LINK:
            continue
        if at < link.start:
            found += _plain(text, at, link.start, spans)
        found.append([breakable(link.url), _target(link.url)])
        at = link.end
    if at < len(text):
        found += _plain(text, at, len(text), spans)
    return found


def _target(url: str) -> str:
    """Where an address leads, in letters that every program and typeface has."""
    whole = url if "://" in url else f"https://{url}"
    return _FOREIGN.sub(lambda letters: quote(letters[0], errors="replace"), whole)


def _plain(text: str, start: int, end: int, spans: Sequence[Span]) -> _Runs:
    """A stretch without web addresses, cut at the spans in it; left whole where lines would break otherwise then."""
    line = set_line(text[start:end])
    if len(line) != end - start:
        return [line]
    found: _Runs = []
    at = 0
    for one in spans:
        first, last = one.start - start, one.end - start
        if at <= first and last <= len(line):
            found += [line[at:first], [line[first:last], one.url, "quiet"]]
            at = last
    return [run for run in (*found, line[at:]) if run]


def set_line(text: str) -> str:
    """The text with its columns apart, its endless words made breakable."""
    return breakable(text.replace("\t", _COLUMN))


def breakable(text: str) -> str:
    """The text with places where a word that is longer than any line may be broken."""
    return _LONG_WORD.sub(lambda word: _STEP.sub(lambda step: step[0] + _BREAK, word[0]), text)
