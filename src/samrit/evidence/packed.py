"""Office files are zips: which one is it, does it carry programs, does it open; what it fetches elsewhere is taken out."""

from dataclasses import dataclass

from samrit.decoding.process import Limits
from samrit.evidence.decoded import decoded
from samrit.evidence.kinds import DOCX, MEGABYTE, ODS, ODT, PPTX, XLSX, FileKind
from samrit.thai.translation import Message

OF_A_DOCUMENT = Limits(
    memory_bytes=450 * MEGABYTE, cpu_seconds=15, seconds=40, output_bytes=60 * MEGABYTE, pool="documents", at_once=2
)
_KINDS = {kind.suffix: kind for kind in (DOCX, XLSX, PPTX, ODT, ODS)}
PROGRAMS = Message(
    "This file carries macros or programs. Please save it without them (.docx, .xlsx, .pptx), or as PDF."
)
BROKEN_OFFICE = Message("The file is damaged and doesn't open. Please save it anew and attach it again.")
_REFUSALS = {
    "broken": BROKEN_OFFICE,
    "too-large": Message("This file grows beyond measure when it is opened, so it isn't kept, for safety."),
    "encrypted": Message("This file has a password. Please save it without one, so that a reviewer can open it."),
    "macros": PROGRAMS,
    "programs": PROGRAMS,
    "no-office": Message(
        "Zip archives aren't kept. Please unpack it and attach each file, so that a reviewer sees every one."
    ),
}
TAKEN_OUT = {
    "template": Message("A template that would be fetched from another computer was taken out of it."),
    "links": Message("Pictures and data that would be fetched from another computer were taken out of it."),
}


@dataclass(frozen=True, slots=True)
class Unarmed:
    """An office file as it is kept, and what was taken out of it."""

    data: bytes
    kind: FileKind
    notes: tuple[Message, ...]


def unarmed(data: bytes) -> Unarmed:
    """The office file in a zip; UnacceptableError for another zip, for one with programs, or one that bursts."""
    answer = decoded("office", data, _REFUSALS, limits=OF_A_DOCUMENT)
    notes = tuple(TAKEN_OUT[what] for what in answer["taken_out"])
    return Unarmed(answer.get("file", data), _KINDS[answer["kind"]], notes)
