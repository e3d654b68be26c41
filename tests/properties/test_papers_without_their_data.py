"""Generated reports through Excel, and through a paper from which somebody has taken the data: what was written comes back."""

import io

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from properties.strategies import texts
from samrit.readers import read, read_all
from samrit.report import (
    Evidence,
    IndicatorReport,
    Level,
    PlanNode,
    QuarterReport,
    Result,
    Signature,
    Target,
    YearEnd,
)  # fmt: skip
from samrit.thai.text import repair
from samrit.writers.pdf import write_pdf
from samrit.writers.results_sheet import write_results_sheet

FIELDS = ("definition", "method", "supporting_factors", "obstacles")
# What people write, without what means something in the form: that such words are lost nowhere, others hold.
_WORDS = st.sampled_from((
    "กรุงเทพมหานคร", "สำนักงานเขต", "จัดประชุม", "ภาคีเครือข่าย", "คัดแยกขยะ", "ร้อยละ 85.50", "12 แห่ง", "27 มีนาคม 2564", "Earth Hour", "COVID-19",
    "น้ำ", "ต่าง ๆ", "ฯลฯ", "1,407.52 ไร่", "เพื่อ", "และ", "ทั้งนี้", "ผู้เข้าร่วม", "ปลูกต้นไม้",
))  # fmt: skip
sentences = st.lists(_WORDS, min_size=1, max_size=60).map(" ".join)

whole_texts = texts.map(lambda text: repair(text)[0])  # as every reader mends it, and tells


@settings(max_examples=25)
@example(narratives=["12 แห่ง", "3. คำนิยาม", "85.50", ""], factors="7) ปัจจัยสนับสนุน", obstacles="")
@given(narratives=st.lists(whole_texts, min_size=4, max_size=4), factors=whole_texts, obstacles=whole_texts)
def test_words_come_back_from_a_sheet(narratives: list[str], factors: str, obstacles: str) -> None:
    report = IndicatorReport(
        fiscal_year_be=2569, agency="สำนักตัวอย่าง", code="2200-0801", number_text="3.1", name="จำนวนสวน",
        quarters=tuple(QuarterReport(quarter=at, narrative=one) for at, one in enumerate(narratives, 1)),
        supporting_factors=factors, obstacles=obstacles,
    )  # fmt: skip

    (reading,) = read_all(write_results_sheet((report,), "แผนปฏิบัติราชการประจำปี"))
    back = reading.report

    assert isinstance(back, IndicatorReport)
    assert [one.narrative for one in back.quarters] == [one.narrative for one in report.quarters]
    assert (back.supporting_factors, back.obstacles) == (report.supporting_factors, report.obstacles)


@settings(max_examples=15)
@given(st.lists(sentences, min_size=8, max_size=8))
def test_words_come_back_from_the_pages_of_a_paper_alone(written: list[str]) -> None:
    quarters = tuple(QuarterReport(quarter=at, narrative=one) for at, one in enumerate(written[4:], 1))
    definition, method, factors, obstacles = written[:4]
    report = IndicatorReport(
        number_text="7.", name="จำนวนสวน", definition=definition, method=method, quarters=quarters, supporting_factors=factors, obstacles=obstacles,
    )  # fmt: skip
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(write_pdf(report))) as pdf:
        del pdf.attachments["report.json"]
        del pdf.Root.StructTreeRoot  # as another program prints it anew
        pdf.save(made)

    back = read(made.getvalue()).report

    assert isinstance(back, IndicatorReport)
    for name in FIELDS:
        assert "".join(getattr(back, name).split()) == "".join(getattr(report, name).split())
    for one, other in zip(back.quarters, quarters, strict=True):
        assert "".join(one.narrative.split()) == "".join(other.narrative.split())


# A text of several lines: paragraphs, blank lines, lists, columns, and lines that look like the form's own.
_LINES = st.one_of(sentences, st.sampled_from((
    "1) จัดประชุม", "2) ปลูกต้นไม้", "- คัดแยกขยะ", "- ลดขยะ", "ดินแดง\t5", "3. คำนิยาม", "ไตรมาสที่ 2 : ปลูกแล้ว", "ลงชื่อ.....", "เป็นไปตามเป้าหมาย",
    "**** สนับสนุนแผน 20 ปี **", "ดู https://example.org/a/b?c=1 ด้วย", "* อักขระที่แบบอักษรไม่มีแสดงเป็น � ไม่กี่ตัว",
)))  # fmt: skip
_NAMES = st.lists(_WORDS, min_size=1, max_size=12).map(" ".join)
_TEXTS = st.lists(st.tuples(_LINES, st.sampled_from(("\n", "\n\n"))), max_size=5).map(
    lambda parts: "".join(f"{line}{end}" for line, end in parts).strip()
)


@st.composite
def _filled(draw: st.DrawFn) -> IndicatorReport:
    """A report as offices fill it in, with whatever a page can show."""
    quarters = tuple(
        QuarterReport(quarter=at, narrative=draw(_TEXTS), shortfall=draw(_TEXTS), result=Result(value_text="5.00", unit_text="แห่ง"))
        for at in (1, 2, 3, 4)
    )  # fmt: skip
    return IndicatorReport(
        agency=draw(_NAMES), code="2200-0801", fiscal_year_be=2569, number_text="7.", name=draw(_NAMES), level=draw(st.sampled_from(Level)),
        long_term_plan="แผนพัฒนา กทม. ระยะ 20 ปี", nodes=(PlanNode(label="ประเด็นยุทธศาสตร์", rank="ด้านที่", code_text="๒", name_th=draw(_NAMES)),),
        definition=draw(_TEXTS), method=draw(_TEXTS), target=Target(value_text="5", unit_text="ไม่น้อยกว่า ... แห่ง"), quarters=quarters,
        year_end=YearEnd(verdict_text="เป็นไปตามเป้าหมาย", narrative=draw(_TEXTS)), supporting_factors=draw(_TEXTS),
        evidence=(Evidence(ref="https://example.org/a/b"),), signature=Signature(name="สมศรี ใจงาม", role="ผู้รับผิดชอบโครงการ", position=draw(_NAMES)),
    )  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(_filled())
def test_a_report_comes_back_from_a_paper_that_has_lost_its_data(report: IndicatorReport) -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(write_pdf(report))) as pdf:
        del pdf.Root.Names
        pdf.save(made)

    assert read(made.getvalue()).report == report


@pytest.mark.parametrize("lost", [("/Names",), ("/Names", "/StructTreeRoot")])
def test_the_remark_about_letters_that_the_typeface_lacks_is_in_no_field(lost: tuple[str, ...]) -> None:
    quarters = (QuarterReport(quarter=1, narrative="เปิดสวน"),)
    report = IndicatorReport(number_text="7.", name="จำนวนสวน", definition="สวน 📊 និង 中文", quarters=quarters)
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(write_pdf(report))) as pdf:
        for name in lost:
            del pdf.Root[name]
        pdf.save(made)

    reading = read(made.getvalue())

    assert reading.report == report.replace(definition="สวน � ��� ��")
    assert "letters-lost" in [issue.code for issue in reading.issues]


def test_tags_that_lead_in_circles_or_nowhere_are_left_and_the_page_is_read() -> None:
    report = IndicatorReport(
        number_text="7.", name="จำนวนสวน", quarters=(QuarterReport(quarter=1, narrative="เปิดสวน"),)
    )
    for harm in ("circle", "nowhere", "words", "added"):
        made = io.BytesIO()
        with pikepdf.open(io.BytesIO(write_pdf(report))) as pdf:
            del pdf.Root.Names
            document = pdf.Root.StructTreeRoot.K[0]
            if harm == "circle":
                document.K.append(document)
                document.K.append(document)
            elif harm == "added":  # by a program that writes onto pages
                face = pikepdf.Dictionary(
                    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
                )
                pdf.pages[0].Resources.Font.Added = pdf.make_indirect(face)
                pdf.pages[0].contents_add(b"BT /Added 11 Tf 100 300 Td (added by hand) Tj ET")
            else:
                document.K[0].K = pikepdf.Array([99_999]) if harm == "nowhere" else pikepdf.String("no number")
            pdf.save(made)

        reading = read(made.getvalue())

        assert reading.report.name == "จำนวนสวน"
        assert ("added by hand" in reading.source) == (harm == "added")
