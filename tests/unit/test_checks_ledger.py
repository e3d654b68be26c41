"""Totals and parts, balances, and shares of two figures: what the words of a text say of its figures has to be so."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import page, quarter_of_page

RULES = {"K219", "K225", "K226"}


def warned(narrative: str, name: str | None = None) -> list[str]:
    report = quarter_of_page(2, narrative=narrative)
    report = report if name is None else report.replace(name=name)
    return [one.code for one in check(report) if one.code in RULES and one.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    "narrative",
    [
        "อบรมทั้งสิ้น 100 คน ประกอบด้วย ผู้นำชุมชน 40 คน และอาสาสมัคร 60 คน",
        "ครุภัณฑ์ 20 รายการ แบ่งเป็น เบิกแล้ว 12 รายการ ก่อหนี้แล้ว 5 รายการ และยังไม่ก่อหนี้ 3 รายการ",
        "ตรวจ 12 ชุมชน ได้แก่ ชุมชนริมคลอง 5 ชุมชน และชุมชนเมือง 7 ชุมชน พบปัญหา 2 ชุมชน",
        "งบประมาณ 2,000,000 บาท เบิกจ่ายแล้ว 500,000 บาท คงเหลือ 1,500,000 บาท",
        "ได้รับจัดสรร 3.5 ล้านบาท เบิกจ่าย 1.2 ล้านบาท ก่อหนี้ผูกพัน 0.8 ล้านบาท คงเหลือ 1.5 ล้านบาท",
        "งบประมาณ 2,000,000.50 บาท เบิกจ่ายแล้ว 500,000.25 บาท คงเหลือ 1,500,000.25 บาท",
        "ผ่าน 8 แห่ง จากทั้งหมด 40 แห่ง คิดเป็นร้อยละ 20",
        "ผ่าน 7 จาก 9 แห่ง (ร้อยละ 77.78)",
        "ผ่าน 7 จาก 9 แห่ง (ร้อยละ 77.77)",
        "ซ่อม 21 สาย จาก 40 สาย คิดเป็นร้อยละ 52.5 ของแผน",
        "อุบัติเหตุลดลงจาก 88 ครั้ง เป็น 66 ครั้ง คิดเป็นร้อยละ 25",
        # other things than the two figures before
        "อบรม 3 รุ่น ผู้เข้าอบรม 120 คน พึงพอใจคิดเป็นร้อยละ 91.2",
        "งบประมาณ 2,000,000 บาท เบิกจ่ายแล้ว 500,000 บาท ความก้าวหน้าของงานร้อยละ 60",
        "ได้รับงบประมาณ 2,000,000 บาท และเงินอุดหนุนอีก 900,000 บาท เบิกจ่าย 500,000 บาท คงเหลือ 2,400,000 บาท",
        "ตรวจ 30 จุด เช่น ตลาด 4 จุด และโรงเรียน 6 จุด",
    ],
)
def test_what_is_so_or_is_not_said_raises_nothing(narrative: str) -> None:
    assert warned(narrative) == []


@pytest.mark.parametrize(
    ("narrative", "code"),
    [
        ("อบรมทั้งสิ้น 100 คน ประกอบด้วย ผู้นำชุมชน 40 คน และอาสาสมัคร 55 คน", "K219"),
        ("ครุภัณฑ์ 20 รายการ แบ่งเป็น เบิกแล้ว 12 รายการ ก่อหนี้แล้ว 5 รายการ และยังไม่ก่อหนี้ 4 รายการ", "K219"),
        ("อบรม 412 คน แบ่งเป็น 4 รุ่น รุ่นที่ 1 100 คน รุ่นที่ 2 110 คน รุ่นที่ 3 95 คน รุ่นที่ 4 117 คน", "K219"),
        ("The round covered 30 แห่ง comprising 12 แห่ง in the north and 16 แห่ง in the south", "K219"),
        ("งบประมาณ ๒,๐๐๐,๐๐๐ บาท เบิกจ่ายแล้ว ๕๐๐,๐๐๐ บาท คงเหลือ ๑,๔๐๐,๐๐๐ บาท", "K225"),
        ("วงเงิน 3.5 ล้านบาท ใช้จ่ายไป 1.2 ล้านบาท เหลือ 2.9 ล้านบาท", "K225"),
        ("งบลงทุน 4,000,000 บาท เบิกจ่าย 2,210,000 บาท คงเหลือ 1,970,000 บาท", "K225"),
        ("ผ่าน 8 แห่ง จากทั้งหมด 40 แห่ง คิดเป็นร้อยละ 25", "K226"),
        ("ข้อสั่งการ 200 เรื่อง ดำเนินการแล้ว 143 เรื่อง คิดเป็นร้อยละ 81.50", "K226"),
        ("จากเป้าหมาย 50 แห่ง ดำเนินการแล้ว 20 แห่ง คิดเป็น 45 %", "K226"),
        ("งบประมาณ 2,000,000 บาท เบิกจ่ายแล้ว 500,000 บาท คิดเป็นร้อยละ 30", "K226"),
    ],
)
def test_what_is_not_so_is_a_warning(narrative: str, code: str) -> None:
    assert warned(narrative) == [code]


def test_progress_is_a_share_of_the_money_where_the_indicator_measures_spending() -> None:
    text = "งบประมาณ 2,000,000 บาท เบิกจ่ายแล้ว 500,000 บาท ความก้าวหน้าของงาน = 60.00 %"

    assert warned(text, "ร้อยละของการเบิกจ่ายงบประมาณ") == ["K226"]
    assert warned(text.replace("60.00", "25.00"), "ร้อยละของการเบิกจ่ายงบประมาณ") == []
    assert warned(text, page().name) == []
