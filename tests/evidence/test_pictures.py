"""Pictures of every kind: what is stored shows what one sees, upright, in its colours, and nothing else of the file."""

import zlib
from collections.abc import Callable
from io import BytesIO
from struct import pack
from typing import Any

import pillow_heif
import pytest
from PIL import Image, ImageCms

from evidence_files import png_of
from samrit.evidence import kinds
from samrit.evidence.accept import Accepted, accept
from samrit.evidence.refusal import UnacceptableError

RED, GREEN, BLUE, GREY = (220, 30, 30), (30, 160, 60), (30, 40, 200), (128, 128, 128)
SIZE = (60, 40)


def corners(colours: tuple[tuple[int, int, int], ...] = (RED, GREEN, BLUE, GREY)) -> Image.Image:
    """Four fields: above red and green, below blue and grey."""
    made = Image.new("RGB", SIZE)
    for number, colour in enumerate(colours):
        left, top = (number % 2) * SIZE[0] // 2, (number // 2) * SIZE[1] // 2
        made.paste(colour, (left, top, left + SIZE[0] // 2, top + SIZE[1] // 2))
    return made


def saved(image: Image.Image, form: str, **saving: Any) -> bytes:
    """The picture as a file."""
    out = BytesIO()
    image.save(out, form, **saving)
    return out.getvalue()


def heic(image: Image.Image, **saving: Any) -> bytes:
    """The same as a telephone writes it."""
    pillow_heif.register_heif_opener()
    return saved(image, "HEIF", quality=95, **saving)


def shown(accepted: Accepted) -> list[tuple[int, ...]]:
    """The colours in the middle of the four fields."""
    with Image.open(BytesIO(accepted.data)) as opened:
        plain = opened.convert("RGB")
        width, height = plain.size
        return [plain.getpixel((x, y)) for y in (height // 4, height * 3 // 4) for x in (width // 4, width * 3 // 4)]  # type: ignore[misc]  # three values each


def assert_near(accepted: Accepted, colours: tuple[tuple[int, int, int], ...], by: int = 12) -> None:
    """Each field has its colour, but for what a JPEG changes."""
    for found, wanted in zip(shown(accepted), colours, strict=True):
        assert all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True)), (found, wanted)


def exif(turned: int) -> Image.Exif:
    """How a telephone was held, and where."""
    made = Image.Exif()
    made[0x0112], made[0x010F] = turned, "CAMERA-MAKER"
    made.get_ifd(0x8825)[2] = (13.0, 45.0, 0.0)
    return made


def cmyk() -> Image.Image:
    return corners().convert("CMYK")


@pytest.mark.parametrize(
    ("data", "kind", "by"),
    [
        (saved(corners(), "JPEG", quality=95), kinds.JPEG, 12),
        (saved(corners(), "JPEG", quality=95, progressive=True), kinds.JPEG, 12),
        (saved(cmyk(), "JPEG", quality=95), kinds.JPEG, 12),
        (saved(corners(), "PNG"), kinds.PNG, 0),
        (saved(corners().quantize(8), "PNG"), kinds.PNG, 2),
        (saved(corners().convert("RGBA"), "PNG"), kinds.PNG, 0),
        (png_of([RED, GREEN, BLUE, GREY], colour_type=2, deep=True), kinds.PNG, 1),
        (png_of([RED, GREEN, BLUE, GREY], colour_type=6, deep=True), kinds.PNG, 1),
        (saved(corners().quantize(8), "GIF"), kinds.PNG, 2),
        (saved(corners(), "WEBP", lossless=True), kinds.WEBP, 12),
        (heic(corners()), kinds.JPEG, 14),
        (saved(corners(), "AVIF", quality=95), kinds.JPEG, 14),
    ],
    ids=["jpeg", "progressive", "cmyk", "png", "palette", "alpha", "rgb-16", "rgba-16", "gif", "webp", "heic", "avif"],
)
def test_each_kind_shows_the_colours_that_it_had(data: bytes, kind: kinds.FileKind, by: int) -> None:
    accepted = accept(data, "ภาพ")

    assert accepted.kind == kind
    assert_near(accepted, (RED, GREEN, BLUE, GREY), by)


@pytest.mark.parametrize(
    ("levels", "deep", "wanted"),
    [
        ([10000, 52000, 0, 65535], True, [39, 202, 0, 255]),  # 16 bits, as scanners write them
        ([39, 202, 0, 255], False, [39, 202, 0, 255]),
    ],
    ids=["16 bits", "8 bits"],
)
@pytest.mark.parametrize("colour_type", [0, 4], ids=["grey", "grey with alpha"])
def test_greys_stay_the_greys_that_they_were(
    levels: list[int], wanted: list[int], colour_type: int, *, deep: bool
) -> None:
    accepted = accept(png_of(levels, colour_type=colour_type, deep=deep), "สแกน.png")

    assert all(abs(found[0] - level) <= 1 for found, level in zip(shown(accepted), wanted, strict=True))


@pytest.mark.parametrize("bits", [1, 2, 4])
def test_greys_of_few_bits_too(bits: int) -> None:
    most = 2**bits - 1

    accepted = accept(png_of([0, most, most, 0], colour_type=0, bits=bits), "แฟกซ์.png")

    assert [found[0] for found in shown(accepted)] == [0, 255, 255, 0]


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_it_stands_upright_whichever_way_it_lies_in_the_file(form: str, turned: int) -> None:
    lying = {
        1: [],
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }[turned]
    picture = corners()
    for step in lying:
        picture = picture.transpose(step)
    options: dict[str, Any] = {"lossless": True} if form == "WEBP" else {"quality": 95} if form == "JPEG" else {}

    accepted = accept(saved(picture, form, exif=exif(turned), **options), f"ภาพ.{form.lower()}")

    assert_near(accepted, (RED, GREEN, BLUE, GREY), 14)
    assert_nothing_of_the_camera(accepted)


def assert_nothing_of_the_camera(accepted: Accepted) -> None:
    with Image.open(BytesIO(accepted.data)) as opened:
        assert not dict(opened.getexif())
        assert not {"exif", "icc_profile", "comment", "xmp"} & set(opened.info)
    assert all(word not in accepted.data for word in (b"CAMERA", b"Exif\0", b"http://ns.adobe.com"))


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_a_photo_of_a_telephone_becomes_an_upright_jpeg_without_its_place(turned: int) -> None:
    data = heic(corners(), exif=exif(turned))
    assert b"CAMERA-MAKER" in data

    accepted = accept(data, "IMG_0042.HEIC")

    assert (accepted.name, accepted.kind) == ("IMG_0042.jpg", kinds.JPEG)
    assert [note.en for note in accepted.notes] == ["A picture in .heic is kept as .jpg, which every browser shows."]
    assert_nothing_of_the_camera(accepted)
    # What its file calls upright is: the telephone turns the picture, and says so.
    with Image.open(BytesIO(data)) as as_others_show_it:
        wanted = saved(as_others_show_it.convert("RGB"), "PNG")
        assert_near(accepted, tuple(shown(accept(wanted, "x.png"))), 14)  # type: ignore[arg-type]  # three values each
    assert (accepted.original, accepted.original_kind) == (data, kinds.HEIC)


def test_what_one_sees_through_stays_so_and_lies_on_white_where_it_cannot() -> None:
    clear = Image.new("RGBA", SIZE, (255, 0, 0, 0))

    as_png, as_jpeg = accept(saved(clear, "PNG"), "a.png"), accept(heic(clear), "a.heic")
    by_key = accept(saved(corners().quantize(4), "PNG", transparency=0), "b.png")

    with Image.open(BytesIO(as_png.data)) as opened:
        assert opened.getpixel((5, 5)) == (255, 0, 0, 0)
    assert_near(as_jpeg, ((255, 255, 255),) * 4, 4)
    with Image.open(BytesIO(by_key.data)) as opened:
        assert opened.mode == "RGBA"
        assert sorted({alpha for _count, (*_colour, alpha) in opened.getcolors() or ()}) == [0, 255]  # type: ignore[misc]  # four values each


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_is_stored_and_it_is_told(form: str) -> None:
    frames = [corners(), Image.new("RGB", SIZE, BLUE)]

    accepted = accept(saved(frames[0], form, save_all=True, append_images=frames[1:]), f"ภาพ.{form.lower()}")

    assert_near(accepted, (RED, GREEN, BLUE, GREY), 14)
    assert "Of a moving image the first picture is kept." in [note.en for note in accepted.notes]


def test_colours_of_a_profile_are_changed_into_those_of_every_screen() -> None:
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for old, new in ((b"rXYZ", b"????"), (b"bXYZ", b"rXYZ"), (b"????", b"bXYZ")):  # what it calls red is blue
        swapped = swapped.replace(old, new)
    as_png = saved(corners(), "PNG", icc_profile=swapped)
    clear = saved(corners().convert("RGBA"), "PNG", icc_profile=swapped)
    broken = saved(corners(), "PNG", icc_profile=b"no profile at all")

    for data in (as_png, clear):
        assert_near(accept(data, "a.png"), tuple((b, g, r) for r, g, b in (RED, GREEN, BLUE, GREY)), 3)
    assert_near(accept(broken, "a.png"), (RED, GREEN, BLUE, GREY), 0)


def test_a_large_photo_is_drawn_at_a_part_of_its_size() -> None:
    accepted = accept(saved(corners().resize((12_100, 60)), "JPEG"), "กว้าง.jpg")

    with Image.open(BytesIO(accepted.data)) as opened:
        assert opened.width == 6_000
    assert [note.en for note in accepted.notes] == ["A very large image was made smaller."]
    assert_near(accepted, (RED, GREEN, BLUE, GREY), 14)


def _bomb(side: int, colour_type: int, bits: int) -> bytes:
    """A PNG of that many pixels, all of them nothing, in some hundred kilobytes."""
    channels = {0: 1, 2: 3, 6: 4}[colour_type]
    row = b"\0" * (1 + side * channels * bits // 8)
    packer, body = zlib.compressobj(9), bytearray()
    for _ in range(side):
        body += packer.compress(row)
    body += packer.flush()

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    head = pack(">IIBBBBB", side, side, bits, colour_type, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", bytes(body)) + chunk(b"IEND", b"")


def test_what_would_need_too_much_memory_is_refused_by_its_size_alone() -> None:
    with pytest.raises(UnacceptableError, match="more pixels than can be opened"):
        accept(_bomb(8_900, 6, 16), "bomb.png")


def test_a_large_scan_in_grey_is_stored_smaller() -> None:
    accepted = accept(_bomb(9_000, 0, 8), "สแกน.png")

    with Image.open(BytesIO(accepted.data)) as opened:
        assert opened.size == (6_000, 6_000)


@pytest.mark.parametrize(
    "cut",
    [
        lambda: saved(corners().resize((600, 400)), "JPEG")[:-2000],
        lambda: saved(Image.effect_noise((200, 200), 90), "PNG")[:20_000],
        lambda: heic(corners())[:-200],
        lambda: b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + b"\0" * 90,
        lambda: b"RIFF\x20\0\0\0WEBPVP8 " + b"\0" * 30,
    ],
    ids=["jpeg", "png", "heic", "avif", "webp"],
)
def test_one_that_is_cut_off_is_refused_with_the_reason(cut: Callable[[], bytes]) -> None:
    with pytest.raises(UnacceptableError, match="The image is damaged"):
        accept(cut(), "ภาพ")
