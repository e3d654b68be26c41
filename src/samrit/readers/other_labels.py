"""Labels as papers write them that are no official form: in many words and any order, behind signs or numbers, parted
from their value by a colon, a tab, a stroke, an equals sign, an arrow, or by nothing but a blank.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from samrit.report.labels import (
    HEAD_LINES,
    INDICATOR_ITEMS,
    PROJECT_ITEMS,
    TEXT_LINES,
    VALUE_LINES,
    YEAR_LINES,
    Label,
    squeeze,
    torn_pattern,
    untoned,
)
from samrit.report.lines import QUARTER_DIGIT, QUARTER_WORDS, quarter_digit
from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH
from samrit.thai.digits import to_arabic

THIS_QUARTER = 0  # that of which the paper is, whichever it may be
UNIT, NUMBER, PERSON, OTHER, QUARTER = "unit", "number_text", "person", "other", "quarter"
# What such papers have beyond the form's fields. A person is apart from what was done and from what shows it.
_MORE: dict[str, tuple[str, ...]] = {
    UNIT: (
        "หน่วยนับ", "หน่วยวัด", "หน่วย", "หน่วยนับของตัวชี้วัด", "หน่วยวัดของตัวชี้วัด", "หน่วยของตัวชี้วัด", "Unit", "Units", "Unit of measure",
        "Unit of measurement", "Counted in", "Measured in",
    ),
    NUMBER: (
        "ลำดับ", "ลำดับที่", "ลำดับตัวชี้วัด", "ลำดับของตัวชี้วัด", "ตัวชี้วัดลำดับที่", "หมายเลขตัวชี้วัด", "เลขที่ตัวชี้วัด", "หมายเลข", "KPI No", "Indicator No", "Indicator No.", "Indicator number", "KPI No.", "KPI number", "No.",
    ),
    PERSON: (
        "ผู้รายงาน", "ชื่อผู้รายงาน", "ผู้รายงานข้อมูล", "ผู้ประสานงาน", "ชื่อผู้ประสานงาน", "ผู้จัดทำ", "ผู้จัดทำรายงาน", "ผู้บันทึก", "ผู้บันทึกข้อมูล", "ผู้จัดเก็บข้อมูล", "ผู้กรอกข้อมูล", "ผู้ให้ข้อมูล",
        "ผู้ตรวจสอบ", "ผู้ตรวจ", "ผู้ลงนาม", "ผู้รับรอง", "ผู้อนุมัติ", "ผู้กำกับดูแล", "ผู้กำกับตัวชี้วัด", "ผู้กำกับดูแลตัวชี้วัด", "ผู้รับผิดชอบ", "ผู้รับผิดชอบตัวชี้วัด", "เจ้าหน้าที่ผู้รับผิดชอบ",
        "เจ้าหน้าที่ผู้ประสานงาน", "ผู้ติดต่อ", "ติดต่อ", "ติดต่อสอบถาม", "สอบถาม", "สอบถามเพิ่มเติม", "โทร", "โทร.", "โทรศัพท์", "เบอร์โทร", "เบอร์โทรศัพท์", "เบอร์ติดต่อ", "หมายเลขโทรศัพท์", "โทรสาร",
        "มือถือ", "อีเมล", "อีเมล์", "ไลน์", "Line ID", "Reported by", "Reporter", "Prepared by", "Contact", "Contact person", "Coordinator", "Checked by",
        "Approved by", "Responsible person", "Person in charge", "Tel", "Tel.", "Phone", "Telephone", "E-mail", "Email",
    ),
    OTHER: (
        "หมายเหตุ", "ข้อเสนอแนะ", "ข้อเสนอ", "ข้อคิดเห็น", "ความเห็น", "ความคิดเห็น", "แนวทางแก้ไข", "แนวทางการแก้ไข", "การแก้ไข", "วิธีแก้ไข", "แนวทางพัฒนา", "แผนต่อไป", "แผนงานต่อไป", "งบประมาณ",
        "งบประมาณที่ใช้", "งบประมาณที่ได้รับ", "แหล่งข้อมูล", "แหล่งที่มา", "ที่มา", "ที่มาของข้อมูล", "แหล่งที่มาของข้อมูล", "วิธีการจัดเก็บข้อมูล", "วิธีจัดเก็บข้อมูล", "การจัดเก็บข้อมูล", "วิธีเก็บข้อมูล", "วิธีการเก็บข้อมูล",
        "ความถี่", "ความถี่ในการรายงาน", "ความถี่ในการจัดเก็บข้อมูล", "ความถี่ในการเก็บข้อมูล", "น้ำหนัก", "ค่าน้ำหนัก", "เกณฑ์การให้คะแนน", "เกณฑ์การประเมิน", "ข้อมูลพื้นฐาน", "ข้อมูลฐาน", "ค่าฐาน",
        "ข้อมูลปีฐาน", "ปีฐาน", "ผลงานปีก่อน", "ผลปีก่อน", "ผลงานปีที่แล้ว", "ผลปีที่แล้ว", "ผลงานปีที่ผ่านมา", "ผลการดำเนินงานปีที่ผ่านมา", "ผลการดำเนินงานปีก่อน", "ผลงานย้อนหลัง", "เป้าหมายปีก่อน", "เป้าหมายปีหน้า", "เป้าหมายปีถัดไป",
        "วันที่รายงาน", "วันที่", "วันที่จัดทำ", "ข้อมูล ณ วันที่", "ณ วันที่", "พิมพ์เมื่อ", "ปรับปรุงล่าสุด", "โครงการ", "โครงการที่เกี่ยวข้อง", "แผนงาน", "ยุทธศาสตร์", "กลยุทธ์", "เป้าประสงค์", "มิติ", "กลุ่มเป้าหมาย",
        "วัตถุประสงค์", "ฝ่าย", "ส่วนราชการ/ฝ่าย", "กลุ่มงาน", "รอบ 3 เดือน", "รอบ 6 เดือน", "รอบ 9 เดือน", "รอบ 12 เดือน", "ครึ่งปีแรก", "ครึ่งปีหลัง", "First half", "Second half", "เรียน", "เรื่อง", "จาก", "ถึง", "Subject", "Re", "To", "From", "Cc", "สำหรับเจ้าหน้าที่", "เฉพาะเจ้าหน้าที่", "Office use only", "For office use only", "Office use", "Remarks", "Remark", "Note", "Notes", "Recommendations", "Recommendation",
        "Suggestions", "Budget", "Source", "Data source", "Source of data", "Frequency", "Weight", "Baseline", "Base value", "Last year", "Previous year",
        "Result of last year", "Result last year", "Date", "Report date", "Next steps", "Solution", "Solutions", "Project", "Strategy", "Goal", "Division", "Section",
    ),
}  # fmt: skip
# Labels that no number follows behind a blank: "ระดับ 5" is a value.
_NEVER_A_NUMBER = frozenset({"level", "kind", "agency", UNIT, OTHER})
_TEXTS_TOO = {"narrative": "quarters"}  # a project's report and an indicator's quarters are worded alike

_SIGNS = r"(?:[^\w\s\"'“”‘’(\[.,;!?฿%&@\\/<{=+]|\uf0b7|\uf0a7)"
_NUMBERED = r"(?P<number>[(\[]?(?:[0-9๐-๙]{1,2}(?:\s?\.\s?[0-9๐-๙]{1,2}){0,2}|[ก-ฮA-Za-z](?=\s?[.)\]]))\s?[.)\]:：]{0,2}\s*(?<=[\s.)\]:：])|ข้อ(?:ที่)?\s*[0-9๐-๙]{1,2}\s*[.):：]?\s*)?"
_DIGIT = QUARTER_DIGIT.replace("{1,3}", "{{1,3}}")
_QUARTER_WORDS = (
    rf"(?:(?:{QUARTER_WORDS}|quarter|qtr\.?|q\.?)(?:\s*|\s*[:：]\s*(?=[1-4๑-๔]\s*$))(?P<{{0}}>{_DIGIT})(?:\s*/\s*[0-9๐-๙]{{{{2,4}}}}(?![0-9๐-๙]))?"
    rf"|{QUARTER_WORDS}\s?(?P<{{0}}_th>แรก|หนึ่ง|สอง|สาม|สี่|สุดท้าย)"
    r"|(?:(?:in|during)\s+)?(?:the\s+)?(?P<{0}_en>1st|2nd|3rd|4th|first|second|third|fourth)\s+quarter)"
    r"(?:\s*(?:ของ|ประจำ)?(?:ปีงบประมาณ|ปี|FY)\s*(?:พ\.\s?ศ\.)?\s*[0-9๐-๙]{{4}}(?![0-9๐-๙]))?"
)
_MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH_NAMES = (*MONTHS_TH, *MONTHS_SHORT_TH, *_MONTHS_EN, *(month[:3] for month in _MONTHS_EN))
_MONTHS = "|".join(re.escape(squeeze(month)) for month in _MONTH_NAMES)
_DAY = r"(?:วันที่\s*)?(?:[0-9๐-๙]{1,2}\s+)?(?:เดือน\s*)?"
_PERIOD = rf"(?:ช่วง|ระหว่าง)?{_DAY}(?P<first>{_MONTHS})\s*(?:พ\.\s?ศ\.\s*)?(?:[0-9๐-๙]{{2,4}}\s*)?(?:-|–|—|ถึง|to)\s*{_DAY}(?P<last>{_MONTHS})\s*(?:พ\.\s?ศ\.\s*)?(?:[0-9๐-๙]{{2,4}})?"
_ROUND = r"(?:รอบ\s*(?:3|6|9|12|๓|๖|๙|๑๒)\s*เดือน\s*)?"
_NO_LETTER = r"(?![ก-ฮะ-ฺเ-๎A-Za-z])"
_BETWEEN = r"\s*(?:ใน|ของ|ประจำ|ราย|ณ|สิ้น|ณ สิ้น|ถึง|for|in|of|by|[-–:：/])?\s*"
# Behind the words an indicator's number or a year may stand, as in KPI 2 and ผลงานปี 2567.
_SERIAL = r"\s*(?P<serial>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2})(?=\s*[:：]\s)"
# A question of a web form, and the label again in the other language: "ระบุ…ของท่าน", "ชื่อ / Name".
_ASKS = r"(?:(?:โปรด|กรุณา|ขอให้|please\s)?\s*(?:ระบุ|กรอก|ใส่|เลือก|แจ้ง|state|enter|give|fill in|select)\s*(?:the\s+)?)?"
# What of it the value is, and what the label says just as well without: "ค่าเป้าหมายตามแผน", "ผลสำเร็จตามตัวชี้วัด".
_OF_PLAN = r"\s*(?:ตาม|ของ|ที่)(?:แผน|ตัวชี้วัด|เป้าหมาย|กำหนด(?:ไว้)?|ตั้งไว้|วางไว้|เกิดขึ้น(?:จริง)?|ทำได้(?:จริง)?)(?=\s*[:：=\t|])"
_ASKED = r"\s*(?:ใด|ของท่าน|ของพื้นที่|ของหน่วยงาน(?:ท่าน)?|ที่รายงาน|ที่ท่านรายงาน|ที่(?:รับ)?(?:ตรวจ|ติดตาม)(?:ติดตาม)?|ที่(?:หน่วยงาน|เขต|ฝ่าย)?(?:ราย|ขอราย)งาน|คืออะไร|คือ|เท่า(?:ใด|ไร)|อะไรบ้าง|\(บังคับ\)|\*)\s*[?？]?(?=\s*(?:[:：?？]|$))"
_TWIN = r"(?:(?<=[ก-๙0-9])\s*[/|]\s*[A-Za-z][A-Za-z0-9 .'’-]{1,50}(?=\s*(?:[:：=\t]|$))|(?<=[A-Za-z0-9])\s*[/|]\s*[ก-๙][ก-๙0-9 .]{1,50}(?=\s*(?:[:：=\t]|$)))?"
_OF_A_YEAR = r"\s*(?:(?:ของ|ประจำ|ใน)?(?:ปีงบประมาณ|ปี|FY)|(?=(?:25|๒๕)[0-9๐-๙]{2}\s*[:：]))\s*(?:พ\.\s?ศ\.\s*)?(?P<year>(?:25|๒๕)[0-9๐-๙]{2})(?![0-9๐-๙])"
_NO_YEAR = r"(?!(?:(?<=ลปี)|(?<=านปี))\s*[0-9๐-๙]{4})"  # "ผลงานปี" is a label, and one of a year in "ผลงานปี 2567"
_EXTRA = r"(?:\s*(?P<extra>[(\[][^()\[\]]{1,80}[)\]]))?"
_PARTED = r"\s*(?P<bold>\*{2,3}|__)?\s*(?:(?P<sign>::|[:：=]>?|[-–—]?>|[→⇒➡▶►|\t]|(?:\.{3,}|…+|_{3,})|(?<=\s)[-–—]{1,5}(?=\s))\s*[*_]{0,3}\s*|(?P<end>$)|(?P<blank>(?<=\s)))"
_BETWEEN_TWO = re.compile(r"(?<=\S)\s?(?:/|,|และ|หรือ|\band\b|(?<=\S\s)(?=ข้อเสนอ))\s?(?=\S)")
_LONGEST_FIRST = 60  # characters
ORDINAL = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4,
            "แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "สุดท้าย": 4}  # fmt: skip
_FIRST_MONTHS = {10: 1, 1: 2, 4: 3, 7: 4}


@dataclass(frozen=True, slots=True)
class OtherLabel:
    """A label at the start of a line; the value begins at `end`.

    `field` is one of the vocabulary's, or one of those above; "quarter" where nothing but a quarter is named.
    `is_parted` says whether more than a blank stands between it and its value.
    """

    field: str
    spelling: str
    end: int
    is_parted: bool
    quarter: int | None = None
    is_of_year: bool = False
    is_numbered: bool = False
    extra: str = ""
    serial: tuple[int, int] = (-1, -1)  # where the indicator's number stands in the label
    year: int | None = None  # of which the value is, in the Buddhist Era
    is_form_spelling: bool = False  # one of the official form's own
    is_dotted: bool = False  # parted from its value by the dots on which it was written


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a kind of report: what they name, and the pattern of a line that begins with them."""

    fields: dict[str, str]
    of_year: frozenset[str]
    of_form: frozenset[str]
    pattern: re.Pattern[str]
    within: re.Pattern[str]


@cache
def _words(*, is_project: bool) -> _Words:
    fields: dict[str, str] = {}
    spelled: set[str] = set()
    of_year: set[str] = set()
    of_form: set[str] = set()
    tables: tuple[tuple[Label, ...], ...]
    tables = (
        (PROJECT_ITEMS, HEAD_LINES)
        if is_project
        else (INDICATOR_ITEMS, HEAD_LINES, VALUE_LINES, TEXT_LINES, YEAR_LINES)
    )
    for labels in tables:
        for label in labels:
            field = label.field if is_project else _TEXTS_TOO.get(label.field, label.field)
            for spelling in (*label.spellings, *label.others):
                fields.setdefault(untoned(spelling), field)
                spelled.add(squeeze(spelling))
                if labels is YEAR_LINES:
                    of_year.add(untoned(spelling))
            of_form |= {untoned(spelling) for spelling in label.spellings}
    for field, spellings in _MORE.items():
        for spelling in spellings:
            if not is_project or field == OTHER:
                fields.setdefault(untoned(spelling), field)
                spelled.add(squeeze(spelling))
    words = "|".join(map(torn_pattern, sorted(spelled, key=lambda s: (-len(s), s))))
    months = _PERIOD.replace("?P<first>", "?:").replace("?P<last>", "?:")
    first, second = _QUARTER_WORDS.format("q1"), _QUARTER_WORDS.format("q2")
    labels_and_quarters = (
        rf"(?:(?P<words>{words}){_NO_YEAR}(?:(?P<this>\s*(?:ใน|ของ|for |in )?(?:ไตรมาสนี้|this quarter|the quarter)){_NO_LETTER}|{_BETWEEN}{_ROUND}[(\[]?{first}[)\]]?(?:\s*{months}(?=\s*[:：=|\t]))?(?:{_ASKED})?|{_SERIAL}|{_OF_A_YEAR}|{_OF_PLAN}|{_ASKED}|{_NO_LETTER})"
        rf"|{second}(?:\s*{months}(?=\s*[:：=|\t]))?(?:{_BETWEEN}(?P<more>{words}){_NO_LETTER}(?=\s*[*_]*\s*(?:[:：=|\t(\[]|[-–—]\s|$)))?|(?P<period>{_PERIOD})(?=\s*(?:[:：=|\t]|$)))"
    )
    quarter_only = labels_and_quarters if not is_project else rf"(?P<words>{words}){_NO_LETTER}"
    pattern = re.compile(
        rf"(?:{_SIGNS}|\s){{0,12}}{_NUMBERED}[*_]{{0,3}}\s*(?P<open>[\[【《〈「『])?\s*{_ASKS}{quarter_only}(?(open)\s*[\]】》〉」』]){_TWIN}{_EXTRA}{_PARTED}",
        re.IGNORECASE,
    )
    within = re.compile(
        rf"(?:(?<=[\s.…_])|[,;/|]\s*)(?P<words>{words}){_NO_LETTER}(?:\s*[*_]*\s*[:：=]\s*|\s+(?=(?:ร้อยละ|ระดับ|จำนวน)?\s*[0-9๐-๙])|\s*(?:\.{{3,}}|…+|_{{3,}})\s*(?=[^\s.…_]))",
        re.IGNORECASE,
    )
    return _Words(fields, frozenset(of_year), frozenset(of_form), pattern, within)


@lru_cache(maxsize=1024)  # a line is asked for by each scanner that tries its paper
def match_other(line: str, *, is_project: bool = False) -> OtherLabel | None:
    """The label that a line begins with, None where it begins with none."""
    one = _match_one(line, is_project=is_project)
    return one if one is not None and one.is_parted else _match_two(line, is_project=is_project) or one


def _match_one(line: str, *, is_project: bool) -> OtherLabel | None:
    table = _words(is_project=is_project)
    match = table.pattern.match(line)
    if match is None:
        return None
    found = match.groupdict()
    words = untoned(found["words"] or found.get("more") or "")
    quarter = THIS_QUARTER if found.get("this") else _quarter(found)
    if found.get("period") and quarter is None:
        return None
    if found.get("serial") and table.fields[words] != "name":
        return None
    return OtherLabel(
        field=table.fields[words] if words else QUARTER,
        spelling=found["words"] or found.get("more") or "",
        end=match.end(),
        is_parted=found["blank"] is None or bool(found["open"]) or found["bold"] is not None,
        quarter=quarter,
        is_of_year=words in table.of_year,
        is_numbered=bool(found["number"]),
        extra=found["extra"] or "",
        serial=match.span("serial") if found.get("serial") else (-1, -1),
        year=int(to_arabic(found["year"])) if found.get("year") else None,
        is_form_spelling=words in table.of_form,
        is_dotted=(found["sign"] or "")[:1] in ("…", "_") or (found["sign"] or "").startswith("..."),
    )


def _match_two(line: str, *, is_project: bool) -> OtherLabel | None:
    """A label of two that mean the same field, "ข้อจำกัด/อุปสรรค : …", or one that has a place beside others only: "ปัญหาและข้อเสนอแนะ : …"."""
    for between in _BETWEEN_TWO.finditer(line, 0, _LONGEST_FIRST):
        first = _match_one(line[: between.start()], is_project=is_project)
        if first is None or first.end != between.start():
            continue
        second = _match_one(line[between.end() :], is_project=is_project)
        if second is not None and second.field in (first.field, OTHER) and second.is_parted and second.quarter is None:
            return replace(second, field=first.field, end=between.end() + second.end, is_numbered=first.is_numbered)
    return None


def labels_within(line: str, start: int, *, is_project: bool = False) -> Iterator[tuple[int, str]]:
    """Where further labels stand in a line, before a colon or a number, and the field of each."""
    table = _words(is_project=is_project)
    for match in table.within.finditer(line, start):
        field = table.fields[untoned(match["words"])]
        if field not in _NEVER_A_NUMBER or any(one in line[match.end("words") : match.end()] for one in ":：=.…_"):
            yield match.start("words"), field


def _quarter(found: dict[str, str | None]) -> int | None:
    """The quarter that a label names: by its number, in words, or by its first and its last month."""
    digit = found.get("q1") or found.get("q2")
    if digit:
        return int(quarter_digit(digit))
    ordinal = found.get("q1_en") or found.get("q2_en") or found.get("q1_th") or found.get("q2_th")
    if ordinal:
        return ORDINAL[ordinal.casefold()]
    first, last = found.get("first"), found.get("last")
    if not first or not last:
        return None
    quarter = _FIRST_MONTHS.get(_month(first))
    return quarter if quarter is not None and _month(last) == (_month(first) + 1) % 12 + 1 else None


def _month(name: str) -> int:
    names = [squeeze(month) for month in _MONTH_NAMES]
    return names.index(squeeze(name)) % 12 + 1
