"""Numbers that are no quantity, and of what kind: ages, ranks, sections, addresses, telephones, codes, list marks, years."""

import re
from dataclasses import dataclass
from enum import StrEnum


class NumberKind(StrEnum):
    """What a number is that counts and measures nothing."""

    AGE = "age"
    ORDER = "order"  # ครั้งที่ 2, รุ่นที่ 1
    RANK = "rank"
    SECTION = "section"  # of a law, a plan, a paper
    ADDRESS = "address"
    ROOM = "room"
    TELEPHONE = "telephone"
    DOCUMENT = "document"
    CODE = "code"
    EDITION = "edition"
    CLASS = "class"  # of a school
    FORM = "form"
    LIST_MARK = "list_mark"
    YEAR = "year"
    NAME = "name"  # COVID-19, 60+, PM 2.5
    IDIOM = "idiom"  # 1 ใน 5
    RATIO = "ratio"  # 1:15
    DATE = "date"
    TIME = "time"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A number that is no figure: `text[start:end]` is it."""

    start: int
    end: int
    kind: NumberKind


# The word right before a number that says what it is. Behind the strong ones it is never a quantity; behind the others it
# is one where a unit follows ("ในถนนซอย 9 จุด").
_STRONG: dict[NumberKind, tuple[str, ...]] = {
    NumberKind.SECTION: ("มาตรา", "วรรค", "ข้อ", "ข้อย่อย", "หมวด", "ภาคผนวก", "หน้า", "กลยุทธ์", "เป้าประสงค์"),
    NumberKind.RANK: ("อันดับ", "ลำดับ", "แชมป์"),
    NumberKind.ADDRESS: ("หมู่", "หมู่ที่", "เลขที่", "บ้านเลขที่", "ม.", "พระราม", "โซน", "แปลงที่", "กม.", "กม.ที่", "ล็อก", "ล็อค"),
    NumberKind.TELEPHONE: (
        "โทร", "โทร.", "โทรศัพท์", "โทรสาร", "เบอร์", "สายด่วน", "สายตรวจ", "แฟกซ์", "ต่อ", "call center",
    ),
    NumberKind.DOCUMENT: ("เลขรับ", "เลขที่สัญญา", "เลขหนังสือ", "หนังสือที่", "ที่ กท", "กท", "สัญญาเลขที่", "คำสั่งที่"),
    NumberKind.CODE: (
        "รหัส", "หมายเลข", "เลข", "มอก.", "iso", "มอก", "ip", "เวอร์ชัน", "version", "ver.", "v.", "hour", "ระบบ", "สกค.", "สปท.", "เจรจา",
        "ตัวชี้วัดที่", "kpi", "ทะเบียน",
    ),
    NumberKind.CLASS: ("ป.", "ม.ต้น", "มัธยมศึกษาปีที่", "ประถมศึกษาปีที่", "ปวช.", "ปวส.", "อนุบาล", "ชั้นปี"),
    NumberKind.FORM: ("แบบฟอร์ม", "แบบ", "แบบรายงาน", "สขร.", "ภ.พ.", "ท.ร.", "ส.ค.", "ปค.", "ร."),
    NumberKind.NAME: ("โควิด", "โคโรนา", "covid", "pm", "อุตสาหกรรม", "ประเทศไทย", "วัยใส"),
}  # fmt: skip
_WEAK: dict[NumberKind, tuple[str, ...]] = {
    NumberKind.ADDRESS: (
        "ซอย", "ซ.", "ถนน", "ถ.", "แยก", "ตรอก", "คลอง", "ประตู", "สาย", "อาคาร", "ตึก", "บ้าน", "โรงเรียน", "ลาดพร้าว", "สุขุมวิท", "รามอินทรา",
    ),
    NumberKind.ROOM: ("ห้อง", "ห้องประชุม", "ชั้น"),
    NumberKind.EDITION: ("สมัย", "เล่ม", "ตอน", "รุ่น", "ภาค", "เฟส", "ระยะ", "phase", "รอบ", "งวด", "ไตรมาส", "ฉบับ", "แผนที่"),
}  # fmt: skip
_YEARS = (
    "ปี", "พ.ศ.", "พ.ศ", "พศ.", "พศ", "ค.ศ.", "ค.ศ", "งบประมาณ", "พุทธศักราช", "ปีการศึกษา", "ประจำปี", "ระหว่างปี", "ปีงบฯ", "ปี พ.ศ.", "ปีที่ผ่านมา",
)  # fmt: skip
# "ครั้งที่ 2", "ไตรมาสที่ 1" order; an area, a duty and a place end in the same letters, and a value "stands at" its number.
_ORDINAL = "ที่"
_NO_ORDINAL = (
    "พื้นที่",
    "หน้าที่",
    "เนื้อที่",
    "สถานที่",
    "เต็มที่",
    "อยู่ที่",
    "ได้ที่",
    "คงที่",
    "เหลือที่",
    "เป้าหมายที่",
    "ลงพื้นที่",
    "ทันที",
    "เพียงที่",
)


def _by_length(table: dict[NumberKind, tuple[str, ...]]) -> tuple[tuple[str, NumberKind], ...]:
    pairs = ((word, kind) for kind, words in table.items() for word in words)
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


_STRONG_KINDS, _WEAK_KINDS = _by_length(_STRONG), _by_length(_WEAK)
_STRONG_WORDS, _WEAK_WORDS = (tuple(word for word, _ in kinds) for kinds in (_STRONG_KINDS, _WEAK_KINDS))
# Words that end like one of those and are another: "ติดต่อ", "เปลี่ยนแปลง".
_NOT_STRONG = ("รูปแบบ", "ด้านหน้า", "ต้นแบบ", "ล่วงหน้า", "คืบหน้า", "ก้าวหน้า", "ใบหน้า", "ตัวเลข", "ทั้งระบบ", "หลายระบบ", "ในระบบ", "เข้าระบบ", "เข้าสู่ระบบ", "ผ่านระบบ", "ชนิดต่อ", "เด็กอนุบาล")  # fmt: skip
# "ต่อ" before an extension, behind a telephone only.
_EXTENSION_AFTER = re.compile(r"(?:\d{3,4}|โทร\.?|สาย)\s*ต่อ\s*$")
_AGE = re.compile(
    r"อายุ(?:เฉลี่ย)?\s?(?:ระหว่าง|ตั้งแต่|ไม่เกิน|ไม่ต่ำกว่า|ไม่น้อยกว่า|ต่ำกว่า|มากกว่า|น้อยกว่า|สูงกว่า|เกิน|เกินกว่า|ครบ|แรกเกิด|แรกเกิดถึง|แรกเกิด\s?-|ประมาณ)?\s*$"
    r"|แรกเกิด\s*(?:-|–|ถึง)\s*$|เด็ก(?:เล็ก|วัย)?\s*$"
)
_LONGEST_LEAD = 26
_CENTURIES = ("19", "20", "24", "25", "26")


def is_year(digits: str) -> bool:
    """Whether a number of a text can be a year."""
    return len(digits) == 4 and digits.startswith(_CENTURIES)


def is_age(text: str, start: int) -> bool:
    """Whether the words right before a number speak of somebody's age."""
    window = max(0, start - _LONGEST_LEAD)
    lead = text[window:start]
    return ("อายุ" in lead or "แรกเกิด" in lead or "เด็ก" in lead) and _AGE.search(lead) is not None


def named_by(text: str, start: int, digits: str, *, has_unit: bool) -> NumberKind | None:
    """What the word right before a number says that it is, None where that leaves it a quantity."""
    lead = text[max(0, start - _LONGEST_LEAD) : start].rstrip().lower()
    year = is_year(digits)
    kind = None
    if lead.endswith(_ORDINAL) and not lead.endswith(_NO_ORDINAL):
        kind = NumberKind.RANK if lead.endswith(("อันดับที่", "ลำดับที่")) else NumberKind.ORDER
    elif year and lead.endswith(_YEARS):
        kind = NumberKind.YEAR
    elif lead.endswith(_STRONG_WORDS) and not lead.endswith(_NOT_STRONG):
        is_other = lead.endswith("ต่อ") and not _EXTENSION_AFTER.search(text[max(0, start - _LONGEST_LEAD) : start])
        kind = None if is_other else _kind(lead, _STRONG_KINDS)
    if kind is not None or has_unit:
        return kind
    if lead.endswith(_WEAK_WORDS):
        return _kind(lead, _WEAK_KINDS)
    return NumberKind.YEAR if year or lead.endswith(_YEARS) else None


def _kind(lead: str, by_length: tuple[tuple[str, NumberKind], ...]) -> NumberKind:
    """The kind of the longest word that ends the lead."""
    return next(kind for word, kind in by_length if lead.endswith(word))
