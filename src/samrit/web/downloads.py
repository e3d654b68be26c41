"""A report as a file to take away."""

from django.http import HttpResponse

from samrit.report import IndicatorReport
from samrit.writers import write

# Extension → media type. The paper opens in the browser, ready to print; the others are saved.
FORMATS = {
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
}


def download(report: IndicatorReport, extension: str, *, name: str) -> HttpResponse:
    """The report in one of the formats."""
    writer = {"txt": "text"}.get(extension, extension)
    response = HttpResponse(write(report, writer), content_type=FORMATS[extension])
    shown = "inline" if extension == "pdf" else "attachment"
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-.") else "-" for c in name)
    response["Content-Disposition"] = f'{shown}; filename="{safe}.{extension}"'
    return response
