"""What stands on the pages, as PDFium and a reader's eye find it."""

import io
import re
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from samrit.readers import read
from samrit.report import (
    Evaluation,
    Evidence,
    IndicatorReport,
    Kind,
    Level,
    PlanNode,
    ProjectReport,
    QuarterReport,
    Report,
    Result,
    Score,
    Signature,
    Target,
    YearEnd,
)
from samrit.writers.pdf import write_pdf
from samrit.writers.text import write_text

FULL = IndicatorReport(
    plan_title="แผนปฏิบัติการประจำปี",
    fiscal_year_be=2564,
    agency="สำนักการระบายน้ำ",
    code="1500-0012",
    number_text="(3.2)",
    name="ร้อยละของคลองที่ไหลได้ตลอดปี",
    level=Level.OUTCOME,
    kind=Kind.STRATEGIC,
    long_term_plan="แผนพัฒนากรุงเทพมหานคร ระยะ 20 ปี",
    nodes=(
        PlanNode(label="ประเด็นยุทธศาสตร์", rank="ด้านที่", code_text="๑", name_th="เมืองปลอดภัย", name_en="Safe City"),
        PlanNode(label="ย่อย", code_text="๑.๔", name_th="น้ำไม่ท่วม"),
    ),
    definition="คลองที่วัดการไหลได้ทุกเดือน",
    method="คลองที่ไหลได้ หารด้วยคลองทั้งหมด",
    target=Target(value_text="80", unit_text="ไม่น้อยกว่าร้อยละ ..."),
    result=Result(value_text="82.50 [33/40]", unit_text="ไม่น้อยกว่าร้อยละ ..."),
    evaluation=Evaluation(quarter=4),
    quarters=(
        QuarterReport(quarter=1, narrative="สำรวจคลอง"),
        QuarterReport(
            quarter=2,
            narrative="ลอกคลอง 3 สาย ดังนี้\n1) คลองหนึ่ง\n2) คลองสอง\n\nเวลา 08.00 - 12.00 น.",
            target=Target(value_text="40", unit_text="ร้อยละ"),
            result=Result(value_text="42", unit_text="ร้อยละ"),
            score=Score(value=None),
        ),
    ),
    year_end=YearEnd(verdict_text="สูงกว่าเป้าหมาย", narrative="คลองไหลได้ 33 สาย"),
    supporting_factors="ชุมชนช่วยเก็บขยะ",
    obstacles="ฝนมากกว่าปกติ",
    evidence=(Evidence(ref="https://example.org/canals"), Evidence(ref="ภาพถ่าย.pdf")),
    signature=Signature(position="วิศวกรโยธา"),
    label_spellings=(("definition", "คำนียาม"),),
)
PROJECT = ProjectReport(
    code="22000000-4008",
    name="โครงการสวนหน้าบ้าน",
    agency="สำนักงานเขตตัวอย่าง",
    fiscal_year_be=2563,
    responsible="ฝ่ายรักษาความสะอาด",
    rationale="เมืองต้องการร่มเงา\n\nและที่พัก",
    objectives="1. ปลูกต้นไม้\n2. ดูแลต้นไม้",
    narrative="ปลูกแล้ว 40 ต้น",
)


def page_texts(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def letters(text: str) -> str:
    """The letters, marks, digits and signs of a text in their order, without what only places them.

    Left out: spaces, dots (a place to write on), boxes (the page draws them), and the backslashes by which the text
    form tells words from labels.
    """
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isprintable() and c not in " .☑☐\\")


@pytest.mark.parametrize("report", [FULL, PROJECT], ids=["indicator", "project"])
def test_the_page_says_what_the_text_form_says_in_the_same_order(report: Report) -> None:
    text = letters(write_text(report).decode())
    heading = text[: text.index("****", 4) + 4]

    pages = [re.sub(r"หน้า \d+/\d+", "", page) for page in page_texts(write_pdf(report))]

    assert "".join(letters(page).removeprefix(heading) for page in pages) == text.removeprefix(heading)


def test_an_empty_page_has_lines_to_fill_in_which_its_text_leaves_out() -> None:
    text, page = (
        letters(write_text(IndicatorReport()).decode()),
        letters("".join(page_texts(write_pdf(IndicatorReport())))),
    )

    to_fill_in = [f"(6{quarter})ไตรมาสที่{quarter}::ผลงานที่ทำได้=" for quarter in (1, 2, 3, 4)]

    assert all(line in page and line not in text for line in to_fill_in)
    left = re.sub(r"หน้า\d+/\d+", "", page.replace("".join(to_fill_in), ""))
    assert left.removeprefix(text[: text.index("****", 4) + 4]) == text[text.index("****", 4) + 4 :]


@pytest.mark.shared
def test_the_printed_real_form_says_what_the_original_says_in_the_same_order(shared_reports: Path) -> None:
    original = (shared_reports / "indicator-32-earth-hour-2564.txt").read_text("utf-8")
    heading = re.compile(r"^\*+ ?ผลการดำเนินงานส่วนที่ 2.*$", re.MULTILINE)

    pages = page_texts(write_pdf(read(original.encode()).report))

    printed = [letters(re.sub(r"หน้า \d+/\d+", "", heading.sub("", page))) for page in pages]
    assert len(pages) == 2
    assert "".join(printed) == letters(heading.sub("", original))


def test_the_heading_stands_on_every_page() -> None:
    long = FULL.replace(obstacles="\n".join(f"ฝนตกวันที่ {n}" for n in range(1, 120)))

    pages = [letters(page) for page in page_texts(write_pdf(long))]

    heading = letters("**** ผลการดำเนินงานส่วนที่ 2 ผลสัมฤทธิ์การปฏิบัติงานตามแผนปฏิบัติการประจำปี แยกรายตัวชี้วัด ****")
    assert len(pages) == 5
    assert [page.count(heading) for page in pages] == [1] * 5
    assert [page[-7:] for page in pages] == [f"หน้า{n}/5" for n in range(1, 6)]


def test_blanks_stay_in_what_is_copied_from_a_page() -> None:
    words = (
        "ในวันที่ 2 - 3 มีนาคม 2564 ณ ห้องประชุม 1 อาคาร 1",
        "ลดลงได้ 29.4 เมกะวัตต์ และ 8.4 ตัน (Earth Hour) ที่ ที่นี่",
        "ปี แยกรายตัวชี้วัด ต่าง ๆ ของเขต",
    )

    (page,) = page_texts(write_pdf(IndicatorReport(plan_title="แผนปฏิบัติการประจำปี", obstacles="\n".join(words))))

    lines = [line.strip().removeprefix(":: ") for line in page.split("\r\n")]
    assert lines[0] == "**** ผลการดำเนินงานส่วนที่ 2 ผลสัมฤทธิ์การปฏิบัติงานตามแผนปฏิบัติการประจำปี แยกรายตัวชี้วัด ****"
    assert [line for line in lines if line.endswith(tuple(word[-6:] for word in words))] == [*words]


def test_the_place_to_sign_is_never_alone_on_a_page() -> None:
    """However long the report, what stands on the last page with the signature includes the last item."""
    for lines in range(20, 60):
        report = FULL.replace(obstacles="\n".join(["ฝนตก"] * lines))

        last = letters(page_texts(write_pdf(report))[-1])

        assert letters("ลงชื่อ") in last
        assert letters("ภาพถ่าย.pdf") in last, f"with {lines} lines"


def test_digits_stay_as_the_paper_has_them() -> None:
    text = "".join(page_texts(write_pdf(FULL)))

    assert "๑.๔" in text
    assert "(3.2)" in text


def test_links_can_be_followed() -> None:
    report = IndicatorReport(
        definition="ดู www.example.org และ https://example.org/b", evidence=(Evidence(ref="http://a.example"),)
    )

    pdf = pikepdf.open(io.BytesIO(write_pdf(report)))

    assert [str(note["/A"]["/URI"]) for note in pdf.pages[0]["/Annots"]] == [
        "https://www.example.org",
        "https://example.org/b",
        "http://a.example",
    ]
