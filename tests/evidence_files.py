"""Files for tests of evidence: small, made here, honest ones and others."""

import zlib
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

# The standard's own harmless test file, put together here so that no scanner takes this source for it.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS" + b"-TEST-FILE!$H+H*"
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
_MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
MAIN_TYPES = {
    ".docx": _MAIN.format("wordprocessingml.document"),
    ".xlsx": _MAIN.format("spreadsheetml.sheet"),
    ".pptx": _MAIN.format("presentationml.presentation"),
}


def image(form: str, *, size: tuple[int, int] = (40, 20), **saving: object) -> bytes:
    """An image, red on its left half."""
    made = Image.new("RGB", size, "blue")
    made.paste("red", (0, 0, size[0] // 2, size[1]))
    out = BytesIO()
    made.save(out, form, **saving)
    return out.getvalue()


def photo_with_place() -> bytes:
    """A photo that lies on its side, and tells where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn to the right
    exif[0x010F] = "CAMERA-MAKER"
    exif.get_ifd(0x8825)[2] = (13.0, 45.0, 0.0)
    return image("JPEG", exif=exif, comment=b"HIDDEN")


def huge_png(side: int = 30_000) -> bytes:
    """A few kilobytes that say they are 900 million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    head = pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def packed(parts: dict[str, bytes | str]) -> bytes:
    """A zip."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def office(suffix: str = ".docx", more: dict[str, bytes | str] | None = None, *, main: str = "") -> bytes:
    """An office file of that kind, with more parts."""
    types = f'<Types><Override PartName="/main.xml" ContentType="{main or MAIN_TYPES[suffix]}"/></Types>'
    return packed({"[Content_Types].xml": types, "main.xml": "<x/>", **(more or {})})


def open_document(kind: str = "text", more: dict[str, bytes | str] | None = None) -> bytes:
    """An OpenDocument file."""
    return packed({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>", **(more or {})})
