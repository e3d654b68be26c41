"""The template of the form as a Word document: ours, and that of an office that has its own letterhead and styles.

An office takes ours, changes what it likes (typeface, sizes, margins, header, footer, a letterhead), and keeps the one
paragraph {{report}} where the form goes. Nothing in a template is ever run.
"""

import io
import re
from datetime import UTC, datetime
from functools import cache
from typing import Any

from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

MARKER = "{{report}}"
BODY, ITEM, QUARTER_STYLE, VALUE, HEADING, SIGN, GAP, LABEL = (
    "Samrit Body", "Samrit Item", "Samrit Quarter", "Samrit Value", "Samrit Heading", "Samrit Signature", "Samrit Gap",
    "Samrit Label",
)  # fmt: skip
STYLES = (BODY, ITEM, QUARTER_STYLE, VALUE, HEADING, SIGN, GAP, LABEL)
FONT = "TH Sarabun New"  # the typeface of official papers; at 16 points, as the rules of correspondence have it
_SIZE = 16
_BROKEN = Message("This is no Word document that can be opened.")
_NO_MARKER = Message("The template needs one paragraph that holds {marker} and nothing else; it has {count}.")
_OTHERS = Message("The template holds {words}, which nothing fills in: {marker} alone is replaced, by the whole form.")
_FILLED_IN = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^\n]*?%\}")
_NO_STYLES = Message("The template lacks these styles: {names}.")
_MACROS = Message("The template carries macros; save it as a document without them (.docx).")


class TemplateError(Invalid):
    """A template that can't be used; `message` says why."""

    code = "template"


def checked_template(data: bytes) -> bytes:
    """The template, where the form can be put into it; TemplateError with what is wrong where not."""
    import docx

    if b"vbaProject" in data or b"macroEnabled" in data:
        raise TemplateError(_MACROS)
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - whatever a broken archive, part or XML raises
        raise TemplateError(_BROKEN) from None
    count = sum(paragraph.text.strip() == MARKER for paragraph in document.paragraphs)
    if count != 1:
        raise TemplateError(_NO_MARKER.filled(marker=MARKER, count=count))
    others = sorted({words for words in _FILLED_IN.findall(_all_words(document)) if words != MARKER})
    if others:
        raise TemplateError(_OTHERS.filled(words=", ".join(others), marker=MARKER))
    missing = [name for name in STYLES if name not in document.styles]
    if missing:
        raise TemplateError(_NO_STYLES.filled(names=", ".join(missing)))
    return data


def _all_words(document: Any) -> str:
    """The words of a document's body, heads and feet, each paragraph a line."""
    parts = [document.element.body]
    for section in document.sections:
        for margin in ("header", "footer", "first_page_header", "first_page_footer"):
            part = getattr(section, margin)
            parts += [] if part.is_linked_to_previous else [part._element]  # noqa: SLF001 - its XML
    paragraphs = (one for part in parts for one in part.iter("{*}p"))
    return "\n".join("".join(text.text or "" for text in one.iter("{*}t")) for one in paragraphs)


def marker_of(document: Any) -> Any:
    """The paragraph where the form goes."""
    return next(paragraph for paragraph in document.paragraphs if paragraph.text.strip() == MARKER)


@cache
def blank_template() -> bytes:
    """Our own template."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document = docx.Document()
    properties = document.core_properties
    properties.created = properties.modified = datetime(2021, 9, 30, tzinfo=UTC)
    properties.comments, properties.last_modified_by = "", ""
    _typeface(document.styles["Normal"], bold=False)
    _set(document.styles["Normal"], left=0)
    for name, left, size, bold, outline in (
        (HEADING, 0, 14, True, None),
        (ITEM, 0, _SIZE, False, 1),
        (BODY, 0.8, _SIZE, False, None),
        (QUARTER_STYLE, 0.8, _SIZE, False, 2),
        (VALUE, 0.8, _SIZE, False, None),
        (SIGN, 8, _SIZE, False, None),
        (GAP, 0, 4, False, None),
    ):
        style = document.styles.add_style(name, 1)
        style.base_style = document.styles["Normal"]
        style.quick_style = name != GAP
        _set(style, left=left)
        _typeface(style, bold=bold, size=size)
        if name in (HEADING, ITEM):  # a label stands with its words
            style.element.get_or_add_pPr().insert(0, _element("w:keepNext"))
        if outline is not None:
            style.element.get_or_add_pPr().append(_element("w:outlineLvl", val=str(outline)))
    _typeface(document.styles.add_style(LABEL, 2), bold=True)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    head = section.header.paragraphs[0]
    head.style, head.alignment = document.styles[HEADING], WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.space_after = Pt(8)
    foot = section.footer.paragraphs[0]
    foot.style, foot.alignment = document.styles["Normal"], WD_ALIGN_PARAGRAPH.RIGHT
    foot._element.append(_element("w:fldSimple", instr=" PAGE "))  # noqa: SLF001 - python-docx knows no fields
    document.add_paragraph(MARKER)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _set(style: Any, *, left: float) -> None:
    from docx.shared import Cm, Pt

    form = style.paragraph_format
    form.space_before, form.space_after = Pt(0), Pt(0)
    form.left_indent = Cm(left)
    form.widow_control = True
    form.line_spacing = 1.0


def _typeface(style: Any, *, bold: bool, size: int = _SIZE) -> None:
    """Thai is a complex script to Word, with its own typeface, size and weight beside those of Latin letters."""
    from docx.shared import Pt

    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for kind in ("cs", "eastAsia", "hAnsi"):
        fonts.set(_name(f"w:{kind}"), FONT)
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(_name(f"w:{kind}"), None)
    properties.append(_element("w:szCs", val=str(2 * size)))
    if bold:
        properties.append(_element("w:bCs"))
    properties.append(_element("w:lang", val="en-US", bidi="th-TH"))


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), value)
    return made


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))
