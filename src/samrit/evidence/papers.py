"""PDFs are opened before they are kept: one that nobody can read later is told now."""

from samrit.evidence.decoded import decoded
from samrit.evidence.packed import OF_A_DOCUMENT
from samrit.thai.translation import Message

_REFUSALS = {
    "broken": Message("The PDF is damaged, or has no page, and doesn't open. Please make it anew and attach it again."),
    "cut-off": Message(
        "The PDF is not complete: its end is missing, as after a broken transfer. Please attach the whole file again."
    ),
    "empty": Message("The PDF has no page."),
    "encrypted": Message("The PDF has a password. Please save it without one, so that a reviewer can open it."),
    "programs": Message("A program is attached to the PDF. Please save it without it."),
    "too-large": Message("The PDF takes too much memory or time to open. Please divide it or make it anew."),
}


def opened(data: bytes) -> tuple[Message, ...]:
    """What its owner should know of a PDF; UnacceptableError with the reason where it doesn't open for everybody."""
    answer = decoded("pdf_whole", data, _REFUSALS, limits=OF_A_DOCUMENT)
    return (
        (Message("Nothing stands on its pages; please see whether it is the right file."),)
        if answer["is_blank"]
        else ()
    )
