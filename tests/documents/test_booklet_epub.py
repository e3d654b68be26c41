"""The annual report as an e-book: valid XHTML, every link leads somewhere, and it says what the paper says."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from booklets import AT, BOOKLET, PROJECTS, TREES
from samrit.thai.calendar import Language
from samrit.writers.booklet_epub import write_booklet_epub
from samrit.writers.booklet_pdf import write_booklet
from samrit.writers.booklet_values import Booklet
from samrit.writers.markup import tag, text

WHOLE = replace(BOOKLET, projects=PROJECTS)
XHTML, SVG, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}", "{http://www.idpf.org/2007/opf}"


def files(booklet: Booklet) -> dict[str, bytes]:
    """The files of the book, by their names."""
    with zipfile.ZipFile(io.BytesIO(write_booklet_epub(booklet, at=AT))) as file:
        return {name: file.read(name) for name in file.namelist()}


def pages(booklet: Booklet) -> dict[str, ET.Element]:
    """Its pages as a strict reader of XML takes them."""
    return {
        PurePosixPath(name).name: ET.fromstring(data)
        for name, data in files(booklet).items()
        if name.endswith(".xhtml")
    }


def said(page: ET.Element) -> str:
    """All words of a page."""
    return " ".join(" ".join(page.itertext()).split())


def test_a_reading_program_finds_every_file_and_no_other() -> None:
    found = files(WHOLE)
    package = ET.fromstring(found["book/content.opf"])
    listed = {f"book/{item.get('href')}": item for item in package.iter(f"{OPF}item")}
    order = [one.get("idref") for one in package.iter(f"{OPF}itemref")]

    assert next(iter(found)) == "mimetype"
    assert set(listed) | {"mimetype", "META-INF/container.xml", "book/content.opf"} == set(found)
    assert {item.get("id") for item in listed.values() if item.get("media-type") == "application/xhtml+xml"} == set(
        order
    )
    for name, item in listed.items():
        if name.endswith(".xhtml"):
            assert ("svg" in (item.get("properties") or "")) == ("<svg " in found[name].decode()), name


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("has_details", [True, False])
def test_every_link_inside_leads_to_a_place_that_is_there(language: Language, has_details: bool) -> None:
    found = pages(replace(WHOLE, language=language, has_details=has_details))
    places = {name: [one.get("id") for one in page.iter() if one.get("id")] for name, page in found.items()}
    links = [(name, one.get("href") or "") for name, page in found.items() for one in page.iter(f"{XHTML}a")]

    assert all(len(ids) == len(set(ids)) for ids in places.values())
    inside = [(name, href) for name, href in links if "://" not in href]
    assert len(inside) >= 10
    for name, href in inside:
        file, _, place = href.partition("#")
        assert (file or name) in found
        assert not place or place in places[file or name], href


def test_it_says_what_the_paper_says() -> None:
    book = " ".join(said(page) for page in pages(WHOLE).values())
    paper = "".join(
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(write_booklet(WHOLE, at=AT))
    )

    def words(whole: str) -> set[str]:
        return set(re.findall(r"[ก-๙]{6,}", re.sub(r"\s+", " ", whole)))

    assert words(book) >= {"บทสรุปผู้บริหาร", "ดัชนีตัวชี้วัด", "จำนวนจุดวัดฝุ่น"}
    cut_by_lines = {one for one in words(paper) if not any(one in each for each in words(book))}
    assert len(cut_by_lines) <= len(words(paper)) // 10
    assert not set(book) & {"\u200b", "\u2060", "\ufffd"}


def test_charts_say_what_they_show_and_their_figures_stand_in_a_table() -> None:
    page = pages(WHOLE)["strategy-1.xhtml"]
    _bar, chart = page.iter(f"{SVG}svg")

    assert chart.get("role") == "img"
    assert (chart.get("aria-label") or "").startswith("จำนวนจุดวัดฝุ่น: ")
    labels = ["".join(one.itertext()) for one in chart.iter(f"{SVG}text")]
    cells = ["".join(one.itertext()) for one in page.iter(f"{XHTML}td")]
    assert "๑๒" in labels
    assert "๑๒ (แห่ง)" in cells


def test_each_cell_has_its_heading_for_narrow_screens() -> None:
    for page in pages(WHOLE).values():
        for table in page.iter(f"{XHTML}table"):
            heads = ["".join(one.itertext()) for one in table.iter(f"{XHTML}th")]
            for row in table.iterfind(f"{XHTML}tbody/*"):
                assert [cell.get("data-label") for cell in row] == heads


def test_thai_words_of_an_english_book_say_that_they_are_thai() -> None:
    page = pages(replace(WHOLE, language="en"))["strategy-2.xhtml"]

    assert page.get("lang") == "en"
    names = [one for one in page.iter(f"{XHTML}span") if "".join(one.itertext()) == TREES.name]
    assert names
    assert all(one.get("lang") == "th" for one in names)


def test_what_people_type_is_never_markup() -> None:
    hostile = "<script>alert()</script> & \x0b <b> ]]>"
    line = replace(TREES, name=hostile, agency=hostile)
    strategy = replace(WHOLE.strategies[1], name=hostile, indicators=(line,))
    found = pages(replace(WHOLE, agency=hostile, summary=(hostile,), strategies=(strategy,)))

    assert not any(one.tag == f"{XHTML}script" for page in found.values() for one in page.iter())
    assert "<script>alert()</script> & <b> ]]>" in said(found["summary.xhtml"])
    assert str(tag("p", "a<b", title='"')) == '<p title="&quot;">a&lt;b</p>'
    assert str(text("\x00ก")) == "ก"


def test_the_same_values_give_the_same_bytes() -> None:
    assert write_booklet_epub(WHOLE, at=AT) == write_booklet_epub(WHOLE, at=AT)
