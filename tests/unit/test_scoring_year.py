"""From quarters to the year, and from years to a score and a roll-up."""

from decimal import Decimal

import pytest

from samrit.report import Result
from samrit.scoring import (
    METHODS,
    Accumulation,
    Coverage,
    MethodName,
    RollUp,
    Weighted,
    accumulate,
    judge,
    judge_year,
    method_for,
    roll_up,
    score,
)
from samrit.scoring.cases import ACCUMULATED, YEARS, result_as_printed, target_as_printed
from samrit.scoring.method import FIVE_LEVEL, PERCENT_OF_TARGET

# Quarters as printed: the year as last, sum, maximum, average, and how many of how many quarters are in it.
ACCUMULATED_TO: dict[tuple[str, ...], tuple[str, ...]] = {
    ("25", "50", "75", "100"): ("100", "250", "100", "62.50", "4/4"),
    ("0", "", "30", "ยังไม่ถึงกำหนดรายงาน"): ("30", "30", "30", "15.00", "2/4"),
    ("10.005", "10", "10", "10"): ("10", "40.005", "10.005", "10.001", "4/4"),
    ("-4", "2.5", "ไม่เกี่ยวข้อง เพราะสำรวจปีละครั้ง", "3"): ("3", "1.5", "3", "0.50", "3/3"),
    ("50 [1/2]", "90 [90/100]", "", "0 [0/0]"): (
        "90 [90/100]",
        "89.22 [91/102]",
        "90 [90/100]",
        "89.22 [91/102]",
        "2/3",
    ),
    ("4.5 [9/2]", "3 [30/10]", "", ""): ("3 [30/10]", "3.25 [39/12]", "4.5 [9/2]", "3.25 [39/12]", "2/4"),
    ("50 [1/2]", "80", "", ""): ("80", "130", "80", "65.00", "2/4"),
    ("0 [0/0]", "", "", ""): ("", "", "", "", "0/3"),
    ("", "ยังไม่รายงาน", "ยังวัดผลไม่ได้ เพราะรอผลสำรวจ", "ยังไม่ถึงกำหนดรายงาน"): (
        "ยังไม่รายงาน",
        "ยังไม่รายงาน",
        "ยังไม่รายงาน",
        "ยังไม่รายงาน",
        "0/4",
    ),
}


@pytest.mark.parametrize("printed", ACCUMULATED)
def test_quarters_make_a_year_under_each_rule(printed: tuple[str, ...]) -> None:
    quarters = [result_as_printed(p) for p in printed]

    years = [accumulate(rule, quarters) for rule in Accumulation if rule is not Accumulation.OWN_ENTRY]

    of = {f"{year.coverage.reported}/{year.coverage.total}" for year in years}
    assert (*(year.result.printed for year in years), *of) == ACCUMULATED_TO[printed]


def test_no_quarters_at_all_make_no_year() -> None:
    year = accumulate(Accumulation.SUM, [])

    assert (year.result, year.coverage) == (Result(), Coverage(reported=0, total=0))


def test_a_year_s_figure_keeps_the_unit_of_its_quarters() -> None:
    quarters = [Result.of(2, "แห่ง"), Result.of(3, "แห่ง")]

    assert accumulate(Accumulation.SUM, quarters).result == Result.of(5, "แห่ง")


YEARS_JUDGED = [
    ("meets", "Latest value, that of quarter 4 (4 of 4 reported). 5 organisations against at least 5 organisations: meets the target", None),
    ("exceeds", "Sum of 3 of 4 quarters (1, 2, 3). 6 organisations against at least 5 organisations: better than the target (120.00 %)", None),
    (
        "meets",
        "Typed for the year. 5 organisations against at least 5 organisations: meets the target",
        "No quarter has a result; the year's own entry is taken.",
    ),
    (
        "misses",
        "Sum of 4 of 4 quarters (1, 2, 3, 4). 4 organisations against at least 5 organisations: misses the target (80.00 %)",
        "The year's own entry reads 5.00, which is not what the quarters give; the quarters count.",
    ),
    (
        "meets",
        "Typed for the year; the quarters that have a result (1, 2, 3) come to 84.7. 114.2 กิโลวัตต์-ชั่วโมง against less than 118 กิโลวัตต์-ชั่วโมง: meets the target (103.22 %)",
        "Not all quarters have a result, so the year's own entry is taken and not their sum.",
    ),
    ("exceeds", "Mean of 3 of 4 quarters (1, 2, 3). 33.33 % against at least 33 %: better than the target (101.00 %)", None),
    ("meets", "The year's own value. 5 organisations against at least 5 organisations: meets the target", None),
    (None, "The year's own value. The result is left empty without a reason, so there is no verdict.", None),
    (
        "exceeds",
        "Mean of 2 of 4 quarters (1, 2), numerators and denominators added up. 89.22 % (91/102) against a share of at least 80 %: better than the target (111.53 %)",
        None,
    ),
    ("meets", "Done on 15 June 2021, due by 30 June 2021, 15 days early: meets the target", None),
    ("nearly", "Done on 20 July 2021, due by 30 June 2021, 20 days late: nearly meets the target (92.67 %)", None),
    (None, "The result is left empty without a reason, so there is no verdict.", None),
]  # fmt: skip


def test_a_year_is_judged_by_its_quarters_and_says_how() -> None:
    judgements = [
        judge_year(
            target_as_printed(year.target),
            [result_as_printed(printed) for printed in year.quarters],
            year.accumulation,
            result_as_printed(year.own_entry) if year.own_entry is not None else None,
        )
        for year in YEARS
    ]

    stated = [(j.verdict, j.reason.en, j.assumption.en if j.assumption else None) for j in judgements]
    assert stated == YEARS_JUDGED


# Achievement: five levels, percent of target, criteria of 50/75/100.
SCORES = """
      0.00   1.00    0.00    0.00
     49.99   1.00   49.99    0.00
     50.00   1.00   50.00   50.00
     60.00   1.00   60.00   50.00
     65.00   1.50   65.00   50.00
     70.00   2.00   70.00   50.00
     74.99   2.50   74.99   50.00
     75.00   2.50   75.00   75.00
     80.00   3.00   80.00   75.00
     90.00   4.00   90.00   75.00
     99.99   4.99   99.99   75.00
    100.00   5.00  100.00  100.00
    170.83   5.00  100.00  100.00
"""


@pytest.mark.parametrize("line", SCORES.strip().splitlines())
def test_each_method_scores_an_achievement(line: str) -> None:
    achievement, *expected = (Decimal(number) for number in line.split())

    assert [METHODS[name].score(achievement) for name in MethodName] == expected


def test_what_has_no_verdict_has_no_score_and_that_is_not_zero() -> None:
    judgement = judge(target_as_printed("5 (ไม่น้อยกว่า ... แห่ง)"), Result())

    scored = score(judgement, FIVE_LEVEL)

    assert (scored.value, scored.of, scored.reason) == (None, Decimal(5), judgement.reason)


def test_a_score_says_how_it_came_about() -> None:
    judgement = judge(target_as_printed("100 (ไม่น้อยกว่าร้อยละ)"), Result.of(95))

    scored = score(judgement, FIVE_LEVEL)

    assert scored.reason.en == "An achievement of 95.00 % scores 4.50 of 5 (Five levels (1 to 5))."


@pytest.mark.parametrize(
    ("year", "method"), [(2500, PERCENT_OF_TARGET), (2560, PERCENT_OF_TARGET), (2561, FIVE_LEVEL), (2570, FIVE_LEVEL)]
)
def test_a_fiscal_year_has_its_method(year: int, method: object) -> None:
    assert method_for(year) is method


def test_a_table_of_methods_that_begins_later_says_so() -> None:
    with pytest.raises(ValueError, match="no scoring method holds in the fiscal year 2560"):
        method_for(2560, ((2564, FIVE_LEVEL),))


def weighted(*items: tuple[int, str | None]) -> list[Weighted]:
    """Weights with their scores."""
    return [Weighted(Decimal(weight), None if value is None else Decimal(value)) for weight, value in items]


def rolled(value: str | None, *, reported: tuple[int, int], weight: tuple[int, int]) -> RollUp:
    """A roll-up with how many of how many reported, and what weight of what weight they carry."""
    return RollUp(
        value=None if value is None else Decimal(value),
        coverage=Coverage(reported=reported[0], total=reported[1]),
        weight_reported=Decimal(weight[0]),
        weight_total=Decimal(weight[1]),
    )


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (weighted((20, "5"), (80, "4")), rolled("4.20", reported=(2, 2), weight=(100, 100))),
        (weighted((50, "4.5"), (30, None), (20, "3")), rolled("4.07", reported=(2, 3), weight=(70, 100))),
        (weighted((1, "0"), (1, "5")), rolled("2.50", reported=(2, 2), weight=(2, 2))),
        (weighted((0, "5"), (10, "3")), rolled("3.00", reported=(2, 2), weight=(10, 10))),
        (weighted((0, "5"), (10, None)), rolled(None, reported=(1, 2), weight=(0, 10))),
        (weighted((10, None)), rolled(None, reported=(0, 1), weight=(0, 10))),
        (weighted(), rolled(None, reported=(0, 0), weight=(0, 0))),
    ],
)
def test_scores_roll_up_by_weight_and_tell_their_coverage(items: list[Weighted], expected: RollUp) -> None:
    assert roll_up(items) == expected


def test_a_roll_up_says_how_much_of_the_whole_it_is() -> None:
    whole = roll_up(weighted((50, "4.5"), (30, None), (20, "3")))

    assert whole.reason.en == "Weighted mean 4.07: 2 of 3 reported, weight 70 of 100."
    assert whole.coverage.percent == Decimal("66.67")


def test_a_weight_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="a weight is 0 or more, not -1"):
        Weighted(Decimal(-1), None)


def test_a_year_that_was_typed_is_not_explained_as_a_sum() -> None:
    quarters = [result_as_printed(printed) for printed in ("28.2", "26.1", "30.4", "")]
    typed = judge_year(target_as_printed("60 (ไม่น้อยกว่า ... ตัน)"), quarters, Accumulation.SUM, result_as_printed("50"))

    assert typed.made_of == (5,)
    assert typed.reason.en.startswith(
        "Typed for the year; the quarters that have a result (1, 2, 3) come to 84.7. 50 tonnes"
    )
    assert "รวมของ" not in typed.reason.th
