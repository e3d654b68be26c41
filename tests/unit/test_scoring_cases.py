"""Every comparison × every kind of figure: verdict, achievement and score, as a table that a person can check."""

import pytest

from samrit.scoring import Ground, judge, method_for, score
from samrit.scoring.cases import CASES, result_as_printed, target_as_printed

# Target as printed: result as printed, verdict, achievement in percent, score of five levels, and why there is no
# verdict or what was taken for granted.
EXPECTED = {
    # At least
    "5 (ไม่น้อยกว่า ... หน่วยงาน)": """
        -1                 misses   0.00     1.00
        0                  misses   0.00     1.00
        4                  misses   80.00    3.00
        4.5                nearly   90.00    4.00
        4.9999             nearly   99.99    4.99
        5                  meets    100.00   5.00
        5.0001             exceeds  100.00   5.00
        6                  exceeds  120.00   5.00
        10                 exceeds  200.00   5.00
        50                 exceeds  1000.00  5.00
    """,
    # At least zero
    "0 (ไม่น้อยกว่า ... คะแนน)": """
        -1                 misses   0.00     1.00
        0                  meets    100.00   5.00
        1                  exceeds  100.00   5.00
    """,
    # At least a negative figure
    "-5 (ไม่น้อยกว่าร้อยละ ...)": """
        -10                misses   0.00     1.00
        -6                 misses   80.00    3.00
        -5.5               nearly   90.00    4.00
        -5                 meets    100.00   5.00
        -3                 exceeds  140.00   5.00
        0                  exceeds  200.00   5.00
        5                  exceeds  300.00   5.00
    """,
    # More than
    "5 (มากกว่า ... หน่วยงาน)": """
        -1                 misses   0.00     1.00
        0                  misses   0.00     1.00
        4                  misses   80.00    3.00
        4.5                nearly   90.00    4.00
        4.9999             nearly   99.99    4.99
        5                  nearly   99.99    4.99
        5.0001             meets    100.00   5.00
        6                  meets    120.00   5.00
        10                 meets    200.00   5.00
        50                 meets    1000.00  5.00
    """,
    # More than zero
    "0 (มากกว่า ... แห่ง)": """
        -1                 misses   0.00     1.00
        0                  misses   0.00     1.00
        1                  meets    100.00   5.00
    """,
    # At most
    "5 (ไม่เกิน ... ครั้ง)": """
        -1                 exceeds  220.00   5.00
        0                  exceeds  200.00   5.00
        4                  exceeds  120.00   5.00
        4.5                exceeds  110.00   5.00
        4.9999             exceeds  100.00   5.00
        5                  meets    100.00   5.00
        5.0001             nearly   99.99    4.99
        6                  misses   80.00    3.00
        10                 misses   0.00     1.00
        50                 misses   0.00     1.00
    """,
    # At most zero
    "0 (ไม่เกิน ... ครั้ง)": """
        -1                 exceeds  100.00   5.00
        0                  meets    100.00   5.00
        1                  misses   0.00     1.00
    """,
    # At most a negative figure
    "-5 (ไม่เกินร้อยละ ...)": """
        -6                 exceeds  120.00   5.00
        -5                 meets    100.00   5.00
        -4.5               nearly   90.00    4.00
        0                  misses   0.00     1.00
    """,
    # Less than
    "5 (น้อยกว่า ... ครั้ง)": """
        -1                 meets    220.00   5.00
        0                  meets    200.00   5.00
        4                  meets    120.00   5.00
        4.5                meets    110.00   5.00
        4.9999             meets    100.00   5.00
        5                  nearly   99.99    4.99
        5.0001             nearly   99.99    4.99
        6                  misses   80.00    3.00
        10                 misses   0.00     1.00
        50                 misses   0.00     1.00
    """,
    # Less than zero
    "0 (น้อยกว่า ... คะแนน)": """
        -1                 meets    100.00   5.00
        0                  misses   0.00     1.00
        1                  misses   0.00     1.00
    """,
    # Exactly
    "5 (เท่ากับ ... ฉบับ)": """
        -1                 misses   0.00     1.00
        0                  misses   0.00     1.00
        4                  misses   80.00    3.00
        4.5                nearly   90.00    4.00
        4.9999             nearly   99.99    4.99
        5                  meets    100.00   5.00
        5.0001             nearly   99.99    4.99
        6                  misses   80.00    3.00
        10                 misses   0.00     1.00
        50                 misses   0.00     1.00
    """,
    # Exactly zero
    "0 (เท่ากับ ... ฉบับ)": """
        -1                 misses   0.00     1.00
        0                  meets    100.00   5.00
        1                  misses   0.00     1.00
    """,
    # A range
    "20 - 40 (ร้อยละ)": """
        -1                 misses   0.00     1.00
        0                  misses   0.00     1.00
        17                 misses   85.00    3.50
        18                 nearly   90.00    4.00
        20                 meets    100.00   5.00
        30                 meets    100.00   5.00
        40                 meets    100.00   5.00
        44                 nearly   90.00    4.00
        45                 misses   87.50    3.75
        90                 misses   0.00     1.00
    """,
    # A range from zero
    "0 - 10 (ร้อยละ)": """
        -1                 misses   0.00     1.00
        0                  meets    100.00   5.00
        5                  meets    100.00   5.00
        10                 meets    100.00   5.00
        11                 nearly   90.00    4.00
        12                 misses   80.00    3.00
    """,
    # A milestone by a date
    "30 มิถุนายน 2564 (แล้วเสร็จภายใน)": """
        1 ตุลาคม 2563      meets    100.00   5.00
        30 มิถุนายน 2564   meets    100.00   5.00
        1 กรกฎาคม 2564     nearly   99.63    4.96
        27 กรกฎาคม 2564    nearly   90.11    4.01
        28 กรกฎาคม 2564    misses   89.74    3.97
        1 ตุลาคม 2565      misses   0.00     1.00
        100                -        -        -     result_without_date
    """,
    # A ratio
    "80 (สัดส่วนไม่น้อยกว่า ... ร้อยละ)": """
        0 [0/40]           misses   0.00     1.00
        70 [28/40]         misses   87.50    3.75
        75 [30/40]         nearly   93.75    4.38
        80 [32/40]         meets    100.00   5.00
        82.50 [33/40]      exceeds  103.13   5.00
        100 [40/40]        exceeds  125.00   5.00
        110 [44/40]        exceeds  137.50   5.00
        82.5               exceeds  103.13   5.00
        66.67 [2/3]        misses   83.34    3.33
        66.66 [2/3]        misses   83.33    3.33
        90 [33/40]         exceeds  103.13   5.00  parts_taken
        0.825 [33/40]      exceeds  103.13   5.00  parts_taken
        0 [0/0]            -        -        -     result_without_whole
        -5 [-2/40]         misses   0.00     1.00
    """,
    # A mean with its parts
    "4 (ไม่น้อยกว่า ... คะแนน)": """
        4.25 [170/40]      exceeds  106.25   5.00
        3.9 [156/40]       nearly   97.50    4.75
        4.5 [170/40]       exceeds  106.25   5.00  parts_taken
    """,
    # A level
    "4 (ระดับ)": """
        -1                 -        -        -     result_off_scale
        0                  misses   0.00     1.00
        3                  misses   75.00    2.50
        3.6                nearly   90.00    4.00
        4                  meets    100.00   5.00
        4.452              exceeds  111.30   5.00
        5                  exceeds  125.00   5.00
        5.5                -        -        -     result_off_scale
        100                -        -        -     result_off_scale
    """,
    # A level of a longer scale
    "8 (ระดับ)": """
        7                  misses   87.50    3.75
        8                  meets    100.00   5.00
        8.5                -        -        -     result_off_scale
    """,
    # Zero tolerance
    "0 (ต้องไม่เกิด ... ครั้ง)": """
        -1                 misses   0.00     1.00
        0                  meets    100.00   5.00
        1                  misses   0.00     1.00
        7                  misses   0.00     1.00
    """,
    # Zero tolerance without its zero
    "(ต้องไม่เกิด)": """
        0                  meets    100.00   5.00
        1                  misses   0.00     1.00
    """,
    # No direction stated
    "100 (ร้อยละ)": """
        0                  misses   0.00     1.00  read_as_at_least
        72.9               misses   72.90    2.29  read_as_at_least
        97.94              nearly   97.94    4.79  read_as_at_least
        100                meets    100.00   5.00  read_as_at_least
        170.83             exceeds  170.83   5.00  read_as_at_least
    """,
    # No direction stated, and zero
    "0 (ร้อยละ)": """
        0                  -        -        -     target_asks_nothing
        3                  -        -        -     target_asks_nothing
    """,
    # Another unit
    "12 (แห่ง)": """
        29 (ร้อยละ)        -        -        -     result_in_other_unit
        12 (แห่ง)          meets    100.00   5.00  read_as_at_least
        12                 meets    100.00   5.00  read_as_at_least
    """,
    # A target that can't be read
    "5027-0824 (ร้อยละ)": """
        0                  -        -        -     target_not_understood
        25                 -        -        -     target_not_understood
    """,
    # No target
    "(ร้อยละ)": """
        0                  -        -        -     target_not_stated
        25                 -        -        -     target_not_stated
    """,
}


def judged(target: str, result: str) -> list[str]:
    """One line of the table, as the code has it."""
    judgement = judge(target_as_printed(target), result_as_printed(result))
    points = score(judgement, method_for(2564)).value
    ground = [judgement.ground.value] if judgement.ground is not Ground.JUDGED else []
    shown = [judgement.verdict, judgement.achievement_percent, points]
    return [
        *result.split(),
        *("-" if value is None else str(value) for value in shown),
        *ground,
        *(note.value for note in judgement.notes),
    ]


@pytest.mark.parametrize("target", EXPECTED)
def test_each_figure_is_judged_as_the_table_says(target: str) -> None:
    case = next(case for case in CASES if case.target == target)

    lines = [judged(target, result) for result in case.results]

    assert lines == [line.split() for line in EXPECTED[target].strip().splitlines()]


def test_the_table_holds_every_case_of_the_documentation() -> None:
    assert list(EXPECTED) == [case.target for case in CASES]
