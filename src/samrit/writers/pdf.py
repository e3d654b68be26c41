"""PDF: the printed form as a tagged paper (PDF/UA-1) that embeds its typeface and carries its own data.

The same report at the same time gives the same bytes. Some 20 ms a report; the first takes 0.1 s more. Typst sets
the page, from `templates/paper.typ`, which says how it looks; `samrit.writers.paper` says what stands on it.
"""

import functools
import json
import re
import threading
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from samrit.report import Report, canonical_json
from samrit.writers.paper import paper

if TYPE_CHECKING:
    import typst

_BANGKOK = timezone(timedelta(hours=7))
_STAND_IN = "\ufffd"  # for a character that no typeface of ours has; the attached data keeps the true one
_COMPLAINT = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_ROUNDS = 3
# Every character here is in Sarabun; in the last round, all others give way.
_SURE = re.compile(
    "[^\n\u0020-\u007e\u00a1-\u017e\u0e01-\u0e3a\u0e3f-\u0e5b\u2010\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\ufffd]"
)
_HIGH = re.compile("[^\x00-\x7f]")

_local = threading.local()  # a compiler serves one thread at a time


@functools.cache
def _fonts() -> "typst.Fonts":
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
        compiler = typst.Compiler(f"{templates}/paper.typ", root=templates, font_paths=_fonts())
        _local.compiler = compiler
    return compiler


def write_pdf(report: Report, *, at: datetime | None = None) -> bytes:
    """The report as a paper, with `report.json` (its canonical JSON) attached.

    `at` is the time of printing that the paper states, with its time zone (ValueError without one). With None
    the paper states none, and the bytes depend on the report alone.
    """
    if at is not None:
        if at.tzinfo is None:
            raise ValueError("the time of printing needs its time zone")
        at = at.astimezone(_BANGKOK).replace(microsecond=0)
    data = canonical_json(report).decode()
    page = json.dumps(paper(report, at=at), ensure_ascii=False)
    return _set(page, data, at or 0)


def _set(page: str, data: str, timestamp: datetime | int) -> bytes:
    """Set the page, with a stand-in for each character that can't be displayed: PDF/UA forbids a page that hides one.

    What is missing is known only once the typefaces have been asked, so a page with such characters is set again.
    """
    import typst

    for _ in range(_ROUNDS):
        try:
            return _compile(page, data, timestamp)
        except typst.TypstError as error:
            missing = _missing(error.diagnostic)
            if not missing:
                raise
            page = page.translate(dict.fromkeys(map(ord, missing), _STAND_IN))
    return _compile(_SURE.sub(_STAND_IN, page), data, timestamp)


def _compile(page: str, data: str, timestamp: datetime | int) -> bytes:
    pdf: Any = _compiler().compile(
        format="pdf",
        sys_inputs={"paper": page, "report": data},
        pdf_standards="ua-1",
        timestamp=timestamp,
    )
    assert isinstance(pdf, bytes)
    return pdf


def _missing(diagnostic: str) -> set[str]:
    """The characters that a complaint of Typst names."""
    named = "".join(_ESCAPE.sub(lambda m: chr(int(m[1], 16)), m[1]) for m in _COMPLAINT.finditer(diagnostic))
    return set(_HIGH.findall(named)) - {_STAND_IN}
