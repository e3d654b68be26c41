"""What a text says held against what is entered: results, targets, totals, calculations, years and quarters."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import form, page, quarter_of_form, quarter_of_page
from samrit.report import IndicatorReport, QuarterReport, Result, Target, YearEnd


def found(report: IndicatorReport, code: str) -> list[tuple[Severity, str]]:
    return [
        (one.severity, one.words) for one in check(report) if one.code == code and one.severity is not Severity.NOTE
    ]


def warned(*words: str) -> list[tuple[Severity, str]]:
    return [(Severity.WARNING, one) for one in words]


def of_people(quarter_text: str, value: str = "130") -> IndicatorReport:
    unit = "คน"
    quarter = QuarterReport(quarter=2, narrative=quarter_text, result=Result(value_text=value, unit_text=unit))
    target = Target(value_text="200", unit_text=unit)
    return page(name="จำนวนอาสาสมัครที่ผ่านการอบรมกู้ชีพ", target=target, result=Result(), quarters=(quarter,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ซ่อมแล้วเสร็จร้อยละ 36", "ร้อยละ 36"),
        ("ซ่อมแล้วเสร็จ 36 สาย จาก 100 สาย (36%)", "36%"),
        ("ผลการดำเนินงานอยู่ที่ร้อยละ 36", "ร้อยละ 36"),
        ("ซ่อมแล้วเสร็จร้อยละ 31", ""),
        ("ถนนจันทน์ซ่อมแล้วเสร็จร้อยละ 36", ""),  # one road of several
        ("ผู้อยู่อาศัยพึงพอใจร้อยละ 36", ""),
    ],
)
def test_the_only_percentage_of_a_text_is_the_result(text: str, words: str) -> None:
    assert found(quarter_of_page(2, narrative=text), "K201") == (warned(words) if words else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("เป้าหมายของไตรมาสคือ 130 คน ผ่านการอบรมกู้ชีพสะสม 112 คน", "112 คน"),
        ("อาสาสมัครผ่านการอบรมกู้ชีพสะสม 130 คน ข้อมูลต้นเดือนระบุผ่านการอบรมกู้ชีพสะสม 112 คน", "112 คน"),
        ("ผ่านการอบรม 130 คน สรุปอาสาสมัครที่ผ่านการอบรมกู้ชีพรวมทั้งสิ้น 127 คน", "127 คน"),
        ("สมัครอบรมกู้ชีพรวม 150 คน ผ่านการอบรม 130 คน", ""),
        ("เป้าหมาย 130 คน อบรมได้ 130 คน", ""),
    ],
)
def test_one_right_mention_does_not_excuse_another_figure_of_the_same_thing(text: str, words: str) -> None:
    assert found(of_people(text), "K201") == (warned(words) if words else [])


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ("ทั้งปีมีชุมชนที่คัดแยกเศษอาหารรวม 11 ชุมชน", "11 ชุมชน"),
        ("ทั้งปีมีชุมชนที่คัดแยกเศษอาหารรวม 13 ชุมชน", ""),
        ("จากเดิม 2 ชุมชนในไตรมาสแรก เพิ่มเป็น 13 ชุมชน", ""),
        ("ปี 2568 จะขยายไปยังแขวงอื่น", ""),
    ],
)
def test_the_summary_gives_the_result_of_the_year(summary: str, words: str) -> None:
    report = form(year_end=YearEnd(verdict_text="สูงกว่าเป้าหมาย", narrative=summary))

    assert found(report, "K201") == (warned(words) if words else [])


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("ผู้ผ่านการอบรม 130 คน (ชาย 60 คน หญิง 75 คน)", "130 คน"),
        ("ผู้ผ่านการอบรม 130 คน เป็นหญิง 75 คน ชาย 60 คน", "130 คน"),
        ("ผู้ผ่านการอบรม 130 คน จำแนกเป็นเพศชาย 60 เพศหญิง 75", "130 คน"),
        ("ชาย 60 คน หญิง 75 คน รวม 130 คน", "130 คน"),
        ("ผู้เข้าสอบ 130 คน ผ่าน 100 คน ไม่ผ่าน 20 คน", "130 คน"),
        ("ผู้ผ่านการอบรม 130 คน แบ่งเป็น เขตเหนือ 60 คน เขตใต้ 75 คน", "130 คน"),
        ("เขตเหนือ 40 คน เขตใต้ 45 คน เขตกลาง 50 คน รวม 130 คน", "130 คน"),
        ("ผู้ผ่านการอบรม 130 คน (ชาย 60 คน หญิง 70 คน)", ""),
        ("ผู้ผ่านการอบรม 130 คน เป็นชาย 60 คน หญิง 68 คน และไม่ระบุเพศ 2 คน", ""),
        ("ผู้เข้าสอบ 130 คน ผ่าน 100 คน ไม่ผ่าน 20 คน อยู่ระหว่างตรวจ 10 คน", ""),
        ("ผู้ผ่านการอบรม 130 คน เช่น พนักงานดับเพลิง 60 คน ครู 40 คน", ""),
    ],
)
def test_parts_that_share_out_a_whole_come_to_it(text: str, total: str) -> None:
    assert found(of_people(text), "K219") == (warned(total) if total else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ค่าเฉลี่ย (80 + 90)/2 = 88", "(80 + 90)/2 = 88"),
        ("อบรม 70 คน + 65 คน = 130", "70 คน + 65 คน = 130"),
        ("คงเหลือ 150 - 20 = 120 ชุด", "150 - 20 = 120"),
        ("[(12 + 8)/40] x 100 = 55", "[(12 + 8)/40] x 100 = 55"),
        ("ค่าเฉลี่ย (80 + 90)/2 = 85", ""),
        ("ชั้น 1 - 3 = 20 คน", ""),
        ("5 รุ่น x 26 คน = 130 คน", ""),
        ("ค่าเฉลี่ย (4.1 + 4.3 + 4.5)/3 = 4.3", ""),
        ("(80 + 90 = 170", ""),
        ("1/0 x 5 = 3", ""),
    ],
)
def test_a_calculation_with_brackets_and_units_is_worked_out(text: str, words: str) -> None:
    assert found(of_people(text), "K218") == ([(Severity.ERROR, words)] if words else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ผ่านเกณฑ์ 142 แห่ง จาก 200 แห่ง คิดเป็นร้อยละ 70", "ร้อยละ 70"),
        ("ผ่านเกณฑ์ 142 แห่ง จาก 200 แห่ง คิดเป็นร้อยละ 71", ""),
        ("ผู้ใช้บริการ 92,115 คน สูงกว่าเป้าหมาย 90,000 คน คิดเป็นร้อยละ 102.35", ""),
    ],
)
def test_a_share_of_counts_is_exact(text: str, words: str) -> None:
    assert found(of_people(text), "K226") == (warned(words) if words else [])


@pytest.mark.parametrize(
    ("quarter", "text", "words"),
    [
        (2, "เปิดจุดรับ 5 ชุมชน จากเป้าหมายทั้งปี 18 ชุมชน", "18 ชุมชน"),
        (4, "มีชุมชนที่คัดแยก 13 ชุมชน (เป้าหมาย 10 ชุมชน)", "10 ชุมชน"),
        (2, "เปิดจุดรับ 5 ชุมชน จากเป้าหมาย 6 ชุมชน", ""),  # of the quarter
        (4, "มีชุมชนที่คัดแยก 13 ชุมชน สูงกว่าเป้าหมาย 1 ชุมชน", ""),  # by how much
        (4, "มีชุมชนที่คัดแยก 13 ชุมชน และตั้งเป้าหมายปีหน้า 18 ชุมชน", ""),
        (4, "มีชุมชนที่คัดแยก 13 ชุมชน จากกลุ่มเป้าหมาย 30 ชุมชน", ""),
        (4, "มีชุมชนที่คัดแยก 13 ชุมชน เป้าหมายโครงการนำร่อง 5 ชุมชน", ""),
    ],
)
def test_a_target_in_the_text_is_the_plans(quarter: int, text: str, words: str) -> None:
    assert found(quarter_of_form(quarter, narrative=text), "K242") == (warned(words) if words else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("สรุปผลการดำเนินงานไตรมาสที่ 3 เปิดจุดรับแล้ว 5 ชุมชน", "ไตรมาสที่ 3"),
        ("ไตรมาส ๑ เปิดจุดรับแล้ว 5 ชุมชน", "ไตรมาส ๑"),
        ("ไตรมาสที่ 1 เปิด 2 ชุมชน ไตรมาสที่ 2 เปิดเพิ่ม 3 ชุมชน", ""),
        ("ไตรมาสที่ 1 เปิด 2 ชุมชน และในไตรมาสนี้เปิดเพิ่ม 3 ชุมชน", ""),
        ("ไตรมาสที่ 3 จะเปิดเพิ่มอีก 4 ชุมชน", ""),
        ("ไตรมาสที่ 1 - 2 เปิดรวม 5 ชุมชน", ""),
        ("เปิดต่อจากไตรมาสที่ 1 รวม 5 ชุมชน", ""),
    ],
)
def test_a_quarter_calls_itself_by_its_own_number(text: str, words: str) -> None:
    assert found(quarter_of_form(2, narrative=text), "T311") == (warned(words) if words else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("จัดอบรมเมื่อวันที่ 20 กุมภาพันธ์ 2557 มีผู้นำชุมชนครบ", "20 กุมภาพันธ์ 2557"),
        ("ทะเบียน ณ วันที่ 31 มีนาคม 2577 มี 5 ชุมชน", "31 มีนาคม 2577"),
        ("ผลของไตรมาสที่ 2 ปี 2557 เปิดจุดรับ 5 ชุมชน", "2557"),
        ("ปีงบประมาณ พ.ศ. ๒๕๕๗ เปิดจุดรับ 5 ชุมชน", "๒๕๕๗"),
        ("เทียบกับปีงบประมาณ 2557 ที่มี 1 ชุมชน", ""),
        ("ตามระเบียบ ลงวันที่ 20 กุมภาพันธ์ 2557 เปิดจุดรับ 5 ชุมชน", ""),
        ("โครงการเริ่มเมื่อวันที่ 20 กุมภาพันธ์ 2557 มี 5 ชุมชน", ""),
        ("ประกาศปีงบประมาณ 2557 ยังใช้อยู่", ""),
        ("ปีงบประมาณ 2566 มี 1 ชุมชน", ""),
    ],
)
def test_a_year_is_not_whole_decades_away(text: str, words: str) -> None:
    assert found(quarter_of_form(2, narrative=text), "T306") == (warned(words) if words else [])


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("เก็บแผ่นพื้นเก่าไปใช้ใหม่ 915 ตัน ต่ำกว่าเป้าหมาย", "K203", "915 ตัน ต่ำกว่าเป้าหมาย"),
        ("เก็บแผ่นพื้นเก่าไปใช้ใหม่ 915 ตัน สูงกว่าเป้าหมาย", "K203", ""),
        ("นำไปใช้ใหม่ 915 ตัน คิดเป็นร้อยละ 105 ของเป้าหมาย", "K226", "ร้อยละ 105"),
        ("นำไปใช้ใหม่ 915 ตัน คิดเป็นร้อยละ 101.67 ของเป้าหมาย", "K226", ""),
        ("นำไปใช้ใหม่ 915 ตัน สูงกว่าปีก่อน 800 ตัน ร้อยละ 20", "K235", "ร้อยละ 20"),
        ("นำไปใช้ใหม่ 915 ตัน สูงกว่าปีก่อน 800 ตัน ร้อยละ 14.38", "K235", ""),
        ("แผ่นพื้นเก่าที่นำกลับไปใช้ใหม่สะสม 951 ตัน", "K201", "951 ตัน"),
        ("แผ่นพื้นเก่าที่นำกลับไปใช้ใหม่สะสม 915.4 ตัน", "K201", ""),
        ("แผ่นพื้นเก่าที่นำกลับไปใช้ใหม่สะสมประมาณ 900 ตัน", "K201", ""),
        ("แผ่นพื้นเก่าที่นำกลับไปใช้ใหม่ลดคาร์บอนไดออกไซด์ 951 ตัน", "K201", ""),
    ],
)
def test_what_is_weighed_is_held_against_the_text_like_what_is_counted(text: str, code: str, words: str) -> None:
    result = Result(value_text="915", unit_text="ตัน")
    report = page(
        name="น้ำหนักแผ่นพื้นเก่าที่นำกลับไปใช้ใหม่",
        target=Target(value_text="900", unit_text="ตัน"),
        result=result,
        quarters=(QuarterReport(quarter=4, narrative=text, result=result),),
    )

    assert [found_words for _severity, found_words in found(report, code)] == ([words] if words else [])


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [("ชาย 60 คน หญิง 75 คน", True), ("ชาย 60 คน หญิง 70 คน", False), ("ชาย 6 คน หญิง 7 คน เป็นวิทยากร", False)],
)
def test_men_and_women_without_a_total_come_to_the_result(text: str, *, is_wrong: bool) -> None:
    assert bool(found(of_people(text), "K219")) is is_wrong


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ซ่อมทางเท้าครบทุกสายตามแผน", "ครบทุกสายตามแผน"),
        ("ทางเท้าในแผนซ่อมแล้วเสร็จทุกสาย", "แล้วเสร็จทุกสาย"),
        ("ซ่อมทางเท้าแล้วเสร็จทั้งหมด ส่งมอบพื้นที่คืนผู้ค้า", "แล้วเสร็จทั้งหมด"),
        ("ผู้รับจ้างซ่อมแล้วเสร็จครบทุกเส้นทาง ตรวจรับงานเรียบร้อย", "ครบทุกเส้นทาง"),
        ("ทางเท้าที่ซ่อมเสร็จสมบูรณ์ทั้งหมด", "เสร็จสมบูรณ์ทั้งหมด"),
        ("ซ่อมทางเท้าครบทุกสาย คิดเป็นร้อยละ 84.5 ของแผน", ""),
        ("สำรวจผู้ค้าครบทุกราย และซ่อมฝาท่อ", ""),  # something else is complete
        ("เร่งรัดผู้รับจ้างให้ซ่อมทางเท้าแล้วเสร็จทุกสาย", ""),
        ("ซ่อมทางเท้าแล้วเสร็จทุกสาย ยกเว้นถนนริมคลอง", ""),
        ("ซ่อมทางเท้าแล้วเสร็จทุกขั้นตอน", ""),
    ],
)
def test_all_is_done_is_a_hundred(text: str, words: str) -> None:
    assert found(quarter_of_page(4, narrative=text), "K201") == (warned(words) if words else [])


def test_a_year_of_which_all_is_said_to_be_done_is_not_asked_why_it_fell_short() -> None:
    silent = quarter_of_page(3, narrative="ซ่อมต่อจากไตรมาสก่อน ร้อยละ 52.75").replace(
        target=Target(value_text="95", unit_text="ร้อยละ")
    )

    def asked(last: str, second: str = "ซ่อมแล้วเสร็จร้อยละ 31") -> list[tuple[Severity, str]]:
        texts = {2: second, 4: last}
        quarters = tuple(q.replace(narrative=texts.get(q.quarter, q.narrative)) for q in silent.quarters)
        return [(f.severity, f.field) for f in check(silent.replace(quarters=quarters)) if f.code == "C118"]

    assert asked("ซ่อมแล้วเสร็จร้อยละ 84.5") == [(Severity.WARNING, "year_end.shortfall")]
    assert asked("ซ่อมทางเท้าครบทุกสาย") == []
    left = "ซ่อมแล้วเสร็จร้อยละ 31 คงเหลือ 69 สาย อยู่ระหว่างประกวดราคาใหม่"
    assert asked("ซ่อมแล้วเสร็จร้อยละ 84.5", left) == [(Severity.NOTE, "year_end.shortfall")]
