"""The deck of a year as a presentation: real titles, text, tables and charts, to be shown as it is or gone on with.

In: `samrit.writers.booklet_values`. Out: the bytes of a .pptx, the same for the same values at the same time. What stands on the
slides is decided in `samrit.writers.deck`, where they go in `samrit.writers.slides_template`.
"""

import copy
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from samrit.scoring.counts import YEAR_PART_WORDS, Counts, Part
from samrit.thai.letters import letters
from samrit.thai.translation import in_language
from samrit.writers.booklet_values import Booklet
from samrit.writers.colours import ACCENT, ACCENT_INK, EDGE, INK, PART_COLOURS, TINT
from samrit.writers.counts_drawing import bar
from samrit.writers.deck import WIDTH_WITH_CHART, Deck, Slide, Table, deck
from samrit.writers.office_file import packed
from samrit.writers.slides_template import contents_of, cover_layout, opened_template, page_layout
from samrit.writers.typeset import printed_at

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_TABLE_SIZE, _LEGEND_SIZE, _LINE = (
    18,
    22,
    0.85,
)  # points of TH Sarabun New, which is small and has much room between lines
_EMU = 12700  # of a point
_LANGUAGES = {"th": "th-TH", "en": "en-GB"}


def write_slides(booklet: Booklet, *, at: datetime, template: bytes | None = None) -> bytes:
    """The deck, made at a time, which it states (ValueError without a time zone), in an office's template or in ours.

    SlidesTemplateError says why a template can't carry it.
    """
    presentation = opened_template(template)
    printed = printed_at(at)
    made = deck(booklet, printed)
    with in_language(booklet.language):
        pages = _Pages(presentation, made.foot, _LANGUAGES[booklet.language])
        pages.cover(made)
        for slide in made.slides:
            pages.page(slide)
    properties = presentation.core_properties
    properties.title, properties.author = f"{made.title} {booklet.agency}", booklet.agency
    properties.created = properties.modified = printed.replace(tzinfo=None)
    properties.language = pages.language
    return packed(presentation)


class _Pages:
    """The slides of a presentation, one after the other."""

    def __init__(self, presentation: Any, foot: str, language: str) -> None:
        self._slides, self._foot, self.language = presentation.slides, foot, language
        self._cover, self._page = cover_layout(presentation), page_layout(presentation)

    def cover(self, made: Deck) -> None:
        slide = self._slides.add_slide(self._cover)
        for place in list(slide.placeholders):
            kind = place.element.ph.get("type", "")
            if kind in ("title", "ctrTitle"):
                self._fill(place.text_frame, [made.title])
            elif kind == "subTitle":
                self._fill(place.text_frame, made.subtitle.split("\n"))
            else:  # an empty place would ask for words
                place.element.getparent().remove(place.element)

    def page(self, one: Slide) -> None:
        slide = self._slides.add_slide(self._page)
        self._fill(slide.shapes.title.text_frame, [one.title])
        self._footers(slide)
        (place,) = contents_of(slide)
        left, top, width, height = place.left, place.top, place.width, place.height
        others = bool(one.bar or one.chart or one.table)
        if one.lines:
            taken = height if not others else min(height // 3, _height(one.lines, width, 28))
            place.left, place.top, place.width, place.height = left, top, width, taken
            self._fill(place.text_frame, one.lines, is_list=not others)
            top, height = top + taken, height - taken
        else:
            place.element.getparent().remove(place.element)
        if one.bar is not None:
            self._bar(slide, one.bar, left, top + 20 * _EMU, width)
        if one.chart:
            table_width = int(width * WIDTH_WITH_CHART)
            high = min(height, (190 + 50 * len(one.chart)) * _EMU)
            self._chart(slide, one, (left + table_width + 12 * _EMU, top, width - table_width - 12 * _EMU, high))
            width = table_width
        if one.table is not None:
            self._table(slide, one.title, one.table, (left, top, width, height))
        slide.notes_slide.notes_text_frame.text = one.note

    def _footers(self, slide: Any) -> None:
        """Foot and number, where the layout has places for them: python-pptx leaves them out."""
        for place in slide.slide_layout.placeholders:
            kind = place.element.ph.get("type", "")
            if kind not in ("ftr", "sldNum"):
                continue
            element = copy.deepcopy(place.element)
            slide.shapes._spTree.append(element)  # noqa: SLF001 - as above
            if kind == "ftr":
                self._fill(slide.shapes[-1].text_frame, [self._foot])

    def _fill(self, frame: Any, lines: Sequence[str], *, is_list: bool = True) -> None:
        """One paragraph a line, in the style of the place; a single sentence has no bullet."""
        frame.word_wrap = True
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            for old in list(paragraph.runs):
                old._r.getparent().remove(old._r)  # noqa: SLF001 - runs can't be taken out otherwise
            self._run(paragraph, line)
            if not is_list:
                self._plain(paragraph)

    def _run(self, paragraph: Any, words: str, size: int | None = None, *, bold: bool = False) -> None:
        from pptx.util import Pt

        run = paragraph.add_run()
        run.text = "".join(one if one.isprintable() else " " for one in words)
        run._r.get_or_add_rPr().set("lang", self.language)  # noqa: SLF001 - python-pptx knows few languages
        if size is not None:
            run.font.size = Pt(size)
        if bold:
            run.font.bold = True

    def _plain(self, paragraph: Any) -> None:
        from pptx.oxml.ns import qn

        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx knows no bullets
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.insert(0, properties.makeelement(qn("a:buNone"), {}))

    def _bar(self, slide: Any, counts: Counts, left: int, top: int, width: int) -> None:
        """The bar as on the pages, as shapes of one group that says its counts; its words below it."""
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Pt

        drawn, high = bar(counts.parts, YEAR_PART_WORDS), 36 * _EMU
        if not drawn.segments:
            return
        group = slide.shapes.add_group_shape()
        group.name = drawn.said
        _describe(group, drawn.said)
        for part in drawn.segments:
            shape = group.shapes.add_shape(
                MSO_SHAPE.RECTANGLE, left + int(width * part.x / 100), top, int(width * part.width / 100), high
            )
            _paint(shape, PART_COLOURS[Part(part.part)])
        words = slide.shapes.add_textbox(left, top + high + 10 * _EMU, width, 100 * _EMU)
        words.text_frame.word_wrap = True
        for number, part in enumerate(drawn.segments):
            paragraph = words.text_frame.paragraphs[0] if number == 0 else words.text_frame.add_paragraph()
            self._run(paragraph, "■ ", _LEGEND_SIZE)
            paragraph.runs[0].font.color.rgb = _rgb(
                PART_COLOURS[Part(part.part)] if part.part != Part.OVERDUE.value else EDGE
            )
            self._run(paragraph, f"{part.words} {part.count:,}", _LEGEND_SIZE)
            paragraph.space_after = Pt(2)

    def _chart(self, slide: Any, one: Slide, box: tuple[int, int, int, int]) -> None:
        """A bar of each, on one scale; its figures stand in the table beside it."""
        from pptx.chart.data import CategoryChartData
        from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
        from pptx.util import Pt

        data = CategoryChartData()
        data.categories = [label.lstrip("=") or "–" for label, _ in one.chart]
        parts = [part for part in Part if any(counts.of(part) for _, counts in one.chart)]
        for part in parts:
            data.add_series(str(YEAR_PART_WORDS[part]), [counts.of(part) for _, counts in one.chart])
        frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *box, data)
        said = "; ".join(f"{label}: {bar(counts.parts, YEAR_PART_WORDS).said}" for label, counts in one.chart)
        frame.name = one.title
        _describe(frame, said)
        chart = frame.chart
        chart.has_title = False
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.font.size = Pt(16)
        chart.category_axis.reverse_order = True
        chart.category_axis.has_major_gridlines = chart.value_axis.has_major_gridlines = False
        chart.value_axis.visible = False
        chart.value_axis.maximum_scale = one.chart_end
        plot = chart.plots[0]
        plot.gap_width, plot.overlap = 40, 100
        for part, series in zip(parts, plot.series, strict=True):
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = _rgb(PART_COLOURS[part])
            series.format.line.color.rgb = _rgb(EDGE)

    def _table(self, slide: Any, title: str, table: Table, box: tuple[int, int, int, int]) -> None:
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        left, top, width, _height_left = box
        frame = slide.shapes.add_table(len(table.rows) + 1, len(table.heads), left, top, width, 30 * _EMU)
        frame.name = title
        made = frame.table
        made.first_row, made.horz_banding = True, False
        total = sum(table.widths)
        for number, share in enumerate(table.widths):
            made.columns[number].width = width * share // total
        for row, words in enumerate((table.heads, *table.rows)):
            for column, word in enumerate(words):
                cell = made.cell(row, column)
                cell.margin_left = cell.margin_right = 5 * _EMU
                cell.margin_top = cell.margin_bottom = 3 * _EMU
                paragraph = cell.text_frame.paragraphs[0]
                cell.text_frame.word_wrap = True
                self._run(paragraph, word, _TABLE_SIZE, bold=row == 0)
                paragraph.alignment = PP_ALIGN.RIGHT if column in table.right else PP_ALIGN.LEFT
                paragraph.space_before, paragraph.line_spacing = Pt(0), _LINE
                cell.fill.solid()
                cell.fill.fore_color.rgb = _rgb(ACCENT if row == 0 else "#ffffff" if row % 2 else TINT)
                paragraph.runs[0].font.color.rgb = _rgb(ACCENT_INK if row == 0 else INK)


def _height(lines: Sequence[str], width: int, size: int) -> int:
    """About how high some paragraphs are: letters of Thai are half as wide as they are high."""
    across = max(1, int(width / _EMU / (size * 0.5)))
    rows = sum(1 + letters(line) // across for line in lines)
    return int(rows * size * 1.5 + 8) * _EMU


def _describe(shape: Any, words: str) -> None:
    """What a screen reader says of a drawing."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)  # noqa: SLF001 - python-pptx has no alternative texts


def _paint(shape: Any, colour: str) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(colour)
    shape.line.color.rgb = _rgb(EDGE)
    shape.shadow.inherit = False


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour[1:].upper())
