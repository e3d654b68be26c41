"""Papers of other hands: labels in other words and places, quarters told by their months, lines that no field has."""

from decimal import Decimal

from samrit.readers import read, read_all
from samrit.report import IndicatorReport, Level, Verdict


def _read(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


def test_quarters_told_by_their_year_or_months_are_quarters() -> None:
    head = "ตัวชี้วัด : จำนวนศาลาที่ซ่อม\nค่าเป้าหมาย : 8 หลัง\nผลการดำเนินงาน\n"
    by_year = _read(head + "ไตรมาส 1/2567 สำรวจศาลา\nไตรมาส 2/2567 ซ่อม 3 หลัง\nทาสีแล้ว 1 หลัง\n")
    by_months = _read(
        head + "ไตรมาส ๑ (ต.ค. - ธ.ค.) สำรวจศาลา\nไตรมาส ๒ (เดือนมกราคม - มีนาคม) ซ่อม 3 หลัง\nทาสีแล้ว 1 หลัง\n"
    )

    for report in (by_year, by_months):
        assert [q.narrative for q in report.quarters] == ["สำรวจศาลา", "ซ่อม 3 หลัง\nทาสีแล้ว 1 หลัง"]


def test_within_numbered_quarters_a_quarter_named_by_its_year_is_text() -> None:
    report = _read(
        "1. ชื่อตัวชี้วัด : จำนวนศาลา\n5. เป้าหมาย : 8 (หลัง)\n6. รายงานผลการดำเนินงาน (รายไตรมาส) :\n"
        "(6.1) ไตรมาสที่ 1 : สำรวจ\nไตรมาส 2/2567 จะซ่อม\n(6.2) ไตรมาสที่ 2 : ซ่อมแล้ว\n"
    )

    assert [q.narrative for q in report.quarters] == ["สำรวจ\nไตรมาส 2/2567 จะซ่อม", "ซ่อมแล้ว"]


_BLOCKS = """ตัวชี้วัด: จำนวนศาลาที่ซ่อม
ค่าเป้าหมาย: 8
หน่วยนับ: หลัง
ความหมาย: ศาลาริมทางที่หลังคารั่ว
วิธีคำนวณ: นับหลังที่ซ่อมแล้ว

ไตรมาสที่ 1
ผลงาน: 2
ผลการดำเนินงาน: ซ่อมหลังคา 2 หลัง
ความก้าวหน้า: 25 %
ปัญหา/อุปสรรค: ขาดช่าง

ไตรมาสที่ 2
ผลงาน:
ผลการดำเนินงาน:
ความก้าวหน้า:
ปัญหา/อุปสรรค:

สอบถาม ฝ่ายโยธา
"""


def test_quarters_below_any_item_have_values_and_words_of_their_own() -> None:
    report = _read(_BLOCKS)
    first, second = report.quarters

    assert report.method == "นับหลังที่ซ่อมแล้ว"
    assert (report.target.value_text, report.target.unit_text) == ("8", "หลัง")
    assert (first.result.value_text, first.narrative, first.progress_percent) == ("2", "ซ่อมหลังคา 2 หลัง", Decimal(25))
    assert (second.result.value_text, second.narrative, second.progress_percent) == ("", "", None)


def test_obstacles_of_a_quarter_are_not_those_of_the_year() -> None:
    report = _read(_BLOCKS)

    assert report.obstacles == ""
    assert {"ปัญหา/อุปสรรค: ขาดช่าง"} <= {line for one in report.unplaced for line in one.text.split("\n")}


def test_an_english_form_has_its_head_its_levels_and_its_verdict() -> None:
    report = _read(
        "Indicator No. 7\nIndicator name: Number of shelters repaired\nAgency: Works Section\nUnit: shelters\n"
        "Level of success: Output [x] Outcome\nGoal : 1.2 Safe streets\nTarget: 8\nDefinition: A shelter with a roof\n"
        "Quarter 1: two roofs\nSummary of results (end of fiscal year):\nDid not meet the target\nSeven of eight\n"
        "Evidence: list.csv\nOffice use only: 3/9\n"
    )

    assert (report.number_text, report.name, report.agency) == ("7.", "Number of shelters repaired", "Works Section")
    assert (report.target.unit_text, report.definition) == ("shelters", "A shelter with a roof")
    assert report.level is Level.UNKNOWN  # the mark may be of either
    assert [node.code for node in report.nodes] == ["1.2"]
    assert (report.year_end.verdict, report.year_end.narrative) == (Verdict.MISSES, "Seven of eight")
    assert [one.ref for one in report.evidence] == ["list.csv"]
    assert [one.text for one in report.unplaced] == ["Office use only: 3/9"]


def test_a_summary_that_mentions_the_target_in_english_is_no_verdict() -> None:
    report = _read(
        "1. Indicator name : Shelters\n5. Target : 8\n6.5 Year-end summary :\nSeven shelters met the target\n"
    )

    assert (report.year_end.verdict, report.year_end.narrative) == (None, "Seven shelters met the target")


def test_the_long_term_plan_ends_where_its_line_does() -> None:
    report = _read(
        "1. ชื่อตัวชี้วัด : จำนวนศาลา\n**** สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)**\n"
        "ประเด็นยุทธศาสตร์ ด้านที่ ๑ - มหานครปลอดภัย： Safe City\n3. คำนิยาม : ศาลา\n"
    )

    assert report.long_term_plan == "แผนพัฒนา กทม. ระยะ 20 ปี"
    assert [(one.rank, one.name_th, one.name_en) for one in report.nodes] == [("ด้านที่", "มหานครปลอดภัย", "Safe City")]


def test_a_pasted_table_gives_a_report_for_each_row() -> None:
    rows = (
        "รายงานปี 2568\tกลุ่มงานแผน",
        "ที่\tตัวชี้วัด\tหน่วยนับ\tเป้าหมาย\tไตรมาส 1\tไตรมาส 2",
        "1\tจำนวนศาลาที่ซ่อม\tหลัง\t1,200\t310\tn/a",
        "2\tร้อยละของทางเท้าที่เรียบ\tร้อยละ\t70\t12.5\t30",
        "หมายเหตุ: ยอดสะสม",
    )
    for text in ("\n".join(rows), "\n".join(rows).replace(",", "").replace("\t", ",")):
        first, second = (one.report for one in read_all(text.encode()))
        assert isinstance(first, IndicatorReport)
        assert isinstance(second, IndicatorReport)
        assert (first.name, first.target.value, first.target.unit_text) == ("จำนวนศาลาที่ซ่อม", Decimal(1200), "หลัง")
        assert [q.result.value_text for q in first.quarters][:2] == ["310", "n/a"]
        assert [str(q.result.value) for q in second.quarters][:2] == ["12.5", "30"]
        assert "หมายเหตุ: ยอดสะสม" in first.unplaced[0].text


def test_a_list_of_terms_on_a_web_page_is_read_as_labels_and_values() -> None:
    page = "<dl><dt>1. ชื่อตัวชี้วัด<dd>จำนวนศาลา<dt>3. คำนิยาม<dd>ศาลาริมทาง<dt>5. เป้าหมาย<dd>8 (หลัง)</dl>"
    report = _read(page)

    assert (report.name, report.definition, report.target.unit_text) == ("จำนวนศาลา", "ศาลาริมทาง", "หลัง")


def test_a_form_whose_line_breaks_are_lost_has_its_lines_again() -> None:
    whole = _read(_ON_PAPER)

    assert _read(" ".join(_ON_PAPER.split("\n"))) == whole
    assert whole.quarters[1].narrative == "ซ่อม 3 หลัง"


def test_quarters_whose_names_nothing_parts_from_their_words_are_told_by_their_order() -> None:
    text = "ตัวชี้วัด : จำนวนศาลา\nเป้าหมาย : 8 หลัง\nไตรมาสที่ 1 สำรวจ\nไตรมาสที่ 2 ซ่อม 3 หลัง\nและทาสี\nปัญหาอุปสรรค : ฝนตก\n"

    assert [q.narrative for q in _read(text).quarters] == ["สำรวจ", "ซ่อม 3 หลัง\nและทาสี"]
    assert _read(text.replace("ไตรมาสที่ 1 ", "ไตรมาสที่ 3 ")).quarters == ()


_ON_PAPER = """**** ผลการดำเนินงานส่วนที่ 2 ผลสัมฤทธิ์การปฏิบัติงานตามแผนปฏิบัติราชการประจำปี แยกรายตัวชี้วัด ****
1. ชื่อตัวชี้วัด : 4. จำนวนศาลาริมทางที่ซ่อมแล้วเสร็จตามแบบ
2. ระดับความสำเร็จ : [x] ผลผลิต (Output) [ ] ผลลัพธ์ (Outcome)
ประเด็นยุทธศาสตร์ : ด้านที่ ๑ - มหานครปลอดภัย
3. คำนิยาม : ศาลาที่หลังคารั่ว
5. เป้าหมาย : 8 (หลัง)
: ผลงานที่ทำได้ = 7.00 (หลัง)
6. รายงานผลการดำเนินงาน (รายไตรมาส) :
(6.1) ไตรมาสที่ 1 : สำรวจศาลา
(6.2) ไตรมาสที่ 2 : ซ่อม 3 หลัง
(6.5) สรุปผลการดำเนินงาน (ปลายปีงบประมาณ) :
:: ต่ำกว่าเป้าหมาย
7. ปัจจัยสนับสนุนการดำเนินงาน : ช่างครบ
8. อุปสรรคต่อการดำเนินงาน : ฝนตก
9. หลักฐานอ้างอิง : ภาพถ่าย
ลงชื่อ นายทดสอบ ระบบดี (ผู้รับผิดชอบโครงการ)
ตำแหน่ง นายช่างโยธา"""
