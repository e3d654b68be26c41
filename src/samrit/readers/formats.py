"""The one table of formats that we read; to add one, copy a neighbour's module and add a line."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.source import MAX_BYTES, MAX_TEXT_BYTES, Source
from samrit.thai.translation import Message

_PAGE_LINES = re.compile(
    r"^https?://\S*/my(?:kpi|project)\.php\?"
    r"|^\s*ค่าเป้าหมาย[^\n]{0,300}[:：][^\n]*\s+ผลงานที่ทำได้[^\n]{0,300}[:：]"
    r"|^\s*ประเภทตัวชี้วัด\s*[:：][^\n]*\s+\(ตัวชี้วัดระดับ"
    r"|^\s*รายละเอียดตัวชี้วัดฯ?\s*[:：]\s*พิมพ์ข้อมูล|^\s*ดูโครงการแผนปีฯ?\s*[:：]"
    r"|^\s*ความคืบหน้าโครงการ\s+ร้อยละ|^\s*ผลงานเทียบกับเป้าหมายรายไตรมาส",
    re.MULTILINE,
)
_FORM_HEADING = re.compile(r"[\s*]*ผลการดำเนินงานส่วนที่")


def _is_pdf(source: Source) -> bool:
    return b"%PDF-" in source.data[:1024]


def _is_json(source: Source) -> bool:
    return source.is_text and source.text.lstrip()[:1] in ("{", "[")


def _is_page(source: Source) -> bool:
    return source.is_text and not _FORM_HEADING.match(source.text) and _PAGE_LINES.search(source.text) is not None


def _is_text(source: Source) -> bool:
    return source.is_text


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its file suffixes, how its bytes are known, and the function that reads it (imported when used)."""

    name: Message
    suffixes: tuple[str, ...]
    is_format: Callable[[Source], bool]
    module: str
    function: str = "read_source"
    max_bytes: int = MAX_TEXT_BYTES

    def load(self) -> Callable[[Source], Reading]:
        """The function that reads a source."""
        function: Callable[[Source], Reading] = getattr(import_module(f"samrit.readers.{self.module}"), self.function)
        return function


# In the order in which they are tried: text is what nothing else is.
READERS: dict[str, Format] = {
    "pdf": Format(Message("PDF printed by this system"), (".pdf",), _is_pdf, "pdf", max_bytes=MAX_BYTES),
    "json": Format(Message("JSON data"), (".json",), _is_json, "json_file"),
    "page": Format(Message("a page of the present system as text"), (), _is_page, "page"),
    "text": Format(Message("plain text"), (".txt", ".text", ".md"), _is_text, "form"),
}
SUFFIXES = tuple(suffix for entry in READERS.values() for suffix in entry.suffixes)

# Files that people will try, and what to do instead.
_FOREIGN: tuple[tuple[bytes, Message], ...] = (
    (b"PK\x03\x04", Message("This is a Word or Excel document or an archive, which can't be read yet; please "
"save it as text or JSON.")),
    (b"\xd0\xcf\x11\xe0", Message("This is an old office document (.doc, .xls), which can't be read; please "
"save it as text or JSON.")),
    (b"{\\rtf", Message("This is RTF, which can't be read; please save it as text.")),
    (b"\x89PNG", Message("This is a picture, not text.")),
    (b"\xff\xd8\xff", Message("This is a picture, not text.")),
    (b"<!DOCTYPE", Message("This is a web page (HTML), which can't be read yet; please copy its text instead.")),
    (b"<html", Message("This is a web page (HTML), which can't be read yet; please copy its text instead.")),
)  # fmt: skip


def read(data: bytes, name: str = "", *, format: str | None = None) -> Reading:  # noqa: A002 - the word people know
    """The report in a file, with remarks and places; the bytes tell the format where it is not given.

    UnreadableError with one clear sentence for what holds no report.
    """
    source = Source(data, name)
    if format is not None and format not in READERS:
        raise UnreadableError(Message("There is no reader for “{format}”.", format=format))
    for start, message in _FOREIGN:
        if format is None and data[: len(start)].lower() == start.lower():
            raise UnreadableError(message)
    chosen = format or next((key for key, entry in READERS.items() if entry.is_format(source)), "text")
    return READERS[chosen].load()(source)
