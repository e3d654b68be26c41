"""What a page's end cuts: the form's heading in two lines at the head of each page, and a sentence that counts."""

from samrit.readers import read
from samrit.report import IndicatorReport

HEADING = "**** ผลการดำเนินงานส่วนที่ 2 ผลสัมฤทธิ์การปฏิบัติงานตามแผนปฏิบัติการ\nประจำปี แยกรายตัวชี้วัด ****\n"


def form_of(*pages: str) -> IndicatorReport:
    """A form whose pages each begin with its heading, as an office suite prints it."""
    report = read("\n\x0c\n".join(f"{HEADING}{page}" for page in pages).encode()).report
    assert isinstance(report, IndicatorReport)
    return report


def test_a_heading_in_two_lines_names_the_plan_and_is_no_text_on_any_page() -> None:
    report = form_of(
        "1. ชื่อตัวชี้วัด : 7. จำนวนสวน\n3. คำนิยาม :\nสวนที่เปิดครบ", "ทุกวันในรอบปี\n4. วิธีการคำนวณ :\nนับสวน", "ที่เปิดแล้ว"
    )

    assert report.plan_title == "แผนปฏิบัติการประจำปี"
    assert report.unplaced == ()
    assert (report.definition, report.method) == ("สวนที่เปิดครบ ทุกวันในรอบปี", "นับสวน ที่เปิดแล้ว")


def test_a_sentence_that_counts_goes_on_over_a_pages_end_and_a_list_stays_one() -> None:
    sentence = form_of("1. ชื่อตัวชี้วัด : 7. จำนวนสวน\n3. คำนิยาม :\nมี 3 ด้าน คือ (1) ต้นไม้", "(2) ดอกไม้ และ (3) น้ำ")
    listed = form_of("1. ชื่อตัวชี้วัด : 7. จำนวนสวน\n3. คำนิยาม :\n1) ต้นไม้ (1) ใหญ่", "2) ดอกไม้")

    assert sentence.definition == "มี 3 ด้าน คือ (1) ต้นไม้ (2) ดอกไม้ และ (3) น้ำ"
    assert listed.definition == "1) ต้นไม้ (1) ใหญ่\n2) ดอกไม้"
