"""Files made to blow up whoever opens them end in one sentence, soon, in a process of their own with little memory."""

import io
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable

import pytest

from paper_makers import ROWS, open_document, sheet, word_of_rows
from samrit.readers import UnreadableError, read_all
from samrit.readers.source import MAX_BYTES

SECONDS = 8  # the limit is 4.8; the rest is for a busy machine


def refusal(data: bytes) -> str:
    """The sentence by which a file is refused, within the time that a person waits."""
    began = time.monotonic()
    with pytest.raises(UnreadableError) as caught:
        read_all(data)
    assert time.monotonic() - began < SECONDS
    assert caught.value.message.th != caught.value.message.en
    assert "\n" not in caught.value.message.en
    return caught.value.message.en


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """An archive with a part replaced, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def laughs(element: str) -> bytes:
    """Entities of entities: a billion of them."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}]>{element.replace("TEXT", "&e9;")}'.encode()


WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>TEXT</w:t></w:r></w:p></w:body></w:document>'
ODT = '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>TEXT</text:p></office:text></office:body></office:document-content>'
BLANKS = b" " * (300 * 2**20)


def objects(count: int) -> bytes:
    """A PDF of one page that draws one letter so many times."""
    content = zlib.compress(b"BT /F1 1 Tf 10 10 Td " + b"(a) Tj " * count + b"ET", 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    return (
        b"%PDF-1.7\n"
        + b"".join(b"%d 0 obj%s endobj\n" % (n, part) for n, part in enumerate(parts, 1))
        + b"trailer<</Root 1 0 R>>"
    )


TOO_LARGE = "The file is too large or too complex to be a report."
BROKEN = "The file is damaged and doesn't open. Please save it anew, and upload it again."


BOMBS: dict[str, Callable[[], bytes]] = {
    "word bomb": lambda: with_part(word_of_rows(), "word/document.xml", BLANKS),
    "odt bomb": lambda: with_part(open_document(""), "content.xml", BLANKS),
    "word entities": lambda: with_part(word_of_rows(), "word/document.xml", laughs(WORD)),
    "odt entities": lambda: with_part(open_document(""), "content.xml", laughs(ODT)),
    "sheet bomb": lambda: with_part(sheet(ROWS), "xl/sharedStrings.xml", BLANKS),
    "pdf of a million": lambda: objects(1_000_000),
    "deep page": lambda: b"<!doctype html>" + b"<div>" * 1_000_000,
    "deep rtf": lambda: b"{\\rtf1" + b"{" * 1_000_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused(bomb: Callable[[], bytes]) -> None:
    assert refusal(bomb())


def test_a_file_of_many_megabytes_is_refused_unread() -> None:
    assert "larger than 20 MB" in refusal(b"PK\x03\x04" + bytes(MAX_BYTES) + b"x")


@pytest.mark.parametrize("data", [word_of_rows(), sheet(ROWS)], ids=["word", "sheet"])
def test_a_file_with_macros_is_not_opened(data: bytes) -> None:
    kind = "word" if b"word/" in data else "xl"

    assert "macros" in refusal(with_part(data, f"{kind}/vbaProject.bin", b"\xd0\xcf\x11\xe0"))


@pytest.mark.parametrize("at", [60, 2000, 5000])
def test_half_an_archive_is_damaged(at: int) -> None:
    assert refusal(word_of_rows()[:at] + b"word/[Content_Types].xml") == BROKEN


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04" + bytes(60), "archive"),
        (b"PK\x03\x04" + bytes(60) + b"ppt/presentation.xml", "presentation"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"MZ" + bytes(60), "program"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(60), "telephone"),
        (b"GIF89a" + bytes(60), "picture"),
        (b"Rar!\x1a\x07" + bytes(60), "archive"),
    ],
)
def test_what_is_known_and_holds_no_report_says_what_to_do(data: bytes, word: str) -> None:
    assert word in refusal(data)


def test_the_child_has_no_more_than_its_limits() -> None:
    """Asked in a process of its own, since a child counts what its parent had when it was made."""
    script = """
import resource
from samrit.decoding.process import UndecodableError, decode
try:
    decode("html", b"<p>" * 6_000_000)
except UndecodableError as error:
    print(error.reason, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    reason, kilobytes = done.stdout.split()
    assert reason == "too-large"
    assert int(kilobytes) < 500 * 1024
