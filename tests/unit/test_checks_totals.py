"""Totals, lists, rests and shares: the same words with figures that go together, and with one that doesn't."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import page, quarter_of_page
from samrit.report import QuarterReport, Report, Result, Target


def loud(narrative: str) -> set[str]:
    """Codes of errors and warnings of a quarter's text beside its value."""
    return {
        f.code
        for f in check(quarter_of_page(2, narrative=f"{narrative}\nซ่อมแล้วร้อยละ 31"))
        if f.severity is not Severity.NOTE
    }


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("จำแนกดังนี้\n1) ค่าจ้างชั่วคราว {} บาท\n2) ค่าวัสดุและซ่อมแซม 400 บาท\n3) ค่าน้ำ 300 บาท\nรวม 1,200 บาท", "500", "950"),
        ("แยกเป็น\n- ปูน {} ถุง\n- ทรายและหิน 40 ถุง\n- ยางมะตอย 20 ถุง\nรวม 90 ถุง", "30", "35"),
        ("ดังนี้\n1. ช่างไม้ {} คน (ร้อยละ 30)\n2. ช่างปูนและช่างสี 20 คน (ร้อยละ 50)\n3. คนงานชั่วคราว 8 คน (ร้อยละ 20)\nรวม 40 คน", "12", "11"),
        ("จ้างลูกจ้างชั่วคราว {} คน และลูกจ้างประจำ 30 คน รวมทั้งสิ้น 50 คน", "20", "25"),
        ("แบ่งเป็น แผ่นพื้น {} แผ่น และฝาท่อ 40 แผ่น รวมทั้งสิ้น 100 แผ่น", "60", "80"),
    ],
)  # fmt: skip
def test_a_list_adds_up_to_its_total(text: str, right: str, wrong: str) -> None:
    assert ("K219" in loud(text.format(right)), "K219" in loud(text.format(wrong))) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        # a point that is about so much: nobody can add the others up
        "ดังนี้\n1) ทราย ประมาณ 500 ถุง\n2) ปูนและหิน 300 ถุง\n3) สี 100 ถุง\nรวม 1,000 ถุง",
        "ดังนี้\n1) ซ่อมประมาณ 40 จุด\n2) ทาสีและตีเส้น 12 จุด\n3) ล้างทางเท้า 5 จุด\nรวม 60 จุด",
        # what is told before has nothing to do with the total
        "มีผู้ใช้ทางเฉลี่ยวันละ 1,480 คน อบรม 6 รุ่น รุ่นละ 40 คน รวม 240 คน",
        "เขตมีทางเท้า 5,250 เมตร ซ่อมสายแรก 120 เมตร สายที่สอง 80 เมตร รวม 200 เมตร",
        # told before as a whole, and listed below
        "จ่ายเงิน 900 บาท ดังนี้\n1) ค่าแรง 500 บาท\n2) ค่าวัสดุและค่าเช่า 400 บาท\nรวม 900 บาท ภายในวันที่ 20 ของทุกเดือน",
    ],
)
def test_what_is_no_list_of_parts_is_not_added_up(text: str) -> None:
    assert "K219" not in loud(text)


def _of_shares(*quarters: tuple[str, str]) -> Report:
    """An indicator in percent, with a text and a value for each quarter."""
    given = tuple(
        QuarterReport(quarter=at, narrative=text, result=Result(value_text=value, unit_text="ร้อยละ"))
        for at, (text, value) in enumerate(quarters, 1)
    )
    return page(name="ร้อยละของร้านที่ติดป้ายราคา", result=given[-1].result, quarters=given)


_WHOLE = ("ร้านทั้งหมด 320 ร้าน ติดป้ายแล้ว 96 ร้าน คิดเป็นร้อยละ 30.00", "30")


@pytest.mark.parametrize(
    ("before", "text", "right", "wrong"),
    [
        # what is left stands between what is done and its share
        (_WHOLE, "ติดป้ายแล้วสะสม 176 ร้าน คงเหลือ 144 ร้าน คิดเป็นร้อยละ {}", "55", "45.5"),
        (_WHOLE, "ตรวจแล้ว 240 ร้าน ยังเหลืออีก 80 ร้าน คิดเป็นร้อยละ {}", "75", "70"),
        (_WHOLE, "ติดป้ายแล้ว 200 ร้าน คงค้าง 120 ร้าน คิดเป็นร้อยละ {}", "37.50", "60.00"),
        (_WHOLE, "จากทั้งหมด 320 ร้าน คงเหลือ 40 ร้าน คิดเป็นร้อยละ {}", "87.5", "83.3"),
        (_WHOLE, "ตรวจเสร็จแล้ว 280 ร้าน เหลืออีก 40 ร้าน คิดเป็นร้อยละ {}", "12.5", "14.3"),
        # the whole was told a quarter before
        (_WHOLE, "ติดป้ายแล้วสะสม 176 ร้าน คิดเป็นร้อยละ {}", "55.00", "58.00"),
        (_WHOLE, "สะสม 208 ร้าน (ร้อยละ {})", "65", "56"),
        (_WHOLE, "ออกตรวจ 4 วัน ติดป้ายสะสมได้ 240 ร้าน หรือร้อยละ {}", "75.00", "70.00"),
        (_WHOLE, "ติดป้ายรวมสะสม 304 ร้าน เท่ากับร้อยละ {} ผู้ค้าให้ความร่วมมือ", "95", "91"),
        (_WHOLE, "ติดป้ายสะสม 256 ร้าน คิดเป็นร้อยละ {} อบรมผู้ค้า 60 คน", "80", "75"),
    ],
)  # fmt: skip
def test_a_share_is_of_the_whole_that_is_told(before: tuple[str, str], text: str, right: str, wrong: str) -> None:
    found = [
        {f.code for f in check(_of_shares(before, (text.format(share), share))) if f.severity is not Severity.NOTE}
        for share in (right, wrong)
    ]

    assert ["K226" in codes for codes in found] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "ติดป้ายแล้วสะสม 171 ร้าน จากร้านที่เปิดอยู่ 300 ร้าน คิดเป็นร้อยละ {}",
        "ร้านใหม่ 76 ร้าน ติดป้ายสะสม 57 ร้าน คิดเป็นร้อยละ 75.00 และทั้งเขตร้อยละ {}",
        "ร้านที่รับการอบรมสะสม 150 ร้าน คิดเป็นร้อยละ {} ของร้านที่เชิญ",
    ],
)
def test_a_share_of_another_whole_is_left_alone(text: str) -> None:
    assert "K226" not in {f.code for f in check(_of_shares(_WHOLE, (text.format("57.00"), "57.00")))}


_BASES = ("ติดป้ายแล้วสะสม 96 ร้าน จากทั้งหมด 320 ร้าน คิดเป็นร้อยละ 30.00", "30")


@pytest.mark.parametrize(
    ("second", "third", "fourth", "is_found"),
    [
        (("สะสม 176 ร้าน จากทั้งหมด 320 ร้าน คิดเป็นร้อยละ 55.00", "55"), ("สะสม 228 ร้าน จากทั้งหมด 300 ร้าน คิดเป็นร้อยละ 76.00", "76"), ("สะสม 273 ร้าน จากทั้งหมด 300 ร้าน คิดเป็นร้อยละ 91.00", "91"), True),
        (("สะสม 160 ร้าน จากทั้งหมด 310 ร้าน คิดเป็นร้อยละ 51.61", "51.61"), ("สะสม 228 ร้าน จากทั้งหมด 300 ร้าน คิดเป็นร้อยละ 76.00", "76"), ("สะสม 273 ร้าน จากทั้งหมด 300 ร้าน คิดเป็นร้อยละ 91.00", "91"), True),
        (("สะสม 176 ร้าน จากทั้งหมด 320 ร้าน คิดเป็นร้อยละ 55.00", "55"), ("สะสม 180 ร้าน จากทั้งหมด 240 ร้าน คิดเป็นร้อยละ 75.00", "75"), ("สะสม 304 ร้าน จากทั้งหมด 320 ร้าน คิดเป็นร้อยละ 95.00", "95"), True),
        (("สะสม 176 ร้าน จากทั้งหมด 320 ร้าน คิดเป็นร้อยละ 55.00", "55"), ("สะสม 228 ร้าน จากทั้งหมด 300 ร้าน คิดเป็นร้อยละ 76.00 ปิดกิจการ จึงปรับฐาน", "76"), ("สะสม 273 ร้าน จากทั้งหมด 300 ร้าน คิดเป็นร้อยละ 91.00", "91"), False),
        (("สะสม 176 ร้าน จากทั้งหมด 320 ร้าน คิดเป็นร้อยละ 55.00", "55"), ("สะสม 240 ร้าน จากทั้งหมด 320 ร้าน คิดเป็นร้อยละ 75.00", "75"), ("สะสม 304 ร้าน จากทั้งหมด 320 ร้าน คิดเป็นร้อยละ 95.00", "95"), False),
    ],
)  # fmt: skip
def test_a_whole_gets_no_smaller_without_a_word(
    second: tuple[str, str], third: tuple[str, str], fourth: tuple[str, str], *, is_found: bool
) -> None:
    report = _of_shares(_BASES, second, third, fourth)

    assert any(f.code == "K237" and f.severity is Severity.WARNING for f in check(report)) is is_found


@pytest.mark.parametrize(
    ("text", "unit", "value", "is_found"),
    [
        ("พื้นที่สะสม 7,000 ตารางเมตร", "ไร่", "7", True),
        ("เก็บขยะอันตรายสะสม 1,250 กิโลกรัม", "ตัน", "12.5", True),
        ("ขุดลอกแล้ว 4,500 เมตร", "กิโลเมตร", "45", True),
        ("รดน้ำไป 32,000 ลิตร", "ลูกบาศก์เมตร", "320", True),
        ("ปรับปรุงสวนรวม 10,500 ตารางเมตร", "ไร่", "10.5", True),
        ("พื้นที่สะสม 11,200 ตารางเมตร", "ไร่", "7", False),
        ("เก็บขยะอันตรายสะสม 12,500 กิโลกรัม", "ตัน", "12.5", False),
        ("พื้นที่สะสม 7 ไร่ ปูหญ้า 700 ตารางเมตร", "ไร่", "7", False),
        ("ขุดลอกแล้ว 45 กิโลเมตร ลึก 4.5 เมตร", "กิโลเมตร", "45", False),
        ("ปูหญ้า 3,640 ตารางเมตร", "ไร่", "7", False),
    ],
)
def test_a_value_is_told_in_its_own_unit(text: str, unit: str, value: str, *, is_found: bool) -> None:
    quarter = QuarterReport(quarter=3, narrative=text, result=Result(value_text=value, unit_text=unit))
    report = page(
        name="ปริมาณงานที่ทำได้", target=Target(value_text="99", unit_text=unit), result=Result(), quarters=(quarter,)
    )

    assert ("K245" in {f.code for f in check(report) if f.severity is not Severity.NOTE}) is is_found
