"""A report as a file to take away."""

from django.http import Http404, HttpResponse

from samrit.report import IndicatorReport
from samrit.web.download import download
from samrit.writers.formats import WRITERS
from samrit.writers.pdf import write_pdf
from samrit.writers.sources import NO_SOURCES, Sources


def report_file(report: IndicatorReport, suffix: str, *, name: str, sources: Sources = NO_SOURCES) -> HttpResponse:
    """The report in the format of a file suffix ("pdf"); 404 where nothing writes that.

    The paper opens in the browser, ready to print, and carries its `sources`; the others are saved.
    """
    writer = next((writer for writer in WRITERS.values() if writer.suffix == f".{suffix}"), None)
    if writer is None:
        raise Http404
    made = write_pdf(report, sources=sources) if suffix == "pdf" else writer.load()(report)
    return download(made, f"{name}.{suffix}", writer.media_type, is_shown=suffix == "pdf")
