"""Which kind of file it is, told by its bytes; its name is only believed where the bytes leave a choice."""

import re

import puremagic

from samrit.evidence.kinds import (
    AVIF,
    CSV,
    GIF,
    HEIC,
    JPEG,
    KINDS,
    NAMES,
    PDF,
    PNG,
    RTF,
    TXT,
    WEBP,
    ZIP,
    FileKind,
    Group,
)
from samrit.evidence.names import suffix_of
from samrit.evidence.refusal import UnacceptableError
from samrit.thai.code_pages import text_of
from samrit.thai.translation import Message

_BEGINNINGS: tuple[tuple[bytes, FileKind], ...] = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"{\\rtf", RTF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
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
# "mif1" and "msf1" name what both have; then the brands that follow tell.
_BRANDS = re.compile(rb"....ftyp(?=(....)....((?:....){0,8}))", re.DOTALL)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevm", b"hevs"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|script|svg|iframe|object|embed|meta|link|style|img|form|\?xml|\?php|%)", re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LOOKED_AT = 4096  # characters of a text in which markup would make a browser take it for a page


def sniff(data: bytes, name: str) -> FileKind:
    """The kind of a file, ZIP for an office file; UnacceptableError where it is none that is kept."""
    if not data:
        raise UnacceptableError(Message("The file is empty."))
    if suffix_of(name) in _PROGRAM_SUFFIXES or data.startswith(_PROGRAM_BEGINNINGS):
        raise UnacceptableError(
            Message("Programs, scripts and files with macros aren't kept. Please attach a PDF or an image.")
        )
    kind = next((kind for beginning, kind in _BEGINNINGS if data.startswith(beginning)), None)
    if kind is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = WEBP
    if kind is None:
        kind = _brand_kind(data)
    if kind is None:
        _refuse_known(data, name)
        kind = _text_kind(data, name)
    return kind


def _brand_kind(data: bytes) -> FileKind | None:
    found = _BRANDS.match(data[:64])
    if found is None:
        return None
    length = max(0, min(int.from_bytes(data[:4]) - 16, len(found[2])))
    brands = [found[1], *(found[2][at : at + 4] for at in range(0, length, 4))]
    if brands[0] in _AVIF_BRANDS or (brands[0] not in _HEIC_BRANDS and _AVIF_BRANDS & set(brands)):
        return AVIF
    return HEIC if _HEIC_BRANDS & set(brands) or brands[0] in (b"mif1", b"msf1") else None


def _refuse_known(data: bytes, name: str) -> None:
    if data.startswith(_OLD_OFFICE):
        raise UnacceptableError(
            Message(
                "Old Office files and files with a password can't be looked into. Please save it as "
                ".docx, .xlsx or .pptx without a password, or as PDF."
            )
        )
    if suffix_of(name) in _PAGE_SUFFIXES:
        raise _page()


def _text_kind(data: bytes, name: str) -> FileKind:
    if len(data) > TXT.max_bytes and not _CONTROLS.search(data[:_LOOKED_AT].decode("latin-1")):
        return TXT  # too large to be looked at, and to be stored
    found = text_of(data) if len(data) <= TXT.max_bytes else None
    if found is None or _CONTROLS.search(found.text):
        raise _unknown(data, name)
    if _MARKUP.search(found.text[:_LOOKED_AT]):
        raise _page()
    suffix = suffix_of(name)
    if any(kind.goes_by(suffix) and kind.group is not Group.TEXT for kind in KINDS):
        raise UnacceptableError(
            Message(
                "The name ends in {suffix}, but the file holds nothing but text: it is damaged, or has another name than "
                "its content. Please save it anew and attach it again.",
                suffix=suffix,
            )
        )
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
            Message(
                "The encoding of this text isn't known, or it holds something else than text. In Excel, choose “CSV UTF-8” "
                "when you save it."
            )
        )
    sniffed = _sniffed(data)
    return UnacceptableError(
        Message(
            "This kind of file isn't kept{captures}. These are: {kinds}.",
            captures=sniffed,
            kinds=NAMES,
        )
    )


def _sniffed(data: bytes) -> str:
    """What the bytes look like, in brackets; "" where nobody knows."""
    try:
        suffix = puremagic.from_string(data[:8192])
    except (puremagic.PureError, ValueError):
        return ""
    return f" ({suffix})" if suffix else ""
