"""What pages of the present system have besides their tables: obstacles and evidence, pictures, words for none, agency and year."""

import pytest

from samrit.readers import read
from samrit.readers.page import read_all
from samrit.readers.source import Source
from samrit.report import IndicatorReport

HEAD = (
    "http://example.go.th/mobile/mykpi.php?pid=5097-4001\n\nรายละเอียดตัวชี้วัด\n\nBack Home\n\n"
    "จำนวนห้องสมุดที่เปิดถึงสองทุ่ม : 5097-4001\n\nค่าเป้าหมาย แห่ง : 9\n\nผลงานที่ทำได้ แห่ง : 8\n\n"
    "ประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ\n(ตัวชี้วัดระดับผลผลิต (output))\n\n0\n\nรายละเอียดตัวชี้วัดฯ : พิมพ์ข้อมูล\n\n"
    "*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 2: 80\n\nผลงานเทียบกับเป้าหมายรายไตรมาส\n\n"
)
TABLE = "ไตรมาสที่\n(1 - 4)\n*ผลงาน*\n(แห่ง)\n*ผลประเมินตัวชี้วัด*\n(* 2.1 / 2.2 *)\n"
FOUR = "".join(f"รายงานผลฯ ไตรมาสที่ {q}\n\nเปิดแล้ว {q * 2} แห่ง\n\n" for q in (1, 2, 3, 4))


def _indicator(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


def test_what_helped_hindered_and_shows_it_stands_below_the_summary() -> None:
    end = (
        "** สรุปผลการดำเนินงาน **\n\nต่ำกว่าเป้าหมาย\n\nปัญหาและอุปสรรค\n\nบรรณารักษ์ลาออกสองคน\n\nหลักฐานอ้างอิง\n\n"
        "https://example.org/library\nตารางเวร.xlsx\n\nนิยาม หรือความหมายของตัวชี้วัด\n\nห้องสมุด หมายถึง ห้องสมุดของเขต\n\n"
        "[กลับหน้าหลัก](http://example.go.th/mobile/index.php) | [พิมพ์ข้อมูล](http://example.go.th/mobile/print.php)\n"
    )
    report = _indicator(HEAD + FOUR + end)

    assert (report.obstacles, report.definition) == ("บรรณารักษ์ลาออกสองคน", "ห้องสมุด หมายถึง ห้องสมุดของเขต")
    assert [one.ref for one in report.evidence] == ["https://example.org/library", "ตารางเวร.xlsx"]
    assert report.unplaced == ()


def test_a_picture_within_a_line_parts_no_line() -> None:
    report = _indicator((HEAD + FOUR).replace("เปิดแล้ว 4 แห่ง", "เปิดแล้ว 4 แห่ง ![](a.png) ปิด 1 แห่ง"))

    assert report.quarters[1].narrative == "เปิดแล้ว 4 แห่ง ปิด 1 แห่ง"


@pytest.mark.parametrize("none", ["N/A", "n/a", "-", "ไม่มีข้อมูล", "ยังไม่รายงาน"])
@pytest.mark.parametrize("row", ["| {} | {} | {} | {} |\n", "{}\n{}\n{}\n{}\n"])
def test_a_cell_may_say_in_words_that_there_is_none(none: str, row: str) -> None:
    rows = [
        ("1", none, "0", "0 / 0"),
        ("2", "4.00", "80", "80 / 80"),
        ("3", none, none, "0 / 0"),
        ("4", "8.00", "90", "90 / 90"),
    ]
    report = _indicator(HEAD + TABLE + "".join(row.format(*cells) for cells in rows) + FOUR)

    assert [one.result.value_text for one in report.quarters] == ["", "4.00", "", "8.00"]
    assert report.unplaced == ()


def test_a_year_before_the_number_is_the_fiscal_year() -> None:
    report = _indicator(HEAD.replace("จำนวนห้อง", "ปี ๒๕๖๙ ๓. จำนวนห้อง") + FOUR)

    assert (report.fiscal_year_be, report.number, report.name) == (2569, "3", "จำนวนห้องสมุดที่เปิดถึงสองทุ่ม")


@pytest.mark.parametrize(
    "title", ["ประจำปีงบประมาณ พ.ศ. 2569 ของหน่วยงาน : สำนักการเย็นใจ", "ประจำปี ๒๕๖๙ ของหน่วยงาน : สำนักการเย็นใจ"]
)
def test_a_list_may_name_its_agency_and_year(title: str) -> None:
    entry = "({0}) (1.{0}) จำนวนสวนที่ {0} : 4400-000{0}\n[มิติที่ 1 : ตัวชี้วัดเจรจา]\nหน่วยนับ :แห่ง\nเป้าหมาย :7\nผลงาน :6\n"
    text = f"ผลการปฏิบัติราชการ{title}\nHome\nมิติที่ 1 ด้านประสิทธิผล\n{entry.format(1)}{entry.format(2)}"
    reports = [one.report for one in read_all(Source(text.encode()))]

    assert [(one.agency, one.fiscal_year_be) for one in reports] == [("สำนักการเย็นใจ", 2569)] * 2
    assert [one.number_text for one in reports if isinstance(one, IndicatorReport)] == ["(1.1)", "(1.2)"]
