"""A QR code as a picture that stands in a page: no script, no file of its own."""

import base64
import io

import qrcode
from qrcode.image.svg import SvgPathFillImage


def qr_svg(address: str) -> str:
    """The address as a QR code, as the address of an SVG picture (a data URI)."""
    out = io.BytesIO()
    qrcode.make(address, image_factory=SvgPathFillImage, border=2).save(out)
    return f"data:image/svg+xml;base64,{base64.b64encode(out.getvalue()).decode()}"
