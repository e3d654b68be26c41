"""Whatever people type prints, and stays text: no code runs, nothing leaves the page unsaid, nothing takes long."""

import io
import time
import unicodedata
from urllib.parse import unquote

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.readers import read
from samrit.report import Evidence, IndicatorReport, PlanNode, QuarterReport, Report, Signature
from samrit.thai.text import clean
from samrit.writers.glyphs import REPLACEMENT, displayable, not_displayable
from samrit.writers.pdf import lost_from, write_pdf

TYPST = '#read("/etc/passwd") *bold* _slanted_ $x^2$ @ref <label> // no comment /* nor this */ `raw` \\ #{1 + 1}'

WORDS = {
    "typst code": TYPST,
    "typst lines": "= heading\n== heading\n/ term: words\n+ item\n- item\n```typ\n#panic()\n```",
    "a long latin word": "x" * 10_000,
    "a long thai word": "ก" * 10_000,
    "long thai prose": "กรุงเทพมหานคร" * 700,
    "a long link": "https://example.org/" + "y" * 5_000,
    "links that are none": "www.a http://[::1]/ https://ก.ไทย/?x=%%% <https://example.org/#<x>>",
    "emoji": "😀 👨‍👩‍👧 🇹🇭 ❤️",
    "chinese": "漢字" + "".join(map(chr, range(0x4E00, 0x5000))),
    "private use": "\ue000\uf8ff\U000f0000",
    "right to left": "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u200f\u0627\u200e \u202e",
    "other scripts": "नमस्ते ខ្មែរ ພາສາລາວ မြန်မာ 한국어",
    "homeless marks": "\u0e48\u0e31 ก\u0301\u0489 \u0e48x \u0301 漢\u0e49 →\u0301",
    "many marks": "e" + "\u0301" * 2_000 + "ก" + "\u0e49" * 2_000,
    "many lines": "\n".join(f"{n}) บรรทัด" for n in range(1, 1_000)),
    "all of the first plane": "".join(map(chr, range(0x20, 0x3100))),
    "json": '"}]}\\u0022\\n{"kind":',
    "brackets": "(" * 2_000 + ")" * 2_000,
}


def filled(words: str) -> IndicatorReport:
    """A report that says the words wherever it can."""
    return IndicatorReport(
        plan_title=words[:200],
        agency=words[:200],
        name=words[:500],
        nodes=(PlanNode(label=words[:100], name_th=words[:200]),),
        definition=words,
        quarters=(QuarterReport(quarter=1, narrative=words),),
        evidence=(Evidence(ref=words),),
        signature=Signature(name=words[:300], position=words[:300]),
    )


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_any_words_print_and_read_back(words: str) -> None:
    report = filled(words)

    started = time.monotonic()
    pdf = write_pdf(report)

    assert time.monotonic() - started < 5
    assert len(pdf) < 3_000_000
    assert read(pdf).report == report


def test_typst_code_stays_text() -> None:
    page = pypdfium2.PdfDocument(write_pdf(IndicatorReport(definition=TYPST)))[0].get_textpage().get_text_range()

    assert TYPST in " ".join(page.split())


def test_what_no_typeface_has_is_seen_to_be_missing() -> None:
    page = pypdfium2.PdfDocument(write_pdf(IndicatorReport(definition="ก漢😀ข")))[0].get_textpage().get_text_range()

    assert f"ก{REPLACEMENT}{REPLACEMENT}ข" in page


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("✅ ทำแล้ว ❌ ยังไม่ทำ", "✓ ทำแล้ว ✗ ยังไม่ทำ"),
        ("1️⃣ พื้นที่ 12 ㎡ ระยะ 3 ㎞", "1 พื้นที่ 12 m2 ระยะ 3 km"),
        ("𝗦𝗺𝗮𝗿𝘁 ２５６９", "Smart 2569"),
        ("รัก\u00adษ์ คลอง\u200cเตย \u202aBMA\u202c\u2063", "รักษ์ คลองเตย BMA"),
        ("👍🏽", REPLACEMENT),
    ],
)
def test_a_letter_without_a_glyph_is_shown_by_its_plain_equivalent(typed: str, shown: str) -> None:
    assert displayable(typed) == shown


def test_no_stand_in_is_shown_without_a_word() -> None:
    report = IndicatorReport(definition="ป่า 🌳 曼谷 မြို့ بانكوك \ue000 α่")

    remark = lost_from(report)
    said = pypdfium2.PdfDocument(write_pdf(report))[0].get_textpage().get_text_range()

    assert remark is not None
    assert set("🌳曼谷မြို့بانكو\ue000\u0e48") == set(not_displayable(report.definition))
    assert "🌳 (U+1F333), 曼 (U+66FC)" in remark.th
    assert "U+1F333 DECIDUOUS TREE" in " ".join(said.split())


def test_what_people_type_is_kept() -> None:
    words = "๑๒๓ ฿100 CO₂ ≥ 80 % ± 2 → 25 °C “คำพูด” – … ½ Ω µg ① ☑ ℃ ñ é Привет αβγ ๆ ฯลฯ"

    assert displayable(words) == words


def test_every_character_that_is_called_displayable_can_be_set() -> None:
    """The table of glyphs is true: none of these needs the second attempt, which would show a stand-in for it."""
    every = [c for c in map(chr, range(0x20, 0x3100)) if displayable(f"ก{c}") == f"ก{c}"]
    bases = [c for c in every if clean(c) == c and not unicodedata.combining(c) and not c.isspace()]
    report = IndicatorReport(definition="\n".join(" ".join(bases[n : n + 60]) for n in range(0, len(bases), 60)))

    pages = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(write_pdf(report)))

    assert len(bases) > 3_000
    assert REPLACEMENT not in pages


@settings(max_examples=60)
@given(st.text(max_size=200), st.text(alphabet=st.characters(min_codepoint=0x0E00, max_codepoint=0x0E7F), max_size=200))
def test_any_text_prints(anything: str, thai: str) -> None:
    report: Report = filled(f"{anything}\n{thai}")

    assert write_pdf(report).startswith(b"%PDF-1.7")


@settings(max_examples=15)
@given(st.text(max_size=300))
def test_any_text_reads_back(anything: str) -> None:
    report = filled(anything)

    assert read(write_pdf(report)).report == report


@pytest.mark.parametrize("begun", ["https://example.org/a/b", "<svg"])
def test_words_that_begin_as_an_address_or_a_drawing_are_set_as_words(begun: str) -> None:
    words = f"{begun} 😀"

    document = pypdfium2.PdfDocument(write_pdf(filled(words)))

    shown = "".join(page.get_textpage().get_text_range() for page in document)
    assert "😀" not in shown
    assert f"{begun} {REPLACEMENT}" in shown


def test_an_address_in_other_letters_leads_where_it_says() -> None:
    report = IndicatorReport(evidence=(Evidence(ref="https://example.org/คลอง/漢?q=1"),))

    pdf = pikepdf.open(io.BytesIO(write_pdf(report)))

    (note,) = pdf.pages[0]["/Annots"]
    assert unquote(str(note["/A"]["/URI"])) == "https://example.org/คลอง/漢?q=1"
