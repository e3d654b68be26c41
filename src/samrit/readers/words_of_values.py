"""The value of a quarter that its words say, where nothing else does: "คิดเป็นร้อยละ 84.81", "สะสม 9 แห่ง", "… = 86.27".

Only where it is sure: the figure has the target's unit, each quarter says one, or one with a word that sums it up, and
together they go with the year's result.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from samrit.readers.form_sections import Section
from samrit.readers.lines import Line
from samrit.report.struct import read_number

_PERCENT = frozenset({"ร้อยละ", "%", "percent", "per cent", "เปอร์เซ็นต์"})
_NUMBER = r"(?<![0-9๐-๙,.])[0-9๐-๙][0-9๐-๙,]{0,20}(?:\.[0-9๐-๙]{1,10})?"
_END = r"(?![0-9๐-๙.,]*[0-9๐-๙])"
# What says that a figure is what all of it comes to.
_SUMS_UP = re.compile(
    r"(?:คิดเป็น(?:อัตรา)?|เท่ากับ|=|รวมเป็น|รวมสะสม|ยอดสะสม|สะสม|สะสมรวม|รวมทั้งสิ้น|รวมแล้ว|which is|or|in total|so far)\s*(?:แล้ว|จำนวน|ได้)?\s*$",
    re.IGNORECASE,
)
# What says that it is another figure than what was done.
_OTHER = re.compile(
    r"(?:เป้าหมาย|เป้า|แผน|จาก|อีก|ทั้งปี|เหลือ|คงเหลือ|ขาด|ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา|เดิม|ไม่ผ่าน|ไม่ได้|ยังไม่|ไม่น้อยกว่า|ไม่เกิน|ลดลง|เพิ่มขึ้น(?:จาก)?|มากกว่า|น้อยกว่า|เกิน|ละ|target|of|from|remaining|more than|at least)\s*(?:จำนวน|ที่|ของ)?\s*$",
    re.IGNORECASE,
)
_BEFORE = 24  # characters in which such words stand
_FEWEST = 2
_AVERAGES = re.compile(r"เฉลี่ย|average|ต่อ|นาที|วัน|ระดับ|คะแนน|minutes|days", re.IGNORECASE)
_Found = tuple[Line, Decimal, bool]  # where it stands, the value, whether it sums up


def values_in_words(
    quarters: list[tuple[Section, list[Line]]], unit: str, year: Decimal | None
) -> Iterator[tuple[Section, Line]]:
    """The quarters of which the words say a value, and where it stands; none where it isn't sure."""
    if not unit:
        return
    figures = [(section, _figures(lines, unit)) for section, lines in quarters]
    chosen = [(section, one) for section, found in figures if (one := _one(found)) is not None]
    are_sums = all(one[2] for _section, one in chosen)
    is_any_unclear = any(found and _one(found) is None for _section, found in figures)
    if not chosen or is_any_unclear or (len(chosen) < _FEWEST and not are_sums):
        return
    if are_sums or _go_together([one for _section, one in chosen], unit, year):
        yield from ((section, line) for section, (line, _value, _is_sum) in chosen)


def _figures(lines: list[Line], unit: str) -> list[_Found]:
    """The figures in the unit that lines say, but those that are expressly of something else."""
    if unit in _PERCENT:
        pattern = rf"(?:ร้อยละ|เปอร์เซ็นต์)\s*(?P<a>{_NUMBER}){_END}|(?P<b>{_NUMBER})\s*(?:%|เปอร์เซ็นต์|per\s?cent)|=\s*(?P<c>{_NUMBER})$"
    else:
        of = re.escape(unit)
        pattern = rf"(?P<a>{_NUMBER})\s*{of}(?![ก-ฮA-Za-z]{{0,2}}ละ)|{of}(?:ที่)?\s*(?P<b>{_NUMBER}){_END}|=\s*(?P<c>{_NUMBER})\s*(?:{of})?$"
    found: list[_Found] = []
    for line in lines:
        for match in re.finditer(pattern, line.text, re.IGNORECASE):
            name = next(one for one in "abc" if match[one])
            before = line.text[max(0, match.start() - _BEFORE) : match.start()]
            value = read_number(match[name])
            if value is not None and not _OTHER.search(before):
                is_sum = name == "c" or _SUMS_UP.search(before) is not None
                found.append((line.piece(*match.span(name)), value, is_sum))
    return found


def _one(found: list[_Found]) -> _Found | None:
    """The one of some figures that is the quarter's: the only one that sums up, or the only one."""
    sums = [one for one in found if one[2]] or found
    return sums[-1] if len({value for _line, value, _is_sum in sums}) == 1 else None


def _go_together(found: list[_Found], unit: str, year: Decimal | None) -> bool:
    """Whether values are those of quarters that make the year's, or grow up to it, or lie around it."""
    values = [value for _line, value, _is_sum in found]
    is_growing = all(a <= b for a, b in pairwise(values))
    if year is None and unit in _PERCENT:  # each quarter has its own
        return True
    if year is None:
        return is_growing and found[-1][2]
    if unit in _PERCENT or _AVERAGES.search(unit):
        return min(values) <= year <= max(values)
    return sum(values) == year or (is_growing and values[-1] == year)
