"""Boxes and ticks, as papers, typefaces and typists write them."""

import re

from samrit.report import Level
from samrit.report.words import WAITING

# ☑ ☒ ✓ and their kin; [x] (/) and their kin; the private use area of Wingdings, which word processors tick with.
_TICKED = r"[☑☒✓✔✅✗✘√●◉◆■▣⬤🗹\uf0fe\uf0fc\uf052\uf053]|[(\[]\s*[/xX✓✔√●*]\s*[)\]]"
_EMPTY = r"[☐□◻◯○◇▢❏❑\uf0a8\uf06f\uf071\uf0a1]|[(\[]\s*[)\]]"
_MARK = re.compile(rf"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})|(?P<word>ผลผลิต|ผลลัพธ์|output|outcome)", re.IGNORECASE)
_ENGLISH = re.compile(r"\(\s*(?:output|outcome)s?\s*\)", re.IGNORECASE)


_BOX = re.compile(rf"(?:{_TICKED})|(?:{_EMPTY})")
_TICK = re.compile(_TICKED)


def opens_with_box(text: str) -> bool:
    """Whether a text begins with a box, ticked or empty."""
    return _BOX.match(text) is not None


def ticked(text: str) -> tuple[int, int] | None:
    """Where the words of the one ticked box stand, of several before their words; None where none or several are ticked."""
    boxes = list(_BOX.finditer(text))
    ends = [*(box.start() for box in boxes[1:]), len(text)]
    found = [(box.end(), end) for box, end in zip(boxes, ends, strict=True) if _TICK.match(box.group())]
    return found[0] if len(found) == 1 and opens_with_box(text) else None


def read_level(text: str) -> tuple[Level, bool]:
    """What item 2 has ticked, and whether anything else stands there that is no tick and no name of a level.

    Two names without any mark are UNKNOWN, and with our boxes that wait for a tick; one name alone is its own tick.
    """
    tokens = list(_MARK.finditer(_ENGLISH.sub("", text)))
    rest = _MARK.sub("", _ENGLISH.sub("", text))
    has_rest = bool(re.sub(r"[\s,/|()\-–:;.]+", "", rest))
    words = [i for i, token in enumerate(tokens) if token["word"]]
    names = {_level(tokens[i].group()) for i in words}
    marks = [token for token in tokens if not token["word"]]
    if not names or (marks and all(token.group() == WAITING for token in marks)):
        return Level.UNKNOWN, has_rest
    if len(marks) == 1 and 0 < tokens.index(marks[0]) < len(tokens) - 1:  # "Output [x] Outcome": of either
        return Level.UNKNOWN, has_rest
    if not marks:
        return (names.pop() if len(names) == 1 else Level.UNKNOWN), has_rest
    step = -1 if not tokens[0]["word"] else 1  # the mark stands before its word, or behind it
    ticked = {
        _level(tokens[i].group())
        for i in words
        if 0 <= i + step < len(tokens) and tokens[i + step]["ticked"]
    }  # fmt: skip
    if ticked == {Level.OUTPUT, Level.OUTCOME}:
        return Level.BOTH, has_rest
    return (ticked.pop() if ticked else Level.NEITHER), has_rest


def _level(word: str) -> Level:
    return Level.OUTPUT if word.lower() in ("ผลผลิต", "output") else Level.OUTCOME
