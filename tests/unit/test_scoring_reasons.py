"""The sentences: each names both figures, or which kind of none there is, in Thai and in English."""

from datetime import date

import pytest

from samrit.report import Absence, Comparison, Result, Target
from samrit.scoring import Ground, judge
from samrit.scoring.cases import ABSENT, ONE_OF_EACH, result_as_printed, target_as_printed
from samrit.thai.translation import Worded


@pytest.mark.parametrize(
    ("target", "result", "th", "en"),
    [
        (
            "5 (ไม่น้อยกว่า ... หน่วยงาน)",
            "5.00 (ไม่น้อยกว่า ... หน่วยงาน)",
            "ผลงาน 5 หน่วยงาน เทียบกับเป้าหมายไม่น้อยกว่า 5 หน่วยงาน: เป็นไปตามเป้าหมาย",
            "5 organisations against at least 5 organisations: meets the target",
        ),
        (
            "100 (ร้อยละ)",
            "97.94",
            "ผลงานร้อยละ 97.94 เทียบกับเป้าหมายร้อยละ 100: ใกล้เคียงเป้าหมาย (97.94 %)",
            "97.94 % against 100 %: nearly meets the target (97.94 %)",
        ),
        (
            "5 (ไม่เกิน ... ครั้ง)",
            "11",
            "ผลงาน 11 ครั้ง เทียบกับเป้าหมายไม่เกิน 5 ครั้ง: ไม่บรรลุเป้าหมาย (0.00 %)",
            "11 times against at most 5 times: misses the target (0.00 %)",
        ),
        (
            "20 - 40 (ร้อยละ)",
            "30",
            "ผลงานร้อยละ 30 เทียบกับเป้าหมายช่วงร้อยละ 20 ถึง 40: เป็นไปตามเป้าหมาย",
            "30 % against a range of 20 to 40 %: meets the target",
        ),
        (
            "80 (สัดส่วนไม่น้อยกว่า ... ร้อยละ)",
            "82.50 [33/40]",
            "ผลงานร้อยละ 82.5 (33/40) เทียบกับเป้าหมายสัดส่วนไม่น้อยกว่าร้อยละ 80: ดีกว่าเป้าหมาย (103.13 %)",
            "82.5 % (33/40) against a share of at least 80 %: better than the target (103.13 %)",
        ),
        (
            "4 (ระดับ)",
            "100",
            "ผลงาน 100 อยู่นอกช่วงของระดับ เมื่อเทียบกับเป้าหมายไม่ต่ำกว่าระดับ 4 จึงยังไม่มีผลการประเมิน",
            "A result of 100 lies off the scale of a target of at least level 4, so there is no verdict.",
        ),
        (
            "0 (ต้องไม่เกิด ... ครั้ง)",
            "1",
            "ผลงาน 1 ครั้ง เทียบกับเป้าหมายต้องไม่เกิดขึ้นเลย (0): ไม่บรรลุเป้าหมาย (0.00 %)",
            "1 time against none may happen (0): misses the target (0.00 %)",
        ),
        (
            "30 มิถุนายน 2564 (แล้วเสร็จภายใน)",
            "1 กรกฎาคม 2564",
            "แล้วเสร็จวันที่ 1 กรกฎาคม 2564 เป้าหมายแล้วเสร็จภายในวันที่ 30 มิถุนายน 2564 ช้ากว่ากำหนด 1 วัน: ใกล้เคียงเป้าหมาย (99.63 %)",
            "Done on 1 July 2021, due by 30 June 2021, 1 day late: nearly meets the target (99.63 %)",
        ),
        (
            "12 (แห่ง)",
            "29 (ร้อยละ)",
            "ผลงานร้อยละ 29 เทียบกับเป้าหมาย 12 แห่ง ไม่ได้ เพราะหน่วยต่างกัน จึงยังไม่มีผลการประเมิน",
            "A result of 29 % can't be held against 12 places, its unit is another, so there is no verdict.",
        ),
        (
            "5027-0824 (ร้อยละ)",
            "25",
            "เป้าหมาย “5027-0824 (ร้อยละ)” อ่านเป็นค่าเป้าหมายไม่ได้ จึงยังไม่มีผลการประเมิน",
            "The target “5027-0824 (ร้อยละ)” can't be read as a figure to reach, so there is no verdict.",
        ),
    ],
)
def test_a_judgement_explains_itself(target: str, result: str, th: str, en: str) -> None:
    judgement = judge(target_as_printed(target), result_as_printed(result))

    assert judgement.reason == Worded(th=th, en=en)


NONE_SAID = {
    "": "The result is left empty without a reason, so there is no verdict.",
    "-": "The result is left empty without a reason, so there is no verdict.",
    "ยังไม่รายงาน": "The result was due and has not been reported, so there is no verdict.",
    "ยังไม่ถึงกำหนดรายงาน": "The result is not yet due, so there is no verdict.",
    "ไม่เกี่ยวข้อง": "No result applies here, so there is no verdict.",
    "ยังวัดผลไม่ได้": "The result can't be measured yet, so there is no verdict.",
    "ยังวัดผลไม่ได้ เพราะ รอผลสำรวจ": "The result can't be measured yet (รอผลสำรวจ), so there is no verdict.",
    "สูง": "The result reads “สูง”, which is no figure, so there is no verdict.",
}


@pytest.mark.parametrize("comparison", Comparison)
def test_every_kind_of_none_is_told_for_every_comparison(comparison: Comparison) -> None:
    target = target_as_printed(ONE_OF_EACH[comparison])
    judgements = {printed: judge(target, result_as_printed(printed)) for printed in ABSENT}

    assert target.comparison is comparison
    assert {printed: judgement.reason.en for printed, judgement in judgements.items()} == NONE_SAID
    assert {(j.verdict, j.achievement_percent, j.assumption) for j in judgements.values()} == {(None, None, None)}
    assert all("จึงยังไม่มีผลการประเมิน" in judgement.reason.th for judgement in judgements.values())


def test_the_five_kinds_of_none_have_five_grounds() -> None:
    target = Target.of(Comparison.AT_LEAST, 5, "หน่วยงาน")

    grounds = [judge(target, Result.none(absence)).ground for absence in Absence]

    assert grounds == [
        Ground.RESULT_NOT_STATED,
        Ground.RESULT_NOT_REPORTED,
        Ground.RESULT_NOT_YET_DUE,
        Ground.RESULT_NOT_APPLICABLE,
        Ground.RESULT_NOT_MEASURABLE_YET,
    ]


@pytest.mark.parametrize(
    ("target", "result", "assumption"),
    [
        ("5 (ไม่น้อยกว่า ... หน่วยงาน)", "5 (หน่วยงาน)", None),
        ("100 (ร้อยละ)", "97.94 (%)", "The target states no direction; it is read as “at least”."),
        (
            "80 (สัดส่วนไม่น้อยกว่า ... ร้อยละ)",
            "90 [33/40]",
            "The result reads 90, but 33/40 gives 82.50, which counts.",
        ),
        (
            "5 (ไม่น้อยกว่า ... หน่วยงาน)",
            "5 (แห่ง)",
            "The result's unit “แห่ง” is not the target's “ไม่น้อยกว่า ... หน่วยงาน”; the figures are compared as they stand.",
        ),
    ],
)
def test_what_is_taken_for_granted_is_told(target: str, result: str, assumption: str | None) -> None:
    stated = judge(target_as_printed(target), result_as_printed(result)).assumption

    assert (stated.en if stated else None) == assumption


def test_the_day_on_which_a_milestone_was_reached_may_be_given_apart_from_the_result() -> None:
    target = Target.of(Comparison.MILESTONE, due_on=date(2021, 6, 30))

    judgement = judge(target, Result.of(100), reached_on=date(2021, 6, 29))

    assert judgement.reason.en == "Done on 29 June 2021, due by 30 June 2021, 1 day early: meets the target"
