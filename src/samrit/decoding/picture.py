"""Pictures are drawn anew from what one sees of them: upright, in plain colours, with nothing else that was in the file.

Place, time and camera stay behind, and so does what hides in the file or behind its end. What needs more memory than there
is says so by its size, before anything of it is unpacked.
"""

from io import BytesIO
from typing import Any

from samrit.decoding.refusing import Refusal

# As Pillow unpacks them: 52 million pixels in colour, half as many where one sees through, four times as many in grey.
MOST_PIXEL_BYTES = 208_000_000
MOST_PHOTO_PIXELS = 200_000_000  # of a JPEG, which is unpacked at a part of its size
# Of all others 4. What one sees through is copied once more on its way.
_PIXEL_BYTES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "RGBA": 8, "LA": 8, "PA": 8}
_TURNED = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
_ORIENTATION = 0x0112
_CLEAR = ("RGBA", "LA", "PA", "La", "RGBa")


def decode(data: bytes, *, forms: list[str], made: str, longest: int, most_bytes: int) -> dict[str, Any]:
    """The picture as a file of the form `made` (JPEG, PNG, WEBP), its longer side at most so long, and what is lost.

    `forms` are those that it may have, by Pillow's names. Of a moving one the first picture is drawn. Refusal for one that is
    damaged or too large.
    """
    from PIL import Image

    if "HEIF" in forms:
        import pi_heif

        pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # what may be unpacked is said below
    try:
        with Image.open(BytesIO(data), formats=forms) as image:
            _check_size(image, longest)
            is_animated = getattr(image, "n_frames", 1) > 1 and image.format in ("PNG", "WEBP", "GIF")
            was_larger = max(image.size) > longest
            drawn = _drawn(image, longest, made)
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError, RuntimeError):
        raise Refusal("broken") from None
    file = _saved(drawn, made)
    while len(file) > most_bytes and min(drawn.size) > 1:
        drawn, was_larger = drawn.reduce(2), True
        file = _saved(drawn, made)
    return {"was_animated": is_animated, "was_larger": was_larger, "file": file}


def _check_size(image: Any, longest: int) -> None:
    width, height = image.size
    if image.format in ("JPEG", "MPO"):
        if width * height > MOST_PHOTO_PIXELS:
            raise Refusal("too-large")
        part = next(part for part in (8, 4, 2, 1) if part == 1 or max(width, height) >= longest * part)
        while _pixel_bytes(image) > MOST_PIXEL_BYTES * part * part and part < 8:
            part *= 2
        image.draft(None, (width // part, height // part))
    if _pixel_bytes(image) > MOST_PIXEL_BYTES:
        raise Refusal("too-large")


def _pixel_bytes(image: Any) -> int:
    width, height = image.size
    return int(width * height * _PIXEL_BYTES.get(image.mode, 4))


def _drawn(image: Any, longest: int, made: str) -> Any:
    from PIL import Image

    turned, profile = image.getexif().get(_ORIENTATION), image.info.get("icc_profile")
    image.load()
    drawn = _in_eight_bits(image)
    if drawn.mode == "P" or "transparency" in drawn.info:
        drawn = drawn.convert("RGBA" if "transparency" in drawn.info else "RGB")
    part = max(drawn.size) // longest
    if part > 1:
        drawn = drawn.reduce(part)
    drawn = _plain(drawn, profile, is_clear=drawn.mode in _CLEAR and made != "JPEG")
    drawn.thumbnail((longest, longest))
    if turned in _TURNED:
        drawn = drawn.transpose(Image.Transpose[_TURNED[turned]])
    drawn.info = {}
    return drawn


def _in_eight_bits(image: Any) -> Any:
    """Grey of 16 bits a pixel as grey of 8; Pillow would cut off what is brighter than 255."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.mode == "F":
        return image.convert("L")
    return image.convert("L") if image.mode == "1" else image


def _plain(image: Any, profile: bytes | None, *, is_clear: bool) -> Any:
    """The picture in sRGB or in grey; what one sees through stays so, else it lies on white."""
    from PIL import Image

    if image.mode == "L":
        return image
    if image.mode in _CLEAR:
        image = image.convert("RGBA")
        opacity = image.getchannel("A")
        colours = _in_srgb(image.convert("RGB"), profile)
        if is_clear:
            colours.putalpha(opacity)
            return colours
        white = Image.new("RGB", image.size, "white")
        white.paste(colours, mask=opacity)
        return white
    return _in_srgb(image, profile)


def _in_srgb(image: Any, profile: bytes | None) -> Any:
    """The same colours without the profile that says what is meant by them (wide colours of phones, print)."""
    from PIL import ImageCms

    if profile and image.mode in ("RGB", "CMYK", "LAB"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            changed = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            changed = None  # a broken profile, or one of other colours: as without it
        if changed is not None:
            return changed
    return image.convert("RGB")


def _saved(image: Any, made: str) -> bytes:
    out = BytesIO()
    if made == "JPEG":
        image.save(out, "JPEG", quality=90, optimize=True)
    elif made == "WEBP":
        image.save(out, "WEBP", quality=90)
    else:
        image.save(out, "PNG", compress_level=4)
    return out.getvalue()
