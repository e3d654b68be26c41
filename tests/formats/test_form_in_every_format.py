"""The form as offices lay it out in Word, and as LibreOffice saves it: every field right, nearly every letter (docs/formats.md)."""

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from form_files import LAYOUTS, MOST_WRONG, compared, in_a_table, in_paragraphs, rows
from paper_makers import by_libreoffice, has_font, sheet

Convert = Callable[[str], dict[str, bytes]]
SHEETS = {"two-columns.xlsx": rows(), "a-column-between.xlsx": [(label, "", value) for label, value in rows()]}
FONTS = ("Sarabun", "Garuda", "Norasi", "Loma")
IN_FONTS = {f"{make.__name__}-{font}": partial(make, font) for font in FONTS for make in (in_paragraphs, in_a_table)}
PRINTED = LAYOUTS | IN_FONTS
# What a format itself doesn't hold: web pages number each list "1.", and antiword says no number that Word counts.
LIST_MARK = re.compile(r"(?m)^\d[.)] ?")
LOSES_MARKS = {("numbered", "html"), ("numbered", "doc")}


@pytest.fixture(scope="module")
def saved_as(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """All layouts as LibreOffice saves them with a suffix."""
    done: dict[str, dict[str, bytes]] = {}

    def convert(suffix: str) -> dict[str, bytes]:
        if suffix not in done:
            files = {f"{name}.docx": make() for name, make in (PRINTED if suffix == "pdf" else LAYOUTS).items()}
            done[suffix] = by_libreoffice(files, tmp_path_factory.mktemp(suffix), suffix)
        return done[suffix]

    return convert


def assert_right(data: bytes, *, but_for_marks: bool = False) -> None:
    """Every field is right, and of its letters at most `MOST_WRONG` are wrong."""
    wrong, share = compared(data, without=LIST_MARK if but_for_marks else None)

    assert wrong == {}
    assert share <= MOST_WRONG


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_of_word_reads_as_the_form(layout: str) -> None:
    assert compared(LAYOUTS[layout]()) == ({}, 0.0)


@pytest.mark.parametrize("name", SHEETS)
def test_every_layout_of_a_sheet_reads_as_the_form(name: str) -> None:
    assert compared(sheet(SHEETS[name])) == ({}, 0.0)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("suffix", ["odt", "rtf", "doc", "html", "pdf"])
def test_what_libreoffice_saves_reads_as_the_form(suffix: str, layout: str, saved_as: Convert) -> None:
    if suffix == "doc" and not (shutil.which("antiword") or shutil.which("catdoc")):
        pytest.skip("neither antiword nor catdoc is installed")

    assert_right(saved_as(suffix)[f"{layout}.docx"], but_for_marks=(layout, suffix) in LOSES_MARKS)


@pytest.mark.parametrize("name", IN_FONTS)
def test_what_libreoffice_prints_reads_as_the_form_in_every_typeface(name: str, saved_as: Convert) -> None:
    if not has_font(name.partition("-")[2]):
        pytest.skip("the typeface is not installed")

    assert_right(saved_as("pdf")[f"{name}.docx"])


def test_a_sheet_that_libreoffice_saves_reads_as_the_form(tmp_path: Path) -> None:
    for data in by_libreoffice({name: sheet(cells) for name, cells in SHEETS.items()}, tmp_path, "ods").values():
        assert_right(data)
