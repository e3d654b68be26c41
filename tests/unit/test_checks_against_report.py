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
