"""Figures, units, targets and verdicts in words, Thai and English."""

from decimal import Decimal

from samrit.report.model import Verdict
from samrit.report.target import Comparison, Target
from samrit.thai.calendar import format_date
from samrit.thai.message import Message

# Units of results that have a plain English word; any other is quoted in Thai.
_UNITS_EN = {
    "หน่วยงาน": "organisations", "แห่ง": "places", "ครั้ง": "times", "คน": "people", "ราย": "persons",
    "จุด": "points", "ฉบับ": "documents", "เล่ม": "volumes", "ต้น": "trees", "ชุมชน": "communities", "โครงการ": "projects",
    "กิจกรรม": "activities", "เรื่อง": "cases", "ขั้นตอน": "steps", "คะแนน": "marks", "บาท": "baht", "ตัน": "tonnes", "ไร่": "rai",
    "วัน": "days", "ชั่วโมง": "hours", "นาที": "minutes", "กิโลเมตร": "km", "โรงเรียน": "schools", "เส้นทาง": "routes",
    "เมกะวัตต์": "MW", "เมกะวัตต์-ชั่วโมง": "MWh", "ร้อยละ": "%",
}  # fmt: skip
_SINGULAR = {
    "organisations": "organisation", "places": "place", "times": "time", "people": "person", "persons": "person",
    "points": "point", "documents": "document", "volumes": "volume", "trees": "tree", "communities": "community",
    "projects": "project", "activities": "activity", "cases": "case", "steps": "step", "marks": "mark", "tonnes": "tonne",
    "days": "day", "hours": "hour", "minutes": "minute", "schools": "school", "routes": "route",
}  # fmt: skip
_PERCENT_WORDS = ("%", "เปอร์เซ็นต์", "เปอร์เซนต์")
# A unit can be a whole sentence that the old system cut at 50 characters; beside a figure it would only be in the way.
_LONGEST_UNIT = 30

# Free of up and down: above a limit of "at most" is not "above the target", and its miss is not "below" it.
VERDICTS: dict[Verdict, Message] = {
    Verdict.EXCEEDS: Message("ดีกว่าเป้าหมาย", "better than the target"),
    Verdict.MEETS: Message("เป็นไปตามเป้าหมาย", "meets the target"),
    Verdict.NEARLY: Message("ใกล้เคียงเป้าหมาย", "nearly meets the target"),
    Verdict.MISSES: Message("ไม่บรรลุเป้าหมาย", "misses the target"),
}

# What stands before the amount.
COMPARISONS: dict[Comparison, Message] = {
    Comparison.AT_LEAST: Message("ไม่น้อยกว่า", "at least"),
    Comparison.MORE_THAN: Message("มากกว่า", "more than"),
    Comparison.AT_MOST: Message("ไม่เกิน", "at most"),
    Comparison.LESS_THAN: Message("น้อยกว่า", "less than"),
    Comparison.EXACTLY: Message("เท่ากับ", "exactly"),
    Comparison.BETWEEN: Message("ช่วง", "a range of"),
    Comparison.MILESTONE: Message("แล้วเสร็จภายในวันที่", "due by"),
    Comparison.RATIO: Message("สัดส่วนไม่น้อยกว่า", "a share of at least"),
    Comparison.LEVEL: Message("ไม่ต่ำกว่า", "at least"),
    Comparison.ZERO_TOLERANCE: Message("ต้องไม่เกิดขึ้นเลย (0)", "none may happen (0)"),
    Comparison.UNSTATED: Message("", ""),
}


def number(value: Decimal) -> str:
    """A figure in a sentence, in full: "1,407.52"."""
    return f"{value:,f}"


def plain_unit(unit: str) -> str:
    """The unit in its usual spelling: percent is written in several, and "number of times" is "times"."""
    return "ร้อยละ" if unit in _PERCENT_WORDS else unit.removeprefix("จำนวน")


def thai(*words: str) -> str:
    """Thai words one after the other: a space before a figure or a mark, none between letters."""
    said = ""
    for word in words:
        is_letter = "ก" <= word[:1] <= "๎"
        said += word if is_letter or not said else f" {word}"
    return said


def amount(value: Decimal, unit: str, upper: Decimal | None = None) -> Message:
    """A figure with its unit: "ร้อยละ 97.94" / "97.94 %", "5 หน่วยงาน" / "5 organisations"; a range from it to `upper`."""
    th = number(value) if upper is None else f"{number(value)} ถึง {number(upper)}"
    en = number(value) if upper is None else f"{number(value)} to {number(upper)}"
    if not unit or len(unit) > _LONGEST_UNIT:
        return Message(th, en)
    if unit == "ระดับ":
        return Message(f"{unit} {th}", f"level {en}")
    english = _UNITS_EN.get(unit, unit)
    if value == 1 and upper is None:
        english = _SINGULAR.get(english, english)
    if any(c.isdigit() for c in unit):  # "ร้อยละ 100": its own figure is not to be read as this one
        return Message(f"{th} ({unit})", f"{en} ({unit})")
    is_before = unit.startswith("ร้อยละ") or unit.endswith("ร้อยละ")
    return Message(f"{unit} {th}" if is_before else f"{th} {unit}", f"{en} {english}")


def asked(target: Target) -> Message:
    """What a target asks: "ไม่น้อยกว่า 5 หน่วยงาน" / "at least 5 organisations". The target must be understood."""
    assert target.comparison is not None
    words = COMPARISONS[target.comparison]
    if target.due_on is not None:
        return Message(f"{words.th} {format_date(target.due_on)}", f"{words.en} {format_date(target.due_on, 'en')}")
    if target.comparison is Comparison.ZERO_TOLERANCE or target.value is None:
        return words
    goal = amount(target.value, unit_of(target), target.upper)
    return Message(thai(words.th, goal.th), f"{words.en} {goal.en}".strip())


def unit_of(target: Target) -> str:
    """The unit in which a target and its result are told; percent for a ratio that names none."""
    if target.comparison is Comparison.RATIO and not target.unit:
        return "ร้อยละ"
    return plain_unit(target.unit)
