"""Which kind of file it is, told by its bytes; its name is only believed where the bytes leave a choice."""

import re

import puremagic

from samrit.evidence.kinds import CSV, GIF, JPEG, PDF, PNG, TXT, WEBP, FileKind
from samrit.evidence.names import suffix_of
from samrit.evidence.packed import office_kind
from samrit.evidence.refusal import UnacceptableError
from samrit.thai.translation import Message

_BEGINNINGS: tuple[tuple[bytes, FileKind], ...] = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
)
_PROGRAM_SUFFIXES = frozenset(
    {
        ".exe", ".dll", ".com", ".scr", ".msi", ".msp", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".js",
        ".jse", ".mjs", ".ws", ".wsf", ".wsh", ".hta", ".sh", ".bash", ".py", ".pl", ".rb", ".php", ".jar", ".lnk",
        ".reg", ".cpl", ".app", ".apk", ".deb", ".rpm", ".iso", ".img", ".chm", ".url", ".desktop", ".docm", ".dotm",
        ".xlsm", ".xltm", ".xlam", ".pptm", ".potm", ".ppsm", ".xlsb",
    }
)  # fmt: skip
_PAGE_SUFFIXES = frozenset(
    {
        ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".svg", ".svgz", ".xml", ".xsl", ".swf",
    }
)  # fmt: skip
_PROGRAM_BEGINNINGS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"L\x00\x00\x00",
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC = re.compile(rb"....ftyp(?:heic|heix|hevc|heim|heis|mif1|msf1)", re.DOTALL)
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|script|svg|iframe|object|embed|meta|link|style|img|form|\?xml|\?php|%)", re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LOOKED_AT = 4096  # characters of a text in which markup would make a browser take it for a page


def sniff(data: bytes, name: str) -> FileKind:
    """The kind of a file; UnacceptableError where it is none that is kept."""
    if not data:
        raise UnacceptableError(Message("The file is empty."))
    if suffix_of(name) in _PROGRAM_SUFFIXES or data.startswith(_PROGRAM_BEGINNINGS):
        raise UnacceptableError(
            Message("Programs, scripts and files with macros aren't kept. Please attach a PDF or an image.")
        )
    kind = next((kind for beginning, kind in _BEGINNINGS if data.startswith(beginning)), None)
    if kind is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = WEBP
    if kind is None and data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        kind = office_kind(data)
    if kind is None:
        _refuse_known(data, name)
        kind = _text_kind(data, name)
    return kind


def _refuse_known(data: bytes, name: str) -> None:
    if data.startswith(_OLD_OFFICE):
        raise UnacceptableError(
            Message(
                "Old Office files and files with a password can't be looked into. Please save it as "
                ".docx, .xlsx or .pptx without a password, or as PDF."
            )
        )
    if _HEIC.match(data[:12]):
        raise UnacceptableError(
            Message("HEIC photos can't be read here. Please save the photo as JPEG and attach it again.")
        )
    if suffix_of(name) in _PAGE_SUFFIXES:
        raise _page()


def _text_kind(data: bytes, name: str) -> FileKind:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unknown(data, name) from None
    if _CONTROLS.search(text):
        raise _unknown(data, name)
    if _MARKUP.search(text[:_LOOKED_AT]):
        raise _page()
    return CSV if suffix_of(name) == CSV.suffix else TXT


def _page() -> UnacceptableError:
    return UnacceptableError(
        Message(
            "Web pages (HTML, SVG, XML) aren't kept as files: they may carry scripts. Please print it "
            "as PDF, or give its link."
        )
    )


def _unknown(data: bytes, name: str) -> UnacceptableError:
    if suffix_of(name) in (CSV.suffix, TXT.suffix):
        return UnacceptableError(
            Message("A text file has to be in UTF-8. In Excel, choose “CSV UTF-8” when you save it.")
        )
    sniffed = _sniffed(data)
    return UnacceptableError(
        Message(
            "This kind of file isn't kept{captures}. Please attach a PDF, an image (JPEG, PNG, WebP), "
            "Word, Excel, PowerPoint or CSV.",
            captures=sniffed,
        )
    )


def _sniffed(data: bytes) -> str:
    """What the bytes look like, in brackets; "" where nobody knows."""
    try:
        suffix = puremagic.from_string(data[:8192])
    except (puremagic.PureError, ValueError):
        return ""
    return f" ({suffix})" if suffix else ""
