"""Lines that hold more than one field, and a form whose line breaks a copy has lost: where its own lines begin in a line."""

import re
from collections.abc import Iterator

from samrit.readers.other_labels import UNIT, match_other
from samrit.report.labels import INDICATOR_ITEMS, PLAN_LINE, match_item
from samrit.report.lines import (
    QUARTER_DIGIT,
    QUARTER_LINE,
    QUARTER_WORDS,
    SIGNATURE_LINE,
    VALUE_LINE,
    labels_inside,
    quarter_digit,
)
from samrit.report.plan_node import starts_node

_LONG = 300  # characters
_FIRST = "ตัวชี้วัด"  # in the label of the first item
_FEWEST = 3  # items of the form, in their order
_LABEL = 160  # characters in which a label ends
_MAY_BEGIN = re.compile(
    rf"(?<=\s)(?=[(\[]?[0-9๐-๙]{{1,2}}\s?[.)]|:|\*\*\*\*\s*{PLAN_LINE}|-{{3,}}\s|ประเด็น|เป้าประสงค์|มิติ|ลงชื่อ|ตำแหน่ง)"
)
# What begins a line on a page of the present system, and behind what one begins; so many show that a line has lost its breaks.
_FEWEST_OF_PAGE = 4
_PAGE = re.compile(
    r"(?<!\S)(?:https?://\S+|(?:รายละเอียดตัวชี้วัด|ความคืบหน้าโครงการ/กิจกรรม|Back Home|ผลงานเทียบกับเป้าหมายรายไตรมาส|รายละเอียดตัวชี้วัดฯ\s*:\s*พิมพ์ข้อมูล"
    r"|ดูโครงการแผนปีฯ?\s*:\s*พิมพ์ข้อมูล|ไตรมาสที่\s*\(1[^)]*\).{1,120}?2\.1\s*/\s*2\.2\s*\*?\)|[1-4]\s+(?:-?[0-9][0-9,.]*\s+){1,2}[0-9.]+\s*/\s*[0-9.]+"
    r"|รายงานผลฯ\s*ไตรมาสที่\s*[1-4]|\*\*\s*สรุปผลการดำเนินงาน\s*\*\*|นิยาม หรือความหมายของตัวชี้วัด|วิธีการคำนวณ|Home|SED|FusionCharts will render here\.?"
    r"|หลักการและเหตุผล|วัตถุประสงค์(?:ของโครงการ)?|เป้าหมาย(?!\s*:)|ขั้นตอนการดำเนินงาน|(?:อุปสรรค|ปัจจัยสนับสนุน)(?:ต่อ)?การดำเนินงาน|ปัญหาและอุปสรรค|หลักฐานอ้างอิง)(?!\S)"
    r"|(?:ค่าเป้าหมาย|ผลงานที่ทำได้)\s[^:]{0,60}:(?:\s*[0-9๐-๙.,]+(?!\S))?|ประเภทตัวชี้วัด\s*:|\(ตัวชี้วัดระดับ[^()]*(?:\([^()]*\))?\)|ความคืบหน้าโครงการ\s+ร้อยละ\s+[0-9.]+"
    r"|\*{3}\s*สยป\.[^:]*:\s*ไตรมาสที่\s*[1-4]\s*:?(?:\s*[0-9]+(?:\.[0-9]+)?(?!\S))?|มิติที่\s*(?:[๐-๙]|[0-9]\s+ด้าน)|:\s*(?:[0-9]{4,8}-[0-9]{3,6}|\(25[0-9]{2}\))(?!\S)|\[(?:มิติที่|พิมพ์)[^\]]*\]|หน่วยนับ(?:\s*:|(?!\S))|(?:เป้าหมาย|ผลงาน)\s*:\s*[0-9๐-๙][0-9๐-๙.,]*(?!\S)"
    r"|ผลการปฏิบัติราชการ(?:ประจำปี|ตามแผน)[^:]{0,40}ของหน่วยงาน\s*:\s*\S+(?:\s\([0-9]+\))?"
    r"|\([0-9๐-๙]{1,3}\)\s+(?=(?:(?!\([0-9๐-๙]{1,3}\)\s)[^\[\]]){5,300}\[มิติที่))"
)
_SHOWS = ("พิมพ์ข้อมูล", "รายงานผลฯ", "ค่าเป้าหมาย", "หน่วยนับ")
_NEAR = 20  # characters in which the label of the name stands
_BLANK = re.compile(r"\s+(?=[ก-ฮเ-ไA-Z])")
_QUARTER = re.compile(rf"(?<=\s){QUARTER_WORDS}\s*(?P<quarter>{QUARTER_DIGIT})(?=\s)")
_FIELDS = frozenset({UNIT, "target", "result", "definition", "method", "obstacles", "supporting_factors", "evidence"})
_POSITION = re.compile(r"ตำแหน่ง\s")
_PLAN = re.compile(rf"\*{{4}}\s*{PLAN_LINE}")


def begins_in(line: str) -> list[int]:
    """Where the form's lines begin in a line, its own beginning left out; [] where nothing but one field stands in it."""
    return (_of_whole_paper(line) if len(line) >= _LONG else []) or labels_inside(line)


def _of_whole_paper(line: str) -> list[int]:
    page = list(_PAGE.finditer(line)) if any(one in line for one in _SHOWS) else []
    if len(page) >= _FEWEST_OF_PAGE:
        ends = [
            one.end() for one in page if not one[0].endswith(":") and (one[0][-2:] == "))" or one[0][0] not in "(ม")
        ]
        behind = {end + len(line[end:]) - len(line[end:].lstrip()) for end in ends}
        return sorted(({one.start() for one in page if one[0][0] != ":"} | behind) - {len(line), 0})
    if _FIRST not in line:
        return []
    if _FIRST in line[:_NEAR] and (bare := _bare_labels(line)):
        return bare
    found = list(_labels(line))
    items = [item for _at, item in found if item]
    is_form = len(items) >= _FEWEST and items == sorted(set(items))
    return [at for at, _item in found if at] if is_form else []


def _bare_labels(line: str) -> list[int]:
    """Where the labels begin in a line in which nothing but blanks parts them: each stands once, the quarters in their order."""
    found: dict[str, list[int]] = {}
    names = [quarter_digit(one["quarter"]) for one in _QUARTER.finditer(line)]
    if names != ["1", "2", "3", "4"]:
        return []
    for blank in _BLANK.finditer(line):
        label = match_other(line[blank.end() : blank.end() + _LABEL])
        if label is not None and label.field in _FIELDS and (label.is_form_spelling or label.field == UNIT):
            found.setdefault(label.field, []).append(blank.end())
    places = sorted(
        [*(one[0] for one in found.values() if len(one) == 1), *(one.start() for one in _QUARTER.finditer(line))]
    )
    return places if len(places) >= 4 + _FEWEST else []


def _labels(line: str) -> Iterator[tuple[int, float]]:
    """Each place at which a line of the form may begin, with the item that it is; 0 for what is none."""
    is_signed = False
    for place in _MAY_BEGIN.finditer(line):
        at = place.start()
        words = line[at : at + _LABEL]
        item = match_item(words, INDICATOR_ITEMS)
        quarter = QUARTER_LINE.match(words)
        if item is not None and item.has_colon and item.item == item.label.item:
            yield at, float(item.item)
        elif quarter is not None and quarter["item"] and quarter["colon"]:
            yield at, float(f"6.{quarter_digit(quarter['quarter'])}")
        elif (
            VALUE_LINE.match(words)
            or _PLAN.match(words)
            or (words.startswith("-") and starts_node(words))
            or (not words.startswith(("-", "(", ":")) and not words[0].isdigit() and starts_node(words))
        ):
            yield at, 0
        elif SIGNATURE_LINE.match(words):
            is_signed = True
            yield at, 0
        elif is_signed and _POSITION.match(words):
            yield at, 0
