"""Pages of the present web system as text: an indicator's (mykpi), a project's (myproject), a list of an agency's
indicators (index), an indicator of the city (mykpi2563); whole or cut short, one in a text or several.

What such pages look like, and how each part is decided, is told in `docs/formats.md`.
"""

import re
from collections.abc import Iterator

from samrit.readers.breaking import breaks_off, breaks_visibly, is_open_number, says_more_pages
from samrit.readers.found import Found, left_over
from samrit.readers.lines import Line, split_lines
from samrit.readers.page_city import build_city_page, is_city_page
from samrit.readers.page_index import build_index_page, is_index_page
from samrit.readers.page_indicator import build_page
from samrit.readers.page_lines import ADDRESS, NARRATIVE, UNIT, cut_label, plain_lines, unescaped
from samrit.readers.page_narratives import are_dated
from samrit.readers.page_nodes import nodes_of
from samrit.readers.page_project import build_project_page
from samrit.readers.page_table import table_start
from samrit.readers.page_tail import find_headings
from samrit.readers.paper_heads import CLOSING, is_office
from samrit.readers.reading import Reading
from samrit.readers.remarks import limited, remark
from samrit.readers.source import Source
from samrit.report import IndicatorReport, Report
from samrit.report.units import is_unit
from samrit.thai.digits import to_arabic

_PID = re.compile(r"[?&]pid=([0-9A-Za-z]+(?:-[0-9A-Za-z]+)?)")
_PROJECT = re.compile(r"ความคืบหน้าโครงการ|ดูโครงการแผนปี|\*+\s*สยป\.\s*ประเมินโครงการ")
_TITLE = re.compile(r"(?:รายละเอียดตัวชี้วัด|ความคืบหน้าโครงการ/กิจกรรม)$")
_PAGE = re.compile(
    r"^\S*https?://\S*/(?:my(?:kpi|project)\w*|index\d*)\.php\?"
    r"|^[^\S\n]*(?:[-*•+]\s+)?\**ค่าเป้าหมาย[^\n]{0,300}[:：][^\n]{0,300}\s{1,20}(?:[-*•+]\s+)?\**ผลงานที่ทำได้[^\n]{0,300}[:：]"
    r"|^[^\S\n]*ประเภทตัวชี้วัด\s*[:：][^\n]{0,300}\s{1,20}\(ตัวชี้วัดระดับ|^[^\S\n]*ลักษณะข้อมูล\s*[:：]\s*ตัวชี้วัด"
    r"|^[^\S\n]*รายละเอียดตัวชี้วัดฯ?\s*[:：]\s*พิมพ์ข้อมูล|^[^\S\n]*ดูโครงการแผนปีฯ?\s*[:：]"
    r"|^[^\S\n]*ความคืบหน้าโครงการ\s+ร้อยละ|^[^\S\n]*ผลงานเทียบกับเป้าหมายรายไตรมาส|^[^\S\n]*รายงานผลฯ\s*ไตรมาสที่\s*[1-4๑-๔]\s*$"
    r"|^[^\S\n]*ผลการปฏิบัติราชการประจำปี[^\n:：]{0,40}ของหน่วยงาน\s*[:：]|^[^\S\n]*หน่วยนับ\s*[:：][^\n]*\n\s*เป้าหมาย\s*[:：]",
    re.MULTILINE,
)
_LAST_WORDS = 60  # characters
_LONGEST_FOOT = 15  # lines
_FOOT = re.compile(
    rf"{CLOSING}|(?:โทร|โทรศัพท์|โทรสาร)\s*[.:：]?\s*[0๐]|copyright\b|©|สงวนลิขสิทธิ์|sent from |ส่งจาก|-- $", re.IGNORECASE
)
_QUARTERS = 4
_LONGEST_HEADER = 9  # lines of the table of quarters above its first row
_UNIT_LABEL = re.compile(r"(?:[0-9๐-๙]{1,2}[.)]\s*)?\**\s*หน่วย(?:นับ|วัด)\s*\**\s*[:：]?\s*")
_NAMED = re.compile(
    r"^[^\w\n]*(?:ชื่อ|(?:ชื่อ\s*)?(?:ตัวชี้วัด|KPI))(?:\s*\([^()]{2,20}\))?\s*\**\s*[:：]", re.IGNORECASE | re.MULTILINE
)  # no page calls its name so
_FORM_HEADING = re.compile(r"[\s*#]*ผลการดำเนินงานส่วนที่")


def is_page(text: str) -> bool:
    """Whether a text is a page of the present system rather than the printed form."""
    sign = None if _FORM_HEADING.match(text) else _PAGE.search(text)
    return sign is not None and _NAMED.search(text, 0, sign.start()) is None


def opens(text: str) -> bool:
    """Whether a line may open a page: its address, or its title."""
    return _TITLE.match(text) is not None or (ADDRESS.match(text) is not None and _PAGE.search(text) is not None)


def shows(text: str) -> bool:
    """Whether a line below the opening shows that it is a page's: a title, or one of the fixed lines."""
    return ADDRESS.match(text) is None and (_TITLE.match(text) is not None or _PAGE.search(text) is not None)


def read_all(source: Source) -> tuple[Reading, ...]:
    """All reports that the pages in a text show, in their order."""
    return tuple(read_lines(split_lines(source.text), source.text))


def read_lines(lines: list[Line], text: str, *, is_last: bool = True) -> list[Reading]:
    """All reports of pages that stand in lines of a text; `is_last` is False where papers of another kind stand below."""
    pages = list(_pages([unescaped(line) for line in lines if line.text]))
    readings: list[Reading] = []
    for page in pages:
        readings += _read_page(page, text, is_last=is_last and page is pages[-1])
    return readings


def _pages(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines page by page: an address begins one, and so does a page's title that stood before."""
    page: list[Line] = []
    for line in lines:
        is_title = _TITLE.match(line.text) is not None and any(_TITLE.match(one.text) for one in page)
        is_address = ADDRESS.match(line.text) is not None and _PAGE.search(line.text) is not None
        if is_title or (is_address and _is_shown(page)):
            yield page
            page = []
        page.append(line)
    yield page


def _is_shown(page: list[Line]) -> bool:
    """Whether lines show a page, and not what somebody wrote above one."""
    words = "\n".join(line.text for line in page)
    return _PAGE.search(words) is not None or any(
        _TITLE.match(line.text) or NARRATIVE.match(line.text) for line in page
    )


def _cut_letter(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """A page, and what of a letter or a web site's menus stands around it."""
    start = next((at for at, line in enumerate(lines) if opens(line.text)), 0)
    start = 0 if _is_shown(lines[:start]) or are_dated(lines[:start]) else start
    end = next(
        (at for at in range(max(start, len(lines) - _LONGEST_FOOT), len(lines)) if _FOOT.match(lines[at].text)),
        len(lines),
    )
    if any(NARRATIVE.match(line.text) for line in lines[end:]) or find_headings(lines[end:]) is not None:
        end = len(lines)
    while start < end < len(lines) and is_office(lines[end - 1].text):
        end -= 1
    return lines[start:end], [*lines[:start], *lines[end:]]


def _read_page(page: list[Line], text: str, *, is_last: bool) -> list[Reading]:
    whole_page = list(plain_lines(page))
    around = list(_around(page, whole_page))
    lines, letter = _cut_letter(whole_page)
    found = Found()
    code, address = "", ""
    if lines and ADDRESS.match(lines[0].text):
        line = lines.pop(0)
        address = line.text
        found.take(line)
        pid = _PID.search(address)
        code = pid[1] if pid else ""
    cut = cut_label(lines[-1]) if lines and is_last else ""
    end = lines.pop() if cut else None
    half = lines.pop() if lines and is_last and is_open_number(lines[-1].text) else None
    built = _built(lines, address, found)
    if len(built) == 1:
        built = [(_with_code(built[0][0], code, found), *built[0][1:])]
    if is_last:
        report, own, found = built.pop()
        found.take(*([end] if end else []))
        own = [*own, half] if half else own
        built.append((_broken_off(report, text, lines, end or half, found), own, found))
        if "\ufffd" in text:
            found.issues.append(remark("bytes-lost", count=text.count("\ufffd")))
    readings: list[Reading] = []
    for at, (report, own, found) in enumerate(built):
        found.take(*around)
        whole = report.replace(unplaced=left_over(own if at else _roots([*own, *letter]), found))
        issues = sorted(found.issues, key=lambda issue: issue.place.start if issue.place else 0)
        readings.append(Reading(whole, "page", text, limited(issues), found.places))
    return readings


def _with_code(report: Report, code: str, found: Found) -> Report:
    """The report with the code of the page's address, where it shows none."""
    if code and report.code not in ("", code):
        found.issues.append(remark("code-differs", "code", found.places.get("code"), report.code, text=code))
    return report if report.code else report.replace(code=code)


def _built(lines: list[Line], address: str, found: Found) -> list[tuple[Report, list[Line], Found]]:
    """The reports of a page, each with its lines and what was found."""
    whole = _roots(lines)
    if is_index_page(lines, address):
        return [(report, _roots(own), one) for report, own, one in build_index_page(lines, found)]
    if "myproject" in address or (not address and any(_PROJECT.match(line.text) for line in lines)):
        return [(build_project_page(lines, found), whole, found)]
    if is_city_page(lines, address):
        return [(build_city_page(lines, found), whole, found)]
    return [(build_page(lines, found), whole, found)]


def _roots(lines: list[Line]) -> list[Line]:
    """The lines as they stood, of which these may be pieces."""
    return list({(line.root or line).start: line.root or line for line in lines}.values())


def _around(page: list[Line], lines: list[Line]) -> Iterator[Line]:
    """What of the page's lines is no text: pictures, and what stands around the words of a link or a heading."""
    pieces: dict[int, list[Line]] = {}
    for piece in lines:
        pieces.setdefault((piece.root or piece).start, []).append(piece)
    for line in page:
        at = 0
        for piece in pieces.get(line.start, []):
            yield line.piece(at, piece.offset)
            at = piece.offset + len(piece.text)
        yield line.piece(at, len(line.text))


def _broken_off(report: Report, text: str, lines: list[Line], cut: Line | None, found: Found) -> Report:
    """The report with the field in which, or before which, the page breaks off, as far as that can be seen."""
    path = cut_label(cut) if cut else ""
    if not path and isinstance(report, IndicatorReport):
        path = _in_table(lines, cut, found) or _in_unit(report, lines)
    is_cut = bool(lines) and not cut and not path
    if is_cut and (_ends_in_mid_text(report, lines, text) or says_more_pages(lines)):
        untold = [issue.place for issue in found.issues if issue.code == "quarter-untold" and issue.place]
        is_untold = any(place.end >= lines[-1].end for place in untold)
        path = "quarters" if is_untold else max(found.places, key=lambda one: found.places[one].end, default="name")
    elif path == "narrative" or (not path and _lacks_narratives(report, lines)):
        stated = [q.quarter for q in report.quarters if q.narrative] if isinstance(report, IndicatorReport) else []
        path = f"quarters.{min(4, 1 + max(stated, default=0))}.narrative"
    if path and not any(issue.code == "cut-short" for issue in found.issues):
        last = cut or lines[-1]
        found.issues.append(remark("breaks-off", path, last.place, text=f"…{last.text[-_LAST_WORDS:]}"))
    return report.replace(broken_off=path)


def _in_table(lines: list[Line], half: Line | None, found: Found) -> str:
    """The result before whose end a page breaks off that ends within its table of four quarters; "" where it doesn't."""
    start = table_start(lines)
    if start is None or any(NARRATIVE.match(line.text) for line in lines[start:]):
        return ""
    ends = {quarter: found.places.get(f"quarters.{quarter}.result") for quarter in (1, 2, 3, 4)}
    last = max((quarter for quarter, place in ends.items() if place), default=0)
    place = ends.get(last)
    if place is None:
        return "quarters" if half or len(lines) - start < _LONGEST_HEADER else ""
    if place.end < lines[-1].end:
        return ""
    has_pairs = any("/" in line.text for line in lines[start:-1] if line.text[:1].isdigit())
    is_open = half is not None or last < _QUARTERS or (has_pairs and "/" not in lines[-1].text)
    return f"quarters.{last}.result" if is_open else ""


def _in_unit(report: IndicatorReport, lines: list[Line]) -> str:
    """The target where the unit that ends a page is but the beginning of the target's."""
    printed, unit = _last_unit(lines), report.target.unit_text
    return "target" if printed and printed != unit and unit.startswith(printed) and not is_unit(printed) else ""


def _ends_in_mid_text(report: Report, lines: list[Line], text: str) -> bool:
    """Whether the last words break off; a whole unit and a place in the plan end a page, whatever their words."""
    last, unit = lines[-1], _last_unit(lines)
    if unit and (is_unit(unit) or (isinstance(report, IndicatorReport) and unit == report.target.unit_text)):
        return False
    before = text[: last.start]
    return breaks_off(last.text, before) if not nodes_of(last) else breaks_visibly(last.text)


def _last_unit(lines: list[Line]) -> str:
    """The unit that a page ends with under its own small heading."""
    *_, above, last = ["", "", *(line.text for line in lines[-2:])]
    label = _UNIT_LABEL.match(last)
    if label and label.end() < len(last):
        return last[label.end() :]
    return last if _UNIT_LABEL.fullmatch(above) else ""


def _lacks_narratives(report: Report, lines: list[Line]) -> bool:
    """Whether a page that prints the headings of the quarters has not printed all four."""
    headed = {int(to_arabic(match["quarter"])) for line in lines if (match := NARRATIVE.match(line.text))}
    is_listed = any(UNIT.match(line.text) for line in lines)
    if not isinstance(report, IndicatorReport) or report.definition or report.method:
        return False
    return bool(headed) and max(headed) < 4 and not is_listed
