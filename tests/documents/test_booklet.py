"""The annual report as a booklet: what stands where, links that lead there, one style of digits, the same bytes again."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from booklets import AT, BOOKLET, DUST, PROJECTS, TREES
from pdf_tables import widths_of_tables
from samrit.scoring.counts import Counts
from samrit.thai.digits import has_arabic
from samrit.thai.text import clean_line
from samrit.writers.booklet import booklet_page
from samrit.writers.booklet_pdf import write_booklet
from samrit.writers.booklet_values import (
    Strategy,
)

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """It printed once."""
    return write_booklet(BOOKLET, at=AT)


def pages(pdf: bytes) -> list[str]:
    """What a reader copies from each page."""
    return [clean_line(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(pdf)]


def test_it_has_cover_contents_summary_parts_annexes_and_index_in_this_order(pdf: bytes) -> None:
    cover, contents, *rest = pages(pdf)

    assert "รายงานประจำปีงบประมาณ ๒๕๖๙" in cover
    assert "สารบัญ" in contents
    whole = "\n".join(rest)
    heads = ("บทสรุปผู้บริหาร", "ส่วนที่ ๑", "ส่วนที่ ๒", "ภาคผนวก ก", "ภาคผนวก ข", "ภาคผนวก ค", "ดัชนีตัวชี้วัด")
    places = [whole.index(head) for head in heads]
    assert places == sorted(places)
    assert "ไม่มีโครงการในแผนนี้" in whole
    assert "๓๔.๓๙" in whole
    assert "ข้อมูลสังเคราะห์" in "".join(whole.split())
    assert "\ufffd" not in whole


def test_contents_and_index_lead_to_the_pages_that_they_name(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    marked = {item.get_title(): item.get_dest().get_index() for item in document.get_toc()}
    said = pages(pdf)

    assert "ดัชนีตัวชี้วัด" in marked
    for title in ("๑ จำนวนจุดวัดฝุ่น", "๒ จำนวนต้นไม้"):
        assert title in said[marked[title]]
    index = said[marked["ดัชนีตัวชี้วัด"]]
    thai_page = str(marked["๒ จำนวนต้นไม้"] + 1).translate(THAI_DIGITS)
    assert f"จำนวนต้นไม้ {thai_page}" in index.replace("\n", " ")


def test_digits_are_thai_but_in_latin_words_and_addresses() -> None:
    page = booklet_page(BOOKLET, AT)
    one = page["strategies"][0]["indicators"][0]

    assert dict(one["facts"])["รหัส"] == "๒๒๐๐-๐๘๐๑"
    summary = one["texts"][0]["paras"][0]["runs"]
    assert summary[0] == "วัดฝุ่น PM2.5 ครบ ๑๒ จุด ดูที่ "
    assert summary[1][1] == "https://example.go.th/report-2569"
    figures = [*one["quarters"][0], one["target"], one["result"], one["chart"]["alt"], *page["summary"]]
    assert not any(has_arabic(each) for each in figures)


def test_the_same_values_give_the_same_bytes_and_others_give_others(pdf: bytes) -> None:
    assert write_booklet(BOOKLET, at=AT) == pdf
    assert write_booklet(replace(BOOKLET, summary=("ยังไม่มีผล",)), at=AT) != pdf


def test_it_is_accessible_by_a_checker_of_others(pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "booklet.pdf"
    path.write_bytes(pdf)
    checked = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(path)], capture_output=True, text=True, check=False
    )

    assert "PASS (no findings)" in checked.stdout


def test_every_row_of_a_table_fills_its_columns() -> None:
    widths = widths_of_tables(write_booklet(replace(BOOKLET, projects=PROJECTS), at=AT))

    assert len(widths) > 3
    assert [len(one) for one in widths] == [1] * len(widths)


def test_the_city_lists_indicators_in_tables_and_its_index_finds_them() -> None:
    lines = [replace(DUST, agency="สำนักอื่น", details=None), replace(TREES, agency="สำนักที่สอง", details=None)]
    city = replace(
        BOOKLET,
        agency="กรุงเทพมหานคร",
        strategies=(Strategy("1", "อากาศสะอาด", Counts(exceeds=1, misses=1), lines),),
        has_details=False,
    )
    whole = "\n".join(pages(write_booklet(city, at=AT)))

    assert "สำนักที่สอง" in whole
    assert "ภาคผนวก ก" not in whole
    assert whole.count("จำนวนจุดวัดฝุ่น") == 2  # in the table and in the index


def test_a_long_one_is_bound_of_parts_without_a_seam(tmp_path: Path) -> None:
    lines = [replace(DUST, code=f"2200-{n:04}", number=str(n), name=f"จำนวนจุดวัดฝุ่นในกลุ่มที่ {n}") for n in range(1, 71)]
    path = tmp_path / "long.pdf"
    long = replace(BOOKLET, strategies=(Strategy("1", "อากาศสะอาด", Counts(exceeds=70), lines),))
    path.write_bytes(write_booklet(long, at=AT))
    checked = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(path)], capture_output=True, text=True, check=False
    )

    with pikepdf.open(path) as pdf:
        tree = pdf.Root.StructTreeRoot
        numbers = [int(one) for one in list(tree.ParentTree.Nums)[::2]]
        assert numbers == list(range(int(tree.ParentTreeNextKey)))
        ids = [str(one) for one in list(tree.IDTree.Names)[::2]]
        assert ids == sorted(set(ids))
        faces = {str(font.BaseFont) for page in pdf.pages for font in page.obj.Resources.get("/Font", {}).values()}
        assert len([one for one in faces if one.endswith("Sarabun-Regular")]) > 2  # parts
        numbered = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        led = [
            (str(one.Contents), numbered[one.Dest[0].objgen])
            for page in pdf.pages
            for one in page.obj.get("/Annots", ())
            if "/Dest" in one
        ]
    assert len(led) >= 140  # contents and index
    assert all(words.endswith(f" หน้า {page}") for words, page in led)
    said = pages(path.read_bytes())
    assert all(f"หน้า {number}".translate(THAI_DIGITS) in words for number, words in enumerate(said[1:], 2))
    assert "PASS (no findings)" in checked.stdout
