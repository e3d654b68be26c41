"""Any report reads back from its Word document as the same report; what an office changes in the template is checked."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings
from odf.opendocument import OpenDocumentText
from odf.style import Footer, MasterPage, PageLayout
from odf.text import P, PageNumber

from properties.strategies import reports
from samrit.readers import read
from samrit.report import Evidence, IndicatorReport, Level, QuarterReport, Report, Target, canonical_json
from samrit.writers import write
from samrit.writers.word import write_word
from samrit.writers.word_template import MARKER, STYLES, TemplateError, blank_template, checked_template

TWIN = Path(__file__).parent / "indicator-32-own-words.txt"
REPORT = IndicatorReport(
    agency="สำนักสิ่งแวดล้อม",
    fiscal_year_be=2564,
    number_text="7.",
    name="จำนวนสวนที่เปิดให้ประชาชนใช้",
    level=Level.OUTPUT,
    definition="สวนที่เปิดครบทุกวัน\n\nและสวนใหม่",
    quarters=(QuarterReport(quarter=1, narrative="เปิดสวน 2 แห่ง\n1) สวนแรก\n2) สวนที่สอง"),),
    evidence=(Evidence(ref="https://example.org/gardens"),),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reports)
def test_any_report_reads_back_from_its_document(report: Report) -> None:
    reading = read(write(report, "word"))

    assert canonical_json(reading.report) == canonical_json(report)
    assert reading.format == "word"


def test_the_form_has_styles_boxes_a_running_head_and_the_same_bytes_twice() -> None:
    data = write_word(REPORT)
    document = docx.Document(io.BytesIO(data))

    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None}
    assert used <= set(STYLES)
    assert document.sections[0].header.paragraphs[0].text.startswith("**** ผลการดำเนินงานส่วนที่ 2")
    assert [box.text for box in document.element.iter("{*}sdt") for box in box.iter("{*}t")] == ["☑", "☐"]
    assert document.core_properties.title == "7. จำนวนสวนที่เปิดให้ประชาชนใช้"
    assert document.styles["Normal"].font.name == "TH Sarabun New"
    assert write_word(REPORT) == data


def test_what_is_filled_in_offline_is_read() -> None:
    empty = REPORT.replace(quarters=(QuarterReport(quarter=1),), definition="")
    document = docx.Document(io.BytesIO(write_word(empty)))
    for paragraph in document.paragraphs:
        if paragraph.text == "(6.1) ไตรมาสที่ 1 :":
            paragraph.add_run(" เปิดสวน 2 แห่ง")
        if paragraph.text.startswith("3. "):
            paragraph.add_run(" สวนที่เปิดครบทุกวัน")
    saved = io.BytesIO()
    document.save(saved)

    report = read(saved.getvalue(), "filled.docx").report

    assert isinstance(report, IndicatorReport)
    assert report.quarters[0].narrative == "เปิดสวน 2 แห่ง"
    assert report.definition == "สวนที่เปิดครบทุกวัน"
    assert report.level is Level.OUTPUT


def test_an_empty_form_is_filled_in_where_it_matters() -> None:
    document = docx.Document(io.BytesIO(write_word(IndicatorReport(name="จำนวนสวน"))))
    typed = {"(6.1) ไตรมาสที่ 1 :": " เปิดสวน 2 แห่ง", ": ผลงานที่ทำได้ =": " 5.00 (แห่ง)"}
    for element in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document)
        if paragraph.text in typed:
            paragraph.add_run(typed.pop(paragraph.text) if paragraph.text.startswith("(") else " 5.00 (แห่ง)")
    box = next(document.element.iter(qn("w:sdt")))
    next(box.iter(qn("w:t"))).text = "☑"
    saved = io.BytesIO()
    document.save(saved)

    report = read(saved.getvalue(), "filled.docx").report

    assert isinstance(report, IndicatorReport)
    assert report.level is Level.OUTPUT
    assert [one.quarter for one in report.quarters] == [1, 2, 3, 4]
    assert report.quarters[0].narrative == "เปิดสวน 2 แห่ง"
    assert {one.result.printed for one in report.quarters} == {report.result.printed} == {"5.00 (แห่ง)"}


def test_a_number_stays_with_its_unit_and_the_dots_stand_beside_their_labels() -> None:
    report = REPORT.replace(definition="ปิดไฟ 1 ชั่วโมง เวลา 19.00 - 21.30 น.")
    lines = [one.text for one in docx.Document(io.BytesIO(write_word(report))).paragraphs]

    assert ":: ปิดไฟ 1\u00a0ชั่วโมง เวลา\u00a019.00\u00a0-\u00a021.30\u00a0น." in lines
    assert "ตำแหน่ง....." in lines
    assert "....." not in lines
    assert read(write(report, "word")).report == report


def test_a_quarter_with_a_target_has_a_line_for_its_result() -> None:
    report = REPORT.replace(quarters=(QuarterReport(quarter=1, narrative="ก", target=Target(value_text="5")),))

    assert "\n: ผลงานที่ทำได้ =\n" in write(report, "text").decode().partition("(6.1)")[2]
    assert read(write(report, "text")).report == read(write(report, "word")).report == report


def _template(change: str) -> bytes:
    document = docx.Document(io.BytesIO(blank_template()))
    marker = next(paragraph for paragraph in document.paragraphs if paragraph.text == MARKER)
    if change == "letterhead":
        marker.insert_paragraph_before("กลุ่มงานแผนงานและประเมินผล")
    if change == "others":
        document.add_paragraph("{{ number }} {% for x in y %}")
    if change == "no marker":
        marker.text = "แบบรายงาน"
    if change == "no style":
        document.styles.element.remove(document.styles["Samrit Item"].element)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_an_office_s_template_carries_the_form() -> None:
    document = docx.Document(io.BytesIO(write_word(REPORT, template=checked_template(_template("letterhead")))))

    assert next(paragraph.text for paragraph in document.paragraphs) == "กลุ่มงานแผนงานและประเมินผล"
    assert MARKER not in "".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no archive", "no Word document"),
        (_template("no marker"), "needs one paragraph"),
        (_template("others"), r"holds \{% for x in y %\}, \{\{ number \}\}, which nothing fills in"),
        (_template("no style"), "lacks these styles: Samrit Item"),
    ],
    ids=["broken", "no marker", "others", "no style"],
)
def test_a_template_that_can_t_be_used_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(TemplateError, match=said):
        checked_template(data)


def test_the_real_form_in_our_own_words_goes_into_word_and_back() -> None:
    report = read(TWIN.read_bytes(), TWIN.name).report

    assert read(write(report, "word")).report == report


def test_the_number_of_a_page_that_an_office_suite_wrote_into_the_foot_is_no_text() -> None:
    document = docx.Document(io.BytesIO(write_word(IndicatorReport(name="จำนวนสวน"))))
    foot = document.sections[0].footer.paragraphs[0]
    foot.clear()
    foot.add_run("หน้า ")
    for kind, words in (("begin", ""), ("", " PAGE "), ("separate", ""), ("words", "4"), ("end", "")):
        run = foot.add_run(words if kind == "words" else "")
        if kind in ("begin", "separate", "end"):
            run._element.append(OxmlElement("w:fldChar", attrs={qn("w:fldCharType"): kind}))
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.text = words
            run._element.append(instruction)
    saved = io.BytesIO()
    document.save(saved)

    assert read(saved.getvalue(), "a.docx").report == IndicatorReport(name="จำนวนสวน")


def test_nor_is_it_in_a_text_of_opendocument() -> None:
    document = OpenDocumentText()
    layout = PageLayout(name="L")
    document.automaticstyles.addElement(layout)
    master = MasterPage(name="Standard", pagelayoutname=layout)
    document.masterstyles.addElement(master)
    foot, line = Footer(), P()
    line.addElement(PageNumber(selectpage="current", text="3"))
    foot.addElement(line)
    master.addElement(foot)
    for words in write(REPORT, "text").decode().splitlines():
        document.text.addElement(P(text=words))
    saved = io.BytesIO()
    document.write(saved)

    assert read(saved.getvalue(), "a.odt").report == read(write(REPORT, "text"), "a.txt").report
