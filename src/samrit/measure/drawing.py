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


def with_letters(drawn: str) -> str:
    """An SVG that carries its typeface, for a reader that has no such letters: inside an image nothing else is loaded."""
    start = drawn.index(">", drawn.index("<svg")) + 1
    return f"{drawn[:start]}<style>{_letters()}</style>{drawn[start:]}"


@cache
def _letters() -> str:
    import base64

    import fontpkg_sarabun

    files = fontpkg_sarabun.ROOT / "files"
    faces = (("normal", "Sarabun-Regular.ttf"), ("bold", "Sarabun-Bold.ttf"))
    return "".join(
        f"@font-face{{font-family:Sarabun;font-weight:{weight};"
        f"src:url(data:font/ttf;base64,{base64.b64encode((files / name).read_bytes()).decode()})}}"
        for weight, name in faces
    )


def png(picture: dict[str, Any]) -> bytes:
    """The picture as PNG, twice its size in pixels."""
    drawn: bytes = _library().vegalite_to_png(picture, vl_version="5.21", scale=2)
    return drawn
