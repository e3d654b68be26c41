"""How a value is read as somebody types it, and what a value of an indicator can be."""

from decimal import Decimal

import pytest

from samrit.definitions import Definition, read_entry
from samrit.report import IndicatorReport, QuarterReport, Result, Target
from samrit.report.mentions import find_figures
from samrit.report.value import in_one_line, read_value
from samrit.scoring.domain import without_unit
from samrit.scoring.faults import faults, reading_of


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1,234.50", "ชุมชน", "1234.5"),
        ("๑,๒๓๔.๕๐", "ชุมชน", "1234.5"),
        ("400 ชุมชน", "ชุมชน", "400"),
        ("รวมทั้งสิ้น 400 ชุมชน", "ชุมชน", "400"),
        ("(400 ชุมชน)", "ชุมชน", "400"),
        ("1 234.50", "บาท", "1234.5"),
        ("12 สวน", "สวน", "12"),
        ("85%", "ร้อยละ", "85"),
        ("ร้อยละ 85", "ร้อยละ", "85"),
        ("(ร้อยละ 85)", "ร้อยละ", "85"),
        ("８５％", "ร้อยละ", "85"),
        ("1.5 ล้านบาท", "บาท", "1500000"),
        ("1,500,000.- บาท", "ล้านบาท", "1.5"),
        ("2 พันคน", "คน", "2000"),
        ("4.452/5", "คะแนน", "4.452"),
        ("400 ชุมชน (สะสม)", "ชุมชน", "400"),
        ("400 ชุมชน.", "ชุมชน", "400"),
        ("12 แห่ง (ร้อยละ 60)", "แห่ง", "12"),
        ("5 ขั้นตอน คิดเป็นร้อยละ 100", "ขั้นตอน", "5"),
        ("ครบ 12 แห่ง", "แห่ง", "12"),
    ],
)
def test_words_with_a_value_are_read(text: str, unit: str, value: str) -> None:
    typed = read_value(in_one_line(text), unit)

    assert typed is not None
    assert (typed.value, typed.unit) == (Decimal(value), "")


@pytest.mark.parametrize(
    ("text", "unit", "alone"),
    [
        ("๓ แห่ง", "แห่ง", "๓"),
        ("1,234.5แห่ง", "ไม่น้อยกว่า ... แห่ง", "1,234.5"),
        ("85% [17/20]", "ร้อยละ", "85 [17/20]"),
        ("3", "แห่ง", "3"),
        ("3 แห่งใหม่", "แห่ง", "3 แห่งใหม่"),
        ("ครบทุกแห่ง", "แห่ง", "ครบทุกแห่ง"),
        ("3 ชุมชน", "แห่ง", "3 ชุมชน"),
    ],
)
def test_a_value_stands_before_its_unit_without_it(text: str, unit: str, alone: str) -> None:
    assert without_unit(text, unit) == alone


@pytest.mark.parametrize(
    "text",
    [
        "N/A",
        "10^20",
        "33/40",
        "5 - 7",
        "12 แห่ง ร้อยละ 60",
        "ดีมาก",
        "ประมาณ 400",
        "",
        "1.234,50",
        "ไม่น้อยกว่า 400 ชุมชน",
        "400 ชุมชน จาก 500 ชุมชน",
        "200 ชุมชน และ 30 ชุมชน",
        "400 - 500 ชุมชน",
        "∞",
    ],
)
def test_what_is_not_one_number_is_left_to_a_person(text: str) -> None:
    assert read_value(text, "ชุมชน") is None


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("1,234.50", "ชุมชน", "อ่านว่า 1,234.5 ชุมชน"),
        ("๑๒", "ชุมชน", "อ่านว่า 12 ชุมชน"),
        ("1.5 ล้านบาท", "บาท", "อ่านว่า 1,500,000 บาท"),
        ("85%", "ชุมชน", "อ่านว่า ร้อยละ 85"),
        ("12", "ชุมชน", ""),
        ("1,234", "ชุมชน", ""),
    ],
)
def test_how_a_value_was_read_is_said_where_it_is_not_plain(text: str, unit: str, said: str) -> None:
    reading = reading_of(Result(value_text=text, unit_text=unit), unit)

    assert (reading.th if reading is not None else "") == said


def _found(value: str, unit: str, target: str = "12", **changes: object) -> list[tuple[str, str]]:
    report = IndicatorReport(
        name="จำนวนที่ดำเนินการ",
        target=Target(value_text=target, unit_text=unit),
        quarters=(QuarterReport(quarter=1, result=Result(value_text=value, unit_text=unit)),),
    ).replace(**changes)
    return [(fault.code, fault.severity.value) for _path, fault in faults(report)]


@pytest.mark.parametrize(
    ("value", "unit", "target", "found"),
    [
        ("12", "ชุมชน", "12", []),
        ("-5", "ชุมชน", "12", [("K231", "error")]),
        ("2.5", "คน", "12", [("K232", "error")]),
        ("2.5", "คนต่อวัน", "12", []),
        ("2.5", "คะแนน", "5", []),
        ("2.5", "ไร่", "12", []),
        ("85%", "ชุมชน", "12", [("K222", "error")]),
        ("ร้อยละ 85", "แห่ง", "12", [("K222", "error")]),
        ("400 ชุมชน", "ร้อยละ", "80", [("K222", "error")]),
        ("12 หน่วยงาน", "ชุมชน", "12", [("K222", "warning")]),
        ("100000000000000000000", "ชุมชน", "12", [("K206", "error")]),
        ("100", "ชุมชน", "12", [("K206", "warning")]),
        ("40", "ชุมชน", "12", [("K206", "note")]),
        ("6", "โครงการ", "1", [("K206", "note")]),
        ("100", "ขั้นตอน", "5", [("K206", "warning")]),
        ("250", "ร้อยละ", "80", [("K207", "error")]),
        ("120", "ร้อยละ", "110", []),
        ("N/A", "ชุมชน", "12", [("C110", "error")]),
        ("10^20", "ชุมชน", "12", [("C110", "warning")]),
        ("", "ชุมชน", "12", []),
        ("85%", "ร่้อยละ", "80", []),
        ("120", "จำนวนครั้งที่ผ่านเกณฑ์ร้อยละ 80", "100", []),
        ("250", "ลดลงร้อยละ", "80", [("K207", "error")]),
        ("250", "%", "80", [("K207", "error")]),
        ("100", "แล้วเสร็จภายใน", "30 มิถุนายน 2564", [("C110", "warning")]),
        ("30 พฤษภาคม 2564", "แล้วเสร็จภายใน", "30 มิถุนายน 2564", []),
    ],
)
def test_what_a_value_can_be_follows_from_unit_comparison_and_target(
    value: str, unit: str, target: str, found: list[tuple[str, str]]
) -> None:
    assert _found(value, unit, target) == found


def test_a_definition_allows_what_its_words_allow() -> None:
    assert _found("-5", "ร้อยละ", name="ร้อยละของปริมาณขยะที่เปลี่ยนแปลง") == []
    assert _found("130", "ร้อยละ", "80", name="ร้อยละของทางเท้าที่ซ่อมแล้วเสร็จตามแผน") == [("K207", "note")]
    assert _found("1,407.52", "ร้อยละ", "80", name="ร้อยละของรายได้เทียบกับประมาณการ") == [("K207", "warning")]
    assert _found("130", "ร้อยละ", "80", name="ร้อยละที่เพิ่มขึ้นของพื้นที่สีเขียว") == []
    assert _found("2.5", "คน", name="จำนวนผู้ใช้บริการเฉลี่ยต่อวัน") == []
    assert _found("130", "ร้อยละ", "80", method="ผลงานเทียบกับเป้าหมาย") == []


def test_another_figure_of_the_report_in_the_values_place_is_asked_about() -> None:
    words = "เปิดแล้ว 10 ชุมชน คิดเป็นร้อยละ 20 ของแผน"
    report = IndicatorReport(
        target=Target(value_text="50", unit_text="ชุมชน"),
        quarters=(
            QuarterReport(quarter=1, narrative=words, result=Result(value_text="20", unit_text="ชุมชน")),
            QuarterReport(quarter=2, result=Result(value_text="40", unit_text="ชุมชน"), progress_percent=Decimal(40)),
        ),
    )

    found = [(path, fault.code) for path, fault in faults(report, {"quarters.1.narrative": find_figures(words)})]

    assert found == [("quarters.1.result", "K234"), ("quarters.2.result", "K233")]


def test_the_same_figure_at_another_scale_is_asked_about() -> None:
    def found(value: str, unit: str, words: str) -> list[str]:
        report = IndicatorReport(
            name="ผลการดำเนินงาน",
            target=Target(value_text="90", unit_text=unit),
            quarters=(QuarterReport(quarter=1, narrative=words, result=Result(value_text=value, unit_text=unit)),),
        )
        return [fault.code for _path, fault in faults(report, {"quarters.1.narrative": find_figures(words)})]

    assert found("0.85", "ร้อยละ", "ซ่อมแล้วร้อยละ 85") == ["K206"]
    assert found("1.5", "บาท", "เบิกจ่าย 1.5 ล้านบาท") == ["K206"]
    assert found("85", "ร้อยละ", "ซ่อมแล้วร้อยละ 85") == []
    assert found("12", "ชุมชน", "อบรม 2 ชุมชน") == []


def test_a_target_that_no_value_can_reach_is_not_entered_and_stops_nothing_where_it_is_there() -> None:
    entry = {"name_th": "จำนวนชุมชน", "comparison": "at_least", "target": "2.5", "unit": "ชุมชน"}
    there = Definition(name_th="จำนวนชุมชน", target=Target(value_text="ไม่น้อยกว่า 2.5", unit_text="ชุมชน"))

    entered, problems = read_entry(entry)
    other, none = read_entry({"name_en": "Communities"}, there)

    assert entered is None
    assert [(problem.field, problem.message.en) for problem in problems] == [
        ("target", "2.5 is not a whole number, and communities are counted whole")
    ]
    assert other is not None
    assert (other.name_en, none) == ("Communities", ())


@pytest.mark.parametrize(
    ("words", "unit", "is_fault"),
    [
        ("ไม่น้อยกว่าร้อยละ 80", "แห่ง", True),
        ("80%", "คน", True),
        ("ไม่น้อยกว่า 80", "แห่ง", False),
        ("ไม่น้อยกว่าร้อยละ 80", "ร้อยละ", False),
        ("80 ของป้ายในถนนสายหลัก", "ป้าย", False),
        ("80 ชุมชน", "แห่ง", False),  # two words for one thing, perhaps
    ],
)
def test_a_share_is_no_target_where_things_are_counted(words: str, unit: str, is_fault: bool) -> None:
    report = IndicatorReport(target=Target(value_text=words, unit_text=unit))

    found = [(one.path, one.fault.code) for one in faults(report)]

    assert found == ([("target", "K222")] if is_fault else [])
