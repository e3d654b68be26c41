"""Figures in Thai text: what counts or measures something, and what only looks like it."""

from decimal import Decimal

import pytest

from samrit.report import IndicatorReport, QuarterReport
from samrit.report.mentions import Quantity, find_figures, find_links, mentions

MEASURED = [
    ("ลดได้ 29.4 เมกะวัตต์ ทั้งเมือง", "29.4 เมกะวัตต์", "29.4", "เมกะวัตต์", Quantity.POWER),
    ("ประหยัด ๒๙.๔ เมกะวัตต์-ชั่วโมง", "๒๙.๔ เมกะวัตต์-ชั่วโมง", "29.4", "เมกะวัตต์-ชั่วโมง", Quantity.ENERGY),
    ("ใช้ไป 1,250 kWh ต่อเดือน", "1,250 kWh ต่อเดือน", "1250", "กิโลวัตต์-ชั่วโมง", Quantity.ENERGY),
    ("ลดคาร์บอนไดออกไซด์ได้ 8.4 ตัน", "8.4 ตัน", "8.4", "ตัน", Quantity.EMISSION),
    ("ลดได้ 8.4 ตันคาร์บอนไดออกไซด์เทียบเท่า", "8.4 ตันคาร์บอนไดออกไซด์เทียบเท่า", "8.4", "ตัน", Quantity.EMISSION),
    ("เก็บขยะได้ 12 ตัน ในคลอง", "12 ตัน", "12", "ตัน", Quantity.MASS),
    ("เป็นเงิน 135,655,720.- บาท", "135,655,720.- บาท", "135655720", "บาท", Quantity.MONEY),
    ("เป็นเงิน 4,161,500.-.บาท", "4,161,500.-.บาท", "4161500", "บาท", Quantity.MONEY),
    ("งบ 1.2 ล้านบาท", "1.2 ล้านบาท", "1200000", "บาท", Quantity.MONEY),
    ("คิดเป็นร้อยละ 97.94", "ร้อยละ 97.94", "97.94", "ร้อยละ", Quantity.SHARE),
    ("เพิ่มขึ้น 12.24 % จากเดิม", "12.24 %", "12.24", "ร้อยละ", Quantity.SHARE),
    ("ลดลง 29.115%", "29.115%", "29.115", "ร้อยละ", Quantity.SHARE),
    ("สวนหย่อม 4-2-0 ไร่ ริมคลอง", "4-2-0 ไร่", "4.5", "ไร่", Quantity.AREA),
    ("เนื้อที่ 246 ไร่ 2 งาน 74 ตรว. ติดถนน", "246 ไร่ 2 งาน 74 ตรว.", "246.685", "ไร่", Quantity.AREA),
    ("ทางเท้า 350 ตร.ม. สองฝั่ง", "350 ตร.ม.", "350", "ตารางเมตร", Quantity.AREA),
    ("ขุดลอก 2.5 กม. แล้ว", "2.5 กม.", "2.5", "กิโลเมตร", Quantity.LENGTH),
    ("ปิดไฟ 1 ชั่วโมง พร้อมกัน", "1 ชั่วโมง", "1", "ชั่วโมง", Quantity.DURATION),
    ("ตลอด ๕๐ ปี ที่ผ่านมา", "๕๐ ปี", "50", "ปี", Quantity.DURATION),
    ("มี ๒๒ จุด ในเขต", "๒๒ จุด", "22", "จุด", Quantity.COUNT),
    ("เจ้าหน้าที่ 5 คน ออกตรวจ", "5 คน", "5", "คน", Quantity.COUNT),
    ("ปรับปรุงพื้นที่ 350 ตารางเมตร ริมทาง", "350 ตารางเมตร", "350", "ตารางเมตร", Quantity.AREA),
    ("ในถนนซอย 9 จุด", "9 จุด", "9", "จุด", Quantity.COUNT),
    ("ร่วมงาน 97 หน่วยงาน ทั่วเมือง", "97 หน่วยงาน", "97", "หน่วยงาน", Quantity.COUNT),
    ("ติดตาม 3 ตัวชี้วัด", "3 ตัวชี้วัด", "3", "ตัวชี้วัด", Quantity.COUNT),
    ("แบ่งเป็น 4 ด้าน", "4 ด้าน", "4", "ด้าน", Quantity.COUNT),
    ("ได้คะแนน 100.0000", "100.0000", "100", "คะแนน", Quantity.COUNT),
]


@pytest.mark.parametrize(("text", "words", "value", "unit", "quantity"), MEASURED)
def test_a_figure_has_its_words_value_unit_and_quantity(
    text: str, words: str, value: str, unit: str, quantity: Quantity | None
) -> None:
    (figure,) = find_figures(text)

    assert text[figure.start : figure.end] == words
    assert (figure.value, figure.unit, figure.quantity) == (Decimal(value), unit, quantity)


@pytest.mark.parametrize(
    "text",
    [
        "วันที่ 2 - 3 มีนาคม 2564",
        "เวลา 19.00 - 21.30 น. ที่ลานหน้าศาลา",
        "จัดประชุมครั้งที่ 1",
        "ไตรมาสที่ ๒ ของปี",
        "ซอย 4 ฝั่งเหนือ",
        "ณ ห้องประชุม 1 อาคาร 1 ชั้น 3 ศาลาว่าการ",
        "ประจำปีงบประมาณ 2564 และปี ๒๕๖๐",
        "โรคติดเชื้อไวรัสโคโรนา 2019 (COVID-19) หรือโควิด19",
        "กิจกรรม 60+ Earth Hour 2021",
        "หนังสือที่ กท 6909/1116 ถึงสำนัก",
        "โทร. 02 224 2951 หรือ 0812345678",
        "โทรศัพท์ 0-2221-2141",
        "1) ขนส่ง (2) พลังงาน 3. พื้นที่สีเขียว 4.ขยะ",
        "1.1 สวนสาธารณะ\n1.2 สวนหย่อม",
        "ตามข้อ 5 และมาตรา 12",
        "เด็กอายุ 5-14 ปี",
        "https://www.example.org/posts/3840515812698358",
        "ตลาดริมคลอง ชุมชนสวนหลวง ครั้งที่ 2",
        "บ้านเลขที่ 99 หมู่ 4",
        "ประจำปี 2564 โครงการปิดไฟ",
    ],
)
def test_what_names_orders_or_dates_something_is_no_figure(text: str) -> None:
    assert find_figures(text) == ()


def test_a_number_in_a_name_takes_no_unit_from_the_ordinal_behind_it() -> None:
    text = "ชุมชนสวนหลวง 1 ครั้งที่ 2 มีผู้เข้าร่วมจำนวน 59 คน"

    figures = find_figures(text)

    assert [(f.value, f.unit) for f in figures] == [(Decimal(59), "คน")]


def test_numbers_of_a_calculation_are_figures_without_a_unit() -> None:
    assert [f.value for f in find_figures("ชุมชน 20 x 100 / 364 = 5.49")] == [
        Decimal(20),
        Decimal(364),
        Decimal("5.49"),
    ], "the factor of a percent is none"


def test_a_link_ends_before_the_marks_of_its_sentence() -> None:
    text = "ดูที่ <https://example.org/a?b=1>, หรือ (www.example.org/c)."

    assert [link.url for link in find_links(text)] == ["https://example.org/a?b=1", "www.example.org/c"]


def test_each_field_of_text_has_its_mentions_in_the_order_of_the_form() -> None:
    report = IndicatorReport(
        name="ปิดไฟ 1 ชั่วโมง",
        quarters=(
            QuarterReport(quarter=1, narrative="ประชุม 3 มีนาคม 2564 เวลา 10.00 น."),
            QuarterReport(quarter=2, narrative="ร่วมงาน 5 แห่ง"),
        ),
    )

    found = mentions(report)

    assert [(m.field, len(m.figures), len(m.dates), len(m.times)) for m in found] == [
        ("name", 1, 0, 0),
        ("quarters.1.narrative", 0, 1, 1),
        ("quarters.2.narrative", 1, 0, 0),
    ]
