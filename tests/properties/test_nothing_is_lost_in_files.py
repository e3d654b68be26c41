"""The same in files of every format: what stands in a document, a page, a sheet or a print stands in its report or is told.

The decoders run in this process: what starting them costs is no part of the property.
"""

import html
import io
from collections.abc import Callable
from importlib import import_module

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from paper_makers import open_document, page_of_lines, page_of_rows, rich_text, sheet, word_of_lines, word_of_rows
from properties.losses import FORMS, PAGES, lost, marks, mutated, stated
from samrit.readers import UnreadableError, read
from samrit.readers.decoded import texts_of
from samrit.readers.layout import texts
from samrit.readers.reading import Reading
from samrit.readers.texts import read_texts
from samrit.report import canonical_json
from samrit.writers import write

few = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
fewest = settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])  # printing takes longest


def _rows(lines: list[str]) -> list[tuple[str, str]]:
    """Lines as two cells: a label, and what stands behind its colon."""
    return [(label.strip(), value.strip(": ")) for label, _, value in (line.partition(" : ") for line in lines)]


def _odt(lines: list[str]) -> bytes:
    return open_document("".join(f"<text:p>{html.escape(line)}</text:p>" for line in lines))


MAKERS: dict[str, tuple[str, Callable[[list[str]], bytes]]] = {
    "lines of Word": ("word", word_of_lines),
    "a table of Word": ("word", lambda lines: word_of_rows(_rows(lines))),
    "lines of a web page": ("html", lambda lines: page_of_lines(lines).encode()),
    "a table of a web page": ("html", lambda lines: page_of_rows(_rows(lines)).encode()),
    "a sheet": ("workbook", lambda lines: sheet(_rows(lines))),
    "OpenDocument": ("odt", _odt),
    "rich text": ("rtf", rich_text),
}


def _read(data: bytes, decoder: str) -> tuple[Reading, ...]:
    decode = import_module(f"samrit.decoding.{decoder}").decode
    if decoder == "workbook":
        found = [text for one in decode(data, most_rows=3000)["sheets"] for text in texts([one["rows"]])]
    else:
        found = texts_of(decode(data))
    return read_texts(found, "", decoder)


@pytest.mark.parametrize("maker", MAKERS)
@few
@given(text=mutated((*PAGES, *FORMS)))
def test_no_word_of_a_file_is_lost(maker: str, text: str) -> None:
    decoder, make = MAKERS[maker]
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        readings = _read(make(lines), decoder)
    except UnreadableError:
        return
    assert lost(text, readings) == set()


@fewest
@given(text=mutated(FORMS))
def test_no_word_of_a_print_is_lost(text: str) -> None:
    try:
        report = read(text.encode()).report
    except UnreadableError:
        return
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(write(report, "pdf"))) as pdf:
        del pdf.attachments["report.json"]
        pdf.save(out)

    assert marks(canonical_json(report).decode()) - marks(stated(_read(out.getvalue(), "pdf"))) == set()
