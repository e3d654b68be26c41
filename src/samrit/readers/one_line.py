"""A form whose line breaks a copy has lost: where in a long line the form's own lines begin."""

import re
from collections.abc import Iterator

from samrit.report.labels import INDICATOR_ITEMS, PLAN_LINE, match_item
from samrit.report.lines import QUARTER_LINE, SIGNATURE_LINE, VALUE_LINE, quarter_digit
from samrit.report.plan_node import starts_node

_LONG = 300  # characters
_FIRST = "ตัวชี้วัด"  # in the label of the first item
_FEWEST = 3  # items of the form, in their order
_LABEL = 160  # characters in which a label ends
_MAY_BEGIN = re.compile(
    rf"(?<=\s)(?=[(\[]?[0-9๐-๙]{{1,2}}\s?[.)]|:|\*\*\*\*\s*{PLAN_LINE}|-{{3,}}\s|ประเด็น|เป้าประสงค์|มิติ|ลงชื่อ|ตำแหน่ง)"
)
_POSITION = re.compile(r"ตำแหน่ง\s")
_PLAN = re.compile(rf"\*{{4}}\s*{PLAN_LINE}")


def begins_in(line: str) -> list[int]:
    """Where the form's lines begin in a line, its own beginning left out; [] for a line that is no whole form."""
    if len(line) < _LONG or _FIRST not in line:
        return []
    found = list(_labels(line))
    items = [item for _at, item in found if item]
    is_form = len(items) >= _FEWEST and items == sorted(set(items))
    return [at for at, _item in found if at] if is_form else []


def _labels(line: str) -> Iterator[tuple[int, float]]:
    """Each place at which a line of the form may begin, with the item that it is; 0 for what is none."""
    is_signed = False
    for place in _MAY_BEGIN.finditer(line):
        at = place.start()
        words = line[at : at + _LABEL]
        item = match_item(words, INDICATOR_ITEMS)
        quarter = QUARTER_LINE.match(words)
        if item is not None and item.has_colon and item.item == item.label.item:
            yield at, float(item.item)
        elif quarter is not None and quarter["item"] and quarter["colon"]:
            yield at, float(f"6.{quarter_digit(quarter['quarter'])}")
        elif (
            VALUE_LINE.match(words)
            or _PLAN.match(words)
            or (words.startswith("-") and starts_node(words))
            or (not words.startswith(("-", "(", ":")) and not words[0].isdigit() and starts_node(words))
        ):
            yield at, 0
        elif SIGNATURE_LINE.match(words):
            is_signed = True
            yield at, 0
        elif is_signed and _POSITION.match(words):
            yield at, 0
