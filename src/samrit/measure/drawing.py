"""A Vega-Lite picture as SVG or PNG, without a browser and without the network."""

from functools import cache
from typing import Any


@cache
def _library() -> Any:
    """The drawing library with the papers' typeface; registered once."""
    import fontpkg_sarabun
    import vl_convert

    vl_convert.register_font_directory(str(fontpkg_sarabun.ROOT / "files"))
    return vl_convert


def svg(picture: dict[str, Any]) -> str:
    """The picture as SVG."""
    drawn: str = _library().vegalite_to_svg(picture, vl_version="5.21")
    return drawn


def png(picture: dict[str, Any]) -> bytes:
    """The picture as PNG, twice its size in pixels."""
    drawn: bytes = _library().vegalite_to_png(picture, vl_version="5.21", scale=2)
    return drawn
