"""What is claimed and not shown: a step without a proof, an outcome nobody followed up, an obstacle without a way out."""

import pytest

from samrit.checks import Finding, Severity, check
from samrit.checks.example import form, page, quarter_of_form
from samrit.report import IndicatorReport, Level, QuarterReport, Result, Target

_STEPS = (
    "ขั้นที่ 1 แต่งตั้งคณะทำงาน ตามคำสั่งที่ 88/2566",
    "ขั้นที่ 2 สำรวจชุมชน 42 ชุมชน",
    "ขั้นที่ 3 ประชาพิจารณ์ เมื่อวันที่ 13 มิถุนายน 2567",
)


def _found(report: IndicatorReport, code: str) -> list[Finding]:
    return [f for f in check(report) if f.code == code]


def _of_steps(*texts: str) -> IndicatorReport:
    quarters = tuple(
        QuarterReport(quarter=at, narrative=text, result=Result(value_text=str(at), unit_text="ขั้นตอน"))
        for at, text in enumerate(texts, 1)
    )
    target = Target(value_text="4", unit_text="ขั้นตอน")
    return page(name="ความสำเร็จของการจัดทำผังชุมชน", target=target, result=quarters[-1].result, quarters=quarters)


@pytest.mark.parametrize(
    ("last", "is_bare"),
    [
        ("ผังแล้วเสร็จเรียบร้อย", True),
        ("ขั้นที่ 4 ดำเนินการเสร็จสิ้น เป็นไปตามแผนที่กำหนดไว้", True),
        ("จัดทำผังสำเร็จครบถ้วน บรรลุเป้าหมาย", True),
        ("ดำเนินการครบทุกขั้นตอน", True),
        ("ก่อสร้างแล้วเสร็จและส่งมอบพื้นที่ด้วยความเรียบร้อย", True),
        ("ผังแล้วเสร็จ ผู้อำนวยการเขตเห็นชอบแล้ว", False),
        ("ผังแล้วเสร็จเมื่อวันที่ 12 กันยายน 2567", False),
        ("ผังแล้วเสร็จ เผยแพร่ 500 เล่ม", False),
        ("ผังแล้วเสร็จในเดือนสิงหาคม", False),
        ("อยู่ระหว่างจัดทำผังให้แล้วเสร็จ", False),
    ],
)
def test_a_finished_step_has_a_day_a_paper_a_number_or_a_decision(last: str, *, is_bare: bool) -> None:
    found = _found(_of_steps(*_STEPS, last), "C123")

    assert [(f.severity, f.field) for f in found] == [(Severity.WARNING, "quarters.4.narrative")] * is_bare


def test_a_step_on_the_way_is_noted_and_two_at_once_are_sent_back() -> None:
    one, two = (
        _found(_of_steps(_STEPS[0], text, _STEPS[1], _STEPS[2]), "C123")
        for text in ("ขั้นที่ 2 แล้วเสร็จ", "ขั้นที่ 2 และขั้นที่ 3 แล้วเสร็จ")
    )

    assert [f.severity for f in (*one, *two)] == [Severity.NOTE, Severity.WARNING]


def test_a_report_that_shows_no_step_is_another_rules() -> None:
    assert not _found(_of_steps(*["แล้วเสร็จตามขั้นตอน"] * 4), "C123")


def _of_income(text: str, *, level: Level = Level.OUTCOME, name: str = "จำนวนผู้ผ่านการฝึกที่มีรายได้เพิ่มขึ้น") -> IndicatorReport:
    texts = (("สำรวจรายได้หลังฝึก มีรายได้เพิ่มขึ้น 45 คน", "45"), (text, "110"))
    quarters = tuple(
        QuarterReport(quarter=at, narrative=words, result=Result(value_text=value, unit_text="คน"))
        for at, (words, value) in enumerate(texts, 1)
    )
    target, result = Target(value_text="100", unit_text="คน"), Result(value_text="110", unit_text="คน")
    return form(name=name, level=level, target=target, result=result, quarters=quarters)


@pytest.mark.parametrize(
    ("text", "is_bare"),
    [
        ("จัดฝึกอาชีพ 4 รุ่น ส่งผลให้มีรายได้เพิ่มขึ้นสะสม 110 คน", True),
        ("มอบชุดเครื่องมือ 40 ชุด ทำให้ผู้ผ่านการฝึกมีรายได้เพิ่มขึ้น 110 คน", True),
        ("จัดซื้อจักร 20 หลัง และจัดตลาดนัด 4 ครั้ง จึงมีรายได้เพิ่มขึ้นรวม 110 คน", True),
        ("แจกคู่มือ 300 เล่ม เป็นผลให้มีรายได้เพิ่มขึ้นแล้ว 110 คน", True),
        ("อบรมการขายออนไลน์ 3 วัน ช่วยให้มีรายได้เพิ่มขึ้น 110 คน", True),
        ("จัดฝึกอาชีพ 4 รุ่น ติดตามทางโทรศัพท์ พบว่าทำให้มีรายได้เพิ่มขึ้น 110 คน", False),
        ("จัดฝึกอาชีพ 4 รุ่น สำรวจหลังฝึก มีรายได้เพิ่มขึ้นสะสม 110 คน", False),
        ("อบรม 4 รุ่น จากแบบบันทึกรายได้ ส่งผลให้มีรายได้เพิ่มขึ้น 110 คน", False),
        ("มีรายได้เพิ่มขึ้นสะสม 110 คน ทำให้ชุมชนเข้มแข็ง", False),  # the claim is not of the value
        ("จัดฝึกอาชีพ 4 รุ่น ทำให้ชุมชนคึกคัก ผู้มีรายได้เพิ่มขึ้นตามผลประเมิน 110 คน", False),
    ],
)
def test_an_outcome_is_found_out_and_not_drawn_from_what_was_done(text: str, *, is_bare: bool) -> None:
    assert bool(_found(_of_income(text), "C124")) is is_bare


def test_what_an_output_counts_needs_no_follow_up() -> None:
    text = "จัดฝึกอาชีพ 4 รุ่น ทำให้มีผู้ผ่านการฝึกสะสม 110 คน"

    assert not _found(_of_income(text, level=Level.OUTPUT, name="จำนวนผู้ผ่านการฝึกอาชีพ"), "C124")


@pytest.mark.parametrize(
    ("obstacles", "is_bare"),
    [
        ("ผู้ปกครองซื้อขนมหวานให้บุตรหลาน", True),
        ("ซอยแคบ รถเก็บขนเข้าไม่ได้", True),
        ("เจ้าหน้าที่โยกย้ายบ่อยและอัตรากำลังว่าง", True),
        ("ฝนตกหนักในเดือนกันยายนทำให้งานล่าช้า", True),
        ("วัคซีนมาช้ากว่ากำหนดสามเดือน", True),
        ("ซอยแคบ รถเก็บขนเข้าไม่ได้ จึงใช้รถเข็น", False),
        ("ฝนตกหนัก แก้ไขโดยเพิ่มชั่วโมงทำงาน", False),
        ("เด็กขาดเรียนบ่อย ครูออกเยี่ยมบ้านและนัดประเมินซ้ำ", False),
        ("อาคารเก่าไม่มีมิเตอร์แยก ควรของบติดตั้งในปีถัดไป", False),
        ("ไม่มีปัญหาและอุปสรรค", False),
    ],
)
def test_an_obstacle_has_a_way_out(obstacles: str, *, is_bare: bool) -> None:
    missed = form(obstacles=obstacles, result=Result(value_text="11", unit_text="ชุมชน"))

    assert [(f.severity, f.field) for f in _found(missed, "C125")] == [(Severity.NOTE, "obstacles")] * is_bare
    assert not _found(form(obstacles=obstacles), "C125")  # who met the target in spite of it found a way


@pytest.mark.parametrize(
    ("text", "is_bare"),
    [
        ("รวมเป็น 5 ชุมชน อุปสรรค ครัวเรือนขาดความเข้าใจ ถังมีไม่เพียงพอ", True),
        ("รวมเป็น 5 ชุมชน ปัญหาและอุปสรรค ผู้เช่าย้ายออกบ่อย", True),
        ("รวมเป็น 5 ชุมชน อุปสรรค ถังมีไม่เพียงพอ ได้ขอสนับสนุนจากเอกชน", False),
        ("รวมเป็น 5 ชุมชน ไม่มีอุปสรรคในการดำเนินงาน", False),
        ("รวมเป็น 5 ชุมชน ประชุมหารือปัญหาอุปสรรคกับผู้นำชุมชน", False),
    ],
)
def test_an_obstacle_in_a_text_has_one_too(text: str, *, is_bare: bool) -> None:
    assert bool(_found(quarter_of_form(2, narrative=text), "C125")) is is_bare
