"""The one table of formats that we read; to add one, copy a neighbour's module and add a line."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

from samrit.decoding.process import OF_A_REPORT, Limits
from samrit.readers import recognition, table_text
from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.remarks import remark
from samrit.readers.source import MAX_BYTES, MAX_TEXT_BYTES, Source
from samrit.readers.texts import read_texts
from samrit.readers.workbook import MAX_BYTES as SHEET_BYTES
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its file suffixes, how its bytes are known, and what reads it (imported when used).

    A `module` of this folder reads data and text; of a file of another program, the `decoder` (a module of `decoding`)
    tells the words, which are then read as text.
    """

    name: Message
    suffixes: tuple[str, ...]
    is_format: Callable[[Source], bool]
    module: str = ""
    decoder: str = ""
    max_bytes: int = MAX_TEXT_BYTES
    limits: Limits = OF_A_REPORT

    def load(self) -> Callable[[Source], Reading | tuple[Reading, ...] | list[str]]:
        """What reads a source: gives the report, or several, or the texts in which reports stand."""
        if self.module:
            module = import_module(f"samrit.readers.{self.module}")
            function: Callable[[Source], Reading | tuple[Reading, ...] | list[str]]
            function = getattr(module, "read_all", None) or module.read_source
            return function
        decoded = import_module("samrit.readers.decoded")
        return lambda source: decoded.texts_of(decoded.answer(source, self.decoder, limits=self.limits))


# In the order in which they are tried: text is what nothing else is.
READERS: dict[str, Format] = {
    "pdf": Format(Message("PDF"), (".pdf",), recognition.is_pdf, "pdf", max_bytes=MAX_BYTES),
    "word": Format(Message("Word"), (".docx",), recognition.is_word, decoder="word", max_bytes=MAX_BYTES),
    "workbook": Format(Message("Excel or OpenDocument sheets"), (".xlsx", ".xls", ".ods"), recognition.is_workbook, "report_sheets", max_bytes=SHEET_BYTES),
    "odt": Format(Message("OpenDocument text"), (".odt",), recognition.is_open_document, decoder="odt", max_bytes=MAX_BYTES),
    "rtf": Format(Message("rich text"), (".rtf",), recognition.is_rich_text, decoder="rtf", max_bytes=MAX_BYTES),
    "doc": Format(Message("old Word"), (".doc",), recognition.is_old_word, decoder="doc", max_bytes=MAX_BYTES),
    "html": Format(Message("a web page"), (".html", ".htm", ".mht", ".mhtml", ".eml"), recognition.is_web_page, decoder="html", max_bytes=MAX_BYTES),
    "scan": Format(Message("pictures of papers, where tesseract is installed"), (".png", ".jpg", ".jpeg", ".tif", ".tiff"), recognition.is_picture, "scan", max_bytes=MAX_BYTES),
    "json": Format(Message("JSON data"), (".json",), recognition.is_json, "json_file"),
    "page": Format(Message("a page of the present system as text"), (), recognition.is_page, "papers"),
    "table": Format(Message("a table as text"), (".csv", ".tsv"), table_text.is_table, "table_text"),
    "text": Format(Message("plain text"), (".txt", ".text", ".md"), recognition.is_text, "papers"),
}  # fmt: skip
_TEXTS = "json"  # from here on they are texts; what is known as something else is refused before
SUFFIXES = tuple(suffix for entry in READERS.values() for suffix in entry.suffixes)


def read(data: bytes, name: str = "", *, format: str | None = None) -> Reading:  # noqa: A002 - the word people know
    """The first report in a file, with a remark where it holds others; see `read_all`."""
    first, *others = read_all(data, name, format=format)
    if not others:
        return first
    place = next(iter(others[0].places.values()), None) if others[0].source == first.source else None
    return replace(first, issues=(*first.issues, remark("more-reports", place=place, count=len(others) + 1)))


def read_all(
    data: bytes,
    name: str = "",
    *,
    format: str | None = None,  # noqa: A002 - as above
    is_awaited: bool = True,
) -> tuple[Reading, ...]:
    """The reports in a file, with remarks and places; the bytes tell the format where it is not given.

    UnreadableError with one clear sentence for what holds no report; PicturesError for pictures where `is_awaited` is False.
    """
    source = Source(data, name, is_awaited=is_awaited)
    if format is not None and format not in READERS:
        raise UnreadableError(Message("There is no reader for “{format}”.", format=format))
    chosen = format or _recognised(source)
    found = READERS[chosen].load()(source)
    if isinstance(found, Reading):
        return (found,)
    return found if isinstance(found, tuple) else read_texts(found, name, chosen)


def _recognised(source: Source) -> str:
    for key, entry in READERS.items():
        if key == _TEXTS:
            recognition.refuse_other(source)
        if entry.is_format(source):
            return key
    return "text"
