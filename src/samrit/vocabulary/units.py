"""The units in which reports count and measure: once, with what each measures and how it is spelled in a text."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, its standard word, the pattern that finds it behind a number in running text.

    `spellings` are others that a value of the form may have behind its number. An empty pattern finds it in no text.
    """

    quantity: Quantity
    word: str
    pattern: str
    spellings: tuple[str, ...] = ()


# A unit goes on in no further letter that would make it another word: "คน" is not in "คนงาน", "ปี" not in "ปีงบประมาณ".
_WORD_ENDS = r"(?![ก-ฮะ-ฺเ-ไ็-๎])"
_COUNTED = (
    "หน่วยงาน", "แห่ง", "ครั้ง", "คน", "ราย", "จุด", "ฉบับ", "เล่ม", "ต้น", "ชุมชน", "โครงการ", "กิจกรรม", "เรื่อง", "หลัง",
    "รายการ", "สาย", "เส้นทาง", "คัน", "ชุด", "ตัว", "ตัวชี้วัด", "องค์กร", "โรงเรียน", "ครัวเรือน", "รุ่น", "ขั้นตอน", "ระดับ",
    "หลังคาเรือน", "เขต", "แขวง", "หมู่บ้าน", "สถานี", "เครือข่าย", "กลุ่ม", "ประเภท", "เที่ยว", "เครื่อง", "ดวง", "ป้าย",
)  # fmt: skip
UNITS: tuple[Unit, ...] = (
    Unit(Quantity.ENERGY, "เมกะวัตต์-ชั่วโมง", r"เมกะวัตต์\s?-?\s?ชั่วโมง|MWh\b", ("MWh",)),
    Unit(Quantity.ENERGY, "กิโลวัตต์-ชั่วโมง", r"กิโลวัตต์\s?-?\s?ชั่วโมง|kWh\b", ("kWh",)),
    Unit(Quantity.POWER, "เมกะวัตต์", r"เมกะวัตต์|เมกกะวัตต์|MW\b", ("MW",)),
    Unit(Quantity.POWER, "กิโลวัตต์", r"กิโลวัตต์|kW\b", ("kW",)),
    Unit(Quantity.MASS, "ตัน", r"(?:เมตริก)?ตัน(?=คาร์บอน|\s?CO|[^ก-๎]|$)"),
    Unit(Quantity.MASS, "กิโลกรัม", r"กิโลกรัม|กก\."),
    Unit(Quantity.MONEY, "บาท", "บาท", ("ล้านบาท",)),
    Unit(Quantity.SHARE, "ร้อยละ", r"%|เปอร์เซ็?นต์", ("%", "เปอร์เซ็นต์")),
    Unit(Quantity.AREA, "ตารางกิโลเมตร", r"ตารางกิโลเมตร|ตร\.?\s?กม\.?"),
    Unit(Quantity.AREA, "ตารางเมตร", r"ตารางเมตร|ตร\.?\s?ม\.?", ("ตร.ม.",)),
    Unit(Quantity.AREA, "ตารางวา", r"ตารางวา|ตร\.?\s?ว\.?"),
    Unit(Quantity.AREA, "ไร่", "ไร่"),
    Unit(Quantity.LENGTH, "กิโลเมตร", r"กิโลเมตร|กม\.", ("กม.",)),
    Unit(Quantity.LENGTH, "เมตร", "เมตร(?!ิก)"),
    Unit(Quantity.DURATION, "ชั่วโมง", r"ชั่วโมง|ชม\."),
    Unit(Quantity.DURATION, "นาที", "นาที" + _WORD_ENDS),
    Unit(Quantity.DURATION, "วัน", "วัน" + _WORD_ENDS),
    Unit(Quantity.DURATION, "เดือน", "เดือน" + _WORD_ENDS),
    Unit(Quantity.DURATION, "ปี", "ปี" + _WORD_ENDS),
    Unit(Quantity.COUNT, "คะแนน", ""),
    # "1 ครั้งที่ 2": the second time at a place whose name ends in 1, not one time
    *(Unit(Quantity.COUNT, word, word + r"(?![ะ-ฺ็-๎]|\s?ที่\s?[\d๐-๙])") for word in _COUNTED),
)
# The words of a share, which may stand before its number or behind it.
SHARE = next(unit for unit in UNITS if unit.quantity is Quantity.SHARE)
