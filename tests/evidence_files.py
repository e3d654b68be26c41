"""Files for tests of evidence: small, made here, honest ones and others."""

import zlib
from collections.abc import Sequence
from io import BytesIO
from struct import pack
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from PIL import Image

# The standard's own harmless test file, put together here so that no scanner takes this source for it.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS" + b"-TEST-FILE!$H+H*"


def pdf(pages: int = 1, *, drawn: bytes = b"0 0 m 50 50 l S", **saving: Any) -> bytes:
    """A PDF with a line on each page; `saving` as pikepdf takes it."""
    made, out = pikepdf.new(), BytesIO()
    for _ in range(pages):
        made.add_blank_page(page_size=(100, 100))
        if drawn:
            made.pages[-1].Contents = made.make_stream(drawn)
    made.save(out, deterministic_id="encryption" not in saving, **saving)
    return out.getvalue()


PDF = pdf()
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


def png_of(
    fields: Sequence[int | tuple[int, int, int]], *, colour_type: int, deep: bool = False, bits: int = 8
) -> bytes:
    """A PNG of four fields, above and below, written by hand: Pillow writes no 16 bits in colour.

    Colours are given in 8 bits, greys in the file's own bits.
    """
    width, height, bits = 64, 40, 16 if deep else bits

    def samples(field: int | tuple[int, int, int]) -> list[int]:
        colours = [field] if isinstance(field, int) else [one * 257 if deep else one for one in field]
        return [*colours, 2**bits - 1] if colour_type in (4, 6) else colours

    def row(left: int | tuple[int, int, int], right: int | tuple[int, int, int]) -> bytes:
        values = samples(left) * (width // 2) + samples(right) * (width // 2)
        if bits == 16:
            return pack(f">{len(values)}H", *values)
        per_byte = 8 // bits
        groups = (values[at : at + per_byte] for at in range(0, len(values), per_byte))
        return bytes(sum(value << (8 - bits * (at + 1)) for at, value in enumerate(group)) for group in groups)

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    above, below = b"\0" + row(fields[0], fields[1]), b"\0" + row(fields[2], fields[3])
    head = pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, 0)
    body = zlib.compress(above * (height // 2) + below * (height // 2))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


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
