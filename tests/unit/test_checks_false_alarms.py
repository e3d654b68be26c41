"""What looks wrong and is not: every text here once raised, or might raise, a false alarm."""

from decimal import Decimal

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import form, page, quarter_of_form, quarter_of_page, results_of_page
from samrit.report import Evidence, QuarterReport, Report, Result, Score, Target


def codes(report: Report) -> list[str]:
    """Codes of errors and warnings."""
    return [f.code for f in check(report) if f.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    "narrative",
    [
        # dates
        "เปิดจุดรับในวันอังคารที่ 20 และวันพุธที่ 21 กุมภาพันธ์ 2567 ครบตามแผน",
        "ประชุมวันพฤหัสบดีที่ 29 กุมภาพันธ์ และวันศุกร์ที่ 1 มีนาคม 2567 ที่สำนักงานเขต",
        "ตามหนังสือ ที่ กท 6909/1116 ลงวันที่ 20 ธันวาคม 2566 จึงประชุมหารือกับชุมชน",
        "สืบเนื่องจากการประชุมเมื่อวันที่ 15 พฤศจิกายน 2566 จึงเปิดจุดรับเมื่อวันที่ 20 กุมภาพันธ์ 2567",
        "จากการประชุมเมื่อวันที่ 15 ธันวาคม 2566 ได้ลงพื้นที่ตลอดเดือนมกราคม - มีนาคม",
        "ทำสัญญาวันที่ 1 ธันวาคม 2566 สิ้นสุดวันที่ 30 กันยายน 2567",
        "เปิดจุดรับแล้ว และกำหนดจัดอบรมในวันที่ 9 พฤษภาคม 2567 ที่โรงเรียนริมคลอง",
        # numbers
        "สำรวจ 15 จุด และซ่อม 9 จุด ในซอย 4 และซอย 12 ครั้งที่ 1 มีผู้เข้าร่วม 59 คน",
        "มีจุดเสี่ยงทั้งหมด 24 จุด แบ่งเป็น ที่มืด 15 จุด และทางโค้ง 9 จุด รวมทั้งสิ้น 24 จุด",
        "เดือนมกราคม 39 ราย กุมภาพันธ์ 78 ราย มีนาคม 20 ราย รวม 137 ราย",
        "ปลูกต้นไม้ 20 ต้น และ 30 ต้น รวมกับของเดิมเป็น 120 ต้น",
        "ห้อง ป. 1/2 = 35 คน และ ป. 1/3 = 33 คน",
        "ตรวจ (12 + 8) x 100 / 40 = 50.00 ของแผนตรวจ",
        "ตรวจ 20 แห่ง x 100 / 364 = 5.49 ของทั้งหมด",
        "ค่า 2 x 100 / 395 = 0.50 และ 36 x 100 / 395 = 9.11",
        "งบ 500,000 + 700,000 = 1.2 ล้าน",
        # energy
        "ติดตั้งแผงผลิตพลังงานแสงอาทิตย์ ขนาด 50 กิโลวัตต์ เพื่อลดการใช้พลังงาน",
        "ลดการใช้ไฟฟ้าของอาคารลง 4 กิโลวัตต์-ชั่วโมง ลดคาร์บอนไดออกไซด์ 2 กิโลกรัม",
        # text
        'จัดซื้อจอภาพ 24" จำนวน 2 เครื่อง',
        "โทร. 02 224 2951 ต่อ 12 ในวันและเวลาราชการ",
    ],
)
def test_a_sound_narrative_raises_nothing(narrative: str) -> None:
    # With the value of the quarter before: of a new one the text would have to tell.
    assert codes(quarter_of_form(2, narrative=narrative, result=Result(value_text="2", unit_text="ชุมชน"))) == []


@pytest.mark.parametrize(
    "report",
    [
        # a quarter of its own success doesn't accumulate
        results_of_page("100", "100", "85", "100").replace(name="ร้อยละความสำเร็จของการตรวจตลาด"),
        # counts per period go up and down
        page(
            name="จำนวนครั้งที่ตรวจตลาด",
            target=Target(value_text="12", unit_text="ครั้ง"),
            result=Result(value_text="14", unit_text="ครั้ง"),
            quarters=tuple(
                QuarterReport(
                    quarter=i, narrative=f"ตรวจตลาดตามแผน รอบที่ {i}", result=Result(value_text=v, unit_text="ครั้ง")
                )
                for i, v in enumerate(("5", "3", "2", "4"), 1)
            ),
        ),
        # 104 % of a plan
        results_of_page("25", "50", "75", "104.15"),
        # a step beyond the target
        page(
            target=Target(value_text="4", unit_text="ระดับ"),
            result=Result(value_text="5", unit_text="ระดับ"),
            quarters=(),
        ),
        # the share of the target, not the result
        quarter_of_page(4, narrative="ตรวจรับงานแล้วคิดเป็นร้อยละ 105.63 ของเป้าหมาย"),
        # rounding
        quarter_of_page(4, narrative="ตรวจรับงานแล้วคิดเป็นร้อยละ 84 ที่เหลือรอย้ายเสาไฟฟ้า"),
        # one post beside a register
        form(evidence=(Evidence(ref="ทะเบียน 13 ชุมชน.pdf"), Evidence(ref="https://www.facebook.com/example/posts/1"))),
    ],
    ids=["own-quarter", "per-period", "share-of-plan", "next-step", "of-target", "rounded", "post-and-register"],
)
def test_a_sound_report_raises_nothing(report: Report) -> None:
    assert codes(report) == []


def test_an_excerpt_is_not_blamed_for_what_it_does_not_show() -> None:
    whole = page()
    cut = whole.replace(
        quarters=(*whole.quarters[:1], whole.quarters[1].replace(narrative="ซ่อมสายแรกแล้วเสร็จคิดเป็นร้อยละ 3")),
        broken_off="quarters.2.narrative",
    )

    assert codes(cut) == []
    assert codes(whole.replace(quarters=())) == []
    assert codes(whole.replace(quarters=tuple(q.replace(narrative="") for q in whole.quarters))) == []


def test_a_quarter_that_was_not_reviewed_is_no_contradiction_and_no_score_is_an_error() -> None:
    """The present system prints another quarter's score beside 0 / 0: its fault, which no officer can correct."""
    echo = Score(value=Decimal(90), quality=Decimal(0), timeliness=Decimal(0))
    unlike = Score(value=Decimal(100), quality=Decimal(60), timeliness=Decimal(80))

    assert not {"K212", "K213"} & set(codes(quarter_of_page(4, score=echo)))
    (found,) = (one for one in check(quarter_of_page(4, score=unlike)) if one.code == "K212")
    assert found.severity is Severity.NOTE


def _without_boxes(*texts: str, name: str, unit: str, result: str) -> Report:
    """A form of which the quarters have no boxes for their results."""
    quarters = tuple(QuarterReport(quarter=at, narrative=text) for at, text in enumerate(texts, 1))
    value = Result(value_text=result, unit_text=unit)
    return form(name=name, target=Target(value_text=result, unit_text=unit), result=value, quarters=quarters)


@pytest.mark.parametrize(
    ("report", "is_asked"),
    [
        (_without_boxes("ซ่อม 4 จุด", "ซ่อม 6 จุด รวม 10 จุด", "รวม 15 จุด", "ครบ 18 จุด", name="จำนวนจุดที่ซ่อม", unit="จุด", result="18"), False),
        (_without_boxes("วางแผน", "ซ่อม 6 จุด", "รวม 15 จุด", "ครบ 18 จุด", name="จำนวนจุดที่ซ่อม", unit="จุด", result="18"), False),
        (_without_boxes("อบรมครูผ่าน 60 คน", "รวมครูผ่าน 120 คน", "ครูผ่าน 178 คน", "ครูผ่านร้อยละ 95", name="ร้อยละของครูที่ผ่านการอบรม", unit="ร้อยละ", result="95"), False),
        (_without_boxes("เฉลี่ยเดือนละ 139 คน", "เฉลี่ยเดือนละ 148 คน", "เฉลี่ยเดือนละ 169 คน", "ทั้งปีเดือนละ 154 คน", name="จำนวนผู้ใช้เฉลี่ย", unit="คน", result="154"), False),
        (_without_boxes("ปลูกแล้ว 2 ต้น", "ดูแลต่อ", "รดน้ำ", "ตัดแต่ง", name="จำนวนต้นไม้", unit="ต้น", result="9"), True),
        (_without_boxes("ประชุม 2 ครั้ง", "ประชุม 3 ครั้ง", "ลงพื้นที่", "สรุปผล", name="จำนวนจุดที่ซ่อม", unit="จุด", result="18"), True),
        (_without_boxes("วางแผน", "อบรม", "ประกวด", "มอบรางวัล", name="ร้อยละของครูที่ผ่านการอบรม", unit="ร้อยละ", result="95"), True),
        (_without_boxes("ซ่อม 4 จุด", "ซ่อม 6 จุด", "รวม 15 จุด", "ส่งมอบงาน", name="จำนวนจุดที่ซ่อม", unit="จุด", result="18"), True),
        (_without_boxes("ไม่น้อยกว่า 4 จุด", "ไม่เกิน 9 จุด", "อย่างน้อย 12 จุด", "ส่งมอบงาน", name="จำนวนจุดที่ซ่อม", unit="จุด", result="18"), True),
        (_without_boxes("ตรวจ 30 คน", "ตรวจ 40 คน", "ตรวจ 50 คน", "สรุปผล", name="ร้อยละของครูที่ผ่านการอบรม", unit="ร้อยละ", result="95"), True),
    ],
)  # fmt: skip
def test_quarters_whose_words_count_hold_more_than_words(report: Report, *, is_asked: bool) -> None:
    assert ("C107" in {f.code for f in check(report)}) is is_asked


@pytest.mark.parametrize(
    ("method", "is_asked"),
    [
        ("นับจุดตามบัญชีของสำนักการระบายน้ำ", False),
        ("นับจุดที่ตรวจรับงานแล้ว", False),
        ("นับเด็กที่ผ่านตามคู่มือเฝ้าระวังพัฒนาการ", False),
        ("นับตามใบอนุญาตก่อสร้าง", False),
        ("ค่าเฉลี่ยของสถานีตรวจวัดทั้งหมด", False),
        ("นับจุดที่แก้ไขแล้ว", True),
        ("นับผู้ที่เข้าร่วม", True),
        ("จำนวนต้นไม้ที่ปลูก", True),
        ("ผู้ผ่าน x 100 / ผู้เข้าร่วม", True),
        ("นับชุมชนที่ร่วมโครงการ", True),
    ],
)
def test_papers_by_which_is_counted_are_a_source(method: str, *, is_asked: bool) -> None:
    report = form(definition="งานของปีงบประมาณ พ.ศ. 2567", method=method)

    assert ("C105" in {f.code for f in check(report)}) is is_asked


def test_quarters_that_come_to_the_year_are_no_sums_so_far() -> None:
    def of(result: str) -> Report:
        values = ("145", "161", "158", "160")
        quarters = tuple(
            QuarterReport(quarter=at, narrative=f"เก็บได้ {value} ตัน", result=Result(value_text=value, unit_text="ตัน"))
            for at, value in enumerate(values, 1)
        )
        target, value = Target(value_text="600", unit_text="ตัน"), Result(value_text=result, unit_text="ตัน")
        return page(name="ปริมาณขยะอันตรายที่เก็บได้", target=target, result=value, quarters=quarters)

    assert ["K205" in {f.code for f in check(of(result))} for result in ("624", "160")] == [False, True]
