"""The one table of formats that we write; to add one, copy a neighbour's module and add a line."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from samrit.report import Report


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: its file suffix, its media type, and the function that writes it (imported when it is first used)."""

    suffix: str
    media_type: str
    module: str
    function: str

    def load(self) -> Callable[[Report], bytes]:
        """The function that turns a report into bytes."""
        function: Callable[[Report], bytes] = getattr(import_module(f"samrit.writers.{self.module}"), self.function)
        return function


WRITERS: dict[str, Writer] = {
    "text": Writer(".txt", "text/plain; charset=utf-8", "text", "write_text"),
    "json": Writer(".json", "application/json", "json_file", "write_json"),
    "word": Writer(
        ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word", "write_word"
    ),
    "pdf": Writer(".pdf", "application/pdf", "pdf", "write_pdf"),
}


def write(report: Report, format_name: str) -> bytes:
    """The report in one of the formats; KeyError for a format that the table lacks."""
    return WRITERS[format_name].load()(report)
