"""The figure that a quarter's text gives as its result is the result: in each quarter, whatever the others say."""

from decimal import Decimal

import pytest

from samrit.checks import check
from samrit.checks.binding import Ground, bindings
from samrit.checks.example import form, page, quarter_of_form, quarter_of_page
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, Result


def places(report: IndicatorReport) -> list[str]:
    return [one.field for one in check(report) if one.code == "K201"]


def counted(narrative: str, value: str = "320", **changes: object) -> IndicatorReport:
    """A quarter that counts communities; the year has no value yet."""
    result = Result(value_text=value, unit_text="ชุมชน")
    return quarter_of_form(3, narrative=narrative, result=result).replace(result=Result(), **changes)


@pytest.mark.parametrize(
    "narrative",
    [
        "คัดแยกเศษอาหารสะสม 286 ชุมชน",
        "มีชุมชนที่คัดแยกเศษอาหารอย่างต่อเนื่องรวมทั้งสิ้น 286 ชุมชน อบรมเพิ่ม 3 ครั้ง",
        "ครบตามแผน มีชุมชนที่คัดแยกเศษอาหารอย่างต่อเนื่อง ๒๘๖ ชุมชน",
        "ขยายผลไปแล้ว 286 ชุมชน",
    ],
)
def test_a_count_that_is_not_the_result_is_found_where_it_stands(narrative: str) -> None:
    assert places(counted(narrative)) == ["quarters.3.narrative"]


@pytest.mark.parametrize(
    "narrative",
    [
        "คัดแยกเศษอาหารสะสม 320 ชุมชน เพิ่มจากเดิม 34 ชุมชน",
        "เขตเหนือ 120 ชุมชน และเขตใต้ 200 ชุมชน",
        "เปิดเพิ่ม 315 ชุมชน จากเดิม 5 ชุมชน",  # what the quarter added to the one before
        "เป้าหมาย 400 ชุมชน ทำได้แล้วร้อยละ 80",
        "ไม่น้อยกว่า 12 ชุมชน",
        "จัดอบรมแกนนำ 60 คน ใน 4 รุ่น",
        "ได้รับคำร้องเพิ่มขึ้น 18 ชุมชน",
        "เมื่อวันที่ 5 มกราคม 2567 มี 40 ชุมชน ที่แจ้งความประสงค์",
    ],
)
def test_what_the_report_itself_explains_is_not(narrative: str) -> None:
    assert places(counted(narrative)) == []


@pytest.mark.parametrize(
    ("field", "words", "is_found"),
    [
        ("quarters.3.narrative", "286 ชุมชน", False),
        ("quarters.3.narrative", "285 ชุมชน", True),
        ("quarters.2.narrative", "286 ชุมชน", True),
    ],
)
def test_what_its_officer_has_said_what_it_is_is_not_found_in_that_text(
    field: str, words: str, *, is_found: bool
) -> None:
    report = counted("คัดแยกเศษอาหารสะสม 286 ชุมชน")

    found = check(report, explained={field: frozenset({words})})

    assert any(one.code == "K201" for one in found) is is_found


def test_a_right_mention_in_another_quarter_excuses_nothing() -> None:
    report = counted("คัดแยกเศษอาหารสะสม 286 ชุมชน")
    fourth = report.quarters[3].replace(
        narrative="คัดแยกเศษอาหารสะสม 320 ชุมชน", result=Result(value_text="320", unit_text="ชุมชน")
    )

    assert places(report.with_quarter(fourth)) == ["quarters.3.narrative"]


@pytest.mark.parametrize(
    ("narrative", "expected"),
    [
        ("เบิกจ่ายแล้วคิดเป็นร้อยละ 61.75", ["quarters.2.narrative"]),
        ("ซ่อมแล้วเสร็จสะสมเป็นร้อยละ 61.75 ผู้ใช้ทางพอใจร้อยละ 90", ["quarters.2.narrative"]),
        ("เบิกจ่ายแล้วคิดเป็นร้อยละ 31", []),
        ("ซ่อมแล้ว 31 สาย จาก 100 สาย และผู้ใช้ทางพอใจคิดเป็นร้อยละ 90", []),
        ("ผู้ใช้ทางพอใจร้อยละ 90", []),  # another thing
        ("คิดเป็นร้อยละ 38.75 ของเป้าหมาย", []),
        (
            "ซ่อมแล้วคิดเป็นร้อยละ 52.75",
            [],
        ),  # another quarter's value; what is wrong is the quarter, which is another rule's
    ],
)
def test_of_percentages_the_one_that_is_given_as_the_result(narrative: str, expected: list[str]) -> None:
    assert places(quarter_of_page(2, narrative=narrative)) == expected


def test_each_figure_is_known_by_something_or_free() -> None:
    report = counted("สะสม 286 ชุมชน เพิ่มขึ้น 34 ชุมชน เป้าหมาย 12 ชุมชน ไตรมาสก่อนมี 5 ชุมชน", value="286")
    quarter = report.quarter(3)
    assert quarter is not None

    found = [(one.figure.value, one.ground) for one in bindings(Subject(report), quarter)]

    assert found == [
        (Decimal(286), Ground.VALUE),
        (Decimal(34), Ground.CHANGE),
        (Decimal(12), Ground.LIMIT),
        (Decimal(5), Ground.OTHER_QUARTER),
    ]


def test_the_samples_say_what_their_results_say() -> None:
    assert places(form()) == places(page()) == []
