"""Copies and papers in further habits: Markdown with signs before asterisks, cells stuck together, labels by blanks alone."""

import pytest

from samrit.readers import read, read_all
from samrit.report import IndicatorReport
from samrit.report.numbering import bare_number, year_of_number

NAME, DEFINITION = "จำนวนท่าเรือที่ปรับปรุงแล้ว", "ท่าเรือ หมายถึง ท่าที่เรือโดยสารจอด"
QUARTERS = ("สำรวจ 5 หลัง", "ซ่อมพื้น 2 หลัง", "ซ่อมหลังคา 3 หลัง", "ส่งมอบ 4 หลัง")


def _report(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


def _results(report: IndicatorReport) -> list[str]:
    return [one.result.value_text for one in report.quarters]


def _narratives(report: IndicatorReport) -> list[str]:
    return [one.narrative for one in report.quarters]


def _page(table: str) -> str:
    quarters = "".join(f"รายงานผลฯ ไตรมาสที่ {at}\n{words}\n" for at, words in enumerate(QUARTERS, 1))
    return f"{NAME} : 5090-0001\nค่าเป้าหมาย หลัง : 4.0000\nผลงานที่ทำได้ หลัง : 4.0000\n{table}{quarters}"


def test_markdown_that_marks_asterisks_and_bold_lines_is_read_as_the_page() -> None:
    table = (
        "\\*\\*\\* สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 4: 100.0000\n"
        "|ไตรมาสที่<br>(1 - 4)|\\*ผลงาน\\*<br>(หลัง)|\\*ผลประเมินตัวชี้วัด\\*|(\\* 2.1 / 2.2 \\*)|\n|:-:|:-:|:-:|:-:|\n"
        "|1|0.00|100.0000|100 / 100|\n|2|0.00|100.0000|100 / 100|\n|3|1.00|100.0000|100 / 100|\n|4|4.00|100.0000|100 / 100|\n"
    )
    lines = _page(table).splitlines()
    copied = "\n\n".join([f"**{line}**" for line in lines[:3]] + lines[3:4]) + "\n" + "\n".join(lines[4:])

    report = _report(f"{copied}\n**\\*\\* สรุปผลการดำเนินงาน \\*\\***\nนิยาม หรือความหมายของตัวชี้วัด\n{DEFINITION}\n")

    assert (report.name, report.code, report.target.value_text) == (NAME, "5090-0001", "4.0000")
    assert _results(report) == ["0.00", "0.00", "1.00", "4.00"]
    assert (_narratives(report), report.definition) == (list(QUARTERS), DEFINITION)


def test_cells_that_a_copy_stuck_together_are_parted_by_their_decimals() -> None:
    head = "ไตรมาสที่\n(1 - 4)\n*ผลงาน*\n(หลัง)\n*ผลประเมินตัวชี้วัด*\n(* 2.1 / 2.2 *)\n"
    rows = "10.00100.0000100 / 100\n21.50100.0000100 / 100\n312.250.00000 / 0\n41,204.0050.000050 / 50\n"

    assert _results(_report(_page(head + rows))) == ["0.00", "1.50", "12.25", "1,204.00"]


def test_narratives_with_their_months_above_the_head_are_no_name() -> None:
    text = (
        "เดือนต.ค. 66 - ธ.ค. 66 สำรวจ 5 หลัง\nเดือนม.ค. 67 - มี.ค. 67 ซ่อมพื้น 2 หลัง\n"
        "ค่าเป้าหมาย หลัง : 4\nผลงานที่ทำได้ หลัง : 2\nประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ\n(ตัวชี้วัดระดับผลผลิต (output))\n"
    )

    report = _report(text)

    assert (report.name, report.target.value_text) == ("", "4")
    assert _narratives(report) == ["เดือนต.ค. 66 - ธ.ค. 66 สำรวจ 5 หลัง", "เดือนม.ค. 67 - มี.ค. 67 ซ่อมพื้น 2 หลัง"]


def test_a_formula_below_a_definition_without_a_label_is_the_method() -> None:
    text = "ค่าเป้าหมาย ร้อยละ : 80\nผลงานที่ทำได้ ร้อยละ : 75\nประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ\n(ตัวชี้วัดระดับผลผลิต (output))\n"
    months = ("1 ตุลาคม 2565", "5 มกราคม 2566", "6 เมษายน 2566", "7 กรกฎาคม 2566")
    body = "".join(f"วันที่ {day} {words}\n" for day, words in zip(months, QUARTERS, strict=True))

    report = _report(f"{text}{body}{DEFINITION}\nท่าที่ซ่อม x 100 / ท่าทั้งหมด\n")

    assert (report.definition, report.method) == (DEFINITION, "ท่าที่ซ่อม x 100 / ท่าทั้งหมด")


@pytest.mark.parametrize(
    "text",
    [
        f"1. ตัวชี้วัด {NAME}\n2. ประเภท (/) ผลผลิต ( ) ผลลัพธ์\n3. ค่าเป้าหมาย 4 หลัง\n4. ผลงาน 4 หลัง\n5. คำอธิบายตัวชี้วัด {DEFINITION}\n"
        "6. สูตรคำนวณ นับท่าที่ส่งมอบ\n7. ผลการดำเนินงานรายไตรมาส\n"
        + "".join(f"7.{at} ไตรมาสที่ {at} {words}\n" for at, words in enumerate(QUARTERS, 1))
        + "8. ปัญหา/อุปสรรค น้ำขึ้นสูง\n9. เอกสารหลักฐาน ภาพถ่าย\n",
        f"1. ชื่อตัวชี้วัด / KPI name : {NAME}\n2. ระดับ / Level : ☑ ผลผลิต/Output ☐ ผลลัพธ์/Outcome\n3. นิยาม / Definition : {DEFINITION}\n"
        "4. วิธีคำนวณ / Formula : นับท่าที่ส่งมอบ\n5. หน่วยวัด / Unit : หลัง\n6. เป้าหมาย / Target : 4\n7. ผลงาน / Actual : 4\n8. ผลรายไตรมาส / Quarterly\n"
        + "".join(f"Q{at} / ไตรมาส {at} : {words}\n" for at, words in enumerate(QUARTERS, 1))
        + "9. ปัญหาและอุปสรรค / Problems : น้ำขึ้นสูง\n10. หลักฐาน / Evidence : ภาพถ่าย\n",
        f"หลักฐานอ้างอิง: ภาพถ่าย\nปัญหา อุปสรรค: น้ำขึ้นสูง\nผลสำเร็จตามตัวชี้วัด: 4 หลัง\nค่าเป้าหมายตามแผน: 4 หลัง\nชื่อ KPI: {NAME}\n"
        f"วิธีคำนวณ: นับท่าที่ส่งมอบ\nความหมาย: {DEFINITION}\n"
        + "".join(f"ผลไตรมาส {at}: {words}\n" for at, words in reversed(list(enumerate(QUARTERS, 1)))),
        f"ตัวชี้วัดที่ 3 {NAME} หน่วยนับ หลัง ค่าเป้าหมาย 4 ผลงาน 4 นิยาม {DEFINITION} วิธีคำนวณ นับท่าที่ส่งมอบ "
        + " ".join(f"ไตรมาสที่ {at} {words}" for at, words in enumerate(QUARTERS, 1))
        + " ปัญหาอุปสรรค น้ำขึ้นสูง หลักฐานอ้างอิง ภาพถ่าย และหนังสือส่งมอบท่าเรือของผู้รับจ้างพร้อมรายการวัสดุที่ใช้ในแต่ละท่าและแบบก่อสร้างจริงทุกแผ่น",
    ],
    ids=["numbers and blanks", "two languages", "from the end", "one line"],
)  # fmt: skip
def test_labels_of_an_own_order_are_read_by_whatever_parts_them(text: str) -> None:
    report = _report(text)

    assert (report.name, f"{report.target.value}", report.target.unit, f"{report.result.value}") == (
        NAME,
        "4",
        "หลัง",
        "4",
    )
    assert (report.definition, report.method) == (DEFINITION, "นับท่าที่ส่งมอบ")
    assert (_narratives(report), report.obstacles) == (list(QUARTERS), "น้ำขึ้นสูง")
    assert report.evidence[0].ref.startswith("ภาพถ่าย")


def test_a_quarter_says_its_value_before_a_stroke_or_on_its_first_line() -> None:
    strokes = "".join(f"Q{at} | {at * 2} | {words}\n" for at, words in enumerate(QUARTERS, 1))
    head = f"Indicator: KPI 5 – {NAME}\nUnit: หลัง\nTarget: 20\n"
    opening = "".join(
        f"(6.{at}) ไตรมาสที่ {at} ผลงานสะสม {at * 2} หลัง\n{words}\n" for at, words in enumerate(QUARTERS, 1)
    )
    form = (
        f"1. ชื่อตัวชี้วัด : {NAME}\n5. เป้าหมาย : 20 หลัง\n6. รายงานผลการดำเนินงาน :\n{opening}8. อุปสรรคต่อการดำเนินงาน : ไม่มี\n"
    )

    found = [_report(head + strokes), _report(form)]

    assert [one.name for one in found] == [NAME, NAME]
    assert [[line.split()[0] for line in _results(one)] for one in found] == [["2", "4", "6", "8"]] * 2
    assert [_narratives(one) for one in found] == [list(QUARTERS)] * 2


@pytest.mark.parametrize(("target", "value"), [("ร้อยละ 75", "80"), ("10 หลัง", "12")])
def test_of_a_count_and_its_share_the_result_is_what_the_target_is(target: str, value: str) -> None:
    text = f"ตัวชี้วัด : {NAME}\nเป้าหมาย : {target}\nผลการดำเนินงาน : 12 จาก 15 หลัง (ร้อยละ 80)\nปัญหาอุปสรรค : ไม่มี\n"

    assert _report(text).result.value_text.removeprefix("ร้อยละ ") == value


def test_a_page_whose_line_breaks_are_lost_is_read_as_the_page() -> None:
    head = "ไตรมาสที่\n(1 - 4)\n*ผลงาน*\n(หลัง)\n*ผลประเมินตัวชี้วัด*\n(* 2.1 / 2.2 *)\n"
    rows = "".join(f"{at} {at}.00 100.0000 100 / 100\n" for at in (1, 2, 3, 4))
    kind = "ประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ\n(ตัวชี้วัดระดับผลผลิต (output))\nรายละเอียดตัวชี้วัดฯ : พิมพ์ข้อมูล\nผลงานเทียบกับเป้าหมายรายไตรมาส\n"
    page = _page(kind + head + rows) + f"** สรุปผลการดำเนินงาน **\nนิยาม หรือความหมายของตัวชี้วัด\n{DEFINITION}\n"
    text = "http://dp1.bangkok.go.th/mobile/mykpi.php?pid=5090-0001\nรายละเอียดตัวชี้วัด\nBack Home\n" + page

    whole, joined = _report(text), _report(" ".join(text.split()))

    assert (joined.name, joined.code, joined.definition) == (NAME, "5090-0001", DEFINITION)
    assert (_results(joined), _narratives(joined)) == (_results(whole), _narratives(whole))


def test_the_footer_of_a_printed_page_is_no_part_of_the_narrative_that_it_cuts() -> None:
    footer = "- 1 -\nhttp://dp1.bangkok.go.th/mobile/mykpi.php?pid=5090-0001 15/10/2566 9:42\n"

    report = _report(_page("").replace("รายงานผลฯ ไตรมาสที่ 3", f"{footer}และทาสี\nรายงานผลฯ ไตรมาสที่ 3"))

    assert _narratives(report) == [QUARTERS[0], f"{QUARTERS[1]}\nและทาสี", *QUARTERS[2:]]


def test_what_stands_above_the_first_of_several_indicators_is_said_of_all() -> None:
    one = f"ตัวชี้วัดที่ 1 : {NAME}\nเป้าหมาย: 4 หลัง\nผลงาน: 4 หลัง\nไตรมาส 1: สำรวจ\n\n"
    two = "ตัวชี้วัดที่ 2 : จำนวนสะพานที่ทาสี\nเป้าหมาย: 6 แห่ง\nผลงาน: 6 แห่ง\nไตรมาส 1: สำรวจ\n"
    readings = read_all(f"หน่วยงาน: สำนักการโยธา\nปีงบประมาณ: 2566\n\n{one}{two}".encode())

    reports = [one.report for one in readings]

    assert [(one.agency, one.fiscal_year_be) for one in reports] == [("สำนักการโยธา", 2566)] * 2


def test_a_level_in_brackets_behind_a_quarters_name_is_its_value() -> None:
    quarters = "".join(f"ไตรมาสที่ {at} (ระดับ {at}) {words}\n" for at, words in enumerate(QUARTERS, 1))

    report = _report(f"ชื่อตัวชี้วัด : มิติที่ 4 (4.1) {NAME}\nหน่วยวัด : ระดับ\nค่าเป้าหมาย : ระดับ 5\n{quarters}")

    assert (_results(report), _narratives(report)) == ([f"ระดับ {at}" for at in (1, 2, 3, 4)], list(QUARTERS))
    assert (report.number_text, report.name) == ("(4.1)", NAME)


def test_a_plan_of_quarters_in_brackets_is_no_unit() -> None:
    report = _report(f"ชื่อตัวชี้วัด : ก.2 {NAME}\nค่าเป้าหมาย : ร้อยละ 85 (ไตรมาส 1 = 40, ไตรมาส 2 = 85)\nผลงาน : ร้อยละ 53\n")

    assert (report.number_text, report.target.value_text, report.target.unit) == ("ก.2", "ร้อยละ 85", "ร้อยละ")


def test_a_number_with_its_year_tells_both() -> None:
    report = _report(f"ชื่อตัวชี้วัด : ๑๒/๒๕๖๖ {NAME}\nเป้าหมาย : 4 หลัง\nผลงาน : 4 หลัง\n")

    assert (report.number_text, report.name) == ("๑๒/๒๕๖๖", NAME)
    assert (bare_number(report.number_text), year_of_number(report.number_text)) == ("12", 2566)
