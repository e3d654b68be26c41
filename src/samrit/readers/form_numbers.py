"""Labels of a form that are not its own: words of others, behind the form's own number or none, or the number alone."""

import re
from collections.abc import Iterator, Sequence

from samrit.readers.lines import Line
from samrit.readers.other_labels import match_other
from samrit.report.labels import INDICATOR_ITEMS, FoundLabel, Label, match_item, squeeze
from samrit.report.lines import QUARTER_LINE, is_quarter, quarter_digit
from samrit.thai.digits import to_arabic

_ORDER = ("1", "2", "3", "4", "5", "6", "6.1", "6.2", "6.3", "6.4", "6.5", "7", "8", "9")
_QUARTERS = _ORDER[6:10]
_NUMBER = (
    r"\s*(?:(?:หัว)?ข้อ(?:ที่)?\s*)?[(\[]?\s*(?P<item>[1-9๑-๙](?:\s?[.]\s?(?P<quarter>[1-5๑-๕])(?![0-9๐-๙]))?)\s*[.)\]]*"
)
# The same groups as a quarter's label has.
_ALONE = re.compile(
    rf"{_NUMBER}(?P<colon>\s*[:：]+)?(?P<extra>(?!))?(?:\s+|$)(?![.\-–/]|(?:มกรา|กุมภา|มีนา|เมษา|ม\.ค|ก\.พ))"
)
_WORDED = re.compile(
    rf"{_NUMBER}\s*(?P<words>[ก-ฮเ-ไA-Za-z][^:：0-9๐-๙]{{2,60}}?)(?P<colon>\s*[:：]+)(?P<extra>(?!))?\s*"
)
_FEWEST_KNOWN, _FEWEST_ALONE = 3, 9
_LISTED = re.compile(r"[(\[]?[0-9๐-๙]{1,2}[.)\]]")
_NEAR = 2  # lines above
_FARTHEST = 2  # steps in the form's order

Numbered = tuple[str, re.Match[str]]


def by_number(lines: Sequence[Line], labels: tuple[Label, ...]) -> dict[int, Numbered]:
    """Which lines open an item that no words of the form name, by where they start: the item, and what was found."""
    if labels is not INDICATOR_ITEMS:
        return {}
    known = {at: item for at, line in enumerate(lines) if (item := _known(line.text))}
    if len(known) >= _FEWEST_KNOWN:
        return {lines[at].start: one for at, one in _worded(lines, known)}
    alone = dict(_alone(lines))
    items = [item for item, _ in alone.values()]
    is_form = len(items) >= _FEWEST_ALONE and items[0] == "1" and set(_QUARTERS) <= set(items)
    return {lines[at].start: one for at, one in alone.items()} if is_form else {}


def by_words(lines: Sequence[Line], labels: tuple[Label, ...]) -> dict[int, FoundLabel]:
    """Which lines open an item of a form by words of others and a colon, by where they start: "สรุปผลทั้งปี : …" below quarter 4.

    Only an item is opened so that stands nowhere else, and between the items that the form has before and behind it.
    """
    if labels is not INDICATOR_ITEMS:
        return {}
    own = {at: item for at, line in enumerate(lines) if (item := _known(line.text))}
    known = own | {at: item for at, line in enumerate(lines) if (item := _quarter(line.text))}
    missing = {one.field: one for one in INDICATOR_ITEMS if one.item not in (*known.values(), "1", "6")}
    if len(own) < _FEWEST_KNOWN or not missing:
        return {}
    found: dict[int, FoundLabel] = {}
    for at, line in enumerate(lines):
        other = match_other(line.text) if at not in known and (":" in line.text or "：" in line.text) else None
        label = missing.get(other.field) if other is not None else None
        if other is None or label is None or other.quarter is not None or other.is_numbered:
            continue
        if line.text[: other.end].rstrip()[-1:] in (":", "：") and _is_in_order(at, label.item, known):
            known[at] = label.item
            del missing[label.field]
            found[line.start] = FoundLabel(label, label.words, label.item, has_colon=True, end=other.end)
    return found


def found_label(numbered: Numbered) -> FoundLabel:
    """An item that its number alone tells, as one with the form's own words is found."""
    item, match = numbered
    label = next(label for label in INDICATOR_ITEMS if label.item == item)
    return FoundLabel(label, label.words, item, has_colon=match["colon"] is not None, end=match.end())


def _known(text: str) -> str:
    """The item whose number and words a line opens with, "" where it doesn't."""
    found = match_item(text, INDICATOR_ITEMS)
    if found is not None:
        return found.label.item
    quarter = QUARTER_LINE.match(text)
    return f"6.{quarter_digit(quarter['quarter'])}" if quarter is not None and quarter["item"] else ""


def _quarter(text: str) -> str:
    """The item of a quarter whose name a line opens with, whatever numbers it; "" where it doesn't."""
    quarter = is_quarter(text)
    return f"6.{quarter_digit(quarter['quarter'])}" if quarter is not None else ""


def _worded(lines: Sequence[Line], known: dict[int, str]) -> Iterator[tuple[int, Numbered]]:
    """Lines with a number that no known label has, between those that stand before and behind it in the form's order, and a colon."""
    for at, line in enumerate(lines):
        match = _WORDED.match(line.text) if at not in known else None
        item = _item(match) if match is not None else ""
        if match is None or item not in _ORDER or item in (*known.values(), *_QUARTERS):
            continue
        if any(_LISTED.match(lines[one].text) for one in range(max(0, at - _NEAR), at) if one not in known):
            continue  # an entry of a list
        if _is_in_order(at, item, known):
            known = known | {at: item}
            yield at, (item, match)


def _is_in_order(at: int, item: str, known: dict[int, str]) -> bool:
    """Whether an item stands behind all that the form has before it, and before all others."""
    above = [_ORDER.index(one) for place, one in known.items() if place < at and one in _ORDER]
    below = [_ORDER.index(one) for place, one in known.items() if place > at and one in _ORDER]
    return max(above, default=-1) < _ORDER.index(item) < min(below, default=len(_ORDER))


def _alone(lines: Sequence[Line]) -> Iterator[tuple[int, Numbered]]:
    """Lines that begin with the form's numbers, one after another."""
    last = -1
    for at, line in enumerate(lines):
        match = _ALONE.match(line.text)
        item = _item(match) if match is not None else ""
        if match is not None and item in _ORDER and last < _ORDER.index(item) <= last + _FARTHEST:
            last = _ORDER.index(item)
            yield at, (item, match)


def _item(match: re.Match[str]) -> str:
    return squeeze(to_arabic(match["item"]))
