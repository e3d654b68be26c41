"""What comes as a file: the honest is kept, told by its bytes; the hostile is refused with a sentence in both languages."""

import hashlib
from io import BytesIO

import pytest
from PIL import Image

from evidence_files import PDF, huge_png, image, office, open_document, packed, photo_with_place
from samrit.evidence import kinds
from samrit.evidence.accept import accept
from samrit.evidence.kinds import KINDS, MEGABYTE
from samrit.evidence.refusal import UnacceptableError


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("ทะเบียน.pdf", PDF, "application/pdf"),
        ("ภาพ.jpg", image("JPEG"), "image/jpeg"),
        ("ภาพ.png", image("PNG"), "image/png"),
        ("ภาพ.webp", image("WEBP"), "image/webp"),
        ("แผน.docx", office(".docx"), kinds.DOCX.media_type),
        ("แผน.xlsx", office(".xlsx"), kinds.XLSX.media_type),
        ("แผน.pptx", office(".pptx"), kinds.PPTX.media_type),
        ("แผน.odt", open_document(), kinds.ODT.media_type),
        ("แผน.ods", open_document("spreadsheet"), kinds.ODS.media_type),
        ("ตาราง.csv", "ชื่อ,จำนวน\nก,1\n".encode(), "text/csv"),
        ("บันทึก.txt", "\ufeffประชุมแล้ว < 5 คน".encode(), "text/plain"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)
def test_an_honest_file_is_kept_under_its_name(name: str, data: bytes, media_type: str) -> None:
    accepted = accept(data, name)

    assert (accepted.name, accepted.kind.media_type, accepted.notes) == (name, media_type, ())
    assert accepted.original_sha256 == hashlib.sha256(data).hexdigest()


def test_where_name_and_content_differ_the_content_wins_and_it_is_told() -> None:
    accepted = accept(PDF, "ทะเบียน.docx")

    assert (accepted.name, accepted.kind) == ("ทะเบียน.docx.pdf", kinds.PDF)
    assert [message.en for message in accepted.notes] == [
        "The name ends in .docx, but the content is .pdf; it is kept as .pdf."
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("setup.exe", b"MZ\x90\x00"),
        ("ทะเบียน.pdf", b"MZ\x90\x00 a program that calls itself a paper"),
        ("ทะเบียน.pdf.exe", PDF),
        ("run.pdf", b"\x7fELF\x02\x01"),
        ("run.sh", b"#!/bin/sh\nrm -rf ."),
        ("run.txt", b"#!/bin/sh\nrm -rf ."),
        ("run.bat", b"del *.*"),
        ("run.ps1", b"Remove-Item *"),
        ("page.html", b"hello"),
        ("page.txt", b"  <!DOCTYPE html><script>alert(1)</script>"),
        ("page.csv", b"a,b\n<SCRIPT src=x></SCRIPT>,2"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("drawing.png", b"<?xml version='1.0'?><svg/>"),
        ("macro.docm", office(".docx")),
        ("macro.docx", office(".docx", {"word/vbaProject.bin": b"x"})),
        ("macro.xlsx", office(".xlsx", main="application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
        ("macro.xlsx", office(".xlsx", {"xl/macrosheets/sheet1.xml": "<x/>"})),
        ("macro.docx", office(".docx", {"word/activeX/activeX1.bin": b"x"})),
        ("program.docx", office(".docx", {"word/embeddings/tool.exe": b"MZ"})),
        ("macro.odt", open_document("text", {"Basic/Standard/Module1.xml": "<x/>"})),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("many.zip", packed({"a.txt": "a"})),
        ("tool.docx", packed({"META-INF/MANIFEST.MF": "x", "A.class": b"\xca\xfe\xba\xbe"})),
        ("broken.docx", b"PK\x03\x04 and nothing after it"),
        ("photo.heic", b"\x00\x00\x00\x18ftypheic" + b"\0" * 40),
        ("broken.jpg", image("JPEG")[:200]),
        ("huge.png", huge_png()),
        ("text.csv", "café,naïve".encode("latin-1")),
        ("nul.txt", b"a\x00b"),
        ("sound.pdf", b"OggS\x00\x02" + bytes(range(256))),
        ("empty.pdf", b""),
    ],
)  # fmt: skip
def test_what_may_do_harm_or_is_not_known_is_refused_in_both_languages(name: str, data: bytes) -> None:
    with pytest.raises(UnacceptableError) as refusal:
        accept(data, name)

    message = refusal.value.message
    assert any("\u0e01" <= c <= "\u0e5b" for c in message.th)
    assert message.en.endswith(".")


def test_a_bomb_is_told_by_what_it_says_of_itself_and_never_unpacked() -> None:
    bomb = office(".docx", {"word/media/a.xml": b"\0" * (60 * MEGABYTE)})
    assert len(bomb) < MEGABYTE

    with pytest.raises(UnacceptableError, match="grows beyond measure"):
        accept(bomb, "bomb.docx")


def test_a_zip_of_very_many_parts_is_refused() -> None:
    with pytest.raises(UnacceptableError, match="grows beyond measure"):
        accept(office(".xlsx", {f"xl/{n}.xml": "" for n in range(5_001)}), "many.xlsx")


@pytest.mark.parametrize("kind", [kinds.PDF, kinds.TXT], ids=lambda kind: kind.suffix)
def test_a_file_that_weighs_too_much_is_told_how_much_is_kept(kind: kinds.FileKind) -> None:
    heavy = (PDF if kind is kinds.PDF else b"").ljust(kind.max_bytes + 1, b" ")

    with pytest.raises(UnacceptableError, match=f"{kind.max_bytes // MEGABYTE} MB at most are kept"):
        accept(heavy, f"heavy{kind.suffix}")


def test_of_a_photo_only_what_one_sees_is_kept_and_it_stands_upright() -> None:
    photo = photo_with_place() + b"<script>alert(1)</script>"

    accepted = accept(photo, "IMG_0001.JPG")

    with Image.open(BytesIO(accepted.data)) as image_stored:
        assert (image_stored.size, dict(image_stored.getexif())) == ((20, 40), {})
        top = image_stored.convert("RGB").crop((0, 0, 20, 15)).resize((1, 1)).tobytes()
    assert top[0] > top[2]
    assert all(words not in accepted.data for words in (b"HIDDEN", b"CAMERA", b"script", b"Exif"))
    assert accepted.name == "IMG_0001.jpg"


def test_a_moving_image_is_kept_as_its_first_picture() -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    accepted = accept(out.getvalue(), "ภาพ.gif")

    assert (accepted.name, accepted.kind, len(accepted.notes)) == ("ภาพ.png", kinds.PNG, 1)


def test_a_very_large_image_is_made_smaller_and_a_clear_one_stays_clear() -> None:
    wide = accept(image("PNG", size=(7_000, 10)), "กว้าง.png")
    out = BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(out, "PNG")
    clear = accept(out.getvalue(), "ใส.png")

    with Image.open(BytesIO(wide.data)) as shrunk, Image.open(BytesIO(clear.data)) as stored:
        assert (shrunk.width, stored.getpixel((0, 0))) == (6_000, (255, 0, 0, 0))
    assert [message.en for message in wide.notes] == ["A very large image was made smaller."]


def test_each_kind_has_a_suffix_of_its_own() -> None:
    suffixes = [suffix for kind in KINDS for suffix in (kind.suffix, *kind.other_suffixes)]

    assert len(set(suffixes)) == len(suffixes)
