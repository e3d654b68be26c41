"""Where slides go: our own template, and that of an office with its colours, logo and typeface.

An office gives any presentation of its own. Of its layouts one has a title and a subtitle (the cover), one a title and a single
place for contents (all other slides); they are found by these places, whatever they are called. Its own slides are left out.
"""

import io
from datetime import UTC, datetime
from functools import cache
from typing import Any

from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid
from samrit.writers.colours import ACCENT, MONEY
from samrit.writers.word_template import FONT

_LEAST_SHARE = 0.25  # of the slide that the contents have to have
_BROKEN = Message("This is no PowerPoint presentation (.pptx) that can be opened.")
_MACROS = Message("The presentation carries macros; save it as one without them (.pptx).")
_NO_COVER = Message("The presentation needs a layout for the cover: with a title and a subtitle.")
_NO_PAGE = Message(
    "The presentation needs a layout with a title and one place for contents, which takes up a quarter of the slide at least."
)


class SlidesTemplateError(Invalid):
    """A presentation that can't carry the slides; `message` says why."""

    code = "slides_template"


def opened_template(data: bytes | None) -> Any:
    """The presentation of a template without its slides, of ours where there is none; SlidesTemplateError where it can't be used."""
    import pptx

    if data is not None and (b"vbaProject" in data or b"macroEnabled" in data):
        raise SlidesTemplateError(_MACROS)
    try:
        made = pptx.Presentation(io.BytesIO(data or blank_slides()))
        _without_slides(made)
    except Exception:  # noqa: BLE001 - whatever a broken archive, part or XML raises
        raise SlidesTemplateError(_BROKEN) from None
    if cover_layout(made) is None:
        raise SlidesTemplateError(_NO_COVER)
    if page_layout(made) is None:
        raise SlidesTemplateError(_NO_PAGE)
    return made


def cover_layout(presentation: Any) -> Any | None:
    """The layout of the cover; None where there is none."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    for layout in presentation.slide_layouts:
        kinds = {one.placeholder_format.type for one in layout.placeholders}
        if kinds & {KIND.TITLE, KIND.CENTER_TITLE} and KIND.SUBTITLE in kinds:
            return layout
    return None


def page_layout(presentation: Any) -> Any | None:
    """The layout of the other slides; None where there is none."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    least = presentation.slide_width * presentation.slide_height * _LEAST_SHARE
    for layout in presentation.slide_layouts:
        places = contents_of(layout)
        has_title = any(one.placeholder_format.type == KIND.TITLE for one in layout.placeholders)
        if has_title and len(places) == 1 and places[0].width * places[0].height >= least:
            return layout
    return None


def contents_of(slide: Any) -> list[Any]:
    """The places for contents on a slide or layout."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    return [one for one in slide.placeholders if one.placeholder_format.type in (KIND.OBJECT, KIND.BODY)]


def _without_slides(presentation: Any) -> None:
    ids = presentation.slides._sldIdLst  # noqa: SLF001 - python-pptx has no way to take a slide out
    for one in list(ids):
        presentation.part.drop_rel(one.rId)
        ids.remove(one)


_TITLE, _BODY, _FOOT, _NUMBER = (
    (1.6, 0.8, 30.6, 1.9),
    (1.6, 3.4, 30.6, 13.6),
    (1.6, 17.7, 24, 0.9),
    (29.2, 17.7, 3, 0.9),
)
_COVER_TITLE, _COVER_BODY = (2.5, 4.6, 28.8, 3.4), (2.5, 8.8, 28.8, 5)  # left, top, width, height in centimetres
_PLACES = {"title": _TITLE, "body": _BODY, "obj": _BODY, "ftr": _FOOT, "sldNum": _NUMBER, "ctrTitle": _COVER_TITLE, "subTitle": _COVER_BODY}  # fmt: skip
_COLOURS = {
    "1F497D": ACCENT[1:].upper(),
    "4F81BD": ACCENT[1:].upper(),
    "C0504D": MONEY[1:].upper(),
    "0000FF": "17418A",
}  # accent and links of our papers
_RULE = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<p:nvSpPr><p:cNvPr id="90" name="Line" descr=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
    '<a:ext cx="{width}" cy="28800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/>'
    "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
)


@cache
def blank_slides() -> bytes:
    """Our own template: 16 to 9, white, a bronze line under the title."""
    import pptx
    from pptx.oxml import parse_xml
    from pptx.util import Cm

    made = pptx.Presentation()
    made.slide_width, made.slide_height = Cm(33.867), Cm(19.05)
    cover, page, *others = made.slide_layouts
    for layout in others:
        made.slide_layouts.remove(layout)
    _style(made.slide_master)
    for slide in (made.slide_master, cover, page):
        for shape in list(slide.placeholders):
            place = _PLACES.get(shape.element.ph.get("type", "obj"))
            if place is None:  # the date, which stands in the foot
                shape.element.getparent().remove(shape.element)
            else:
                shape.left, shape.top, shape.width, shape.height = (Cm(one) for one in place)
    for layout, name, left, top, width in (
        (cover, "Samrit Cover", 2.5, 8.3, 12),
        (page, "Samrit Page", *_TITLE[:1], 2.8, 30.6),
    ):
        layout.name = name
        layout.element.cSld.spTree.append(
            parse_xml(_RULE.format(colour=MONEY[1:].upper(), x=Cm(left), y=Cm(top), width=Cm(width)))
        )
    for slide in (made.slide_master, cover, page):
        for pale in list(slide.element.cSld.iter("{*}tint")):
            pale.getparent().remove(pale)
        for properties in slide.element.cSld.iter("{*}lvl1pPr"):
            if properties.get("algn") == "ctr":
                properties.set("algn", "l")
    properties = made.core_properties
    properties.created = properties.modified = datetime(2021, 9, 30, tzinfo=UTC)
    properties.last_modified_by = properties.title = properties.author = ""
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def _style(master: Any) -> None:
    """Typeface and colours of our papers; titles at the left, for Thai in sizes that its typeface asks for."""
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    words = theme.blob.decode().replace('latin typeface="Calibri"', f'latin typeface="{FONT}"')
    words = words.replace('<a:cs typeface=""/>', f'<a:cs typeface="{FONT}"/>').replace(
        'script="Thai" typeface="Angsana New"', f'script="Thai" typeface="{FONT}"'
    )
    for old, new in _COLOURS.items():
        words = words.replace(old, new)
    theme._blob = words.encode()  # noqa: SLF001 - python-pptx knows no themes
    styles = master.element.find("{*}txStyles")
    for name, first, size in (("titleStyle", "l", 3600), ("bodyStyle", "l", 2800)):
        for level, one in enumerate(styles.find(f"{{*}}{name}").findall("{*}lvl1pPr")):
            one.set("algn", first)
            one.find("{*}defRPr").set("sz", str(size - 400 * level))
            if name == "titleStyle":
                one.find("{*}defRPr").set("b", "1")
                one.find("{*}defRPr/{*}solidFill/{*}schemeClr").set("val", "accent1")
