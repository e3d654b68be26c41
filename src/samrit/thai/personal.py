"""What in a text is about a person: numbers and names that are taken out before anybody reads it.

Better a span too many is hidden than a person shown; names of organisations are no personal data and stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samrit.thai.digits import to_arabic

HIDDEN = "[ปกปิดข้อมูลส่วนบุคคล]"

_THAI = "ก-ฮ\u0e30-\u0e3a\u0e40-\u0e4e"
_ID = re.compile(r"(?<!\d)\d(?:[- ]?\d){12}(?!\d)")
_ID_AS_ON_CARD = re.compile(r"[1-8][- ]\d{4}[- ]\d{5}[- ]\d{2}[- ]\d")
_ID_LEAD = re.compile(r"บัตรประจำตัว|บัตรประชาชน|ประจำตัวประชาชน|เลขประจำตัว|(?i:\bid\s?card|citizen id|national id)")
_LEAD = 50  # characters before a number
_PHONE = re.compile(r"(?<![\d.,])(?:\+66[- ]?|0)(?:[689]\d|[2-7])(?:[- ]?\d){7}(?![\d,]|\.\d)")
_MOBILE = re.compile(r"(?<![\d.,-])0[689]\d[- ]?\d{3}[- ]?\d{4}(?![\d,-]|\.\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINE = re.compile(
    r"(?:ไอดีไลน์|ไลน์ไอดี|ไลน์|\bline(?:\s*id)?|\bid\s*line)\s*[:=]\s*@?[\w.-]{3,}"  # with a colon whatever follows
    r"|(?:ไอดี\s*ไลน์|ไลน์\s*ไอดี|ไลน์\s*id|\bline\s*id|\bid\s*line|\bline\s*ไอดี|ไอดี\s*line)\s*(?:คือ|ว่า)?\s*@?[a-z\d][\w.-]{2,}"
    r"|(?:แอดไลน์|เพิ่มเพื่อน(?:ใน|ทาง)?ไลน์|ไลน์ส่วนตัว)\s*(?:ที่|คือ)?\s*@?[a-z][\w.-]{2,}"
    r"|(?:ไลน์|\bline)\s*@[\w.-]{3,}|ไลน์\s+(?=[a-z][a-z.-]*[\d_])[a-z][\w.-]{2,}",
    re.IGNORECASE,
)
_NUMBER = r"(?<![\d.,-])\d(?:[- ]?\d){8,14}(?![\d,]|[.-]\d|\s?(?:บาท|คน|ราย|รายการ|เล่ม|ต้น|ตัว|ชิ้น))"
_ACCOUNT = re.compile(  # by what stands before it, or as banks write one
    rf"(?:บัญชี|ธนาคาร|(?<![{_THAI}])ธ\.|พร้อมเพย์|(?i:prompt ?pay|bank|account|a/c))[^\n\d]{{0,40}}?({_NUMBER})"
    r"|(?<![\d-])(\d{3}-\d-\d{5}-\d)(?![\d-])"
)
_PLATE = re.compile(rf"(?:ทะเบียนรถ|หมายเลขทะเบียน|ทะเบียน)\s*(?:เลขที่)?\s*(\d?[ก-ฮ]{{1,3}}[ -]?\d{{1,4}})(?![{_THAI}\d])")
_POLITE = (
    r"นางสาว|นาง|นาย|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|หม่อมหลวง|หม่อมราชวงศ์|ม\.ล\.|ม\.ร\.ว\.|มรว\.|"
    r"(?:ผศ|รศ|ดร|นพ|พญ|ทพ|ทพญ|สพ\.ญ|น\.สพ|ภก|ภญ)\."
)
# Of the army, the navy, the air force and the police, as they are shortened and in full.
_RANKS = (
    r"ว่าที่\s?(?:ร้อยตรี|ร้อยโท|ร้อยเอก|พันตรี|ร\.ต\.|ร\.ท\.|ร\.อ\.|พ\.ต\.)|พล\.(?:ต\.|ร\.|อ\.)?[ตทอ]\.|พ\.(?:ต\.)?[ตทอ]\.|ร\.(?:ต\.)?[ตทอ]\.|น\.[ตทอ]\.|"
    r"จ\.ส\.[ตทอ]\.|พ\.จ\.[ตทอ]\.|จ\.[ตทอ]\.|ส\.ต\.[ตทอ]\.|ส\.[ตทอ]\.|ด\.ต\.|พล[ตทอ]\.|"
    r"(?:พล|พัน|ร้อย)(?:ตำรวจ|เรือ|อากาศ)?(?:เอก|โท|ตรี)|(?:นาวา|นาวาอากาศ|เรืออากาศ|(?<!ทหาร)เรือ)(?:เอก|โท|ตรี)|"
    r"(?:จ่าสิบ|สิบ|พันจ่า|พันจ่าอากาศ|จ่าอากาศ|จ่า|จ่าสิบตำรวจ|สิบตำรวจ)(?:เอก|โท|ตรี)|ดาบตำรวจ|จ่าสิบตำรวจ"
)
# Words that also stand for themselves: a name of two words has to follow.
_LEARNED = (
    r"(?:ผู้ช่วย|รอง)?ศาสตราจารย์|ดอกเตอร์|(?<![.\w])ศ\.|นายแพทย์|แพทย์หญิง|ทันตแพทย์(?:หญิง)?|สัตวแพทย์(?:หญิง)?|เภสัชกร(?:หญิง)?"
)
_DOCTOR = r"(?:\s?(?:เกียรติคุณ|พิเศษ|คลินิก|ดร\.|นพ\.|พญ\.|ทพ\.|ทพญ\.|หญิง)){0,3}"
_TITLES = rf"(?:{_POLITE}|{_RANKS}){_DOCTOR}"
# What begins like a title and is none: offices, trades and places.
_NO_NAME = (
    "กเทศมนตรี|กรัฐมนตรี|กสมาคม|กองค์|กสภา|ก(?![ก-ฮ])|ทะเบียน|แพทย์|จ้าง|อำเภอ|ทหาร|ตรวจ|ช่าง|ประกัน|หน้า|ทุน|เรือ|ร้อย|โรง|ฟ้า|แบบ|พยาบาล|พญา|"
    "เลิ้ง|กวัก|รำ"
)
_NO_LEARNED = "ประจำ|ผู้|ที่|ใน|ชำนาญ|เชี่ยวชาญ|สาธารณสุข|ใหญ่|และ|หรือ|เวลา|ของ|จาก|ได้|กับ|หญิง(?!\\s?[ก-ฮเ-ไ]{2,}\\s)|ด้าน|ทุก|ออก|ให้|จำนวน|ปฏิบัติ"
_FIRST, _LAST = rf"(?!{_NO_NAME})[{_THAI}]{{2,24}}", rf"\s+(?!และ|กับ|เป็น|ได้|จาก|ที่|ใน)[{_THAI}]{{2,30}}"
_NAMED = re.compile(
    rf"(?<![{_THAI}])(?:{_TITLES})\s?{_FIRST}(?:{_LAST})?|(?:{_TITLES})\s?{_FIRST}{_LAST}"
    rf"|(?:{_LEARNED}){_DOCTOR}\s?(?!{_NO_LEARNED}){_FIRST}{_LAST}"
    r"|\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?"
    r"|\b(?:(?:Pol|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Assoc|Asst)\.\s?)+(?:(?:Prof|Dr|Gen|Col|Lt|Maj)\.?\s?)*\s?[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?"
)

_ORGANISATIONS = (
    "มูลนิธิ",
    "บริษัท",
    "กองทุน",
    "โรงเรียน",
    "คลินิก",
    "โรงพยาบาล",
    "ห้างหุ้นส่วนจำกัด",
    "ร้าน",
)  # named after somebody


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as anybody may read it; `spans` are the places of what was taken out, in the text as it was."""

    text: str
    spans: tuple[tuple[int, int], ...]

    def place_of(self, start: int) -> int | None:
        """Where something stands in the text now that stood at `start` before; None where it was taken out."""
        moved = start
        for first, end in self.spans:
            if first <= start < end:
                return None
            if end <= start:
                moved += len(HIDDEN) - (end - first)
        return moved


def without_persons(text: str) -> Shown:
    """The text with what is about a person taken out, each place marked."""
    spans = personal_spans(text)
    shown, at = [], 0
    for first, end in spans:
        shown += [text[at:first], HIDDEN]
        at = end
    return Shown("".join((*shown, text[at:])), spans)


def personal_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places in a text that are about a person, in order, none within another."""
    found: list[tuple[int, int]] = []
    for first, end in sorted(_found(to_arabic(text))):
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((first, end))
    return tuple(found)


def citizen_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """The places of numbers of the civil register: by their sum, by how cards write them, or by what stands before them."""
    text = to_arabic(text)
    found = []
    for match in _ID.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        is_led = _ID_LEAD.search(text, max(0, match.start() - _LEAD), match.start()) is not None
        is_of_person = digits[0] in "12345678"  # 0 begins that of a company
        if is_of_person and (_is_id(digits) or _ID_AS_ON_CARD.fullmatch(match[0]) or is_led):
            found.append(match.span())
    return tuple(found)


def mobile_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """The places of numbers of mobile telephones, which people carry; an office's begin otherwise."""
    return tuple(match.span() for match in _MOBILE.finditer(to_arabic(text))) if "0" in text or "๐" in text else ()


def private_persons(text: str) -> tuple[tuple[int, int], ...]:
    """The places where somebody is named with what is nobody else's to know: age, address, telephone, illness."""
    found = []
    for match in _NAMED.finditer(text):
        behind = text[match.end() : match.end() + _LEAD].partition("\n")[0]
        private = _PRIVATE.search(behind)
        if private is not None:
            found.append((match.start(), match.end() + private.end()))
    return tuple(found)


def may_name_persons(text: str) -> bool:
    """Whether somebody may be named who is old, ill or lives somewhere; False is certain."""
    return any(map(text.__contains__, _PRIVATE_SIGNS)) and _PRIVATE.search(text) is not None


_PRIVATE_SIGNS = ("อายุ", "บ้านเลขที่", "ที่อยู่", "เลขประจำตัว", "ป่วย", "ติดเตียง", "โรคประจำตัว", "พิการ")
# Of somebody who is named: not of an office, "นายแพทย์ … โทร. 0 2245 4455 ต่อ 1".
_PRIVATE = re.compile(
    r"อายุ\s?[\d๐-๙]+\s?ปี|บ้านเลขที่|ที่อยู่|เลขประจำตัว|(?:ผู้)?ป่วย(?:เป็น|ติดเตียง|ด้วย)|ติดเตียง|โรคประจำตัว|พิการ(?!ใน)"
)


def is_person(name: str) -> bool:
    """Whether a name is that of a person: it begins with a title."""
    return _NAMED.match(name.strip()) is not None


def _found(text: str) -> Iterator[tuple[int, int]]:
    yield from citizen_numbers(text)
    for match in _NAMED.finditer(text):
        if not text[: match.start()].rstrip().endswith(_ORGANISATIONS):
            yield match.span()
    for pattern in (_PHONE, _MAIL, _LINE):
        for match in pattern.finditer(text):
            yield match.span()
    for pattern in (_ACCOUNT, _PLATE):
        for match in pattern.finditer(text):
            yield match.span(match.lastindex or 0)


def _is_id(digits: str) -> bool:
    """Whether thirteen digits are a number of the civil register: its last digit is that of its sum."""
    weighed = sum(int(one) * (13 - at) for at, one in enumerate(digits[:12]))
    return (11 - weighed % 11) % 10 == int(digits[12])
