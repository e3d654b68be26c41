"""The fixed lines of the web system's pages: what each page shows around its content, and the labels of its content."""

import re
from collections.abc import Iterable, Iterator

from samrit.readers.lines import Line

ADDRESS = re.compile(r"(?:\[[^\]]*\]\()?https?://\S+$")
_LEADS_BACK = r"Back|Home|Top|หน้าแรก|หน้าหลัก|(?:ย้อน)?กลับ(?:ไป|สู่|ไปสู่|ไปยัง)?(?:หน้า(?:หลัก|แรก|เดิม|ก่อน))?"
# What a page shows around its content: titles, buttons, pictures, a gauge.
_FURNITURE = re.compile(
    r"(?:รายละเอียดตัวชี้วัด|ความคืบหน้าโครงการ/กิจกรรม|โครงการจัดทำฐานข้อมูลตัวชี้วัดการพัฒนาเมือง(?:\s*\([0-9๐-๙\s–-]+\))?)$"
    rf"|(?:(?:{_LEADS_BACK}|SED|Menu|Print|Login|Logout|Refresh|เมนู|พิมพ์|พิมพ์ข้อมูล|เข้าสู่ระบบ|ออกจากระบบ|ดูข้อมูล)"
    r"(?:\s+|$))+$"
    r"|(?:FusionCharts will render here|Chart)\.?$"
    r"|(?:รายละเอียดตัวชี้วัดฯ?|ดูโครงการแผนปีฯ?)\s*[:：]?\s*(?:พิมพ์ข้อมูล|\[พิมพ์ข้อมูล\]\(\S*\))?$"
    r"|[-–]\s*[0-9]{1,3}\s*[-–]$|https?://\S+\s+[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\s+[0-9:.]+(?:\s*[AP]M)?$"  # of a printed page
    r"|ผลงานเทียบกับเป้าหมายรายไตรมาส\s*[:：]?$|[-_=*•·|]{3,}$",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:-{3,}|_{3,}|\*{3,})$")
_BACK = re.compile(rf"(?:(?:{_LEADS_BACK})(?:\s+|$))+$", re.IGNORECASE)
_PICTURE = re.compile(r"\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)")
_LINKS = re.compile(r"\s*(?:[|·•]\s*)?\[(?P<words>[^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)(?:\s*[|·•])?")
_ESCAPED = re.compile(r"\\([*_#|\[\]()-])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?=[^\s*])(?P<words>(?:[^*]|\\\*)+)(?<=\S)\*\*(?P<colon>\s*[:：]?)$")
# **ค่าเป้าหมาย ร้อยละ :** 85
_BOLD_HEAD = re.compile(
    r"(?:[-*•]\s+)?\*\*(?=[^\s*])(?P<words>[^*:：]{2,80}?)\s*(?:[:：]\s*\*\*|\*\*\s*[:：])\s*(?=\S)"
)
_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)$")
TARGET = re.compile(r"ค่าเป้าหมาย(?!ที่)\s*|เป้าหมาย\s*(?=[:：=])")
RESULT = re.compile(r"ผลงานที่(?:ทำ)?ได้\s*|ผลงาน\s*(?=[:：=])")
UNIT = re.compile(r"หน่วย(?:นับ|วัด)?\s*[:：]\s*")
KIND = re.compile(
    r"(?:ประเภท|ชนิด)(?:ของ)?ตัวชี้วัด\s*[:：]\s*(?P<kind>[^(]*?)\s*(?P<level>\(ตัวชี้วัดระดับ.*)?$"
    r"|ลักษณะข้อมูล\s*[:：]\s*(?P<other>.*)$|\[(?P<bracket>(?:มิติที่\s*[0-9๐-๙.]+\s*[:：]\s*)?ตัวชี้วัด[^\]]*)\]$"
)
LEVEL = re.compile(r"\(?\s*ตัวชี้วัดระดับ(?P<level>.*)$")
EVALUATION = re.compile(r"(?<!\*)\**\s*สยป\.?\s*(?:ตรวจ)?ประเมิน(?:ตัวชี้วัด|โครงการ)\s*[:：]?\s*(?P<value>.*)$")
NARRATIVE = re.compile(
    r"[#*\s]*รายงานผล(?:ฯ|การดำเนินงาน)?\s*(?:ของ)?\s*ไตรมาส\s?(?:ที่)?\s*(?P<quarter>[1-4๑-๔])(?![0-9๐-๙])\s*[:：]?\s*\**\s*"
)
YEAR_END = re.compile(
    r"\*{1,4}\s*สรุปผลการดำเนินงาน\s*(?:\([^()]{1,40}\)|ทั้งปี|ประจำปี|ปลายปีงบประมาณ|สิ้นปีงบประมาณ)?\s*[:：]?\s*\*{1,4}\s*[:：]?\s*"
    r"|สรุปผลการดำเนินงาน\s*(?:\([^()]{1,40}\))?\s*[:：]?\s*$"
)
SUPPORTS = re.compile(r"สนับสนุน(?P<plan>(?:ยุทธศาสตร์|แผน)\S*(?:\s\S+){0,8})\s*[:：]?$")
NAME_AND_CODE = re.compile(r"(?P<name>.*?)\s*[:：]\s*(?P<code>[0-9๐-๙A-Za-z]{2,8}-[0-9๐-๙A-Za-z]{1,6})$")
NAME_AND_NUMBER = re.compile(r"(?P<name>.*?)\s+[:：]\s*(?P<code>[0-9๐-๙]{1,6})$")
# The fixed lines, as far as a text that is cut off may show them, and the field that stands behind each.
_FIXED = {
    "รายละเอียดตัวชี้วัดฯ : พิมพ์ข้อมูล": "quarters", "ค่าเป้าหมาย": "target", "ผลงานที่ทำได้": "result",
    "ประเภทตัวชี้วัด : ตัวชี้วัด": "kind", "(ตัวชี้วัดระดับผล": "level", "Back Home": "name",
    "*** สยป. ตรวจประเมินตัวชี้วัด :": "evaluation", "*** สยป. ประเมินโครงการ :": "evaluation",
    "ผลงานเทียบกับเป้าหมายรายไตรมาส": "quarters", "*ผลประเมินตัวชี้วัด*": "quarters", "(* 2.1 / 2.2 *)": "quarters",
    "รายงานผลฯ ไตรมาสที่ ": "narrative", "** สรุปผลการดำเนินงาน **": "year_end", "นิยาม หรือความหมายของตัวชี้วัด": "definition",
    "ความคืบหน้าโครงการ ร้อยละ": "progress_percent", "FusionCharts will render here": "name",
    "ดูโครงการแผนปีฯ : พิมพ์ข้อมูล": "rationale", "หลักการและเหตุผล": "rationale", "วัตถุประสงค์": "objectives",
}  # fmt: skip
_CODE = re.compile(r"[0-9๐-๙]{4,8}-[0-9๐-๙]{3,6}$")
_SAME_LINE = re.compile(
    r"(?<=\S)\s+(?=ผลงานที่ทำได้\s[^:：]*[:：]|ประเภทตัวชี้วัด\s*[:：]|\(ตัวชี้วัดระดับ|รายละเอียดตัวชี้วัดฯ\s*[:：]|\*+\s*สยป"
    r"|หน่วยนับ\s*[:：]|เป้าหมาย\s*[:：]\s*[^\s]*[0-9๐-๙]|(?<!ค่าเป้าหมาย\s)(?<!ผลงานที่ทำได้\s)ผลงาน\s*[:：]\s*[^\s]*[0-9๐-๙])"
)


def unescaped(line: Line) -> Line:
    """The line as it is without the signs by which Markdown says that an asterisk is one, and that a cell goes on below."""
    if "\\" not in line.text and "<br" not in line.text and not _BOLD_HEAD.match(line.text):
        return line
    bold = _BOLD.match(line.text)
    text = _BREAK.sub(" ", _ESCAPED.sub(r"\1", bold["words"] if bold else line.text))
    text = _BOLD_HEAD.sub(r"\g<words> : ", text, count=1)
    return Line(text, line.start, line.end, line.number, line.page, line.repairs, line.taken)


def plain_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without what a copy as Markdown puts around them: pictures, links, headings."""
    for line in lines:
        pieces = [line]
        for picture in reversed(list(_PICTURE.finditer(line.text))):
            first = pieces.pop(0)
            pieces = [first.piece(0, picture.start()), first.piece(picture.end(), len(first.text)), *pieces]
        for piece in pieces:
            link = _LINK.fullmatch(piece.text)
            links = None if link else _in_a_row(piece.text)
            if links:
                yield from (piece.piece(*one.span("words")) for one in links if one["words"].strip())
                continue
            found = piece.piece(link.start("words"), link.end("words")) if link else piece
            heading = re.match(r"#{1,6}\s+", found.text)
            found = found.behind(heading.end()) if heading else found
            bold = _BOLD.match(found.text)
            found = found.piece(*bold.span("words")) if bold else found
            if found.text:
                yield found


def _in_a_row(text: str) -> list[re.Match[str]]:
    """The links of a line that is nothing but links: "[Back](…) | [Home](…)"."""
    links = list(_LINKS.finditer(text)) if "](" in text else []
    return links if links and sum(link.end() - link.start() for link in links) == len(text) else []


def words_of(lines: Iterable[Line]) -> str:
    """Lines as a text; what a picture's place parted goes on behind a blank."""
    text, root = "", None
    for line in lines:
        own = (line.root or line).start
        text += f"{'' if root is None else ' ' if own == root else chr(10)}{line.text}"
        root = own
    return text


def year_end_at(lines: list[Line]) -> int | None:
    """Where the heading of the year's summary stands: between its asterisks, else the last one below the quarters' last heading."""
    found = [at for at, line in enumerate(lines) if YEAR_END.match(line.text)]
    last = max((at for at, line in enumerate(lines) if NARRATIVE.match(line.text)), default=-1)
    starred = (at for at in found if lines[at].text.startswith("*"))
    return next(starred, next((at for at in reversed(found) if at > last), None))


def is_rule(line: Line) -> bool:
    """Whether the line is a rule across the page."""
    return _RULE.match(line.text) is not None


def is_furniture(line: Line) -> bool:
    """Whether the line says nothing about the report."""
    return _FURNITURE.match(line.text) is not None


def is_button(line: Line) -> bool:
    """Whether the line is the buttons that lead back, which stand at the top of a page and at its end."""
    return _BACK.match(line.text) is not None


def cut_label(line: Line) -> str:
    """The field whose fixed line this is the beginning of, where the text was cut off; "" where it is none."""
    found = (path for fixed, path in _FIXED.items() if fixed != line.text and fixed.startswith(line.text))
    return next(found, "") if len(line.text) >= 3 else ""


def is_code(text: str) -> bool:
    """Whether a printed value is the code of an indicator or a project: 5027-0824."""
    return _CODE.match(text) is not None


def parted(lines: Iterable[Line]) -> Iterator[Line]:
    """The head's lines, each on its own: some copies print several on one line."""
    for line in lines:
        at = 0
        if len(line.text) < 2000:
            for gap in _SAME_LINE.finditer(line.text):
                yield line.piece(at, gap.start())
                at = gap.end()
        yield line.behind(at) if at else line


def split_value(text: str) -> tuple[str, str] | None:
    """The unit and the value of "ร้อยละ : 100.0000": the last colon parts them, one between spaces before any other.

    A colon at the end has no value behind it. None where there is no colon at all.
    """
    if text.rstrip().endswith((":", "：")):
        return text.rstrip()[:-1].strip(), ""
    colon = next((colon for colon in (" : ", " :", ": ", ":", "：", "=") if colon in text), None)
    if colon is None:
        return None
    unit, _, value = text.rpartition(colon)
    return unit.strip(), value.strip()
