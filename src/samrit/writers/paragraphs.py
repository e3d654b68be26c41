"""Running text cut into what a page is made of: paragraphs, lists, links. Words and marks stay as they were typed."""

import itertools
import re
from typing import Any

from samrit.report.mentions import find_links

# A mark that opens a line of a list, as officers type it: 1)  (1)  1.  1.2  ก)  -  •
_MARK = re.compile(
    r"(?P<mark>\((?:[0-9๐-๙]{1,2}|[ก-ฮ])\)|(?:[0-9๐-๙]{1,2}|[ก-ฮ])\)|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2}\.|[-–—•●▪*])"
    r"\s+(?=\S)"
)
_LONGEST_LINK = 2000  # characters; more is no address that a browser opens
_RANGE = re.compile(r"(?<=[0-9๐-๙]) (?=[-–] ?[0-9๐-๙])")
# Words that no line can hold. Thai has no spaces, and Typst finds its words; one letter over and over has none.
_LONG_WORD = re.compile(r"[^\s\u0e00-\u0e7f]{50,}|(\S)\1{29,}|\S{400,}")
_STEP = re.compile(r".{24}(?=.)")
_BREAK = "\u200b"  # a place where a line may end
_NO_BREAK = "\u00a0"


def paragraphs(text: str) -> list[dict[str, Any]]:
    """The text as paragraphs {"runs"} and lists {"items": [{"mark", "runs"}]}; a single marked line is no list."""
    found: list[dict[str, Any]] = []
    for is_list, lines in itertools.groupby(filter(None, text.split("\n")), key=lambda line: bool(_MARK.match(line))):
        block = list(lines)
        if is_list and len(block) > 1:
            found.append({"items": [_item(line) for line in block]})
        else:
            found += [{"runs": _runs(line)} for line in block]
    return found


def _item(line: str) -> dict[str, Any]:
    mark = _MARK.match(line)
    assert mark is not None
    return {"mark": mark["mark"], "runs": _runs(line[mark.end() :])}


def _runs(text: str) -> list[str | list[str]]:
    """Plain stretches, and [words, web address] pairs."""
    found: list[str | list[str]] = []
    at = 0
    for link in find_links(text):
        if len(link.url) > _LONGEST_LINK:
            continue
        if at < link.start:
            found.append(set_line(text[at : link.start]))
        found.append([breakable(link.url), link.url if "://" in link.url else f"https://{link.url}"])
        at = link.end
    if at < len(text):
        found.append(set_line(text[at:]))
    return found


def set_line(text: str) -> str:
    """The text whose lines never begin with the dash of a range ("19.00 - 21.30"), its endless words made breakable."""
    return breakable(_RANGE.sub(_NO_BREAK, text))


def breakable(text: str) -> str:
    """The text with places where a word that is longer than any line may be broken."""
    return _LONG_WORD.sub(lambda word: _STEP.sub(lambda step: step[0] + _BREAK, word[0]), text)
