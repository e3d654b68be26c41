"""Pictures of paper: the words that tesseract sees in them, where it is installed with Thai; and the pictures themselves."""

import base64
import os
import shutil
from io import BytesIO
from typing import Any

from samrit.decoding.pdf_page import joined, starts_anew
from samrit.decoding.refusing import Refusal

MAX_PAGES = 5
MAX_PIXELS = 40_000_000
_DPI, _LONGEST, _SHORTEST = 300, 3600, 1400  # pixels of a page's longer side, at most and at least
_SHOWN = 1400  # pixels of the longer side of a picture that is shown
_LANGUAGES = "tha+eng"
_SURE = 5  # of how the letters stand


def decode(data: bytes, *, show: int = 0) -> dict[str, Any]:
    """The words of each page; or where a page is asked for (`show`, from 1), its picture as PNG in base64."""
    if show:
        picture = _pictures(data, first=show, count=1)[0]
        picture.thumbnail((_SHOWN, _SHOWN))
        return {"picture": base64.b64encode(_png(picture)).decode()}
    pictures = _pictures(data, first=1, count=MAX_PAGES)
    if shutil.which("tesseract") is None:
        raise Refusal("no-tool")
    import pytesseract

    os.environ["OMP_THREAD_LIMIT"] = "1"
    if "tha" not in pytesseract.get_languages():
        raise Refusal("no-tool")
    lines: list[str] = []
    for number, picture in enumerate(pictures):
        words = pytesseract.image_to_string(
            _upright(_scaled(picture)), lang=_LANGUAGES, config="--psm 4 -c preserve_interword_spaces=1"
        )
        lines += ["\f"] if number else []
        lines += _paragraphs(words.replace("\f", "").splitlines())
    if not any(line.strip() for line in lines):
        raise Refusal("empty")
    return {"documents": [lines]}


def _upright(picture: Any) -> Any:
    """The picture turned as its letters stand, where tesseract is sure of it."""
    import pytesseract

    try:
        found = pytesseract.image_to_osd(picture, config="--psm 0", output_type=pytesseract.Output.DICT)
    except (pytesseract.TesseractError, KeyError):  # too few letters, or its data for that is not installed
        return picture
    is_sure = found["orientation_conf"] >= _SURE
    return picture.rotate(-found["rotate"], expand=True) if is_sure and found["rotate"] else picture


def _paragraphs(found: list[str]) -> list[str]:
    """Lines with those joined that only the paper's edge has parted: no blank line stands between them, and no label."""
    lines: list[str] = []
    for line in map(str.strip, found):
        if line and lines and lines[-1] and not starts_anew(line):
            lines[-1] = joined(lines[-1], line)
        else:
            lines.append(line)
    return lines


def _pictures(data: bytes, *, first: int, count: int) -> list[Any]:
    if b"%PDF-" in data[:1024]:
        return _pages(data, first, count)
    from PIL import Image, ImageOps, ImageSequence

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with Image.open(BytesIO(data)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise Refusal("too-large")
            found = [
                ImageOps.exif_transpose(page).convert("L")
                for number, page in enumerate(ImageSequence.Iterator(image), 1)
                if first <= number < first + count
            ]
    except (OSError, ValueError, SyntaxError):
        raise Refusal("broken") from None
    except Image.DecompressionBombError:
        raise Refusal("too-large") from None
    if not found:
        raise Refusal("broken")
    return found


def _pages(data: bytes, first: int, count: int) -> list[Any]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        wanted = range(first - 1, min(first - 1 + count, len(document)))
        return [_drawn(document[index]) for index in wanted] or [_drawn(document[0])]
    except pdfium.PdfiumError:
        raise Refusal("broken") from None


def _drawn(page: Any) -> Any:
    scale = min(_DPI / 72, _LONGEST / max(*page.get_size(), 1))
    return page.render(scale=scale, grayscale=True).to_pil().convert("L")


def _scaled(picture: Any) -> Any:
    longest = max(picture.size)
    if longest > _LONGEST:
        picture.thumbnail((_LONGEST, _LONGEST))
    elif longest < _SHORTEST:
        return picture.resize((picture.width * 2, picture.height * 2))
    return picture


def _png(picture: Any) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
