"""A project's web page: from its lines to the typed report."""

import re
from decimal import Decimal
from typing import Any

from samrit.readers.form_values import read_evaluation, read_percent, read_year
from samrit.readers.found import Found
from samrit.readers.lines import Line
from samrit.readers.page_head import name_of
from samrit.readers.page_lines import EVALUATION, NARRATIVE, is_furniture, words_of
from samrit.readers.persons import split_contact
from samrit.readers.remarks import remark
from samrit.report import ProjectReport
from samrit.report.labels import PROJECT_ITEMS, FoundLabel, match_bare, match_item
from samrit.report.struct import read_number

_PROGRESS = re.compile(
    r"(?:ความคืบหน้า|ความก้าวหน้า)(?:ของ)?โครงการ\s*[:：]?\s*(?P<percent>(?:ร้อยละ)?\s*[0-9๐-๙.,]*\s*%?)$"
)
_AGENCY = re.compile(r"(?P<agency>[^:：]{2,120}?)\s*[:：]\s*\(?\s*(?P<year>[2๒][0-9๐-๙]{3})\s*\)?$")
_GAUGE = re.compile(r"[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)?$")
_WITHHELD = "ชื่อผู้รับผิดชอบ"
_SECTIONS = tuple(
    label
    for label in PROJECT_ITEMS
    if label.field in ("responsible", "rationale", "objectives", "targets", "narrative", "steps")
)
_TEXTS = tuple(label.field for label in _SECTIONS if label.field != "responsible")
# Other headings of a project's page, which no field of the form has, alone on their line or before a colon.
_OTHER = re.compile(
    r"(?:[0-9๐-๙]{1,2}[.)]\s*)?(?:ระยะเวลา(?:ใน)?(?:การ)?(?:ดำเนินการ|ดำเนินงาน|ดำเนินโครงการ)?|งบประมาณ(?:โครงการ|ที่ได้รับ|ที่ใช้)?|สถานที่(?:ดำเนินการ|ดำเนินงาน)?"
    r"|กลุ่มเป้าหมาย|(?:ผล|ประโยชน์)ที่คาดว่าจะได้รับ|ตัวชี้วัด(?:ความสำเร็จ)?(?:ของ)?(?:โครงการ)?|การ(?:ติดตาม(?:และ)?)?ประเมินผล|ปัญหา(?:และ)?\s?/?\s?อุปสรรค"
    r"|ความสอดคล้อง.{0,60}|หน่วยงาน(?:ที่)?รับผิดชอบ|ข้อเสนอแนะ|หมายเหตุ)\s*(?:[:：].*)?$"
)
_YEAR = re.compile(r"(?:ประจำ)?ปีงบประมาณ\s*(?:พ\.?\s?ศ\.?)?\s*[:：]?\s*(?P<year>[2๒][0-9๐-๙]{3})")
_OFFICE = re.compile("(?:สำนัก|กอง|ฝ่าย|กลุ่ม|ส่วน|งาน|ศูนย์|สถาบัน|โรงพยาบาล|โรงเรียน|วิทยาลัย|คณะ|แผนก)\\S")
_SHORT = frozenset({"", "responsible", "other"})  # where a line of a year alone belongs to no text
_STEP = re.compile(r"ขั้นตอน(?:ที่)?\s*[0-9๐-๙]|(?:ขั้นตอน|กิจกรรม)\s*[\t|]")
_EXPECTED = ("rationale", "objectives", "targets")


def build_project_page(lines: list[Line], found: Found) -> ProjectReport:
    """The report that the page shows; what stands under no heading is its narrative."""
    fields: dict[str, Any] = {}
    taken, persons = _head(lines, fields, found)
    under = _sections(lines[taken:], fields, found)
    for name in _TEXTS:
        if under.get(name):
            fields[name] = words_of(under[name])
            found.note(name, under[name])
    if under.get("responsible"):
        _responsible(under["responsible"], fields, found)
        _of_agency(persons, fields, found)
    elif persons:
        _responsible(persons, fields, found)
    if not fields.get("name"):
        found.issues.append(remark("name-missing", "name"))
    missing = [label.words for label in _SECTIONS if label.field in _EXPECTED and label.field not in under]
    if missing:
        found.issues.append(remark("cut-short", place=lines[-1].place if lines else None, text=", ".join(missing)))
    return ProjectReport(**fields)


def _sections(lines: list[Line], fields: dict[str, Any], found: Found) -> dict[str, list[Line]]:
    """The lines under their headings; a quarter's own heading stays in the narrative."""
    under: dict[str, list[Line]] = {}
    now = ""
    for line in lines:
        label = _label(line.text)
        if is_furniture(line):
            found.take(line)
            continue
        if now in _SHORT and _is_year(line, fields, found):
            now = "other" if now else now
            continue
        if label is not None and label.label.field not in under and (now or not under):
            now = label.label.field
            rest = line.behind(label.end)
            found.take(line.piece(0, label.end))
            under[now] = [rest] if rest.text else []
            continue
        if label is None and NARRATIVE.match(line.text):
            now = "narrative"
        elif label is None and now and _STEP.match(line.text):
            now = "steps"
        elif now and _OTHER.match(line.text):
            now = "other"  # and is in no field
        elif not now:
            now = "narrative"
            found.issues.append(remark("section-assumed", "narrative", line.place, line.text))
        under.setdefault(now, []).append(line)
    return under


def _label(text: str) -> FoundLabel | None:
    """The heading of a section, with its number or without."""
    return match_bare(text, _SECTIONS) or match_item(text, _SECTIONS)


def _head(lines: list[Line], fields: dict[str, Any], found: Found) -> tuple[int, list[Line]]:
    """Read the head; how many lines it takes, and those that tell below the progress who is responsible."""
    above: list[Line] = []
    persons: list[Line] = []
    gauges: list[tuple[Line, Decimal]] = []
    taken = len(lines)
    for at, line in enumerate(lines):
        if _head_line(line, fields, gauges, found):
            if is_furniture(line) and above and not fields:
                above.clear()  # what stands above the buttons is a title of the page
            continue
        if "evaluation" in fields or _label(line.text) is not None:
            taken = at
            break
        (persons if "progress_percent" in fields else above).append(line)
    found.take(*(line for line, shown in gauges if shown == fields.get("progress_percent")))
    if above:
        name = name_of(above, found)
        if name:
            fields |= {"name": f"{name['number_text']} {name['name']}".strip()}
            fields |= {"code": name["code"]} if "code" in name else {}
    fields.setdefault("evaluation", None)
    if fields["evaluation"] is None:
        del fields["evaluation"]
    return taken, persons


def _of_agency(persons: list[Line], fields: dict[str, Any], found: Found) -> None:
    """Below the progress the page tells who is responsible; where it has a heading of its own for them, whose the project is."""
    if "agency" not in fields and len(persons) == 1 and _OFFICE.match(persons[0].text):
        fields["agency"] = persons[0].text
        found.note("agency", persons)


def _is_year(line: Line, fields: dict[str, Any], found: Found) -> bool:
    """Read the fiscal year that stands alone on its line; False where none does, or another one than the page's."""
    match = _YEAR.fullmatch(line.text)
    year = read_year(match["year"]) if match else None
    if year is None or fields.setdefault("fiscal_year_be", year) != year:
        return False
    found.note("fiscal_year_be", [line])
    return True


def _head_line(line: Line, fields: dict[str, Any], gauges: list[tuple[Line, Decimal]], found: Found) -> bool:
    """Read one entry of the head; False where the line is none."""
    text = line.text
    if "evaluation" not in fields and (match := EVALUATION.match(text)) is not None:
        fields["evaluation"] = read_evaluation(match["value"])
        if fields["evaluation"] is None:
            found.point("evaluation", [line])
            found.issues.append(remark("value-unclear", "evaluation", line.place, text))
        else:
            found.note("evaluation", [line])
    elif "progress_percent" not in fields and (progress := _PROGRESS.match(text)) is not None:
        fields["progress_percent"] = read_percent(progress["percent"])
        found.note("progress_percent", [line])
    elif "progress_percent" not in fields and "agency" not in fields and (agency := _AGENCY.match(text)) is not None:
        fields |= {"agency": agency["agency"], "fiscal_year_be": read_year(agency["year"])}
        found.note("agency", [line])
    elif "fiscal_year_be" not in fields and _is_year(line, fields, found):
        pass
    elif is_furniture(line):
        found.take(line)
    elif "evaluation" not in fields and (gauge := read_number(text) if _GAUGE.match(text) else None) is not None:
        gauges.append((line, gauge))
    else:
        return False
    return True


def _responsible(persons: list[Line], fields: dict[str, Any], found: Found) -> None:
    """Who is responsible, apart from how to reach them; the page's own placeholder is nobody."""
    text = " ".join(line.text for line in persons)
    if text.strip("() ") == _WITHHELD:
        found.take(*persons)
        found.issues.append(remark("responsible-withheld", "responsible", persons[0].place, text))
        return
    name, contact = split_contact(text[1:-1] if text.startswith("(") and text.endswith(")") else text)
    fields |= {"responsible": name} | ({"contact": contact} if contact else {})
    found.note("responsible", persons)
