"""Everything that a page says is there in Thai and in English, and means the same blanks."""

import re
from pathlib import Path

import polib
import pytest

from samrit.web.translations import LOCALE, Phrase, catalogues, compile_all, key, phrases

BLANK = re.compile(r"%\(\w+\)[sd]|%[sd]")


def entries(path: Path) -> list[polib.POEntry]:
    """What a catalogue holds."""
    return list(polib.pofile(str(path)))


def said(entry: polib.POEntry) -> list[str]:
    """What an entry says, in one or in every number."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_there_are_catalogues_for_thai_and_english() -> None:
    assert [path.relative_to(LOCALE).parts[0] for path in catalogues()] == ["en", "th"]


def test_phrases_are_found_in_templates_and_in_python_with_context_and_plural() -> None:
    found = phrases()

    assert Phrase("Late", "state of a report") in found
    assert Phrase("%(n)s error", plural="%(n)s errors") in found
    assert Phrase("Log in") in found
    assert len(found) > 200


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-3])
def test_a_catalogue_says_everything_and_nothing_more(path: Path) -> None:
    there = {key(entry) for entry in entries(path) if not entry.obsolete}

    assert there == set(phrases()), "run: python -m samrit.web.translations update"


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-3])
def test_nothing_is_left_open_or_unsure(path: Path) -> None:
    assert [e.msgid for e in entries(path) if e.fuzzy or not all(words.strip() for words in said(e))] == []


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-3])
def test_every_blank_is_filled_in_every_language(path: Path) -> None:
    wrong = [
        entry.msgid
        for entry in entries(path)
        for words in said(entry)
        if sorted(BLANK.findall(words)) != sorted(BLANK.findall(entry.msgid))
    ]

    assert wrong == []


def test_thai_is_thai() -> None:
    untranslated = [
        e.msgid for e in entries(LOCALE / "th/LC_MESSAGES/django.po") if not re.search("[ก-๙]", "".join(said(e)))
    ]

    assert untranslated == []


def test_compiling_leaves_a_binary_that_is_as_new_as_its_catalogue() -> None:
    compile_all()

    assert all(path.with_suffix(".mo").stat().st_mtime >= path.stat().st_mtime for path in catalogues())
