"""Office files are zip archives: opened only where what is inside has a size that a report can have."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from samrit.decoding.refusing import Refusal

MAX_PARTS = 5_000
MAX_UNPACKED_BYTES = 120 * 2**20


def opened(data: bytes) -> ZipFile:
    """The archive; Refusal for one that is broken, bursts, or carries a password."""
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refusal("broken") from None
    parts = archive.infolist()
    # What an archive tells of itself may be a lie; then the memory's limit ends it.
    texts = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if len(parts) > MAX_PARTS or sum(part.file_size for part in texts) > MAX_UNPACKED_BYTES:
        raise Refusal("too-large")
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal("encrypted")
    return archive
