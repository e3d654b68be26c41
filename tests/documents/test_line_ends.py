"""Where lines of a paper end: 100,000 letters of official Thai, set and read again by another program than set them."""

import io
import re
import unicodedata
from functools import cache

import pikepdf
import pypdfium2
import pytest

from official_sentences import sentences
from samrit.report import IndicatorReport
from samrit.thai.lexicon import dictionary
from samrit.thai.line_ends import unbroken, with_line_ends, without_line_ends
from samrit.thai.words import words
from samrit.writers.pdf import write_pdf

LETTERS = 100_000
_DATES = "ระหว่างวันที่ 6 - 17 พฤศจิกายน พ.ศ. 2566 เวลา 19.00 - 21.30 น. มีผู้เข้าร่วม 1,250 คน ในพื้นที่ต่าง ๆ ของกรุงเทพฯ (เขตดินแดง) และ “ปิดไฟ” 27 มีนาคม 2564"


@cache
def text() -> str:
    """Paragraphs of some lines each, every one of them with what has to stay together at another place of its lines."""
    parts: list[str] = []
    lines = sentences()
    for at in range(LETTERS // 420):
        start = at * 7 % len(lines)
        parts.append(f"{''.join(words(lines[start])[: at % 12])} {_DATES} {' '.join(lines[start : start + 3])}")
    return "\n".join(parts)


@cache
def lines() -> tuple[list[str], str]:
    """The lines of the printed text as pdfium reads them, each with the blank that it ends with, and all of it."""
    document = pypdfium2.PdfDocument(write_pdf(IndicatorReport(definition=text())))
    pages = [page.get_textpage().get_text_range().split("\r\n") for page in document]
    body = [line for page in pages for line in page if not re.search(r"\*{4}|^หน้า \d|แยกรายตัวชี้วัด", line)]
    return body, "".join(body)


def test_the_text_is_long_enough_and_has_no_invisible_letters_when_it_is_printed() -> None:
    _, whole = lines()

    assert len(text()) >= LETTERS
    assert {one for one in whole if unicodedata.category(one) in ("Cf", "Co")} == set()
    assert re.sub(r"\s", "", text()) in re.sub(r"\s", "", whole)


def test_no_line_begins_or_ends_with_what_it_must_not() -> None:
    found, _ = lines()

    assert len(found) > 1000
    assert [
        line for line in found if re.match(r"[ๆฯ)\]”’]|[-–] ?\d|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", line.strip())
    ] == []
    assert [line for line in found if re.search(r"[(\[“‘]$|\d [-–]$", line.strip())] == []


def test_no_line_ends_inside_a_word_or_between_what_belongs_together() -> None:
    """Each line's end is one between two pieces, and inside no long word of the dictionaries."""
    found, _ = lines()
    allowed, at = set(), 0
    for piece in unbroken(text()):
        at += len(re.sub(r"\s", "", piece))
        allowed.add(at)
    packed = re.sub(r"\s", "", text())
    first = packed.index(re.sub(r"\s", "", found[5])) - sum(len(re.sub(r"\s", "", line)) for line in found[:5])
    at, torn = first, []
    for line in found:
        at += len(re.sub(r"\s", "", line))
        torn += [line] if 0 < at < len(packed) and at not in allowed else []

    assert torn == []


@pytest.mark.parametrize(
    ("given", "pieces"),
    [
        ("เมื่อวันที่ 27 มีนาคม 2564 สำนัก", ["เมื่อ", "วันที่ 27 มีนาคม 2564 ", "สำนัก"]),
        ("เวลา 19.00 - 21.30 น. ต่าง ๆ ได้", ["เวลา 19.00 - 21.30 น. ", "ต่าง ๆ ", "ได้"]),
        ("ห้องประชุม 1 อาคาร 2 เขตปทุมวัน", ["ห้องประชุม 1 ", "อาคาร 2 ", "เขตปทุมวัน"]),
        ("ผู้ร่วมประชุม 97 หน่วยงาน", ["ผู้ร่วมประชุม ", "97 หน่วยงาน"]),
        ("ในวันเสาร์ที่ 27 มีนาคม 2564", ["ใน", "วันเสาร์ที่ 27 มีนาคม 2564"]),
        ("ให้นายกำพล ทาทอง และนางจันทรัตน์ดา", ["ให้", "นายกำพล ", "ทาทอง ", "และ", "นางจันทรัตน์ดา"]),
        ("ยอดรวมการจัดเก็บภาษี", ["ยอดรวม", "การ", "จัดเก็บภาษี"]),
        ("รณรงค์ลดโลกร้อน", ["รณรงค์", "ลด", "โลกร้อน"]),
        ("กรุงเทพมหานครใช้งบประมาณ", ["กรุงเทพมหานคร", "ใช้", "งบประมาณ"]),
        (
            "โดย ดร. สมชาย “ ปิดไฟ ” (ร้อยละ 85.50) 12 แห่ง",
            ["โดย ", "ดร. สมชาย ", "“ ปิดไฟ ” ", "(ร้อยละ 85.50) ", "12 แห่ง"],
        ),
    ],
)
def test_what_stays_together(given: str, pieces: list[str]) -> None:
    assert unbroken(given) == pieces
    assert without_line_ends(with_line_ends(given)) == given


def test_the_city_s_own_terms_are_words() -> None:
    terms = ["กรุงเทพมหานคร", "งบประมาณ", "สำนักงานเขต", "ตัวชี้วัด", "สำนัก", "บึงกุ่ม", "วันพฤหัสบดี"]

    assert [words(term) for term in terms] == [[term] for term in terms]
    assert "ตัวชี้วัด" in dictionary()


def test_titles_and_headings_have_no_invisible_letters_either() -> None:
    pdf = write_pdf(IndicatorReport(number_text="7.", name="จำนวนสวนสาธารณะที่เปิดให้ประชาชนใช้"))

    for mark in ("\u200b", "\u2060"):
        assert mark.encode() not in pdf
        assert mark.encode("utf-16-be").hex().upper().encode() not in pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root["/StructTreeRoot"]["/K"][0]["/S"]) == "/Document"
        assert not list(opened.check_pdf_syntax())


def test_letters_that_the_typeface_lacks_are_told_on_the_paper() -> None:
    page = pypdfium2.PdfDocument(write_pdf(IndicatorReport(definition="ปิดไฟ 😀 \uf0b7 ข้อ")))[0].get_textpage()

    printed = " ".join(page.get_text_range().split())
    assert "ปิดไฟ \ufffd • ข้อ" in printed
    assert "U+1F600 GRINNING FACE" in printed


@pytest.mark.parametrize(
    "whole",
    [
        "12.5 ล้านบาท",
        "11,408.0 ล้านบาท",
        "กท 1905/412",
        "เลขที่ กท 0300/1234",
        "สำนักการระบายน้ำ",
        "สำนักงานเขตมีนบุรี",
        "สำนักสิ่งแวดล้อม",
    ],
)
def test_amounts_numbers_of_letters_and_names_of_offices_stay_whole(whole: str) -> None:
    assert [one for one in unbroken(f"ตามที่ได้รับจาก {whole} แล้ว") if whole in one]
