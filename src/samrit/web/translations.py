"""The catalogue of Thai: compile it, and bring it up to date with what the program and its pages say.

`python -m samrit.web.translations` compiles `locale/th/LC_MESSAGES/django.po` to the binary file that is read quickly
(setting up does it). With `update` it first adds what is said and the catalogue lacks, and drops what nobody says any
more. Pure Python: no GNU gettext has to be installed.
"""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import polib

from samrit.thai.translation import CATALOGUE

SOURCES = Path(__file__).resolve().parents[1]

# Where Django's templates become calls: function → which of its arguments are the context, the words, and the plural.
_TEMPLATES: dict[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
    "_": (None, 0, None),  # an argument of another tag
}
_SAID = ("Message", "_", "later")  # in Python: the words first, the context by its name

_STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(?:n?p?gettext|_)\({_STRING}(?:,\s*{_STRING})*(?:,\s*count)?\s*\)")


class Phrase(NamedTuple):
    """What is to be said: its English words tell which it is, with the context where those are not enough."""

    words: str
    context: str = ""
    plural: str = ""


def compile_all() -> None:
    """Write the binary file beside the catalogue, where it is missing or older."""
    binary = CATALOGUE.with_suffix(".mo")
    if not binary.exists() or binary.stat().st_mtime < CATALOGUE.stat().st_mtime:
        polib.pofile(str(CATALOGUE)).save_as_mofile(str(binary))


@cache
def phrases() -> dict[Phrase, None]:
    """All phrases of the program and its pages, in the order of the files."""
    found: dict[Phrase, None] = {}
    for path in sorted(SOURCES.glob("**/*.py")):
        found |= dict.fromkeys(_in_python(path.read_text()))
    for path in sorted(SOURCES.glob("api/*.py")):
        if not path.stem.endswith("shapes"):  # what the page about the API shows of its document
            found |= dict.fromkeys(_in_operations(path.read_text()))
    for kind in ("html", "txt"):
        for path in sorted(SOURCES.glob(f"web/**/templates/**/*.{kind}")):
            found |= dict.fromkeys(_in_template(path))
    return found


def _in_template(path: Path) -> Iterator[Phrase]:
    from django.utils.translation.template import templatize

    # Django turns a template into something like Python, in which nothing but the calls can be read.
    for match in _CALL.finditer(templatize(path.read_text(), origin=str(path))):
        call = ast.parse(match.group().removesuffix(", count)").removesuffix(")") + ")", mode="eval").body
        assert isinstance(call, ast.Call)
        assert isinstance(call.func, ast.Name)
        texts = [_literal(argument) for argument in call.args]
        places = _TEMPLATES[call.func.id]
        context, words, plural = (texts[at] if at is not None and at < len(texts) else "" for at in places)
        yield Phrase(words, context, plural)


def _in_python(source: str) -> Iterator[Phrase]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func)
            context = next((_literal(word.value) for word in node.keywords if word.arg == "context"), "")
            words = _literal(node.args[0])
            if words and called in _SAID:
                yield Phrase(words, context)
            elif words and called == "Message.counted":
                yield Phrase(words, context, _literal(node.args[1]))


def _in_operations(source: str) -> Iterator[Phrase]:
    """What is said of operations and their parameters: docstrings of what a router leads to, and descriptions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and any(
            isinstance(one, ast.Call) and ast.unparse(one.func).startswith("router.") for one in node.decorator_list
        ):
            yield Phrase(ast.get_docstring(node) or "")
        elif isinstance(node, ast.Call):
            words = (_literal(word.value) for word in node.keywords if word.arg == "description")
            yield from (Phrase(one) for one in words if one)


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def key(entry: polib.POEntry) -> Phrase:
    """Which phrase an entry of a catalogue translates."""
    return Phrase(entry.msgid, entry.msgctxt or "", entry.msgid_plural or "")


def update() -> None:
    """Bring the catalogue up to date: what is new has blanks to fill."""
    catalogue = polib.pofile(str(CATALOGUE), wrapwidth=110)
    there = {key(entry): entry for entry in catalogue if not entry.obsolete}
    stored = polib.POFile(wrapwidth=110)
    stored.metadata = catalogue.metadata
    for phrase in phrases():
        entry = there.get(phrase)
        if entry is None:
            entry = polib.POEntry(msgid=phrase.words, msgctxt=phrase.context or None, msgid_plural=phrase.plural)
            if phrase.plural:
                entry.msgstr_plural = {0: ""}
        stored.append(entry)
    stored.save(str(CATALOGUE))


if __name__ == "__main__":
    if "update" in sys.argv[1:]:
        update()
    compile_all()
