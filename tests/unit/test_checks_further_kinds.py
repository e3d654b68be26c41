"""Further kinds of what a strict evaluator sends back, each beside the same text as it is right."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import form, page, quarter_of_form
from samrit.report import Evidence, IndicatorReport, Report, Result, Signature, Target

SO_FAR = "เปิดจุดรับรวมเป็น 5 ชุมชน "

# (rule, what is wrong, the same as it is right)
PAIRS = [
    ("K245", "ปูท่อ 4,150 เมตร ตลอดปีปูท่อไปแล้ว 41.5 กิโลเมตร", "ปูท่อ 4,150 เมตร ตลอดปีปูท่อไปแล้ว 4.15 กิโลเมตร"),
    (
        "K246",
        "คะแนนก่อนอบรม รุ่นที่ 1 = 11.20 รุ่นที่ 2 = 12.80 รุ่นที่ 3 = 13.20 เฉลี่ยทั้ง 3 รุ่น เท่ากับ 12.90",
        "คะแนนก่อนอบรม รุ่นที่ 1 = 11.20 รุ่นที่ 2 = 12.80 รุ่นที่ 3 = 13.20 เฉลี่ยทั้ง 3 รุ่น เท่ากับ 12.40",
    ),
    ("K219", "รับเรื่อง 20 เรื่อง ในจำนวนนี้ส่งต่อสำนักการโยธา 24 เรื่อง", "รับเรื่อง 20 เรื่อง ในจำนวนนี้ส่งต่อสำนักการโยธา 14 เรื่อง"),
    ("K219", "ได้ค่าเฉลี่ย 5.40 คะแนน จากคะแนนเต็ม 5 คะแนน", "ได้ค่าเฉลี่ย 4.50 คะแนน จากคะแนนเต็ม 5 คะแนน"),
    (
        "K219",
        "ผู้ส่งเศษอาหาร ได้แก่ ครัวเรือนร้อยละ 55 ร้านอาหารร้อยละ 30 และอื่นๆ ร้อยละ 25",
        "ผู้ส่งเศษอาหาร ได้แก่ ครัวเรือนร้อยละ 55 ร้านอาหารร้อยละ 30 และอื่นๆ ร้อยละ 15",
    ),
    (
        "K225",
        "เบิกจ่ายแล้ว 1,200,000 บาท จากวงเงินตามสัญญา 2,000,000 บาท คงเหลือ 700,000 บาท",
        "เบิกจ่ายแล้ว 1,200,000 บาท จากวงเงินตามสัญญา 2,000,000 บาท คงเหลือ 800,000 บาท",
    ),
    (
        "K225",
        "ได้รับงบประมาณ 2,000,000 บาท วงเงินตามสัญญา 2,150,000 บาท",
        "ได้รับงบประมาณ 2,000,000 บาท วงเงินตามสัญญา 1,950,000 บาท",
    ),
    (
        "K226",
        "ตรวจสะสม 12,000 คน พบผู้เสี่ยง 600 คน คิดเป็นร้อยละ 6.00 ของผู้ที่ตรวจสะสมแล้ว",
        "ตรวจสะสม 12,000 คน พบผู้เสี่ยง 600 คน คิดเป็นร้อยละ 5.00 ของผู้ที่ตรวจสะสมแล้ว",
    ),
    (
        "T313",
        "ระหว่างวันที่ 5 - 20 กุมภาพันธ์ 2567 รวม 10 วัน (นับรวมวันหยุดราชการ)",
        "ระหว่างวันที่ 5 - 20 กุมภาพันธ์ 2567 รวม 16 วัน (นับรวมวันหยุดราชการ)",
    ),
    (
        "T313",
        "ระยะเวลาดำเนินการ 30 วัน ตั้งแต่วันที่ 1 กุมภาพันธ์ 2567 ถึงวันที่ 31 มีนาคม 2567",
        "ระยะเวลาดำเนินการ 60 วัน ตั้งแต่วันที่ 1 กุมภาพันธ์ 2567 ถึงวันที่ 31 มีนาคม 2567",
    ),
    (
        "T310",
        "ลงนามสัญญาวันที่ 8 มกราคม 2567 ประกาศเชิญชวนวันที่ 2 กุมภาพันธ์ 2567",
        "ประกาศเชิญชวนวันที่ 8 มกราคม 2567 ลงนามสัญญาวันที่ 2 กุมภาพันธ์ 2567",
    ),
    ("K231", "ถังที่ส่งคืนร้าน จำนวน -4 ใบ", "ถังที่ส่งคืนร้าน จำนวน 4 ใบ"),
    (
        "K202",
        "ผู้ติดตาม ณ วันที่ 31 มีนาคม 2567 จำนวน 12,450 คน เพจมีผู้ติดตาม ณ วันที่ 31 มีนาคม 2567 จำนวน 12,540 คน",
        "ผู้ติดตาม ณ วันที่ 31 มีนาคม 2567 จำนวน 12,450 คน เพจมีผู้ติดตาม ณ วันที่ 31 มีนาคม 2567 จำนวน 12,450 คน",
    ),
    ("T311", "ผลงานไตรมาสที่ 3 ไตรมาสนี้ซ่อมถังหมัก", "ผลงานไตรมาสที่ 1 ไตรมาสนี้ซ่อมถังหมัก"),
]


def _codes(report: Report) -> set[str]:
    return {one.code for one in check(report)}


@pytest.mark.parametrize(("code", "wrong", "right"), PAIRS)
def test_what_is_wrong_is_found_and_the_same_as_it_is_right_is_not(code: str, wrong: str, right: str) -> None:
    lead = "" if code == "T311" else SO_FAR
    found = [
        _codes(quarter_of_form(2, narrative=f"{lead}{words} {'' if lead else SO_FAR}")) for words in (wrong, right)
    ]

    assert (code in found[0], code in found[1]) == (True, False)


def _last(words: str) -> IndicatorReport:
    """The form, whose year and last quarter are exactly the target."""
    target, result = Target(value_text="12", unit_text="ชุมชน"), Result(value_text="12", unit_text="ชุมชน")
    report = quarter_of_form(4, narrative=words, result=result)
    return report.replace(target=target, result=result, year_end=report.year_end.replace(narrative=""))


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("เข้าตรวจครบ 12 ชุมชน โดยขึ้นทะเบียนแล้ว 10 ชุมชน ส่วนอีก 2 ชุมชน อยู่ระหว่างตรวจทะเบียน", True),
        ("ชุมชนที่ 12 กำหนดจะเปิดปลายเดือนกันยายน 2567 หลังทำพิธีรับมอบ", True),
        ("เปิดครบ 12 ชุมชน และจะซ่อมถังหมักต่อไป", False),
        ("ขึ้นทะเบียนแล้ว 12 ชุมชน ส่วนอีก 2 ชุมชน อยู่ระหว่างตรวจทะเบียน", False),
    ],
)
def test_what_is_under_way_or_to_come_is_not_counted(words: str, is_found: bool) -> None:
    assert ("C121" in _codes(_last(words))) is is_found


def test_an_event_with_a_name_in_quotes_has_one_day() -> None:
    def reported(day: str) -> IndicatorReport:
        report = quarter_of_form(3, narrative=f"แข่งขัน “หมักคัพ ครั้งที่ 2” วันที่ {day} พฤษภาคม 2567 รวมเป็น 9 ชุมชน")
        last = report.quarters[3].replace(
            narrative=f"“หมักคัพ ครั้งที่ 2” เมื่อวันที่ 18 พฤษภาคม 2567 {report.quarters[3].narrative}"
        )
        return report.replace(quarters=(*report.quarters[:3], last))

    assert ["K204" in _codes(reported(day)) for day in ("18", "11")] == [False, True]


def test_an_office_in_whose_name_a_quarter_speaks_is_the_reports_own() -> None:
    def reported(office: str) -> IndicatorReport:
        report = quarter_of_form(1, narrative="สำนักงานเขตบางพลัดเปิดจุดรับ 2 ชุมชน ที่ตลาดบางพลัด ถนนบางพลัด และวัดบางพลัด")
        third = report.quarters[2]
        third = third.replace(narrative=f"{third.narrative} ประธานเปิดงานในนามสำนักงานเขต{office}")
        return report.replace(agency="", quarters=(*report.quarters[:2], third, report.quarters[3]))

    assert ["K240" in _codes(reported(office)) for office in ("บางพลัด", "ดินแดง")] == [False, True]


def test_a_target_that_is_exceeded_is_no_whole_that_is() -> None:
    assert "K219" not in _codes(form(year_end=form().year_end.replace(narrative="สูงกว่าเป้าหมาย 13 ชุมชน จาก 12 ชุมชน")))


def test_a_word_behind_a_longer_word_that_ends_in_it_is_no_word_typed_twice() -> None:
    words = "ผู้สูงอายุอายุ 60 ปีขึ้นไปมาร่วม รวมเป็น 5 ชุมชน"

    assert "X605" not in _codes(quarter_of_form(2, narrative=words))
    assert "X605" in _codes(quarter_of_form(2, narrative=f"ร่วมกิจกรรมกิจกรรม {words}"))


def test_a_date_alone_that_a_signature_lacks_is_a_note() -> None:
    signer = form().signature
    found = {
        one.severity
        for signature in (signer.replace(signed_on=None), Signature())
        for one in check(form(signature=signature))
        if one.code == "C102"
    }

    assert found == {Severity.NOTE, Severity.WARNING}


def test_obstacles_none_of_whatever_kind_all_year_are_denied_by_a_delay() -> None:
    report = quarter_of_form(3, narrative="ล่าช้ากว่าแผน 2 สัปดาห์ เพราะขาดแคลนถังหมัก รวมเป็น 9 ชุมชน")

    assert "K243" in _codes(report.replace(obstacles="ไม่มีปัญหาและอุปสรรคใด ๆ ตลอดปี"))


def test_a_summary_that_holds_another_share_against_the_target_is_found() -> None:
    report = page()
    found = [
        _codes(report.replace(year_end=report.year_end.replace(narrative=f"ดำเนินการได้ร้อยละ {value} สูงกว่าเป้าหมาย")))
        for value in (report.result.value_text, "97.77")
    ]

    assert ["K201" in one for one in found] == [False, True]


def test_a_verdict_within_the_summary_is_held_against_the_result() -> None:
    words = "ผลการดำเนินงานต่ำกว่าเป้าหมายที่กำหนด"

    assert "K203" in _codes(form(year_end=form().year_end.replace(narrative=words)))


def test_the_years_value_in_another_unit_is_asked_about() -> None:
    tons = {"target": Target(value_text="4", unit_text="ตัน"), "result": Result(value_text="4.5", unit_text="ตัน")}
    report = form(**tons, name="ปริมาณเศษอาหารที่หมักได้")
    quarters = [
        report.quarters[3].replace(narrative=f"รวมทั้งปีหมักได้ 4.5 {unit}", result=tons["result"])
        for unit in ("ตัน", "กิโลกรัม")
    ]

    assert ["K245" in _codes(report.replace(quarters=(*report.quarters[:3], last))) for last in quarters] == [
        False,
        True,
    ]


def test_minutes_of_an_earlier_fiscal_year_are_no_evidence_of_the_year_that_the_dates_tell() -> None:
    minutes = Evidence(ref="รายงานการประชุมคณะทำงาน ประจำปีงบประมาณ พ.ศ. 2564")

    assert "E508" in _codes(form(evidence=(minutes,)).replace(fiscal_year_be=None))


def test_a_stroke_in_place_of_a_quarters_words_is_told_where_quarters_have_words_alone() -> None:
    report = form()
    quarters = tuple(
        q.replace(result=Result(), narrative="N/A" if q.quarter == 2 else q.narrative) for q in report.quarters
    )
    found = [one for one in check(report.replace(quarters=quarters)) if one.code == "C109"]

    assert [(one.field, one.severity) for one in found] == [("quarters.2.narrative", Severity.NOTE)]
