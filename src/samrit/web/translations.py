"""The catalogues of words: compile them, and bring them up to date with the pages.

`python -m samrit.web.translations` compiles `locale/*/LC_MESSAGES/django.po` to the binary files that Django reads
(setting up does it). With `update` it first adds what pages say and the catalogues lack, and drops what no page says
any more. Pure Python: no GNU gettext has to be installed.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib

LOCALE = Path(__file__).resolve().parents[3] / "locale"
SOURCES = Path(__file__).resolve().parents[1]

# Function → which of its arguments are the context, the words, and the plural.
_PLAIN: dict[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
_CALLS = _PLAIN | {f"{name}_lazy": places for name, places in _PLAIN.items()} | {"_": (None, 0, None)}

_STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\bn?p?gettext\({_STRING}(?:,\s*{_STRING})*(?:,\s*count)?\s*\)")


class Phrase(NamedTuple):
    """What is to be said in every language: its English words tell which it is, with the context where those are not enough."""

    words: str
    context: str = ""
    plural: str = ""


def catalogues() -> list[Path]:
    """The files that people translate."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def compile_all() -> None:
    """Write the binary file beside each catalogue, where it is missing or older."""
    for path in catalogues():
        binary = path.with_suffix(".mo")
        if not binary.exists() or binary.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(binary))


def phrases() -> dict[Phrase, None]:
    """All phrases of the pages, in the order of the files."""
    found: dict[Phrase, None] = {}
    for path in sorted(SOURCES.glob("*/**/*.py")):
        found |= dict.fromkeys(_in_python(path.read_text()))
    for kind in ("html", "txt"):
        for path in sorted(SOURCES.glob(f"web/**/*.{kind}")):
            found |= dict.fromkeys(_in_template(path))
    return found


def _in_template(path: Path) -> Iterator[Phrase]:
    from django.utils.translation.template import templatize

    # Django turns a template into something like Python, in which nothing but the calls can be read.
    for call in _CALL.finditer(templatize(path.read_text(), origin=str(path))):
        yield from _in_python(call.group().removesuffix(", count)").removesuffix(")") + ")")


def _in_python(source: str) -> Iterator[Phrase]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in _CALLS and node.args:
            texts = [a.value if isinstance(a, ast.Constant) and isinstance(a.value, str) else "" for a in node.args]
            context, words, plural = (texts[at] if at is not None and at < len(texts) else "" for at in _CALLS[name])
            if words:
                yield Phrase(words, context, plural)


def key(entry: polib.POEntry) -> Phrase:
    """Which phrase an entry of a catalogue translates."""
    return Phrase(entry.msgid, entry.msgctxt or "", entry.msgid_plural or "")


def update(path: Path) -> None:
    """Bring a catalogue up to date; English says what the pages say, other languages have blanks to fill."""
    catalogue = polib.pofile(str(path), wrapwidth=110)
    is_english = path.parts[-3] == "en"
    there = {key(entry): entry for entry in catalogue if not entry.obsolete}
    kept = polib.POFile(wrapwidth=110)
    kept.metadata = catalogue.metadata
    for phrase in phrases():
        entry = there.get(phrase)
        if entry is None:
            entry = polib.POEntry(msgid=phrase.words, msgctxt=phrase.context or None, msgid_plural=phrase.plural)
            if is_english and phrase.plural:
                entry.msgstr_plural = {0: phrase.words, 1: phrase.plural}
            elif is_english:
                entry.msgstr = phrase.words
            elif phrase.plural:
                entry.msgstr_plural = {0: ""}
        kept.append(entry)
    kept.save(str(path))


if __name__ == "__main__":
    if "update" in sys.argv[1:]:
        for one in catalogues():
            update(one)
    compile_all()
