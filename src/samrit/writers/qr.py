"""An address as a QR code: a drawing of one path, for paper and for pages."""

import base64
import functools


@functools.lru_cache(maxsize=64)
def qr_svg(address: str, *, border: int = 0) -> str:
    """The code as an SVG; `border` is the width of its white edge, in squares."""
    import qrcode

    code = qrcode.QRCode(border=border)
    code.add_data(address)
    matrix = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, line in enumerate(matrix) for x, is_dark in enumerate(line) if is_dark)
    size = len(matrix)
    white = f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/>' if border else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{white}<path d="{path}"/></svg>'


def qr_address(address: str) -> str:
    """The code with its edge as the address of a picture (a data URI): no script, no file of its own."""
    return f"data:image/svg+xml;base64,{base64.b64encode(qr_svg(address, border=2).encode()).decode()}"
