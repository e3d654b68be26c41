"""Forms of numbers: compounds that are none, operands of a calculation, signs, and the "ร้อยละ" that leads to a percentage."""

import re

from samrit.report.naming import NumberKind
from samrit.report.units import UnitAt, goes_on

# What is longer than one number, and none of them: telephones, codes, references, sections, ratios, house numbers.
_COMPOUND: tuple[tuple[NumberKind, re.Pattern[str]], ...] = (
    (NumberKind.TELEPHONE, re.compile(r"0\d{0,2}[ -]?\d{3,4}[ -]?\d{3,4}(?:\s?(?:-|ต่อ)\s?\d{1,4})?(?![\d,.])")),
    (NumberKind.CODE, re.compile(r"\d{4}(?:0{4})?-\d{3,4}(?!\d)")),
    (NumberKind.SECTION, re.compile(r"\d+(?:\.\d+){2,}")),
    (NumberKind.DOCUMENT, re.compile(r"(?:\d+-)?\d+(?:\.\d+)?(?:/|\s?/\s?ว\s?)\d+(?:[-–/]\d+)?")),
    (NumberKind.RATIO, re.compile(r"\d+(?:\.\d+)?(?::| : )\d+(?:\.\d+)?(?![\d:])")),
    (NumberKind.CODE, re.compile(r"\d+(?:[-–]\d+){2,}")),
    (NumberKind.ADDRESS, re.compile(r"\d{1,3}\+\d{3}(?!\d)")),
)
_SHARE_BEFORE = re.compile(
    r"(?:ร[่้๋ั็]{0,3}อยล[่้]?ะ|ร้อย ละ)\s?(?:ประมาณ|เฉลี่ย|เท่ากับ|ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|อย่างน้อย|กว่า|มากกว่า|น้อยกว่า|ที่)?\s*[:=]?\s*$"
)
_SHARE_OF = re.compile(r"ร้อยละ(?:ของ)?(?P<of>[ก-๎]{3,70}?)\s*(?:=|:|เท่ากับ|คือ|เป็น)?\s*$")
_LONGEST_SHARE_OF = 80
_WORKS_OUT = re.compile(r"\s?[xX×*÷]\s?\d")
_WORKED_OUT = re.compile(r"(?:(?<![A-Za-z])[xX]|[×*÷=])\s?$")  # an annex is no factor
_OPERATORS = frozenset("xX×*÷=/")
_DIVIDES = re.compile(r"[xX×*÷]\s?\d[\d,.]*\s?/\s?$")
_ITEM = re.compile(r"[12]?\d\.\d{1,2}")
_NEGATIVE_BEFORE = re.compile(r"(?:เปลี่ยนแปลง|ติดลบ|ลดลง|เท่ากับ|เป็น|ได้|คือ|[=:(]|ร้อยละ|อัตรา|ผลต่าง)\s*$")


def compound_at(text: str, start: int, end: int) -> tuple[NumberKind, int] | None:
    """What is longer than the one number that starts at a place, its kind and its end; None for a number alone."""
    for kind, pattern in _COMPOUND:
        found = pattern.match(text, start)
        if found is not None and (found.end() > end or kind is NumberKind.TELEPHONE):
            return kind, found.end()
    return None


def is_of_sum(text: str, end: int, lead: str) -> bool:
    """Whether a number is an operand of a calculation, or what comes out of it."""
    if _WORKS_OUT.match(text, end) is not None:
        return True
    if lead.rstrip()[-1:] not in _OPERATORS:
        return False
    return _WORKED_OUT.search(lead) is not None or _DIVIDES.search(lead) is not None


def is_item(text: str, start: int, end: int, unit: UnitAt) -> bool:
    """Whether a number orders an item that begins with a word that is counted elsewhere: "1.1 กิจกรรมปลูกต้นไม้"."""
    if not _ITEM.fullmatch(text, start, end) or unit.per or unit.word in ("คะแนน", "ระดับ", "เท่า"):
        return False
    return "ก" <= text[unit.end : unit.end + 1] <= "ไ" and not goes_on(text, unit.end)


def is_code(digits: str) -> bool:
    """Whether digits are a code: 007."""
    return digits[0] == "0" and len(digits) > 1 and digits[1] != "."


def is_whole(digits: str) -> bool:
    """Whether a number is whole, however it is printed: 3.00."""
    return not digits.partition(".")[2].strip("0")


def share_start(start: int, lead: str) -> int | None:
    """Where "ร้อยละ" starts that stands right before a number."""
    if "อย" not in lead:
        return None
    match = _SHARE_BEFORE.search(lead)
    return None if match is None else start - len(lead) + match.start()


def is_share_of(text: str, start: int) -> bool:
    """Whether a percentage is told with what it is of between: "ร้อยละของงานที่แล้วเสร็จ 45.50"."""
    if text.rfind("ร้อยละ", max(0, start - _LONGEST_SHARE_OF), start) < 0:
        return False
    found = _SHARE_OF.search(text, max(0, start - _LONGEST_SHARE_OF), start)
    return found is not None and not found["of"].endswith(("จำนวน", "รวม", "ทั้งสิ้น"))


def is_negative(text: str, start: int) -> bool:
    """Whether the stroke before a number is its sign, and no bullet."""
    if text[start - 1 : start] not in ("-", "−"):
        return False
    if text[start - 2 : start - 1].isspace() and re.match(r"\d+\.\d", text[start : start + 8]):
        return "\n" not in text[max(0, start - 2) : start] and start > 2
    return text[start - 1] == "−" or _NEGATIVE_BEFORE.search(text[max(0, start - 20) : start - 1]) is not None
