"""An e-book (EPUB 3): chapters as XHTML, their contents, and what a reading program asks to know of them.

In: chapters, whose bodies are markup. Out: the bytes of the file, the same for the same chapters at the same time.
"""

import io
import uuid
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from samrit.thai.calendar import Language
from samrit.writers.markup import Markup, joined, tag
from samrit.writers.office_file import BEGINNING

MEDIA_TYPE = "application/epub+zip"
_XHTML, _OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DOCTYPE = "<!DOCTYPE html>\n"
_CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; `target` is a chapter's file, with the place in it."""

    title: str
    target: str
    below: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book, `name`.xhtml."""

    name: str
    title: str
    body: Markup

    @property
    def file(self) -> str:
        """Its file."""
        return f"{self.name}.xhtml"

    @property
    def has_svg(self) -> bool:
        """Whether a drawing is in it, which a book has to say."""
        return "<svg" in self.body


@dataclass(frozen=True, slots=True)
class Book:
    """A book: the first chapter is its cover."""

    title: str
    creator: str
    language: Language
    contents_title: str
    style: str
    chapters: Sequence[Chapter]
    contents: Sequence[Entry]


def write_epub(book: Book, *, at: datetime) -> bytes:
    """The file, made at a time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        # A reading program looks for these bytes at this place: first, and not packed.
        file.writestr(zipfile.ZipInfo("mimetype", BEGINNING), MEDIA_TYPE, zipfile.ZIP_STORED)
        for name, words in _files(book, at.astimezone(UTC)):
            file.writestr(zipfile.ZipInfo(name, BEGINNING), words, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _files(book: Book, at: datetime) -> Iterable[tuple[str, str]]:
    yield "META-INF/container.xml", _HEAD + _CONTAINER
    yield "book/content.opf", _HEAD + _package(book, at)
    yield "book/style.css", book.style
    yield "book/contents.xhtml", _page(book, book.contents_title, _contents(book))
    for one in book.chapters:
        yield f"book/{one.file}", _page(book, one.title, one.body)


def _page(book: Book, title: str, body: Markup) -> str:
    head = tag("head", tag("title", title), tag("link", rel="stylesheet", type="text/css", href="style.css"))
    page = tag(
        "html", head, tag("body", body), xmlns=_XHTML, xmlns__epub=_OPS, lang=book.language, xml__lang=book.language
    )
    return _HEAD + _DOCTYPE + page


def _contents(book: Book) -> Markup:
    listed = _list(book.contents)
    return tag("nav", tag("h1", book.contents_title), listed, epub__type="toc", id="toc", role="doc-toc")


def _list(entries: Sequence[Entry]) -> Markup:
    return tag(
        "ol",
        *(tag("li", tag("a", one.title, href=one.target), _list(one.below) if one.below else "") for one in entries),
    )


def _package(book: Book, at: datetime) -> str:
    number = uuid.uuid5(uuid.NAMESPACE_URL, f"{book.title} {book.creator} {book.language} {at.isoformat()}")
    about = (
        ("accessMode", "textual"), ("accessMode", "visual"), ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "tableOfContents"), ("accessibilityFeature", "alternativeText"),
        ("accessibilityFeature", "structuralNavigation"), ("accessibilityHazard", "none"),
    )  # fmt: skip
    metadata = tag(
        "metadata",
        tag("dc:identifier", f"urn:uuid:{number}", id="number"),
        tag("dc:title", book.title),
        tag("dc:language", book.language),
        tag("dc:creator", book.creator),
        tag("meta", at.strftime("%Y-%m-%dT%H:%M:%SZ"), property="dcterms:modified"),
        *(tag("meta", value, property=f"schema:{name}") for name, value in about),
        xmlns__dc="http://purl.org/dc/elements/1.1/",
    )
    media_type = {"media_type": "application/xhtml+xml"}
    items = [
        tag("item", id="contents", href="contents.xhtml", properties="nav", **media_type),
        tag("item", id="style", href="style.css", media_type="text/css"),
        *(
            tag("item", id=one.name, href=one.file, **media_type, **({"properties": "svg"} if one.has_svg else {}))
            for one in book.chapters
        ),
    ]
    first, *others = (tag("itemref", idref=one.name) for one in book.chapters)
    spine = tag("spine", first, tag("itemref", idref="contents"), *others)
    return tag(
        "package", metadata, tag("manifest", joined(items)), spine,
        xmlns="http://www.idpf.org/2007/opf", version="3.0", unique_identifier="number", xml__lang=book.language,
    )  # fmt: skip
