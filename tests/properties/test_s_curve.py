"""The S-curve: by hand, and against a loop that walks day by day."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.scoring.s_curve import (
    ReportedValue,
    State,
    Step,
    actual,
    last_reported,
    planned,
    progress_status,
    whole_weights,
)
from samrit.scoring.s_curve_points import curve

FIRST = date(2020, 10, 1)
T0 = datetime(2021, 1, 1, tzinfo=UTC)
D = Decimal


def reported(on: date, value: str | int, minute: int = 0) -> ReportedValue:
    return ReportedValue(on, D(value), T0 + timedelta(minutes=minute))


@st.composite
def projects(draw: st.DrawFn) -> tuple[Step, ...]:
    """Steps whose weights sum to 100, each with some tellings, some of them of one day."""
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=0, max_size=4)))
    weights = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    days = st.integers(0, 80).map(lambda n: FIRST + timedelta(days=n))
    tellings = st.lists(st.tuples(days, st.integers(0, 100)), max_size=5)
    return tuple(
        Step(
            D(weight),
            begins := draw(days),
            begins + timedelta(days=draw(st.integers(0, 40))),
            tuple(reported(day, value, minute) for minute, (day, value) in enumerate(draw(tellings))),
        )
        for weight in weights
    )


def walked(steps: tuple[Step, ...]) -> list[tuple[date, Fraction, Fraction]]:
    """Day by day: each planned day adds its share; each telling replaces what stood."""
    plan, status = Fraction(0), [Fraction(0)] * len(steps)
    found = []
    for n in range(-1, 125):
        day = FIRST + timedelta(days=n)
        for at, step in enumerate(steps):
            if step.planned_from <= day <= step.planned_until:
                plan += Fraction(step.weight) / ((step.planned_until - step.planned_from).days + 1)
            for one in step.reported:  # in the order in which they were told
                if one.on == day:
                    status[at] = Fraction(one.value)
        done = sum((Fraction(s.weight) * v / 100 for s, v in zip(steps, status, strict=True)), Fraction(0))
        found.append((day, plan, done))
    return found


@given(projects())
def test_every_day_is_what_a_walk_day_by_day_comes_to(steps: tuple[Step, ...]) -> None:
    for day, plan, done in walked(steps):
        assert abs(Fraction(planned(steps, day)) - plan) <= Fraction(1, 200)
        assert abs(Fraction(actual(steps, day) or 0) - done) <= Fraction(1, 200)


@given(projects())
def test_the_plan_rises_from_nothing_to_the_whole(steps: tuple[Step, ...]) -> None:
    values = [planned(steps, FIRST + timedelta(days=n)) for n in range(-1, 125)]

    assert values == sorted(values)
    assert (values[0], values[-1]) == (D(0), D(100))


@given(projects())
def test_the_lines_of_the_curve_pass_through_each_days_value(steps: tuple[Step, ...]) -> None:
    on = FIRST + timedelta(days=60)
    drawn = curve(steps, first=FIRST, last=FIRST + timedelta(days=90), on=on)

    for (day, value), (after, next_value) in zip(drawn.plan, drawn.plan[1:], strict=False):
        middle = day + (after - day) // 2
        share = Fraction((middle - day).days, (after - day).days)
        between = Fraction(value) + share * (Fraction(next_value) - Fraction(value))
        assert abs(Fraction(planned(steps, middle)) - between) <= Fraction(1, 50)
    assert all(day <= max(on, drawn.first) for day, _ in drawn.work)
    assert [m.on for m in drawn.months if m.actual_percent is not None and m.on > on] == []


STEPS = (
    Step(D(20), date(2020, 10, 1), date(2020, 10, 31), (reported(date(2020, 10, 31), 100),)),
    Step(
        D(60),
        date(2020, 11, 1),
        date(2021, 6, 30),
        (reported(date(2021, 1, 31), 40), reported(date(2021, 3, 31), 70), reported(date(2021, 3, 31), 65, 1)),
    ),
    Step(D(20), date(2021, 7, 1), date(2021, 9, 30)),
)


def test_hand_arithmetic() -> None:
    # 31 March: 20 + 60 × 151/242 planned; 20 + 60 × 65 % done: the correction of 70 to 65 was told last.
    status = progress_status(
        STEPS,
        on=date(2021, 3, 31),
        spending=(reported(date(2020, 12, 31), 150_000), reported(date(2021, 3, 31), "260000.50")),
        allotted_baht=D(400_000),
    )

    assert (status.planned_percent, status.actual_percent, status.deviation) == (D("57.44"), D("59.00"), D("1.56"))
    assert (status.spent_baht, status.spent_percent, status.is_overspent) == (D("260000.50"), D("65.00"), False)
    assert (status.state, status.late_steps) == (State.ON_TIME, ())
    assert actual(STEPS, date(2021, 3, 30)) == D(44)  # what was told in January holds; nothing is drawn between


@pytest.mark.parametrize(
    ("on", "state", "reason"),
    [
        (date(2020, 9, 30), State.NOT_BEGUN, "Its first planned day has not come yet."),
        (date(2020, 10, 30), State.LATE, "It was to begin, and nothing was told yet."),
        (date(2020, 10, 31), State.ON_TIME, "It goes as planned."),
        (date(2021, 3, 30), State.LATE, "It is 5.50 % behind the plan."),
        (date(2021, 4, 30), State.ON_TIME, "It goes as planned."),  # told a month ago: that still holds
        (date(2021, 7, 1), State.LATE, "1 step is past the planned end and not done."),
    ],
)
def test_how_it_stands_is_said_with_its_reason(on: date, state: State, reason: str) -> None:
    status = progress_status(STEPS, on=on)

    assert (status.state, status.reason.en) == (state, reason)


def test_a_project_is_done_when_every_step_is() -> None:
    steps = tuple(Step(s.weight, s.planned_from, s.planned_until, (reported(FIRST, 100),)) for s in STEPS)

    assert progress_status(steps, on=FIRST).state is State.DONE
    assert progress_status((), on=FIRST).state is State.NOT_BEGUN


def test_weights_that_are_not_the_whole_say_so() -> None:
    assert whole_weights([D(20), D(80)]) is None
    assert "99.5" in (whole_weights([D(20), D("79.5")]) or pytest.fail("should object")).en


def test_of_one_day_the_last_told_counts() -> None:
    assert last_reported(STEPS[1].reported, date(2021, 3, 31)) == reported(date(2021, 3, 31), 65, 1)
    assert last_reported(STEPS[1].reported, date(2021, 1, 30)) is None


def test_the_table_has_each_months_end_and_the_day_itself() -> None:
    drawn = curve(STEPS, first=FIRST, last=date(2021, 9, 30), on=date(2021, 3, 10))

    assert [m.on.isoformat() for m in drawn.months][4:8] == ["2021-02-28", "2021-03-10", "2021-03-31", "2021-04-30"]
    assert [m.actual_percent for m in drawn.months][4:8] == [D("44.00"), D("44.00"), None, None]
    assert drawn.plan[0] == (date(2020, 9, 30), D(0))
    assert drawn.work[-1] == (date(2021, 3, 10), D("44.00"))
