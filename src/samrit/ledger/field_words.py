"""What the fields are called that events tell of, in both languages, and how their values read.

An event names a field by a path: "quarters.2.narrative", "target.value_text", "return_reasons.obstacles". To name
another, add its last part, or its last two, to `FIELD_WORDS`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from samrit.counting.standing import SECTOR_WORDS
from samrit.definitions.choices import SOURCES
from samrit.records.enums import BOUND_TO_WORDS, FIGURE_SOURCE_WORDS, LINK_STATE_WORDS, ROLE_WORDS
from samrit.records.workflow import STATUS_WORDS
from samrit.report import Absence, Kind, Level
from samrit.scoring import Accumulation
from samrit.thai.calendar import Language, format_date
from samrit.thai.message import Message

FIELD_WORDS: dict[str, Message] = {
    # the indicator
    "plan_title": Message(th="ชื่อแผน", en="Title of the plan"),
    "fiscal_year_be": Message(th="ปีงบประมาณ", en="Fiscal year"),
    "agency": Message(th="หน่วยงาน", en="Agency"),
    "code": Message(th="รหัส", en="Code"),
    "number": Message(th="หมายเลข", en="Number"),
    "number_text": Message(th="หมายเลข", en="Number"),
    "name": Message(th="ชื่อ", en="Name"),
    "name_th": Message(th="ชื่อ (ไทย)", en="Name (Thai)"),
    "name_en": Message(th="ชื่อ (อังกฤษ)", en="Name (English)"),
    "level": Message(th="ระดับความสำเร็จ", en="Level"),
    "kind": Message(th="ประเภทตัวชี้วัด", en="Kind"),
    "long_term_plan": Message(th="แผนพัฒนา", en="Long-term plan"),
    "nodes": Message(th="ความเชื่อมโยงกับแผนพัฒนา", en="Places in the long-term plan"),
    "definition": Message(th="คำนิยาม", en="Definition"),
    "method": Message(th="วิธีการคำนวณ", en="Calculation method"),
    "target": Message(th="เป้าหมาย", en="Target"),
    "target.value_text": Message(th="เป้าหมาย", en="Target"),
    "target.unit_text": Message(th="หน่วยนับของเป้าหมาย", en="Unit of the target"),
    "target.comparison": Message(th="วิธีเทียบเป้าหมาย", en="Comparison"),
    "target.value": Message(th="ค่าเป้าหมาย", en="Value of the target"),
    "target.upper": Message(th="ขอบบนของเป้าหมาย", en="Upper bound of the target"),
    "target.due_on": Message(th="วันครบกำหนดของเป้าหมาย", en="Date of the target"),
    "target.unit": Message(th="หน่วยนับ", en="Unit"),
    "baseline": Message(th="ค่าฐาน", en="Baseline"),
    "weight": Message(th="น้ำหนัก", en="Weight"),
    "accumulation": Message(th="การรวมผลรายไตรมาส", en="How the quarters make the year"),
    "source": Message(th="ที่มาของผล", en="How the result is formed"),
    "responsible": Message(th="ผู้รับผิดชอบ", en="Responsible"),
    "deputy": Message(th="ผู้ทำแทน", en="Deputy"),
    "position": Message(th="ตำแหน่งหรือลำดับ", en="Position"),
    "label_spellings": Message(th="การสะกดชื่อข้อบนกระดาษ", en="Spelling of the paper's labels"),
    # a project
    "rationale": Message(th="หลักการและเหตุผล", en="Rationale"),
    "objectives": Message(th="วัตถุประสงค์", en="Objectives"),
    "targets": Message(th="เป้าหมายของโครงการ", en="Targets of the project"),
    "starts_on": Message(th="วันเริ่มต้น", en="Starts on"),
    "ends_on": Message(th="วันสิ้นสุด", en="Ends on"),
    "budget_allotted_baht": Message(th="งบประมาณที่ได้รับ (บาท)", en="Budget allotted (baht)"),
    "spent_baht": Message(th="เบิกจ่ายสะสม (บาท)", en="Spent in all (baht)"),
    "serves": Message(th="ตัวชี้วัดที่สนับสนุน", en="Indicators that it serves"),
    "planned_from": Message(th="แผน: ตั้งแต่วันที่", en="Planned from"),
    "planned_until": Message(th="แผน: ถึงวันที่", en="Planned until"),
    "percent": Message(th="ความก้าวหน้า (ร้อยละ)", en="Progress (percent)"),
    "note": Message(th="หมายเหตุ", en="Note"),
    # how a result is counted
    "rule": Message(th="กติกาการนับ", en="Rule"),
    "figure_counts": Message(th="ตัวเลขนี้นับจาก", en="What the figure counts"),
    "rule_words": Message(th="สิ่งที่นับ", en="What counts"),
    "rule_number": Message(th="ฉบับของกติกา", en="Version of the rule"),
    "counted_members": Message(th="จำนวนรายการที่นับ", en="How many were counted"),
    "because": Message(th="เพราะรายการ", en="Because of"),
    # what is reported
    "result.value_text": Message(th="ผลงาน", en="Result"),
    "result.unit_text": Message(th="หน่วยนับของผลงาน", en="Unit of the result"),
    "result.value": Message(th="ค่าผลงาน", en="Value of the result"),
    "result.absence": Message(th="เหตุที่ไม่มีผลงาน", en="Why there is no result"),
    "result.reason": Message(th="คำอธิบายที่ไม่มีผลงาน", en="Reason for no result"),
    "result.numerator": Message(th="ตัวตั้ง", en="Numerator"),
    "result.denominator": Message(th="ตัวหาร", en="Denominator"),
    "narrative": Message(th="รายละเอียดผลการดำเนินงาน", en="Narrative"),
    "progress_percent": Message(th="ความก้าวหน้าของงาน (ร้อยละ)", en="Progress of the work (percent)"),
    "year_end.narrative": Message(th="สรุปผลการดำเนินงาน", en="Summary of the year"),
    "verdict_text": Message(th="ผลเทียบเป้าหมาย", en="Verdict in words"),
    "verdict": Message(th="ผลเทียบเป้าหมาย", en="Verdict"),
    "supporting_factors": Message(th="ปัจจัยสนับสนุน", en="Supporting factors"),
    "obstacles": Message(th="อุปสรรค", en="Obstacles"),
    "ref": Message(th="หลักฐานอ้างอิง", en="Evidence"),
    "shows": Message(th="สิ่งที่หลักฐานแสดง", en="What the evidence shows"),
    "quarter": Message(th="ไตรมาส", en="Quarter"),
    "link_state": Message(th="สถานะของลิงก์", en="State of the link"),
    "http_status": Message(th="รหัสที่เว็บไซต์ตอบ", en="Answer of the site"),
    "signature.name": Message(th="ผู้ลงนาม", en="Signed by"),
    "signature.role": Message(th="บทบาทของผู้ลงนาม", en="Role of the signer"),
    "signature.position": Message(th="ตำแหน่งผู้ลงนาม", en="Position of the signer"),
    "signed_on": Message(th="วันที่ลงนาม", en="Signed on"),
    "label": Message(th="ระดับของแผน", en="Level of the plan"),
    "rank": Message(th="ลำดับในแผน", en="Rank in the plan"),
    "code_text": Message(th="รหัสในแผน", en="Code in the plan"),
    "evaluation.quarter": Message(th="ไตรมาสที่ประเมิน", en="Quarter evaluated"),
    "evaluation.score": Message(th="คะแนนที่พิมพ์บนหน้า", en="Score printed on the page"),
    # judging
    "status": Message(th="สถานะ", en="Status"),
    "return_reasons": Message(th="เหตุผลที่ส่งกลับ", en="Why it went back"),
    "score.value": Message(th="คะแนน", en="Score"),
    "score.quality": Message(th="คะแนนคุณภาพ", en="Score for quality"),
    "score.timeliness": Message(th="คะแนนความตรงเวลา", en="Score for timeliness"),
    "opinion": Message(th="ความเห็น", en="Opinion"),
    "role": Message(th="บทบาท", en="Role"),
    "roles": Message(th="บทบาท", en="Roles"),
    "round": Message(th="รอบที่", en="Round"),
    "version": Message(th="ฉบับที่", en="Version"),
    "published_version": Message(th="ฉบับที่เผยแพร่", en="Published version"),
    "signoff": Message(th="การลงนามที่", en="Signature"),
    "signatures": Message(th="ค่าแฮชของการลงนาม", en="Hashes of what was signed"),
    "sha256": Message(th="ค่าแฮช SHA-256", en="SHA-256"),
    "figures": Message(th="ที่มาของตัวเลข", en="What the figures stand on"),
    "figure_words": Message(th="ข้อความ", en="words"),
    "figure_source": Message(th="ที่มา", en="source"),
    "figure_note": Message(th="ตำแหน่งที่พบ", en="where exactly"),
    "figure_evidence": Message(th="หลักฐานเลขที่", en="evidence"),
    "figure_measurement": Message(th="ผลการวัดเลขที่", en="measurement"),
    "figure_follows": Message(th="เปลี่ยนตาม", en="changes with"),
    "rules": Message(th="กฎที่ใช้ตรวจ", en="Rules that judged it"),
    # files
    "upload": Message(th="ไฟล์ที่นำเข้า", en="Uploaded file"),
    "file_name": Message(th="ชื่อไฟล์", en="File name"),
    "format": Message(th="รูปแบบไฟล์", en="Format"),
    "state": Message(th="สถานะของไฟล์", en="State of the file"),
    "size_bytes": Message(th="ขนาดไฟล์ (ไบต์)", en="Size (bytes)"),
    "media_type": Message(th="ชนิดไฟล์", en="Type of the file"),
    "plan_upload": Message(th="ไฟล์แผนที่นำเข้า", en="Plan's file"),
    "rows": Message(th="จำนวนแถว", en="Rows"),
    "new": Message(th="ตัวชี้วัดใหม่", en="New indicators"),
    "changed": Message(th="ตัวชี้วัดที่เปลี่ยน", en="Changed indicators"),
    "unchanged": Message(th="ตัวชี้วัดที่เหมือนเดิม", en="Unchanged indicators"),
    "is_begun": Message(th="เริ่มแผนด้วยไฟล์นี้", en="The plan began with it"),
    "copied_from": Message(th="คัดลอกจากแผนเลขที่", en="Copied from plan"),
    "of": Message(th="ผู้มอบหมาย (ชื่อผู้ใช้)", en="Who delegated it (user name)"),
    "indicators.of": Message(th="ตัวชี้วัดเดิมเลขที่", en="Indicator it was"),
    "superseded_signoff": Message(th="การลงนามที่สิ้นผล เลขที่", en="Signature that is superseded, number"),
    "indicator": Message(th="ตัวชี้วัดเลขที่", en="Indicator"),
    # measurement
    "readings": Message(th="จำนวนค่าที่ใช้ได้", en="Readings that can be used"),
    "protocol": Message(th="แผนการวัด", en="Protocol"),
    "load_series": Message(th="ข้อมูลการใช้ไฟเลขที่", en="Load data"),
    "supersedes": Message(th="แทนผลการวัดเลขที่", en="Supersedes measurement"),
    "saved_mwh": Message(th="ประหยัดได้ (เมกะวัตต์-ชั่วโมง)", en="Saved (MWh)"),
    "is_distinguishable": Message(th="แยกได้จากวันปกติ", en="Told from an ordinary day"),
    "t_per_mwh": Message(th="ค่าการปล่อย (ตัน/MWh)", en="Factor (t/MWh)"),
    "baht_per_kwh": Message(th="ค่าไฟ (บาท/หน่วย)", en="Price (baht/kWh)"),
    "year_ce": Message(th="ปี ค.ศ.", en="Year"),
    "factor_kind": Message(th="ชนิดของค่า", en="Kind of the factor"),
    "factor_source": Message(th="เอกสารที่มา", en="Source document"),
    # year, accounts
    "due_dates": Message(th="วันครบกำหนด", en="Due dates"),
    "endorsers": Message(th="ผู้รับรอง", en="Who endorses"),
    "evaluators_needed": Message(th="จำนวนผู้ตรวจประเมิน", en="Evaluators needed"),
    "binds_from": Message(th="มีผลบังคับตั้งแต่", en="Binds from"),
    "is_off": Message(th="ปิดใช้", en="Switched off"),
    "reason": Message(th="เหตุผล", en="Reason"),
    "unfinished": Message(th="รายงานที่ยังไม่เสร็จ", en="Reports not finished"),
    "closed_at": Message(th="ปิดเมื่อ", en="Closed at"),
    "closed_by": Message(th="ปิดโดย (เลขที่บัญชี)", en="Closed by (number of the account)"),
    "on": Message(th="วันที่", en="Day"),
    "is_working_day": Message(th="เป็นวันทำการ", en="Is a working day"),
    "from_on": Message(th="ตั้งแต่วันที่", en="From"),
    "until_on": Message(th="ถึงวันที่", en="Until"),
    "username": Message(th="ชื่อผู้ใช้", en="User name"),
    "second_factors": Message(th="การยืนยันตัวตนขั้นที่สอง", en="Second factors"),
    "is_address_changed": Message(th="เปลี่ยนที่อยู่อีเมล", en="E-mail address changed"),
    "identity": Message(th="ตัวตนจากผู้ให้บริการ", en="Identity"),
    "events": Message(th="จำนวนรายการที่นำเข้า", en="Events that came with it"),
    "agencies": Message(th="จำนวนหน่วยงาน", en="Agencies"),
    "indicators": Message(th="จำนวนตัวชี้วัด", en="Indicators"),
    "reports": Message(th="จำนวนรายงาน", en="Reports"),
    # partners
    "short_name": Message(th="ชื่อย่อ", en="Short name"),
    "sector": Message(th="ภาคส่วน", en="Sector"),
    "place": Message(th="เขต", en="District"),
    "partner": Message(th="หน่วยงานภาคีเลขที่", en="Partner, number"),
    "kept": Message(th="นับรวมกับหน่วยงานเลขที่", en="Counted as partner, number"),
    "kept_name": Message(th="นับรวมกับ", en="Counted as"),
    "other_name": Message(th="คนละหน่วยงานกับ", en="Another than"),
    "other": Message(th="คนละหน่วยงานกับเลขที่", en="Another than number"),
    "records": Message(th="รายการที่นับย้ายตาม", en="Records that count with it"),
    "partners": Message(th="หน่วยงานภาคี", en="Partners"),
    "contacts": Message(th="ผู้ประสานงาน (เลขที่หรือจำนวน)", en="Contact persons (numbers, or how many)"),
    "uploads": Message(th="ไฟล์ที่ยังไม่ตัดสินใจ (เลขที่)", en="Files not decided yet (numbers)"),
    "fields": Message(th="ช่องที่มีข้อมูล", en="Fields with data"),
    "told_on": Message(th="วันที่แจ้งวัตถุประสงค์", en="Told of the purpose on"),
    "partner_upload": Message(th="ไฟล์รายชื่อที่นำเข้า", en="List of partners"),
    "reports_moved": Message(th="รายงานที่เลื่อนวันครบกำหนด", en="Reports whose due date moved"),
}
_OTHER = Message(th="รายละเอียดอื่น", en="Other detail")
_WHOLE = Message(th="ทั้งฉบับ", en="the whole report")
_IN_PLACE = {
    "evidence": Message(th="หลักฐานที่ {n}", en="Evidence {n}"),
    "nodes": Message(th="ข้อในแผนที่ {n}", en="Place {n} in the plan"),
    "figures": Message(th="ตัวเลขที่ {n}", en="Figure {n}"),
    "roles": Message(th="บทบาทที่ {n}", en="Role {n}"),
    "steps": Message(th="ขั้นตอนที่ {n}", en="Step {n}"),
}
_YES, _NO = Message(th="ใช่", en="yes"), Message(th="ไม่ใช่", en="no")

VALUE_WORDS: dict[str, Mapping[str, Message]] = {
    "status": {status.value: words for status, words in STATUS_WORDS.items()},
    "role": {role.value: words for role, words in ROLE_WORDS.items()},
    "link_state": {state.value: words for state, words in LINK_STATE_WORDS.items()},
    "endorsers": {role.value: words for role, words in ROLE_WORDS.items()},
    "sector": {sector.value: words for sector, words in SECTOR_WORDS.items()},
    "source": {source.value: words for source, words in SOURCES.items()},
    "figure_source": {source.value: words for source, words in FIGURE_SOURCE_WORDS.items()},
    "figure_follows": {value.value: words for value, words in BOUND_TO_WORDS.items()},
    "absence": {
        Absence.NOT_STATED.value: Message(th="ไม่ได้ระบุ", en="not stated"),
        Absence.NOT_REPORTED.value: Message(th="ไม่ได้รายงาน", en="not reported"),
        Absence.NOT_YET_DUE.value: Message(th="ยังไม่ถึงกำหนด", en="not yet due"),
        Absence.NOT_APPLICABLE.value: Message(th="ไม่เกี่ยวข้อง", en="not applicable"),
        Absence.NOT_MEASURABLE_YET.value: Message(th="ยังวัดผลไม่ได้", en="not measurable yet"),
    },
    "level": {
        Level.OUTPUT.value: Message(th="ผลผลิต", en="output"),
        Level.OUTCOME.value: Message(th="ผลลัพธ์", en="outcome"),
        Level.BOTH.value: Message(th="ผลผลิตและผลลัพธ์", en="output and outcome"),
        Level.NEITHER.value: Message(th="ไม่ได้เลือก", en="none chosen"),
        Level.UNKNOWN.value: Message(th="ไม่ทราบ", en="unknown"),
    },
    "kind": {
        Kind.STRATEGIC.value: Message(th="เชิงยุทธศาสตร์", en="strategic"),
        Kind.ROUTINE.value: Message(th="งานประจำ", en="routine"),
        Kind.NEGOTIATED.value: Message(th="เจรจาตกลง", en="negotiated"),
        Kind.UNKNOWN.value: Message(th="ไม่ทราบ", en="unknown"),
    },
    "accumulation": {
        Accumulation.LAST.value: Message(th="ค่าล่าสุด", en="the last value"),
        Accumulation.SUM.value: Message(th="ผลรวม", en="the sum"),
        Accumulation.MAXIMUM.value: Message(th="ค่าสูงสุด", en="the highest"),
        Accumulation.AVERAGE.value: Message(th="ค่าเฉลี่ย", en="the average"),
        Accumulation.OWN_ENTRY.value: Message(th="กรอกผลทั้งปีเอง", en="typed by itself"),
    },
}


def field_words(path: str, language: Language) -> str:
    """What a field is called: "ไตรมาสที่ 2: รายละเอียดผลการดำเนินงาน"; never its path."""
    parts = path.split(".")
    place, rest = _place(parts, language)
    if not rest:
        return place
    name = _name(rest, language)
    return f"{place}: {name}" if place else name


def value_words(path: str, value: object, language: Language) -> str:
    """How a value reads; "" for none."""
    if value is None or value == "" or value in ({}, []):
        return ""
    if isinstance(value, bool):
        return (_YES if value else _NO).text(language)
    if isinstance(value, list):
        return ", ".join(value_words(path, item, language) for item in value)
    text = str(value)
    last = next((part for part in reversed(path.split(".")) if not part.isdigit()), "")
    words = VALUE_WORDS.get(last, {}).get(text)
    return words.text(language) if words is not None else _date_words(text, language)


def flattened(values: Mapping[str, Any]) -> dict[str, Any]:
    """An event's values by path; lists of plain values stay whole. What the deed made countable is told by the deed itself."""
    return dict(_flat("", {name: value for name, value in values.items() if name != "facts"}))


def _flat(path: str, value: object) -> Iterator[tuple[str, object]]:
    inner: Iterator[tuple[object, object]] | None = None
    if isinstance(value, dict) and (value or not path):
        inner = iter(value.items())
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        inner = iter(enumerate(value))
    if inner is None:
        yield path, value
        return
    for key, item in inner:
        yield from _flat(f"{path}.{key}" if path else str(key), item)


def _place(parts: list[str], language: Language) -> tuple[str, list[str]]:
    """What a path begins with where that names a place, and what is left of it."""
    if parts[0] in ("quarters", "due_dates") and len(parts) > 1 and parts[1].isdigit():
        quarter = quarter_words(int(parts[1]), language)
        return (quarter, parts[2:]) if parts[0] == "quarters" else (quarter, ["due_dates"])
    if parts[0] in _IN_PLACE and len(parts) > 1 and parts[1].isdigit():
        return _IN_PLACE[parts[0]].text(language).format(n=int(parts[1]) + 1), parts[2:]
    if parts[0] == "return_reasons" and len(parts) > 1:
        about = field_words(".".join(parts[1:]), language) if parts[1] else _WHOLE.text(language)
        return FIELD_WORDS["return_reasons"].text(language), [f"={about}"]
    return "", parts


def _name(parts: list[str], language: Language) -> str:
    if parts[0].startswith("="):
        return parts[0][1:]
    named = [part for part in parts if not part.isdigit()]
    for path in (".".join(parts), ".".join(named[-2:]), parts[-1]):
        if path in FIELD_WORDS:
            return FIELD_WORDS[path].text(language)
    return _OTHER.text(language)


def quarter_words(quarter: int, language: Language) -> str:
    """A quarter as people call it; 5 is the year end."""
    if quarter == 5:
        return "ปลายปีงบประมาณ" if language == "th" else "Year end"
    return f"ไตรมาสที่ {quarter}" if language == "th" else f"Quarter {quarter}"


_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def _date_words(text: str, language: Language) -> str:
    if not _DATE.match(text):
        return text
    try:
        if len(text) == 10:
            return format_date(date.fromisoformat(text), language)
        local = timezone.localtime(datetime.fromisoformat(text))
    except ValueError:
        return text
    return f"{format_date(local.date(), language)} {local:%H.%M}" + (" น." if language == "th" else "")
