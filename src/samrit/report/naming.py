"""Numbers that are no quantity, and of what kind: ages, ranks, sections, addresses, telephones, codes, list marks, years."""

import re
from dataclasses import dataclass
from enum import StrEnum

from samrit.report.units import unit_at
from samrit.vocabulary.units import Quantity


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
    NumberKind.SECTION: ("มาตรา", "วรรค", "วาระ", "ระเบียบวาระ", "บทที่", "section", "article", "clause", "chapter", "page", "ข้อ", "ข้อย่อย", "หมวด", "ภาคผนวก", "หน้า", "กลยุทธ์", "เป้าประสงค์"),
    NumberKind.RANK: ("อันดับ", "ลำดับ", "แชมป์"),
    NumberKind.ADDRESS: ("หมู่", "หมู่ที่", "เลขที่", "บ้านเลขที่", "เลขที่ดิน", "โฉนดเลขที่", "โฉนดที่ดินเลขที่", "ระวาง", "room", "soi", "rama", "road", "ม.", "พระราม", "แปลงที่", "กม.", "กม.ที่"),
    NumberKind.TELEPHONE: (
        "โทร", "โทร.", "โทรศัพท์", "โทรสาร", "เบอร์", "สายด่วน", "แฟกซ์", "ต่อ", "call center",
    ),
    NumberKind.CLASS: ("ป.", "ม.ต้น", "มัธยมศึกษาปีที่", "ประถมศึกษาปีที่", "ปวช.", "ปวส.", "ชั้นปี"),
    NumberKind.FORM: ("แบบฟอร์ม", "แบบรายงาน", "สขร.", "ภ.พ.", "ท.ร.", "ส.ค.", "ปค.", "ร."),
    NumberKind.NAME: ("โควิด", "โคโรนา", "covid", "pm"),
}  # fmt: skip
_WEAK: dict[NumberKind, tuple[str, ...]] = {
    NumberKind.DOCUMENT: ("เลขรับ", "เลขที่สัญญา", "เลขหนังสือ", "หนังสือที่", "ที่ กท", "กท", "สัญญาเลขที่", "คำสั่งที่", "no."),
    NumberKind.CODE: (
        "ระบบ", "รหัส", "หมายเลข", "เลข", "มอก.", "iso", "มอก", "ip", "เวอร์ชัน", "version", "ver.", "v.", "hour", "สกค.", "สปท.", "เจรจา",
        "ตัวชี้วัดที่", "kpi", "ทะเบียน", "เลขครุภัณฑ์", "เลขประจำตัว",
    ),
    NumberKind.ADDRESS: (
        "โซน", "ล็อก", "ล็อค", "ศูนย์บริการสาธารณสุข", "ศบส.", "ศบส", "ซอย", "ซ.", "ถนน", "ถ.", "แยก", "ตรอก", "คลอง", "ประตู", "สาย", "อาคาร", "ตึก", "บ้าน", "โรงเรียน", "ลาดพร้าว", "สุขุมวิท", "รามอินทรา",
    ),
    NumberKind.ROOM: ("ห้อง", "ห้องประชุม", "ชั้น"),
    NumberKind.FORM: ("แบบ",),
    NumberKind.RATIO: ("per",),
    NumberKind.SECTION: ("annex", "appendix", "table", "figure", "schedule", "attachment", "paragraph"),
    NumberKind.NAME: ("อุตสาหกรรม", "ประเทศไทย", "วัยใส", "บริษัท", "บจก.", "หจก.", "บมจ.", "ห้างหุ้นส่วนจำกัด"),
    NumberKind.CLASS: ("อนุบาล",),
    NumberKind.TELEPHONE: ("สายตรวจ",),
    NumberKind.EDITION: ("dose", "สมัย", "เล่ม", "ตอน", "รุ่น", "ภาค", "เฟส", "ระยะ", "phase", "รอบ", "งวด", "ไตรมาส", "ฉบับ", "แผนที่"),
}  # fmt: skip
_YEARS = (
    "ปี", "พ.ศ.", "พ.ศ", "พศ.", "พศ", "ค.ศ.", "ค.ศ", "งบประมาณ", "พุทธศักราช", "ปีการศึกษา", "ประจำปี", "ระหว่างปี", "ปีงบฯ", "ปี พ.ศ.", "ปีที่ผ่านมา",
)  # fmt: skip
_WHOLE_YEAR = "ทั้งปี"  # "รวมทั้งปี 22 บริการ" is a count
# "ครั้งที่ 2", "ไตรมาสที่ 1" order; an area, a duty and a place end in the same letters, and a value "stands at" its number.
_ORDINAL = "ที่"
_NO_ORDINAL = (
    "พื้นที่",
    "เคลื่อนที่",
    "ประจำที่",
    "ทุกที่",
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


_Words = dict[str, tuple[tuple[str, NumberKind], ...]]


def _by_last_letter(table: dict[NumberKind, tuple[str, ...]]) -> _Words:
    """The words with their kinds by the letter that they end in, the longest first."""
    pairs = sorted(((word, kind) for kind, words in table.items() for word in words), key=lambda pair: -len(pair[0]))
    return {last: tuple(p for p in pairs if p[0][-1] == last) for last in {word[-1] for word, _ in pairs}}


_STRONG_KINDS, _WEAK_KINDS = _by_last_letter(_STRONG), _by_last_letter(_WEAK)
# Words that end like one of those and are another: "ติดต่อ", "เปลี่ยนแปลง".
_OTHER_WORDS = ("รูปแบบ", "ออกแบบ", "หัวข้อ", "รายข้อ", "ด้านหน้า", "ต้นแบบ", "ล่วงหน้า", "คืบหน้า", "ก้าวหน้า", "ใบหน้า", "ตัวเลข", "ทั้งระบบ", "หลายระบบ", "ในระบบ", "เข้าระบบ", "เข้าสู่ระบบ", "ผ่านระบบ", "ชนิดต่อ", "เด็กอนุบาล", "จำนวนกลุ่ม", "รวมกลุ่ม", "แบ่งกลุ่ม", "จัดกลุ่ม", "ตั้งกลุ่ม", "ทุกกลุ่ม", "จำนวนบริษัท", "notable")  # fmt: skip
# "ต่อ" before an extension, behind a telephone only.
_EXTENSION_AFTER = re.compile(r"(?:\d{3,4}|โทร\.?|สาย)\s*ต่อ\s*$")
_AGE = re.compile(
    r"อายุ(?:เฉลี่ย)?\s?(?:ระหว่าง|ตั้งแต่|ไม่เกิน|ไม่ต่ำกว่า|ไม่น้อยกว่า|ต่ำกว่า|มากกว่า|น้อยกว่า|สูงกว่า|เกิน|เกินกว่า|ครบ|แรกเกิด|แรกเกิดถึง|แรกเกิด\s?-|ประมาณ)?\s*$"
    r"|\baged? (?:of )?$|แรกเกิด\s*(?:-|–|ถึง)\s*$|เด็ก(?:เล็ก|วัย)?\s*$"
)
# A place whose name may end in a number, and words behind one that end no name: "จำนวนชุมชนทั้งหมด 12".
_NAMED_PLACE = re.compile(
    r"(?:(?:ชุมชน|โรงเรียน|ถนน|ซอย|หมู่บ้าน|เคหะ|ตลาด|คลอง|โครงการบ้าน|(?:^|[^ก-๎]|และ|ณ|ใน|บริเวณ|หน้า)(?:วัด|สวน|หมู่))[ก-๎]{2,}"
    r"|(?:บริการสาธารณสุข|ลาดพร้าว|สุขุมวิท|รามคำแหง|จรัญสนิทวงศ์|เจริญกรุง|อ่อนนุช|เพชรเกษม|พหลโยธิน|รามอินทรา|นวมินทร์|พระราม|เจริญนคร|เพชรบุรี|สาทร"
    r"|ประชาอุทิศ)[ก-๎]*)$"
)
_NO_NAME = (
    "ทั้งหมด", "ทั้งสิ้น", "ได้", "แล้ว", "รวม", "จำนวน", "เป็น", "เข้าร่วม", "เท่ากับ", "คือ", "เพิ่ม", "ขึ้น", "ลง", "ละ", "เพียง", "เกณฑ์", "เหลือ", "มี",
    "เป้าหมาย", "ประมาณ", "กว่า", "เกือบ", "อีก", "ครบ", "ผ่าน", "เสร็จ", "เฉลี่ย",
)  # fmt: skip
_ABBREVIATION = re.compile(r"[ก-ฮA-Za-z]\.$")  # นส.3, ก.ค.5, ep.3
_IS_ORDERED = re.compile(r"\s?[ก-๎]{2,10}(?<!พื้น)(?<!หน้า)(?<!สถาน)(?<!วัน)(?<!อยู่)(?<!ได้)ที่\s?\d")
_IN_BRACKETS = re.compile(r"\([ก-๎]{3,24}$")
_IS_NAME = re.compile(r"\d+(?:\+(?!\d)|R(?:s\b|\b)|st\b|nd\b|rd\b|th\b)|5\s?ส\.?(?![ก-๎])")
_PLAN_OF_YEARS = re.compile(r"แผน[ก-๎\s]{2,60}ระยะ\s*$")
_SO_OLD = re.compile(r"(?:เยาวชน|ปฐมวัย|เด็ก[ก-๎]{0,10}|วัยรุ่น|สตรี|หญิง|ชาย|วัยทำงาน|ช่วงวัย|กลุ่มวัย|วัย)\s*$")
_KILOMETRE = "กม."
_LONGEST_LEAD = 26
_SHORT = 3  # characters of an abbreviation in which many others end, too
_POSTAL, _TOWNS = 5, ("กรุงเทพฯ", "กรุงเทพมหานคร", "กทม.", "กทม", "ไปรษณีย์", "นนทบุรี", "สมุทรปราการ", "ปทุมธานี")
_POSTCODE = re.compile(r"1[0-3]\d{3}")
_IN_TOWN = re.compile(r"(?:ถนน|ถ\.|ซอย|ซ\.|แขวง|เขต|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)\s?[ก-๎]{2,24}$")
_HOTLINE = re.compile(r"1\d{3}|19[1-9]")
_CALLED = re.compile(
    r"(?:ศูนย์(?:เอราวัณ|นเรนทร|วิทยุ|สั่งการ|ร้องทุกข์|รับแจ้ง[ก-๎]*|รับเรื่อง[ก-๎]*)?|ฮอตไลน์|hotline|call|dial|โทร\.?|ติดต่อ|แจ้งเหตุ|แจ้ง|สายด่วน[ก-๎]*)\s*(?:กทม\.?|ที่|ผ่าน)?$"
)
_DAY_STAMP = re.compile(r"(?:19|20|24|25)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_DOSES, _OF_DOSES = ("เข็ม", "โดส", "dose"), ("จำนวนเข็ม", "จำนวนโดส")
# "โครงการ 1 ถนน 1 สวน": the same number twice in what something is called.
_SLOGAN = re.compile(
    r"(?P<one>\d)\s?(?!ครั้ง|วัน|ชั่วโมง|เดือน|ปี|รุ่น|โครงการ|กิจกรรม|หลักสูตร|แห่ง|งาน)[ก-๎]{2,16}\s?(?P<two>(?P=one))\s?[ก-๎]{2,}"
)
_CALLS = ("โครงการ", "กิจกรรม", "นโยบาย", "แนวคิด", "แคมเปญ", "คำขวัญ", "ยุทธการ", "ภายใต้", "ตามแนวทาง", "“", '"', "‘", "'")
_COMPANY = re.compile(r"\s?(?:จำกัด|\(มหาชน\)|(?:co|ltd|inc|plc)\b|limited)", re.IGNORECASE)
_OF_COMPANY = re.compile(r"(?:บริษัท|บจก\.|บมจ\.|หจก\.|ห้างหุ้นส่วน)[^\n\d]{1,24}$")
_CENTURIES = ("19", "20", "24", "25", "26")


def is_year(digits: str) -> bool:
    """Whether a number of a text can be a year."""
    return len(digits) == 4 and digits.startswith(_CENTURIES)


def is_age(text: str, start: int, *, is_range: bool = False) -> bool:
    """Whether the words right before a number speak of somebody's age; before a range of years, also who is so old."""
    window = max(0, start - _LONGEST_LEAD)
    lead = text[window:start]
    if is_range and _SO_OLD.search(lead):
        return True
    return ("อายุ" in lead or "age" in lead or "แรกเกิด" in lead or "เด็ก" in lead) and _AGE.search(lead) is not None


# What the words on both sides of a number say: an age, stars, an officer's grade, a place on the earth.
_BOTH_SIDES: tuple[tuple[NumberKind, re.Pattern[str], re.Pattern[str]], ...] = (
    (NumberKind.AGE, re.compile(r"รุ่น(?:อายุ)?\s?(?:ไม่เกิน|ต่ำกว่า|เกิน)?\s?$"), re.compile(r"\d{1,2}\s?ปี")),
    (NumberKind.RANK, re.compile(r"(?:ระดับ|โรงแรม|มาตรฐาน|ประเภท|รางวัล)\s?$"), re.compile(r"\d\s?ดาว")),
    (
        NumberKind.RANK,
        re.compile(r"(?:(?<![ก-๎])ซี|(?:ข้าราชการ|เจ้าหน้าที่|พนักงาน|ลูกจ้าง|ตำแหน่ง|นัก[ก-๎]{3,20})\s?ระดับ)\s?$"),
        re.compile(r"\d{1,2}(?![\d,.])"),
    ),
    (
        NumberKind.ADDRESS,
        re.compile(r"(?:พิกัด|ละติจูด|ลองจิจูด|lat|long|latitude|longitude|gps)\s?[:=(]?\s?$"),
        re.compile(r"\d{1,3}\.\d{3}"),
    ),
    (NumberKind.ADDRESS, re.compile(r"$"), re.compile(r"\d{1,2}\.\d{4,},\s?\d{2,3}\.\d{4,}")),
    (NumberKind.ADDRESS, re.compile(r"\d{1,2}\.\d{4,},\s?$"), re.compile(r"\d{2,3}\.\d{4,}")),
)


def _by_both_sides(text: str, start: int, lead: str) -> NumberKind | None:
    found = (kind for kind, before, own in _BOTH_SIDES if own.match(text, start) and before.search(lead))
    return next(found, None)


def named_by(text: str, start: int, digits: str, *, has_unit: bool) -> NumberKind | None:
    """What the word right before a number says that it is, None where that leaves it a quantity."""
    lead = text[max(0, start - _LONGEST_LEAD) : start].rstrip().lower()
    year = is_year(digits)
    kind = _by_both_sides(text, start, lead)
    if kind is not None:
        return kind
    if lead.endswith("ระยะ") and _PLAN_OF_YEARS.search(text[max(0, start - 90) : start]):
        return NumberKind.NAME
    if lead.endswith(_ORDINAL) and not lead.endswith(_NO_ORDINAL):
        kind = NumberKind.RANK if lead.endswith(("อันดับที่", "ลำดับที่")) else NumberKind.ORDER
    elif year and lead.endswith(_YEARS):
        kind = NumberKind.YEAR
    elif (said := _kind(lead, _STRONG_KINDS)) is not None and not lead.endswith(_OTHER_WORDS):
        is_other = lead.endswith("ต่อ") and not _EXTENSION_AFTER.search(text[max(0, start - _LONGEST_LEAD) : start])
        kind = None if is_other else said
    if kind is not None or has_unit:
        return kind
    if (kind := _kind(lead, _WEAK_KINDS)) is not None and not lead.endswith(_OTHER_WORDS):
        return kind
    if text.startswith(digits, start) and digits.isdigit() and (kind := _by_its_digits(lead, digits)) is not None:
        return kind
    return NumberKind.YEAR if year or (lead.endswith(_YEARS) and not lead.endswith(_WHOLE_YEAR)) else None


def _by_its_digits(lead: str, digits: str) -> NumberKind | None:
    """What a number without a unit is by its own digits and the words before it: a postcode, a hotline, a day, a dose."""
    is_in_town = lead.endswith(_TOWNS) or (
        _POSTCODE.fullmatch(digits) is not None and _IN_TOWN.search(lead) is not None
    )
    if len(digits) == _POSTAL and is_in_town:
        return NumberKind.ADDRESS
    if _HOTLINE.fullmatch(digits) and _CALLED.search(lead):
        return NumberKind.TELEPHONE
    if _DAY_STAMP.fullmatch(digits):
        return NumberKind.CODE
    if lead.endswith("กลุ่ม") and not lead.endswith(_OTHER_WORDS) and (len(digits) == 1 or digits == "608"):
        return NumberKind.NAME  # those whom an illness endangers are called 608
    return NumberKind.EDITION if len(digits) == 1 and lead.endswith(_DOSES) and not lead.endswith(_OF_DOSES) else None


def _kind(lead: str, kinds: _Words) -> NumberKind | None:
    """The kind of the longest word that ends the lead; "กทม." doesn't end in "ม."."""
    for word, kind in kinds.get(lead[-1:], ()):
        if lead.endswith(word):
            is_short = word[-1] == "." and len(word) <= _SHORT
            before = lead[: -len(word)].rstrip()[-1:]
            if word == _KILOMETRE and before.isdigit():  # "1.20 กม. 2.15 กม." are two lengths
                continue
            if not is_short or not "ก" <= lead[-len(word) - 1 : -len(word)] <= "๎":
                return kind
    return None


def begins_name(text: str, start: int, lead: str) -> bool:
    """Whether a number begins a name, or all of it is one: 60+, 3Rs, 5th, 5 ส., สวน 15 นาที, โครงการ 1 ถนน 1 สวน."""
    if _IS_NAME.match(text, start) is not None or _is_in_slogan(text, start, lead):
        return True
    return text.startswith(("15 นาที", "15นาที"), start) and lead.rstrip().endswith(("สวน", "เมือง"))


def _is_in_slogan(text: str, start: int, lead: str) -> bool:
    """Whether a number is the first or the second of a slogan."""
    if lead.rstrip().endswith(_CALLS):
        return _SLOGAN.match(text, start) is not None
    first = lead.rfind(text[start : start + 1])
    if first < 0 or not lead[:first].rstrip().endswith(_CALLS):
        return False
    found = _SLOGAN.match(text, start - len(lead) + first)
    return found is not None and found.start("two") == start


def name_before(text: str, end: int, lead: str) -> NumberKind | None:
    """What a small number without a unit is by the name before it: "ชุมชนเคหะ 2", "ถนนพหลโยธิน 54", "(เทพลีลา 1)"."""
    if _ABBREVIATION.search(lead):
        return NumberKind.FORM
    before = lead.rstrip()
    if _COMPANY.match(text, end) and _OF_COMPANY.search(before):
        return NumberKind.NAME
    named = _NAMED_PLACE.search(before)
    if named is not None and not before.endswith(_NO_NAME):
        return NumberKind.NAME
    if text[end : end + 1] == ")" and _IN_BRACKETS.search(before) and not before.endswith(_NO_NAME):
        return NumberKind.NAME
    if _IS_ORDERED.match(text, end) and "ก" <= before[-1:] <= "๎":  # "ชุมชนสวนหลวง 1 ครั้งที่ 2"
        return NumberKind.NAME
    # "เข็ม 1 4,120 คน": of two numbers the first one tells which.
    is_followed = text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit() and not text[end - 2].isdigit()
    return NumberKind.ORDER if is_followed and "ก" <= before[-1:] <= "๎" else None


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether a number is part of something longer: 60+, กท 6909/1116, 1.2.3, 5-14."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before in ("/", ":", ".") and start > 1 and text[start - 2].isalnum():
        return not text[start - 2].isalpha()
    if before.isdigit():
        return True
    return after[:1] == "/" and after[1:2].isdigit()


def is_list_mark(text: str, start: int, end: int) -> bool:
    """Whether a number counts the items of a list: 1) (2) 3. and 1.2 at the beginning of a line."""
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = not before or before.isspace() or before in "-•–"
    if end - start <= 2:
        if after == ")":
            return before == "(" or (opens and not _is_in_brackets(text, start))
        is_inside = "ก" <= before <= "๎" and "ก" <= text[end + 1 : end + 2] <= "๎"  # แห่ง2.ออกแบบ
        return (opens or is_inside) and after == "." and text[end + 1 : end + 2] not in ("-", "–")
    whole, point, part = text[start:end].partition(".")
    if not point or len(whole) > 2 or len(part) > 2:
        return False
    if before == "(" and after == ")":
        return True
    if before and before != "\n":
        return False
    unit = unit_at(text, end, is_count=False)
    return unit is None or unit.quantity is Quantity.COUNT


def _is_in_brackets(text: str, start: int) -> bool:
    """Whether a bracket is open that this number's line opened: "(จำนวน 12)" is no list's mark."""
    opened = text.rfind("(", max(0, start - 40), start)
    return opened >= 0 and text.find(")", opened, start) < 0 and "\n" not in text[opened:start]
