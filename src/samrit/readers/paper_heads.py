"""What a paper's title, letterhead or subject says of its report: the fiscal year, the office, the indicator's number."""

import re

from samrit.readers.lines import Line
from samrit.thai.digits import to_arabic
from samrit.thai.districts import DISTRICTS

_YEAR = re.compile(
    r"(?:ปีงบ(?:ประมาณ|ฯ|\.)?|(?<![ก-๙])ปี|ประจำปี|fiscal year|FY|(?:ไตรมาส(?:ที่)?|Q)\s*[1-4๑-๔]\s*/)\s*(?:พ\.?\s?ศ\.?)?\s*(?P<year>(?:(?:19|20)[0-9]{2}\s*\(\s*(?:B\.?E\.?|พ\.?\s?ศ\.?)\s*)?(?:25|๒๕)[0-9๐-๙]{2}\)?|(?<=[/\s.ฯบ])[5-7๕-๗][0-9๐-๙])(?![0-9๐-๙])",
    re.IGNORECASE,
)
# How a letter ends.
CLOSING = (
    r"จึงเรียนมา|ขอบคุณ(?:ครับ|ค่ะ|มาก|ล่วงหน้า|$)|ขอแสดงความนับถือ|ด้วยความนับถือ|(?:kind |best |warm )?regards\b|yours |sincerely\b"
    r"|thank you|thanks\b"
)
_DIGIT = re.compile("[0-9๐-๙]")
_NUMBER = re.compile(
    r"(?:ตัวชี้วัดที่|(?:indicator|KPI)\s+no\.?)\s*(?P<number>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2})(?![0-9๐-๙.])",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:ตัวชี้วัด|ตชว\.?|รหัส|KPI)[^0-9๐-๙]{0,20}?(?P<code>[0-9]{4}(?:[0-9]{4})?-[0-9]{3,4})(?![0-9-])", re.IGNORECASE
)
_DISTRICTS = "|".join(
    sorted((name for one in DISTRICTS for name in (one.name_th, *one.also_named) if name >= "ก"), key=len, reverse=True)
)
_OFFICE = (
    rf"(?:สำนักงานเขต(?:{_DISTRICTS})(?![ก-๙](?<!ข)|ข(?!อ))|(?:สำนัก(?!งานเขต)|กอง|สถาบัน|เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:จังหวัด|ตำบล)|โรงพยาบาล)[ก-๙]{{2,40}}?)"
    r"(?:(?<=[ก-๙])(?<!สำนัก)\s+สำนัก(?!งาน)[ก-๙]{2,30}(?=\s*$))?"
    r"(?:\s+(?:กรุงเทพมหานคร|เทศบาล(?:นคร|เมือง|ตำบล)[ก-๙]{2,30}|เมืองพัทยา))?"
)
_PART = r"\s+[(]?(?:ปีงบ|ประจำปี|ปี\s|ฝ่าย|กลุ่มงาน|กลุ่ม|งาน|ส่วน|กอง|สำนัก|จังหวัด|อำเภอ|โทร|ถนน|เลขที่)"
_LETTERHEAD = re.compile(rf"(?P<office>{_OFFICE})(?=\s*$|{_PART}|\s*[|│]|\s*ขอ(?:รายงาน|ส่ง|แจ้ง|เรียน|นำ))")


_REPORTS = re.compile("รายงาน|ตัวชี้วัด|KPI|ตชว", re.IGNORECASE)
_OF_OFFICE = re.compile(rf"(?:ของ\s?|(?<!ถึง)(?<!ให้)(?<!ต่อ)(?<!เสนอ)(?<!เรียน)\s)(?P<office>{_OFFICE})(?=\s|$)")


def year_in(line: Line) -> Line | None:
    """The fiscal year that a line names, where it names one; with the common era's beside it, "2024 (B.E. 2567)"."""
    found = list(_YEAR.finditer(line.text)) if _DIGIT.search(line.text) else []
    years = {to_arabic(one["year"])[-5:].strip(")")[-4:] for one in found}
    return line.piece(found[0].start("year"), found[0].end("year")) if len(years) == 1 else None


def number_in(line: Line) -> Line | None:
    """The number of the one indicator that a line names: "ส่งผลตัวชี้วัดที่ 7"."""
    found = list(_NUMBER.finditer(line.text)) if _DIGIT.search(line.text) else []
    return line.piece(found[0].start("number"), found[0].end("number")) if len(found) == 1 else None


def code_in(line: Line) -> Line | None:
    """The code of the one indicator that a line names: "รายงานตัวชี้วัด 5004-0733"."""
    found = list(_CODE.finditer(line.text)) if "-" in line.text else []
    return line.piece(*found[0].span("code")) if len(found) == 1 else None


def office_in(line: Line) -> Line | None:
    """The office with whose name a line begins, where nothing but a part of it or its address follows."""
    found = _LETTERHEAD.match(line.text) or (_OF_OFFICE.search(line.text) if _REPORTS.search(line.text) else None)
    return line.piece(found.start("office"), found.end("office")) if found is not None else None


def is_office(text: str) -> bool:
    """Whether a text is the name of an office, with a part of it or its address behind it or alone."""
    return _LETTERHEAD.match(text) is not None
