"""PDF: the printed form as a tagged paper (PDF/UA-1) that embeds its typeface and carries its own data.

The same report at the same time gives the same bytes. Some 20 ms a report; the first takes 0.1 s more. Typst sets
the page, from `templates/paper.typ`, which says how it looks; `samrit.writers.paper` says what stands on it.
"""

import functools
import json
import threading
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from samrit.report import Report, canonical_json
from samrit.writers.glyphs import displayable, plainest
from samrit.writers.paper import paper
from samrit.writers.sources import NO_SOURCES, Sources

if TYPE_CHECKING:
    import typst

_BANGKOK = timezone(timedelta(hours=7))
_local = threading.local()  # a compiler serves one thread at a time


@functools.cache
def paper_fonts() -> "typst.Fonts":
    """Sarabun from its package, and the typefaces inside Typst for what Sarabun lacks; never the machine's own."""
    import fontpkg_sarabun
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(fontpkg_sarabun.ROOT / "files")])


def _compiler() -> "typst.Compiler":
    import typst

    compiler: typst.Compiler | None = getattr(_local, "compiler", None)
    if compiler is None:
        templates = str(files("samrit.writers") / "templates")
        # The root keeps a template from reading any other file of the machine.
        compiler = typst.Compiler(f"{templates}/paper.typ", root=templates, font_paths=paper_fonts())
        _local.compiler = compiler
    return compiler


def write_pdf(report: Report, *, at: datetime | None = None, sources: Sources = NO_SOURCES) -> bytes:
    """The report as a paper, with `report.json` (its canonical JSON) attached, and `provenance.json` where there are sources.

    `at` is the time of printing that the paper states, with its time zone (ValueError without one). With None
    the paper states none, and the bytes depend on the report alone.
    """
    import typst

    if at is not None:
        if at.tzinfo is None:
            raise ValueError("the time of printing needs its time zone")
        at = at.astimezone(_BANGKOK).replace(microsecond=0)
    data = canonical_json(report).decode()
    page = displayable(json.dumps(paper(report, at=at, sources=sources), ensure_ascii=False))
    try:
        return _compile(page, data, sources.data.decode(), at or 0)
    except typst.TypstError:
        # A rare pair of letter and mark that no typeface has together.
        return _compile(plainest(page), data, sources.data.decode(), at or 0)


def _compile(page: str, data: str, provenance: str, timestamp: datetime | int) -> bytes:
    pdf: Any = _compiler().compile(
        format="pdf",
        sys_inputs={"paper": page, "report": data, "provenance": provenance},
        pdf_standards="ua-1",
        timestamp=timestamp,
    )
    assert isinstance(pdf, bytes)
    return pdf
