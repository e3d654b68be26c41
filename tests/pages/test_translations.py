"""Everything that is said is there in Thai, once for one sense, with the same places to fill; and it shows when it shows."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import polib

from samrit.thai.po import read_po
from samrit.thai.translation import CATALOGUE, thai
from samrit.web.translations import SOURCES, Phrase, compile_all, key, phrases
from source_code import parsed

# A place to fill: {name} or {name:,.2f} in Python, %(name)s in a template.
PLACE = re.compile(r"\{(\w*)[^{}]*\}|%\((\w+)\)[sd]|(%s)")


GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
# Longer words that hold a refused one and mean something else.
WITHIN = {"คุณ": ("คุณภาพ", "คุณสมบัติ", "คุณค่า", "ขอบคุณ"), "ลงชื่อ": ("ใบลงชื่อ",)}
all_phrases = cache(phrases)
SIGNS = {"MWh", "p", "PDF", "Word"}  # read in every language


@cache
def entries() -> list[polib.POEntry]:
    """What the catalogue holds."""
    return list(polib.pofile(str(CATALOGUE)))


def said(entry: polib.POEntry) -> list[str]:
    """What an entry says, in one or in every number."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def places(words: str) -> set[str]:
    """The places that are to be filled."""
    return {"".join(found) for found in PLACE.findall(words)}


def braces(words: str) -> str:
    """The words with their places written as in Python."""
    return re.sub(r"%\((\w+)\)[sd]", r"{\1}", words)


def test_phrases_are_found_in_templates_and_in_python_with_context_and_plural() -> None:
    found = all_phrases()

    assert Phrase("Late", "state of a report") in found
    assert Phrase("%(n)s error", plural="%(n)s errors") in found
    assert Phrase("{count} warning", plural="{count} warnings") in found
    assert Phrase("Log in") in found
    assert len(found) > 3000


def test_the_catalogue_says_everything_and_nothing_more() -> None:
    there = {key(entry) for entry in entries() if not entry.obsolete}

    assert there == set(all_phrases()), "run: python -m samrit.web.translations update"


def test_nothing_is_left_open_or_unsure() -> None:
    assert [e.msgid for e in entries() if e.fuzzy or not all(words.strip() for words in said(e))] == []


def test_every_place_is_filled_in_thai() -> None:
    wrong = [e.msgid for e in entries() for words in said(e) if places(words) != places(e.msgid_plural or e.msgid)]

    assert wrong == []


def test_one_phrase_has_one_thai_in_one_context() -> None:
    found = defaultdict(set)
    for entry in entries():
        found[braces(entry.msgid), entry.msgctxt].add(braces(said(entry)[0]))

    assert [phrase for phrase, thais in found.items() if len(thais) > 1] == []


def test_thai_has_the_words_that_were_chosen() -> None:
    glossary = GLOSSARY.read_text(encoding="utf-8").partition("## Chosen words")[2]
    refused = [word for row in re.findall(r"^- .*, not (.*)$", glossary, re.MULTILINE) for word in row.split(", ")]
    words = {
        word: re.compile("|".join(WITHIN.get(word, ())) + f"|({word})" if word in WITHIN else f"({word})")
        for word in refused
    }

    found = [
        (word, e.msgid)
        for e in entries()
        for text in said(e)
        for word, pattern in words.items()
        if any(pattern.findall(text))
    ]

    assert found == []


def test_a_day_keeps_its_blank_from_the_word_before() -> None:
    """Before a number stands a blank: a weekday's own words ("วันพุธที่ 21") alone may follow a word at once."""
    with_its_weekday = {"{day} is in the calendar, in fiscal year {year}."}

    stuck = {e.msgid for e in entries() for thai in said(e) if re.search(r"[ก-๎](\{day\}|%\(day\)s)", thai)}

    assert stuck == with_its_weekday


def test_thai_is_thai() -> None:
    untranslated = [
        e.msgid
        for e in entries()
        if re.search("[A-Za-z]", PLACE.sub("", e.msgid)) and not re.search("[ก-๙]", said(e)[0]) and e.msgid not in SIGNS
    ]

    assert untranslated == []


def test_the_binary_file_and_the_catalogue_itself_read_the_same() -> None:
    compile_all()

    assert CATALOGUE.with_suffix(".mo").stat().st_mtime >= CATALOGUE.stat().st_mtime
    read = {phrase: words for phrase, words in thai().items() if phrase[1]}
    assert read == read_po(CATALOGUE.read_text(encoding="utf-8"))


def test_no_function_is_handed_the_language_of_who_reads() -> None:
    handed = [
        f"{path.relative_to(SOURCES)}: {node.name}"
        for path in SOURCES.glob("**/*.py")
        if path.parent.name != "thai"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
        for word in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        if word.arg == "language" and word.annotation is not None and "Language" in ast.unparse(word.annotation)
    ]

    assert handed == ["actions/people/choose_for_oneself.py: choose_language"]
