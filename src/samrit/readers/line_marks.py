"""Marks before each line of a form: bullets, dashes, strokes, or numbers that count the lines. Whoever copied it put them there."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from samrit.report.labels import INDICATOR_ITEMS, match_bare, match_item
from samrit.report.lines import is_own, is_quarter
from samrit.thai.digits import to_arabic

_SIGN = re.compile(
    r"[ \t]*(?:(?P<sign>[-–—*+#>|»›•●○·‣▪▫■□◦◆◇♦➢➤►▶→✓✔])(?:[ \t]?(?P=sign)){0,3}(?:[ \t]+|(?<=[->»›•●○·▪|])(?=[^\s*-])|$)|o[ \t]+)"
)
_BOLD = re.compile(r"\*\*[^*]|__\S")  # a list of labels in Markdown has its marks for itself
_COUNT = re.compile(r"[ \t]*[(\[]?(?P<number>[0-9๐-๙]{1,4})(?:[.)\]:]+[ \t]*|[ \t]+)(?=\S)")
_DIGIT = re.compile("[0-9๐-๙]")
_COUNTED = "number"
_FEWEST_LINES, _FEWEST_LABELS = 6, 3
_NEARLY_ALL, _MOST = 0.8, 0.6

_Mark = tuple[int, int]  # where it begins and ends in the text


def without(text: str) -> tuple[str, str]:
    """The text with blanks for the marks that nearly all labels of a form in it have before them, and those that are numbers."""
    if text.count("\n") < _FEWEST_LINES:
        return text, ""
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            lines.append((at, line))
        at += len(line)
    parts, numbers, at = [], [], 0
    for start, end in _marks(lines):
        parts += [text[at:start], " " * (end - start)]
        numbers += [text[start:end].strip()] if _DIGIT.search(text, start, end) else []
        at = end
    return ("".join([*parts, text[at:]]) if parts else text), " ".join(numbers)


def _marks(lines: Sequence[tuple[int, str]]) -> list[_Mark]:
    """Where the marks stand that are the copy's."""
    kinds: defaultdict[str, dict[int, int]] = defaultdict(dict)  # which line has it, and where it ends there
    for number, (_, line) in enumerate(lines):
        sign = _SIGN.match(line)
        if sign is not None and not _BOLD.match(line, sign.end()):
            kinds[sign["sign"] or "o"][number] = sign.end()
        elif (count := _COUNT.match(line)) is not None:
            kinds[_COUNTED][number] = count.end()
    if not kinds:
        return []
    kind = Counter({kind: len(ends) for kind, ends in kinds.items()}).most_common(1)[0][0]
    ends = kinds[kind]
    taken = _counting(lines, ends) if kind == _COUNTED else ends
    is_table = kind == "|" and any(line.rstrip("\r\n |").count("|") > 1 for _, line in lines)
    if len(ends) < _FEWEST_LABELS or not taken or is_table:
        return []
    said = {number: line[ends.get(number, 0) :].strip() for number, (_, line) in enumerate(lines)}
    labels = [number for number, words in said.items() if _is_label(words)]
    if len(labels) < _FEWEST_LABELS or sum(number in ends for number in labels) < _NEARLY_ALL * len(labels):
        return []
    if kind == _COUNTED and len(labels) <= sum(_is_label(lines[number][1]) for number in labels):
        return []  # labels are known with their numbers as well
    is_most = len(taken) >= _MOST * len(lines)
    return [
        (lines[number][0], lines[number][0] + end)
        for number, end in taken.items()
        if is_most or is_own(said[number]) or said[number].startswith("ตำแหน่ง")
    ]


def _counting(lines: Sequence[tuple[int, str]], ends: dict[int, int]) -> dict[int, int]:
    """The numbers that count the lines one by one; none where not nearly all do."""
    found = {number: _COUNT.match(lines[number][1]) for number in ends}
    said = {number: int(to_arabic(one["number"])) for number, one in found.items() if one is not None}
    steps = {at for pair in pairwise(said) if said[pair[1]] == said[pair[0]] + 1 for at in pair}
    is_count = len(steps) >= _NEARLY_ALL * len(lines)
    return {number: end for number, end in ends.items() if number in steps} if is_count else {}


def _is_label(text: str) -> bool:
    bare = match_bare(text, INDICATOR_ITEMS)
    is_item = match_item(text, INDICATOR_ITEMS) is not None or is_quarter(text) is not None
    return is_item or (bare is not None and bare.has_colon)
