"""A value as somebody types it: a number, perhaps with words around it, and the unit that these words give.

"400 ชุมชน", "รวม 1 234.50", "ร้อยละ 85", "1.5 ล้านบาท". What is more than one number with its unit is left to a person.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from samrit.report.amount import read_amount, split_unit
from samrit.report.struct import plain_decimal, read_number, split_brackets
from samrit.report.units import unit_at
from samrit.thai.digits import to_arabic

# What may stand before a value without making it another one.
_LEAD = re.compile(r"(?:=|:|ได้|รวม(?:ทั้งสิ้น|ทั้งหมด)?|ทั้งสิ้น|ทั้งหมด|สะสม|จำนวน)\s*")
# What may stand behind it; and the top of a scale: 4.452/5.
_TAIL = re.compile(r"\s*(?:สะสม|แล้ว|รวม|ทั้งหมด|ทั้งสิ้น|[.,;])$")
_OF_SCALE = re.compile(r"(?P<value>\d+(?:\.\d+)?)\s*/\s*(?P<top>3|4|5|10|100)")
# What makes a number another than the value: a bound, an estimate, a base.
_NOT_EXACT = re.compile(
    r"กว่า|ประมาณ|ราว|เกือบ|ไม่เกิน|อย่างน้อย|จาก|เป้าหมาย|แผน|เพิ่ม|ลด|ขาด|เหลือ|ถึง|หรือ|[\d๐-๙]\s*[-–/]\s*[\d๐-๙]"
)
_SCALES = ("ระดับ", "คะแนน", "ขั้นตอน", "ขั้น")
_FIRST_NUMBER = re.compile(r"[+\-−]?\d[\d,]*(?:\.\d+)?")
_IN_GROUPS = re.compile(r"[+\-−]?\d{1,3}(?: \d{3})+(?:\.\d+)?")  # 1 234.50
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LONGEST = 200


class TypedValue(NamedTuple):
    """The number that a value's words give, in the indicator's unit where they differ from it only in scale.

    `unit` is the unit that the words name themselves, in standard spelling; "" where they name none or the indicator's
    own. `times` is by how much the words' scale is the indicator's.
    """

    value: Decimal
    unit: str = ""
    times: Decimal = Decimal(1)


@lru_cache(maxsize=4096)
def read_value(text: str, unit: str = "") -> TypedValue | None:
    """The value of a text that says one number with or without its unit; None for any other.

    `unit` is the indicator's, so that its own words are understood whatever they are: "12 สวน" where สวน are counted.
    """
    plain = read_number(text)
    if plain is not None:
        return TypedValue(plain)
    words = _bare(to_arabic(text[:_LONGEST].translate(_FULL_WIDTH)).strip())
    scaled = _scaled(words, unit)
    if scaled is not None:
        return scaled
    if unit and words.endswith(unit):
        words = words[: -len(unit)].strip()
    elif unit and words.startswith(unit):  # "ร้อยละ 85"
        words = words[len(unit) :].strip()
    words = _without_top(words) if unit.startswith(_SCALES) else words
    value = read_number(words.replace(" ", "")) if _IN_GROUPS.fullmatch(words) else read_number(words)
    return TypedValue(value) if value is not None else _with_unit(words) or _one_in_unit(text, unit)


def in_one_line(text: str) -> str:
    """What is typed into the field of a value, without its brackets: on paper they would open the unit."""
    before = ""
    while before != text:
        before = text
        value, inner = split_brackets(text.strip())
        text = f"{value} {inner}".strip() if inner and "[" not in inner else text.strip()
    return text


def _bare(words: str) -> str:
    """The words without those that may stand around a value."""
    lead = _LEAD.match(words)
    while lead is not None:
        words = words[lead.end() :]
        lead = _LEAD.match(words)
    tail = _TAIL.search(words)
    while tail is not None:
        words = words[: tail.start()]
        tail = _TAIL.search(words)
    return words


def _without_top(words: str) -> str:
    """The step or the marks of a scale that is told with its top: 4.452 of "4.452/5"."""
    found = _OF_SCALE.fullmatch(words)
    return found["value"] if found and Decimal(found["value"]) <= Decimal(found["top"]) else words


def _scaled(words: str, unit: str) -> TypedValue | None:
    """A number with a unit behind it that running text knows, too; its scale is brought to the indicator's."""
    number = _FIRST_NUMBER.match(words)
    found = unit_at(words, number.end()) if number is not None else None
    if number is None or found is None or words[found.end :].strip(" .-"):
        return None
    value = read_number(number.group())
    if value is None:
        return None
    own = unit_at(f"1 {unit}", 1) if unit else None
    is_own = found.word in ("", unit) or (own is not None and (own.word, own.per) == (found.word, found.per))
    times = Decimal(found.times) / (own.times if own is not None and is_own else 1)
    named = "" if is_own else found.word
    try:
        return TypedValue(plain_decimal(value * times), named, times)
    except ValueError:
        return None


def _one_in_unit(text: str, unit: str) -> TypedValue | None:
    """The one number among several that is in the indicator's unit: "12 แห่ง ร้อยละ 60" where places are counted."""
    if not unit or _NOT_EXACT.search(text):
        return None
    number, word = r"([+\-−]?\d[\d,]*(?:\.\d+)?)(?![\d.,/])", re.escape(unit)
    shape = rf"{word}\s*{number}" if unit == "ร้อยละ" else rf"(?<![\d.,/\-]){number}\s*{word}(?![ก-๎])"
    found = re.findall(shape, to_arabic(text[:_LONGEST]))
    value = read_number(found[0]) if len(found) == 1 else None
    return None if value is None else TypedValue(value)


def _with_unit(words: str) -> TypedValue | None:
    value = read_amount(words)
    return None if value is None else TypedValue(value, split_unit(words)[1])
