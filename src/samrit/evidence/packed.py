"""Office files are zips: which one is it, does it carry programs, and will it burst?"""

import re
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from samrit.evidence.kinds import DOCX, MEGABYTE, ODS, ODT, PPTX, XLSX, FileKind
from samrit.evidence.refusal import UnacceptableError
from samrit.thai.translation import Message

_MOST_PARTS = 5_000
_MOST_UNPACKED = 500 * MEGABYTE
_MOST_TIMES = 200  # how many times larger than packed; text of office files packs some ten to fifty times
_SMALL = 10 * MEGABYTE  # below this nothing bursts
_LONGEST_TYPES = MEGABYTE

_MAIN_PARTS = {
    f"application/vnd.openxmlformats-officedocument.{name}.main+xml".encode(): kind
    for name, kind in (
        ("wordprocessingml.document", DOCX),
        ("spreadsheetml.sheet", XLSX),
        ("presentationml.presentation", PPTX),
    )
}
_OPEN_DOCUMENTS = {kind.media_type.encode(): kind for kind in (ODT, ODS)}
_PROGRAMS = re.compile(
    r"vbaproject|vbadata|/macrosheets/|/activex/|/ctrlprops/|^basic/|^scripts/|\.(?:exe|dll|bat|cmd|ps1|vbs|js|jar|scr)$",
    re.IGNORECASE,
)
_MACRO_TYPES = (b"macroEnabled", b"vbaProject", b"vnd.ms-office.activeX")


def office_kind(data: bytes) -> FileKind:
    """Which office file a zip is; UnacceptableError for another zip, for one with programs, or one that bursts."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            _check_size(parts, len(data))
            _check_programs(parts)
            return _kind(packed)
    except (BadZipFile, LargeZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        if isinstance(error, UnacceptableError):
            raise
        raise UnacceptableError(
            Message("The file is damaged and doesn't open. Please save it anew and attach it again.")
        ) from error


def _check_size(parts: list[ZipInfo], packed_bytes: int) -> None:
    # What the zip tells of itself may be a lie; nothing here unpacks more than one bounded part, so only readers that
    # believe it would burst, and those it tells the truth.
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > max(_SMALL, min(_MOST_UNPACKED, _MOST_TIMES * packed_bytes)):
        raise UnacceptableError(
            Message("This file grows beyond measure when it is opened, so it isn't kept, for safety.")
        )


def _check_programs(parts: list[ZipInfo]) -> None:
    if any(_PROGRAMS.search(part.filename) for part in parts):
        raise _macros()


def _kind(packed: ZipFile) -> FileKind:
    names = set(packed.namelist())
    if "[Content_Types].xml" in names:
        types = _beginning(packed, "[Content_Types].xml")
        if any(word in types for word in _MACRO_TYPES):
            raise _macros()
        for main, kind in _MAIN_PARTS.items():
            if b'"' + main + b'"' in types or b"'" + main + b"'" in types:
                return kind
    if "mimetype" in names:
        declared_kind = _OPEN_DOCUMENTS.get(_beginning(packed, "mimetype").strip())
        if declared_kind is not None:
            return declared_kind
    raise UnacceptableError(
        Message("Zip archives aren't kept. Please unpack it and attach each file, so that a reviewer sees every one.")
    )


def _beginning(packed: ZipFile, name: str) -> bytes:
    with packed.open(name) as part:
        return part.read(_LONGEST_TYPES)


def _macros() -> UnacceptableError:
    return UnacceptableError(
        Message("This file carries macros or programs. Please save it without them (.docx, .xlsx, .pptx), or as PDF.")
    )
