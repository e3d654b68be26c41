"""The form of `OWN_WORDS` as offices have it: with styles, in a table, numbered by Word; and what LibreOffice saves of these."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Cm, Pt
from rapidfuzz.distance import Levenshtein

from paper_makers import OWN_WORDS, W, fill_table, number_lists, put_in_list, saved
from samrit.readers import read, read_all
from samrit.report import IndicatorReport
from samrit.report.headings import is_heading
from samrit.report.model import texts

MOST_WRONG = 0.005  # of the characters
_LABEL = re.compile(r"(?P<label>(?:(?:\d\.|\(6\.\d\)) |: )?[ก-๙][^:=]*?|-----[^:]*?) *[:=](?!:) *(?P<value>.*)")
_ITEM = re.compile(r"(?P<number>\d\.|\(6\.\d\)) (?P<words>.*)")
_LIST = re.compile(r"(?P<number>\d)\) (?P<words>.*)")

Rows = Sequence[tuple[str, str]]


@cache
def lines() -> tuple[str, ...]:
    """The lines of the form, as its pages show them."""
    return tuple(line for line in OWN_WORDS.read_text(encoding="utf-8").splitlines() if line.strip())


@cache
def rows() -> Rows:
    """Its labels and values, the lines of a value below one another; the head that page 2 repeats is gone."""
    found: list[tuple[str, list[str]]] = []
    goes_on = False
    for line in lines():
        match = _LABEL.fullmatch(line)
        if is_heading(line) and found:
            goes_on = True
        elif line.startswith(("*", "ลงชื่อ", "ตำแหน่ง", ".....")):
            found.append((line, []))
        elif match is not None and not _LIST.match(line):
            found.append((match["label"].removeprefix(": "), [match["value"]] if match["value"] else []))
        elif goes_on:
            found[-1][1][-1] += f" {line}"
            goes_on = False
        else:
            found[-1][1].append(line.removeprefix(":: "))
    return tuple((label, "\n".join(value)) for label, value in found)


def expected() -> IndicatorReport:
    """What the form says."""
    report = read(OWN_WORDS.read_bytes()).report
    assert isinstance(report, IndicatorReport)
    return report


def in_paragraphs(font: str = "") -> bytes:
    """Each line a paragraph, the running head in the middle as the text has it."""
    document = _document(font)
    for line in lines():
        document.add_paragraph(line)
    return saved(document)


def _document(font: str) -> Any:
    """A document, in a typeface of 15 points if one is named."""
    document = docx.Document()
    if font:
        properties = document.styles["Normal"].element.get_or_add_rPr()
        properties.append(parse_xml(f'<w:rFonts {W} w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'))
        properties.append(parse_xml(f'<w:sz {W} w:val="30"/>'))
        properties.append(parse_xml(f'<w:szCs {W} w:val="30"/>'))
    return document


def in_styles() -> bytes:
    """Labels are headings of the office's own, bold and without a colon, the values stand indented below them in a style of theirs."""
    document = docx.Document()
    head, body, part = (
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) for name in ("หัวข้อแบบฟอร์ม", "เนื้อความ", "ตัวเน้น")
    )
    head.font.bold, head.font.size, head.paragraph_format.space_before = True, Pt(16), Pt(12)
    body.base_style, body.font.size, body.paragraph_format.left_indent = head, Pt(15), Cm(1.25)
    body.font.bold = False
    part.font.italic = True
    for label, value in rows():
        document.add_paragraph(label, style=part if label.startswith("*") else head)
        for line in filter(None, value.split("\n")):
            document.add_paragraph(line, style=body)
    return saved(document)


def in_bold() -> bytes:
    """Label and value in one paragraph, told apart by bold type and a tab; a value's further lines by line breaks."""
    document = docx.Document()
    for label, value in rows():
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(f"\t: {value}" if value else "")
    return saved(document)


def in_a_table(font: str = "") -> bytes:
    """Labels in the left column of a table with lines, values in the right one; the heading across both."""
    document = _document(font)
    fill_table(document.add_table(rows=0, cols=2, style="Table Grid"), rows())
    return saved(document)


def numbered() -> bytes:
    """Word counts the items, "(6.1)" and the list in quarter 4: no number of these stands in a text."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    number_lists(numbering, 77, ("%1.", "(%1.%2)"))
    number_lists(numbering, 78, ("%1)",))
    for label, value in rows():
        item = _ITEM.fullmatch(label)
        first, *rest = value.split("\n")
        paragraph = document.add_paragraph(f"{item['words'] if item else label}{' : ' if value else ''}{first}")
        if item:
            put_in_list(paragraph, 77, int(item["number"].startswith("(")))
        for line in rest:
            listed = _LIST.fullmatch(line)
            paragraph = document.add_paragraph(listed["words"] if listed else line)
            if listed:
                put_in_list(paragraph, 78, 0)
    return saved(document)


def numbered_by_styles() -> bytes:
    """The same where the number belongs to the office's own style, as Word's "numbered heading" has it."""
    document = docx.Document()
    number_lists(document.part.numbering_part.element, 79, ("%1.", "(%1.%2)"))
    styles = []
    for level in range(2):
        style = document.styles.add_style(f"ข้อ {level}", WD_STYLE_TYPE.PARAGRAPH)
        put_in_list(style, 79, level)
        styles.append(style)
    for label, value in rows():
        item = _ITEM.fullmatch(label)
        document.add_paragraph(
            item["words"] if item else label, style=styles[item["number"].startswith("(")] if item else None
        )
        for line in filter(None, value.split("\n")):
            document.add_paragraph(line)
    return saved(document)


LAYOUTS = {
    "paragraphs": in_paragraphs,
    "styles": in_styles,
    "bold": in_bold,
    "table": in_a_table,
    "numbered": numbered,
    "numbered-by-styles": numbered_by_styles,
}


def compared(data: bytes, *, without: re.Pattern[str] | None = None) -> tuple[dict[str, str], float]:
    """The fields that differ from the form's by more than blanks, and how much of the characters is wrong.

    `without` is what a format can't hold, and is compared nowhere.
    """
    (reading,) = read_all(data)
    assert isinstance(reading.report, IndicatorReport)
    said, meant = (
        {name: without.sub("", text) if without else text for name, text in _fields(one).items()}
        for one in (reading.report, expected())
    )
    found, typed = (" ".join(" ".join(one.values()).split()) for one in (said, meant))
    wrong = {
        name: said.get(name, "")
        for name in said.keys() | meant.keys()
        if "".join(said.get(name, "").split()) != "".join(meant.get(name, "").split())
    }
    return wrong, Levenshtein.distance(found, typed) / len(typed)


def _fields(report: IndicatorReport) -> dict[str, str]:
    values = {
        "number": report.number_text,
        "level": report.level.value,
        "target": report.target.printed,
        "result": report.result.printed,
        "long_term_plan": report.long_term_plan,
        "verdict": report.year_end.verdict_text,
        "signature": repr(report.signature),
        **{
            f"nodes.{at}": f"{one.label} {one.rank} {one.code_text} {one.name_th} {one.name_en}"
            for at, one in enumerate(report.nodes)
        },
    }
    return {**dict(texts(report)), **values}
