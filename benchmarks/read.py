"""Pages read a second by format, beside plain extraction of the same words by the same library.

Usage: scripts/bench read [SECONDS]        (SECONDS for each line, 2 by default)

Three columns: the whole way (a process of its own, the decoder, the form's reader, a typed report), the decoder alone
in this process, and what the library's own plain text costs here. Seconds are of processor time, those of the
child processes with them. A page is a page of the official form: the two-page form of indicator 32 in our own words.
"""

import html
import io
import os
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import docx
import pikepdf
import xlsxwriter

from samrit.readers import read, read_all
from samrit.writers import write

TWIN = Path(__file__).resolve().parents[1] / "tests" / "documents" / "indicator-32-own-words.txt"
PAGES = 2
ODT = "application/vnd.oasis.opendocument.text"
NAMES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"


def files() -> Mapping[str, bytes]:
    """The form in each format."""
    lines = [line for line in TWIN.read_text("utf-8").splitlines() if line.strip()]
    return {
        "pdf": _pdf(),
        "word": _word(lines),
        "html": _page(lines),
        "odt": _odt(lines),
        "rtf": _rich(lines),
        "workbook": _sheet(lines),
    }


def _pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(write(read(TWIN.read_bytes()).report, "pdf"))) as pdf:
        del pdf.attachments["report.json"]
        pdf.save(out)
    return out.getvalue()


def _word(lines: list[str]) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def _page(lines: list[str]) -> bytes:
    return ("<!doctype html><meta charset=utf-8>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines)).encode()


def _odt(lines: list[str]) -> bytes:
    out = io.BytesIO()
    body = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in lines)
    spaces = " ".join(f'xmlns:{one}="{NAMES.format(one)}"' for one in ("office", "text"))
    entry = '<m:file-entry m:full-path="{}" m:media-type="{}"/>'
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", ODT)
        entries = entry.format("/", ODT) + entry.format("content.xml", "text/xml")
        archive.writestr(
            "META-INF/manifest.xml", f'<m:manifest xmlns:m="{NAMES.format("manifest")}">{entries}</m:manifest>'
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


def _rich(lines: list[str]) -> bytes:
    words = "\\par\n".join(
        "".join(c if c.isascii() else f"\\'{c.encode('cp874', 'replace')[0]:02x}" for c in line) for line in lines
    )
    return f"{{\\rtf1\\ansi\\ansicpg874 {words}\\par}}".encode()


def _sheet(lines: list[str]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(lines):
            sheet.write_string(at, 0, line)
    return out.getvalue()


def plain(name: str, data: bytes) -> object:
    """The words alone, as the library gives them."""
    match name:
        case "pdf":
            pdf = import_module("pypdfium2").PdfDocument(data)
            return [page.get_textpage().get_text_range() for page in pdf]
        case "word":
            return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
        case "html":
            return import_module("selectolax.lexbor").LexborHTMLParser(data.decode()).text()
        case "odt":
            extract = import_module("odf.teletype").extractText
            return extract(import_module("odf.opendocument").load(io.BytesIO(data)).text)
        case "rtf":
            return import_module("striprtf.striprtf").rtf_to_text(data.decode("cp874"), encoding="cp874")
        case _:
            book = import_module("python_calamine").load_workbook(io.BytesIO(data))
            return [book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names]


def spent() -> float:
    """Processor seconds of this process and of the children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def per_second(action: Callable[[], object], seconds: float) -> float:
    """Pages a second, after one round that isn't counted."""
    action()
    started, until, done = spent(), time.monotonic() + seconds, 0
    while time.monotonic() < until:
        action()
        done += 1
    return done * PAGES / max(spent() - started, 1e-3)


def main() -> int:
    """Print the table."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    print(f"{'pages/s':10} {'whole':>8} {'decoder':>8} {'plain':>8} {'plain : decoder':>16}")
    for name, data in files().items():
        decoder = import_module(f"samrit.decoding.{name}").decode
        options = {"most_rows": 3000} if name == "workbook" else {}
        whole = per_second(lambda data=data: read_all(data), seconds)  # type: ignore[misc]  # bound now
        alone = per_second(lambda data=data, decoder=decoder, options=options: decoder(data, **options), seconds)  # type: ignore[misc]  # bound now
        bare = per_second(lambda data=data, name=name: plain(name, data), seconds)  # type: ignore[misc]  # bound now
        print(f"{name:10} {whole:8.1f} {alone:8.1f} {bare:8.1f} {bare / alone:16.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
