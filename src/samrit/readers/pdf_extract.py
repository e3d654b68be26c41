"""A program of its own that takes `report.json`, or else the page text, out of a PDF on standard input.

PDFium is C++ and PDFs come from anywhere: a crash, an endless loop or a decompression bomb ends this process, not the
one that asked. It imports nothing of ours, so that it starts fast. The exit code says what stands on standard output.
"""

import sys

ATTACHMENT = "report.json"
DATA, TEXT, ENCRYPTED, BROKEN, TOO_LARGE, AMBIGUOUS = 0, 10, 11, 12, 13, 14  # exit codes; 1 and 2 are Python's own

MAX_MEMORY_BYTES = 400 * 2**20
MAX_CPU_SECONDS = 3
MAX_ATTACHMENT_BYTES = 8 * 2**20
MAX_ATTACHMENTS = 100  # looked at; PDFium searches its name tree anew for each
MAX_PAGES = 100
MAX_CHARACTERS = 500_000


def _limit() -> None:
    try:
        import resource  # not on Windows, where the caller's timeout alone protects
    except ImportError:  # pragma: no cover - Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def extract(pdf: bytes) -> tuple[int, bytes]:
    """The exit code, and the attachment's bytes (DATA) or the words on the pages, a form feed between pages (TEXT)."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        return (ENCRYPTED if "password" in str(error).lower() else BROKEN), b""
    found: list[bytes] = []
    for index in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
        attachment = document.get_attachment(index)
        if attachment.get_name() == ATTACHMENT:
            found.append(bytes(attachment.get_data()))
            if len(found[-1]) > MAX_ATTACHMENT_BYTES:
                return TOO_LARGE, b""
    if found:
        return (DATA, found[0]) if len(set(found)) == 1 else (AMBIGUOUS, b"")
    pages: list[str] = []
    for index in range(min(len(document), MAX_PAGES)):
        page = document[index].get_textpage()
        pages.append(page.get_text_range(0, min(page.count_chars(), MAX_CHARACTERS)))
        if sum(map(len, pages)) > MAX_CHARACTERS:
            break
    return TEXT, "\f".join(pages).encode("utf-8", "replace")


def main() -> int:
    """Read standard input, write standard output, give the exit code."""
    pdf = sys.stdin.buffer.read()
    _limit()
    try:
        code, output = extract(pdf)
    except MemoryError:
        return TOO_LARGE
    except Exception:  # noqa: BLE001 - whatever PDFium's binding raises on a hostile file means the same to a person
        return BROKEN
    sys.stdout.buffer.write(output)
    return code


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    import os

    os._exit(code)  # PDFium's own tidying up can crash on a broken file; there is nothing left to tidy
