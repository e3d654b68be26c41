"""What a result rests on: counts in the quarters and not the summary's echo, papers and not pictures, what was done and not what will be."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import form, quarter_of_form
from samrit.report import Evidence, QuarterReport, Report, Result, Target, YearEnd

_NAME = "ร้อยละของนักเรียนที่มีน้ำหนักตามเกณฑ์"


def _loud(report: Report) -> set[tuple[str, str]]:
    return {(f.code, f.field) for f in check(report) if f.severity is not Severity.NOTE}


def _of_share(*texts: str, summary: str = "นักเรียนมีน้ำหนักตามเกณฑ์ร้อยละ 73.20") -> Report:
    """A form in percent, whose quarters have words only."""
    return form(
        name=_NAME,
        target=Target(value_text="70", unit_text="ร้อยละ"),
        result=Result(value_text="73.20", unit_text="ร้อยละ"),
        quarters=tuple(QuarterReport(quarter=at, narrative=text) for at, text in enumerate(texts, 1)),
        year_end=YearEnd(verdict_text="สูงกว่าเป้าหมาย", narrative=summary),
    )


@pytest.mark.parametrize(
    ("report", "is_bare"),
    [
        (_of_share("ชั่งน้ำหนักทุกโรงเรียน", "อบรมแม่ครัว", "จัดตลาดนัดผัก", "ประกวดอาหารกลางวัน"), True),
        (_of_share("ชั่งน้ำหนัก", "อบรมแม่ครัว 2 รุ่น", "ตลาดนัดผัก 4 ครั้ง", "มอบโล่ 3 โรงเรียน"), True),
        (_of_share("ชั่งน้ำหนัก", "อบรม", "ตลาดนัด", "ประกวด", summary="ร้อยละ 73.20 สูงกว่าเป้าหมายร้อยละ 70"), True),
        (_of_share("ชั่งน้ำหนัก", "ประชุมครูอนามัย", "เยี่ยมบ้านนักเรียน", "สรุปงาน", summary="บรรลุเป้าหมาย"), True),
        (_of_share("วางแผน", "ชั่งน้ำหนัก", "อบรม 3 วัน", "ตลาดนัด"), True),
        (_of_share("ชั่งน้ำหนัก", "อบรม", "ตลาดนัด", "น้ำหนักตามเกณฑ์ 732 คน จาก 1,000 คน"), False),
        (_of_share("ชั่งน้ำหนัก", "อบรม", "ตามเกณฑ์ร้อยละ 71", "ประกวด"), False),
        (_of_share("ชั่ง 250 คน ผ่าน 180 คน", "ชั่ง 250 คน ผ่าน 184 คน", "อบรม", "ประกวด"), False),
        (_of_share("ชั่งน้ำหนัก", "อบรม", "ตลาดนัด", "ประกวด", summary="732 คน จาก 1,000 คน ร้อยละ 73.20"), False),
        (_of_share("นักเรียนที่มีน้ำหนักตามเกณฑ์ 732 คน", "อบรม", "ตลาดนัด", "ประกวด"), False),
    ],
)
def test_a_share_needs_a_count_and_not_its_echo(report: Report, *, is_bare: bool) -> None:
    assert (("C119", "result") in _loud(report)) is is_bare


@pytest.mark.parametrize(
    ("refs", "unit", "is_found"),
    [
        (("ภาพกิจกรรม",), "ร้อยละ", True),
        (("ภาพถ่ายการอบรม 4 รุ่น", "รูปภาพตลาดนัดผัก"), "ร้อยละ", True),
        (("- ภาพข่าวประชาสัมพันธ์", "คลิปวิดีโองาน"), "ร้อยละ", True),
        (("ภาพประกอบการลงพื้นที่",), "ตัน", True),
        (("รูปถ่ายผู้ตอบ",), "คะแนน", True),
        (("ภาพกิจกรรม",), "ครั้ง", False),  # what was held can be seen
        (("ภาพกิจกรรม", "ทะเบียนนักเรียน 1,000 คน"), "ร้อยละ", False),
        (("ภาพหน้าจอระบบเฝ้าระวัง",), "ร้อยละ", False),
        (("ภาพถ่ายแบบบันทึกน้ำหนัก",), "ร้อยละ", False),
        (("แบบบันทึกผลการชั่งน้ำหนัก",), "ร้อยละ", False),
    ],
)
def test_pictures_alone_show_no_measured_result(refs: tuple[str, ...], unit: str, *, is_found: bool) -> None:
    value = Result(value_text="73.20", unit_text=unit)
    report = form(
        result=value, target=Target(value_text="70", unit_text=unit), evidence=tuple(Evidence(ref=one) for one in refs)
    )

    assert (("E504", "evidence") in _loud(report)) is is_found


@pytest.mark.parametrize(
    ("text", "is_plan"),
    [
        ("จะเปิดจุดรับที่เหลือให้แล้วเสร็จตามแผน และจะติดป้ายในระยะต่อไป", True),
        ("จะเร่งเปิดจุดรับให้ครบทุกชุมชน", True),
        ("มีแผนเปิดจุดรับในแฟลตให้แล้วเสร็จภายในเดือนมิถุนายน", True),
        ("เตรียมเปิดจุดรับใหม่ และจะรายงานผลรวมในไตรมาสหน้า", True),
        ("กำหนดจัดอบรมแกนนำให้ครบทุกชุมชน", True),
        ("จะเปิดจุดรับในแฟลตต่อไป ขณะนี้เปิดแล้วเสร็จตามแผน", False),
        ("เปิดจุดรับรวมเป็น 9 ชุมชน และจะซ่อมถังหมัก", False),
        ("จะซ่อมถังหมัก ส่วนจุดรับเปิดครบ 9 ชุมชน", False),
    ],
)
def test_what_is_to_be_finished_is_not_done(text: str, *, is_plan: bool) -> None:
    assert (("C121", "quarters.3.narrative") in _loud(quarter_of_form(3, narrative=text))) is is_plan
