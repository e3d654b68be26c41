"""Figures, units, targets and verdicts in words, Thai and English."""

from decimal import Decimal

from samrit.report.model import Verdict
from samrit.report.target import Comparison, Target
from samrit.thai.calendar import format_date
from samrit.thai.message import Message

# Units of results that have a plain English word; any other is quoted in Thai.
_UNITS_EN = {
    "หน่วยงาน": "organisations", "แห่ง": "places", "ครั้ง": "times", "จำนวนครั้ง": "times", "คน": "people", "ราย": "persons",
    "จุด": "points", "ฉบับ": "documents", "เล่ม": "volumes", "ต้น": "trees", "ชุมชน": "communities", "โครงการ": "projects",
    "กิจกรรม": "activities", "เรื่อง": "cases", "ขั้นตอน": "steps", "คะแนน": "marks", "บาท": "baht", "ตัน": "tonnes", "ไร่": "rai",
    "วัน": "days", "ชั่วโมง": "hours", "นาที": "minutes", "กิโลเมตร": "km", "โรงเรียน": "schools", "เส้นทาง": "routes",
    "เมกะวัตต์": "MW", "เมกะวัตต์-ชั่วโมง": "MWh", "ร้อยละ": "%",
}  # fmt: skip
# A unit can be a whole sentence that the old system cut at 50 characters; beside a figure it would only be in the way.
_LONGEST_UNIT = 30

VERDICTS: dict[Verdict, Message] = {
    Verdict.EXCEEDS: Message("ดีกว่าเป้าหมาย", "better than the target"),
    Verdict.MEETS: Message("เป็นไปตามเป้าหมาย", "meets the target"),
    Verdict.NEARLY: Message("ใกล้เคียงเป้าหมาย", "nearly meets the target"),
    Verdict.MISSES: Message("ต่ำกว่าเป้าหมาย", "misses the target"),
}

# "{}" is the place of the amount.
COMPARISONS: dict[Comparison, Message] = {
    Comparison.AT_LEAST: Message("ไม่น้อยกว่า {}", "at least {}"),
    Comparison.MORE_THAN: Message("มากกว่า {}", "more than {}"),
    Comparison.AT_MOST: Message("ไม่เกิน {}", "at most {}"),
    Comparison.LESS_THAN: Message("น้อยกว่า {}", "less than {}"),
    Comparison.EXACTLY: Message("เท่ากับ {}", "exactly {}"),
    Comparison.BETWEEN: Message("ระหว่าง {}", "between {}"),
    Comparison.MILESTONE: Message("แล้วเสร็จภายใน {}", "done by {}"),
    Comparison.RATIO: Message("สัดส่วนไม่น้อยกว่า {}", "a share of at least {}"),
    Comparison.LEVEL: Message("ไม่ต่ำกว่า {}", "at least {}"),
    Comparison.ZERO_TOLERANCE: Message("ต้องไม่เกิดขึ้นเลย (0)", "none may happen (0)"),
    Comparison.UNSTATED: Message("{}", "{}"),
}


def number(value: Decimal) -> str:
    """A figure in a sentence, in full: "1,407.52"."""
    return f"{value:,f}"


def amount(value: Decimal, unit: str) -> Message:
    """A figure with its unit: "ร้อยละ 97.94" / "97.94 %", "5 หน่วยงาน" / "5 organisations"."""
    figure = number(value)
    if not unit or len(unit) > _LONGEST_UNIT:
        return Message(figure, figure)
    th = f"{unit} {figure}" if unit.endswith(("ร้อยละ", "ระดับ")) else f"{figure} {unit}"
    en = f"level {figure}" if unit == "ระดับ" else f"{figure} {_UNITS_EN.get(unit, unit)}"
    return Message(th, en)


def asked(target: Target) -> Message:
    """What a target asks: "ไม่น้อยกว่า 5 หน่วยงาน" / "at least 5 organisations". The target must be understood."""
    assert target.comparison is not None
    words = COMPARISONS[target.comparison]
    if target.due_on is not None:
        return Message(words.th.format(format_date(target.due_on)), words.en.format(format_date(target.due_on, "en")))
    if target.value is None:  # zero tolerance
        return words
    goal = amount(target.value, unit_of(target))
    if target.upper is not None:
        top = amount(target.upper, unit_of(target))
        low = number(target.value)
        return Message(words.th.format(f"{low} ถึง {top.th}"), words.en.format(f"{low} and {top.en}"))
    return Message(words.th.format(goal.th), words.en.format(goal.en))


def unit_of(target: Target) -> str:
    """The unit in which a target and its result are told; percent for a ratio that names none."""
    if target.comparison is Comparison.RATIO and not target.unit:
        return "ร้อยละ"
    return target.unit
