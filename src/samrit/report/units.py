"""Units as reports write them: what a figure's unit is called, and what it measures."""

import re
from enum import StrEnum


class Quantity(StrEnum):
    """What kind of thing a figure measures, where its unit tells."""

    POWER = "power"
    ENERGY = "energy"
    EMISSION = "emission"
    MASS = "mass"
    MONEY = "money"
    SHARE = "share"
    AREA = "area"
    LENGTH = "length"
    DURATION = "duration"
    COUNT = "count"


# A unit goes on in no further letter that would make it another word: "คน" is not in "คนงาน", "ปี" not in "ปีงบประมาณ".
_WORD_ENDS = r"(?![ก-ฮะ-ฺเ-ไ็-๎])"
_COUNTED = (
    "หน่วยงาน", "แห่ง", "ครั้ง", "คน", "ราย", "จุด", "ฉบับ", "เล่ม", "ต้น", "ชุมชน", "โครงการ", "กิจกรรม", "เรื่อง", "หลัง",
    "รายการ", "สาย", "เส้นทาง", "คัน", "ชุด", "ตัว", "ตัวชี้วัด", "องค์กร", "โรงเรียน", "ครัวเรือน", "รุ่น", "ขั้นตอน", "ระดับ",
    "หลังคาเรือน", "เขต", "แขวง", "หมู่บ้าน", "สถานี", "เครือข่าย", "กลุ่ม", "ประเภท", "เที่ยว", "เครื่อง", "ดวง", "ป้าย",
)  # fmt: skip
# quantity: (spelling in the text, as a pattern; standard spelling)
_UNITS: dict[Quantity, tuple[tuple[str, str], ...]] = {
    Quantity.ENERGY: (
        (r"เมกะวัตต์\s?-?\s?ชั่วโมง|MWh\b", "เมกะวัตต์-ชั่วโมง"),
        (r"กิโลวัตต์\s?-?\s?ชั่วโมง|kWh\b", "กิโลวัตต์-ชั่วโมง"),
    ),
    Quantity.POWER: ((r"เมกะวัตต์|เมกกะวัตต์|MW\b", "เมกะวัตต์"), (r"กิโลวัตต์|kW\b", "กิโลวัตต์")),
    Quantity.MASS: (
        (r"(?:เมตริก)?ตัน(?=คาร์บอน|\s?CO|[^ก-๎]|$)", "ตัน"),
        (r"กิโลกรัม|กก\.", "กิโลกรัม"),
    ),
    Quantity.MONEY: ((r"บาท", "บาท"),),
    Quantity.SHARE: ((r"%|เปอร์เซ็?นต์", "ร้อยละ"),),
    Quantity.AREA: (
        (r"ตารางกิโลเมตร|ตร\.?\s?กม\.?", "ตารางกิโลเมตร"),
        (r"ตารางเมตร|ตร\.?\s?ม\.?", "ตารางเมตร"),
        (r"ตารางวา|ตร\.?\s?ว\.?", "ตารางวา"),
        (r"ไร่", "ไร่"),
    ),
    Quantity.LENGTH: ((r"กิโลเมตร|กม\.", "กิโลเมตร"), (r"เมตร(?!ิก)", "เมตร")),
    Quantity.DURATION: (
        (r"ชั่วโมง|ชม\.", "ชั่วโมง"),
        (r"นาที" + _WORD_ENDS, "นาที"),
        (r"วัน" + _WORD_ENDS, "วัน"),
        (r"เดือน" + _WORD_ENDS, "เดือน"),
        (r"ปี" + _WORD_ENDS, "ปี"),
    ),
    # "1 ครั้งที่ 2": the second time at a place whose name ends in 1, not one time
    Quantity.COUNT: tuple((word + r"(?![ะ-ฺ็-๎]|\s?ที่\s?[\d๐-๙])", word) for word in _COUNTED),
}
# A longer unit is tried before a shorter one that begins alike.
_BY_LENGTH = sorted(
    ((pattern, word, quantity) for quantity, units in _UNITS.items() for pattern, word in units),
    key=lambda unit: -len(unit[1]),
)
_SCALES = {"พันล้าน": 1_000_000_000, "ล้าน": 1_000_000, "แสน": 100_000, "หมื่น": 10_000, "พัน": 1000}
_UNIT = re.compile(
    rf" ?(?:\.-\.? ?)?(?P<scale>{'|'.join(_SCALES)})? ?(?:"
    + "|".join(f"(?P<u{i}>{pattern})" for i, (pattern, _, _) in enumerate(_BY_LENGTH))
    + ")"
)
# What a unit or a scale may begin with: most numbers without one are told by that letter alone.
_FIRSTS = {word[0] for word in (*_COUNTED, *_SCALES)} | set("กชดตนบปมรวเไ%.Mk")
_MEANING = {f"u{i}": (word, quantity) for i, (_, word, quantity) in enumerate(_BY_LENGTH)}


def unit_at(text: str, at: int) -> tuple[int, int, str, Quantity] | None:
    """The unit that stands at a place behind a number: (its end, what to multiply by, standard spelling, quantity)."""
    if text[at : at + 2].lstrip(" ")[:1] not in _FIRSTS:
        return None
    match = _UNIT.match(text, at)
    if match is None:
        return None
    word, quantity = _MEANING[match.lastgroup or ""]
    return match.end(), _SCALES.get(match["scale"] or "", 1), word, quantity
