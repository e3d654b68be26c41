"""Results that quarters state in their own words are theirs where it is sure, and stay words where it isn't."""

import pytest

from samrit.readers import read
from samrit.report import IndicatorReport
from samrit.vocabulary.choices import Absence

HEAD = "ชื่อตัวชี้วัด : ปริมาณปุ๋ยหมักที่แจก\nเป้าหมาย : 40 ตัน\n"
ENGLISH = "Indicator: Length of footpath renewed\nTarget: 40 km\n"


def _indicator(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


STATED = {
    "summed up below": (HEAD, "ไตรมาสที่ {q}\nแจกที่ตลาด\nรวมไตรมาส {v} ตัน\n", "แจกที่ตลาด"),
    "summed up with a colon": (HEAD, "ไตรมาสที่ {q}\nแจกที่ตลาด\nรวมไตรมาสนี้ : {v} ตัน\n", "แจกที่ตลาด"),
    "before the first sentence": (ENGLISH, "Quarter {q}: {v} km. The crew began late.\n", "The crew began late."),
    "before a dash": (HEAD, "ไตรมาสที่ {q} : {v} ตัน - แจกที่ตลาด\n", "แจกที่ตลาด"),
    "before a colon": (HEAD, "ไตรมาสที่ {q} : {v} ตัน : แจกที่ตลาด\n", "แจกที่ตลาด"),
    "behind the last sentence": (HEAD, "ไตรมาสที่ {q} : แจกที่ตลาด ผลงาน {v} ตัน\n", "แจกที่ตลาด"),
}


@pytest.mark.parametrize("manner", STATED)
def test_a_result_in_a_quarters_own_words_is_its_result(manner: str) -> None:
    head, quarter, words = STATED[manner]
    report = _indicator(head + quarter.format(q=1, v="7.5") + quarter.format(q=2, v="9"))

    assert [str(one.result.value) for one in report.quarters] == ["7.5", "9"]
    assert [one.narrative for one in report.quarters] == [words, words]


@pytest.mark.parametrize(
    "quarters",
    [
        "ไตรมาสที่ 1\nแจกที่ตลาด\nรวมไตรมาส 7 คัน\nไตรมาสที่ 2\nแจกที่วัด\nรวมไตรมาส 9 คัน\n",  # of another unit
        "ไตรมาสที่ 1\nแจกที่ตลาด\nรวมไตรมาส 7 ตัน\nไตรมาสที่ 2\nแจกที่วัด\n",  # of one quarter only
        "ไตรมาสที่ 1 : 7 แห่ง. แจกที่ตลาด\nไตรมาสที่ 2 : 9 แห่ง. แจกที่วัด\n",
        "ไตรมาสที่ 1 : แจก 7 ตัน ที่ตลาด\nไตรมาสที่ 2 : แจก 9 ตัน ที่วัด\n",
    ],
)
def test_a_value_that_may_be_another_stays_in_the_words(quarters: str) -> None:
    report = _indicator(HEAD + quarters)

    assert all(not one.result.value_text for one in report.quarters)
    assert all(value in report.quarters[0].narrative for value in "7" if value in quarters)


def test_a_quarter_that_says_it_has_none_hides_no_others_result() -> None:
    report = _indicator(f"{ENGLISH}Q1: 7 km - in the north\nQ2: 9 km - in the south\nQ3: not reported\n")

    assert [one.result.value_text for one in report.quarters] == ["7 km", "9 km", ""]
    assert report.quarters[2].narrative == "not reported"


def test_a_form_with_a_result_below_each_quarter() -> None:
    items = (
        "1. Indicator name: Length of footpath renewed",
        "3. Definition: Footpath with new slabs",
        "5. Target: 40 (km)",
        "(6.1) Quarter 1: The crew began late.\nResult = 7 (km)",
        "(6.2) Quarter 2: Two streets were closed.\nResult = 9 (km)",
    )
    report = _indicator("\n".join(items))

    assert [(str(one.result.value), one.narrative) for one in report.quarters] == [
        ("7", "The crew began late."),
        ("9", "Two streets were closed."),
    ]


@pytest.mark.parametrize("state", ["ยังไม่เริ่มงาน", "อยู่ระหว่างตรวจรับ", "รอผลสำรวจ"])
def test_why_there_is_no_result_stands_in_its_place_beside_what_was_done(state: str) -> None:
    reading = read(f"{HEAD}ไตรมาสที่ 1\nผลงาน : {state}\nรายละเอียด : แจกที่ตลาด\n".encode())
    report = reading.report
    assert isinstance(report, IndicatorReport)

    assert (report.quarters[0].result.value_text, report.quarters[0].narrative) == (state, "แจกที่ตลาด")
    assert [one.excerpt for one in reading.issues if one.code == "value-unclear"] == [state]
    alone = _indicator(f"{HEAD}ไตรมาสที่ 1\nผลงาน : {state}\n")
    assert alone.quarters[0].narrative == state


def test_a_known_absence_is_the_result_of_its_quarter() -> None:
    report = _indicator(f"{HEAD}ผลงานไตรมาสที่ 1 : 7 ตัน\nผลงานไตรมาสที่ 2 : ยังไม่ถึงกำหนดรายงาน\n")

    assert (report.quarters[1].result.absence, report.quarters[1].narrative) == (Absence.NOT_YET_DUE, "")


def test_a_word_behind_a_value_that_says_it_counts_from_the_years_beginning_is_told() -> None:
    reading = read(f"{HEAD}ผลงานไตรมาสที่ 1 : 7 ตัน\nผลงานไตรมาสที่ 2 : 9 ตัน (สะสม)\n".encode())
    report = reading.report
    assert isinstance(report, IndicatorReport)

    assert [str(one.result.value) for one in report.quarters] == ["7", "9"]
    assert any("สะสม" in one.text for one in report.unplaced)


def test_a_step_of_a_scale_is_a_value_and_no_label() -> None:
    report = _indicator(
        "ชื่อตัวชี้วัด : ระดับความสำเร็จของทะเบียนต้นไม้\nเป้าหมาย : ระดับ 5\nไตรมาสที่ 1 : นับต้นไม้\nผลงาน : ระดับ 2\nสรุปทั้งปี : ระดับ 4\n"
    )

    assert (str(report.target.value), str(report.result.value)) == ("5", "4")
    assert (str(report.quarters[0].result.value), report.quarters[0].narrative) == ("2", "นับต้นไม้")
