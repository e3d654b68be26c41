"""The fixed lines of the web system's pages."""

import re

from samrit.readers.lines import Line

# What a page shows around its content: titles, buttons, a gauge.
_FURNITURE = re.compile(
    r"รายละเอียดตัวชี้วัด$|Back\s*Home$|Back$|Home$|FusionCharts will render here$"
    r"|(?:รายละเอียดตัวชี้วัดฯ?|ดูโครงการแผนปีฯ?)\s*[:：]?\s*(?:พิมพ์ข้อมูล)?$|พิมพ์ข้อมูล$"
    r"|ความคืบหน้าโครงการ/กิจกรรม$|ผลงานเทียบกับเป้าหมายรายไตรมาส$"
)
TARGET = re.compile(r"ค่าเป้าหมาย\s*")
RESULT = re.compile(r"ผลงานที่ทำได้\s*")
KIND = re.compile(r"ประเภทตัวชี้วัด\s*[:：]\s*(?P<kind>[^(]*?)\s*(?P<level>\(ตัวชี้วัดระดับ.*)?$")
LEVEL = re.compile(r"\(?\s*ตัวชี้วัดระดับ(?P<level>.*)$")
EVALUATION = re.compile(r"\*+\s*สยป\.?\s*(?:ตรวจ)?ประเมิน(?:ตัวชี้วัด|โครงการ)\s*[:：]?\s*(?P<value>.*)$")
NARRATIVE = re.compile(
    r"รายงานผล(?:ฯ|การดำเนินงาน)?\s*(?:ของ)?\s*ไตรมาส\s?(?:ที่)?\s*(?P<quarter>[1-4๑-๔])(?![0-9๐-๙])\s*[:：]?\s*"
)
NAME_AND_CODE = re.compile(r"(?P<name>.*?)\s*[:：]\s*(?P<code>[0-9A-Za-z]{2,8}-[0-9A-Za-z]{1,6})$")
# The fixed lines, as far as a text that is cut off may show them.
_FIXED = (
    "รายละเอียดตัวชี้วัดฯ : พิมพ์ข้อมูล", "ค่าเป้าหมาย", "ผลงานที่ทำได้", "ประเภทตัวชี้วัด : ตัวชี้วัด", "(ตัวชี้วัดระดับผล", "Back Home",
    "*** สยป. ตรวจประเมินตัวชี้วัด :", "*** สยป. ประเมินโครงการ :", "ผลงานเทียบกับเป้าหมายรายไตรมาส", "*ผลประเมินตัวชี้วัด*",
    "(* 2.1 / 2.2 *)", "รายงานผลฯ ไตรมาสที่ ", "ความคืบหน้าโครงการ ร้อยละ", "FusionCharts will render here", "ดูโครงการแผนปีฯ : พิมพ์ข้อมูล",
    "หลักการและเหตุผล", "วัตถุประสงค์",
)  # fmt: skip
_CODE = re.compile(r"[0-9]{4,8}-[0-9]{3,6}$")
_SAME_LINE = re.compile(
    r"(?<=\S)\s+(?=ผลงานที่ทำได้\s[^:：]*[:：]|ประเภทตัวชี้วัด\s*[:：]|\(ตัวชี้วัดระดับ|รายละเอียดตัวชี้วัดฯ\s*[:：]|\*+\s*สยป)"
)


def is_furniture(line: Line) -> bool:
    """Whether the line says nothing about the report."""
    return _FURNITURE.match(line.text) is not None


def is_cut_off(line: Line) -> bool:
    """Whether the line is the beginning of a fixed one, where the text was cut off."""
    return len(line.text) >= 3 and any(fixed != line.text and fixed.startswith(line.text) for fixed in _FIXED)


def is_code(text: str) -> bool:
    """Whether a printed value is the code of an indicator or a project: 5027-0824."""
    return _CODE.match(text) is not None


def parted(lines: list[Line]) -> list[Line]:
    """The head's lines, each on its own: some copies print several on one line."""
    result: list[Line] = []
    for line in lines:
        if not line.text.startswith(("ค่าเป้าหมาย", "ผลงานที่ทำได้", "ประเภทตัวชี้วัด")):
            result.append(line)
            continue
        at = 0
        for gap in _SAME_LINE.finditer(line.text):
            result.append(Line(line.text[at : gap.start()], line.start + at, line.start + gap.start(),
                               line.number, line.page, line.repairs))  # fmt: skip
            at = gap.end()
        result.append(Line(line.text[at:], line.start + at, line.end, line.number, line.page, line.repairs))
    return result


def split_value(text: str) -> tuple[str, str] | None:
    """The unit and the value of "ร้อยละ : 100.0000": the last colon parts them, one between spaces before any other.

    A colon at the end has no value behind it. None where there is no colon at all.
    """
    if text.rstrip().endswith((":", "：")):
        return text.rstrip()[:-1].strip(), ""
    colon = next((colon for colon in (" : ", " :", ": ", ":", "：") if colon in text), None)
    if colon is None:
        return None
    unit, _, value = text.rpartition(colon)
    return unit.strip(), value.strip()
