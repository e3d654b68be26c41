"""Targets and results as officers really type them: what each asks for and says, or that it can't be read."""

from datetime import date
from decimal import Decimal

import pytest

from samrit.report import Comparison, Result, Target
from samrit.report.target import read_unit

# Units of the present system and of the paper form: the comparison in them, and what is left as the unit.
UNITS = {
    "": ("unstated", ""),
    "ร้อยละ ": ("unstated", "ร้อยละ"),
    "ร่้อยละ": ("unstated", "ร่้อยละ"),
    "ร้อยละ 100": ("unstated", "ร้อยละ 100"),
    "ร้อยละ (ลดลง)": ("unstated", "ร้อยละ (ลดลง)"),
    "ลดลงร้อยละ ": ("unstated", "ลดลงร้อยละ"),
    "ขั้นตอน": ("unstated", "ขั้นตอน"),
    "จำนวนครั้ง": ("unstated", "จำนวนครั้ง"),
    "ค่าเปอร์เซ็นไทล์": ("unstated", "ค่าเปอร์เซ็นไทล์"),
    "เขตละ...เส้นทาง": ("unstated", "เขตละ เส้นทาง"),
    ">ร้อยละ": ("more_than", "ร้อยละ"),
    "มากกว่า ร้อยละ": ("more_than", "ร้อยละ"),
    "สูงกว่า ... คะแนน": ("more_than", "คะแนน"),
    "ไม่น้อยกว่า ... หน่วยงาน": ("at_least", "หน่วยงาน"),
    "(ไม่น้อยกว่า ... หน่วยงาน)": ("at_least", "หน่วยงาน"),
    "ไม่ต่ำกว่าร้อยละ ...": ("at_least", "ร้อยละ"),
    "ร้อยละ (ไม่น้อยกว่า)": ("at_least", "ร้อยละ"),
    "เพิ่มขึ้นจากปีที่ผ่านมาไม่น้อยกว่าร้อยละ": ("at_least", "เพิ่มขึ้นจากปีที่ผ่านมา ร้อยละ"),
    "เขตละไม่น้อยกว่า ... แห่ง": ("at_least", "เขตละ แห่ง"),
    "แห่งขึ้นไป": ("at_least", "แห่ง"),
    "≥ ร้อยละ": ("at_least", "ร้อยละ"),
    ">=ร้อยละ": ("at_least", "ร้อยละ"),
    "=>ร้อยละ": ("at_least", "ร้อยละ"),
    "ไม่เกิน ... วัน": ("at_most", "วัน"),
    "ไม่มากกว่า": ("at_most", ""),
    "น้อยกว่าหรือเท่ากับร้อยละ": ("at_most", "ร้อยละ"),
    "น้อยกว่า ... ครั้ง": ("less_than", "ครั้ง"),
    "เท่ากับ ... ฉบับ": ("exactly", "ฉบับ"),
    "ระหว่าง ... ร้อยละ": ("between", "ร้อยละ"),
    "แล้วเสร็จภายใน ...": ("milestone", ""),
    "สัดส่วนไม่น้อยกว่า ... ร้อยละ": ("ratio", "ร้อยละ"),
    "ระดับ": ("level", "ระดับ"),
    "ระดับความสำเร็จ": ("level", "ระดับ"),
    "ต้องไม่เกิดขึ้น": ("zero_tolerance", ""),
    "จำนวนเรื่องร้องเรียนต้องไม่มี": ("zero_tolerance", "จำนวนเรื่องร้องเรียน"),
    # Words of comparison that are about something else than the value.
    "ร้อยละของตัวชี้วัดที่บรรลุเป้าหมายตั้งแต่ระดับดีขึ้นไป": ("unstated", "ร้อยละของตัวชี้วัดที่บรรลุเป้าหมายตั้งแต่ระดับดีขึ้นไป"),
    "ร้อยละของเรื่องที่แก้ไขแล้วเสร็จภายใน 7 วัน": ("unstated", "ร้อยละของเรื่องที่แก้ไขแล้วเสร็จภายใน 7 วัน"),
    "จำนวนผู้ป่วยภายในเขต": ("unstated", "จำนวนผู้ป่วยภายในเขต"),
    "ความพึงพอใจระดับมาก": ("unstated", "ความพึงพอใจระดับมาก"),
}


@pytest.mark.parametrize("unit_text", UNITS)
def test_the_comparison_is_read_out_of_the_unit(unit_text: str) -> None:
    assert read_unit(unit_text) == UNITS[unit_text]


# Value and unit as typed: comparison, value, upper bound, unit.
VALUES = {
    ("5", "ไม่น้อยกว่า ... หน่วยงาน"): ("at_least", "5", None, "หน่วยงาน"),
    ("๕", "หน่วยงาน"): ("unstated", "5", None, "หน่วยงาน"),
    ("100.0000", "ร้อยละ"): ("unstated", "100", None, "ร้อยละ"),
    ("1,407.52", "ร้อยละ"): ("unstated", "1407.52", None, "ร้อยละ"),
    ("-5", "ร้อยละ"): ("unstated", "-5", None, "ร้อยละ"),
    ("ร้อยละ 80", ""): ("unstated", "80", None, "ร้อยละ"),
    ("30.83%", ""): ("unstated", "30.83", None, "ร้อยละ"),
    ("๒๒ จุด", ""): ("unstated", "22", None, "จุด"),
    ("5 แห่ง", "แห่ง"): ("unstated", "5", None, "แห่ง"),
    ("135,655,720.- บาท", ""): ("unstated", "135655720", None, "บาท"),
    ("ไม่น้อยกว่า 5", ""): ("at_least", "5", None, ""),
    ("ไม่น้อยกว่า 5 หน่วยงาน", ""): ("at_least", "5", None, "หน่วยงาน"),
    ("ร้อยละ 80 ขึ้นไป", ""): ("at_least", "80", None, "ร้อยละ"),
    ("5 แห่งขึ้นไป", ""): ("at_least", "5", None, "แห่ง"),
    (">70", "ร้อยละ"): ("more_than", "70", None, "ร้อยละ"),
    ("ไม่เกินร้อยละ 5", ""): ("at_most", "5", None, "ร้อยละ"),
    ("ระดับ 5", ""): ("level", "5", None, "ระดับ"),
    ("80-90", "ร้อยละ"): ("between", "80", "90", "ร้อยละ"),
    ("80 ถึง 90", "ร้อยละ"): ("between", "80", "90", "ร้อยละ"),
    ("ระหว่าง 80 ถึง 90", "ร้อยละ"): ("between", "80", "90", "ร้อยละ"),
    ("ร้อยละ 80 - 90", ""): ("between", "80", "90", "ร้อยละ"),
    ("1,000 - 2,000", "คน"): ("between", "1000", "2000", "คน"),
    # "Within so many days" limits; "within the area" compares nothing.
    ("90", "แล้วเสร็จภายใน ... วันทำการ"): ("at_most", "90", None, "วันทำการ"),
    ("ภายใน 7 วัน", ""): ("at_most", "7", None, "วัน"),
    ("3", "ภายใน ... เดือน"): ("at_most", "3", None, "เดือน"),
    ("12", "จำนวนผู้ป่วยภายในเขต"): ("unstated", "12", None, "จำนวนผู้ป่วยภายในเขต"),
    # No value: nothing, a dash, another indicator's code, bounds the wrong way round, a fraction, an area, 32 digits.
    ("", "ร้อยละ"): ("unstated", None, None, "ร้อยละ"),
    ("-", "ร้อยละ"): ("unstated", None, None, "ร้อยละ"),
    ("5027-0824", "ร้อยละ"): ("unstated", None, None, "ร้อยละ"),
    ("0411-2012", "ร้อยละ"): ("unstated", None, None, "ร้อยละ"),
    ("90 - 80", "ร้อยละ"): ("unstated", None, None, "ร้อยละ"),
    ("4.452/5", "คะแนน"): ("unstated", None, None, "คะแนน"),
    ("4-2-0 ไร่", ""): ("unstated", None, None, ""),
    ("สูง", "ระดับ"): ("level", None, None, "ระดับ"),
    ("9" * 32, "บาท"): ("unstated", None, None, "บาท"),
}  # fmt: skip


@pytest.mark.parametrize(("value_text", "unit_text"), VALUES)
def test_a_target_is_read_as_typed(value_text: str, unit_text: str) -> None:
    comparison, value, upper, unit = VALUES[value_text, unit_text]

    target = Target(value_text=value_text, unit_text=unit_text)

    assert (target.comparison, target.value, target.upper, target.unit) == (
        comparison,
        None if value is None else Decimal(value),
        None if upper is None else Decimal(upper),
        unit,
    )


@pytest.mark.parametrize(
    ("value_text", "unit_text", "due_on"),
    [
        ("30 กันยายน 2564", "แล้วเสร็จภายใน", date(2021, 9, 30)),
        ("ภายใน 30 ก.ย. 64", "", date(2021, 9, 30)),
        ("กันยายน 2564", "ภายในเดือน", date(2021, 9, 30)),
        ("31/10/2562", "ภายใน", date(2019, 10, 31)),
        ("๓๐ มิถุนายน ๒๕๖๔", "", date(2021, 6, 30)),
    ],
)
def test_a_date_makes_a_milestone(value_text: str, unit_text: str, due_on: date) -> None:
    target = Target(value_text=value_text, unit_text=unit_text)

    assert (target.comparison, target.value, target.due_on) == (Comparison.MILESTONE, None, due_on)


@pytest.mark.parametrize(
    ("value_text", "value"),
    [
        ("0", "0"),
        ("0.00", "0"),
        ("1407.52", "1407.52"),
        ("ร้อยละ 97.94", "97.94"),
        ("12.24 %", "12.24"),
        ("29.115%", "29.115"),
        ("4,161,500.-.บาท", "4161500"),
        ("๒๒ จุด", "22"),
        ("20 x 100 / 364 = 5.49", "5.49"),
        ("ร้อยละ 82.50 [33/40]", "82.5"),
        ("", None),
        ("--", None),
        ("สูง", None),
        ("4.452/5", None),
        ("246 ไร่ 2 งาน 74 ตรว.", None),
        ("3 เดือนแรกยังไม่มีผล", None),
        ("8 มี.ค. 64", None),
        ("COVID-19--", None),
    ],
)
def test_a_result_is_read_as_typed(value_text: str, value: str | None) -> None:
    result = Result(value_text=value_text)

    assert result.value == (None if value is None else Decimal(value))
    assert result.is_understood == (value is not None or value_text in ("", "--"))


# Value and unit as typed, with a condition behind them: comparison, value, unit, condition.
CONDITIONS = {
    ("3 (ครั้ง) ภายในเดือนสิงหาคม 2566", ""): ("unstated", "3", "ครั้ง", "ภายในเดือนสิงหาคม 2566"),
    ("95 (ไม่น้อยกว่าร้อยละ) แล้วเสร็จภายใน 30 ก.ย. 66", ""): ("at_least", "95", "ร้อยละ", "แล้วเสร็จภายใน 30 ก.ย. 66"),
    ("ไม่เกิน ๔.๕ ภายในปี 2570", "ไมโครกรัม"): ("at_most", "4.5", "ไมโครกรัม", "ภายในปี 2570"),
    ("อย่างน้อย 6 แห่ง ภายในปีงบประมาณ พ.ศ. 2568", ""): ("at_least", "6", "แห่ง", "ภายในปีงบประมาณ พ.ศ. 2568"),
    ("ร้อยละ 40 ของครัวเรือนทั้งหมด", ""): ("unstated", "40", "ร้อยละ", "ของครัวเรือนทั้งหมด"),
    ("14", "หลัง) (ปรับตามมติ ครั้งที่ 2"): ("unstated", "14", "หลัง", "ปรับตามมติ ครั้งที่ 2"),
    ("ระดับ 4 ภายในวันที่ 15 มีนาคม 2567", ""): ("level", "4", "ระดับ", "ภายในวันที่ 15 มีนาคม 2567"),
}


@pytest.mark.parametrize(("value_text", "unit_text"), CONDITIONS)
def test_a_value_stays_one_under_its_condition(value_text: str, unit_text: str) -> None:
    comparison, value, unit, condition = CONDITIONS[value_text, unit_text]

    target = Target(value_text=value_text, unit_text=unit_text)

    assert (target.comparison, target.value, target.unit, target.condition) == (
        comparison,
        Decimal(value),
        unit,
        condition,
    )
    assert target.due_on is None


@pytest.mark.parametrize(
    ("value_text", "comparison"),
    [
        ("not less than 12", "at_least"),
        ("At least 12", "at_least"),
        ("no more than 12", "at_most"),
        ("more than 12", "more_than"),
        ("Less than 12", "less_than"),
        ("up to 12", "at_most"),
    ],
)
def test_comparisons_in_english(value_text: str, comparison: str) -> None:
    target = Target(value_text=value_text, unit_text="Schools")

    assert (target.comparison, target.value, target.unit) == (comparison, Decimal(12), "Schools")


@pytest.mark.parametrize(
    ("words", "unit_text", "value", "unit"),
    [
        ("7.5 ล้านบาท", "", "7500000", "บาท"),
        ("7.5 ล้านบาท", "บาท", "7500000", "บาท"),
        ("7.5 ล้านบาท", "ล้านบาท", "7.5", "ล้านบาท"),
        ("2 แสนคน", "", "200000", "คน"),
        ("7.5 บาท", "", "7.5", "บาท"),
        ("4,500 trees", "", "4500", "trees"),
        ("1 school", "", "1", "school"),
    ],
)
def test_a_target_and_its_result_are_read_in_one_scale(words: str, unit_text: str, value: str, unit: str) -> None:
    target = Target(value_text=words, unit_text=unit_text)

    assert (target.value, target.unit) == (Decimal(value), unit)
    assert Result(value_text=words, unit_text=unit_text).value == Decimal(value)


def test_a_rate_has_what_it_is_a_rate_of_for_its_unit() -> None:
    rate, condition = Target(value_text="7 ต่อหมื่นครัวเรือน"), Target(value_text="7 ต่อเนื่องทุกเดือน")

    assert (rate.value, rate.unit, rate.condition) == (Decimal(7), "ต่อหมื่นครัวเรือน", "")
    assert (condition.unit, condition.condition) == ("", "ต่อเนื่องทุกเดือน")
