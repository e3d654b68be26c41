"""What a text tells twice has to agree: an amount in two units, a mean and its figures, days and their number, a list and how many it has."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import form, page, quarter_of_form
from samrit.report import Evidence, Level, Report, Result, Target

SO_FAR = "รวมเป็น 5 ชุมชน "

# (rule, what is wrong, the same as it is right)
PAIRS = [
    # growth and shares in words
    (
        "K235",
        "ขยะลดลงจากวันละ 240 กิโลกรัม เหลือวันละ 180 กิโลกรัม หรือลดลง 1 ใน 3",
        "ขยะลดลงจากวันละ 240 กิโลกรัม เหลือวันละ 180 กิโลกรัม หรือลดลง 1 ใน 4",
    ),
    ("K235", "เรื่องร้องเรียนจาก 90 เรื่อง เหลือ 60 เรื่อง ลดลงครึ่งหนึ่ง", "เรื่องร้องเรียนจาก 120 เรื่อง เหลือ 60 เรื่อง ลดลงครึ่งหนึ่ง"),
    ("K235", "สมาชิกเดิม 40 ราย เป็น 60 ราย เพิ่มขึ้นเท่าตัว", "สมาชิกเดิม 30 ราย เป็น 60 ราย เพิ่มขึ้นเท่าตัว"),
    ("K235", "ผู้ใช้ปีก่อน 200 คน ปีนี้ 300 คน เพิ่มขึ้นเป็นสองเท่า", "ผู้ใช้ปีก่อน 150 คน ปีนี้ 300 คน เพิ่มขึ้นเป็นสองเท่า"),
    ("K235", "เวลาลดลงหนึ่งในสาม จาก 60 นาที เหลือ 50 นาที", "เวลาลดลงหนึ่งในสาม จาก 60 นาที เหลือ 40 นาที"),
    (
        "K235",
        "ใช้น้ำเดือนละ 800 ลิตร ปัจจุบันเดือนละ 600 ลิตร จึงลดลงถึง 2 ใน 5",
        "ใช้น้ำเดือนละ 1,000 ลิตร ปัจจุบันเดือนละ 600 ลิตร จึงลดลงถึง 2 ใน 5",
    ),
    ("K226", "สอบผ่าน 30 คน จาก 45 คน หรือ 3 ใน 4 ของผู้สอบ", "สอบผ่าน 30 คน จาก 45 คน หรือ 2 ใน 3 ของผู้สอบ"),
    ("K226", "ร่วมคัดแยก 60 ครัวเรือน จาก 100 ครัวเรือน คิดเป็นสี่ในห้า", "ร่วมคัดแยก 80 ครัวเรือน จาก 100 ครัวเรือน คิดเป็นสี่ในห้า"),
    # of about so much, of three figures, or of nothing that is told: no growth that can be worked out
    ("K235", "จุดน้ำท่วมจาก 20 จุด เหลือ 16 จุด ลดลงเกือบครึ่ง", "จุดน้ำท่วมจาก 20 จุด เหลือ 11 จุด ลดลงเกือบครึ่ง"),
    ("K235", "จาก 300 คน เป็น 400 คน เพิ่มขึ้น 1 ใน 4", "ปี 2564 มี 300 คน ปี 2565 มี 350 คน ปี 2566 มี 400 คน เพิ่มขึ้น 1 ใน 3"),
    ("K245", "ขุดลอกคลองยาว 2,500 เมตร หรือ 25 กิโลเมตร", "ขุดลอกคลองยาว 2,500 เมตร หรือ 2.5 กิโลเมตร"),
    ("K245", "พื้นที่ 3 ไร่ (480 ตารางวา)", "พื้นที่ 3 ไร่ (1,200 ตารางวา)"),
    ("K245", "พื้นที่สวน 2 ไร่ 2 งาน หรือ 3,000 ตารางเมตร", "พื้นที่สวน 2 ไร่ 2 งาน หรือ 4,000 ตารางเมตร"),
    ("K245", "เก็บได้ 3,450 กิโลกรัม (34.5 ตัน)", "เก็บได้ 3,450 กิโลกรัม (3.5 ตัน)"),
    ("K245", "น้ำเสีย 45,000 ลิตร หรือ 4.5 ลูกบาศก์เมตร", "น้ำเสีย 45,000 ลิตร หรือ 45 ลูกบาศก์เมตร"),
    ("K245", "วงเงิน 1,250,000 บาท (12.5 ล้านบาท)", "วงเงิน 1,250,000 บาท (1.25 ล้านบาท)"),
    ("K245", "ผ่านเพิ่ม 45 คน (ห้าสิบสี่คน)", "ผ่านเพิ่ม 54 คน (ห้าสิบสี่คน)"),
    ("K246", "อบรม 5 รุ่น ผู้เข้าอบรม 200 คน เฉลี่ยรุ่นละ 50 คน", "อบรม 5 รุ่น ผู้เข้าอบรม 200 คน เฉลี่ยรุ่นละ 40 คน"),
    ("K246", "ครั้งแรก 80 คน ครั้งที่สอง 120 คน เฉลี่ยครั้งละ 90 คน", "ครั้งแรก 80 คน ครั้งที่สอง 120 คน เฉลี่ยครั้งละ 100 คน"),
    (
        "K246",
        "คะแนนด้านสถานที่ 84.2 ด้านวิทยากร 86.6 และด้านอาหาร 81.1 เฉลี่ยสามด้าน 85.5",
        "คะแนนด้านสถานที่ 84.2 ด้านวิทยากร 86.6 และด้านอาหาร 81.1 เฉลี่ยสามด้าน 84.0",
    ),
    ("T313", "จัดค่าย 3 วัน ระหว่างวันที่ 5 - 8 กุมภาพันธ์ 2567", "จัดค่าย 4 วัน ระหว่างวันที่ 5 - 8 กุมภาพันธ์ 2567"),
    ("T313", "ระหว่างวันที่ 1 - 29 กุมภาพันธ์ 2567 เป็นเวลา 30 วัน", "ระหว่างวันที่ 1 - 29 กุมภาพันธ์ 2567 เป็นเวลา 29 วัน"),
    ("T313", "ตั้งแต่เดือนตุลาคม 2566 - มีนาคม 2567 รวม 5 เดือน", "ตั้งแต่เดือนตุลาคม 2566 - มีนาคม 2567 รวม 6 เดือน"),
    (
        "K241",
        "เปิดจุดใหม่ 3 แห่ง ได้แก่ ตลาดเช้า และลานวัดใต้",
        "เปิดจุดใหม่ 3 แห่ง ได้แก่ ตลาดเช้า ลานวัดใต้ และศาลาริมน้ำ",
    ),
    (
        "K241",
        "เยี่ยม 3 โรงเรียน ได้แก่ โรงเรียนวัดใต้ และโรงเรียนวัดเหนือ",
        "เยี่ยม 3 โรงเรียน ได้แก่ โรงเรียนวัดใต้ โรงเรียนริมคลอง และโรงเรียนวัดเหนือ",
    ),
    (
        "K241",
        "จัดประชุม 3 ครั้ง เมื่อวันที่ 10 มกราคม 2567 และวันที่ 14 กุมภาพันธ์ 2567",
        "จัดประชุม 3 ครั้ง เมื่อวันที่ 10 และ 24 มกราคม 2567 และวันที่ 14 กุมภาพันธ์ 2567",
    ),
    (
        "K235",
        "ผู้ป่วย 130 ราย ลดลงจากไตรมาสก่อนซึ่งมี 110 ราย",
        "ผู้ป่วย 130 ราย เพิ่มขึ้นจากไตรมาสก่อนซึ่งมี 110 ราย",
    ),
    (
        "K235",
        "ผู้ใช้บริการ 1,500 คน เพิ่มขึ้นร้อยละ 30 จากปีก่อน 1,200 คน",
        "ผู้ใช้บริการ 1,500 คน เพิ่มขึ้นร้อยละ 25 จากปีก่อน 1,200 คน",
    ),
    ("K235", "ขยะลดลงจาก 120 ตัน เหลือ 90 ตัน คิดเป็นร้อยละ 33.33", "ขยะลดลงจาก 120 ตัน เหลือ 90 ตัน คิดเป็นร้อยละ 25"),
    (
        "K219",
        "ร้องเรียน 64 เรื่อง (กลิ่น 30 เรื่อง เสียง 20 เรื่อง น้ำเสีย 12 เรื่อง)",
        "ร้องเรียน 64 เรื่อง (กลิ่น 30 เรื่อง เสียง 20 เรื่อง น้ำเสีย 14 เรื่อง)",
    ),
    (
        "K219",
        "จำแนกเป็นเพศชายร้อยละ 42 เพศหญิงร้อยละ 48 และไม่ระบุร้อยละ 20",
        "จำแนกเป็นเพศชายร้อยละ 42 เพศหญิงร้อยละ 48 และไม่ระบุร้อยละ 10",
    ),
    ("K219", "ตอบแบบสอบถาม 53 คน จาก 50 คน", "ตอบแบบสอบถาม 50 คน จาก 53 คน"),
    ("K225", "งบประมาณ 1,200,000 บาท เบิกจ่ายแล้ว 1,450,000 บาท", "งบประมาณ 1,200,000 บาท เบิกจ่ายแล้ว 1,150,000 บาท"),
    (
        "K225",
        "รับแจ้ง 40 เรื่อง แก้ไขแล้ว 30 เรื่อง คงค้าง 8 เรื่อง",
        "รับแจ้ง 40 เรื่อง แก้ไขแล้ว 30 เรื่อง คงค้าง 10 เรื่อง",
    ),
    ("K226", "ส่งเสริมการคัดแยกได้ร้อยละ 80 (34 หลัง จาก 40 หลัง)", "ส่งเสริมการคัดแยกได้ร้อยละ 85 (34 หลัง จาก 40 หลัง)"),
    (
        "K226",
        "ครัวเรือน 900 หลัง มาประชุม 200 หลัง หรือกว่าครึ่งของครัวเรือนทั้งหมด",
        "ครัวเรือน 900 หลัง มาประชุม 500 หลัง หรือกว่าครึ่งของครัวเรือนทั้งหมด",
    ),
    (
        "K218",
        "ค่าปรับร้อยละ 0.10 ของวงเงิน 2,000,000 บาท เป็นเงิน 20,000 บาท",
        "ค่าปรับร้อยละ 0.10 ของวงเงิน 2,000,000 บาท เป็นเงิน 2,000 บาท",
    ),
    (
        "T310",
        "เปิดรับสมัครวันที่ 20 กุมภาพันธ์ 2567 ปิดรับสมัครวันที่ 12 กุมภาพันธ์ 2567",
        "เปิดรับสมัครวันที่ 12 กุมภาพันธ์ 2567 ปิดรับสมัครวันที่ 20 กุมภาพันธ์ 2567",
    ),
    (
        "T310",
        "ประกาศผลวันที่ 5 กุมภาพันธ์ 2567 หลังจากสอบเมื่อวันที่ 18 กุมภาพันธ์ 2567",
        "ประกาศผลวันที่ 18 กุมภาพันธ์ 2567 หลังจากสอบเมื่อวันที่ 5 กุมภาพันธ์ 2567",
    ),
    ("T310", "จัดอบรมเวลา 13.30 - 09.00 น.", "เฝ้าระวังเวลา 20.00 - 04.00 น."),
    ("T311", "ซึ่งจะเริ่มดำเนินการในไตรมาสที่ 1", "ซึ่งจะเริ่มดำเนินการในไตรมาสที่ 3"),
    (
        "T311",
        "คาดว่าจะเปิดจุดถัดไปภายในเดือนพฤศจิกายน 2566",
        "คาดว่าจะเปิดจุดถัดไปภายในเดือนเมษายน 2567",
    ),
    ("T312", "ผลการดำเนินงานประจำปีงบประมาณ 2566", "ผลการดำเนินงานประจำปีงบประมาณ 2567"),
    ("X614", "ช่วยนางสาวสายใจ รักดี อายุ 34 ปี", "นางสาวสายใจ รักดี ประธานชุมชน เป็นผู้ประสานงาน"),
    ("X612", "โดยได้รับการสนับสนุนจากหน่วยงานต่าง ๆ เช่น", "โดยได้รับการสนับสนุนจากหน่วยงานต่าง ๆ เช่น การประปา"),
    ("X613", "มีผู้เข้าร่วม (ใส่จำนวน) คน", "มีผู้เข้าร่วม 40 คน (ใส่เสื้อสีเขียว)"),
    ("X605", "ประชาชนมีความพึ่งพอใจ", "ประชาชนมีความพึงพอใจ"),
]


def codes(report: Report) -> list[str]:
    """Codes of what is found, notes among them."""
    return [finding.code for finding in check(report)]


@pytest.mark.parametrize(("code", "wrong", "right"), PAIRS)
def test_a_slip_is_found_and_its_like_that_is_right_is_not(code: str, wrong: str, right: str) -> None:
    assert code in codes(quarter_of_form(2, narrative=SO_FAR + wrong))
    assert code not in codes(quarter_of_form(2, narrative=SO_FAR + right))


@pytest.mark.parametrize(
    "text",
    [
        "ท่อยาว 90 เมตร หรือประมาณ 0.1 กิโลเมตร",
        "จัดหาทราย 25 ตัน (รถ 5 คัน) และ 4,500 กิโลกรัมในรอบที่สอง",
        "สวนมีพื้นที่ 3,000 ตารางเมตร (2 ไร่)",
    ],
)
def test_rounded_amounts_and_amounts_of_other_things_are_sound(text: str) -> None:
    assert "K245" not in codes(quarter_of_form(2, narrative=SO_FAR + text))


def test_a_mean_of_all_that_the_text_tells_elsewhere_is_sound() -> None:
    text = "สะสม 7,200 เมตร แบ่งเป็นแรงงานเขต 3,700 เมตร และผู้รับจ้าง 3,500 เมตร ดินเลน 216 ตัน เฉลี่ยเมตรละ 0.03 ตัน"

    assert "K246" not in codes(quarter_of_form(2, narrative=SO_FAR + text))


@pytest.mark.parametrize(
    "text", ["ระหว่างวันที่ 1 - 30 มีนาคม 2567 จำนวน 8 วัน", "ระหว่างวันที่ 4 - 15 มีนาคม 2567 รวม 10 วัน (วันทำการ)"]
)
def test_some_days_of_a_month_and_working_days_are_sound(text: str) -> None:
    assert "T313" not in codes(quarter_of_form(2, narrative=SO_FAR + text))


def test_answers_of_several_each_need_not_come_to_a_hundred() -> None:
    text = "เหตุผล (ตอบได้มากกว่า 1 ข้อ) แยกเป็น ไม่มีเวลาร้อยละ 48 ไกลบ้านร้อยละ 40 และไม่ทราบร้อยละ 22"

    assert "K219" not in codes(quarter_of_form(2, narrative=SO_FAR + text))


def test_how_far_a_result_is_below_its_target_is_no_claim_about_the_target() -> None:
    assert "K235" not in codes(quarter_of_form(2, narrative=SO_FAR + "ต่ำกว่าเป้าหมาย 7 ชุมชน"))


@pytest.mark.parametrize(
    ("ref", "is_of_other_year"),
    [
        ("รายงานผลจุดรับเศษอาหาร ปี 2565.pdf", True),
        ("ภาพถ่ายกิจกรรม วันที่ 12 มีนาคม 2565", True),
        ("ภาพถ่ายกิจกรรม วันที่ 12 ธันวาคม 2566", False),
        ("คำสั่งแต่งตั้งคณะทำงาน ปี 2564", False),
        ("แผนปฏิบัติราชการ ปี 2565 - 2570", False),
        ("รายงานเปรียบเทียบปี 2566 กับปี 2567", False),
    ],
)
def test_evidence_is_of_the_reports_year_or_made_before_it(ref: str, is_of_other_year: bool) -> None:
    assert ("E508" in codes(form(evidence=(Evidence(ref=ref),)))) is is_of_other_year


def _of_wholes(*wholes: int) -> Report:
    """Four quarters of a share that adds up, each of its own whole."""
    done = (20, 45, 70, 90)
    shares = [f"{part * 100 / whole:.2f}" for part, whole in zip(done, wholes, strict=True)]
    return page(
        result=Result(value_text=shares[-1], unit_text="ร้อยละ"),
        quarters=tuple(
            q.replace(
                narrative=f"ซ่อมแล้วเสร็จสะสม {part} สาย จาก {whole} สาย คิดเป็นร้อยละ {share}",
                result=Result(value_text=share, unit_text="ร้อยละ"),
            )
            for q, part, whole, share in zip(page().quarters, done, wholes, shares, strict=True)
        ),
    )


def test_the_whole_of_values_that_add_up_doesnt_get_smaller() -> None:
    found = [f for f in check(_of_wholes(100, 100, 90, 100)) if f.code == "K237" and f.severity is Severity.WARNING]

    assert [f.field for f in found] == ["quarters.3.narrative"]
    assert "K237" not in codes(_of_wholes(100, 110, 120, 130))  # what came in adds up, too


def test_a_claim_to_have_reached_the_target_is_held_against_it() -> None:
    missed = page(result=Result(value_text="70", unit_text="ร้อยละ"))
    text = "ซ่อมได้ร้อยละ 70 บรรลุเป้าหมาย"
    quarters = tuple(q.replace(narrative=text, result=missed.result) if q.quarter == 4 else q for q in missed.quarters)

    assert "K203" in codes(missed.replace(quarters=quarters))
    assert "K203" not in codes(missed)


def test_a_result_that_the_text_gives_in_another_measure_is_asked_about() -> None:
    text = "เปิดจุดรับและชั่งเศษอาหารรวม 5 ตัน"

    assert "K222" in codes(quarter_of_form(2, narrative=text))


def test_the_unit_of_a_rate_holds_its_number() -> None:
    unit = "ครั้งต่อ 1,000 วันนอน"
    target = Target(value_text="2.5", unit_text=unit)

    assert "C116" not in codes(page(level=Level.OUTCOME, target=target))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("P407", "ปรับปรุงลู่วิ่งความยาว 900 ตารางเมตร"),
        ("K245", "ลดไฟฟ้าได้ 3 เมกะวัตต์-ชั่วโมง หรือ 300 หน่วย"),
        ("K235", "มีผู้ค้า 41 ราย เกินจำนวนแผง 50 แผงที่จัดไว้"),
        ("K235", "ผู้ใช้บริการสะสม 900 คน คิดเป็นร้อยละ 90 ของเป้าหมาย เพิ่มขึ้นจากปีงบประมาณ 2566 ซึ่งมี 750 คน คิดเป็นร้อยละ 25.00"),
        ("K225", "ได้รับถัง 300 ใบ หักชำรุด 20 ใบ คงเหลือ 260 ใบ"),
    ],
)
def test_more_slips_of_the_kinds_are_found(code: str, text: str) -> None:
    assert code in codes(quarter_of_form(2, narrative=SO_FAR + text))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("P407", "ปรับปรุงสวนในพื้นที่ 3 กิโลเมตรแรกของคลอง"),
        ("K218", "มอบทุน 58 ราย รายละ 500 - 2,000 บาท รวม 47,500 บาท"),
        ("K235", "ร้านค้า 33 ร้าน จากเป้าหมาย 30 ร้าน เพิ่มขึ้นจากปี 2566 ที่มี 21 ร้าน ร้อยละ 57.14"),
    ],
)
def test_what_looks_like_a_slip_and_is_none(code: str, text: str) -> None:
    assert code not in codes(quarter_of_form(2, narrative=SO_FAR + text))


def test_the_hundred_of_a_method_is_no_whole_that_it_divides_by() -> None:
    said = "สำรวจ 6,500 ครัวเรือน พบลูกน้ำ 637 ครัวเรือน คิดเป็นร้อยละ 9.80"
    quarters = tuple(
        q.replace(narrative=said, result=Result(value_text="9.80", unit_text="ร้อยละ")) if q.quarter == 3 else q
        for q in page().quarters
    )
    multiplied = page(method="ครัวเรือนที่พบ หารด้วยครัวเรือนที่สำรวจ คูณ 100", quarters=quarters)
    divided = page(method="ครัวเรือนที่พบ หารด้วยครัวเรือนที่สำรวจ 7,000 ครัวเรือน คูณ 100", quarters=quarters)

    assert [any(one.code == "K247" for one in check(report)) for report in (multiplied, divided)] == [False, True]
