"""PDF: the report that a paper of ours carries as its attachment `report.json`.

Foreign PDFs come from anywhere, so PDFium works in a process of its own, with little memory and little time:
`samrit.readers.pdf_extract`.
"""

import subprocess
import sys
from pathlib import Path

from samrit.readers import pdf_extract
from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.source import Source
from samrit.report import from_json
from samrit.report.canonical import ReportDataError
from samrit.thai.translation import Message

MAX_BYTES = 32 * 2**20
MAX_SECONDS = 4

_TOO_LARGE = Message("This PDF is too large or too complex to be a report.")
_BROKEN = Message("This file is not a PDF, or a broken one.")
_NO_REPORT = Message("The report.json attached to this PDF is not a report.")
_REASONS = {
    pdf_extract.ENCRYPTED: Message("This PDF is encrypted; please save it again without a password."),
    pdf_extract.BROKEN: _BROKEN,
    pdf_extract.TOO_LARGE: _TOO_LARGE,
    pdf_extract.AMBIGUOUS: Message("This PDF carries the data of more than one report."),
    pdf_extract.TEXT: Message("This PDF has no report.json attached; PDFs of other tools can't be read yet."),
}


def read_pdf(data: bytes) -> Reading:
    """The report that a PDF carries; UnreadableError where it carries none."""
    attached = attached_json(data)
    try:
        return Reading(from_json(attached), format="pdf", source=attached.decode())
    except ReportDataError:
        raise UnreadableError(_NO_REPORT) from None


def read_source(source: Source) -> Reading:
    """The report that a PDF carries; UnreadableError where it carries none."""
    return read_pdf(source.data)


def attached_json(data: bytes) -> bytes:
    """The bytes of the attachment `report.json`; UnreadableError where there is none, or not one."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(_TOO_LARGE)
    if b"%PDF-" not in data[:1024]:  # where PDF readers look for it; spares a process
        raise UnreadableError(_BROKEN)
    try:
        # -I: neither the folder nor the environment of the caller decides what is imported.
        done = subprocess.run(  # noqa: S603 - our own program, and nothing of the file on the command line
            [sys.executable, "-I", str(Path(pdf_extract.__file__))],
            input=data,
            capture_output=True,
            timeout=MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(_TOO_LARGE) from None
    if done.returncode == pdf_extract.DATA:
        return done.stdout
    # A process that PDFium or the limits ended has a negative code: out of memory, out of time, or crashed.
    raise UnreadableError(_REASONS.get(done.returncode, _TOO_LARGE if done.returncode < 0 else _BROKEN))
