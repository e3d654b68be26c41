"""Obstacles: told in a text and said to be none; told, and nothing said of what is done about them."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import quarter_of_form

_DONE = "รวมเป็น 9 ชุมชน"


def _denied(text: str) -> bool:
    """Whether obstacles that are said to be none are held against a text."""
    report = quarter_of_form(3, narrative=f"{_DONE} {text}").replace(obstacles="ไม่มี")
    return "K243" in {f.code for f in check(report) if f.severity is not Severity.NOTE}


@pytest.mark.parametrize(
    "text",
    [
        "อย่างไรก็ตามจุดรับบางแห่งต้องปิดซ่อมกว่าสองเดือนทำให้ครัวเรือนร้องเรียน",
        "แต่เจ้าของที่ดินบางรายไม่ยินยอมให้ตั้งถัง",
        "เครื่องบดเศษอาหารชำรุด 2 เครื่อง ใช้งานไม่ได้เกือบเดือน",
        "ผู้ค้าบางส่วนคัดค้านการย้ายจุด",
        "ครัวเรือนในแฟลตไม่ให้ความร่วมมือคัดแยก",
        "ระบบลงทะเบียนขัดข้องหลายครั้ง",
        "ผู้รับจ้างขาดแรงงาน งานจึงยืดออกไป",
        "แม้จะจัดครบ แต่ผู้เข้าร่วมน้อยกว่าที่คาดไว้",
        "งานติดปัญหาการรื้อย้ายเสาไฟฟ้า",
        "ประสบปัญหาเรื่องกลิ่นจากถังหมัก",
        "รถเก็บขนเสียบ่อยทำให้เศษอาหารตกค้าง",
        "ทั้งนี้ประชาชนยังไม่ให้ความร่วมมือเท่าที่ควร",
    ],
)
def test_what_went_wrong_in_a_text_is_an_obstacle(text: str) -> None:
    assert _denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "แก้ไขปัญหาเรื่องกลิ่น 4 จุด",
        "ซ่อมเครื่องบดที่ชำรุด 2 เครื่องแล้วเสร็จ",
        "รับเรื่องร้องเรียน 40 เรื่อง แก้ไขแล้วทั้งหมด",
        "ไม่มีผู้คัดค้าน",
        "เปลี่ยนถังที่ใช้งานไม่ได้ 12 ใบ",
        "อบรมวิธีรับมือเมื่อระบบขัดข้อง",
        "ไม่พบปัญหาเรื่องกลิ่น",
        "แต่งตั้งคณะทำงาน และครัวเรือนให้ความร่วมมือดี",
        "ทั้งนี้ได้ประชาสัมพันธ์ให้ครัวเรือนที่ยังไม่ร่วมมือเข้าใจ",
        "รวมทั้งดูแลเด็กที่ขาดเรียนและครอบครัวที่ประสบปัญหาค่าครองชีพ",
        "ลดปัญหาเศษอาหารตกค้าง",
        "เปรียบเทียบปรับผู้ที่ไม่ให้ความร่วมมือตามกฎหมาย 3 ราย",
    ],
)
def test_what_is_the_work_itself_is_none(text: str) -> None:
    assert not _denied(text)
