"""A narrative that repeats another's: the same words with other days or months, and what breaks off before it differs."""

import pytest

from samrit.checks import check
from samrit.checks.example import page
from samrit.report import IndicatorReport

ROUND = "เจ้าหน้าที่ออกสำรวจจุดทิ้งขยะริมคลองทุกสัปดาห์ และติดป้ายเตือนที่จุดเดิม 12 จุด ตามแผนของฝ่ายรักษาความสะอาด {when}"


def codes(report: IndicatorReport, field: str = "quarters.2.narrative") -> list[str]:
    return [one.code for one in check(report) if one.field == field and one.code == "X601"]


def reported(first: str, second: str, *, broken_off: str = "") -> IndicatorReport:
    texts = {1: first, 2: second}
    quarters = page().quarters[:2]
    return page(quarters=tuple(q.replace(narrative=texts[q.quarter]) for q in quarters), broken_off=broken_off)


@pytest.mark.parametrize(
    ("when", "later"),
    [
        ("ระหว่างเดือน ต.ค.-ธ.ค. 66", "ระหว่างเดือน ม.ค.-มี.ค. 67"),
        ("เมื่อวันที่ 5 พฤศจิกายน 2566", "เมื่อวันที่ 9 กุมภาพันธ์ 2567"),
        ("ตั้งแต่วันที่ 1/10/2566 ถึง 31/12/2566", "ตั้งแต่วันที่ 1/1/2567 ถึง 31/3/2567"),
        ("ในไตรมาสที่ 1", "ในไตรมาสที่ 2"),
        ("ในเดือนตุลาคม พฤศจิกายน และธันวาคม 2566", "ในเดือนมกราคม กุมภาพันธ์ และมีนาคม 2567"),
    ],
)
def test_other_days_make_no_other_report(when: str, later: str) -> None:
    assert codes(reported(ROUND.format(when=when), ROUND.format(when=later))) == ["X601"]


def test_other_figures_make_another_report() -> None:
    first = ROUND.format(when="ระหว่างเดือน ต.ค.-ธ.ค. 66")

    assert codes(reported(first, first.replace("12 จุด", "17 จุด"))) == []


def test_what_breaks_off_before_it_could_differ_is_no_copy() -> None:
    first = ROUND.format(when="ถึงวันที่ 20 ธันวาคม 2566 เก็บขยะได้ 8.5 ตัน")
    field = "quarters.2.narrative"

    assert codes(reported(first, first[: first.index("20 ธันวาคม")], broken_off=field)) == []
    assert codes(reported(first, first[:-1], broken_off=field)) == ["X601"]


def test_a_few_words_that_stand_twice_to_the_letter_are_noted() -> None:
    first, again = "ดำเนินการตามแผนที่ตั้งไว้", "ดำเนินการตามแผนที่ตั้งไว้แล้วเสร็จ"

    assert codes(reported(first, first)) == ["X601"]
    assert codes(reported(first, again)) == []
