"""Every paper is set here, by Typst, from a template in `templates` and a page as plain data: tagged PDF (PDF/UA-1).

Typefaces are Sarabun, from its package, and those inside Typst; never the machine's own. The same page at the same time
gives the same bytes. Where lines of Thai end is decided here, by `samrit.thai.line_ends`: Typst's own way breaks words.
"""

import functools
import json
import threading
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

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
_REMEMBERED = 10  # papers, by Typst
_ACCESSIBLE, _ARCHIVED = "ua-1", "a-3a"
# The letters as they are displayed, what the PDF conforms to, and when it is printed.
_Setting = tuple[Callable[[str], str], list[Any], datetime | None]
_LOST = Message("Letters that the typeface lacks are shown as {sign}: {letters}.")
_MOST_NAMED, _MOST_LETTERS = 12, 300  # the others by their numbers alone
_COLOURS = {"accent": ACCENT, "accent-tint": ACCENT_TINT, "quiet": QUIET, "money": MONEY}


def typeset(
    template: str, page: object, *, at: datetime | None = None, folder: Path | None = None, **more: str
) -> bytes:
    """The paper; `more` are the template's other inputs, `at` the time of printing.

    A paper with a time is made for the archive, too (PDF/A-3a): its data is inside it.
    `folder` holds pictures, which Typst reads from nowhere else, and the template is copied to them.
    """
    compiler = _compiler(template) if folder is None else _compiler_in(folder, template)
    inputs = {**more, **_COLOURS, "lost": _lost_words(page)}
    return _as_well_as_it_can_be(at, lambda setting: _compiled(compiler, page, inputs, setting))


@dataclass(frozen=True, slots=True)
class SetPart:
    """A part of a paper: a PDF of its own, and the places that its template notes as `<place>`, in their order."""

    pdf: bytes
    places: list[dict[str, Any]]


class SetOne(Protocol):
    """Sets a part; one that `goes_on` may begin with a lower heading, which PDF/UA forbids to a whole paper."""

    def __call__(self, part: object, *, goes_on: bool = False) -> SetPart: ...


def typeset_parts(
    template: str, page: object, bound: Callable[["SetOne"], bytes], *, at: datetime | None = None
) -> bytes:
    """A long paper, made of parts by `bound`, which is given what sets one; `page` is all that stands in them.

    Typst remembers what it has set until so many more papers were set. It is made to forget after each part: so a paper takes the
    memory of its largest part, however long it is.
    """
    compiler = _compiler(template)
    inputs = {**_COLOURS, "lost": _lost_words(page)}

    def made(setting: _Setting) -> bytes:
        number = 0

        def one(part: object, *, goes_on: bool = False) -> SetPart:
            nonlocal number
            number += 1
            displayed, standards, printed = setting
            asked = [one for one in standards if one != _ACCESSIBLE] if goes_on else standards
            pdf = _compiled(compiler, part, inputs, (displayed, asked, printed), part=number)
            places = json.loads(compiler.query("<place>", field="value"))
            _forget()
            return SetPart(pdf, places)

        return bound(one)

    return _as_well_as_it_can_be(at, made)


def _compiled(
    compiler: "typst.Compiler", page: object, inputs: Mapping[str, str], setting: _Setting, *, part: int = 0
) -> bytes:
    displayed, standards, at = setting
    data = json.dumps(_set(page, displayed), ensure_ascii=False)
    pdf: Any = compiler.compile(
        format="pdf", sys_inputs={"page": data, **inputs}, pdf_standards=standards, timestamp=at or 0
    )
    assert isinstance(pdf, bytes)
    return plain_words(pdf, part=part)


def _as_well_as_it_can_be(at: datetime | None, made: Callable[[_Setting], bytes]) -> bytes:
    """For the archive a paper needs a date. A rare pair of letter and mark that no typeface has together is no PDF/A,
    and where it can't be set at all, stand-ins take its place.
    """
    import typst

    settings: list[_Setting] = [(displayable, [_ACCESSIBLE], at), (plainest, [_ACCESSIBLE], at)]
    if at is not None:
        settings.insert(0, (displayable, [_ACCESSIBLE, _ARCHIVED], at))
    for setting in settings:
        try:
            return made(setting)
        except typst.TypstError:
            if setting is settings[-1]:
                raise
    raise AssertionError


def _forget() -> None:
    for _ in range(_REMEMBERED):
        _compiler("nothing.typ").compile(format="svg")


def lost_letters(page: object) -> Message | None:
    """Which letters of a page the typeface lacks, themselves, for whoever prints it."""
    return _lost(page, lambda letter: f"{letter} ({_number(letter)})" if letter.isprintable() else _number(letter))


def _lost_words(page: object) -> str:
    lost = _lost(page, lambda letter: f"{_number(letter)} {unicodedata.name(letter, '')}".rstrip())
    return lost.text(_language(page)) if lost else ""


def _number(letter: str) -> str:
    return f"U+{ord(letter):04X}"


def _lost(page: object, named: Callable[[str], str]) -> Message | None:
    letters = not_displayable(json.dumps(page, ensure_ascii=False))
    if not letters:
        return None
    shown = [named(letter) for letter in letters[:_MOST_NAMED]] + [
        _number(one) for one in letters[_MOST_NAMED:_MOST_LETTERS]
    ]
    return _LOST.filled(sign=REPLACEMENT, letters=", ".join([*shown, *(["…"] if len(letters) > _MOST_LETTERS else [])]))


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
