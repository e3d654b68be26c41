"""K227: the indicator's name counts in another way than its unit."""

import re
from collections.abc import Iterator

from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_scale, is_share, unit_text
from samrit.checks.subject import Subject
from samrit.report import Result, Target
from samrit.thai.translation import Message

_SHARE = re.compile(r"\s*(?:ร้อยละ|เปอร์เซ็นต์|สัดส่วน|(?:the )?(?:percentage|share|percent)\b)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:จำนวน|(?:the )?number of\b)(?!ร้อยละ)", re.IGNORECASE)
_LEVEL = re.compile(r"\s*(?:ระดับ|(?:the )?level of\b)", re.IGNORECASE)
_RATE = re.compile(r"\s*(?:อัตรา|(?:the )?rate of\b)", re.IGNORECASE)
_PER = re.compile(r"ต่อ|/|per\b|อัตรา|ระดับ|คะแนน|เท่า")
_GROWTH = re.compile(r"เพิ่มขึ้น|ลดลง|เพิ่ม|ลด|increase|decrease")
_OF_PLACES = re.compile(
    r"\s*จำนวน(?:ชุมชน|โรงเรียน|ครัวเรือน|อาคาร|ร้าน|ตลาด|ถนน|ซอย|คลอง|สวน|วัด|ต้นไม้|หมู่บ้าน|โครงการ|กิจกรรม|ครั้ง|จุด|ป้าย|แปลง|สถานี|รถ|กล้อง)"
)
_OF_PEOPLE = re.compile(r"\s*จำนวน(?:ผู้(?!ประกอบ|ค้า|จำหน่าย|ผลิต)|ประชาชน|นักเรียน|เด็ก|อาสา|บุคลากร|เจ้าหน้าที่)")
_UNITS_OF_PLACES = frozenset(
    {"แห่ง", "จุด", "หลัง", "ต้น", "สาย", "ตัน", "แปลง", "กิโลเมตร", "ป้าย", "อาคาร", "โรงเรียน", "คัน"}
)


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    unit = unit_text(report) if report is not None else ""
    if report is None or not unit.strip():
        return
    share, number, level = _SHARE.match(report.name), _NUMBER.match(report.name), _LEVEL.match(report.name)
    if share and not is_share(report) and not is_scale(report):
        match, severity = share, None
    elif number and is_share(report) and not _GROWTH.search(report.name):
        match, severity = number, None
    elif level and not is_scale(report):
        match, severity = level, Severity.NOTE  # how far a plan has come is told in percent here and there
    elif (people := _OF_PEOPLE.match(report.name)) and unit.strip() in _UNITS_OF_PLACES:
        match, severity = people, Severity.NOTE
    elif (places := _OF_PLACES.match(report.name)) and unit.strip() == "คน":
        match, severity = places, None
    elif (rate := _RATE.match(report.name)) and not is_share(report) and not _PER.search(unit):
        match, severity = rate, Severity.NOTE
    else:
        return
    yield Hit(
        "name",
        Message("The name begins with “{words}”, and the unit is “{unit}”", words=match.group().strip(), unit=unit),
        match.start(),
        match.end(),
        severity=severity,
    )


RULE = Rule(
    code="K227",
    name="name-and-unit-differ",
    severity=Severity.WARNING,
    title=Message("Name and unit don't go together"),
    why=Message("A percentage and a number of places are two indicators; nobody can tell which the target asks for."),
    remedy=Message("Make the name say what the unit counts, or the other way round."),
    check=_check,
    good=page(),
    bad=page(
        target=Target(value_text="80", unit_text="สาย"),
        result=Result(value_text="84.5", unit_text="สาย"),
    ),
)
