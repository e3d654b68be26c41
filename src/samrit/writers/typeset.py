"""Every paper is set here, by Typst, from a template in `templates` and a page as plain data: tagged PDF (PDF/UA-1).

Typefaces are Sarabun, from its package, and those inside Typst; never the machine's own. The same page at the same time
gives the same bytes. Some 20 ms a page; the first takes 0.1 s more.
"""

import functools
import json
import threading
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samrit.writers.glyphs import displayable, plainest

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(str(files("samrit.writers") / "templates"))
_BANGKOK = timezone(timedelta(hours=7))
_local = threading.local()  # a compiler serves one thread at a time


def typeset(
    template: str, page: object, *, at: datetime | None = None, folder: Path | None = None, **more: str
) -> bytes:
    """The paper; `more` are the template's other inputs, `at` the time of printing.

    `folder` holds pictures, which Typst reads from nowhere else, and the template is copied to them.
    """
    import typst

    compiler = _compiler(template) if folder is None else _compiler_in(folder, template)

    def compiled(data: str) -> bytes:
        inputs = {"page": data, **more}
        pdf: Any = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=at or 0)
        assert isinstance(pdf, bytes)
        return pdf

    data = displayable(json.dumps(page, ensure_ascii=False))
    try:
        return compiled(data)
    except typst.TypstError:
        # A rare pair of letter and mark that no typeface has together.
        return compiled(plainest(data))


def printed_at(at: datetime) -> datetime:
    """The time of printing as papers state it, in Bangkok's time (ValueError without a time zone)."""
    if at.tzinfo is None:
        raise ValueError("the time of printing needs its time zone")
    return at.astimezone(_BANGKOK).replace(microsecond=0)


def _compiler(template: str) -> "typst.Compiler":
    import typst

    made: dict[str, typst.Compiler] = _local.__dict__.setdefault("compilers", {})
    if template not in made:
        # The root lets a template read no other file of the machine.
        made[template] = typst.Compiler(str(TEMPLATES / template), root=str(TEMPLATES), font_paths=_fonts())
    return made[template]


def _compiler_in(folder: Path, template: str) -> "typst.Compiler":
    import typst

    (folder / template).write_bytes((TEMPLATES / template).read_bytes())
    return typst.Compiler(str(folder / template), root=str(folder), font_paths=_fonts())


@functools.cache
def _fonts() -> "typst.Fonts":
    import fontpkg_sarabun
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(fontpkg_sarabun.ROOT / "files")])
