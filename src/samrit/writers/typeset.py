"""Every paper is set here, by Typst, from a template in `templates` and a page as plain data: tagged PDF (PDF/UA-1).

Typefaces are Sarabun, from its package, and those inside Typst; never the machine's own. The same page at the same time
gives the same bytes. Where lines of Thai end is decided here, by `samrit.thai.line_ends`: Typst's own way breaks words.
"""

import functools
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samrit.thai.calendar import Language
from samrit.thai.line_ends import with_line_ends
from samrit.thai.translation import Message
from samrit.writers.colours import ACCENT, ACCENT_TINT, MONEY, QUIET
from samrit.writers.glyphs import REPLACEMENT, displayable, not_displayable, plainest
from samrit.writers.pdf_words import plain_words

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(str(files("samrit.writers") / "templates"))
_BANGKOK = timezone(timedelta(hours=7))
_local = threading.local()  # a compiler serves one thread at a time
_ADDRESS = ("http://", "https://")  # leads where it is written to lead: no marks in it
_DRAWINGS = ("svg", "qr")
_ACCESSIBLE, _ARCHIVED = "ua-1", ["ua-1", "a-3a"]
_LOST = Message("Letters that the typeface lacks are shown as {sign}: {letters}.")
_MOST_LETTERS = 12
_COLOURS = {"accent": ACCENT, "accent-tint": ACCENT_TINT, "quiet": QUIET, "money": MONEY}


def typeset(
    template: str, page: object, *, at: datetime | None = None, folder: Path | None = None, **more: str
) -> bytes:
    """The paper; `more` are the template's other inputs, `at` the time of printing.

    A paper with a time is made for the archive, too (PDF/A-3a): its data is inside it.
    `folder` holds pictures, which Typst reads from nowhere else, and the template is copied to them.
    """
    import typst

    compiler = _compiler(template) if folder is None else _compiler_in(folder, template)

    lost = lost_letters(page)
    inputs = {**more, **_COLOURS, "lost": lost.text(_language(page)) if lost else ""}

    def compiled(displayed: Callable[[str], str], standards: Any) -> bytes:
        data = json.dumps(_set(page, displayed), ensure_ascii=False)
        pdf: Any = compiler.compile(
            format="pdf", sys_inputs={"page": data, **inputs}, pdf_standards=standards, timestamp=at or 0
        )
        assert isinstance(pdf, bytes)
        return plain_words(pdf)

    # For the archive a paper needs a date. A rare pair of letter and mark that no typeface has together is no PDF/A,
    # and where it can't be set at all, stand-ins take its place.
    for displayed, standards in ((displayable, _ARCHIVED), (displayable, _ACCESSIBLE), (plainest, _ACCESSIBLE)):
        if standards is _ARCHIVED and at is None:
            continue
        try:
            return compiled(displayed, standards)
        except typst.TypstError:
            if displayed is plainest:
                raise
    raise AssertionError


def lost_letters(page: object) -> Message | None:
    """Which letters of a page the typeface lacks, for whoever prints and whoever reads it."""
    names = not_displayable("".join(_strings(page)))
    if not names:
        return None
    shown = ", ".join((*names[:_MOST_LETTERS], *(["…"] if len(names) > _MOST_LETTERS else [])))
    return _LOST.filled(sign=REPLACEMENT, letters=shown)


def _language(page: object) -> Language:
    """In which language the words of a page are; those of the official form are Thai."""
    stated = page.get("language", page.get("lang")) if isinstance(page, Mapping) else None
    return "en" if stated == "en" else "th"


def _set(value: Any, displayed: Callable[[str], str]) -> Any:
    """The page with its texts as they are set."""
    if isinstance(value, str):
        shown = displayed(value)
        return shown if value.startswith(_ADDRESS) else with_line_ends(shown)
    if isinstance(value, Mapping):
        return {key: one if key in _DRAWINGS else _set(one, displayed) for key, one in value.items()}
    return [_set(one, displayed) for one in value] if isinstance(value, list | tuple) else value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


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
