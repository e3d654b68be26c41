"""A report as a file to take away."""

from django.http import Http404, HttpResponse

from samrit.report import IndicatorReport
from samrit.writers.formats import WRITERS
from samrit.writers.pdf import write_pdf
from samrit.writers.sources import NO_SOURCES, Sources


def download(report: IndicatorReport, suffix: str, *, name: str, sources: Sources = NO_SOURCES) -> HttpResponse:
    """The report in the format of a file suffix ("pdf"); 404 where nothing writes that.

    The paper opens in the browser, ready to print, and carries its `sources`; the others are saved.
    """
    writer = next((writer for writer in WRITERS.values() if writer.suffix == f".{suffix}"), None)
    if writer is None:
        raise Http404
    made = write_pdf(report, sources=sources) if suffix == "pdf" else writer.load()(report)
    response = HttpResponse(made, content_type=writer.media_type)
    shown = "inline" if suffix == "pdf" else "attachment"
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-.") else "-" for c in name)
    response["Content-Disposition"] = f'{shown}; filename="{plain}.{suffix}"'
    return response
