"""Images are made anew from what one sees of them: what hides in the file, and where it was taken, stays behind."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from samrit.evidence.kinds import GIF, JPEG, PNG, WEBP, FileKind
from samrit.evidence.refusal import UnacceptableError
from samrit.thai.translation import Message

MOST_PIXELS = 80_000_000
LONGEST_SIDE = 6_000  # pixels; A4 at 500 dpi

_READ_AS = {JPEG: ("JPEG", "MPO"), PNG: ("PNG",), WEBP: ("WEBP",), GIF: ("GIF",)}


@dataclass(frozen=True, slots=True)
class Redrawn:
    """An image as it is kept."""

    data: bytes
    kind: FileKind
    was_animated: bool = False
    was_larger: bool = False


def redraw(data: bytes, kind: FileKind) -> Redrawn:
    """The image upright, without its metadata (place, time, camera); of a moving one the first picture.

    UnacceptableError where it is damaged, or holds more than 80 million pixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            # The size is known before anything is unpacked; Pillow's own limits would only warn.
            with Image.open(BytesIO(data), formats=_READ_AS[kind]) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise _too_many()
                return _redrawn(image, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many() from error
    except UnacceptableError:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, OverflowError, MemoryError) as error:
        raise UnacceptableError(Message("The image is damaged and doesn't open.")) from error


def _redrawn(image: Image.Image, kind: FileKind) -> Redrawn:
    was_animated = getattr(image, "n_frames", 1) > 1 and kind is not JPEG
    image.seek(0)
    drawn = ImageOps.exif_transpose(image)
    was_larger = max(drawn.size) > LONGEST_SIDE
    is_clear = drawn.mode in ("RGBA", "LA", "PA") or "transparency" in drawn.info
    mode = "RGBA" if is_clear and kind is not JPEG else "L" if drawn.mode in ("1", "L") else "RGB"
    # A new image holds the pixels and nothing else: neither EXIF, comments, nor what stood behind the end.
    clean = Image.new(mode, drawn.size)
    clean.paste(drawn.convert(mode))
    if was_larger:
        clean.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    stored = PNG if kind is GIF else kind
    out = BytesIO()
    if stored is JPEG:
        clean.save(out, "JPEG", quality=90, optimize=True)
    elif stored is WEBP:
        clean.save(out, "WEBP", quality=90)
    else:
        clean.save(out, "PNG", optimize=False)
    return Redrawn(out.getvalue(), stored, was_animated, was_larger)


def _too_many() -> UnacceptableError:
    return UnacceptableError(
        Message("The image has more than 80 million pixels. Please make it smaller and attach it again.")
    )
