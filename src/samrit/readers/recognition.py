"""What a file is, told by its bytes; its name is never asked, so that a wrong suffix does no harm."""

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from samrit.readers import page
from samrit.readers.reading import UnreadableError
from samrit.readers.source import Source
from samrit.thai.translation import Message

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|style|center|font|span|ul|ol|dl|b|strong|a|br|img|main|section|article|header|nav|form)\b",
    re.IGNORECASE | re.DOTALL,
)
_DATA = re.compile(
    r'\s*(?:\{|\[\s*(?:[\[{"\]-]|[0-9]+(?![0-9/:])|true|false|null|$))'
)  # and no label in brackets: "[KPI] …", no day: "[7/10/24, …"
_MAIL = re.compile(rb"\s*(?:From|MIME-Version|Subject|Date|Content-Type|Snapshot-Content-Location):", re.IGNORECASE)
_PACKED = re.compile(rb"^Content-Transfer-Encoding:\s*(?:base64|quoted-printable)", re.IGNORECASE | re.MULTILINE)
_UTF16_PARTS = (
    "WordDocument".encode("utf-16-le"),
    "Workbook".encode("utf-16-le"),
    "EncryptedPackage".encode("utf-16-le"),
)

# Files that hold no report, and what to do instead. A macro is a program: what carries one is not opened.
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OTHERS: tuple[tuple[Callable[[bytes], bool], Message], ...] = (
    (lambda data: data.startswith(_ZIP) and b"ppt/" in data, Message("This is a presentation (PowerPoint), in which no report can be read; please save its text as .docx or PDF.")),
    (lambda data: data.startswith(_ZIP), Message("This is an archive (zip) without a report inside that can be read; please unpack it and upload each file.")),
    (lambda data: data.startswith(_OLE) and _UTF16_PARTS[2] in data, Message("The file has a password; please save it without one.")),
    (lambda data: data.startswith(_OLE), Message("This is an old office document that can't be read; please save it as .docx, .xlsx or PDF.")),
    (lambda data: data.startswith(_PROGRAMS), Message("This is a program, not a report.")),
    (lambda data: data[4:8] == b"ftyp", Message("This is a photo or film of a telephone (HEIC, MP4), which can't be read here; please save it as JPEG or PDF.")),
    (lambda data: data.startswith((b"GIF8", b"BM", b"RIFF")), Message("This kind of picture can't be read; please save it as PNG, JPEG or PDF.")),
    (lambda data: data.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")), Message("This is an archive; please unpack it and upload each file.")),
    (lambda data: data.lstrip()[:5] == b"%!PS-", Message("This is PostScript, which can't be read; please save it as PDF.")),
)  # fmt: skip


def is_pdf(source: Source) -> bool:
    """A PDF: where its readers look for the mark."""
    return b"%PDF-" in source.data[:1024]


def is_word(source: Source) -> bool:
    """Word since 2007. The names of an archive's parts stand in it uncompressed."""
    return source.data.startswith(_ZIP) and b"word/" in source.data and b"[Content_Types].xml" in source.data


def is_workbook(source: Source) -> bool:
    """A sheet of Excel, old or new, or of OpenDocument."""
    data = source.data
    if data.startswith(_OLE):
        return _UTF16_PARTS[1] in data and _UTF16_PARTS[2] not in data
    return data.startswith(_ZIP) and (b"xl/" in data or _open_document(data, b"spreadsheet"))


def is_open_document(source: Source) -> bool:
    """A text of OpenDocument."""
    return _open_document(source.data, b"text")


def _open_document(data: bytes, kind: bytes) -> bool:
    """Whether an archive says that it is a document of that kind: at its start, or where a program packed it anew."""
    words = b"application/vnd.oasis.opendocument." + kind
    if not data.startswith(_ZIP):
        return False
    if b"mimetype" + words in data[:200]:
        return True
    if any(part not in data for part in (b"mimetype", b"content.xml", b"META-INF/manifest.xml")):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open("mimetype") as part:
            return part.read(len(words)) == words
    except (BadZipFile, KeyError, ValueError, OSError, RuntimeError, NotImplementedError, zlib.error):
        return False


def is_old_word(source: Source) -> bool:
    """Word before 2007."""
    return source.data.startswith(_OLE) and _UTF16_PARTS[0] in source.data and _UTF16_PARTS[2] not in source.data


def is_rich_text(source: Source) -> bool:
    """Rich text, whatever it is called: word processors save it as .doc."""
    return source.data[:100].lstrip().startswith(b"{\\rtf")


def is_web_page(source: Source) -> bool:
    """A web page, one that a browser has packed as a mail, or a mail that is packed so."""
    head = source.data[:8192].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\x00", b"")[2:]
    is_mail = _MAIL.match(head) is not None
    is_packed = is_mail and (b"text/html" in source.data[:65536] or _PACKED.search(source.data, 0, 65536) is not None)
    return _MARKUP.match(head) is not None or is_packed


def is_picture(source: Source) -> bool:
    """A picture of paper: a scan, a photo."""
    return source.data.startswith(_PICTURES) or (source.data[:4] == b"RIFF" and source.data[8:12] == b"WEBP")


def is_json(source: Source) -> bool:
    """Data as this system writes it."""
    return source.is_text and _DATA.match(source.text) is not None


def is_page(source: Source) -> bool:
    """A page of the present system, as text."""
    return source.is_text and page.is_page(source.text)


def is_text(source: Source) -> bool:
    """Text, of which the form's reader says whether it is a report."""
    return source.is_text


def refuse_other(source: Source) -> None:
    """UnreadableError for a file that is known and holds no report."""
    # A text may begin as a program or a picture does: "MZ…", "BM…".
    if source.data[:1] < b"\x80" and b"\x00" not in source.data[:512] and source.is_text:
        return
    for is_so, message in _OTHERS:
        if is_so(source.data):
            raise UnreadableError(message)
