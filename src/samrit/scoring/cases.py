"""The cases that the page of the documentation shows and the tests hold: every comparison × every kind of result.

A target and a result are written as the paper prints them: "value" or "value (unit)".
"""

from decimal import Decimal
from typing import NamedTuple

from samrit.report.result import Result
from samrit.report.struct import split_brackets
from samrit.report.target import Comparison, Target
from samrit.scoring.rolling_up import Weighted
from samrit.thai.translation import Message
from samrit.vocabulary.choices import Absence, Accumulation


class Case(NamedTuple):
    """A target with the results that it is tried on."""

    title: Message
    target: str
    results: tuple[str, ...]


def target_as_printed(printed: str) -> Target:
    """The target that "5 (ไม่น้อยกว่า ... หน่วยงาน)" is."""
    value_text, unit_text = split_brackets(printed)
    return Target(value_text=value_text, unit_text=unit_text)


def result_as_printed(printed: str) -> Result:
    """The result that "82.50 [33/40] (ร้อยละ)" is."""
    value_text, unit_text = split_brackets(printed)
    return Result(value_text=value_text, unit_text=unit_text)


_AROUND_FIVE = ("-1", "0", "4", "4.5", "4.9999", "5", "5.0001", "6", "10", "50")

CASES: tuple[Case, ...] = (
    Case(Message("At least"), "5 (ไม่น้อยกว่า ... หน่วยงาน)", _AROUND_FIVE),
    Case(Message("At least zero"), "0 (ไม่น้อยกว่า ... คะแนน)", ("-1", "0", "1")),
    Case(
        Message("At least a negative figure"),
        "-5 (ไม่น้อยกว่าร้อยละ ...)",
        ("-10", "-6", "-5.5", "-5", "-3", "0", "5"),
    ),
    Case(Message("More than"), "5 (มากกว่า ... หน่วยงาน)", _AROUND_FIVE),
    Case(Message("More than zero"), "0 (มากกว่า ... แห่ง)", ("-1", "0", "1")),
    Case(Message("At most"), "5 (ไม่เกิน ... ครั้ง)", _AROUND_FIVE),
    Case(Message("At most zero"), "0 (ไม่เกิน ... ครั้ง)", ("-1", "0", "1")),
    Case(Message("At most a negative figure"), "-5 (ไม่เกินร้อยละ ...)", ("-6", "-5", "-4.5", "0")),
    Case(Message("Less than"), "5 (น้อยกว่า ... ครั้ง)", _AROUND_FIVE),
    Case(Message("Less than zero"), "0 (น้อยกว่า ... คะแนน)", ("-1", "0", "1")),
    Case(Message("Exactly"), "5 (เท่ากับ ... ฉบับ)", _AROUND_FIVE),
    Case(Message("Exactly zero"), "0 (เท่ากับ ... ฉบับ)", ("-1", "0", "1")),
    Case(Message("A range"), "20 - 40 (ร้อยละ)", ("-1", "0", "17", "18", "20", "30", "40", "44", "45", "90")),
    Case(Message("A range from zero"), "0 - 10 (ร้อยละ)", ("-1", "0", "5", "10", "11", "12")),
    Case(
        Message("A milestone by a date"),
        "30 มิถุนายน 2564 (แล้วเสร็จภายใน)",
        (
            "1 ตุลาคม 2563",
            "30 มิถุนายน 2564",
            "1 กรกฎาคม 2564",
            "27 กรกฎาคม 2564",
            "28 กรกฎาคม 2564",
            "1 ตุลาคม 2565",
            "100",
        ),
    ),
    Case(
        Message("A ratio"),
        "80 (สัดส่วนไม่น้อยกว่า ... ร้อยละ)",
        (
            "0 [0/40]",
            "70 [28/40]",
            "75 [30/40]",
            "80 [32/40]",
            "82.50 [33/40]",
            "100 [40/40]",
            "110 [44/40]",
            "82.5",
            "66.67 [2/3]",
            "66.66 [2/3]",
            "90 [33/40]",
            "0.825 [33/40]",
            "0 [0/0]",
            "-5 [-2/40]",
        ),
    ),
    Case(
        Message("A mean with its parts"),
        "4 (ไม่น้อยกว่า ... คะแนน)",
        ("4.25 [170/40]", "3.9 [156/40]", "4.5 [170/40]"),
    ),
    Case(
        Message("A level"),
        "4 (ระดับ)",
        ("-1", "0", "3", "3.6", "4", "4.452", "5", "5.5", "100"),
    ),
    Case(Message("A level of a longer scale"), "8 (ระดับ)", ("7", "8", "8.5")),
    Case(Message("Zero tolerance"), "0 (ต้องไม่เกิด ... ครั้ง)", ("-1", "0", "1", "7")),
    Case(Message("Zero tolerance without its zero"), "(ต้องไม่เกิด)", ("0", "1")),
    Case(Message("No direction stated"), "100 (ร้อยละ)", ("0", "72.9", "97.94", "100", "170.83")),
    Case(Message("No direction stated, and zero"), "0 (ร้อยละ)", ("0", "3")),
    Case(Message("Another unit"), "12 (แห่ง)", ("29 (ร้อยละ)", "12 (แห่ง)", "12")),
    Case(Message("A target that can't be read"), "5027-0824 (ร้อยละ)", ("0", "25")),
    Case(Message("No target"), "(ร้อยละ)", ("0", "25")),
)

# Results that are no figure: the five kinds of none, and words that are none of them.
ABSENT: tuple[str, ...] = (
    *(Result.none(absence).value_text for absence in Absence),
    Result.none(Absence.NOT_MEASURABLE_YET, "รอผลสำรวจ").value_text,
    "-",
    "สูง",
)

# One target for each comparison, on each of which every result that is no figure is tried.
ONE_OF_EACH: dict[Comparison, str] = {
    Comparison.AT_LEAST: "5 (ไม่น้อยกว่า ... หน่วยงาน)",
    Comparison.MORE_THAN: "5 (มากกว่า ... หน่วยงาน)",
    Comparison.AT_MOST: "5 (ไม่เกิน ... ครั้ง)",
    Comparison.LESS_THAN: "5 (น้อยกว่า ... ครั้ง)",
    Comparison.EXACTLY: "5 (เท่ากับ ... ฉบับ)",
    Comparison.BETWEEN: "20 - 40 (ร้อยละ)",
    Comparison.MILESTONE: "30 มิถุนายน 2564 (แล้วเสร็จภายใน)",
    Comparison.RATIO: "80 (สัดส่วนไม่น้อยกว่า ... ร้อยละ)",
    Comparison.LEVEL: "4 (ระดับ)",
    Comparison.ZERO_TOLERANCE: "0 (ต้องไม่เกิด ... ครั้ง)",
    Comparison.UNSTATED: "100 (ร้อยละ)",
}

# Four quarters each, tried under every rule of accumulation.
ACCUMULATED: tuple[tuple[str, ...], ...] = (
    ("25", "50", "75", "100"),
    ("0", "", "30", "ยังไม่ถึงกำหนดรายงาน"),
    ("10.005", "10", "10", "10"),
    ("-4", "2.5", "ไม่เกี่ยวข้อง เพราะสำรวจปีละครั้ง", "3"),
    ("50 [1/2]", "90 [90/100]", "", "0 [0/0]"),
    ("4.5 [9/2]", "3 [30/10]", "", ""),
    ("50 [1/2]", "80", "", ""),
    ("0 [0/0]", "", "", ""),
    ("", "ยังไม่รายงาน", "ยังวัดผลไม่ได้ เพราะรอผลสำรวจ", "ยังไม่ถึงกำหนดรายงาน"),
)


class Year(NamedTuple):
    """A target with its quarters, the rule that makes a year of them, and the year's figure as somebody typed it."""

    target: str
    quarters: tuple[str, ...]
    accumulation: Accumulation
    own_entry: str | None = None


YEARS: tuple[Year, ...] = (
    Year("5 (ไม่น้อยกว่า ... หน่วยงาน)", ("0", "2", "4", "5"), Accumulation.LAST),
    Year("5 (ไม่น้อยกว่า ... หน่วยงาน)", ("0", "2", "4", ""), Accumulation.SUM),
    Year("5 (ไม่น้อยกว่า ... หน่วยงาน)", ("", "", "", ""), Accumulation.LAST, "5.00"),
    Year("5 (ไม่น้อยกว่า ... หน่วยงาน)", ("1", "1", "1", "1"), Accumulation.SUM, "5.00"),
    Year("118 (น้อยกว่า ... กิโลวัตต์-ชั่วโมง)", ("28.2", "26.1", "30.4", ""), Accumulation.SUM, "114.2"),
    Year("33 (ไม่น้อยกว่าร้อยละ)", ("33", "33", "34", ""), Accumulation.AVERAGE, "33.3"),
    Year("5 (ไม่น้อยกว่า ... หน่วยงาน)", ("1", "1", "1", "1"), Accumulation.OWN_ENTRY, "5.00"),
    Year("5 (ไม่น้อยกว่า ... หน่วยงาน)", ("1", "1", "1", "1"), Accumulation.OWN_ENTRY),
    Year("80 (สัดส่วนไม่น้อยกว่า ... ร้อยละ)", ("50 [1/2]", "90 [90/100]", "", ""), Accumulation.AVERAGE),
    Year("30 มิถุนายน 2564 (แล้วเสร็จภายใน)", ("", "", "15 มิถุนายน 2564", "20 กรกฎาคม 2564"), Accumulation.LAST),
    Year("30 มิถุนายน 2564 (แล้วเสร็จภายใน)", ("", "", "", ""), Accumulation.LAST, "20 กรกฎาคม 2564"),
    Year("30 มิถุนายน 2564 (แล้วเสร็จภายใน)", ("", "", "ยังไม่ถึงกำหนดรายงาน", ""), Accumulation.LAST),
)

ROLLED_UP: tuple[tuple[Weighted, ...], ...] = tuple(
    tuple(Weighted(Decimal(weight), None if value is None else Decimal(value)) for weight, value in items)
    for items in (
        (("20", "5"), ("80", "4")),  # part 1 and part 2 of the annual report
        (("50", "4.5"), ("30", None), ("20", "3")),
        (("0", "5"), ("10", "3")),
        (("0", "5"), ("10", None)),
        (("10", None), ("20", None)),
        (),
    )
)
