"""Titles, letterheads, subjects and questions say of whom, of which year and of which indicator a paper is."""

import pytest

from samrit.readers import read
from samrit.report import IndicatorReport

REST = "เป้าหมาย : 9 แห่ง\nไตรมาสที่ 1 : ตัดหญ้าริมทาง\nผลงาน : 2 แห่ง\nไตรมาสที่ 2 : ตัดแต่งต้นไม้\nผลงาน : 5 แห่ง\n"
NAME = "ชื่อตัวชี้วัด : จำนวนทางเท้าที่ร่มรื่น\n"


def _indicator(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("แบบติดตามผล ประจำปีงบประมาณ พ.ศ. 2567\n", 2567),
        ("เรื่อง : ส่งรายงานประจำปี 2567\n", 2567),
        ("Fiscal Year 2024 (B.E. 2567)\n", 2567),
        ("ปีงบประมาณ : 2567 (ต.ค. 66 - ก.ย. 67)\n", 2567),
        ("รายงานปี 2567\nปีงบประมาณ : 2568\n", 2568),  # a label's own goes before a title's
        ("รายงานผลปี 2566 ถึงปี 2567\n", None),
        ("Fiscal year: 2023 (B.E. 2567)\n", None),  # no year is both
    ],
)
def test_the_year_of_a_title(head: str, year: int | None) -> None:
    assert _indicator(f"{head}{NAME}{REST}").fiscal_year_be == year


def test_the_year_of_an_official_heading_without_its_stars() -> None:
    heading = "ผลการดำเนินงานส่วนที่ ๒ ผลสัมฤทธิ์ตามแผนปฏิบัติราชการประจำปี พ.ศ. ๒๕๖๗\nหน่วยงาน สำนักการคลัง\n"
    items = "๑. ชื่อตัวชี้วัด  ๔. จำนวนทางเท้าที่ร่มรื่น\n๓. คำนิยาม  ทางเท้าที่มีต้นไม้\n๕. เป้าหมาย  ๙ (แห่ง)\nผลงานที่ทำได้  ๘.๕\n๖.๑ ไตรมาสที่ ๑  ตัดหญ้า\n"
    report = _indicator(heading + items)

    assert (report.fiscal_year_be, report.agency, report.number) == (2567, "สำนักการคลัง", "4")
    assert (str(report.target.value), str(report.result.value)) == ("9", "8.5")


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("สำนักงานเขตสาทร ฝ่ายโยธา\n", "สำนักงานเขตสาทร"),
        ("กองช่าง เทศบาลนครตัวอย่าง\n", "กองช่าง เทศบาลนครตัวอย่าง"),
        ("ส่วนราชการ สำนักการโยธา โทร. 0 2999 0000\n", "สำนักการโยธา"),
        ("ท่านสังกัดหน่วยงานใด : กองช่าง\n", "กองช่าง"),
        ("หน่วยงาน / Agency : กองช่าง\n", "กองช่าง"),
        ("สำนักงานเขตสาทร จัดกิจกรรมปลูกต้นไม้\n", ""),  # what an office did is no letterhead
        ("สำนักงานเขตตัวอย่างที่ไม่มีจริง\n", ""),
    ],
)
def test_the_office_of_a_letterhead(head: str, agency: str) -> None:
    assert _indicator(f"{head}{NAME}{REST}").agency == agency


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("ตัวชี้วัดที่ 7 จำนวนทางเท้าที่ร่มรื่น\n", "7"),
        ("เรื่อง : ส่งผลตัวชี้วัดที่ 7\nชื่อตัวชี้วัด : จำนวนทางเท้าที่ร่มรื่น\n", "7"),
        ("เรื่อง : ส่งผลตัวชี้วัดที่ 7 และตัวชี้วัดที่ 8\nชื่อตัวชี้วัด : จำนวนทางเท้าที่ร่มรื่น\n", ""),
    ],
)
def test_the_number_of_the_one_indicator_that_a_paper_names(words: str, number: str) -> None:
    report = _indicator(words + REST)

    assert (report.number, report.name) == (number, "จำนวนทางเท้าที่ร่มรื่น")


def test_answers_of_a_web_form() -> None:
    questions = (
        "โปรดระบุชื่อตัวชี้วัดของท่าน: จำนวนทางเท้าที่ร่มรื่น", "ปีงบประมาณที่รายงาน: 2567", "ค่าเป้าหมายเท่าใด: 9",
        "ผลงานไตรมาสที่ 1: 2", "อธิบายผลงานไตรมาสที่ 1: ตัดหญ้าริมทาง", "ปัญหาและอุปสรรค: ฝนตก", "แนบหลักฐาน: ภาพถ่าย 3 ภาพ",
    )  # fmt: skip
    report = _indicator("\n".join(f"{at}) {question}" for at, question in enumerate(questions, 1)))

    assert (report.name, report.fiscal_year_be, str(report.target.value)) == ("จำนวนทางเท้าที่ร่มรื่น", 2567, "9")
    assert (str(report.quarters[0].result.value), report.quarters[0].narrative) == ("2", "ตัดหญ้าริมทาง")
    assert (report.obstacles, [one.ref for one in report.evidence]) == ("ฝนตก", ["ภาพถ่าย 3 ภาพ"])


def test_labels_in_two_languages() -> None:
    report = _indicator(
        "ชื่อ / Name : จำนวนทางเท้าที่ร่มรื่น\nTarget / เป้าหมาย : 9 แห่ง\nไตรมาสที่ 1 / Quarter 1 : ตัดหญ้า\nไตรมาสที่ 2 / Quarter 2 : ตัดแต่งต้นไม้\nอุปสรรค / Obstacles : ฝนตก\n"
    )

    assert (report.name, str(report.target.value), report.obstacles) == ("จำนวนทางเท้าที่ร่มรื่น", "9", "ฝนตก")
    assert [one.narrative for one in report.quarters] == ["ตัดหญ้า", "ตัดแต่งต้นไม้"]


@pytest.mark.parametrize("closing", ["ขอบคุณค่ะ", "ขอแสดงความนับถือ", "Kind regards,"])
def test_the_end_of_a_letter_is_of_no_field(closing: str) -> None:
    report = _indicator(f"{NAME}{REST}อุปสรรค : ฝนตก\n\n{closing}\nสมมติ\n")

    assert report.obstacles == "ฝนตก"
    assert closing in report.unplaced[0].text


def test_a_memorandum() -> None:
    head = "บันทึกข้อความ\nส่วนราชการ สำนักงานเขตสาทร (ฝ่ายโยธา โทร. 0000)\nที่ กท 0000/1 วันที่ 5 ตุลาคม 2567\nเรื่อง รายงานตัวชี้วัดที่ 7 ประจำปีงบประมาณ พ.ศ. 2567\nเรียน ผู้อำนวยการเขต\n\n"
    report = _indicator(f"{head}1. {NAME}2. {REST}")

    assert (report.agency, report.fiscal_year_be, report.number) == ("สำนักงานเขตสาทร", 2567, "7")
    assert report.name == "จำนวนทางเท้าที่ร่มรื่น"
    assert "ที่ กท 0000/1" in "\n".join(one.text for one in report.unplaced)
