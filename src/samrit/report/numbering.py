"""The number that stands before an indicator's name, in all its forms: "32.", "(3.2)", "(สกค.2.1)", "ตัวชี้วัดที่ 2 : (2.1)"."""

import re

from samrit.thai.digits import to_arabic

_DIGITS = r"[0-9๐-๙]{1,4}"
_PARTS = rf"{_DIGITS}(?:[.]{_DIGITS})*"
# Words before a number in brackets that say what the number is of; then it is no numbering: "(ร้อยละ 80)", "(ปี 2564)".
_NOT_OF = r"ร้อยละ|ปี|พ\.?\s?ศ|ครั้ง|ระยะ|รุ่น|ไม่|จำนวน|อย่าง|เฉลี่ย|ระดับ|ระหว่าง|อายุ|เป้า|สะสม|ไตรมาส|ณ|ตั้งแต่|ภายใน|โซน|เขต|กลุ่ม|เฟส|COVID|โควิด"
_OWNER = rf"(?!\s*(?:{_NOT_OF}))[ก-ฮเ-ไA-Za-z][ก-๙A-Za-z. ]{{0,24}}?"
_LABEL = r"(?:ตัวชี้วัด(?:เชิง)?(?:ยุทธศาสตร์|งานประจำ|เจรจา(?:ตกลง)?|หลัก|ร่วม|ผลผลิต|ผลลัพธ์)?(?:ที่|ลำดับที่)?|ตชว\.?(?:ที่)?|เจรจา(?:ตกลง)?(?:ที่)?|ลำดับที่|KPI|ข้อ(?:ที่)?)"
_MANY = rf"{_DIGITS}(?:\.{_DIGITS})+"
# A letter before parts numbers, too: "ก.3.1", "ข ๒.๑", "A3.1"; what is measured doesn't ("V2.0", "PM 2.5").
_LETTERED = rf"(?:[ก-ฮ]\s?\.?\s?|(?-i:[A-UW-Z])[.-]?|(?:OKR|KR)[.-]?\s?){_MANY}|(?-i:[กขคงจฉ])\.\s?{_DIGITS}(?=[.)]?\s)"
_MEASURED = r"ล้าน|พัน|แสน|เท่า|เปอร์|ไมครอน|เมตร|กม|กก|กิโล|ไร่|ตัน|ปี|เดือน|วัน|ชั่วโมง|นาที|บาท"
# How an indicator's name begins: with what is counted or measured.
NAME_WORDS = (
    r"(?:จำนวน|ร้อยละ(?:ของ|การ|ความ)|ร้อยละ(?=\s*ของ)|อัตรา|ระดับ(?:ความ|คุณภาพ|ของ)|สัดส่วน|ความยาว|พื้นที่|(?:ค่า|เวลา|ระยะเวลา)เฉลี่ย|ระยะ(?:เวลา|ทาง)|ปริมาณ|มูลค่า|ความสำเร็จ|ดัชนี"
    r"|(?:number|percentage|percent|share|rate|proportion|length|ratio|level|amount|value) of\s|average\s)"
)
# A bare whole number is no numbering ("5 ส. ในสำนักงาน"): it needs a dot, a bracket, parts, a word or mark that says so, or
# words behind it with which a name begins.
_ELEMENT = (
    rf"(?:\(\s*(?:{_OWNER}\s*)?{_PARTS}(?:[/-][0-9๐-๙]{{1,3}})*\.?\s*\)|\[\s*{_PARTS}\s*\]"
    rf"|(?:{_LETTERED})(?:[.)](?![0-9๐-๙])|(?![0-9๐-๙./-]))|{_PARTS}\)|{_PARTS}\.(?![0-9๐-๙])|{_MANY}(?=\s|$)"
    rf"|{_MANY}(?!{_MEASURED})(?=[ก-ฮเ-ไ])|{_PARTS}(?=\s?[:：]\s?[ก-ฮเ-ไA-Za-z])|{_PARTS}(?=\s[-–]\s[ก-ฮเ-ไA-Za-z])"
    rf"|[0-9๐-๙]{{1,3}}(?=\s+{NAME_WORDS})"
    rf"|{_DIGITS}\s?/\s?(?:25|๒๕)[0-9๐-๙]{{2}}(?=\s+[ก-ฮเ-ไA-Za-z])"
    rf"|[ก-ฮ]{{1,6}}\.\s?{_PARTS}\s*/(?!\s*[0-9๐-๙])|[ก-ฮ]{{2,6}}\.\s?{_PARTS}\.?(?=\s+\D))"
)
# What parts a number from its name is the number's.
_MARK = r"(?:\s?[:：](?=\s?[ก-ฮเ-ไA-Za-z])|\s[-–](?=\s[ก-ฮเ-ไA-Za-z]))?"
_NUMBER = re.compile(
    rf"(?P<number>(?:ปี\s*(?:พ\.ศ\.\s*)?[2๒][0-9๐-๙]{{3}}\s+(?={_ELEMENT}))?"
    rf"(?:{_LABEL}\s*(?:[:：]\s*)?(?:{_ELEMENT}|{_PARTS})(?:\s*[:：](?=\s))?(?:\s*{_ELEMENT})?(?:\s*[:：](?=\s))?"
    rf"|{_ELEMENT}(?:\s+{_ELEMENT})?){_MARK})(?P<name>.*)$",
    re.IGNORECASE,
)
_ANY_NAME = "ก"  # some numbers are such only before a name
_BARE = re.compile(rf"{_DIGITS}$")
_LAST = re.compile(_PARTS)
_YEAR = re.compile(r"ปี\s*(?:พ\.ศ\.\s*)?(?P<year>2[4-6][0-9]{2})\s|[0-9]{1,4}\s?/\s?(?P<behind>25[0-9]{2})$")


def split_number(printed: str) -> tuple[str, str]:
    """Take "32. จำนวนหน่วยงาน" apart into ("32.", "จำนวนหน่วยงาน"); a backslash says where the name begins."""
    match = _NUMBER.match(printed)
    if match is None:
        return "", printed.removeprefix("\\")
    return match["number"], match["name"].strip().removeprefix("\\")


def join_number(number_text: str, name: str) -> str:
    """The way back from `split_number`, as the form prints it."""
    plain = f"{number_text} {name}".strip()
    if split_number(plain) == (number_text, name):
        return plain
    return f"{number_text} \\{name}".strip()


def plain_number(number_text: str, name: str) -> tuple[str, str]:
    """Number and name in normal form: "32" is printed "32.", and what is no number belongs to the name."""
    if _BARE.match(number_text):
        number_text += "."
    number, rest = split_number(f"{number_text} {_ANY_NAME}") if number_text else ("", _ANY_NAME)
    rest = rest.removesuffix(_ANY_NAME).strip()
    if rest or not number:
        return number, f"{rest} {name}".strip()
    return number, name


def year_of_number(number_text: str) -> int | None:
    """The fiscal year that stands before a number or behind it: 2564 of "ปี 2564 ๒." and of "๒/๒๕๖๔"."""
    year = _YEAR.match(to_arabic(number_text))
    return int(year["year"] or year["behind"]) if year else None


def bare_number(number_text: str) -> str:
    """The number in Arabic digits without its decoration: "3.2" for "(๓.๒)", "2.1" for "ตัวชี้วัดที่ 2 : (2.1)"."""
    arabic = to_arabic(number_text)
    year = _YEAR.match(arabic)
    numbers: list[str] = _LAST.findall(arabic[: year.start("behind")] if year and year["behind"] else arabic)
    return numbers[-1] if numbers else ""
