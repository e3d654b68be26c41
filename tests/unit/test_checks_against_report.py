"""What a text says, against the rest of its report: other quarters, the target's direction, the evidence, the indicator's own unit."""

import pytest

from samrit.checks import check
from samrit.checks.example import form, page, quarter_of_form, quarter_of_page
from samrit.report import Report, Result, Target, YearEnd
from samrit.report.mentions import mentions

ONCE = "นับชุมชนในทะเบียนจุดรับ ไม่นับซ้ำ เป็นค่าสะสม"
LIMIT = {
    "target": Target(value_text="ไม่เกิน 45", unit_text="วัน"),
    "result": Result(value_text="47", unit_text="วัน"),
}
MISSED = Target(value_text="95", unit_text="ร้อยละ")


def codes(report: Report) -> set[tuple[str, str]]:
    """The code and the field of each finding."""
    return {(f.code, f.field) for f in check(report)}


RATE = {"name": "อัตราป่วยต่อประชากรแสนคน ไม่เกิน 50", "target": Target(value_text="50", unit_text="ต่อแสนประชากร")}


def rounds(third: str) -> Report:
    """A page whose second quarter tells of the second round, with these words in the third."""
    second = quarter_of_page(2, narrative="รุ่นที่ 2 ได้ร้อยละ 31").quarters[1]
    value = Result(value_text="52.75", unit_text="ร้อยละ")
    last = page().quarters[2].replace(narrative=third, result=value)
    return page(quarters=(page().quarters[0], second, last))


def item(second: str) -> Report:
    """A form that counts each place once, with one in its first quarter and this one in its last."""
    places = ("สวนริมคลองทวีวัฒนาตรงข้ามวัดปุรณาวาส", "จุดรับเดิม", "จุดรับเดิม", second)
    quarters = tuple(
        q.replace(narrative=f"เปิด{place} 3 ชุมชน") for q, place in zip(form().quarters, places, strict=True)
    )
    return form(quarters=quarters, method="นับชุมชน แต่ละแห่งนับครั้งเดียว")


def fractions(third: str) -> Report:
    """A page whose quarters give so many of twelve, with these words in the third."""
    words = ("7 แห่ง จาก 12 แห่ง", "9 แห่ง จาก 12 แห่ง", third)
    values = ("58.33", "75", "91.67")
    return page(
        quarters=tuple(
            q.replace(narrative=f"ผ่านมาตรฐาน {text}", result=Result(value_text=value, unit_text="ร้อยละ"))
            for q, text, value in zip(page().quarters, words, values, strict=False)
        )
    )


@pytest.mark.parametrize(
    ("code", "field", "wrong", "right"),
    [
        (
            "K235",
            "quarters.3.narrative",
            quarter_of_page(3, narrative="ซ่อมได้ร้อยละ 52.75 ลดลงจากไตรมาสที่ 2 เพราะเปลี่ยนผู้รับจ้าง"),
            quarter_of_page(3, narrative="ซ่อมได้ร้อยละ 52.75 ดีขึ้นกว่าไตรมาสที่ 2 เพราะเปลี่ยนผู้รับจ้าง"),
        ),
        (
            "E501",
            "quarters.3.narrative",
            form(evidence=(), quarters=quarter_of_form(3, narrative="รวมเป็น 9 ชุมชน ตามเอกสารแนบ 3").quarters),
            quarter_of_form(3, narrative="รวมเป็น 9 ชุมชน ตามเอกสารแนบ 3"),
        ),
        (
            "K239",
            "quarters.2.narrative",
            quarter_of_form(2, narrative="เปิดอีก 3 ชุมชน ซึ่งเป็นกลุ่มเดิม รวมเป็น 5 ชุมชน").replace(method=ONCE),
            quarter_of_form(2, narrative="เปิดใหม่ 3 ชุมชน กลุ่มเดิมไม่นับ รวมเป็น 5 ชุมชน").replace(method=ONCE),
        ),
        (
            "T306",
            "quarters.2.narrative",
            quarter_of_form(2, narrative="ผู้อำนวยการเห็นชอบแบบเมื่อวันที่ 15 มีนาคม 2566 รวมเป็น 5 ชุมชน"),
            quarter_of_form(2, narrative="ตามแบบที่ได้รับความเห็นชอบเมื่อวันที่ 15 มีนาคม 2566 รวมเป็น 5 ชุมชน"),
        ),
        (
            "K222",
            "quarters.2.narrative",
            quarter_of_form(2, narrative="เปิดจุดรับสะสม 5 ครัวเรือน เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
            quarter_of_form(2, narrative="เปิดจุดรับสะสม 5 แห่ง เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
        ),
        (
            "T302",
            "quarters.2.narrative",
            quarter_of_form(2, narrative="จัดกิจกรรมวันที่ 12 มกราคม 2567 และวันที่ 8 พฤศจิกายน 2566 รวมเป็น 5 ชุมชน"),
            quarter_of_form(2, narrative="จัดกิจกรรมวันที่ 12 มกราคม 2567 และวันที่ 8 กุมภาพันธ์ 2567 รวมเป็น 5 ชุมชน"),
        ),
        (
            "C118",
            "year_end.shortfall",
            page(target=MISSED, quarters=quarter_of_page(4, narrative="ได้ร้อยละ 84.5 รณรงค์ป้องกันน้ำท่วม").quarters[3:]),
            page(target=MISSED, quarters=quarter_of_page(4, narrative="ได้ร้อยละ 84.5 เจ้าของที่ดินไม่ยินยอม").quarters[3:]),
        ),
        (
            "K235",
            "quarters.3.narrative",
            rounds("ได้ร้อยละ 52.75 ลดลงจากรุ่นที่ 2"),
            rounds("ได้ร้อยละ 52.75 เพิ่มขึ้นจากรุ่นที่ 2"),
        ),
        (
            "C121",
            "quarters.2.narrative",
            quarter_of_form(2, narrative="ยื่นใบสมัครเพิ่ม 3 ชุมชน ซึ่งยังอยู่ระหว่างรอการตรวจ รวม 5 ชุมชน"),
            quarter_of_form(2, narrative="ผ่านการตรวจเพิ่ม 3 ชุมชน อยู่ระหว่างรอตรวจ 4 ชุมชน รวม 5 ชุมชน"),
        ),
        (
            "K239",
            "quarters.4.narrative",
            item("สวนริมคลองทวีวัฒนาตรงข้ามวัดปุรณาวาส"),
            item("สวนซอยศาลาธรรมสพน์หลังโรงเรียนบ้านใหม่"),
        ),
        (
            "K203",
            "year_end.verdict_text",
            form(
                year_end=YearEnd(verdict_text="เป็นไปตามเป้าหมาย"), quarters=(), **RATE, result=Result(value_text="62.50")
            ),
            form(
                year_end=YearEnd(verdict_text="เป็นไปตามเป้าหมาย"), quarters=(), **RATE, result=Result(value_text="42.50")
            ),
        ),
        (
            "K201",
            "quarters.3.narrative",
            fractions("9 แห่ง จาก 12 แห่ง"),
            fractions("11 แห่ง จาก 12 แห่ง"),
        ),
        (
            "X605",
            "quarters.2.narrative",
            quarter_of_form(2, narrative="เปิดจุดรับเพิ่ม รวมเป็น 5 ชุมชนนะค่ะ"),
            quarter_of_form(2, narrative="เปิดจุดรับเพิ่ม รวมเป็น 5 ชุมชน คะแนน 4.5"),
        ),
        (
            "K203",
            "year_end.verdict_text",
            form(year_end=YearEnd(verdict_text="สูงกว่าเป้าหมาย", narrative="เฉลี่ย 47 วัน"), quarters=(), **LIMIT),
            form(year_end=YearEnd(verdict_text="ต่ำกว่าเป้าหมาย", narrative="เฉลี่ย 47 วัน"), quarters=(), **LIMIT),
        ),
        (
            "C118",
            "year_end.shortfall",
            page(target=MISSED, quarters=quarter_of_page(4, narrative="ได้ร้อยละ 84.5 ดีขึ้นเพราะซ่อมต่อเนื่อง").quarters[3:]),
            page(target=MISSED, quarters=quarter_of_page(4, narrative="ได้ร้อยละ 84.5 เพราะรอย้ายเสาไฟฟ้า").quarters[3:]),
        ),
    ],
)
def test_a_text_is_compared_with_the_rest_of_its_report(code: str, field: str, wrong: Report, right: Report) -> None:
    assert (code, field) in codes(wrong)
    assert (code, field) not in codes(right)


VERDICTS = (  # words of the year's end, whether a result of 84.5 % may have them where it is reached, and where it isn't
    ("บรรลุเป้าหมายที่กำหนด", True),
    ("ทำได้เกินเป้าหมาย", True),
    ("ดำเนินการได้ครบตามเป้าหมาย", True),
    ("ได้ร้อยละ 84.5 ซึ่งมากกว่าเป้าหมาย", True),
    ("ผลสำเร็จร้อยละ 84.5 เกินเป้าหมายที่กำหนดไว้", True),
    ("ประสบความสำเร็จสูงกว่าเป้าหมาย", True),
    ("ไม่สามารถบรรลุเป้าหมายได้", False),
    ("ผลงานไม่ถึงเป้าหมาย", False),
    ("ทำได้น้อยกว่าเป้าหมาย", False),
    ("ผลงานร้อยละ 84.5 ต่ำกว่าเป้าหมายที่ตั้งไว้", False),
)
VERDICTS_OF_DAYS = (  # of a result of 47 days, where less is better
    ("เฉลี่ย 47 วัน เป็นไปตามเป้าหมาย", True),
    ("เฉลี่ย 47 วัน ไม่เกินเป้าหมาย", True),
    ("ใช้เวลา 47 วัน เร็วกว่าเป้าหมาย", True),
    ("ไม่บรรลุเป้าหมาย", False),
    ("เฉลี่ย 47 วัน เกินเป้าหมาย", False),
    ("เฉลี่ย 47 วัน ช้ากว่าเป้าหมาย", False),
)


def contradicts(words: str, target: str, result: str, unit: str) -> bool:
    """Whether the year's words are found to contradict its result and target."""
    value = Result(value_text=result, unit_text=unit)
    last = page().quarters[3].replace(result=value, narrative="ดำเนินการตามแผน")
    report = page(
        name="ผลงานของสำนักงานเขต",
        target=Target(value_text=target, unit_text=unit),
        result=value,
        quarters=(last,),
        year_end=YearEnd(narrative=words),
    )
    return any(f.code == "K203" and f.severity.value != "note" for f in check(report))


def test_words_of_the_target_are_compared_with_result_and_target() -> None:
    for words, is_reached in VERDICTS:
        assert contradicts(words, "95", "84.5", "ร้อยละ") is is_reached, words
        assert contradicts(words, "80", "84.5", "ร้อยละ") is not is_reached, words
    for words, is_reached in VERDICTS_OF_DAYS:
        assert contradicts(words, "ไม่เกิน 45", "47", "วัน") is is_reached, words
        assert contradicts(words, "ไม่เกิน 50", "47", "วัน") is not is_reached, words


def test_a_share_of_two_sums_may_fall() -> None:
    shares = ("20", "25", "8.33", "15")
    quarters = tuple(
        q.replace(narrative="ตรวจตามแผน", result=Result(value_text=value, unit_text="ร้อยละ"))
        for q, value in zip(page().quarters, shares, strict=True)
    )
    method = "ผู้ป่วยสะสม x 100 / ค่ามัธยฐานสะสม"

    assert ("K205", "quarters.3.result") in codes(page(quarters=quarters, method="ค่าสะสมของทั้งปี"))
    warned = {f.severity.value for f in check(page(quarters=quarters, method=method)) if f.code == "K205"}
    assert warned <= {"note"}


def test_a_number_before_the_indicator_s_own_unit_is_a_figure_though_no_list_has_the_word() -> None:
    report = quarter_of_form(2, narrative="เปิดเพิ่ม 3 บริการ รวมทั้งปี 22 บริการ").replace(
        target=Target(value_text="20", unit_text="บริการ"), result=Result(value_text="22", unit_text="บริการ")
    )
    found = next(m for m in mentions(report) if m.field == "quarters.2.narrative")

    assert [(str(f.value), f.unit, found.text[f.start : f.end]) for f in found.figures] == [
        ("3", "บริการ", "3 บริการ"),
        ("22", "บริการ", "22 บริการ"),
    ]
