"""Generated reports through Excel, and through a paper from which somebody has taken the data: what was written comes back."""

import io

import pikepdf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from properties.strategies import texts
from samrit.readers import read, read_all
from samrit.report import IndicatorReport, QuarterReport
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
        pdf.save(made)

    back = read(made.getvalue()).report

    assert isinstance(back, IndicatorReport)
    for name in FIELDS:
        assert "".join(getattr(back, name).split()) == "".join(getattr(report, name).split())
    for one, other in zip(back.quarters, quarters, strict=True):
        assert "".join(one.narrative.split()) == "".join(other.narrative.split())
