"""The one table of formats that we read; to add one, copy a neighbour's module and add a line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module

from samrit.decoding.process import OF_A_REPORT, Limits
from samrit.readers import form, page, recognition
from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.source import MAX_BYTES, MAX_TEXT_BYTES, Source
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

    def load(self) -> Callable[[Source], Reading | list[str]]:
        """What reads a source: gives the report, or the texts in which reports stand."""
        if self.module:
            function: Callable[[Source], Reading | list[str]]
            function = import_module(f"samrit.readers.{self.module}").read_source
            return function
        decoded = import_module("samrit.readers.decoded")
        return lambda source: decoded.texts_of(decoded.answer(source, self.decoder, limits=self.limits))


# In the order in which they are tried: text is what nothing else is.
READERS: dict[str, Format] = {
    "pdf": Format(Message("PDF"), (".pdf",), recognition.is_pdf, "pdf", max_bytes=MAX_BYTES),
    "word": Format(Message("Word"), (".docx",), recognition.is_word, decoder="word", max_bytes=MAX_BYTES),
    "html": Format(Message("a web page"), (".html", ".htm", ".mht", ".mhtml"), recognition.is_web_page, decoder="html", max_bytes=MAX_BYTES),
    "json": Format(Message("JSON data"), (".json",), recognition.is_json, "json_file"),
    "page": Format(Message("a page of the present system as text"), (), recognition.is_page, "page"),
    "text": Format(Message("plain text"), (".txt", ".text", ".md"), recognition.is_text, "form"),
}  # fmt: skip
SUFFIXES = tuple(suffix for entry in READERS.values() for suffix in entry.suffixes)


def read(data: bytes, name: str = "", *, format: str | None = None) -> Reading:  # noqa: A002 - the word people know
    """The first report in a file; see `read_all`."""
    return read_all(data, name, format=format)[0]


def read_all(data: bytes, name: str = "", *, format: str | None = None) -> tuple[Reading, ...]:  # noqa: A002 - as above
    """The reports in a file, with remarks and places; the bytes tell the format where it is not given.

    UnreadableError with one clear sentence for what holds no report.
    """
    source = Source(data, name)
    if format is not None and format not in READERS:
        raise UnreadableError(Message("There is no reader for “{format}”.", format=format))
    chosen = format or _recognised(source)
    found = READERS[chosen].load()(source)
    return (found,) if isinstance(found, Reading) else tuple(_of_texts(found, name, chosen))


def _recognised(source: Source) -> str:
    found = next((key for key, entry in READERS.items() if entry.is_format(source)), "")
    if not found:
        recognition.refuse_other(source)
    return found or "text"


def _read_text(source: Source) -> Reading:
    read_source = page.read_source if recognition.is_page(source) else form.read_source
    return read_source(source)


def _of_texts(texts: list[str], name: str, format_name: str) -> Iterator[Reading]:
    """What the readers of text read in the words of a file; UnreadableError where none of them holds a report."""
    refusal: UnreadableError | None = None
    count = 0
    for text in texts:
        try:
            source = Source(text.encode(), name)
            reading = _read_text(source)
        except UnreadableError as error:
            refusal = error
        else:
            count += 1
            yield replace(reading, format=format_name)
    if refusal is not None and not count:
        raise refusal
