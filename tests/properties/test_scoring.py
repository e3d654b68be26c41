"""What holds for every target, every result, every year and every roll-up."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import assume, example, given
from hypothesis import strategies as st

from samrit.report import Absence, Comparison, Result, Target, Verdict
from samrit.scoring import METHODS, Accumulation, Weighted, accumulate, judge, judge_year, roll_up, score
from samrit.scoring.rounding import to_places
from samrit.scoring.words import number
from samrit.thai.digits import format_number

BEST_FIRST = (Verdict.EXCEEDS, Verdict.MEETS, Verdict.NEARLY, Verdict.MISSES)
MORE_IS_BETTER = (Comparison.AT_LEAST, Comparison.MORE_THAN, Comparison.RATIO, Comparison.UNSTATED)
LESS_IS_BETTER = (Comparison.AT_MOST, Comparison.LESS_THAN)

any_figure = st.one_of([st.decimals(-(10**29), 10**29, places=places) for places in (0, 1, 15, 30)])
figures = st.one_of(st.integers(-20, 20).map(Decimal), st.decimals(-1000, 1000, places=2), any_figure)
units = st.sampled_from(["", "ร้อยละ", "หน่วยงาน", "แห่ง", "ระดับ", "ลดลงร้อยละ", "ไม่น้อยกว่า ... หน่วยงาน", ">ร้อยละ", "%"])
unit_texts = st.one_of(
    units,
    st.text(max_size=20),
    st.builds(
        lambda word, unit: f"{word} ... {unit}",
        st.sampled_from(["ไม่น้อยกว่า", "ไม่เกิน", "มากกว่า", "น้อยกว่า", "เท่ากับ", "สัดส่วนไม่น้อยกว่า", "ต้องไม่เกิด", "ภายใน"]),
        units,
    ),
)
printed_figures = figures.map(format_number)
printed_ratios = st.builds("{} [{}/{}]".format, printed_figures, printed_figures, printed_figures)
printed_ranges = st.builds("{} - {}".format, printed_figures, printed_figures)
printed_dates = st.dates().map(lambda d: f"{d.day}/{d.month}/{d.year + 543}")
words = st.one_of(
    printed_figures,
    printed_ratios,
    printed_ranges,
    printed_dates,
    st.text(max_size=20),
    st.sampled_from(
        ["", "-", "สูง", "30 กันยายน 2564", "ไม่น้อยกว่า 5", "5027-0824", "0.825 [33/40]", "0." + "0" * 200 + "1"]
    ),
)


targets = st.builds(Target, value_text=words, unit_text=unit_texts)
absences = st.builds(Result.none, st.sampled_from(Absence), st.sampled_from(["", "รอผลสำรวจ"]))
results = st.one_of(st.builds(Result, value_text=words, unit_text=unit_texts), absences)
quarters = st.lists(results, max_size=5)


@given(targets, results)
def test_every_target_and_result_is_judged_and_explained(target: Target, result: Result) -> None:
    judgement = judge(target, result)

    percent = judgement.achievement_percent
    assert (judgement.verdict is None) == (percent is None)
    assert judgement.reason.th
    assert judgement.reason.en
    assert judgement.assumption is None or (judgement.assumption.th and judgement.assumption.en)
    if percent is not None:
        assert percent >= 0
        assert percent == to_places(percent)
        assert (judgement.verdict in (Verdict.EXCEEDS, Verdict.MEETS)) == (percent >= 100)
        for method in METHODS.values():
            scored = score(judgement, method)
            assert scored.value is not None
            assert method.least <= scored.value <= scored.of
            assert (scored.value == scored.of) == (percent >= 100)
            assert number(percent) in scored.reason.th
            assert number(percent) in scored.reason.en


@given(
    st.builds(Target, value_text=st.one_of(printed_figures, printed_ranges), unit_text=unit_texts),
    st.builds(Result, value_text=st.one_of(printed_figures, printed_ratios)),
)
def test_the_sentence_names_both_figures(target: Target, result: Result) -> None:
    judgement = judge(target, result)

    figures_judged = (judgement.figure, target.value, target.upper) if judgement.verdict else ()
    named = [number(figure) for figure in figures_judged if figure is not None]
    assert all(figure in judgement.reason.th for figure in named)
    assert all(figure in judgement.reason.en for figure in named)


@given(st.sampled_from(MORE_IS_BETTER + LESS_IS_BETTER), figures, figures, figures)
@example(Comparison.AT_LEAST, Decimal(0), Decimal(-1), Decimal(1))
@example(Comparison.AT_MOST, Decimal(-5), Decimal(-6), Decimal(-4))
def test_a_better_result_is_never_judged_worse(
    comparison: Comparison, goal: Decimal, one: Decimal, other: Decimal
) -> None:
    target = Target.of(comparison, goal, "ครั้ง")
    assume(judge(target, Result.of(0)).verdict is not None)
    worse, better = sorted((one, other), reverse=comparison in LESS_IS_BETTER)

    of_worse, of_better = judge(target, Result.of(worse)), judge(target, Result.of(better))

    assert of_worse.verdict is not None
    assert of_better.verdict is not None
    assert of_worse.achievement_percent is not None
    assert of_better.achievement_percent is not None
    assert BEST_FIRST.index(of_better.verdict) <= BEST_FIRST.index(of_worse.verdict)
    assert of_better.achievement_percent >= of_worse.achievement_percent
    for method in METHODS.values():
        assert method.score(of_better.achievement_percent) >= method.score(of_worse.achievement_percent)


@given(figures, figures, figures)
def test_nearer_to_an_exact_target_is_never_judged_worse(goal: Decimal, one: Decimal, other: Decimal) -> None:
    target = Target.of(Comparison.EXACTLY, goal)
    nearer, farther = sorted((one, other), key=lambda figure: abs(Fraction(figure) - Fraction(goal)))

    of_nearer, of_farther = judge(target, Result.of(nearer)), judge(target, Result.of(farther))

    assert of_nearer.achievement_percent is not None
    assert of_farther.achievement_percent is not None
    assert of_nearer.achievement_percent >= of_farther.achievement_percent


days = st.dates(date(1958, 1, 1), date(2100, 1, 1))


@given(days, days, days)
def test_an_earlier_day_never_reaches_a_milestone_worse(due: date, one: date, other: date) -> None:
    target = Target.of(Comparison.MILESTONE, due_on=due)
    earlier, later = sorted((one, other))

    of_earlier = judge(target, Result(), reached_on=earlier).achievement_percent
    of_later = judge(target, Result(), reached_on=later).achievement_percent

    assert of_earlier is not None
    assert of_later is not None
    assert of_earlier >= of_later


@given(targets, quarters, st.sampled_from(Accumulation), st.none() | results)
def test_every_year_is_judged_and_explained(
    target: Target, stated: list[Result], rule: Accumulation, own_entry: Result | None
) -> None:
    judgement = judge_year(target, stated, rule, own_entry)

    assert judgement.reason.th
    assert judgement.reason.en
    assert judgement == judge_year(target, stated, rule, own_entry)


@given(quarters, st.lists(absences, max_size=4), st.sampled_from(Accumulation), st.randoms())
def test_blanks_change_no_year(stated: list[Result], blanks: list[Result], rule: Accumulation, order: Random) -> None:
    with_blanks = list(stated)
    for blank in blanks:
        with_blanks.insert(order.randint(0, len(with_blanks)), blank)

    year, with_gaps = accumulate(rule, stated), accumulate(rule, with_blanks)

    assert year.coverage.reported == with_gaps.coverage.reported
    assert year.coverage.total <= with_gaps.coverage.total
    if year.coverage.reported:
        assert year.result == with_gaps.result


shares = st.tuples(st.integers(0, 500), st.integers(1, 500))


@given(st.lists(shares, min_size=1, max_size=4), st.sampled_from([Accumulation.SUM, Accumulation.AVERAGE]))
def test_a_year_s_ratio_is_all_that_counted_over_all_that_there_was(
    parts: list[tuple[int, int]], rule: Accumulation
) -> None:
    stated = [
        Result.of(to_places(Decimal(n) * 100 / Decimal(d)), "ร้อยละ", numerator=n, denominator=d) for n, d in parts
    ]

    year = accumulate(rule, stated)

    numerator, denominator = sum(n for n, _ in parts), sum(d for _, d in parts)
    hundredths = (Fraction(numerator * 100, denominator) * 200 + 1) // 2  # rounded half up, in hundredths of a percent
    assert year.result.value == Decimal(int(hundredths)) / 100
    assert (year.result.numerator, year.result.denominator) == (Decimal(numerator), Decimal(denominator))


weights = st.decimals(0, 100, places=2)
scores = st.none() | st.decimals(0, 100, places=2)
items = st.lists(st.builds(Weighted, weights, scores), max_size=12)


@given(items, st.permutations(range(12)), st.decimals("0.01", 1000, places=2))
def test_a_roll_up_knows_neither_the_order_nor_the_scale_of_weights(
    weighted: list[Weighted], order: list[int], scale: Decimal
) -> None:
    rolled = roll_up(weighted)

    assert roll_up([weighted[i] for i in order if i < len(weighted)]) == rolled
    assert roll_up(Weighted(item.weight * scale, item.value) for item in weighted).value == rolled.value


@given(items)
def test_a_roll_up_lies_between_what_it_is_made_of_and_counts_it(weighted: list[Weighted]) -> None:
    rolled = roll_up(weighted)

    counted = [item.value for item in weighted if item.value is not None and item.weight]
    assert rolled.coverage.total == len(weighted)
    assert rolled.coverage.reported == sum(item.value is not None for item in weighted)
    assert (rolled.value is None) == (not counted)
    if rolled.value is not None:
        assert min(counted) <= rolled.value <= max(counted)
