"""The one table of an annual report's forms: what writes each from the same values, and of which kind its file is."""

from collections.abc import Callable
from dataclasses import dataclass

from samrit.vocabulary.codes import ReportForm
from samrit.writers.booklet_epub import write_booklet_epub
from samrit.writers.booklet_pdf import write_booklet
from samrit.writers.epub import MEDIA_TYPE as EPUB
from samrit.writers.slides import MEDIA_TYPE as SLIDES
from samrit.writers.slides import write_slides


@dataclass(frozen=True, slots=True)
class ReportWriter:
    """What writes a form of the report, from a `Booklet` at a time, and the media type of its file."""

    write: Callable[..., bytes]
    media_type: str


REPORT_WRITERS: dict[ReportForm, ReportWriter] = {
    ReportForm.PDF: ReportWriter(write_booklet, "application/pdf"),
    ReportForm.EPUB: ReportWriter(write_booklet_epub, EPUB),
    ReportForm.PPTX: ReportWriter(write_slides, SLIDES),
}
