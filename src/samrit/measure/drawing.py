"""A Vega-Lite picture as SVG or PNG, and an SVG as PNG, without a browser and without the network."""

from functools import cache, lru_cache
from typing import Any

from samrit.thai.text import sara_am_apart


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


def png_of(drawn: str, *, scale: float) -> bytes:
    """An SVG as PNG, so many times its size; the last ones are there at once."""
    return _pixels(sara_am_apart(drawn), scale)


@lru_cache(maxsize=128)
def _pixels(drawn: str, scale: float) -> bytes:
    found: bytes = _library().svg_to_png(drawn, scale=scale)
    return found


def png(picture: dict[str, Any]) -> bytes:
    """The picture as PNG, twice its size in pixels."""
    return png_of(svg(picture), scale=2)
