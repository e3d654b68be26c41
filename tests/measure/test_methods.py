"""Every method against its formula, worked out anew by hand; no method sees what it must not."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from cities import Floats, load_mw, many, monday, readings

from samrit.measure.calendar import Calendar
from samrit.measure.estimate import estimate, placebos
from samrit.measure.event import parse_event
from samrit.measure.inputs import Inputs
from samrit.measure.measuring import days_of, measure, prepare
from samrit.measure.methods.table import METHODS
from samrit.measure.names import NAMES
from samrit.measure.panel import totals
from samrit.measure.protocol import Protocol
from samrit.measure.readings import Readings
from samrit.measure.windows import whole_day

FORM = Protocol(event="2021-03-27T20:30/21:30", tz="Asia/Bangkok", holidays="none")
WEEKS = 60
FIRST = monday(WEEKS)
EVENT_DAY = 7 * WEEKS + 5
BEFORE = slice(33, 41)  # 16:30 to 20:30
WINDOW = slice(41, 43)


def inputs_of(data: Readings, protocol: Protocol = FORM) -> Inputs:
    event = parse_event(protocol.event, protocol.tz)
    span = whole_day(event, data)
    return prepare(data, protocol, event, totals(data, event, span, days_of(data, event, span)))


def expected(name: str, data: Readings) -> list[float]:
    return [round(float(kw) / 1000, 9) for kw in METHODS[name].estimate(inputs_of(data), (0,))[0]]


def saturdays(count: int) -> list[int]:
    """The last Saturdays before the event, newest first."""
    return [EVENT_DAY - 7 * week for week in range(1, count + 1)]


@pytest.fixture(scope="module")
def mw() -> Floats:
    return load_mw(7 * WEEKS + 14)


def listed(values: Floats) -> list[float]:
    return [round(float(value), 9) for value in values]


def test_the_averages_are_their_formulas(mw: Floats) -> None:
    data = readings(mw, FIRST)
    window = mw[:, WINDOW]

    assert expected("previous-week", data) == listed(window[EVENT_DAY - 7])
    assert expected("mean-of-n", data) == listed(window[saturdays(4)].mean(axis=0))


def test_high_x_of_y_takes_four_of_five_and_the_level_of_the_day(mw: Floats) -> None:
    five = saturdays(5)
    highest = sorted(five, key=lambda day: -mw[day, WINDOW].sum())[:4]
    hours = slice(33, 39)  # three hours that end one hour before
    level = mw[EVENT_DAY, hours].mean() - mw[highest, hours].mean()

    assert expected("high-x-of-y", readings(mw, FIRST)) == listed(mw[highest, WINDOW].mean(axis=0) + level)


def test_matching_day_takes_the_nearest_three_of_twelve(mw: Floats) -> None:
    hours = slice(33, 40)
    away = {day: ((mw[day, hours] - mw[EVENT_DAY, hours]) ** 2).sum() for day in saturdays(12)}
    nearest = sorted(away, key=lambda day: away[day])[:3]
    level = mw[EVENT_DAY, hours].mean() - mw[nearest, hours].mean()

    assert expected("matching-day", readings(mw, FIRST)) == listed(mw[nearest, WINDOW].mean(axis=0) + level)


def test_regression_without_a_temperature_is_the_mean_by_time_of_week(mw: Floats) -> None:
    assert expected("regression", readings(mw, FIRST)) == listed(mw[saturdays(12), WINDOW].mean(axis=0))


def test_control_group_is_the_difference_in_differences(mw: Floats) -> None:
    other = load_mw(len(mw), seed=2)
    data = many({"a": mw, "b": other}, FIRST)
    data = Readings(data.table, data.step_s, 0, groups={"a": "treated", "b": "control"})

    answer = measure(data, Protocol(event=FORM.event, tz=FORM.tz, holidays="none", method="control-group"))

    base, control = mw[saturdays(4), WINDOW].mean(axis=0), other[:, WINDOW]
    expected_mw = base * control[EVENT_DAY] / control[saturdays(4)].mean(axis=0)
    assert listed(answer.main.counterfactual_kw / 1000) == listed(expected_mw)


def test_annual_peak_is_the_peak_of_the_year_before_and_is_never_chosen(mw: Floats) -> None:
    answer = measure(readings(mw, FIRST), FORM)

    peak = next(one for one in answer.estimates if one.method == "annual-peak")
    assert (peak.is_rejected, answer.chosen) == (True, "bridge")
    assert peak.saved_mwh > 300


def test_a_bridge_day_is_predicted_by_the_fit_without_it(mw: Floats) -> None:
    data = inputs_of(readings(mw, FIRST))
    target = -35
    without = Inputs(data.panel, Calendar(data.calendar.event, data.panel.first_day, data.panel.last_day,
        others=frozenset({data.calendar.date(target)})))  # fmt: skip

    left_out = METHODS["bridge"].estimate(data, (target,))[0]
    predicted = METHODS["bridge"].estimate(without, (target,))[0]

    assert left_out == pytest.approx(predicted, rel=2e-3)


def test_each_method_has_its_words() -> None:
    assert list(NAMES) == list(METHODS)


@pytest.mark.parametrize("name", [name for name in METHODS if name not in ("control-group", "annual-peak")])
def test_no_method_sees_the_window_that_it_speaks_of(mw: Floats, name: str) -> None:
    changed = mw.copy()
    changed[EVENT_DAY, WINDOW] -= 500

    before, after = (METHODS[name].estimate(inputs_of(readings(load, FIRST)), (0,)) for load in (mw, changed))

    assert before.tolist() == after.tolist()


@pytest.mark.parametrize("name", [name for name in METHODS if name not in ("control-group", "annual-peak")])
def test_a_day_is_not_used_that_is_a_holiday_or_an_event_or_of_another_clock(mw: Floats, name: str) -> None:
    away = date(2021, 3, 13)
    changed = mw.copy()
    changed[EVENT_DAY - 14] *= 3
    protocol = Protocol(event=FORM.event, tz=FORM.tz, holidays="none", other_events=(away.isoformat(),))
    days = placebos(METHODS[name], inputs_of(readings(mw, FIRST), protocol))

    plain, strange = (
        METHODS[name].estimate(inputs_of(readings(load, FIRST), protocol), (0,)) for load in (mw, changed)
    )

    assert plain.tolist() == strange.tolist()
    assert -14 not in days


def test_past_only_uses_nothing_of_a_later_day(mw: Floats) -> None:
    changed = mw.copy()
    changed[EVENT_DAY + 1 :] *= 2

    for name in ("mean-of-n", "bridge"):
        one, other = (
            estimate(METHODS[name], replace(inputs_of(readings(load, FIRST)), is_past_only=True))
            for load in (mw, changed)
        )
        assert one.saved_mwh == other.saved_mwh
        assert one.placebo_percent == other.placebo_percent
        assert max(one.placebo_percent) < 0


def test_like_days_stay_on_one_side_of_a_clock_change() -> None:
    event = parse_event("2021-03-27T20:30/21:30", "Europe/Paris")  # the clocks change in the night that follows
    calendar = Calendar(event, -21, 21)

    assert calendar.like == (-21, -14, -7)
    assert calendar.other_clock == 3
    assert (event.anchor(7) - event.starts_at).total_seconds() == timedelta(days=7).total_seconds()


def test_a_total_is_of_the_same_meters_on_all_days() -> None:
    small = {f"m{at}": load_mw(28, seed=at) for at in range(20)}
    small["m3"][14, 41] = np.nan
    small["m4"][:, 41] = 0.0
    data = many(small, monday(3))

    answer = measure(data, FORM)

    whole = sum(load for name, load in small.items() if name != "m3")
    assert answer.series == 19
    assert [one.count for one in answer.findings if one.code == "Q16"] == [1]
    assert answer.main.actual_kw / 1000 == pytest.approx(np.asarray(whole)[26, WINDOW])


@pytest.mark.parametrize(
    "typed",
    [
        "2564-03-27T20:30/21:30", "27/3/2564 20:30-21:30", "27 มี.ค. 2564 20.30–21.30", "๒๗/๓/๒๕๖๔, ๒๐.๓๐ - ๒๑.๓๐",
        "27 Mar 2021 20:30/21:30", "2021-03-27T20:30/2021-03-27T21:30",
    ],
)  # fmt: skip
def test_the_day_of_an_event_may_be_typed_as_days_are_elsewhere(typed: str) -> None:
    assert parse_event(typed, "Asia/Bangkok").window == "2021-03-27T20:30/21:30"
