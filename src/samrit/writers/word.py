"""Word: the official form as a document that is filled in offline and read back without loss.

Its lines are those of `samrit.writers.text`, one paragraph each, in styles of their own; so what reads the text reads the
document, edited or not. The running head is the page's header. An office's own letterhead: `samrit.writers.word_template`.
"""

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from samrit.decoding.word import OPEN
from samrit.report import IndicatorReport, QuarterReport, Report
from samrit.report.labels import INDICATOR_ITEMS, POSITION, PROJECT_ITEMS, QUARTER, SIGNATURE, SIGNED_ON
from samrit.report.words import TICKED, UNTICKED, WAITING
from samrit.thai.line_ends import with_hard_blanks
from samrit.vocabulary.choices import OUTCOME_ON_PAPER, OUTPUT_ON_PAPER
from samrit.writers.office_file import packed
from samrit.writers.text import write_text
from samrit.writers.text_lines import BLANK, DOTS, QUARTERS_TO_FILL_IN, quarter_lines
from samrit.writers.word_template import (
    BODY,
    GAP,
    HEADING,
    ITEM,
    LABEL,
    QUARTER_STYLE,
    SIGN,
    VALUE,
    blank_template,
    marker_of,
)

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOXES = re.compile(f"([{TICKED}{UNTICKED}{WAITING}])")
_VALUE = re.compile(r": [^=\n]{2,60} =(?= |$)")
_QUARTER = re.compile(rf"\(6\.[1-4]\) {QUARTER} [1-4] :")


def write_word(report: Report, *, template: bytes | None = None) -> bytes:
    """The report as a document, in an office's template or in the plain one."""
    import docx

    document = docx.Document(io.BytesIO(template or blank_template()))
    first, *lines = write_text(report).decode().removesuffix("\n").split("\n")
    lines = _with_dots_behind(lines)
    _name(document, report, first)
    marker = marker_of(document)
    # A template has its head itself, above the form; the plain one repeats it on each page.
    waits = isinstance(report, IndicatorReport) and not report.quarters
    for line, style in _styled(lines if template is None else [first, *lines]):
        _fill(marker.insert_paragraph_before(style=style), line, style)
        if waits and line in _labels_of("quarters"):
            for quarter in QUARTERS_TO_FILL_IN:
                _open_quarter(marker, quarter)
    marker._element.getparent().remove(marker._element)  # noqa: SLF001 - python-docx has no way to take a paragraph out
    if template is None:
        document.sections[0].header.paragraphs[0].text = first
    return packed(document)


def _with_dots_behind(lines: list[str]) -> list[str]:
    """The dots for a position stand beside its label, as those for the name do."""
    at = next((at for at in range(len(lines) - 2) if lines[at : at + 3] == [POSITION, BLANK, DOTS]), None)
    return lines if at is None else [*lines[:at], f"{POSITION}{DOTS}", *lines[at + 3 :]]


def _styled(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each line with its style. Empty lines are paragraphs of little height: what reads the text counts on them."""
    for line in lines:
        yield line, (_style(line) or BODY) if line else GAP


def _style(line: str) -> str | None:
    """The style of a line of the form itself; None for a line of running text, whose likeness to one is escaped."""
    if line.startswith(_labels()):
        return ITEM
    if _QUARTER.match(line):
        return QUARTER_STYLE
    if _VALUE.match(line):
        return VALUE
    if line.startswith(("****", "*** ")):
        return HEADING
    if line.startswith((SIGNATURE, POSITION, SIGNED_ON)) or not line.strip("."):  # dots to sign on
        return SIGN
    return None


def _open_quarter(marker: Any, quarter: QuarterReport) -> None:
    """A quarter of which nothing is reported yet: its lines between a bookmark's ends, so that reading knows whether they were filled in."""
    from docx.oxml import parse_xml

    number = f'xmlns:w="{_MAIN}" w:id="{quarter.quarter}"'
    lines = [f"(6.{quarter.quarter}) {QUARTER} {quarter.quarter} :", BLANK, *quarter_lines(quarter)]
    elements = []
    for line, style in _styled(lines):
        paragraph = marker.insert_paragraph_before(style=style)
        _fill(paragraph, line, style)
        elements.append(paragraph._element)  # noqa: SLF001 - bookmarks are XML alone there
    elements[0].append(parse_xml(f'<w:bookmarkStart {number} w:name="{OPEN}{quarter.quarter}"/>'))
    elements[-1].append(parse_xml(f"<w:bookmarkEnd {number}/>"))


@cache
def _labels_of(field: str) -> tuple[str, ...]:
    """A label of the indicator's form, in all its spellings."""
    return tuple(item.printed_as(words) for item in INDICATOR_ITEMS if item.field == field for words in item.spellings)


@cache
def _labels() -> tuple[str, ...]:
    items = (*INDICATOR_ITEMS, *PROJECT_ITEMS)
    return tuple(item.printed_as(words) for item in items for words in item.spellings)


def _fill(paragraph: Any, line: str, style: str) -> None:
    """The line's words: what it is called in bold, boxes that can be ticked, the rest as it is."""
    label = _label(line, style)
    if label:
        paragraph.add_run(label, style=LABEL)
    rest = line[len(label) :]
    if style != ITEM:
        paragraph.add_run(with_hard_blanks(rest))
        return
    is_open = label in _labels_of("level") and not _BOXES.search(rest)
    for option in (OUTPUT_ON_PAPER, OUTCOME_ON_PAPER) if is_open else ():
        rest = rest.replace(option, f"{WAITING} {option}", 1)
    for part in _BOXES.split(rest):
        if _BOXES.fullmatch(part):
            paragraph._element.append(_box(part))  # noqa: SLF001 - content controls are XML alone there
        elif part:
            paragraph.add_run(with_hard_blanks(part))


def _label(line: str, style: str) -> str:
    if style == ITEM:
        return max((one for one in _labels() if line.startswith(one)), key=len)
    found = {QUARTER_STYLE: _QUARTER, VALUE: _VALUE}.get(style)
    match = found.match(line) if found else None
    return match[0] if match else ""


def _box(sign: str) -> Any:
    """A box that a click ticks."""
    from docx.oxml import parse_xml

    value, empty = ("1" if sign == TICKED else "0"), WAITING if sign == WAITING else UNTICKED
    return parse_xml(
        f'<w:sdt xmlns:w="{_MAIN}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w14:checkbox>'
        f'<w14:checked w14:val="{value}"/><w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/>'
        f'<w14:uncheckedState w14:val="{ord(empty):04X}" w14:font="Segoe UI Symbol"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r>'
        '<w:rPr><w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/></w:rPr>'
        f"<w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _name(document: Any, report: Report, heading: str) -> None:
    properties = document.core_properties
    number = report.number_text if isinstance(report, IndicatorReport) else ""
    properties.title = _short(f"{number} {report.name}".strip() or heading.strip("* "))
    properties.author = _short(report.agency)
    properties.language = "th-TH"


def _short(words: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())[:200]
