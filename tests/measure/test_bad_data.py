"""Bad data never gives a confident number: a refusal in one sentence, or a finding beside the number."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from cities import Floats, load_mw, monday, readings

from samrit.cli.main import run
from samrit.measure.findings import Finding
from samrit.measure.measuring import measure
from samrit.measure.protocol import Protocol
from samrit.measure.refusal import UnmeasurableError
from samrit.measure.sentences import statement
from samrit.thai.translation import Message

WEEKS = 40
FIRST = monday(WEEKS)
EVENT_DAY = 7 * WEEKS + 5
FORM = Protocol(event="2021-03-27T20:30/21:30", tz="Asia/Bangkok", holidays="none")


@pytest.fixture
def mw() -> Floats:
    return load_mw(7 * WEEKS + 14)


def refusal(mw: Floats, protocol: Protocol = FORM) -> str:
    with pytest.raises(UnmeasurableError) as refused:
        measure(readings(mw, FIRST), protocol)
    assert refused.value.message.th
    return refused.value.message.en


def codes(mw: Floats, protocol: Protocol = FORM) -> dict[str, int]:
    return {one.code: one.count for one in measure(readings(mw, FIRST), protocol).findings}


def csv(path: Path, mw: Floats, first: date = FIRST) -> str:
    start = np.datetime64(first.isoformat())
    stamps = [str(start + np.timedelta64(30 * at, "m")).replace("T", " ") for at in range(mw.size)]
    path.write_text("time,mw\n" + "".join(f"{t},{v:.3f}\n" for t, v in zip(stamps, mw.reshape(-1), strict=True)))
    return str(path)


def test_half_a_window_is_no_window(mw: Floats) -> None:
    mw[EVENT_DAY, 42] = np.nan

    assert refusal(mw) == "1 of the 2 readings of the event's window is missing, so it can't be measured"


def test_a_window_of_another_unit_is_refused(mw: Floats) -> None:
    mw[EVENT_DAY] /= 1000

    assert refusal(mw).startswith("the event's readings are 0.00")


def test_a_load_that_is_below_zero_throughout_is_asked_about(mw: Floats) -> None:
    assert refusal(-mw).startswith("all readings are below zero")


def test_a_load_larger_than_any_country_s_is_refused(mw: Floats) -> None:
    assert "more than that of any country" in refusal(mw * 1e9)


def test_a_difference_of_nothing_is_neither_lower_nor_higher(mw: Floats) -> None:
    mw[:] = mw[:7].mean(axis=0)

    said = statement(measure(readings(mw, FIRST), replace(FORM, method="previous-week"))).en

    assert "just as expected" in said
    assert "lower" not in said


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_logger_s_clock_that_was_changed_near_the_event_is_refused(mw: Floats, hours: int) -> None:
    mw[EVENT_DAY - 2 :] = np.roll(mw[EVENT_DAY - 2 :].reshape(-1), 2 * hours).reshape(-1, 48)

    assert "as if the logger's clock had been changed" in refusal(mw)


def test_a_clock_that_was_changed_by_less_than_an_hour_is_found_where_it_stays_so(mw: Floats) -> None:
    mw[EVENT_DAY - 10 :] = np.roll(mw[EVENT_DAY - 10 :].reshape(-1), 1).reshape(-1, 48)

    assert "as if the logger's clock had been changed" in refusal(mw)


@pytest.mark.parametrize("days_before", [9, 30, 60])
def test_one_week_of_another_course_is_no_changed_clock(mw: Floats, days_before: int) -> None:
    week = slice(EVENT_DAY - days_before, EVENT_DAY - days_before + 7)
    mw[week] = np.roll(mw[week].reshape(-1), 1).reshape(-1, 48)

    assert "Q34" not in codes(mw)


def test_a_clock_of_which_somebody_says_that_it_is_right_is_measured_and_told(mw: Floats) -> None:
    mw[EVENT_DAY - 20 :] = np.roll(mw[EVENT_DAY - 20 :].reshape(-1), 2).reshape(-1, 48)
    assert "--clock-is-right" in refusal(mw)

    found = measure(replace(readings(mw, FIRST), stated={"is_clock_right": True}), FORM).findings

    assert [one.message.en for one in found if one.code == "Q34"] == [
        "from 7 March 2021 on, the course of the day stands 1 h off from that of the week before; it was said that the clock is right"
    ]


def test_a_load_that_is_high_at_night_has_no_number_before_somebody_says_that_its_clock_is_right(mw: Floats) -> None:
    doubted = replace(readings(mw, FIRST), findings=(Finding("Q33", Message("is it UTC?"), 1),))

    with pytest.raises(UnmeasurableError, match="is it UTC"):
        measure(doubted, FORM)
    assert "Q33" in {one.code for one in measure(replace(doubted, stated={"is_clock_right": True}), FORM).findings}


def test_a_slip_of_unit_in_a_file_is_found_and_said(
    mw: Floats, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mw[EVENT_DAY, 41:43] *= 1000

    code = run(
        [
            "measure",
            csv(tmp_path / "a.csv", mw),
            "--event",
            FORM.event,
            "--tz",
            "Asia/Bangkok",
            "--lang",
            "en",
            "--label=start",
        ]
    )

    stated = capsys.readouterr()
    assert (code, stated.out) == (2, "")
    assert "2 of the 2 readings of the event's window are missing" in stated.err
    assert "2 readings are over 100 times off, as by a slip of unit (kW, MW); they are not used" in stated.err


def test_without_a_time_zone_nothing_is_measured(
    mw: Floats, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["measure", csv(tmp_path / "a.csv", mw), "--event", "2021-03-28T20:30/21:30", "--lang", "en"])

    assert (code, capsys.readouterr().err) == (2, "samrit: say the time zone: --tz Asia/Bangkok; it is not guessed\n")


@pytest.mark.parametrize(
    ("event", "tz", "sentence"),
    [
        ("2021-03-28T02:30/03:30", "Europe/Paris", "02:30 on 2021-03-28 comes twice or never in Europe/Paris"),
        ("2021-03-28T01:30/03:30", "Europe/Paris", "the clocks change during the event"),
        ("2021-03-27T20:30/21:30", "Asia/Krungthep", "there is no time zone “Asia/Krungthep”"),
        ("2021-03-27T20:30", "Asia/Bangkok", "is no window of time"),
        ("2023-03-27T20:30/21:30", "Asia/Bangkok", "the data have nothing of 2023-03-27, the day of the event"),
    ],
)
def test_events_that_no_clock_shows_or_no_data_hold_are_refused(mw: Floats, event: str, tz: str, sentence: str) -> None:
    assert sentence in refusal(mw, Protocol(event=event, tz=tz, holidays="none"))


def test_an_event_among_the_days_to_learn_from_is_left_out_and_said(mw: Floats) -> None:
    mw[EVENT_DAY - 14, 41:43] *= 0.8
    named = Protocol(event=FORM.event, tz=FORM.tz, holidays="none", other_events=("2021-03-13",))

    assert codes(mw)["Q23"] == 1
    assert codes(mw, named) == {"Q18": 1}


def test_a_meter_that_stopped_is_not_believed(mw: Floats) -> None:
    mw[EVENT_DAY, 36:47] = mw[EVENT_DAY, 36]

    assert refusal(mw).startswith("all readings around the event are the same, as if the meter had stopped")


def test_a_difference_that_no_lights_can_make_is_doubted(mw: Floats) -> None:
    mw[EVENT_DAY, 41:43] *= 0.6

    assert codes(mw)["Q21"] == 1


def test_few_days_give_no_uncertainty_and_say_so(mw: Floats) -> None:
    answer = measure(readings(mw, FIRST, store=range(EVENT_DAY - 30, EVENT_DAY + 1)), FORM)

    assert {one.code for one in answer.findings} == {"Q15"}
    assert (answer.main.low_mwh, answer.main.is_distinguishable) == (None, False)


def test_readings_longer_than_the_windows_grid_are_measured_whole_and_said(mw: Floats) -> None:
    hourly = mw.reshape(len(mw), 24, 2).mean(axis=2)

    answer = measure(readings(hourly, FIRST), FORM)

    assert [one.code for one in answer.findings] == ["Q11"]
    assert (len(answer.main.actual_kw), answer.main.hours) == (2, 2.0)
    assert answer.main.mean_mw * 2 == answer.main.saved_mwh


def test_zeros_are_data() -> None:
    mw = np.full((8, 48), 2.0)
    mw[7, 41:43] = 0.0

    answer = measure(readings(mw, date(2021, 3, 20)), FORM)

    assert (answer.main.saved_mwh, answer.main.percent) == (2.0, 100.0)
