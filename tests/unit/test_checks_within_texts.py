"""What a quarter's text says twice, leaves out or says of another: sums so far, lists, spans of days, blanks, offices."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import form, page, quarter_of_form, quarter_of_page, results_of_page
from samrit.report import IndicatorReport, QuarterReport, Report, Result, Target, YearEnd


def codes(report: Report) -> set[str]:
    """Codes of errors and warnings."""
    return {f.code for f in check(report) if f.severity is not Severity.NOTE}


def _series(
    *texts: str, values: tuple[str, ...], unit: str = "ครัวเรือน", name: str = "จำนวนครัวเรือนที่ติดตั้งถังดักไขมัน"
) -> IndicatorReport:
    quarters = tuple(
        QuarterReport(quarter=at, narrative=text, result=Result(value_text=value, unit_text=unit))
        for at, (text, value) in enumerate(zip(texts, values, strict=True), 1)
    )
    return page(
        name=name, target=Target(value_text="60", unit_text=unit), result=quarters[-1].result, quarters=quarters
    )


_FIRST = ("ติดตั้งแล้ว 20 ครัวเรือน", "ติดตั้งเพิ่ม 15 ครัวเรือน สะสม {} ครัวเรือน")


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [
        (
            "K239",
            _series(_FIRST[0], _FIRST[1].format("35"), values=("20", "35")),
            _series(_FIRST[0], _FIRST[1].format("45"), values=("20", "45")),
        ),
        (
            "K239",
            quarter_of_page(2, narrative="ซ่อมร้อยละ 31 ใช้เงินเพิ่ม 450,000 บาท รวม 1.2 ล้านบาท"),
            quarter_of_page(2, narrative="ซ่อมร้อยละ 31 ใช้เงินเพิ่ม 450,000 ล้านบาท รวม 1.2 ล้านบาท"),
        ),
        (
            "K201",
            _series("ติดตั้ง 20 ครัวเรือน", "สะสม 35 ครัวเรือน", "สะสม 48 ครัวเรือน", values=("20", "35", "48")),
            _series("ติดตั้ง 20 ครัวเรือน", "สะสม 35 ครัวเรือน", "สะสม 84 ครัวเรือน", values=("20", "35", "48")),
        ),
        (
            "K219",
            quarter_of_page(2, narrative="ซ่อมร้อยละ 31 ดังนี้\n- แผ่นพื้น 120 แผ่น\n- ฝาท่อ 35 แผ่น\nรวมวัสดุ 155 แผ่น"),
            quarter_of_page(2, narrative="ซ่อมร้อยละ 31 ดังนี้\n- แผ่นพื้น 120 แผ่น\n- ฝาท่อ 35 แผ่น\nรวมวัสดุ 165 แผ่น"),
        ),
        (
            "K226",
            quarter_of_page(2, narrative="จ่ายแล้ว 620,000 บาท จากวงเงิน 2,000,000 บาท ร้อยละ 31.00"),
            quarter_of_page(2, narrative="จ่ายแล้ว 2,060,000 บาท จากวงเงิน 2,000,000 บาท ร้อยละ 31.00"),
        ),
        (
            "K235",
            quarter_of_page(2, narrative="ซ่อมร้อยละ 31 ใช้ทราย 360 ตัน ปีก่อน 400 ตัน ลดลง 40 ตัน"),
            quarter_of_page(2, narrative="ซ่อมร้อยละ 31 ใช้ทราย 360 ตัน ปีก่อน 400 ตัน ลดลง 60 ตัน"),
        ),
        (
            "T307",
            quarter_of_form(2, narrative="รวมเป็น 5 ชุมชน ตามหนังสือ ที่ กท 12/33 ลงวันที่ 5 เมษายน 2567"),
            quarter_of_form(2, narrative="รวมเป็น 5 ชุมชน ตามหนังสือ ที่ กท 12/33 ลงวันที่ 5 สิงหาคม 2567"),
        ),
        (
            "K206",
            _series("เฉลี่ย 4.2", "เฉลี่ย 4.9", values=("4.2", "4.9"), unit="คะแนน (เต็ม 5)", name="คะแนนเฉลี่ยของตลาด"),
            _series("เฉลี่ย 4.2", "เฉลี่ย 6.1", values=("4.2", "6.1"), unit="คะแนน (เต็ม 5)", name="คะแนนเฉลี่ยของตลาด"),
        ),
    ],
)
def test_two_figures_of_a_text_have_to_go_together(code: str, right: Report, wrong: Report) -> None:
    assert (code in codes(right), code in codes(wrong)) == (False, True)


def test_a_third_figure_excuses_no_share_whose_whole_is_named() -> None:
    text = "ซ่อมเพิ่ม 14 สาย รวม 62 สาย จาก 100 สาย คิดเป็นร้อยละ {} ทั้งนี้ทางเท้าที่ใช้ได้จริงมี 80 สาย"

    assert "K226" not in codes(quarter_of_page(2, narrative=text.format("62.00")))
    assert "K226" in codes(quarter_of_page(2, narrative=text.format("77.50")))


@pytest.mark.parametrize(
    "narrative",
    [
        "ตรวจเพิ่ม 3 ชุมชน (รวมชุมชนที่ตรวจซ้ำ 1 ชุมชน) เปิดจุดรับรวมเป็น 5 ชุมชน",
        "เปิดจุดรับเพิ่ม 3 ชุมชน รวมชุมชนที่ย้ายมา 1 ชุมชน รวมเป็น 5 ชุมชน",
        "เปิดจุดรับรวมเป็น 5 ชุมชน และจัดอบรม 3 เรื่อง ได้แก่ 1. การหมัก 8 เรื่องย่อย 2. การชั่ง",  # counts points of its own
        "เปิดจุดรับรวมเป็น 5 ชุมชน มีเครือข่าย 9 แห่ง เช่น 1. วัดใต้ 2. ตลาดเช้า",
        "ประชุมระหว่างวันที่ 28 กุมภาพันธ์ - 2 มีนาคม 2567 รวมเป็น 5 ชุมชน",
        "เปิดจุดรับรวมเป็น 5 ชุมชน เจ้าหน้าที่ติดตาม",
        "เปิดจุดรับรวมเป็น 5 ชุมชน แจกเสื้อขนาด XXL 4 ตัว",
        "เปิดจุดรับเพิ่ม 3 ชุมชน (เดิม 2 ชุมชน) มีสมาชิกสะสม 64 ครัวเรือน รวมเป็น 5 ชุมชน",
        "จะเปิดจุดรับตามที่ตกลงไว้ ได้เปิดแล้ว 5 ชุมชน",
    ],
)
def test_what_only_looks_cut_short_raises_nothing(narrative: str) -> None:
    assert codes(quarter_of_form(2, narrative=narrative)) == set()


def test_planned_steps_are_sure_where_no_word_supports_them_and_said_once() -> None:
    planned = results_of_page("25", "50", "75", "100")
    silent = planned.replace(
        quarters=tuple(q.replace(narrative="ดำเนินงานต่อเนื่องตามแผนของฝ่าย") for q in planned.quarters)
    )

    assert "K216" not in codes(planned)
    assert {"K216", "C119"} <= codes(silent)
    assert [f.severity for f in check(silent) if f.code == "C119"].count(Severity.WARNING) == 1


@pytest.mark.parametrize(
    ("result", "verdict", "is_wrong"),
    [("26", "ต่ำกว่าเป้าหมาย", False), ("38", "สูงกว่าเป้าหมาย", False), ("38", "เป็นไปตามเป้าหมาย", True)],
)
def test_below_a_limit_is_no_failure(result: str, verdict: str, *, is_wrong: bool) -> None:
    limited = form(
        target=Target(value_text="ไม่เกิน 30", unit_text="วัน"),
        result=Result(value_text=result, unit_text="วัน"),
        quarters=(),
        year_end=YearEnd(verdict_text=verdict, narrative="สาเหตุมาจากเครื่องจักรชำรุด"),
    )

    assert ("K203" in codes(limited)) is is_wrong


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("มีครูเข้าร่วมอบรม 54 คน วิทยากรสอนสองวัน ครูที่เข้าร่วมทั้ง {} คนได้รับวุฒิบัตร", "54", "45"),
        ("ติดตั้งกล้อง 12 ตัว ริมคลอง กล้องทั้ง {} ตัวใช้งานได้", "12", "10"),
        ("ซ่อมฝาท่อ 35 จุด ตรวจรับแล้ว ฝาท่อทั้ง {} จุดใช้การได้", "35", "53"),
        ("ตรวจร้านอาหาร 80 ร้าน ออกป้ายให้ร้านอาหารดังกล่าว {} ร้าน", "80", "68"),
        ("ผู้ผ่านการอบรม 40 คน จาก 50 คน ผู้ผ่านการอบรมทั้ง {} คนสมัครเป็นอาสา", "40", "46"),
        ("ปลูกต้นไม้ 120 ต้น ในสวน และ 80 ต้น ริมทาง ต้นไม้ทั้ง {} ต้นรอดทุกต้น", "200", "210"),
        ("ขึ้นทะเบียนผู้ค้า 64 ราย และจัดระเบียบผู้ค้าทั้ง {} รายให้เข้าตลาดใหม่", "64", "46"),
        ("รับเด็กเข้าค่าย 30 คน เด็กทั้ง {} คนว่ายน้ำได้ 25 เมตร", "30", "33"),
    ],
)
def test_a_count_that_is_spoken_of_again_keeps_its_value(text: str, right: str, wrong: str) -> None:
    found = [codes(quarter_of_page(2, narrative=f"{text.format(value)}\nซ่อมร้อยละ 31")) for value in (right, wrong)]

    assert ["K202" in one for one in found] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "มีผู้เข้าร่วม 54 คน ครูทั้ง 45 คนในเขตได้รับหนังสือเชิญ",  # other people, told for the first time
        "ตรวจตลาด 12 แห่ง และเปิดใช้ทั้ง 3 ระบบ",
        "อบรมรวม 6 ครั้ง มีผู้บริหารทั้ง 50 เขตเข้าร่วม",
        "ซ่อมแล้ว 21 จุด จากจุดเสี่ยงทั้งหมด 30 จุด",
        "มีเด็ก 60 คน ขาด 6 คน เด็กทั้ง 54 คนผ่านการประเมิน",
        "รับแจ้ง 90 เรื่อง แก้ไขได้ 80 เรื่อง เหลือ 10 เรื่อง ทั้ง 80 เรื่องผู้แจ้งพอใจ",
    ],
)
def test_what_a_text_tells_for_the_first_time_is_not_held_against_another(text: str) -> None:
    assert "K202" not in codes(quarter_of_page(2, narrative=f"{text}\nซ่อมร้อยละ 31"))
