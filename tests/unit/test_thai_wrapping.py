"""A text that was wrapped at a column, in the middle of words and numbers, reads as it was written."""

from textwrap import wrap

import pytest

from samrit.readers import read
from samrit.report import IndicatorReport
from samrit.thai.text import clean, shield
from samrit.thai.wrapping import Joint, Wrapping, join_wrapped, joints, wrapping_of

FORM = """**** ผลการดำเนินงานส่วนที่ 2 ผลสัมฤทธิ์การปฏิบัติงานตามแผนปฏิบัติราชการประจำปี แยกรายตัวชี้วัด ****

1. ชื่อตัวชี้วัด : 7. จำนวนสวนหย่อมริมคลองที่สำนักงานเขตปรับปรุงให้ประชาชนทุกวัยเข้าใช้ได้อย่างปลอดภัย

2. ระดับความสำเร็จ : [x] ผลผลิต (Output) [ ] ผลลัพธ์ (Outcome)

3. คำนิยาม :
:: สวนหย่อมริมคลอง หมายถึง ที่ว่างริมคลองซึ่งสำนักงานเขตปลูกต้นไม้ วางม้านั่ง และติดตั้งไฟฟ้าส่องสว่างครบถ้วน ณ วันที่ 30 กันยายน 2567

4. วิธีการคำนวณ :
:: นับจำนวนสวนหย่อมที่ตรวจรับงานแล้วเสร็จภายในปีงบประมาณ พ.ศ. 2567

5. เป้าหมาย : 15 (แห่ง)
: ผลงานที่ทำได้ = 16.00 (แห่ง)

6. รายงานผลการดำเนินงาน (รายไตรมาส) :
(6.1) ไตรมาสที่ 1 : สำรวจที่ว่างริมคลอง 28 แห่ง ระหว่างวันที่ 13 - 24 พฤศจิกายน 2566 คัดเลือกไว้ 16 แห่ง
(6.2) ไตรมาสที่ 2 : ปรับปรุงแล้วเสร็จ 6 แห่ง ใช้งบประมาณ 1,245,300.50 บาท จากที่ได้รับจัดสรร 2,400,000 บาท
(6.3) ไตรมาสที่ 3 : ปรับปรุงแล้วเสร็จสะสม 11 แห่ง โดยชุมชนริมคลองบางซื่อและคลองเปรมประชากรร่วมปลูกต้นไม้ 1,250 ต้น
(6.4) ไตรมาสที่ 4 : ปรับปรุงแล้วเสร็จสะสม 16 แห่ง ตรวจรับครบเมื่อวันที่ 20 กันยายน 2567
(6.5) สรุปผลการดำเนินงาน (ปลายปีงบประมาณ) :
:: สูงกว่าเป้าหมาย
7. ปัจจัยสนับสนุนการดำเนินงาน :
:: ชุมชนริมคลองดูแลต้นไม้เอง
8. อุปสรรคต่อการดำเนินงาน :
:: ไม่มี
9. หลักฐานอ้างอิง :
:: ใบตรวจรับ 16 ฉบับ

ลงชื่อ.....(ผู้รับผิดชอบโครงการ)
"""


def hard(text: str, width: int, *, trimmed: bool = False) -> str:
    """Each line cut at a column, wherever that is."""
    cut = [line[at : at + width] for line in text.split("\n") for at in range(0, max(len(line), 1), width)]
    return "\n".join(line.rstrip() if trimmed else line for line in cut)


@pytest.mark.parametrize("width", [40, 47, 53, 60, 64, 72, 80, 97, 109, 118])
def test_a_form_wrapped_at_any_column_reads_as_it_was(width: int) -> None:
    whole = read(FORM.encode(), name="whole.txt").report

    assert read(hard(FORM, width).encode(), name="wrapped.txt").report == whole


@pytest.mark.parametrize("width", [44, 60, 64, 72, 80, 104, 120])
def test_a_form_wrapped_at_blanks_reads_as_it_was(width: int) -> None:
    text = "\n".join("\n".join(wrap(line, width)) for line in FORM.split("\n"))

    assert read(text.encode(), name="wrapped.txt").report == read(FORM.encode(), name="whole.txt").report


def test_what_was_put_together_is_told_at_its_field() -> None:
    issues = read(hard(FORM, 60).encode(), name="wrapped.txt").issues

    assert {"name", "definition", "quarters.1.narrative"} <= {one.field for one in issues if one.code == "repaired"}


def test_a_break_inside_a_word_is_nothing_at_any_width() -> None:
    lines = ["สำรวจทะเบ", "ียนชุมชน", "แล้วเสร็จตามแผนปฏิบัติ", "ราชการ"]

    assert wrapping_of(lines) is None
    assert joints(lines, None) == [Joint.NOTHING, Joint.END, Joint.END]
    assert join_wrapped(lines) == ["สำรวจทะเบียนชุมชน", "แล้วเสร็จตามแผนปฏิบัติ", "ราชการ"]


@pytest.mark.parametrize(
    "text",
    [
        "เขต\tแห่ง\nดินแดง\t5\nรวม\t12",
        "1. สำรวจชุมชน\n2. จัดอบรม\n3. ติดตามผล",
        "กรุงเทพมหานครจัดกิจกรรมปลูกต้นไม้ริมคลองแสนแสบ\nกรุงเทพมหานครจัดกิจกรรมปลูกต้นไม้ริมคลองบางซื่อ\nรวม 2 แห่ง",
        "",
    ],
)
def test_lines_that_nobody_wrapped_stay_lines(text: str) -> None:
    lines = text.split("\n")

    assert join_wrapped(lines, wrapping_of(lines)) == lines


def test_a_writer_guards_lines_that_look_wrapped() -> None:
    text = hard(FORM, 60)
    lines = shield(text).split("\n")

    assert join_wrapped(lines, wrapping_of(lines)) == lines
    assert clean(shield(text)) == clean(text)


@pytest.mark.parametrize(
    ("end", "begin"),
    [
        ("เข้าสวนหมายเลข 7", "2.5 ไร่ เป็นสนามเด็กเล่น"),
        ("ได้ร้อยละ 31.2", "4.8 ไร่ปลูกหญ้าแล้ว"),
        ("รวมทั้งหมด ๑๒", "3 แห่งยังไม่ตรวจรับ"),
        ("รวมทั้งหมด 12", "3 แห่งยังไม่ตรวจรับ"),
        ("ได้ร้อยละ 31.2", "6.3 ไตรมาสที่ 3 : ตรวจรับ"),
    ],
)
def test_two_numbers_below_each_other_do_not_become_one(end: str, begin: str) -> None:
    lines = ["ปรับปรุงทางเดินริมคลองและติดตั้งไฟฟ้าส่องสว่าง " + end, begin, "ส่งมอบพื้นที่", "ตรวจรับงาน"]

    assert join_wrapped(lines, wrapping_of(lines)) == lines


def test_a_text_that_is_wrapped_joins_no_two_figures_with_decimals() -> None:
    wrapping = Wrapping(40, counts_marks=True, at_blanks=False, trims_blanks=True, is_sure=True)
    line = "ก" * 37

    assert joints([f"{line}1.5", "2.5 ตัน"], wrapping) == [Joint.END]
    assert joints([f"{line}1,2", "50.5 ตัน"], wrapping) == [Joint.NOTHING]
    assert joints([f"{line}๑.๕", "2 ตัน"], wrapping) == [Joint.END]


@pytest.mark.parametrize("number", ["(6.3) ไตรมาสที่ 3 :", "6.3 ไตรมาสที่ 3 :", "๖.๓ ไตรมาสที่ ๓ :", "6.3 ไตรมาส 3"])
def test_a_quarter_below_a_number_at_the_longest_line_is_a_quarter(number: str) -> None:
    longest = FORM.replace("ต้นไม้ 1,250 ต้น", "ไม้").replace(" จากที่ได้รับจัดสรร 2,400,000 บาท", f"{'ก ' * 30}ร้อยละ 20.5")
    report = read(longest.replace("(6.3) ไตรมาสที่ 3 :", number).encode(), name="form.txt").report

    assert isinstance(report, IndicatorReport)
    assert [one.quarter for one in report.quarters if one.narrative] == [1, 2, 3, 4]
    assert report.quarters[1].narrative.endswith("20.5")
